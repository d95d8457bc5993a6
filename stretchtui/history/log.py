"""A session as the list of its events: written down as JSON, and walked again from it to the very same place.

That is all it takes, since a player is a function of its timeline, its events and the moment. Never here: files, clocks, when
anything is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any, NamedTuple

from stretchtui.routine.model import Exercise
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.instead import offers
from stretchtui.session.player import Player, settled, step
from stretchtui.session.timeline import Timeline

MOST_EVENTS = 100_000

_PLAIN: tuple[type[Event], ...] = (
    events.Start, events.Pause, events.GoOn, events.Toggle, events.NextPhase, events.PreviousPhase, events.NextExercise,
    events.PreviousExercise, events.RestartExercise, events.Done, events.End, events.Resume, events.Spasm, events.Ouch,
)  # fmt: skip
_BY_NAME: dict[str, Any] = {one.__name__: one for one in _PLAIN}
_WITH_NUMBER: dict[str, Callable[[int], Event]] = {"Jump": events.Jump, "Nudge": events.Nudge, "Away": events.Away}

Known = Callable[[str], Exercise | None]
"""Finds an exercise by its id."""


class Logged(NamedTuple):
    event: Event
    at_ms: int


class CannotReplay(ValueError):
    """The log is damaged, or an exercise that was put in is not known any more; the message says which."""


def fingerprint(timeline: Timeline) -> str:
    """The same for two timelines on which the same log leads to the same place."""
    of = timeline.segments
    told = [(one.kind, one.ms, one.step, one.name, one.side, one.rep, one.set, one.open, one.limit_ms) for one in of]
    return blake2b(repr(told).encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()


def written(log: Iterable[Logged]) -> str:
    return json.dumps([_entry(*one) for one in log], ensure_ascii=True, separators=(",", ":"))


def _entry(event: Event, at_ms: int) -> list[Any]:
    name = type(event).__name__
    match event:
        case events.Jump():
            return [name, at_ms, event.step]
        case events.Nudge():
            return [name, at_ms, event.ms]
        case events.Away():
            return [name, at_ms, event.gap_ms]
        case events.Instead():
            one = event.exercise
            return [name, at_ms, [one.id, one.name, one.sides, one.first_side, one.reps, one.sets]]
        case _:
            return [name, at_ms]


def replayed(player: Player, log: str, until_ms: int, known: Known) -> tuple[Player, tuple[Logged, ...]]:
    """The session as it stood at `until_ms`, walked from `player` on, and its events read. Raises CannotReplay."""
    done: list[Logged] = []
    for entry in _entries(log):
        event, at_ms = _read(entry, player, known)
        if not (done[-1].at_ms if done else 0) <= at_ms <= until_ms:
            raise CannotReplay("its events are out of order")
        player = step(player, event, at_ms)
        done.append(Logged(event, at_ms))
    return settled(player, until_ms), tuple(done)


def _entries(log: str) -> list[Any]:
    try:
        read = json.loads(log)
    except (ValueError, RecursionError) as fault:
        raise CannotReplay("its log cannot be read") from fault
    if not isinstance(read, list) or len(read) > MOST_EVENTS:
        raise CannotReplay("its log is no list of events")
    return read


def _read(entry: Any, player: Player, known: Known) -> Logged:
    match entry:
        case [str(name), int(at_ms)] if name in _BY_NAME:
            return Logged(_BY_NAME[name](), at_ms)
        case [str(name), int(at_ms), int(number)] if name in _WITH_NUMBER:
            return Logged(_WITH_NUMBER[name](number), at_ms)
        case ["Instead", int(at_ms), [id, str(name), sides, first_side, int(reps), int(sets)]]:
            return Logged(events.Instead(_put_in(player, known, (id, name, sides, first_side, reps, sets))), at_ms)
        case _:
            raise CannotReplay("its log has an event that is not known")


def _put_in(player: Player, known: Known, told: tuple[Any, ...]) -> Exercise:
    """What was put in then: one of what was offered there, or an exercise of that id done as often and on those sides."""
    for offer in offers(player, known, lambda _: True):
        one = offer.exercise
        if (one.id, one.name, one.sides, one.first_side, one.reps, one.sets) == told:
            return one
    raise CannotReplay(f"{told[1][:64]!r}, which was put in, is not offered there any more")
