"""`stretchtui pose`: a figure printed or saved, and all of them on a sheet."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stretchtui.cli.shots import group
from stretchtui.text import plain
from tests.cli.called import Answer, Call
from tests.cli.own_home import Home
from tests.cli.test_foreign_text import IN_ARGUMENTS, assert_only_text
from tests.figure.bundled import EXERCISES, loader
from tests.test_rooms import TEXTUAL, imported
from tests.tui.foreign import naughty_strings

SVG = "{http://www.w3.org/2000/svg}"
TWIST = """\
name: Twist
areas: [mid-back]
sides: each
first_side: left
cues: ['To the {side}.']
phases: [{move: 3s}, {name: press, for: 4s, pose: low}, {hold: 10s}, {release: 3s}]
figure:
  posture: cross-legged
  keyframes:
    low: {lumbar: {flexion: 20}}
    hold: {thorax: {rotation: -35}, right: {hand: {on: floor, forward: -90}}}
"""


def widest(answer: Answer) -> int:
    return max(map(len, answer.lines))


def texts(path: Path) -> list[str]:
    return [element.text or "" for element in ElementTree.parse(path).iter(f"{SVG}text")]


@pytest.mark.parametrize("id", EXERCISES)
def test_every_bundled_exercise_is_printed(call: Call, id: str) -> None:
    answer = call("pose", id, "--width", "40")
    assert answer.status == 0
    assert 14 <= widest(answer) <= 40
    assert 10 <= len(answer.lines) <= 24


@pytest.mark.parametrize("width", [18, 19, 37, 60, 90, 120])
def test_a_figure_is_as_wide_as_is_asked_and_high_enough_to_be_whole(call: Call, width: int) -> None:
    answer = call("pose", "hamstring-contract-relax", "--width", str(width))
    assert width * 0.9 - 1 <= widest(answer) <= width
    assert max(10, width // 4) <= len(answer.lines) <= max(10, width * 6 // 10 + 1)


def test_without_a_width_it_is_60_columns_or_what_the_terminal_has(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, width in (("200", 60), ("44", 44), ("9", 18)):
        monkeypatch.setenv("COLUMNS", columns)
        assert width * 0.9 - 1 <= widest(call("pose", "hamstring-contract-relax")) <= width


def test_on_a_terminal_it_is_no_higher_than_the_screen_unless_a_width_is_asked_for(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for lines, height in (("16", 15), ("4", 10)):
        monkeypatch.setenv("LINES", lines)
        assert len(call("pose", "seated-twist").lines) == height
    assert len(call("pose", "seated-twist", "--width", "60").lines) > 15


def test_by_default_it_is_the_hold_on_the_side_that_begins(call: Call, home: Home) -> None:
    home.write("exercises/twist.yaml", TWIST)
    usual = call("pose", "twist").out
    assert usual == call("pose", "twist", "--phase", "hold", "--side", "left").out
    assert usual != call("pose", "twist", "--side", "right").out
    assert usual != call("pose", "twist", "--phase", "start").out


def test_the_first_side_of_the_settings_begins(call: Call, home: Home) -> None:
    home.write("exercises/twist.yaml", TWIST)
    home.settings.write_text("first_side: right\n")
    assert call("pose", "twist").out == call("pose", "twist", "--side", "right").out


def test_the_painter_is_what_the_terminal_can_show_or_what_the_settings_say(
    call: Call, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert set("".join(call("pose", "seated-twist").lines)) <= {chr(code) for code in (32, *range(0x2800, 0x2900))}
    home.settings.write_text("painter: ascii\n")
    assert call("pose", "seated-twist").out.isascii()
    home.settings.unlink()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "3")
    assert "\x1b[0;38;2;" in call("pose", "seated-twist").out


def test_without_a_hold_it_is_the_last_phase_with_a_keyframe_else_the_first(call: Call, home: Home) -> None:
    phases = "phases: [{move: 3s}, {name: lean, for: 4s}, {release: 3s}]\n"
    lean = "figure: {keyframes: {lean: {lumbar: {flexion: 30}}}}\n"
    home.write("exercises/lean.yaml", f"name: L\nareas: [hips]\n{phases}{lean}")
    home.write("exercises/bare.yaml", f"name: B\nareas: [hips]\n{phases}")
    assert call("pose", "lean").out == call("pose", "lean", "--phase", "lean").out != call("pose", "lean", "--phase", "start").out
    assert call("pose", "bare").out == call("pose", "bare", "--phase", "move").out


def test_a_phase_may_be_named_by_its_pose_and_by_what_lies_between(call: Call, home: Home) -> None:
    home.write("exercises/twist.yaml", TWIST)
    assert call("pose", "twist", "--phase", "low").out == call("pose", "twist", "--phase", "press").out
    for word in ("start", "prepare", "rest", "switch", "move", "release"):
        assert call("pose", "twist", "--phase", word).status == 0


def test_a_view_is_named_or_in_degrees_or_both_ways(call: Call) -> None:
    views = ("side", "-90", "-90,12", "side,12", "-90,60", "0")
    seen = {view: call("pose", "seated-twist", "--view", view).out for view in views}
    assert len({seen[view] for view in ("side", "-90", "-90,12", "side,12")}) == 1
    assert len(set(seen.values())) == 3
    assert call("pose", "seated-twist", "--view", "front").out == seen["0"]


def test_a_file_is_shown_with_the_postures_beside_it(call: Call, tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "postures.yaml").write_text("tilted: {carries: [left-foot, right-foot], pose: {lumbar: {lateral: 20}}}\n")
    for place in (tmp_path / "exercises" / "mine.yaml", tmp_path / "mine.yaml"):
        place.write_text("name: Mine\nareas: [hips]\nhold: 10s\nfigure: {posture: tilted}\n")
        answer = call("pose", str(place))
        assert (answer.status, answer.err) == (0, "")


def test_an_end_that_falls_short_is_told_on_standard_error(call: Call, home: Home) -> None:
    home.write("exercises/twist.yaml", TWIST)
    assert re.fullmatch(r"the left hand is \d+ cm short of floor\n", call("pose", "twist").err)
    assert re.fullmatch(r"the right hand is \d+ cm short of floor\n", call("pose", "twist", "--side", "right").err)
    assert call("pose", "twist", "--phase", "start").err == ""


def test_an_angle_out_of_range_is_told_and_the_figure_still_shown(call: Call, home: Home) -> None:
    home.write("exercises/far.yaml", "name: F\nareas: [hips]\nhold: 9s\nfigure: {keyframes: {hold: {neck: {rotation: 99}}}}\n")
    answer = call("pose", "far")
    assert answer.status == 0
    assert "far.yaml:4:46: warning[out-of-range]" in answer.err
    assert answer.lines


def test_a_file_with_mistakes_is_told_as_check_tells_it_and_nothing_is_drawn(call: Call, home: Home) -> None:
    path = home.write("exercises/bad.yaml", "name: B\nareas: [hips]\nhold: 9s\nfigure: {keyframes: {hold: {nekc: {}}}}\n")
    answer = call("pose", "bad")
    assert (answer.status, answer.out) == (1, "")
    for line in call("check", str(path)).lines:
        assert line in answer.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "name an exercise, or --sheet FILE for all of them"),
        (("seatd-twist",), "there is no exercise 'seatd-twist'; did you mean 'seated-twist'?"),
        (("./nowhere.yaml",), "there is no exercise './nowhere.yaml'"),
        (("seated-twist", "--phase", "hodl"), "seated-twist has no phase 'hodl'; did you mean 'hold'?"),
        (("seated-twist", "--side", "lef"), "there is no side 'lef'; did you mean 'left'?"),
        (("shoulder-raises", "--side", "left"), "shoulder-raises has no sides: leave --side out"),
        (("seated-twist", "--view", "sid"), "there is no view 'sid'; did you mean 'side'?"),
        (("seated-twist", "--view", "front,200"), "--view 'front,200': after the comma belong degrees down, from -90 to 90"),
        (("seated-twist", "--columns", "3"), "--columns is for --sheet FILE"),
        (("seated-twist", "--sheet", "x"), "an exercise does not go with --sheet, which draws them all;"),
        (("--sheet", "x", "--phase", "hold"), "--phase does not go with --sheet, which draws them all;"),
        (("--sheet", "x", "--only", "neck-trun"), "there is no exercise 'neck-trun'; did you mean 'neck-turn'?"),
        (("seated-twist", "--svg", "nowhere/x.svg"), "'nowhere/x.svg': No such file or directory"),
        (("seated-twist", "--svg", "."), "'.': Is a directory"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_in_a_sentence_with_the_nearest_word(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = call("pose", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.splitlines()[-1].startswith(f"stretchtui pose: {sentence}")
    assert not [path for path in tmp_path.iterdir() if path.name != "home"]


@pytest.mark.parametrize("width", ["17", "0", "-1", "401", "x", "６０", "1e2", ""])
def test_a_width_that_no_figure_has_is_refused(call: Call, width: str) -> None:
    assert call("pose", "seated-twist", f"--width={width}").status == 2


def test_one_side_only_is_said(call: Call, home: Home) -> None:
    home.write("exercises/one.yaml", "name: O\nareas: [hips]\nsides: right\nhold: 9s\n")
    assert call("pose", "one", "--side", "left").err == "stretchtui pose: one is done on the right side only\n"
    assert call("pose", "one", "--side", "right").status == 0


def test_a_figure_is_saved_as_a_drawing_and_only_its_place_is_printed(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "out.svg"
    assert call("pose", "shoulder-raises", "--svg", str(path)) == Answer(0, f"{path}\n", "")
    first = path.read_bytes()
    assert ElementTree.fromstring(first.decode()).get("height") == "400"
    call("pose", "shoulder-raises", "--svg", str(path))
    assert path.read_bytes() == first
    call("pose", "shoulder-raises", "--svg", str(path), "--theme", "light")
    assert path.read_bytes() != first
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "home") == ["out.svg"]


@pytest.mark.skipif(sys.platform == "win32", reason="there, a file's mode says nothing")
def test_a_new_drawing_may_be_read_by_whoever_may_read_new_files_here(call: Call, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    call("pose", "shoulder-raises", "--svg", str(tmp_path / "out.svg"))
    assert (tmp_path / "out.svg").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_the_sheet_has_every_exercise_with_its_pictures(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "sheet.svg"
    answer = call("pose", "--sheet", str(path))
    assert answer.status == 0
    assert answer.out == f"{path}\n"
    groups = [group(exercise, loader().postures) for id in EXERCISES if (exercise := loader().exercise(id))]
    assert len(groups) == len(EXERCISES)
    wanted = [shot.label for one in groups for shot in one.shots]
    found = texts(path)
    assert [text for text in found if text in wanted] == wanted
    assert sum(1 for _ in ElementTree.parse(path).iter(f"{SVG}svg")) == 1 + len(wanted)
    joined = " ".join(found)
    for one in groups:
        assert one.name in joined


def test_of_each_exercise_start_and_keyframes_are_shown_on_every_side(call: Call, home: Home, tmp_path: Path) -> None:
    home.write("exercises/twist.yaml", TWIST)
    call("pose", "--sheet", str(tmp_path / "s.svg"), "--only", "twist", "--only", "twist")
    found = texts(tmp_path / "s.svg")
    labels = ["start · left", "press (low) · left", "hold · left", "press (low) · right", "hold · right"]
    assert found[:2] == ["Twist", "twist · mid-back"]
    assert [text for text in found if "·" in text][1:] == labels
    assert sum("cm short of floor" in text for text in found) == 2


def test_every_pose_of_a_list_is_shown(call: Call, home: Home, tmp_path: Path) -> None:
    cycle = "figure: {keyframes: {hold: {cycle: 1s, poses: [{neck: {lateral: 20}}, mirrored]}}}\n"
    home.write("exercises/nod.yaml", f"name: N\nareas: [neck]\nhold: 9s\n{cycle}")
    call("pose", "--sheet", str(tmp_path / "s.svg"), "--only", "nod")
    assert texts(tmp_path / "s.svg")[2:] == ["start", "hold 1/2", "hold 2/2"]


def test_on_the_sheet_a_broken_exercise_is_left_out_and_told(call: Call, home: Home, tmp_path: Path) -> None:
    home.write("exercises/bad.yaml", "name: Bad\nareas: [hips]\n")
    home.write("exercises/good.yaml", "name: Good\nareas: [hips]\nhold: 9s\n")
    answer = call("pose", "--sheet", str(tmp_path / "s.svg"), "--only", "bad", "--only", "good")
    assert answer.status == (1 if "error" in answer.err else 0)
    home.write("exercises/bad.yaml", "name: Bad\n")
    answer = call("pose", "--sheet", str(tmp_path / "s.svg"), "--only", "bad", "--only", "good")
    assert answer.status == 1
    assert "bad.yaml:1:1: error[" in answer.err
    assert texts(tmp_path / "s.svg")[0] == "Good"


def test_an_exercise_without_a_figure_says_so_on_the_sheet(call: Call, home: Home, tmp_path: Path) -> None:
    home.write("exercises/bare.yaml", "name: Bare\nareas: [hips]\nhold: 9s\n")
    call("pose", "--sheet", str(tmp_path / "s.svg"), "--only", "bare", "--columns", "2", "--theme", "light")
    assert "no figure" in " ".join(texts(tmp_path / "s.svg"))


def test_X1_hostile_names_are_text_in_drawings(call: Call, home: Home, tmp_path: Path) -> None:
    hostile = [text for text in naughty_strings() if text.strip() and text.isprintable() and "'" not in text][::12]
    for number, text in enumerate(hostile):
        home.write(f"exercises/e{number}.yaml", f"name: '{text[:100]}'\nareas: [hips]\nhold: 9s\n")
    ids = [word for number in range(len(hostile)) for word in ("--only", f"e{number}")]
    answer = call("pose", "--sheet", str(tmp_path / "s.svg"), *ids)
    assert_only_text(answer)
    text = (tmp_path / "s.svg").read_text(encoding="utf-8")
    assert plain(text, lines=True) == text
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "defs", "rect", "g", "text", "path", "linearGradient", "radialGradient", "stop", "clipPath"}


@pytest.mark.parametrize("text", IN_ARGUMENTS, ids=ascii)
def test_X1_arguments_come_back_in_messages_as_text(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (
        (text,), (f"./{text}.yaml",), ("seated-twist", "--phase", text), ("seated-twist", "--side", text),
        ("seated-twist", "--view", text), ("seated-twist", "--view", f"side,{text}"), ("seated-twist", "--width", text),
        ("shoulder-raises", "--svg", f"no/{text}"), ("--sheet", "x.svg", "--only", text), ("--sheet", "x", "--columns", text),
        ("seated-twist", "--theme", text),
    ):  # fmt: skip
        assert_only_text(call("pose", *arguments))


def test_a_drawing_may_have_any_name_and_its_place_is_printed_as_text(call: Call, tmp_path: Path) -> None:
    name = "a \x1b[31m'$(x)' -.svg"
    answer = call("pose", "shoulder-raises", "--svg", str(tmp_path / name))
    assert_only_text(answer)
    assert (answer.status, (tmp_path / name).exists()) == (0, True)


@pytest.mark.parametrize("arguments", ["neck-turn", "neck-turn --svg x.svg", "--sheet x.svg --only neck-turn"])
def test_it_never_imports_textual(arguments: str, tmp_path: Path) -> None:
    code = f"from stretchtui.cli.main import main; assert main('pose {arguments}'.split()) == 0"
    assert not imported(code, tmp_path) & set(TEXTUAL)
