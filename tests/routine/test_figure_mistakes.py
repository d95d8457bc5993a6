"""Every mistake in a figure with its exact place, words and hint. Never here: mistakes in postures.yaml."""

from __future__ import annotations

import pytest

from stretchtui.figure.joints import SPINE, VIEWS
from stretchtui.routine.durations import FORMS
from stretchtui.routine.library import Shelf
from stretchtui.routine.loading import Loader
from tests.routine.figures import POSTURES, pose
from tests.routine.reading import STRETCH, errors, folder, in_place, read, shelf, short, shorts

# The figure begins in column 13 of line 5.

MIDDLE = "one of: pelvis, lumbar, thorax, neck, head, both, left, right"
SIDE = "one of: scapula, shoulder, elbow, pronation, wrist, hip, knee, ankle, hand, foot"
PHASES = "one of: move, hold, release, prepare, rest, switch"
NUMBER = "write a plain number: 30, -12.5"
VIEW_WORDS = "one of: " + ", ".join(VIEWS)

OF_A_FIGURE = [
    ("[]", "13-15 wrong-type", "a figure, with fields such as 'posture:', belongs here, not an empty list", ""),
    ("{postur: standing}", "14-20 unknown-field", "'postur' is not a field of a figure", "did you mean 'posture'?"),
    ("{posture: standin}", "23-30 unknown-posture", "there is no posture 'standin'", "did you mean 'standing'?"),
    ("{posture: Seated chair}", "23-35 unknown-posture", "there is no posture 'Seated chair'", "did you mean 'seated-chair'?"),
    ("{posture: xyz}", "23-26 unknown-posture", "there is no posture 'xyz'", "one of: standing, seated-chair"),
    ("{posture: }", "23-23 wrong-type", "the value is missing: the name of a posture belongs here", ""),
    ("{view: fornt}", "20-25 unknown-view", "'fornt' is neither a known view nor degrees", "did you mean 'front'?"),
    ("{view: 1e9}", "20-23 unknown-view", "'1e9' is neither a known view nor degrees", VIEW_WORDS),
    ("{view: {yaw: [1]}}", "26-29 wrong-type", "the name of a view, or degrees, belongs here, not a list", ""),
    ("{view: {jaw: 3}}", "21-24 unknown-field", "'jaw' is not a field of a view", "did you mean 'yaw'?"),
    ("{view: {pitch: front}}", "28-33 bad-number", "'front' is not a number", NUMBER),
    ("{view: {zoom: uper}}", "27-31 unknown-zoom", "'uper' is not a known zoom", "did you mean 'upper'?"),
    ("{side: both}", "20-24 unknown-side", "'both' is not a known side", "one of: left, right"),
    ("{props: [wal]}", "22-25 unknown-prop", "'wal' is not a known prop", "did you mean 'wall'?"),
    ("{keyframes: 3}", "25-26 wrong-type",
     "a mapping of keyframes, such as {hold: {neck: {rotation: -25}}}, belongs here, not '3'", ""),
    ("{keyframes: {hodl: {}}}", "26-30 unknown-keyframe", "no phase and no pose is called 'hodl'", "did you mean 'hold'?"),
    ("{keyframes: {xyz: {}}}", "26-29 unknown-keyframe", "no phase and no pose is called 'xyz'", PHASES),
    ("{elsewhere: 3}", "25-26 wrong-type", "figures by position, as {seated-chair: {…}}, belongs here, not '3'", ""),
    ("{elsewhere: {suppine: {}}}", "26-33 unknown-position", "'suppine' is not a known position", "did you mean 'supine'?"),
    ("{elsewhere: {supine: {sid: left}}}", "35-38 unknown-field", "'sid' is not a field of a figure elsewhere",
     "did you mean 'side'?"),
    ("{elsewhere: {supine: {keyframes: {hodl: {}}}}}", "47-51 unknown-keyframe", "no phase and no pose is called 'hodl'",
     "did you mean 'hold'?"),
]  # fmt: skip

