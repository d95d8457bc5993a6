"""A session kept through its journal: by a real database, by two programs at once, by one that fails or is too slow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Gate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.history.exchange.lines import session_of
from stretchtui.history.journal import Journal
from stretchtui.history.keeper import ELSEWHERE, Keeper
from stretchtui.history.model import Live, Session
from stretchtui.history.opened import opened
from stretchtui.history.pieces import pieces
from stretchtui.history.resuming import TakenUp, cut_off, taken_up
from stretchtui.history.stamps import Stamp
from stretchtui.history.store.opening import open_history
from stretchtui.history.summed import DayDone
from stretchtui.history.unsaved import NAME
from stretchtui.history.writing import Moment
from stretchtui.routine.model import Exercise, Routine
from stretchtui.session import events
from stretchtui.session.player import ready, step
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from tests.history.kept import BEGAN, PATIENT_S, UUID, Kept, Walking, Wall, beginning
from tests.session.exercises import UPPER_BACK_BASICS
from tests.session.strategies import PRESSES, Presses, routines

BASICS = build(UPPER_BACK_BASICS)
UNKNOWN: dict[str, Exercise] = {}


def journal(folder: Path, kept: Any = None, there: TakenUp | None = None, wall: Wall | None = None) -> Journal:
    begun = there.beginning if there else beginning(BASICS)
    made = Journal(folder, begun, there.log if there else (), lambda: kept or opened(folder, BEGAN), wall or Wall())
    made.open()
    return made


def walk_and_die(folder: Path) -> TakenUp:
    """A session cut off in its twentieth second, and how it would go on."""
    one, player = journal(folder), step(ready(BASICS), events.Start(), 0)
    one.pressed(events.Start(), player, 0)
    one.look(player, 20_000)
    one.close(PATIENT_S)
    return found(folder)


def found(folder: Path) -> TakenUp:
    with opened(folder, BEGAN) as history:
        cut = cut_off(history, lambda _: False, BEGAN)
    assert cut is not None
    return taken_up(cut, UPPER_BACK_BASICS, UNKNOWN.get)


def go_on(one: Journal, there: TakenUp, for_ms: int) -> None:
    one.look(there.player, there.at_ms)
    player = step(there.player, events.GoOn(), there.at_ms)
    one.pressed(events.GoOn(), player, there.at_ms)
    one.look(player, there.at_ms + for_ms)
    assert one.flush(PATIENT_S)


def only(folder: Path) -> Session:
    with open_history(folder, BEGAN, may_write=False) as history:
        [session] = history.sessions()
    return session


@settings(max_examples=40, deadline=None)
@given(routines(), PRESSES, st.integers(0, 100_000))
def test_T8_the_last_writing_holds_exactly_what_was_done_and_no_time_is_lost(
    routine: Routine, presses: Presses, more_ms: int
) -> None:
    kept, now_ms = Kept(), 0
    with TemporaryDirectory() as folder:
        walking = Walking(Path(folder), build(routine), kept)
        walking.start()
        for span_ms, event in (*presses, (more_ms, events.End())):
            now_ms += span_ms
            walking.journal.look(walking.player, now_ms)
            walking.player = step(walking.player, event, now_ms)
            if not walking.player.why:
                walking.journal.pressed(event, walking.player, now_ms)
        walking.journal.look(walking.player, now_ms)
        walking.journal.close(PATIENT_S)
    done, last = record(walking.player, now_ms), kept.last
    assert last.pieces == pieces(walking.player, now_ms)
    assert (last.active_ms, last.away_ms) == (done.active_ms, done.away_ms)
    if last.outcome == "ended" and not any(isinstance(event, events.End) for _, event in presses):
        asleep_ms = sum(event.gap_ms for _, event in presses if isinstance(event, events.Away))
        assert last.active_ms + last.paused_ms + last.away_ms == now_ms + asleep_ms
    assert last.outcome in ("done", "ended")


def test_of_two_programs_that_go_on_with_one_session_the_second_is_told_and_keeps_nothing(tmp_path: Path) -> None:
    there = walk_and_die(tmp_path)
    first, second = journal(tmp_path, there=there), journal(tmp_path, there=there)
    go_on(first, there, 60_000)
    kept = only(tmp_path)
    go_on(second, there, 9_000)
    second.close(PATIENT_S)
    assert second.notices() == (ELSEWHERE,)
    assert first.notices() == ()
    assert only(tmp_path) == kept
    first.close(PATIENT_S)


def test_whoever_goes_on_with_what_has_been_gone_on_with_and_left_is_told_too(tmp_path: Path) -> None:
    there = walk_and_die(tmp_path)
    first = journal(tmp_path, there=there)
    go_on(first, there, 60_000)
    first.close(PATIENT_S)
    kept = only(tmp_path)
    late = journal(tmp_path, there=there)
    go_on(late, there, 9_000)
    late.edit(note="x")
    late.close(PATIENT_S)
    assert late.notices() == (ELSEWHERE,)
    assert only(tmp_path) == kept
    assert found(tmp_path).at_ms == there.at_ms + 60_000


def test_gone_on_with_once_it_is_kept_with_what_was_done_before(tmp_path: Path) -> None:
    there = walk_and_die(tmp_path)
    one = journal(tmp_path, there=there)
    go_on(one, there, 30_000)
    one.close(PATIENT_S)
    assert one.notices() == ()
    assert only(tmp_path).active_ms == 50_000 - 3_000


def test_what_is_answered_before_a_session_that_never_begins_is_no_session(tmp_path: Path) -> None:
    kept = Kept()
    walking = Walking(tmp_path, BASICS, kept)
    walking.journal.edit(tension_before=4)
    assert walking.journal.flush(PATIENT_S)
    assert kept.written == []
    walking.start()
    walking.look(5_000)
    assert kept.written[0][0].tension_before.value == 4
    assert kept.written[0][1] is not None
    walking.journal.close(PATIENT_S)


def test_D4_what_is_put_aside_in_its_midst_is_not_called_running_for_ever(tmp_path: Path) -> None:
    walking = Walking(tmp_path, BASICS, Kept(fails="Another program has been writing for more than 2 seconds."))
    walking.start()
    walking.look(20_000)
    walking.journal.close(PATIENT_S)
    with opened(tmp_path, BEGAN) as history:
        [session] = history.sessions()
    assert (session.outcome, session.active_ms) == ("interrupted", 20_000)


def test_T6_the_last_answer_counts_even_if_the_clock_was_set_back_since_the_one_before(tmp_path: Path) -> None:
    wall = Wall()
    one, player = journal(tmp_path, wall=wall), step(ready(BASICS), events.Start(), 0)
    one.pressed(events.Start(), player, 0)
    one.edit(tension_after=3)
    assert one.flush(PATIENT_S)
    wall.utc_ms -= 3_600_000
    one.edit(tension_after=5)
    one.close(PATIENT_S)
    assert only(tmp_path).tension_after.value == 5


class Failing(Kept):
    """With a mistake in it."""

    def write(self, _: Session, __: Live | None) -> None:
        raise TypeError("a mistake of its own")


def test_a_mistake_in_the_thread_is_told_once_keeps_nobody_waiting_and_what_was_done_is_put_aside(tmp_path: Path) -> None:
    failing = Failing()
    walking = Walking(tmp_path, BASICS, failing)
    walking.start()
    assert walking.journal.flush(PATIENT_S)
    for now_ms in range(5_000, 60_000, 5_000):
        walking.look(now_ms)
    walking.journal.edit(note="well")
    walking.journal.close(PATIENT_S)
    [notice] = walking.journal.notices()
    assert notice.startswith("Keeping this session failed with TypeError.")
    session = session_of((tmp_path / NAME).read_text().splitlines()[-1])
    assert (session.active_ms, session.note.value, failing.closed) == (55_000, "well", True)


def test_a_mistake_of_the_keeper_itself_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(*_: object) -> None:
        raise KeyError("a mistake of its own")

    monkeypatch.setattr(Keeper, "keep", keep)
    walking = Walking(tmp_path, BASICS, Kept())
    walking.start()
    walking.look(20_000)
    walking.journal.close(PATIENT_S)
    [notice] = walking.journal.notices()
    assert notice.startswith("Keeping this session failed with KeyError.")


def test_a_mistake_of_whoever_is_told_of_a_writing_is_no_reason_to_keep_nothing(tmp_path: Path) -> None:
    def told(_: Session, __: Moment, ___: tuple[DayDone, ...] | None) -> None:
        raise ValueError("a mistake of its own")

    kept = Kept()
    one, player = Journal(tmp_path, beginning(BASICS), (), lambda: kept, Wall(), told), step(ready(BASICS), events.Start(), 0)
    one.open()
    for now_ms in (0, 20_000, 999_000):
        one.look(player, now_ms)
        assert one.flush(PATIENT_S)
    one.close(PATIENT_S)
    assert (kept.last.outcome, one.notices()) == ("done", ())


class Stuck(Kept):
    """Writes nothing before it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Gate()

    def write(self, session: Session, live: Live | None) -> None:
        assert self.gate.wait(PATIENT_S)
        super().write(session, live)


