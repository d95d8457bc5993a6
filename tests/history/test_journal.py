"""A session is kept as it is walked: each phase when it has ended, whatever the database does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event as Gate

import pytest

from stretchtui.history.exchange.lines import session_of
from stretchtui.history.model import Live, Session
from stretchtui.history.unsaved import NAME
from stretchtui.session import events
from stretchtui.session.timeline import build
from tests.history.kept import BEGAN, PATIENT_S, UUID, Kept, Walking, Wall, any_left
from tests.session.exercises import UPPER_BACK_BASICS

BASICS = build(UPPER_BACK_BASICS)
FIRST_REPETITION_MS = 5_000 + 9_000


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def walking(kept: Kept, tmp_path: Path) -> Iterator[Walking]:
    walking = Walking(tmp_path / "history", BASICS, kept)
    yield walking
    walking.journal.close(PATIENT_S)


def test_each_finished_repetition_is_kept_at_the_look_that_finds_it(walking: Walking, kept: Kept) -> None:
    walking.start()
    for reps in range(5):
        walking.look(FIRST_REPETITION_MS + reps * 11_000)
        assert kept.last.pieces[0].reps_done == reps + 1
    assert kept.last.outcome == "running"


def test_a_look_at_which_nothing_has_ended_writes_nothing(walking: Walking, kept: Kept) -> None:
    walking.start()
    walking.look(1_000)
    before = kept.attempts
    for now_ms in range(1_001, 1_900, 100):
        walking.look(now_ms)
    assert kept.attempts == before


def test_when_it_is_over_nothing_is_kept_to_go_on_with(walking: Walking, kept: Kept) -> None:
    walking.start()
    walking.look(50_000)
    assert kept.written[-1][1] is not None
    walking.look(999_000)
    session, live = kept.written[-1]
    assert (session.outcome, live, session.active_ms) == ("done", None, 186_000)


def test_ended_early_it_says_so_and_what_was_done_is_kept(walking: Walking, kept: Kept) -> None:
    walking.start()
    walking.press(events.End(), FIRST_REPETITION_MS + 100)
    assert walking.journal.flush(PATIENT_S)
    assert (kept.last.outcome, kept.last.pieces[0].reps_done) == ("ended", 1)


def test_T4_of_an_hour_asleep_nothing_is_counted_but_the_hour_away(walking: Walking, kept: Kept) -> None:
    walking.start()
    walking.look(7_000)
    walking.press(events.Away(3_600_000), 8_321)
    assert walking.journal.flush(PATIENT_S)
    assert (kept.last.active_ms, kept.last.away_ms, kept.last.pieces[0].actual_ms) == (8_321, 3_600_000, 8_321)


def test_every_writing_has_a_higher_revision_and_the_same_uuid(walking: Walking, kept: Kept) -> None:
    walking.start()
    for now_ms in range(6_000, 60_000, 3_000):
        walking.look(now_ms)
    revisions = [session.revision for session, _ in kept.written]
    assert revisions == sorted(set(revisions))
    assert {session.uuid for session, _ in kept.written} == {UUID}


def test_what_a_person_says_of_it_is_kept_with_its_time_and_stays(walking: Walking, kept: Kept) -> None:
    walking.start()
    walking.journal.edit(tension_before=6)
    walking.look(30_000)
    walking.press(events.End(), 31_000)
    walking.journal.edit(tension_after=3, note="better")
    assert walking.journal.flush(PATIENT_S)
    assert (kept.last.tension_before.value, kept.last.tension_after.value, kept.last.note.value) == (6, 3, "better")
    assert 0 < kept.last.tension_before.edited_ms < kept.last.note.edited_ms
    assert kept.written[-1][1] is None


def test_T6_a_wall_clock_set_back_does_not_end_a_session_before_it_began(tmp_path: Path, kept: Kept) -> None:
    wall = Wall()
    walking = Walking(tmp_path, BASICS, kept, wall)
    walking.start()
    wall.utc_ms -= 365 * 86_400_000
    walking.look(FIRST_REPETITION_MS)
    walking.journal.close(PATIENT_S)
    assert kept.last.ended == BEGAN
    assert kept.last.active_ms == FIRST_REPETITION_MS


def test_D5_what_cannot_be_written_is_told_once_and_tried_again(walking: Walking, kept: Kept, tmp_path: Path) -> None:
    kept.fails = "There is no room left on the disk for the history."
    walking.start()
    walking.look(FIRST_REPETITION_MS)
    walking.look(FIRST_REPETITION_MS + 11_000)
    [notice] = walking.journal.notices()
    assert notice.startswith("There is no room left")
    assert "The session goes on" in notice
    assert walking.journal.notices() == ()
    kept.fails = ""
    walking.look(FIRST_REPETITION_MS + 22_000)
    assert kept.last.pieces[0].reps_done == 3
    walking.journal.close(PATIENT_S)
    assert not (tmp_path / "history" / NAME).exists()


def test_D4_what_was_never_taken_stands_in_a_line_beside_the_database(walking: Walking, kept: Kept, tmp_path: Path) -> None:
    kept.fails = "Another program has been writing for more than 2 seconds."
    walking.start()
    walking.look(999_000)
    walking.journal.edit(note="well")
    walking.journal.close(PATIENT_S)
    [line] = (tmp_path / "history" / NAME).read_text().splitlines()
    session = session_of(line)
    assert (session.uuid, session.outcome, session.active_ms, session.note.value) == (UUID, "done", 186_000, "well")


def test_D6_where_nothing_at_all_can_be_written_it_is_said_and_nothing_raised(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept.fails = "The history can be read and not written."
    walking = Walking(tmp_path / "file", BASICS, kept)
    walking.start()
    walking.look(20_000)
    walking.journal.close(PATIENT_S)
    notices = walking.journal.notices()
    assert notices[0].startswith("The history can be read and not written.")
    assert notices[1].startswith("This session could not be kept:")


def test_what_the_history_has_to_tell_is_told(tmp_path: Path) -> None:
    walking = Walking(tmp_path, BASICS, Kept(told=("It was damaged, and set aside.",)))
    walking.start()
    walking.look(1_000)
    walking.journal.close(PATIENT_S)
    assert walking.journal.notices() == ("It was damaged, and set aside.",)


class Locked(Kept):
    """Keeps its writer waiting until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Gate()

    def write(self, session: Session, live: Live | None) -> None:
        assert self.gate.wait(PATIENT_S)
        super().write(session, live)


