"""A session that was cut off goes on where it stood, at the start of its repetition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.log import CannotReplay, Logged, fingerprint
from stretchtui.history.model import Edited, Live, Session
from stretchtui.history.resuming import OFFERED_FOR_MS, CutOff, cut_off, let_go, taken_up
from stretchtui.history.stamps import Stamp
from stretchtui.history.writing import Moment, live_at, session_at
from stretchtui.routine.model import Exercise, Routine
from stretchtui.session import events
from stretchtui.session.place import Player, index_at, mode_at, ready, settled
from stretchtui.session.player import step
from stretchtui.session.timeline import build, repetition_of, repetition_start
from tests.history.kept import BEGAN, UUID, beginning
from tests.session.exercises import UPPER_BACK_BASICS
from tests.session.strategies import PRESSES, Presses, routines

UNKNOWN: dict[str, Exercise] = {}


def nobody(_: str) -> bool:
    return False


def kept_at(player: Player, log: list[Logged], at_ms: int) -> tuple[Session, Live | None]:
    start, moment = beginning(player.timeline), Moment(player, at_ms, tuple(log), BEGAN)
    return session_at(start, moment, 7), live_at(start, moment)


def cut(routine: Routine, at_ms: int, *presses: tuple[int, events.Event]) -> CutOff:
    begun = ready(build(routine))
    log = [Logged(events.Start(), 0), *(Logged(event, now_ms) for now_ms, event in presses)]
    player = begun
    for event, now_ms in log:
        player = step(player, event, now_ms)
    session, live = kept_at(player, log, at_ms)
    assert live is not None
    return CutOff(session, replace(live, fingerprint=fingerprint(build(routine))), 0)


def test_it_goes_on_paused_before_the_repetition_in_which_it_was_cut_off() -> None:
    there = taken_up(cut(UPPER_BACK_BASICS, 58_000 + 40_000), UPPER_BACK_BASICS, UNKNOWN.get)
    frame = there.player.timeline.segments[index_at(there.player, there.at_ms)]
    assert (frame.name, frame.side, frame.kind) == ("Seated twist", "left", "switch")
    assert there.player.mode == "paused"
    assert sum(one.to_ms - one.from_ms for one in there.player.lived) == 98_000
    on = step(there.player, events.GoOn(), there.at_ms + 60_000)
    assert mode_at(on, there.at_ms + 60_000 + 3_000 + 186_000) == "finished"


def test_where_it_stands_in_words_is_what_is_offered() -> None:
    assert cut(UPPER_BACK_BASICS, 58_000 + 40_000).live.place == "Seated twist, left side"
    assert cut(UPPER_BACK_BASICS, 20_000).live.place == "Shoulder raises"


@given(routines(), PRESSES, st.integers(0, 100_000))
def test_wherever_it_is_cut_off_it_goes_on_at_the_start_of_that_repetition_with_all_that_was_done(
    routine: Routine, presses: Presses, more_ms: int
) -> None:
    begun = ready(build(routine))
    player, log, now_ms = step(begun, events.Start(), 0), [Logged(events.Start(), 0)], 0
    for span_ms, event in presses:
        now_ms += span_ms
        player = step(player, event, now_ms)
        if player.why or isinstance(event, events.Instead):
            return  # what is refused is never logged; what is put in has tests of its own
        log.append(Logged(event, now_ms))
    at_ms = now_ms + more_ms
    session, live = kept_at(player, log, at_ms)
    if live is None or mode_at(player, at_ms) not in ("running", "paused"):
        return
    there = taken_up(CutOff(session, replace(live, fingerprint=fingerprint(begun.timeline)), 0), routine, UNKNOWN.get)
    stood = settled(player, at_ms)
    i, was = index_at(there.player, at_ms), index_at(stood, at_ms)
    assert i == repetition_start(stood.timeline, was)
    assert repetition_of(stood.timeline, i) == repetition_of(stood.timeline, was)
    assert (there.player.mode, there.at_ms, there.player.lived) == ("paused", at_ms, stood.lived)
    assert there.log == (*log, Logged(events.Resume(), at_ms))


def test_cut_off_twice_it_goes_on_from_where_it_was_the_second_time() -> None:
    first = taken_up(cut(UPPER_BACK_BASICS, 70_000), UPPER_BACK_BASICS, UNKNOWN.get)
    on = step(first.player, events.GoOn(), 75_000)
    log = [*first.log, Logged(events.GoOn(), 75_000)]
    session, live = kept_at(on, log, 75_000 + 3_000 + 64_000 + 10_000)
    assert live is not None
    again = CutOff(session, replace(live, fingerprint=fingerprint(build(UPPER_BACK_BASICS))), 0)
    second = taken_up(again, UPPER_BACK_BASICS, UNKNOWN.get)
    assert second.player.timeline.segments[index_at(second.player, second.at_ms)].name == "Standing twist with a step"
    assert second.log[:-1] == tuple(log)


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        (lambda live: replace(live, fingerprint="0" * 16), "the routine has been changed since"),
        (lambda live: replace(live, log="{"), "its log cannot be read"),
        (lambda live: replace(live, log="[]"), "it had not begun, or was over"),
        (lambda live: replace(live, log='[["Start",0],["End",5]]'), "it had not begun, or was over"),
    ],
)  # fmt: skip
def test_what_cannot_be_walked_again_says_why(spoilt: Callable[[Live], Live], why: str) -> None:
    one = cut(UPPER_BACK_BASICS, 70_000)
    with pytest.raises(CannotReplay, match=why):
        taken_up(replace(one, live=spoilt(one.live)), UPPER_BACK_BASICS, UNKNOWN.get)


# Which session is offered


class Remembered:
    def __init__(self, *lives: tuple[Session, Live]) -> None:
        self._lives, self.written = lives, list[tuple[Session, Live | None]]()

    def lives(self) -> tuple[tuple[Session, Live], ...]:
        return self._lives

    def write(self, session: Session, live: Live | None) -> None:
        self.written.append((session, live))


def ended(ago_ms: int, uuid: str = UUID, *, gone: bool = False) -> tuple[Session, Live]:
    one = cut(UPPER_BACK_BASICS, 70_000)
    session = replace(one.session, uuid=uuid, ended=Stamp(NOW.utc_ms - ago_ms, 60), gone=Edited(gone, 1))
    return session, replace(one.live, uuid=uuid)


NOW = Stamp(BEGAN.utc_ms + 30 * 86_400_000, -300)
OTHER = "f" * 32


def test_the_newest_one_whose_program_has_died_is_offered_with_how_long_ago_it_was() -> None:
    found = cut_off(Remembered(ended(720_000), ended(900_000, OTHER)), nobody, NOW)
    assert found is not None
    assert (found.session.uuid, found.ago_ms) == (UUID, 720_000)
    running = cut_off(Remembered(ended(720_000), ended(900_000, OTHER)), lambda uuid: uuid == UUID, NOW)
    assert running is not None
    assert running.session.uuid == OTHER


def test_after_a_day_or_deleted_it_is_not_offered() -> None:
    assert cut_off(Remembered(ended(OFFERED_FOR_MS + 1)), nobody, NOW) is None
    assert cut_off(Remembered(ended(5_000, gone=True)), nobody, NOW) is None


def test_T6_with_the_wall_clock_set_back_it_was_just_now() -> None:
    found = cut_off(Remembered(ended(-3_600_000)), nobody, NOW)
    assert found is not None
    assert found.ago_ms == 0


def test_those_older_than_a_day_are_let_go_and_what_was_done_stays() -> None:
    history = Remembered(ended(5_000), ended(OFFERED_FOR_MS + 1, OTHER))
    assert let_go(history, nobody, NOW) == 1
    [(session, live)] = history.written
    assert (session.uuid, session.outcome, live) == (OTHER, "interrupted", None)
    assert session.pieces == ended(0, OTHER)[0].pieces
    assert let_go(Remembered(ended(OFFERED_FOR_MS + 1)), lambda _: True, NOW) == 0
