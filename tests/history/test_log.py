"""A session written down as its events leads to the very same place again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.log import CannotReplay, Logged, fingerprint, replayed, written
from stretchtui.routine.model import Exercise, Routine
from stretchtui.session import events
from stretchtui.session.instead import offers
from stretchtui.session.place import Player, settled
from stretchtui.session.player import ready, step
from stretchtui.session.timeline import build
from tests.session.exercises import PLAIN, SEATED_TWIST, SHOULDER_RAISES, UPPER_BACK_BASICS, timeline
from tests.session.strategies import PRESSES, Presses, routines

UNKNOWN: dict[str, Exercise] = {}


def logged(player: Player, presses: Presses) -> tuple[Player, list[Logged], int]:
    """The session after its keys, and the events that it took."""
    log, now_ms = [Logged(events.Start(), 0)], 0
    if not player.timeline.walked:
        return player, [], 0
    player = step(player, events.Start(), 0)
    for span_ms, event in presses:
        now_ms += span_ms
        player = step(player, event, now_ms)
        if not player.why:
            log.append(Logged(event, now_ms))
    return player, log, now_ms


@given(routines(), PRESSES, st.integers(0, 100_000))
def test_any_session_walked_again_from_its_log_stands_where_it_stood(routine: Routine, presses: Presses, more_ms: int) -> None:
    presses = [one for one in presses if not isinstance(one[1], events.Instead)]
    player, log, now_ms = logged(ready(build(routine)), presses)
    again, read = replayed(ready(build(routine)), written(log), now_ms + more_ms, UNKNOWN.get)
    assert settled(again, now_ms + more_ms) == settled(replace(player, why=""), now_ms + more_ms)  # what was refused is not in it
    assert list(read) == log


def test_what_was_put_in_for_one_that_hurt_is_put_in_again() -> None:
    twist = SEATED_TWIST._replace(counter="seated-twist")
    begun = ready(timeline(SHOULDER_RAISES, twist, PLAIN))
    player, log, _ = logged(begun, [(80_000, events.Ouch())])
    offer = offers(player, UNKNOWN.get, lambda _: True)[0]
    put_in = step(player, events.Instead(offer.exercise), 90_000)
    log.append(Logged(events.Instead(offer.exercise), 90_000))
    assert put_in.timeline != player.timeline
    again, _ = replayed(begun, written(log), 95_000, UNKNOWN.get)
    assert again == settled(put_in, 95_000)


def test_an_exercise_that_is_not_offered_any_more_is_named() -> None:
    log = [Logged(events.Start(), 0), Logged(events.Ouch(), 30_000), Logged(events.Instead(PLAIN), 31_000)]
    with pytest.raises(CannotReplay, match="'Plain', which was put in"):
        replayed(ready(build(UPPER_BACK_BASICS)), written(log), 40_000, UNKNOWN.get)


DAMAGED = (
    "", "{", "null", "3", '{"a": 1}', "[3]", "[" * 9_000, '[["Start"]]', '[["Start", 1.5]]', '[["Fly", 0]]', '[["Jump", 0]]',
    '[["Jump", 0, "1"]]', '[["Instead", 0, []]]', '[["Away", 1, null]]', '[["Pause", 5], ["Start", 4]]',
    '[["Start", 0], ["Pause", 900000000]]',
)  # fmt: skip


@pytest.mark.parametrize("log", DAMAGED)
def test_a_damaged_log_is_refused_and_nothing_else(log: str) -> None:
    with pytest.raises(CannotReplay):
        replayed(ready(build(UPPER_BACK_BASICS)), log, 10_000, UNKNOWN.get)


@given(st.text())
def test_no_text_at_all_raises_anything_else(log: str) -> None:
    try:
        _, read = replayed(ready(build(UPPER_BACK_BASICS)), log, 10_000, UNKNOWN.get)
    except CannotReplay:
        read = ()
    assert not read or json.loads(log)


def test_a_timeline_has_one_fingerprint_and_another_has_another() -> None:
    assert fingerprint(build(UPPER_BACK_BASICS)) == fingerprint(build(UPPER_BACK_BASICS))
    longer = timeline(PLAIN._replace(rest_ms=2_001, reps=2))
    prints = {fingerprint(one) for one in (timeline(PLAIN), timeline(PLAIN._replace(reps=2)), longer, build(UPPER_BACK_BASICS))}
    assert len(prints) == 4
