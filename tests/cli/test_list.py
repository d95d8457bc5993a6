"""`stretchtui list`: which routines suit, and how they are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bundled import ROUTINE_IDS
from tests.cli.called import Call
from tests.cli.own_home import Home

ALL = ROUTINE_IDS
SHOWN = ALL - {"hamstrings-deep"}
SOME = {
    "cold-session", "hamstrings-deep", "heat-session", "micro-break", "walk-short", "shoulder-circuit", "stress-unwind",
    "desk-break", "tight-spot-press", "upper-back-basics", "upper-back-relief",
}  # fmt: skip
BROKEN = "name: Mine\nsteps:\n  - exercise: seated-twist\n    hodl: 20s\n"


def ids(call: Call, *arguments: str) -> list[str]:
    answer = call("list", *arguments)
    assert answer.status == 0
    return [line.split()[0] for line in answer.lines]


def test_every_routine_is_a_line_with_id_length_name_and_areas(call: Call) -> None:
    answer = call("list", "--all")
    assert {line.split()[0] for line in answer.lines} == ALL
    lines = [" ".join(line.split()) for line in answer.lines]
    assert "upper-back-basics 3:06 Upper back basics: shoulders, upper-back, mid-back" in lines
    assert "shoulder-circuit 4:59+ Shoulder circuit: shoulders, upper-back" in lines
    assert (answer.status, answer.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--area", "neck"), {"desk-break", "upper-back-relief"}),
        (("--area", "hamstrings", "--area", "eyes"), {"hamstrings-deep", "micro-break"}),
        (("--area", "legs"), {"hamstrings-deep"}),
        (("--max", "2m"), {"micro-break"}),
        (("--max", "3:05"), {"micro-break", "desk-break"}),
        (("--max", "184"), {"micro-break", "desk-break"}),
        (("--search", "desk"), {"desk-break", "micro-break"}),
        (("--search", "basics", "--area", "chest"), set()),
        (("--area", "upper-back", "--max", "5m", "--equipment", "wall"), {"shoulder-circuit", "upper-back-basics"}),
    ],
)
def test_filters_narrow_and_all_must_hold(call: Call, arguments: tuple[str, ...], found: set[str]) -> None:
    assert set(ids(call, "--all", *arguments)) & SOME == found


@pytest.mark.parametrize(
    ("word", "meant"),
    [("thoracic", "mid-back"), ("lumbar", "lower-back"), ("cervical", "neck"), ("traps", "upper-back"), ("Thighs", "quads")],
)
def test_other_words_for_an_area_are_answered_with_the_area_meant(call: Call, word: str, meant: str) -> None:
    answer = call("list", "--area", word)
    assert (answer.status, answer.err.splitlines()[0]) == (0, f"{word}: looking for {meant}")
    assert answer.out == call("list", "--area", meant).out


def test_a_word_for_several_areas_names_them_all(call: Call) -> None:
    assert call("list", "--area", "spine").err.splitlines()[0] == "spine: looking for upper-back, mid-back, lower-back"


def test_equipment_is_what_one_has_and_none_is_nothing(call: Call) -> None:
    nothing = set(ids(call, "--equipment", "none"))
    wall = set(ids(call, "--equipment", "wall"))
    assert nothing < wall < SHOWN
    assert (wall - nothing) & SOME == {"shoulder-circuit"}
    assert "cold-session" in ids(call, "--equipment", "cold-pack", "--equipment", "towel")
    assert "cold-session" not in ids(call, "--equipment", "cold-pack")


def test_position_is_the_only_one_used(call: Call) -> None:
    for entry in call("list", "--position", "standing", "--json").json:
        assert entry["positions"] == ["standing"]
    both = call("list", "--position", "standing", "--position", "seated-chair", "--json").json
    assert len(both) > len(call("list", "--position", "standing", "--json").json) > 0


def test_a_search_puts_the_best_first(call: Call) -> None:
    assert ids(call, "--search", "upper back")[:2] == ["upper-back-basics", "upper-back-relief"]


def test_json_has_every_field_of_an_entry(call: Call) -> None:
    entries = call("list", "--json").json
    assert {entry["id"] for entry in entries} == SHOWN
    basics = next(entry for entry in entries if entry["id"] == "upper-back-basics")
    assert basics["total_ms"] == 186_000
    assert basics["open_ended"] is False
    assert basics["areas"] == ["shoulders", "upper-back", "mid-back"]
    assert basics["exercises"] == ["Shoulder raises", "Seated twist", "Standing twist with a step"]
    assert "spine-twist" in basics["flags"]
    assert basics["origin"] == "bundled"
    assert basics["shadows"] == []
    assert Path(basics["path"]).is_file()


def test_nothing_that_fits_is_said_on_the_other_stream_and_is_no_error(call: Call) -> None:
    answer = call("list", "--search", "xyzzy")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.startswith("no routine fits")
    assert call("list", "--search", "xyzzy", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--area", "nek"), "'nek' is no area; did you mean 'neck'?"),
        (("--position", "standin"), "'standin' is no position; did you mean 'standing'?"),
        (("--equipment", "wal"), "'wal' is no equipment; did you mean 'wall'?"),
        (("--max", "soon"), "--max 'soon'"),
        (("--max", "-5"), "--max '-5': is negative"),
    ],
)
def test_a_filter_that_is_not_understood_says_why_and_exits_2(call: Call, arguments: tuple[str, ...], said: str) -> None:
    answer = call("list", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err


def test_a_broken_routine_is_listed_as_broken_beside_all_others(call: Call, home: Home) -> None:
    home.write("mine.yaml", BROKEN)
    answer = call("list")
    assert answer.status == 0
    assert len(answer.lines) == len(SHOWN) + 1
    line = next(line for line in answer.lines if line.startswith("mine "))
    assert "broken" in line
    assert "line 4: 'hodl' is not a field" in line
    entry = next(entry for entry in call("list", "--json").json if entry["id"] == "mine")
    assert (entry["errors"], entry["name"]) == (1, "Mine")


def test_a_routine_of_ones_own_says_where_it_is_from_and_what_it_shadows(call: Call, home: Home) -> None:
    home.write("upper-back-basics.yaml", "name: My basics\nsteps: [seated-twist]\n")
    line = next(line for line in call("list").lines if line.startswith("upper-back-basics"))
    assert "1:04  My basics" in line
    assert "user; shadows " in line
    assert line.endswith("routines/upper-back-basics.yaml)")
    entry = next(entry for entry in call("list", "--json").json if entry["id"] == "upper-back-basics")
    assert len(entry["shadows"]) == 1


def test_what_somebody_avoids_is_hidden_and_said_and_shown_with_a_mark_when_asked_for(call: Call, home: Home) -> None:
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = call("list")
    assert not {"upper-back-basics", "upper-back-relief"} & set(ids(call))
    hidden = len(ALL) - len(answer.lines)
    assert answer.err == (
        f"{hidden} routines hidden, by what you avoid (spine-twist {hidden}); see them with: stretchtui list --all\n"
    )
    shown = call("list", "--all")
    assert len(shown.lines) == len(ALL)
    assert shown.err == ""
    marked = [line.split()[0] for line in shown.lines if "has spine-twist, which you avoid" in line]
    assert {"upper-back-basics", "upper-back-relief"} <= set(marked)
    assert len(marked) == hidden


def test_a_routine_with_an_exercise_that_is_left_out_is_marked_and_hidden_only_if_nothing_of_it_is_left(
    call: Call, home: Home
) -> None:
    home.settings.write_text("leave_out: [seated-twist, heat-pack]\navoid: []\n")
    answer = call("list")
    line = next(line for line in answer.lines if line.startswith("upper-back-basics"))
    assert "has seated-twist, which you leave out" in line
    assert "heat-session" not in ids(call)
    assert "1 routine hidden, by what you avoid (heat-pack 1)" in answer.err


@pytest.mark.parametrize("command", [("list",), ("plan", "micro-break"), ("compose", "--area", "neck", "--minutes", "4")])
def test_settings_with_mistakes_are_said_since_somebody_may_count_on_them(
    call: Call, home: Home, command: tuple[str, ...]
) -> None:
    home.settings.write_text("avoid: [neck\n")
    assert "your settings file has mistakes, so that what you avoid may not be heeded" in call(*command).err


def test_when_all_that_fits_is_hidden_it_is_said_why(call: Call, home: Home) -> None:
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = call("list", "--search", "upper back basics")
    assert (answer.status, answer.out) == (0, "")
    assert "hidden, all that fit, by what you avoid (spine-twist " in answer.err


def test_json_says_what_hides_each_routine(call: Call, home: Home) -> None:
    home.settings.write_text("avoid: [spine-twist]\nleave_out: [shoulder-raises]\n")
    shown = call("list", "--json")
    assert all(entry["hidden_by"] == [] for entry in shown.json)
    assert "routines hidden" in shown.err
    every = {entry["id"]: entry["hidden_by"] for entry in call("list", "--json", "--all").json}
    assert set(every) == ALL
    assert every["upper-back-basics"] == ["spine-twist"]
    assert every["walk-short"] == []


def test_a_routine_whose_author_named_other_flags_than_its_exercises_have_is_hidden_by_all_of_them(
    call: Call, home: Home
) -> None:
    home.write("mine.yaml", "name: Mine\nflags: [neck]\nsteps: [seated-twist]\n")
    home.settings.write_text("avoid: [spine-twist]\n")
    assert "mine" not in ids(call)


def test_settings_that_are_broken_change_nothing_here(call: Call, home: Home) -> None:
    home.settings.write_text("avoid: {\n")
    assert {line.split()[0] for line in call("list").lines} == SHOWN


def test_a_changed_file_is_read_again_and_a_deleted_index_does_no_harm(call: Call, home: Home) -> None:
    path = home.write("mine.yaml", "name: Mine\nsteps: [seated-twist]\n")
    assert any("1:04  Mine" in line for line in call("list").lines)
    path.write_text("name: Mine\nsteps: [seated-twist, seated-twist]\n")
    assert any("2:08  Mine" in line for line in call("list").lines)
    for file in (home.folder / "cache").rglob("*.json"):
        file.write_text("nonsense")
    assert any("2:08  Mine" in line for line in call("list").lines)


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_a_library_can_be_named_before_the_command_and_after_it(call: Call, tmp_path: Path, before: bool) -> None:
    (tmp_path / "extra.yaml").write_text("name: Extra\nsteps: [seated-twist]\n")
    option = ("--library", str(tmp_path))
    answer = call(*option, "list") if before else call("list", *option)
    assert [line for line in answer.lines if line.startswith("extra ")] == [line for line in answer.lines if "--library" in line]
    assert any(line.startswith("extra ") for line in answer.lines)


def test_libraries_named_twice_are_searched_in_their_order(call: Call, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.yaml").write_text(f"name: {name}\nsteps: [seated-twist]\n")
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    for before, behind, first in ((one, two, "one"), (two, one, "two")):
        for arguments in (("--library", before, "list", "--library", behind), ("list", "--library", before, "--library", behind)):
            line = next(line for line in call(*arguments).lines if line.startswith("same "))
            assert f"{first}:" in line, arguments
            assert "shadows" in line


def test_libraries_come_from_the_environment_too_after_the_options_and_before_ones_own(
    call: Call, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "option"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.yaml").write_text(f"name: {name}\nsteps: [seated-twist]\n")
    home.write("same.yaml", "name: own\nsteps: [seated-twist]\n")
    assert "own:" in next(line for line in call("list").lines if line.startswith("same "))
    monkeypatch.setenv("STRETCHTUI_LIBRARY", os.pathsep.join((str(tmp_path / "one"), str(tmp_path / "two"))))
    line = next(line for line in call("list").lines if line.startswith("same "))
    assert "one:" in line
    assert "environment" in line
    assert "option:" in next(
        line for line in call("list", "--library", str(tmp_path / "option")).lines if line.startswith("same ")
    )


def test_a_library_that_is_not_there_is_said_and_the_rest_listed(call: Call, tmp_path: Path) -> None:
    answer = call("list", "--library", str(tmp_path / "nowhere"))
    assert (answer.status, len(answer.lines)) == (0, len(SHOWN))
    assert "nowhere: there is no such folder" in answer.err
