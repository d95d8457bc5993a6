"""What is asked when a session was stopped by pain: the choices with their keys and words, and what each sends. For both faces.

Never here: how it is asked, which exercises can stand in for another (session/instead.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stretchtui import asides
from stretchtui.routine.care import ruled_out
from stretchtui.routine.durations import spoken
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.instead import OfferKind, offers
from stretchtui.session.marks import told
from stretchtui.session.place import Player, segment_at
from stretchtui.settings.preferences import Settings

CALL_FOR_HELP = "If numbness, weakness or chest pain comes with it: end, and call your local emergency number."
STOP_IF_MORE = "Stop if it hurts more."
LEFT_OUT = "left out from now on"
BREATHE = "Breathe slowly; never hold it."


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    word: str
    """One or two words, in letters that can be drawn large."""
    detail: str
    sends: tuple[Event, ...] = ()
    action: str = ""
    """The action of keys.py whose keys choose it too."""
    leaves_out: str = ""
    """The id of the exercise that it leaves out from now on; the question stays."""


_Row = tuple[str, str, tuple[Event, ...], str, str]
"""A choice that has no key yet."""

_AND_ON: tuple[Event, ...] = (events.NextExercise(), events.GoOn())
STAY_PAUSED_SKIPPED: tuple[Event, ...] = (events.NextExercise(),)
"""What leaving the question after an ouch sends: the rest of the exercise is skipped all the same."""


def spasm_head(player: Player, now_ms: int) -> str:
    here = segment_at(player, now_ms)
    if here.kind == "note":
        return f"Stopped at the note: {here.name}"
    return f"Stopped at {_place(here.name, _side(player))}."


def ouch_head(player: Player) -> str:
    last = told(player.timeline, player.marks[-1])
    return f"Marked: {_place(last.name, _side(player))}."


def _side(player: Player) -> str:
    return told(player.timeline, player.marks[-1]).side or ""


def _place(name: str, side: str) -> str:
    return f"{name}, {side} side" if side else name


def after_spasm(player: Player, now_ms: int) -> tuple[Choice, ...]:
    """What goes on after it; an exercise that hurt, too, is not gone on with."""
    end: _Row = ("end", "the session; what you did is kept", (events.End(),), "end", "")
    if _hurts(player, now_ms):
        return _numbered([("next", f"skip the rest of it, {_on_to(player, now_ms)}", _AND_ON, "next-exercise", ""), end])
    place = "your place is kept to the millisecond"
    go_on: _Row = ("go on", f"counted in; {place}" if player.count_in_ms else place, (events.GoOn(),), "pause", "")
    skip: _Row = ("skip", f"leave this one, {_on_to(player, now_ms)}", _AND_ON, "next-exercise", "")
    return _numbered([go_on, skip, end])


def in_speech(choices: Sequence[Choice]) -> str:
    """The choices as they are said to somebody with closed eyes; not what has been done already."""
    return asides.pressed((one.key, one.word) for one in choices if one.sends or one.leaves_out)


def at_breath(number: int, choices: Sequence[Choice]) -> tuple[str, bool]:
    """What is said at a breath, the first being 0, and whether that is the question."""
    if number in asides.CHOICES_AT_BREATHS:
        return in_speech(choices), True
    return asides.BREATHS["out" if number % 2 else "in"], False


def _hurts(player: Player, now_ms: int) -> bool:
    """Whether the exercise that the session is in was marked by an ouch."""
    here = segment_at(player, now_ms).step
    return any(mark.kind == "ouch" and player.timeline.segments[mark.segment].step == here for mark in player.marks)


def after_ouch(player: Player, now_ms: int, known: Callable[[str], Exercise | None], preferred: Settings) -> tuple[Choice, ...]:
    """What can be done instead, then the rest, numbered in this order."""
    return _numbered([*_instead(player, known, preferred), *_rest(player, now_ms, preferred)])


def _numbered(rows: Sequence[_Row]) -> tuple[Choice, ...]:
    return tuple(Choice(str(number), *row) for number, row in enumerate(rows, 1))


_WORDS: Mapping[OfferKind, tuple[str, str]] = {
    "counter": ("opposite", "gently: "),
    "other side": ("other side", "gently: "),
    "gentler": ("gentler", ""),
}


def _instead(player: Player, known: Callable[[str], Exercise | None], preferred: Settings) -> Iterator[_Row]:
    first_side = preferred.first_side_or_none
    for offer in offers(player, known, lambda one: not ruled_out(one, preferred.avoid, preferred.leave_out)):
        exercise = offer.exercise
        if first_side is not None and exercise.sides in ("each", "alternate"):
            exercise = exercise._replace(first_side=first_side)
        word, about = _WORDS[offer.kind]
        yield word, about + _in_short(exercise), (events.Instead(exercise), events.GoOn()), "", ""


def _rest(player: Player, now_ms: int, preferred: Settings) -> Iterator[_Row]:
    yield "next", f"skip the rest of it, {_on_to(player, now_ms)}", _AND_ON, "next-exercise", ""
    yield "end", "the session; what you did is kept", (events.End(),), "end", ""
    exercise = player.timeline.segments[player.marks[-1].segment].exercise
    if exercise is not None and exercise.id is not None and exercise.id not in preferred.leave_out:
        yield "leave out", f"{exercise.name}, in every routine from now on", (), "", exercise.id


def _on_to(player: Player, now_ms: int) -> str:
    """`on to Seated twist`: where the next exercise leads."""
    step = segment_at(player, now_ms).step + 1
    if step == len(player.timeline.walked):
        return "which was the last one"
    return f"on to {player.timeline.walked[step].title}"


def _in_short(exercise: Exercise) -> str:
    """`Upper back reach, 2 times, 41 s`."""
    side = f"{exercise.sides} side" if exercise.sides in ("left", "right") else ""
    each = " a side" if exercise.sides in ("each", "alternate") else ""
    times = "once" if exercise.reps * exercise.sets == 1 else f"{exercise.reps * exercise.sets} times"
    lasts = "" if exercise.pace == "own" else spoken(exercise_ms(exercise))
    return ", ".join(part for part in (exercise.name, side, times + each, lasts) if part)


def when_left_out(choices: Sequence[Choice], chosen: Choice, said: str) -> tuple[Choice, ...]:
    """The choices after that: what it led to stands in its place, and the exercise is not offered any more."""
    gone = chosen.leaves_out
    done = replace(chosen, detail=said, leaves_out="")
    return tuple(done if one is chosen else one for one in choices if not any(_does(event, gone) for event in one.sends))


def _does(event: Event, id: str) -> bool:
    return isinstance(event, events.Instead) and event.exercise.id == id


def kept_in_speech(fault: str) -> str:
    return asides.NOT_KEPT if fault else asides.LEFT_OUT


def kept(fault: str) -> str:
    """What is said after leaving an exercise out; `fault`: why the settings could not keep it, or ""."""
    return f"this could not be kept: {fault}" if fault else LEFT_OUT
