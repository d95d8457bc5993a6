"""postures.yaml: what is read, every mistake at its place, and which library's posture counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.figure.joints import CARRIERS
from stretchtui.figure.script import Pose, Posture, Reach, View
from stretchtui.routine import loading
from stretchtui.routine.files import FileText, read_file
from stretchtui.routine.library import Library, Shelf, scan
from stretchtui.routine.loading import LoadedPostures, Loader, load_exercise, load_postures, shelf_beside
from stretchtui.routine.postures import read_postures
from stretchtui.routine.source import parse
from tests.routine.reading import EMPTY, STRETCH, folder, in_place, read, shelf, short, shorts

NAMING = STRETCH + "figure: {posture: mine}\n"


def loaded(tmp_path: Path, text: str) -> LoadedPostures:
    path = tmp_path / "postures.yaml"
    path.write_text(text, encoding="utf-8")
    return load_postures(path)


def found(file: LoadedPostures) -> list[str]:
    return [short(one) for one in file.diagnostics]


# What is read


def test_a_posture_of_nothing_but_its_name_stands_with_the_arms_hanging(tmp_path: Path) -> None:
    file = loaded(tmp_path, "standing: {}\n")
    assert (dict(file.postures), file.diagnostics) == ({"standing": Posture("standing", Pose())}, ())
    (posture,) = file.postures.values()
    assert posture is not None
    assert (posture.carries, posture.on, posture.props, posture.view) == (("left-foot", "right-foot"), "floor", (), View())


def test_a_posture_says_what_carries_it_and_on_what_and_what_it_looks_like(tmp_path: Path) -> None:
    text = """\
format: 1
sitting:
  about: On a chair.
  carries: [seat, left-foot]
  on: seat
  props: [chair, wall]
  view: {yaw: side, zoom: upper}
  pose: {both: {hip: {flexion: 90}}, left: {knee: 80, hand: belly}}
