"""The routine language's fields, each declared once: type, default, meaning, example. Never here: how they are read.

The tables validate files and are what a schema and a reference page are made from. Those of figures stand beside their readers
(figures.py, keyframes.py, postures.py), so that what knows a body's joints is imported only where a figure is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stretchtui.routine import vocabulary as words
from stretchtui.routine.diagnostics import Findings, Placed, did_you_mean
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.source import Node, Scalar
from stretchtui.routine.values import (
    LONGEST_CUE,
    LONGEST_NAME,
    Areas,
    Boolean,
    Choice,
    Duration,
    ListOf,
    Text,
    Value,
    Whole,
    Word,
    wrong_type,
)

FORMAT = 1
"""The version of the language that this program reads; a file may name it with `format:`."""

LONGEST_SESSION_MS = 12 * 3_600_000


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    value: Value | None
    """What it may hold; None where the reader of the mapping takes the node itself (steps, phases, say, figure)."""
    default: str
    """As an author would write it; "" where there is none."""
    meaning: str
    example: str
    required: bool = False
    timing: bool = False
    """May stand in a routine's `defaults`."""


@dataclass(frozen=True, slots=True)
class Table:
    """The fields that one kind of mapping may have."""

    fields: Mapping[str, Field]
    required: tuple[Field, ...]


def table(fields: Iterable[Field]) -> Table:
    listed = tuple(fields)
    return Table({one.name: one for one in listed}, tuple(one for one in listed if one.required))


_NAME = Text(LONGEST_NAME)
_CUE = Text(LONGEST_CUE)
_PHASE_MS = Duration(zero=True)
_FLAGS = ListOf(Word("flag", words.FLAGS))

EXERCISE = table(
    (
        Field("name", _NAME, "", "as shown and spoken", "Seated twist", required=True),
        Field("areas", Areas(), "", "what is stretched, the main area first", "[mid-back, upper-back]", required=True),
        Field("position", ListOf(Choice(words.POSITIONS, "position"), or_one=True, least=1), "standing",
              "how the body is placed; of a list, any will do", "[seated-floor, seated-chair]"),
        Field("equipment", ListOf(Choice(words.EQUIPMENT, "equipment"), or_one=True), "[]", "what is needed", "[chair]"),
        Field("level", Choice(words.LEVELS, "level"), "gentle", "how demanding it is", "moderate"),
        Field("kind", Choice(words.KINDS, "kind"), "stretch", "what sort of exercise it is", "mobility"),
        Field("summary", Text(LONGEST_CUE), "", "one sentence", "Turns the middle of the back."),
        Field("cues", ListOf(_CUE, or_one=True, repeats=True), "[]", "instructions in order; {side} and {other} are filled in",
              '["Turn your head to the {side}."]'),
        Field("say", None, "[]", "coaching lines at a time into each hold", "[{at: half, text: Breathe.}]"),
        Field("mistake", _CUE, "", "what people get wrong; shown before the start", "Hauling yourself round."),
        Field("caution", _CUE, "", "when to go easy or leave it out; shown before the start", "Turn gently."),
        Field("flags", _FLAGS, "[]", "safety flags that a person may ask to avoid", "[spine-twist]"),
        Field("counter", Word("exercise"), "", "the exercise that moves the opposite way", "shoulder-blade-squeeze"),
        Field("gentler", Word("exercise"), "", "an easier exercise for the same main area", "seated-twist"),
        Field("source", Text(), "", "where the numbers come from", "10-30 s [ACSM-21]"),
        Field("sides", Choice(words.SIDES, "sides"), "both",
              "both at once, each in turn, alternate with every repetition, or one", "each"),
        Field("first_side", Choice(words.SIDE, "side"), "right", "the side that begins", "left", timing=True),
        Field("reps", Whole(1, 200), "1", "repetitions, per side where it is sided", "5", timing=True),
        Field("sets", Whole(1, 20), "1", "how often all repetitions are done", "2", timing=True),
        Field("hold", _PHASE_MS, "20s", "the stretch itself", "30s", timing=True),
        Field("move", _PHASE_MS, "3s", "into the stretch", "4s", timing=True),
        Field("release", _PHASE_MS, "3s", "out of it", "4s", timing=True),
        Field("prepare", _PHASE_MS, "5s", "once, before the exercise: get into position", "8s", timing=True),
        Field("rest", _PHASE_MS, "2s", "between repetitions, never after the last", "5s", timing=True),
        Field("switch", _PHASE_MS, "5s", "when the side changes under `sides: each`", "10s", timing=True),
        Field("set_rest", _PHASE_MS, "15s", "between sets", "30s", timing=True),
        Field("phases", None, "", "replaces move, hold and release", "[{name: contract, for: 6s}]"),
        Field("pace", Choice(words.PACES, "pace"), "timed", "own: a key ends it, the clock counts up", "own", timing=True),
        Field("limit", Duration(), "", "the longest it may last in all, without `prepare`; nothing raises it", "20m"),
        Field("figure", None, "", "how the figure moves", "{posture: standing}"),
    )
)  # fmt: skip

FORMAT_FIELD = Field("format", Whole(1, 999_999), str(FORMAT), "the version of the language", "1")

