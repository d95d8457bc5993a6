"""Every class of error of the format §7 with its exact place, words and hint. Never here: YAML's own mistakes, the bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui.routine.durations import FORMS
from stretchtui.routine.library import Shelf
from stretchtui.routine.loading import Loader, load_exercise
from stretchtui.routine.vocabulary import POSITIONS
from tests.routine.reading import EMPTY, STRETCH, folder, in_place, read, shelf, short, shorts

EXERCISES = {
    "calf": STRETCH,
    "broken": "name: x\n",
    "walk": "name: Walk\nareas: [legs]\nlimit: 20m\nhold: 10m\nsource: x\n",
    "heat": "name: Heat\nareas: [back]\nkind: remedy\nphases:\n  - {name: apply, for: 10m, limit: 20m}\n",
    "two": "name: Two\nareas: [hips]\nkind: mobility\nphases: [{hold: 5s}, {hold: 6s}]\n",
    "none": "name: None\nareas: [hips]\nphases: [{go: 5s}]\n",
}


@pytest.fixture(scope="module")
def exercises(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return shelf(folder(tmp_path_factory.mktemp("library"), {}, EXERCISES))


STEPS = "name: R\nsteps:\n"
FIELDS_OF_A_PHASE = "one of: name, for, cue, stretch, breath, pose, limit"
WORDS = "lower-case words joined by '-'"
FORMS_OF_A_STEP = "a step needs one of 'exercise', 'name', 'rest', 'repeat', 'note'"
WRITE_A_STEP = "write exercise: ID, or name: … for one written in place"
NO_NAME = ("a routine needs 'name': as shown and spoken", "write name: Upper back basics")

ONE_MISTAKE = [
    (STEPS + "  - {exercise: calf, hodl: 20s}\n", "3:22-26 unknown-field",
     "'hodl' is not a field of a step", "did you mean 'hold'?"),
    (STEPS + "  - holld: 3\n", "3:5-10 unknown-field", "'holld' is not a field of a step", "did you mean 'hold'?"),
    (STEPS + "  - {rest: 5s, hold: 3}\n", "3:16-20 unknown-field", "'hold' is not a field of a rest", "one of: rest, say"),
    (STEPS + "  - {note: a, hold: 3}\n", "3:15-19 unknown-field", "'hold' is not a field of a note", "one of: note"),
    (STEPS + "  - {repeat: 2, steps: [calf], rest_betwen: 3}\n", "3:32-43 unknown-field",
     "'rest_betwen' is not a field of a circuit", "did you mean 'rest_between'?"),
    ("name: R\ndefaults: {hodl: 3}\nsteps: [calf]\n", "2:12-16 unknown-field",
     "'hodl' is not a field of defaults", "did you mean 'hold'?"),
    ("name: R\ndefaults: {sides: each}\nsteps: [calf]\n", "2:12-17 unknown-field", "'sides' is not a field of defaults",
     "did you mean 'sets'?"),
    (in_place("phases: [{name: a, for: 3, b: 4}]"), "5:32-33 unknown-field", "'b' is not a field of a phase", FIELDS_OF_A_PHASE),
    ("steps: [calf]\n", "1:1-6 missing-field", *NO_NAME),
    ("name: R\n", "1:1-5 missing-field",
     "a routine needs 'steps': what is done, in order", "write steps: [shoulder-raises, rest: 30s]"),
    (STEPS + "  - name: E\n", "3:5-9 missing-field", "a step needs 'areas': what is stretched, the main area first",
     "write areas: [mid-back, upper-back]"),
    (STEPS + "  - hold: 3\n", "3:5-9 missing-field", FORMS_OF_A_STEP, WRITE_A_STEP),
    (STEPS + "  - {}\n", "3:5-7 missing-field", FORMS_OF_A_STEP, WRITE_A_STEP),
    (STEPS + "  - repeat: 2\n", "3:5-11 missing-field",
     "a circuit needs 'steps': the steps of one round", "write steps: [shoulder-raises]"),
    (in_place("phases: [{name: a}]"), "5:15-19 missing-field", "a phase needs 'for': how long it lasts", "write for: 6s"),
    (in_place("say: [{at: half}]"), "5:12-14 missing-field", "a say line needs 'text': what is said then",
     "write text: Let the shoulder sink."),
    ("name: R\nsteps: []\n", "2:8-10 wrong-type", "a list of steps, at least one, belongs here, not an empty list", ""),
    ("name: R\nsteps: calf\n", "2:8-12 wrong-type", "a list of steps, at least one, belongs here, not 'calf'", ""),
    ("name: R\nsteps: [[calf]]\n", "2:9-15 wrong-type", "a step belongs here, not a list", ""),
    (STEPS + "  -\n", "3:4-4 wrong-type", "the value is missing: the id of an exercise belongs here", ""),
    (STEPS + "  - exercise: [calf]\n", "3:15-21 wrong-type", "the id of an exercise belongs here, not a list", ""),
    ("name: [a]\nsteps: [calf]\n", "1:7-10 wrong-type", "text belongs here, not a list", ""),
    ("name: R\ndefaults: 3\nsteps: [calf]\n", "2:11-12 wrong-type",
     "defaults, with fields such as 'first_side:', belongs here, not '3'", ""),
    ("[a]: b\nname: R\nsteps: [calf]\n", "1:1-4 wrong-type", "a field's name must be a word", "put quotes round the text"),
    ("name: R\ntags: [My Tag]\nsteps: [calf]\n", "2:8-14 wrong-type", "'My Tag' is no tag", WORDS),
    (in_place("counter: Not An Id"), "5:14-23 wrong-type", "'Not An Id' is no exercise", WORDS),
    (in_place("flags: [Spine Bend]"), "5:13-23 wrong-type", "'Spine Bend' is no flag", WORDS),
    (in_place("figure: 3"), "5:13-14 wrong-type", "a figure, with fields such as 'posture:', belongs here, not '3'", ""),
    (in_place("cues: ''"), "5:11-13 wrong-type", "the value is missing: text belongs here", ""),
    (in_place("summary: '  '"), "5:14-18 wrong-type", "this text is blank", ""),
    (in_place("position: []"), "5:15-17 wrong-type", f"this list needs at least 1: one of {', '.join(POSITIONS)}", ""),
    (in_place("reps: 0"), "5:11-12 wrong-type", "a whole number from 1 to 200 belongs here, not '0'", ""),
    (in_place("sets: 21"), "5:11-13 wrong-type", "a whole number from 1 to 20 belongs here, not '21'", ""),
    (in_place("phases: []"), "5:13-15 wrong-type", "an exercise has 1 to 50 phases, not 0", ""),
    (in_place("phases: 3"), "5:13-14 wrong-type", "a list of phases belongs here, not '3'", ""),
    (in_place("phases: [x]"), "5:14-15 wrong-type", "a phase, with fields such as 'name:', belongs here, not 'x'", ""),
    (in_place("phases: [{name: a, for: 3, stretch: yes}]"), "5:41-44 wrong-type", "true or false belongs here, not 'yes'", ""),
    (in_place("say: hi"), "5:10-12 wrong-type", "a list of {at: …, text: …} belongs here, not 'hi'", ""),
    (in_place("hold: -5"), "5:11-13 bad-duration", "'-5': is negative", FORMS),
    (in_place("prepare:"), "5:13-13 bad-duration", "the duration is missing", FORMS),
    (in_place("limit: 0"), "5:12-13 bad-duration", "this cannot be zero", FORMS),
    (in_place("switch: {}"), "5:13-15 wrong-type", "a duration belongs here, not a mapping", ""),
    (in_place("say: [{at: 10x, text: hi}]"), "5:16-19 bad-duration",
     "'10x' is not a duration", "write a time into the hold, as 10s, or half"),
    (in_place("move: 0\nhold: 0\nrelease: 0"), "6:5-9 bad-duration", "every phase is zero, so there is nothing to do", ""),
    ("name: R\nevery: 13h\nsteps: [calf]\n", "2:8-11 bad-duration", "13 h is longer than the 12 h allowed here", ""),
    (STEPS + "  - {name: E, areas: [nek]}\n", "3:23-26 unknown-area", "'nek' is not a known area", "did you mean 'neck'?"),
    (STEPS + "  - {name: E, areas: [lumbar]}\n", "3:23-29 unknown-area",
     "'lumbar' is not a known area", "did you mean 'lower-back'?"),
    (in_place("position: standin"), "5:15-22 unknown-position", "'standin' is not a known position", "did you mean 'standing'?"),
    (in_place("equipment: [chare]"), "5:17-22 unknown-equipment", "'chare' is not a known equipment", "did you mean 'chair'?"),
    (in_place("level: hard"), "5:12-16 unknown-level", "'hard' is not a known level", "one of: gentle, moderate, deep"),
    (in_place("kind: streching"), "5:11-20 unknown-kind", "'streching' is not a known kind", "did you mean 'stretch'?"),
    (in_place("sides: eech"), "5:12-16 unknown-sides", "'eech' is not a known way to treat sides", "did you mean 'each'?"),
    (in_place("first_side: rigth"), "5:17-22 unknown-side", "'rigth' is not a known side", "did you mean 'right'?"),
    (in_place("pace: ownn"), "5:11-15 unknown-pace", "'ownn' is not a known pace", "did you mean 'own'?"),
    (in_place("phases: [{name: a, for: 3, breath: inn}]"), "5:40-43 unknown-breath",
     "'inn' is not a known breath", "did you mean 'in'?"),
    ("name: R\npreflight: [redflags]\nsteps: [calf]\n", "2:13-21 unknown-preflight", "'redflags' is not a known preflight",
     "did you mean 'red-flags'?"),
    (STEPS + "  - clf\n", "3:5-8 unknown-exercise", "there is no exercise 'clf'", "did you mean 'calf'?"),
    (STEPS + "  - exercise: Calf\n", "3:15-19 unknown-exercise", "there is no exercise 'Calf'", "did you mean 'calf'?"),
    (STEPS + "  - zzz\n", "3:5-8 unknown-exercise", "there is no exercise 'zzz'", "one of: broken, calf, heat, none, two, walk"),
    (in_place("name: F"), "5:5-9 duplicate-key", "'name' stands here a second time; the first is at 3:5", "keep one of the two"),
    (STEPS + "  - {exercise: two, hold: 5s}\n", "3:21-25 no-such-phase", "'hold' cannot be set: Two has 2 phases of that name",
     "its phases: hold, hold"),
    (STEPS + "  - {exercise: none, move: 5s}\n", "3:22-26 no-such-phase", "'move' cannot be set: None has no phase of that name",
     "its phases: go"),
    (in_place("phases: [{move: 3s}]\nhold: 4s"), "6:5-9 conflict",
     "'hold' and 'phases' cannot stand together: phases replaces move, hold and release",
     "remove 'hold', or put it among the phases"),
    (STEPS + "  - {exercise: walk, hold: 21m}\n", "3:22-26 limit-exceeded",
     "it would last 21 min 6 s without its preparation, and its limit is 20 min", ""),
    (STEPS + "  - {exercise: walk, limit: 30m}\n", "3:22-27 limit-exceeded",
     "Walk may last at most 20 min, and a step cannot raise that", ""),
    (STEPS + "  - exercise: heat\n    phases: [{apply: 30m}]\n", "4:5-11 limit-exceeded",
     "Heat has phases with a limit, so they cannot be replaced", "set the length of a phase instead: hold: 10m"),
    (in_place("phases: [{name: a, for: 30m, limit: 20m}]"), "5:5-11 limit-exceeded",
     "a of 30 min is over its limit of 20 min", ""),
    ("name: R\ndefaults: {hold: 30m}\nsteps: [walk]\n", "3:9-13 limit-exceeded",
     "it would last 30 min 6 s without its preparation, and its limit is 20 min", ""),
    ("format: 2\nname: R\nstepz: 3\n", "1:9-10 newer-format", "this file is written in format 2, and this program knows format 1",
     "install a version of stretchtui that knows format 2"),
    ("format: one\nname: R\nsteps: [calf]\n", "1:9-12 wrong-type", "a whole number from 1 to 999999 belongs here, not 'one'", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), ONE_MISTAKE, ids=[text[-40:] for text, *_ in ONE_MISTAKE])
def test_a_mistake_is_named_at_its_place_with_what_to_do(
    exercises: Shelf, text: str, place: str, message: str, hint: str
) -> None:
    loaded = read(text, exercises)
    (one,) = loaded.diagnostics
    assert (loaded.routine, short(one), one.message, one.hint, one.severity) == (None, place, message, hint, "error")


def test_a_step_whose_exercise_is_broken_points_to_its_file(exercises: Shelf) -> None:
    (error,) = read(STEPS + "  - broken\n", exercises).diagnostics
    assert short(error) == "3:5-11 broken-exercise"
    assert error.message == f"the exercise 'broken' has mistakes of its own: see {exercises.exercises['broken'].path}"


def test_a_broken_exercise_has_its_own_mistakes_in_its_own_file(exercises: Shelf) -> None:
    path = exercises.exercises["broken"].path
    (error,) = load_exercise(path, "broken", Loader(EMPTY)).diagnostics
    assert (error.file, short(error)) == (str(path), "1:1-5 missing-field")
    assert error.message == "an exercise needs 'areas': what is stretched, the main area first"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "1:1-2 empty-file"), ("- a\n", "1:1-2:1 wrong-type"), ("x\n", "1:1-2 wrong-type"),
        ("format: 7\n", "1:9-10 newer-format"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_exercise_says_so(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "x.yaml").write_text(text)
    loaded = load_exercise(tmp_path / "x.yaml", "x", Loader(EMPTY))
    assert (loaded.exercise, [short(one) for one in loaded.diagnostics]) == (None, [found])


MANY = """\
nam: R
areas: [hips, nek]
steps:
  - clf
  - exercise: calf
    hold: 1:75
    reps: 0
  - rest: -5
    say: &a ok
  - note:
  - repeat: 2
    steps: [{hodl: 3}]
  - exercise: calf
    exercise: walk
"""


def test_every_mistake_of_a_file_is_reported_at_once_in_file_order(exercises: Shelf) -> None:
    assert shorts(read(MANY, exercises)) == [
        "1:1-4 missing-field", "1:1-4 unknown-field", "2:15-18 unknown-area", "4:5-8 unknown-exercise", "6:11-15 bad-duration",
        "7:11-12 wrong-type", "8:11-13 bad-duration", "9:10-15 anchor", "10:10-10 wrong-type", "12:14-18 unknown-field",
        "14:5-13 duplicate-key",
    ]  # fmt: skip
