"""Every class of warning of the format §7 with its place; and what is near to one and gives none."""

from __future__ import annotations

import pytest

from stretchtui.routine.loading import Loader, load_exercise
from tests.routine.reading import EMPTY, STRETCH, folder, in_place, read, shelf, short, shorts

SAY_IT = "it has two sides, and no cue says which: none has {side}"
WORD = "word "
ODD = "a static hold of {}, and no source says why"

ONE_WARNING = [
    (in_place("hold: 5s"), "5:5-9 odd-hold", ODD.format("5 s"), "10 to 60 s, or add a source:"),
    (in_place("hold: 9.999"), "5:5-9 odd-hold", ODD.format("9.999 s"), "10 to 60 s, or add a source:"),
    (in_place("hold: 90s"), "5:5-9 odd-hold", ODD.format("1 min 30 s"), "10 to 60 s, or add a source:"),
    (in_place("phases: [{move: 3s}, {hold: 61s}]"), "5:5-11 odd-hold", ODD.format("1 min 1 s"), "10 to 60 s, or add a source:"),
    (in_place("sides: each"), "5:5-10 side-never-said", SAY_IT, "write {side} where the side belongs"),
    (in_place("sides: alternate\ncues: [Go left.]"), "6:5-9 side-never-said", SAY_IT, "write {side} where the side belongs"),
    (in_place("switch: 3s"), "5:5-11 unused-field", "'switch' has no effect without 'sides: each'", ""),
    (in_place("sides: alternate\ncues: ['{side}']\nswitch: 3s"), "7:5-11 unused-field",
     "'switch' has no effect without 'sides: each'", ""),
    (in_place("first_side: left"), "5:5-15 unused-field", "'first_side' has no effect without 'sides: each' or 'alternate'", ""),
    (in_place("rest: 3s"), "5:5-9 unused-field", "'rest' has no effect: one repetition has no rest between", ""),
    (in_place("set_rest: 3s"), "5:5-13 unused-field", "'set_rest' has no effect: one set has no rest between", ""),
    (in_place("say: [{at: half, text: x}]\nphases: [{move: 5s}]"), "5:5-8 unused-field",
     "'say' has no effect: there is no timed hold", ""),
    (in_place("pace: own\nsay: [{at: 3s, text: x}]"), "6:5-8 unused-field", "'say' has no effect: there is no timed hold", ""),
    (in_place(f"cues: [a b c, {WORD * 40}, {WORD * 40}, b]"), "5:221-420 cue-too-long",
     "the cues take 33.2 s to say up to here, and there are 31 s", "shorten them, or lengthen prepare:"),
    (in_place("say: [{at: 18s, text: one two three four five six}]"), "5:5-8 cue-too-long",
     "'one two three four five six' at 18 s is not through when the hold of 20 s ends", ""),
    (in_place("kind: mobility\nphases: [{name: move, for: 1s, cue: one two three}]"), "6:41-54 cue-too-long",
     "this cue takes 1.2 s to say, and move lasts 1 s", ""),
    (in_place("flags: [spin-bend]"), "5:13-22 unknown-flag", "'spin-bend' is a flag of your own", "did you mean 'spine-bend'?"),
    ("name: R #2\nsteps: [rest: 5s]\n", "1:7-8 cut-value", "the text ends at '#', so '#2' is lost",
     "put quotes round the text, or a space after the '#' of a comment"),
    ("name: R\nsteps:\n  - rest: 61m\n  - rest: 61m\n", "2:1-6 long-routine", "it lasts 2 h 2 min: over 2 h", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), ONE_WARNING, ids=[text[-40:] for text, *_ in ONE_WARNING])
def test_what_is_unlikely_to_be_meant_is_warned_about_and_works(text: str, place: str, message: str, hint: str) -> None:
    loaded = read(text)
    assert loaded.routine is not None
    (one,) = loaded.diagnostics
    assert (short(one), one.message, one.hint, one.severity) == (place, message, hint, "warning")


NO_WARNING = [
    in_place("hold: 10s"),
    in_place("hold: 60s"),
    in_place("hold: 5s\nsource: '[ACSM-21]'"),
    in_place("hold: 5s\nkind: mobility"),
    in_place("hold: 0"),
    in_place("hold: 5s\npace: own"),
    in_place("phases: [{name: squeeze, for: 5s}]"),
    in_place("sides: left\ncues: [Step back.]"),
    in_place("sides: each\ncues: ['Step the {other} foot back.']"),
    in_place("sides: each\nphases: [{name: hold, for: 10s, cue: 'To the {side}.'}]"),
    in_place("sides: each\nfirst_side: left\nswitch: 9s\ncues: ['{side}']"),
    in_place("sides: alternate\nrest: 3s\ncues: ['{side}']"),
    in_place("reps: 2\nrest: 3s\nsets: 2\nset_rest: 3s"),
    in_place("flags: [my-left-knee, spine-bend]"),
    in_place("say: [{at: half, text: Breathe.}, {at: 19s, text: On.}]"),
    in_place("cues: [" + WORD * 60 + "]\nprepare: 30s"),
    in_place("cues: [a]  # a comment"),
    "name: R\nsteps:\n  - rest: 1h\n  - rest: 1h\n",
]


@pytest.mark.parametrize("text", NO_WARNING)
def test_what_may_well_be_meant_gives_no_warning(text: str) -> None:
    assert shorts(read(text)) == []


def test_an_exercise_of_a_library_is_warned_about_in_its_own_file_only(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = folder(tmp_path_factory.mktemp("library"), {}, {"short": "name: S\nareas: [hips]\nhold: 5s\nswitch: 1s\n"})
    loaded = load_exercise(path / "exercises" / "short.yaml", "short", Loader(EMPTY))
    assert loaded.exercise is not None
    assert [short(one) for one in loaded.diagnostics] == ["3:1-5 odd-hold", "4:1-7 unused-field"]
    assert shorts(read("name: R\nsteps: [short]\n", shelf(path))) == []


def test_a_field_without_effect_on_a_step_is_warned_about_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = folder(tmp_path_factory.mktemp("library"), {}, {"calf": STRETCH})
    text = "name: R\nsteps:\n  - {exercise: calf, rest: 3s}\n  - {exercise: calf, reps: 2, rest: 3s}\n"
    assert shorts(read(text, shelf(path))) == ["3:22-26 unused-field"]