PHASE = table(
    (
        Field("name", Text(64), "", "what the phase is called", "contract", required=True),
        Field("for", _PHASE_MS, "", "how long it lasts", "6s", required=True),
        Field("cue", _CUE, "", "what to do in it", "Press gently."),
        Field("stretch", Boolean(), "true for hold and deepen", "counts as time under stretch", "true"),
        Field("breath", Choice(words.BREATHS, "breath"), "", "drives the breathing guide", "in"),
        Field("pose", Word("pose"), "", "the figure's keyframe at the end of the phase", "hold"),
        Field("limit", Duration(), "", "the longest this phase may last; nothing raises it", "20m"),
    )
)

SAY = table(
    (
        Field("at", Text(16), "", "a time into each hold, or half", "10s", required=True),
        Field("text", _CUE, "", "what is said then", "Let the shoulder sink.", required=True),
    )
)

EXERCISE_FILE = table((*EXERCISE.fields.values(), FORMAT_FIELD))

DEFAULTS = table(one for one in EXERCISE.fields.values() if one.timing)

EXERCISE_STEP = table(
    (Field("exercise", None, "", "an exercise's id", "seated-twist"), *EXERCISE.fields.values())
)

REST_STEP = table(
    (
        Field("rest", Duration(), "", "a pause of this length", "30s", required=True),
        Field("say", _CUE, "", "what is said at its start", "Shake out your arms."),
    )
)

CIRCUIT_STEP = table(
    (
        Field("repeat", Whole(1, 200), "", "how often the steps are walked", "3", required=True),
        Field("steps", None, "", "the steps of one round", "[shoulder-raises]", required=True),
        Field("rest_between", _PHASE_MS, "0", "a pause between rounds", "30s"),
    )
)

NOTE_STEP = table((Field("note", Text(), "", "shown until a key is pressed", "Fetch a mat.", required=True),))

ROUTINE = table(
    (
        Field("name", _NAME, "", "as shown and spoken", "Upper back basics", required=True),
        Field("summary", Text(LONGEST_CUE), "", "one sentence", "Three movements for the upper back."),
        Field("when", Text(LONGEST_CUE), "", "when it suits", "After an hour at the desk."),
        Field("areas", Areas(), "those of its steps", "what it is for, the main area first", "[upper-back]"),
        Field("equipment", ListOf(Choice(words.EQUIPMENT, "equipment"), or_one=True), "that of its steps",
              "what is needed", "[chair]"),
        Field("position", ListOf(Choice(words.POSITIONS, "position"), or_one=True), "those of its steps",
              "the positions it uses", "standing"),
        Field("level", Choice(words.LEVELS, "level"), "the deepest of its steps", "how demanding it is", "moderate"),
        Field("flags", _FLAGS, "those of its steps", "safety flags", "[spine-twist]"),
        Field("tags", ListOf(Word("tag")), "[]", "words of your own to find it by", "[morning]"),
        Field("every", Duration(longest_ms=LONGEST_SESSION_MS), "", "how often to be reminded", "30m"),
        Field("preflight", ListOf(Choice(words.PREFLIGHTS, "preflight"), or_one=True), "[]",
              "checks shown before the start", "[red-flags]"),
        Field("after", ListOf(_CUE, or_one=True, repeats=True), "[]", "what is good to know afterwards, shown with the summary",
              "Rest the skin for two hours before the next pack."),
        Field("defaults", None, "", "timing fields for every step", "{hold: 30s}"),
        Field("steps", None, "", "what is done, in order", "[shoulder-raises, rest: 30s]", required=True),
        FORMAT_FIELD,
    )
)  # fmt: skip


def read_mapping(
    node: Node, fields: Table, of: str, findings: Findings, *, at: Placed | None = None, partial: bool = False
) -> dict[str, Any] | None:
    """The values of a mapping by field name; fields the table leaves to a reader come as their nodes.

    Unknown and missing fields are reported; `of` names the mapping in messages ("a step"), `at` is where a missing field is
    reported, `partial` lets required fields be absent. None when the node is no mapping.
    """
    if not isinstance(node, MappingNode):
        wrong_type(node, f"{of}, with fields such as '{next(iter(fields.fields))}:',", findings)
        return None
    values: dict[str, Any] = {}
    known_fields = fields.fields
    for name, (key, value_node) in node.entries.items():
        known = known_fields.get(name)
        if known is None:
            _unknown(key, fields, of, findings)
        elif known.value is None:
            values[name] = value_node
        else:
            value = known.value.read(value_node, findings)
            if value is not None:
                values[name] = value
    if not partial:
        _report_missing(node, fields, of, findings, at)
    return values


def _report_missing(node: MappingNode, fields: Table, of: str, findings: Findings, at: Placed | None) -> None:
    for one in fields.required:
        if one.name not in node.entries:
            place = at or (next(iter(node.entries.values()))[0] if node.entries else node)
            what = f"{of} needs '{one.name}': {one.meaning}"
            findings.error(place, "missing-field", what, f"write {one.name}: {one.example}")


def _unknown(key: Scalar, fields: Table, of: str, findings: Findings) -> None:
    if not findings.full():
        hint = did_you_mean(key.text, tuple(fields.fields))
        findings.error(key, "unknown-field", f"'{key.text[:64]}' is not a field of {of}", hint)