"""
    file = loaded(tmp_path, text)
    angles = {"left.hip.flexion": 90, "right.hip.flexion": 90, "left.knee.flexion": 80}
    assert file.diagnostics == ()
    assert dict(file.postures) == {
        "sitting": Posture(
            "sitting", Pose(angles, {"left.hand": Reach("belly")}), ("seat", "left-foot"), "seat", ("chair", "wall"),
            View(yaw=-90, zoom="upper"),
        )
    }  # fmt: skip


def test_everything_that_may_carry_is_understood(tmp_path: Path) -> None:
    file = loaded(tmp_path, "".join(f"on-{word}: {{carries: {word}}}\n" for word in CARRIERS))
    assert [posture.carries for posture in file.postures.values() if posture] == [(word,) for word in CARRIERS]


# What is wrong

FIELDS = "one of: about, carries, on, props, view, pose"
ONE_MISTAKE = [
    ("", "1:1-2 empty-file", "there is nothing in this file, and a file of postures belongs here", "begin with standing:"),
    ("standing\n", "1:1-9 wrong-type", "this is a text, and a file of postures with its fields belongs here",
     "begin with standing:"),
    ("- standing\n", "1:1-2:1 wrong-type", "a mapping of postures by their names belongs here, not a list", ""),
    ("format: 2\nstanding: {}\n", "1:9-10 newer-format", "this file is written in format 2, and this program knows format 1",
     "install a version of stretchtui that knows format 2"),
    ("format: x\n", "1:9-10 wrong-type", "a whole number from 1 to 999999 belongs here, not 'x'", ""),
    ("My Posture: {}\n", "1:1-11 wrong-type", "'My Posture' is no posture", "lower-case words joined by '-'"),
    ("mine: 3\n", "1:7-8 wrong-type", "a posture, with fields such as 'about:', belongs here, not '3'", ""),
    ("mine: {neck: {}}\n", "1:8-12 unknown-field", "'neck' is not a field of a posture", FIELDS),
    ("mine: {carries: [seat, bak]}\n", "1:24-27 unknown-carrier", "'bak' is not a known carrier", "did you mean 'back'?"),
    ("mine: {carries: []}\n", "1:17-19 wrong-type", "this list needs at least 1: the name of a known carrier", ""),
    ("mine: {on: flor}\n", "1:12-16 unknown-place", "'flor' is not a known place", "did you mean 'floor'?"),
    ("mine: {props: chiar}\n", "1:15-20 unknown-prop", "'chiar' is not a known prop", "did you mean 'chair'?"),
    ("mine: {view: sid}\n", "1:14-17 unknown-view", "'sid' is neither a known view nor degrees", "did you mean 'side'?"),
    ("mine: {pose: 3}\n", "1:14-15 wrong-type", "a pose, such as {neck: {rotation: -25}}, belongs here, not '3'", ""),
    ("mine: {pose: {nek: {}}}\n", "1:15-18 unknown-joint", "'nek' is neither a joint of the middle nor a side",
     "did you mean 'neck'?"),
    ("mine: {pose: {left: {knee: x}}}\n", "1:28-29 bad-number", "'x' is not a number", "write a plain number: 30, -12.5"),
    ("mine: {}\nmine: {}\n", "2:1-5 duplicate-key", "'mine' stands here a second time; the first is at 1:1",
     "keep one of the two"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), ONE_MISTAKE, ids=[text for text, *_ in ONE_MISTAKE])
def test_a_mistake_is_named_at_its_place_with_what_to_do(tmp_path: Path, text: str, place: str, message: str, hint: str) -> None:
    (one,) = loaded(tmp_path, text).diagnostics
    assert one.file == str(tmp_path / "postures.yaml")
    assert (short(one), one.message, one.hint, one.severity) == (place, message, hint, "error")


def test_what_no_body_does_is_warned_of_and_the_posture_is_used(tmp_path: Path) -> None:
    file = loaded(tmp_path, "mine: {pose: {left: {knee: 170}}}\n")
    (one,) = file.diagnostics
    assert (short(one), one.severity) == ("1:28-31 out-of-range", "warning")
    assert file.postures["mine"] is not None


def test_a_posture_with_mistakes_leaves_the_others_usable(tmp_path: Path) -> None:
    file = loaded(tmp_path, "one: {}\nmine: {pose: {nek: {}}}\ntwo: {view: fornt}\nthree: {}\n")
    assert found(file) == ["2:15-18 unknown-joint", "3:13-18 unknown-view"]
    assert {name for name, posture in file.postures.items() if posture} == {"one", "three"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_file_that_cannot_be_read_holds_nothing_and_says_why(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "postures.yaml")
    for path in (tmp_path / "postures.yaml", tmp_path / "gone.yaml"):
        file = load_postures(path)
        assert (dict(file.postures), [one.code for one in file.diagnostics]) == ({}, ["unreadable"])


WORDS = ["a", ": ", "{", "}", "[", "]", "pose", "carries", "seat", "\n", "  ", "view", "on", "props", "format", "1"]


@settings(max_examples=200, deadline=None)
@given(st.text() | st.lists(st.sampled_from(WORDS)).map("".join))
def test_any_text_ends_in_postures_or_in_errors(text: str) -> None:
    document = parse(text, "postures.yaml")
    postures = read_postures(document.root, document.findings) if document.root else {}
    assert document.findings.errors or all(posture is not None for posture in postures.values())


# Which library's posture counts


def libraries(tmp_path: Path, *texts: str | None) -> Shelf:
    """Libraries in the order they are searched, each with a postures.yaml unless it is None."""
    folders = [folder(tmp_path / f"{i}", {} if text is None else {"postures": text}) for i, text in enumerate(texts)]
    return scan([Library(where, "option") for where in folders])


def test_of_each_posture_the_first_library_that_has_it_counts(tmp_path: Path) -> None:
    known = libraries(tmp_path, None, "a: {about: first}\nmine: {on: seat}\n", "b: {}\nmine: {on: floor}\n")
    postures = Loader(known).postures
    assert set(postures) == {"a", "b", "mine"}
    assert postures["mine"].on == "seat"


def test_where_the_first_library_s_posture_is_broken_the_next_one_counts(tmp_path: Path) -> None:
    for broken in ("mine: {on: flor}\n", "mine: [", "", "- mine\n"):
        assert Loader(libraries(tmp_path, broken, "mine: {on: seat}\n")).postures["mine"].on == "seat"


def test_a_file_of_postures_is_no_routine_and_in_a_folder_of_exercises_it_is_an_exercise(tmp_path: Path) -> None:
    where = folder(tmp_path, {"postures": "mine: {}\n", "one": "name: One\nsteps: [postures]\n"}, {"postures": STRETCH})
    known = shelf(where)
    assert (set(known.routines), set(known.exercises)) == ({"one"}, {"postures"})
    assert [one.path for one in known.postures] == [str(where / "postures.yaml")]


def test_a_file_run_by_its_path_finds_the_postures_beside_it_first(tmp_path: Path) -> None:
    elsewhere = libraries(tmp_path, "mine: {on: floor}\nother: {}\n")
    here = folder(tmp_path / "here", {"postures": "mine: {on: seat}\n"}, {"turn": NAMING})
    beside = Loader(shelf_beside(here / "my.yaml", elsewhere))
    assert (beside.postures["mine"].on, set(beside.postures)) == ("seat", {"mine", "other"})
    assert shelf_beside(tmp_path / "0" / "my.yaml", elsewhere).postures[0].path == elsewhere.postures[0].path
    assert len(shelf_beside(tmp_path / "0" / "my.yaml", elsewhere).postures) == 1
    assert shelf_beside(tmp_path / "nowhere" / "my.yaml", elsewhere).postures == elsewhere.postures


def test_no_file_of_postures_is_read_unless_a_figure_names_one_and_then_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercises = {"turn": NAMING, "still": STRETCH + "figure: {keyframes: {hold: {}}}\n", "other": NAMING}
    where = folder(tmp_path, {"postures": "mine: {}\n"}, exercises)
    names: list[str] = []

    def counting(path: str | Path, shown: str) -> FileText:
        names.append(Path(shown).name)
        return read_file(path, shown)

    monkeypatch.setattr(loading, "read_file", counting)
    loader = Loader(shelf(where))
    assert loader.exercise("still") is not None
    assert names == ["still.yaml"]
    assert loader.exercise("turn") is not None
    assert loader.exercise("other") is not None
    assert names == ["still.yaml", "turn.yaml", "postures.yaml", "other.yaml"]


# Figures that name one


def test_a_posture_that_no_library_has_is_an_error_only_where_one_is_named() -> None:
    assert shorts(read(in_place("figure: {keyframes: {hold: {}}}"), EMPTY)) == []
    (one,) = read(in_place("figure: {posture: standing}"), EMPTY).diagnostics
    assert (short(one), one.message, one.hint) == (
        "5:23-31 unknown-posture", "there is no posture 'standing'", "no library has a postures.yaml with a posture in it",
    )  # fmt: skip


def test_a_posture_with_mistakes_of_its_own_is_named_with_its_file(tmp_path: Path) -> None:
    where = folder(tmp_path, {"postures": "standing: {}\nmine: {on: flor}\n"}, {"turn": NAMING})
    (one,) = Loader(shelf(where)).loaded_exercise("turn").diagnostics
    assert (short(one), one.hint) == ("6:19-23 unknown-posture", f"it has mistakes of its own: see {where / 'postures.yaml'}")


def test_an_exercise_and_a_step_find_postures_alike(tmp_path: Path) -> None:
    where = folder(tmp_path, {"postures": "mine: {}\n"}, {"turn": NAMING})
    assert Loader(shelf(where)).loaded_exercise("turn").diagnostics == ()
    assert load_exercise(where / "exercises" / "turn.yaml", "turn", Loader(shelf(where))).exercise is not None
    assert shorts(read("name: R\nsteps: [turn, {exercise: turn, figure: {posture: mine}}]\n", shelf(where))) == []
    of_step = read("name: R\nsteps: [{exercise: turn, figure: {posture: min}}]\n", shelf(where))
    assert shorts(of_step) == ["2:44-47 unknown-posture"]
