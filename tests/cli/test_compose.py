"""`stretchtui compose`: told, as JSON, as a file on standard output, and saved."""

from __future__ import annotations

import os
import re

import pytest

from stretchtui.keeping import id_for
from stretchtui.routine.vocabulary import AREAS
from tests.cli.called import Call
from tests.cli.own_home import Home

ASKED = ("compose", "--area", "upper-back", "--minutes", "6")


def test_it_tells_the_steps_with_times_the_total_and_why_each_is_in(call: Call) -> None:
    answer = call(*ASKED, "--seed", "1")
    assert answer.status == 0
    assert re.fullmatch(r"Upper back, 6 minutes   (5:4[2-9]|5:5\d|6:00), \d exercises", answer.lines[0])
    steps = [line for line in answer.lines if re.match(r" +\d+:\d\d +\d+\. ", line)]
    assert f"{len(steps)} exercises" in answer.lines[0]
    assert all(re.search(r"main area: |for the |neighbour of |warms up|calm ending", line) for line in steps)
    assert answer.lines[-1].strip().endswith("end")
    assert "keep it:     stretchtui compose --area upper-back --minutes 6" in answer.err


def test_json_tells_the_same_and_its_steps_tile_the_total(call: Call) -> None:
    made = call(*ASKED, "--seed", "1", "--json").json
    assert list(made) == [
        "name", "summary", "seed", "minutes", "total_ms", "areas", "positions", "equipment", "level", "preflight", "steps",
    ]  # fmt: skip
    assert list(made["steps"][0]) == ["exercise", "name", "start_ms", "end_ms", "position", "reps", "sides", "why"]
    ends = [0, *(step["end_ms"] for step in made["steps"])]
    assert [step["start_ms"] for step in made["steps"]] == ends[:-1]
    assert ends[-1] == made["total_ms"]


def test_the_same_seed_gives_the_same_and_without_one_a_fresh_one_is_drawn_and_said(call: Call) -> None:
    assert call(*ASKED, "--seed", "5").out == call(*ASKED, "--seed", "5").out
    answers = [call(*ASKED) for _ in range(5)]
    seeds = [re.search(r"--seed (\d+) composes the same again", answer.err) for answer in answers]
    assert len({seed[1] for seed in seeds if seed}) > 1
    assert seeds[0]
    assert call(*ASKED, "--seed", seeds[0][1]).out == answers[0].out


@pytest.mark.parametrize(
    ("word", "told"), [("back", "upper-back, mid-back, lower-back"), ("thoracic", "mid-back"), ("Lats", "mid-back")]
)
def test_words_for_areas_are_answered_with_the_areas_meant(call: Call, word: str, told: str) -> None:
    answer = call("compose", "--area", word, "--minutes", "5", "--json")
    assert answer.err.splitlines()[0] == f"{word}: looking for {told}"
    assert answer.json["areas"][: told.count(",") + 1] == told.split(", ")


def test_what_the_settings_avoid_and_leave_out_counts_as_well(call: Call, home: Home) -> None:
    chosen = [step["exercise"] for step in call(*ASKED, "--seed", "1", "--json").json["steps"]]
    home.settings.write_text(f"avoid: [balance]\nleave_out: [{', '.join(chosen)}]\n")
    again = [step["exercise"] for step in call(*ASKED, "--seed", "1", "--json").json["steps"]]
    assert not set(again) & {*chosen, "march-on-spot"}


def test_what_is_printed_with_yaml_can_be_run_from_a_pipe(call: Call) -> None:
    text = call(*ASKED, "--seed", "1", "--yaml").out
    answer = call("run", "-", "--plain", "--speed", "1000", stdin=text)
    assert answer.status == 0
    assert "finished" in answer.out


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_a_routine_of_five_minutes_or_says_what_it_can_do(call: Call, area: str) -> None:
    answer = call("compose", "--area", area, "--minutes", "5", "--seed", "1")
    assert answer.status == 0 or "the longest it can do is" in answer.err or "that can be composed" in answer.err


