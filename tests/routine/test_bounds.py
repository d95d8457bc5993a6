"""Every bound of the format §7: at it a file is read, over it a message of its own. Nesting and nodes are rows Y3 and Y4."""

from __future__ import annotations

import pytest

from stretchtui.routine import files
from tests.routine.reading import errors, in_place, read, routine, short


def steps(count: int, step: str = "  - rest: 1s\n") -> str:
    return "name: R\nsteps:\n" + step * count


def nested(depth: int) -> str:
    return "name: R\nsteps: [" + "{repeat: 1, steps: [" * depth + "rest: 1s" + "]}" * depth + "]\n"


def circuit(times: int, inner: int) -> str:
    return f"name: R\nsteps:\n  - repeat: {times}\n    steps: [" + "rest: 1s, " * inner + "]\n"


# 200 repetitions of move, hold and release with the rests between: 799 segments.
SEGMENTS = "  - {name: E, areas: [hips], kind: mobility, reps: 200, prepare: 0, hold: 1, release: 0.1, move: 0.1, rest: 0.1}\n"

AT_THE_BOUND = {
    "a name of 120 characters": in_place("").replace("name: E", f"name: {'n' * 120}"),
    "a cue of 300": in_place(f"cues: ['{'c' * 300}']\nprepare: 2h"),
    "a text of 2,000": f"name: R\nsteps: [note: {'n' * 2_000}]\n",
    "a tag of 64": f"name: R\ntags: [{'t' * 64}]\nsteps: [rest: 1s]\n",
    "500 steps": steps(500),
    "4,000 steps after repeats": circuit(200, 20),
    "circuits 4 deep": nested(4),
    "12 hours": steps(6, "  - rest: 2h\n"),
    "20,000 segments": steps(25, SEGMENTS) + "  - rest: 1s\n" * 25,
    "50 phases": in_place("phases: [" + "{go: 10s}, " * 50 + "]"),
    "a phase of 2 h": in_place("hold: 2h"),
    "200 repetitions": in_place("reps: 200"),
    "20 sets": in_place("sets: 20"),
    "200 rounds": circuit(200, 1),
}


@pytest.mark.parametrize("text", AT_THE_BOUND.values(), ids=AT_THE_BOUND)
def test_what_is_at_a_bound_is_a_routine(text: str) -> None:
    assert errors(read(text)) == []


OVER = {
    "a name of 121 characters": (in_place("").replace("name: E", f"name: {'n' * 121}"), "3:11-132 too-long",
                                 "121 characters, and at most 120 are allowed"),
    "a cue of 301": (in_place(f"cues: ['{'c' * 301}']\nprepare: 2h"), "5:12-315 too-long",
                     "301 characters, and at most 300 are allowed"),
    "a note of 2,001": (f"name: R\nsteps: [note: {'n' * 2_001}]\n", "2:15-2016 too-long",
                        "2001 characters, and at most 2000 are allowed"),
    "a tag of 65": (f"name: R\ntags: [{'t' * 65}]\nsteps: [rest: 1s]\n", "2:8-73 wrong-type", f"'{'t' * 64}' is no tag"),
    "501 steps": (steps(501), "503:5-504:1 too-large", "more than 500 steps"),
    "501 steps in circuits": (circuit(1, 499) + "  - rest: 1s\n", "5:5-6:1 too-large", "more than 500 steps"),
    "4,200 steps after repeats": (circuit(200, 21), "2:1-6 too-large",
                                  "4200 steps with all repeats, and at most 4000 are allowed"),
    "circuits 5 deep": (nested(5), "2:90-96 too-deep", "circuits nest at most 4 deep"),
    "over 12 hours": (steps(6, "  - rest: 2h\n") + "  - rest: 1s\n", "2:1-6 too-large",
                      "it lasts 12 h 1 s, and at most 12 h are allowed"),
    "20,001 segments": (steps(25, SEGMENTS) + "  - rest: 1s\n" * 26, "2:1-6 too-large",
                        "20001 phases, rests and switches in all, and at most 20000 are allowed"),
    "51 phases": (in_place("phases: [" + "{go: 10s}, " * 51 + "]"), "5:13-576 wrong-type",
                  "an exercise has 1 to 50 phases, not 51"),
    "a phase over 2 h": (in_place("hold: 121m"), "5:11-15 bad-duration", "2 h 1 min is longer than the 2 h allowed here"),
    "201 repetitions": (in_place("reps: 201"), "5:11-14 wrong-type", "a whole number from 1 to 200 belongs here, not '201'"),
    "21 sets": (in_place("sets: 21"), "5:11-13 wrong-type", "a whole number from 1 to 20 belongs here, not '21'"),
    "201 rounds": (circuit(201, 1), "3:13-16 wrong-type", "a whole number from 1 to 200 belongs here, not '201'"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message"), OVER.values(), ids=OVER)
def test_what_is_over_a_bound_has_a_message_of_its_own(text: str, place: str, message: str) -> None:
    loaded = read(text)
    assert loaded.routine is None
    assert [(short(one), one.message) for one in errors(loaded)] == [(place, message)]


@pytest.mark.parametrize("characters", [4_096, 4_097])
def test_a_scalar_has_up_to_4096_characters_wherever_it_stands(characters: int) -> None:
    found = [one for one in errors(read(in_place(f"figure: {{note: {'f' * characters}}}"))) if one.code != "unknown-field"]
    assert [(short(one), one.message) for one in found] == (
        [] if characters == 4_096 else [("5:20-4117 too-long", "this text has 4097 characters, and at most 4096 are allowed")]
    )


def test_a_file_has_up_to_256_KiB() -> None:
    head = b"name: R\nsteps: [rest: 1s]\n"
    comment = b"#" * (files.LARGEST - len(head))
    assert read(head + comment).routine is not None
    (error,) = read(head + comment + b"#").diagnostics
    assert (short(error), error.message) == ("1:1-2 too-large", "the file has over 256 KiB, and that is the most allowed")


def test_circuits_of_circuits_are_counted_by_arithmetic_not_by_walking() -> None:
    most = "{repeat: 200, steps: [" * 4 + "{name: E, areas: [hips], reps: 200, sets: 20}" + "]}" * 4
    found = errors(read(f"name: R\nsteps: [{most}]\n"))
    assert [one.message.split(" ")[0] for one in found] == ["1600000000", "25600000000000", "it"]


def test_a_routine_of_many_steps_keeps_them_all() -> None:
    assert len(routine(steps(500)).steps) == 500