# Here the keyframe begins in column 32 of line 5.
A_KEYFRAME = "a pose, a list of poses, or {cycle: 1.2s, poses: […]} belongs here, not"
OF_A_KEYFRAME = [
    ("3", "32-33 wrong-type", f"{A_KEYFRAME} '3'", ""),
    ("mirrored", "32-40 wrong-type", f"{A_KEYFRAME} 'mirrored'", ""),
    ("[]", "32-34 wrong-type", "a list of poses, at least one, belongs here, not an empty list", ""),
    ("[mirrored]", "33-41 wrong-type", "there is no pose before it that could be mirrored", ""),
    ("[{}, mirored]", "37-44 wrong-type", "a pose, or the word mirrored, belongs here, not 'mirored'", ""),
    ("[{}, []]", "37-39 wrong-type", "a pose, such as {neck: {rotation: -25}}, belongs here, not an empty list", ""),
    ("{cycle: 2s}", "33-38 missing-field", "a cycle needs 'poses': what is gone round",
     "write poses: [{neck: {lateral: 20}}, mirrored]"),
    ("{poses: [{}]}", "33-38 missing-field", "a cycle needs 'cycle': how long it takes to go round once", "write cycle: 1.2s"),
    ("{cycle: fast, poses: [{}]}", "40-44 bad-duration", "'fast': is not a duration", FORMS),
    ("{cycle: 0, poses: [{}]}", "40-41 bad-duration", "this cannot be zero", FORMS),
    ("{cycle: 1s, poses: {}}", "51-53 wrong-type", "a list of poses, at least one, belongs here, not a mapping", ""),
    ("{cycle: 1s, poses: [{}], neck: {}}", "57-61 unknown-field", "'neck' is not a field of a cycle", "one of: cycle, poses"),
    ("{nek: {}}", "33-36 unknown-joint", "'nek' is neither a joint of the middle nor a side", "did you mean 'neck'?"),
    ("{spine: {}}", "33-38 unknown-joint", "'spine' is neither a joint of the middle nor a side", MIDDLE),
    ("{elbow: 3}", "33-38 unknown-joint", "'elbow' is neither a joint of the middle nor a side",
     "write elbow: under left:, right: or both:"),
    ("{hand: floor}", "33-37 unknown-joint", "'hand' is neither a joint of the middle nor a side",
     "write hand: under left:, right: or both:"),
    ("{sholder: 3}", "33-40 unknown-joint", "'sholder' is neither a joint of the middle nor a side",
     "write shoulder: under left:, right: or both:"),
    ("{left: {elbw: 3}}", "40-44 unknown-joint", "'elbw' is not a joint of a side", "did you mean 'elbow'?"),
    ("{left: {thorax: {}}}", "40-46 unknown-joint", "'thorax' is not a joint of a side", "write thorax: beside left: and right:"),
    ("{both: {xyz: {}}}", "40-43 unknown-joint", "'xyz' is not a joint of a side", SIDE),
    ("{left: 3}", "39-40 wrong-type", "a mapping of joints, such as {elbow: 90}, belongs here, not '3'", ""),
    ("{neck: {rotatoin: 3}}", "40-48 unknown-angle", "'rotatoin' is not an angle of neck", "did you mean 'rotation'?"),
    ("{neck: {extension: 3}}", "40-49 unknown-angle", "'extension' is not an angle of neck",
     "write flexion: with a negative number"),
    ("{neck: {abduction: 3}}", "40-49 unknown-angle", "'abduction' is not an angle of neck",
     "one of: flexion, lateral, rotation"),
    ("{left: {elbow: {rotation: 3}}}", "48-56 unknown-angle", "'rotation' is not an angle of elbow", "one of: flexion"),
    ("{neck: 20}", "39-41 wrong-type", "a mapping of flexion, lateral, rotation, belongs here, not '20'", ""),
    ("{left: {shoulder: 20}}", "50-52 wrong-type", "a mapping of flexion, abduction, rotation, belongs here, not '20'", ""),
    ("{left: {elbow: [3]}}", "47-50 wrong-type", "a number, or a mapping of flexion, belongs here, not a list", ""),
    ("{left: {elbow: }}", "47-47 bad-number", "the number is missing", NUMBER),
    ("{left: {elbow: bent}}", "47-51 bad-number", "'bent' is not a number", NUMBER),
    ("{neck: {rotation: 20°}}", "50-53 bad-number", "'20°' is not a number", NUMBER),
    ("{neck: {rotation: '1,5'}}", "50-55 bad-number", "'1,5' is not a number", NUMBER),
    ("{neck: {rotation: .nan}}", "50-54 bad-number", "'.nan' is not a number", NUMBER),
    ("{neck: {rotation: 99999}}", "50-55 bad-number", "'99999' is not a number", NUMBER),
    ("{neck: {rotation: {}}}", "50-52 wrong-type", "a number belongs here, not a mapping", ""),
    ("{left: {hand: flor}}", "46-50 unknown-place", "a hand cannot be put on 'flor'", "did you mean 'floor'?"),
    ("{left: {hand: xyz}}", "46-49 unknown-place", "a hand cannot be put on 'xyz'", ""),
    ("{left: {foot: left-knee}}", "46-55 unknown-place", "a foot cannot be put on 'left-knee'", "one of: floor, seat, wall"),
    ("{left: {hand: {on: hed-top}}}", "51-58 unknown-place", "a hand cannot be put on 'hed-top'", "did you mean 'head-top'?"),
    ("{left: {hand: {on: free}}}", "51-55 unknown-place", "a hand cannot be put on 'free'", "write hand: free"),
    ("{left: {hand: {up: 3}}}", "47-49 missing-field", "a hand needs 'on': what it is put on", "write on: right-knee"),
    ("{left: {hand: {}}}", "46-48 missing-field", "a hand needs 'on': what it is put on", "write on: right-knee"),
    ("{left: {hand: []}}", "46-48 wrong-type", "what the hand is put on, or free, belongs here, not an empty list", ""),
    ("{left: {hand: }}", "46-46 wrong-type", "the value is missing: what the hand is put on belongs here", ""),
    ("{left: {foot: {forwrd: 3}}}", "47-53 unknown-angle", "'forwrd' is not an angle of foot", "did you mean 'forward'?"),
    ("{left: {foot: {forward: far}}}", "56-59 bad-number", "'far' is not a number", NUMBER),
    ("{neck: {lateral: 1, lateral: 2}}", "52-59 duplicate-key", "'lateral' stands here a second time; the first is at 5:40",
     "keep one of the two"),
]  # fmt: skip