def test_D4_left_while_the_database_is_locked_what_was_done_stands_beside_it(tmp_path: Path) -> None:
    stuck = Stuck()
    walking = Walking(tmp_path, BASICS, stuck)
    walking.start()
    walking.journal.look(walking.player, 20_000)
    walking.journal.look(walking.player, 999_000)
    walking.journal.edit(note="well")
    for _ in range(3):
        walking.journal.close(0.01)
    [line] = (tmp_path / NAME).read_text().splitlines()
    session = session_of(line)
    assert (session.outcome, session.active_ms, session.note.value) == ("done", 186_000, "well")
    stuck.gate.set()
    assert walking.journal.flush(PATIENT_S)
    assert stuck.last == session


def test_a_stale_writing_takes_nothing_from_the_one_that_goes_on(tmp_path: Path) -> None:
    there = walk_and_die(tmp_path)
    one = journal(tmp_path, there=there)
    for ms in (5_000, 20_000, 40_000):
        go_on(one, there, ms)
    one.close(PATIENT_S)
    stale = there.beginning.session
    with open_history(tmp_path, BEGAN) as history:
        history.write(replace(stale, revision=stale.revision + 1, outcome="interrupted"), None)
        [(session, live)] = history.lives()
    assert (session.uuid, session.outcome, live.reached_ms) == (UUID, "running", there.at_ms + 40_000)


def test_T6_where_the_zone_changes_meanwhile_the_day_is_that_on_which_it_began(tmp_path: Path) -> None:
    kept = Kept()
    stamps = iter([Stamp(BEGAN.utc_ms, 60), Stamp(BEGAN.utc_ms + 186_000, 120)])
    one = Journal(tmp_path, beginning(BASICS), (), lambda: kept, lambda: next(stamps))
    player = step(ready(BASICS), events.Start(), 0)
    one.open()
    for now_ms in (0, 999_000):
        one.look(player, now_ms)
    one.close(PATIENT_S)
    assert (kept.last.began, kept.last.ended.offset_min, kept.last.ended.utc_ms - BEGAN.utc_ms) == (BEGAN, 120, 186_000)
