"""`stretchtui check`: every mistake of files, folders and libraries, and what the exit status says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.called import Call
from tests.cli.own_home import Home

BROKEN = "name: Mine\nsteps:\n  - exercise: seated-twist\n    hodl: 20s\n  - rest: 1:75\n"
GOOD = "name: Mine\nsteps: [seated-twist]\n"
ODD = "name: Mine\nsteps:\n  - name: Quick hold\n    areas: [neck]\n    hold: 5s\n    cues: [Look up.]\n"
"""No error and a warning: a static hold of under 10 s with no source."""
KEYS = ["file", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint"]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.yaml"


def test_a_file_without_mistakes_is_quiet_on_standard_output(call: Call, mine: Path) -> None:
    mine.write_text(GOOD)
    answer = call("check", str(mine))
    assert (answer.status, answer.out, answer.err) == (0, "", "1 file: 0 errors, 0 warnings\n")


def test_every_mistake_of_a_file_comes_at_once_with_place_caret_and_nearest_word(call: Call, mine: Path) -> None:
    mine.write_text(BROKEN)
    answer = call("check", str(mine))
    assert answer.status == 1
    first, second = [line for line in answer.lines if "error[" in line]
    assert first == f"{mine}:4:5: error[unknown-field]: 'hodl' is not a field of a step"
    assert second.startswith(f"{mine}:5:11: error[")
    at = answer.lines.index(first)
    assert answer.lines[at + 1].strip() == "4 |     hodl: 20s"
    assert answer.lines[at + 2].strip() == "|     ^^^^ did you mean 'hold'?"
    assert answer.err == "1 file: 2 errors, 0 warnings\n"


def test_json_is_an_array_of_objects_of_the_nine_fields_in_file_order(call: Call, mine: Path) -> None:
    mine.write_text(BROKEN)
    answer = call("check", "--json", str(mine))
    assert answer.status == 1
    found = answer.json
    assert [list(one) for one in found] == [KEYS, KEYS]
    assert found[0] == {
        "file": str(mine), "line": 4, "column": 5, "end_line": 4, "end_column": 9, "severity": "error", "code": "unknown-field",
        "message": "'hodl' is not a field of a step", "hint": "did you mean 'hold'?",
    }  # fmt: skip
    assert (found[1]["line"], found[1]["column"]) == (5, 11)


def test_json_of_nothing_wrong_is_an_empty_array(call: Call, mine: Path) -> None:
    mine.write_text(GOOD)
    answer = call("check", "--json", str(mine))
    assert (answer.status, answer.json) == (0, [])


def test_warnings_are_told_and_count_only_when_strict(call: Call, mine: Path) -> None:
    mine.write_text(ODD)
    answer = call("check", str(mine))
    assert answer.status == 0
    assert "warning[" in answer.out
    assert call("check", "--strict", str(mine)).status == 1


def test_a_folder_is_checked_whole_with_its_own_exercises(call: Call, tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "bend.yaml").write_text("name: Bend\nareas: [nek]\n")
    (tmp_path / "exercises" / "turn.yaml").write_text("name: Turn\nareas: [neck]\nhold: 20s\ncues: [Turn.]\n")
    (tmp_path / "good.yaml").write_text("name: Good\nsteps: [turn, seated-twist]\n")
    (tmp_path / "bad.yaml").write_text("name: Bad\nsteps: [trun]\n")
    answer = call("check", str(tmp_path))
    assert answer.status == 1
    assert answer.err == "4 files: 2 errors, 0 warnings\n"
    assert "bend.yaml:2:9: error" in answer.out
    assert "bad.yaml:2:9: error" in answer.out
    assert "did you mean 'turn'?" in answer.out
    assert "good.yaml" not in answer.out


def test_several_paths_are_checked_together(call: Call, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(GOOD)
    assert call("check", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")).err.startswith("2 files:")


def test_an_exercise_file_is_checked_as_an_exercise(call: Call, tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    path = tmp_path / "exercises" / "bend.yaml"
    path.write_text("name: Bend\nareas: [neck]\nsteps: []\n")
    answer = call("check", str(path))
    assert answer.status == 1
    assert "'steps' is not a field of an exercise" in answer.out


def test_without_a_path_every_library_is_checked_and_named(call: Call, home: Home) -> None:
    home.write("mine.yaml", BROKEN)
    answer = call("check")
    assert answer.status == 1
    assert f"user: {home.library}: 1 file\n" in answer.err
    assert "bundled: " in answer.err
    assert "mine.yaml:4:5: error[unknown-field]" in answer.out


def test_the_bundled_library_has_no_mistakes_and_no_warnings(call: Call) -> None:
    answer = call("check", "--strict")
    assert (answer.status, answer.out) == (0, "")


def test_a_file_that_hides_another_is_warned_of_and_the_hidden_one_is_checked_too(call: Call, home: Home, tmp_path: Path) -> None:
    home.write("mine.yaml", BROKEN)
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "mine.yaml").write_text(GOOD)
    answer = call("check", "--library", str(tmp_path / "lib"))
    assert answer.status == 1
    assert "warning[shadows]: this routine hides another 'mine'" in answer.out
    assert "'hodl' is not a field" in answer.out


BROKEN_POSTURES = "mine: {}\nhers: {pose: {nek: {rotation: 3}}}\n"
NAMING = "name: Turn\nareas: [neck]\ncues: [Turn.]\nfigure: {posture: mine}\n"


def test_a_library_s_postures_are_checked_with_everything_else(call: Call, home: Home) -> None:
    home.write("postures.yaml", BROKEN_POSTURES)
    answer = call("check")
    assert answer.status == 1
    assert f"user: {home.library}: 1 file\n" in answer.err
    assert "postures.yaml:2:15: error[unknown-joint]" in answer.out


def test_a_posture_that_hides_another_is_warned_of(call: Call, home: Home) -> None:
    home.write("postures.yaml", "standing: {}\nmine: {}\n")
    answer = call("check")
    assert answer.status == 0
    assert answer.out.count("warning[shadows]") == 1
    assert "this posture hides another 'standing'" in answer.out


@pytest.mark.parametrize("named", ["postures.yaml", ""], ids=["the file", "its folder"])
def test_a_file_of_postures_is_checked_as_such_by_its_path_or_its_folder_s(call: Call, tmp_path: Path, named: str) -> None:
    (tmp_path / "postures.yaml").write_text(BROKEN_POSTURES)
    answer = call("check", str(tmp_path / named))
    assert (answer.status, answer.err) == (1, "1 file: 1 error, 0 warnings\n")
    assert "postures.yaml:2:15: error[unknown-joint]: 'nek' is neither a joint of the middle nor a side" in answer.out
    assert "did you mean 'neck'?" in answer.out


@pytest.mark.parametrize("named", ["exercises/turn.yaml", "my.yaml", ""], ids=["an exercise", "a routine", "the folder"])
def test_the_postures_beside_what_is_checked_are_known_to_it(call: Call, tmp_path: Path, named: str) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "turn.yaml").write_text(NAMING)
    (tmp_path / "my.yaml").write_text("name: My\nsteps: [turn]\n")
    (tmp_path / "postures.yaml").write_text("mine: {}\n")
    assert call("check", str(tmp_path / named)).status == 0
    (tmp_path / "postures.yaml").unlink()
    assert call("check", str(tmp_path / named)).status == 1


@pytest.mark.parametrize("postures", [b"", b"\xff\xfe", b"mine: [", b"- a\n", BROKEN_POSTURES.encode()])
def test_broken_postures_take_nothing_else_down(call: Call, home: Home, postures: bytes) -> None:
    home.write("mine.yaml", GOOD)
    home.write("exercises/lean.yaml", NAMING.replace("mine", "standing"))
    (home.library / "postures.yaml").write_bytes(postures)
    assert call("check", str(home.library / "mine.yaml")).status == 0
    assert call("check", str(home.library / "exercises" / "lean.yaml")).status == 0
    assert call("plan", "mine").status == 0
    listed = call("list")
    assert listed.status == 0
    assert "broken" not in listed.out
    assert call("check").status == 1


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["text", "json"])
def test_a_path_that_is_not_there_exits_2_and_prints_no_data(call: Call, tmp_path: Path, as_json: tuple[str, ...]) -> None:
    answer = call("check", *as_json, str(tmp_path / "nowhere.yaml"))
    assert (answer.status, answer.out) == (2, "")
    assert "nowhere.yaml" in answer.err


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\xff\xfe", "not-utf8"),
        (b"name: \x1b[31m\nsteps: []\n", "control-character"),
        (b"- a\n- b\n", "wrong-type"),
    ],
)
def test_files_that_are_no_routines_have_a_mistake_and_no_trace(call: Call, mine: Path, data: bytes, code: str) -> None:
    mine.write_bytes(data)
    answer = call("check", str(mine))
    assert answer.status == 1
    assert f"error[{code}]" in answer.out


def test_a_bom_and_windows_line_ends_are_no_mistakes(call: Call, mine: Path) -> None:
    mine.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert call("check", str(mine)).status == 0


def test_what_is_no_regular_file_is_said(call: Call, tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.yaml"
    if not hasattr(os, "mkfifo"):
        fifo.mkdir()
        (fifo / "x.yaml").write_text(BROKEN)
    else:
        os.mkfifo(fifo)
    assert call("check", str(fifo)).status == 1


def test_more_mistakes_than_anybody_reads_are_cut_and_still_counted_as_mistakes(call: Call, mine: Path) -> None:
    mine.write_text("name: Mine\nsteps:\n" + "  - hodl: 1\n" * 400)
    answer = call("check", "--json", str(mine))
    assert answer.status == 1
    assert 0 < len(answer.json) <= 200