ALL = [(figure, *rest) for figure, *rest in OF_A_FIGURE] + [
    (f"{{keyframes: {{hold: {keyframe}}}}}", *rest) for keyframe, *rest in OF_A_KEYFRAME
]


@pytest.mark.parametrize(("figure", "place", "message", "hint"), ALL, ids=[figure for figure, *_ in ALL])
def test_a_mistake_in_a_figure_is_named_at_its_place_with_what_to_do(
    known: Shelf, figure: str, place: str, message: str, hint: str
) -> None:
    loaded = read(in_place(f"figure: {figure}"), known)
    (one,) = loaded.diagnostics
    assert loaded.routine is None
    assert (short(one), one.message, one.hint, one.severity) == (f"5:{place}", message, hint, "error")


OUT_OF_RANGE = [
    ("{right: {shoulder: {flexion: 200}}}", "61-64", "shoulder flexion 200 is outside -60 to 180"),
    ("{left: {elbow: -5.5}}", "47-51", "elbow flexion -5.5 is outside -5 to 150"),
    ("{both: {scapula: {elevation: 30}}}", "61-63", "scapula elevation 30 is outside -1 to 1"),
    ("{pelvis: {up: 200}}", "46-49", "pelvis up 200 is outside -150 to 150"),
    ("{left: {foot: {out: 101}}}", "52-55", "foot out 101 is outside -100 to 100"),
]


@pytest.mark.parametrize(("keyframe", "place", "message"), OUT_OF_RANGE)
def test_what_no_body_does_is_warned_of_once_and_kept(known: Shelf, keyframe: str, place: str, message: str) -> None:
    loaded = read(in_place(f"figure: {{keyframes: {{hold: {keyframe}}}}}"), known)
    assert loaded.routine is not None
    assert [(short(one), one.message, one.severity) for one in loaded.diagnostics] == [
        (f"5:{place} out-of-range", message, "warning")
    ]


@pytest.mark.parametrize("view", ["{pitch: 91}", "{yaw: 181}", "-200"])
def test_a_view_from_nowhere_is_warned_of(known: Shelf, view: str) -> None:
    (one,) = read(in_place(f"figure: {{view: {view}}}"), known).diagnostics
    assert (one.severity, one.code) == ("warning", "out-of-range")


def test_both_ends_of_every_range_are_within_it(known: Shelf) -> None:
    for joint, angles in SPINE.items():
        for angle, (low, high) in angles.items():
            for size in (low, high):
                assert pose(f"{{{joint}: {{{angle}: {size}}}}}", known).angles == {f"{joint}.{angle}": size}


@pytest.mark.parametrize(
    ("figure", "message_and_hint"),
    [
        ("", ("the figure has no keyframe 'low'", "add it under figure: keyframes:")),
        ("figure: {keyframes: {slow: {}, press: {}}}", ("the figure has no keyframe 'low'", "did you mean 'slow'?")),
    ],
)
def test_a_pose_that_is_no_keyframe_is_named_where_the_phase_names_it(
    known: Shelf, figure: str, message_and_hint: tuple[str, str]
) -> None:
    phases = "phases:\n  - {name: press, for: 5s, pose: low}\n  - {name: slow, for: 1s}\n  - {pose: 3s}\n"
    (one,) = errors(read(in_place(phases + figure), known))
    assert (short(one), one.message, one.hint) == ("6:38-41 missing-keyframe", *message_and_hint)


def test_a_figure_s_mistakes_are_those_of_its_own_file_and_break_the_exercise(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = STRETCH + "figure:\n  posture: standin\n  keyframes:\n    hodl: {}\n"
    broken = shelf(folder(tmp_path_factory.mktemp("library"), {"postures": POSTURES}, {"turn": text}))
    loaded = Loader(broken).loaded_exercise("turn")
    assert [short(one) for one in loaded.diagnostics] == ["7:12-19 unknown-posture"]
    assert [one.code for one in read("name: R\nsteps: [turn]\n", broken).diagnostics] == ["broken-exercise"]


def test_every_mistake_of_a_figure_is_reported_at_once(known: Shelf) -> None:
    lines = [
        "figure:", "  posture: standin", "  view: fornt", "  keyframes:", "    hold:", "      nek: {rotation: 3}",
        "      neck: {rotatoin: 3, lateral: x}", "      left: {elbw: 3, hand: knie, foot: {out: 300}}", "    move: [mirrored]",
    ]  # fmt: skip
    assert shorts(read(in_place("\n".join(lines)), known)) == [
        "6:16-23 unknown-posture", "7:13-18 unknown-view", "10:11-14 unknown-joint", "11:18-26 unknown-angle",
        "11:40-41 bad-number", "12:18-22 unknown-joint", "12:33-37 unknown-place", "12:51-54 out-of-range",
        "13:16-24 wrong-type",
    ]  # fmt: skip