def test_D4_a_locked_database_keeps_no_look_waiting_longer_than_its_patience(tmp_path: Path) -> None:
    locked = Locked()
    walking = Walking(tmp_path, BASICS, locked)
    walking.start()
    for now_ms in range(6_000, 100_000, 6_000):
        walking.journal.look(walking.player, now_ms)  # would never come back if it waited for the writing
    assert locked.written == []
    locked.gate.set()
    walking.look(999_000)
    walking.journal.close(PATIENT_S)
    assert locked.last.active_ms == 186_000
    assert len(locked.written) < 5  # only the newest of those that waited


def test_whoever_looks_on_is_told_of_each_writing_and_of_all_days_at_both_ends(tmp_path: Path) -> None:
    kept = Kept()
    walking = Walking(tmp_path, BASICS, kept)
    walking.start()
    walking.look(1)
    walking.look(FIRST_REPETITION_MS)
    walking.look(999_000)
    walking.journal.close(PATIENT_S)
    asked = [is_asked for _, is_asked in walking.told]
    assert (asked[0], asked[-2], asked[-1]) == (True, False, True)
    assert walking.told[-1][0] == kept.last


def test_closed_twice_or_never_opened_it_says_nothing(tmp_path: Path) -> None:
    kept = Kept()
    walking = Walking(tmp_path, BASICS, kept)
    walking.start()
    for _ in range(2):
        walking.journal.close(PATIENT_S)
    assert kept.closed
    assert not any((tmp_path / "running").iterdir())


def test_while_it_is_walked_its_lock_is_held(tmp_path: Path, walking: Walking) -> None:
    from stretchtui.history.alive import is_alive

    folder = tmp_path / "history"
    assert is_alive(folder, UUID)
    walking.journal.close(PATIENT_S)
    assert not is_alive(folder, UUID)
    assert not any_left(folder)


