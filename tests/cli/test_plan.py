"""`stretchtui plan`: the timeline as a table and as JSON."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.called import Call
from tests.cli.own_home import Home

KINDS = {"prepare", "phase", "rest", "switch", "set_rest", "pause", "note"}
KEYS = [
    "index", "start_ms", "end_ms", "kind", "exercise", "name", "side", "rep", "reps", "set", "sets", "phase", "stretch", "cue",
]  # fmt: skip
EVERY = [path.stem for path in sorted((Path(__file__).parents[2] / "routines").glob("*.yaml")) if path.stem != "postures"]


def test_upper_back_basics_totals_186_s_and_its_exercises_58_64_and_64(call: Call) -> None:
    plan = call("plan", "upper-back-basics", "--json").json
    assert (plan["routine"], plan["name"]) == ("upper-back-basics", "Upper back basics")
    assert (plan["total_ms"], plan["open_ended"]) == (186_000, False)
    lengths: dict[str, int] = {}
    for segment in plan["segments"]:
        lengths[segment["exercise"]] = lengths.get(segment["exercise"], 0) + segment["end_ms"] - segment["start_ms"]
    assert lengths == {"shoulder-raises": 58_000, "seated-twist": 64_000, "standing-twist-step": 64_000}


@pytest.mark.parametrize("id", EVERY)
def test_every_bundled_plan_tiles_without_gap_and_has_the_shape_of_the_format(call: Call, id: str) -> None:
    plan = call("plan", id, "--json").json
    assert list(plan) == ["routine", "name", "total_ms", "open_ended", "segments"]
    segments = plan["segments"]
    assert (segments[0]["start_ms"], segments[-1]["end_ms"]) == (0, plan["total_ms"])
    assert [segment["index"] for segment in segments] == list(range(len(segments)))
    for one, after in pairwise(segments):
        assert one["end_ms"] == after["start_ms"]
    for segment in segments:
        assert list(segment) == KEYS
        assert segment["kind"] in KINDS
        assert (segment["kind"] == "phase") == (segment["phase"] is not None) or plan["open_ended"]
        assert isinstance(segment["stretch"], bool)


def test_what_does_not_apply_is_null(call: Call) -> None:
    first, second = call("plan", "upper-back-basics", "--json").json["segments"][:2]
    assert (first["kind"], first["exercise"], first["stretch"]) == ("prepare", "shoulder-raises", False)
    assert [first[key] for key in ("side", "rep", "phase")] == [None, None, None]
    assert (second["kind"], second["phase"], second["rep"], second["reps"]) == ("phase", "move", 1, 5)


def test_an_open_ended_plan_says_so(call: Call) -> None:
    plan = call("plan", "shoulder-circuit", "--json").json
    assert plan["open_ended"] is True
    note = plan["segments"][0]
    assert (note["kind"], note["exercise"], note["start_ms"], note["end_ms"]) == ("note", None, 0, 0)


def test_the_table_has_clock_times_sides_and_repetitions(call: Call) -> None:
    answer = call("plan", "upper-back-basics")
    assert answer.lines[0] == "Upper back basics   3:06"
    rows = [line.split() for line in answer.lines]
    assert ["0:58", "2.", "Seated", "twist"] in rows
    assert ["1:12", "hold", "right", "15", "s"] in rows
    assert ["0:19", "hold", "2/5", "3", "s"] in rows
    assert rows[-1] == ["3:06", "end"]


def test_the_table_of_an_open_ended_routine_says_what_comes_on_top(call: Call) -> None:
    answer = call("plan", "shoulder-circuit")
    assert "4:59+, and what is done at your own pace" in answer.lines[0]
    assert "until you are done" in answer.out


def test_the_first_side_of_the_settings_begins(call: Call, home: Home) -> None:
    home.settings.write_text("first_side: left\n")
    sides = [segment["side"] for segment in call("plan", "upper-back-basics", "--json").json["segments"] if segment["side"]]
    assert sides[0] == "left"


def test_a_plan_from_standard_input_finds_the_bundled_exercises(call: Call) -> None:
    plan = call("plan", "-", "--json", stdin="name: Piped\nsteps: [seated-twist, {rest: 10s}]\n").json
    assert (plan["name"], plan["total_ms"], plan["segments"][-1]["kind"]) == ("Piped", 74_000, "pause")


def test_a_file_finds_exercises_beside_it_first(call: Call, tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "seated-twist.yaml").write_text("name: Beside\nareas: [neck]\nhold: 10s\n")
    (tmp_path / "mine.yaml").write_text("name: Mine\nsteps: [seated-twist, shoulder-raises]\n")
    plan = call("plan", str(tmp_path / "mine.yaml"), "--json").json
    assert [plan["segments"][0]["name"], plan["segments"][-1]["name"]] == ["Beside", "Shoulder raises"]
    assert plan["total_ms"] == 5_000 + 16_000 + 58_000


def test_a_routine_that_is_not_there_is_told_with_the_nearest(call: Call) -> None:
    answer = call("plan", "uper-back-basics")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "stretchtui plan: there is no routine 'uper-back-basics'; did you mean 'upper-back-basics'?\n"


@pytest.mark.parametrize("name", ["./nowhere.yaml", "no/where", "/dev/null/x.yaml"])
def test_a_file_that_is_not_there_is_said_without_a_trace(call: Call, name: str) -> None:
    answer = call("plan", name)
    assert (answer.status, answer.out) == (2, "")
    assert "there is no routine" in answer.err


def test_a_broken_routine_shows_its_mistakes_and_exits_1(call: Call) -> None:
    answer = call("plan", "-", stdin="name: Mine\nsteps:\n  - exercise: seated-twist\n    hodl: 20s\n")
    assert (answer.status, answer.out) == (1, "")
    assert "<stdin>:4:5: error[unknown-field]: 'hodl' is not a field of a step" in answer.err
    assert "did you mean 'hold'?" in answer.err


def test_a_file_name_too_long_for_the_system_is_said_without_a_trace(call: Call) -> None:
    for command in ("plan", "check"):
        answer = call(command, "x" * 300 + ".yaml")
        assert answer.status in (1, 2)
        assert answer.out + answer.err