def test_what_cannot_be_composed_is_said_with_what_would_help(call: Call) -> None:
    answer = call("compose", "--area", "lower-back", "--minutes", "5", "--position", "seated-chair", "--equipment", "none")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("stretchtui compose: nothing for lower back on a chair; ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--area", "nek", "--minutes", "5"), "'nek' is no area; did you mean 'neck'?"),
        (("--area", "neck", "--minutes", "1"), "'1' is not a number of minutes from 2 to 30"),
        (("--area", "neck", "--minutes", "31"), "'31' is not a number of minutes from 2 to 30"),
        (("--area", "neck", "--minutes", "x"), "'x' is not a number of minutes"),
        (("--area", "neck"), "--minutes"),
        (("--minutes", "5"), "--area"),
        (("--area", "neck", "--minutes", "5", "--position", "flying"), "'flying' is no position"),
        (("--area", "neck", "--minutes", "5", "--equipment", "matt"), "'matt' is no equipment; did you mean 'mat'?"),
        (("--area", "neck", "--minutes", "5", "--avoid", "a\nb"), "is no flag"),
        (("--area", "neck", "--minutes", "5", "--seed", "-1"), "--seed"),
        (("--area", "neck", "--minutes", "5", "--level", "hard"), "'hard'"),
        (("--area", "neck", "--minutes", "5", "--json", "--yaml"), "not allowed with"),
    ],
)
def test_what_is_not_understood_is_said(call: Call, arguments: tuple[str, ...], said: str) -> None:
    answer = call("compose", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err


def test_saved_it_is_in_the_persons_own_library_and_reads_back_as_composed(call: Call, home: Home) -> None:
    told = call(*ASKED, "--seed", "1", "--json").json
    answer = call(*ASKED, "--seed", "1", "--save", "My upper back")
    path = home.library / "my-upper-back.yaml"
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.splitlines() == [f"saved as {path}", "walk it: stretchtui run my-upper-back"]
    assert "name: My upper back\n" in path.read_text()
    assert call("plan", "my-upper-back", "--json").json["total_ms"] == told["total_ms"]
    assert call("check", "--strict", str(path)).status == 0
    assert "my-upper-back" in call("list").out
    assert [file.name for file in home.library.iterdir()] == ["my-upper-back.yaml"]


@pytest.mark.parametrize("name", ["desk-break", "Desk break", "mine"])
def test_nothing_is_overwritten_or_hidden(call: Call, home: Home, name: str) -> None:
    mine = home.write("mine.yaml", "name: Mine\nsteps: [chin-tuck]\n")
    answer = call(*ASKED, "--save", name)
    assert answer.status == 2
    assert "already" in answer.err
    assert mine.read_text() == "name: Mine\nsteps: [chin-tuck]\n"
    assert list(home.library.iterdir()) == [mine]


def test_a_file_that_is_no_routine_is_not_overwritten_either(call: Call, home: Home) -> None:
    there = home.library / "mine.yaml"
    there.symlink_to(home.folder / "elsewhere")
    answer = call(*ASKED, "--save", "mine")
    assert answer.status == 2
    assert not (home.folder / "elsewhere").exists()


@pytest.mark.parametrize("name", ["", "..", "/", "🙂", "settings", "postures", "CON", "nul", "com1"])
def test_names_that_make_no_file_are_refused(call: Call, home: Home, name: str) -> None:
    answer = call(*ASKED, "--save", name)
    assert (answer.status, list(home.library.iterdir())) == (2, [])
    assert "makes no file name" in answer.err


@pytest.mark.parametrize(
    ("name", "id"),
    [("../../etc/passwd", "etc-passwd"), ("Rücken, kurz!", "rucken-kurz"), ("a.yaml", "a-yaml"), ("x" * 200, "x" * 64)],
)
def test_a_name_makes_a_safe_file_name(name: str, id: str) -> None:
    assert id_for(name) == id


def test_a_disk_that_is_full_leaves_no_empty_file_behind(call: Call, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: object, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stretchtui.keeping.replace_file", full)
    answer = call(*ASKED, "--save", "mine")
    assert answer.status == 2
    assert "cannot be written: No space left on device" in answer.err
    assert list(home.library.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_library_that_cannot_be_written_is_said(call: Call, home: Home) -> None:
    home.library.chmod(0o500)
    answer = call(*ASKED, "--save", "mine")
    home.library.chmod(0o700)
    assert answer.status == 2
    assert "cannot be written" in answer.err


def test_a_flag_that_nothing_has_is_refused_with_the_nearest_word(call: Call) -> None:
    answer = call("compose", "--area", "lower-back", "--minutes", "8", "--avoid", "kneeling")
    assert (answer.status, answer.out) == (2, "")
    assert "'kneeling' is no flag; did you mean 'kneel'?" in answer.err
