"""What is written is read again exactly, found by its days, and summed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.history.joining import EDITED, joined
from stretchtui.history.model import LARGEST, Edited, Live, Piece, Session
from stretchtui.history.stamps import LATEST_MS, Stamp, stamp_of
from stretchtui.history.store.opening import CannotSave, open_history
from stretchtui.history.summed import DayDone, Joined, Worked
from tests.history.made import at
from tests.history.store.kept import NOW, TODAY, a_live, a_session, done, names
from tests.history.strategies import lives, sessions


@st.composite
def sessions_with_live(draw: st.DrawFn) -> tuple[Session, Live | None]:
    session = draw(sessions())
    return session, draw(st.one_of(st.none(), lives(session.uuid)))


@pytest.fixture(scope="module")
def one_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one") / "history"
    with open_history(folder, NOW) as history:
        history.write(a_session(), None)
    return folder


@settings(max_examples=40, deadline=None)
@given(sessions_with_live(), st.data())
def test_any_session_reads_back_as_it_was_written_written_over_edited_and_joined(
    one_history: Path, written: tuple[Session, Live | None], data: st.DataObject
) -> None:
    session, live = written
    other = data.draw(sessions(session.uuid))
    done(one_history / "history.db", *(f"DELETE FROM {table}" for table in ("sessions", "pieces", "live")))
    with open_history(one_history, NOW) as history:
        history.write(session, live)
        assert history.session(session.uuid) == session
        assert history.lives() == (() if live is None or session.gone.value else ((session, live),))
        assert list(history.every()) == [session] == list(history.sessions(gone=True))
        history.join([other])
        assert history.session(session.uuid) == joined(session, other)
        last = replace(session, revision=LARGEST, pieces=other.pieces)
        history.write(last, None)
        known = history.session(session.uuid)
        assert known == replace(joined(joined(session, other), last), pieces=last.pieces, revision=LARGEST) or (
            other.revision == LARGEST  # two writings with one number, which no machine makes
        )
        edit = Edited("afterwards", LATEST_MS)
        history.edit(session.uuid, note=edit)
        assert history.session(session.uuid) == replace(known or session, note=edit)
        assert history.fault == ""


def test_pieces_that_differ_are_written_and_those_gone_are_deleted(tmp_path: Path) -> None:
    first = a_session(revision=1)
    second = replace(first, revision=2, pieces=(*first.pieces[:3], replace(first.pieces[3], reps_done=0)))
    with open_history(tmp_path, NOW) as history:
        history.write(first, a_live(first))
        history.write(second, None)
        assert history.session(first.uuid) == second
        assert history.lives() == ()
    with open_history(tmp_path, NOW) as history:
        assert history.session(first.uuid) == second


def test_a_writing_undoes_no_edit_made_meanwhile_and_no_later_writing(tmp_path: Path) -> None:
    running = a_session(revision=3, outcome="running")
    with open_history(tmp_path, NOW) as history, open_history(tmp_path, NOW) as other:
        history.write(running, a_live(running))
        other.edit(running.uuid, note=Edited("stiff", NOW.utc_ms))
        history.write(replace(running, revision=4, outcome="done"), None)
        known = history.session(running.uuid)
        assert known is not None
        assert (known.note.value, known.outcome, known.revision) == ("stiff", "done", 4)
        history.write(running, None)
        assert history.session(running.uuid) == known


def test_T6_an_edit_holds_even_if_the_clock_was_ahead_at_the_one_before(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(), None)
        uuid = a_session().uuid
        ahead = NOW.utc_ms + 365 * 86_400_000
        history.edit(uuid, note=Edited("with a wrong clock", ahead))
        history.edit(uuid, note=Edited("with a right one", NOW.utc_ms))
        known = history.session(uuid)
        assert known is not None
        assert known.note == Edited("with a right one", ahead + 1)


def test_only_what_a_person_may_change_is_edited_and_only_in_a_session_that_is_there(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        with pytest.raises(CannotSave, match="no such session"):
            history.edit("0" * 32, note=Edited("x", 1))
        with pytest.raises(TypeError):
            history.edit("0" * 32, revision=Edited(2, 1))
        history.write(a_session(), None)
        with pytest.raises(CannotSave, match="tension_after"):
            history.edit(a_session().uuid, tension_after=Edited(11, LATEST_MS))
        assert history.session(a_session().uuid) == a_session()


def test_a_join_counts_and_is_all_or_nothing(tmp_path: Path) -> None:
    old, bad = a_session(0), a_session(3, active_ms=-1)
    changed = replace(old, gone=Edited(True, LATEST_MS))
    with open_history(tmp_path, NOW) as history:
        history.write(old, None)
        assert history.join([old, a_session(1)]) == Joined(new=1, changed=0, same=1)
        assert history.join([changed, a_session(2)]) == Joined(new=1, changed=1, same=0)
        with pytest.raises(CannotSave, match="active_ms"):
            history.join([a_session(4), bad])
        assert len(list(history.every())) == 3
        assert history.session(old.uuid) == changed


def test_what_was_deleted_is_shown_nowhere_and_kept(tmp_path: Path) -> None:
    session = a_session()
    with open_history(tmp_path, NOW) as history:
        history.write(session, a_live(session))
        history.edit(session.uuid, gone=Edited(True, LATEST_MS))
        assert (history.sessions(), history.days(), history.worked(), history.lives(), history.tensions()) == ((),) * 5
        assert history.last_done() == {}
        assert [one.uuid for one in history.sessions(gone=True)] == [one.uuid for one in history.every()] == [session.uuid]
        history.edit(session.uuid, gone=Edited(False, LATEST_MS))
        assert len(history.sessions()) == 1


def test_T6_a_session_belongs_to_the_day_that_its_own_wall_clock_showed(tmp_path: Path) -> None:
    at_home = (
        "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "2028-02-29T23:59:59.999-12:00", "2026-01-01T00:00:00+14:00",
    )  # fmt: skip
    with open_history(tmp_path, NOW) as history:
        for n, iso in enumerate(at_home):
            history.write(a_session(n, began=stamp_of(iso)), None)
        assert [(day.day.isoformat(), day.sessions) for day in history.days()] == [
            ("2026-01-01", 1), ("2026-10-25", 2), ("2028-02-29", 1),
        ]  # fmt: skip
        night = date(2026, 10, 25)
        assert len(history.sessions(night, night)) == 2
        assert len(history.sessions(date(2028, 2, 29), date(2028, 2, 29))) == 1


def test_sessions_are_found_by_their_days_in_either_order_and_so_many(tmp_path: Path) -> None:
    everything = [a_session(n) for n in range(6)]
    with open_history(tmp_path, NOW) as history:
        history.join(everything)
        assert list(history.sessions()) == everything
        assert list(history.sessions(newest_first=False)) == everything[::-1] == list(history.every())
        assert list(history.sessions(limit=2)) == everything[:2]
        some = history.sessions(TODAY - timedelta(days=4), TODAY - timedelta(days=3))
        assert list(some) == everything[3:5]


def a_piece(turn: int, side: str | None, areas: tuple[str, ...], stretch_ms: int) -> Piece:
    left_or_right = side if side in ("left", "right") else None
    return Piece(turn, left_or_right, "twist", "Twist", areas, 1, 1, stretch_ms, 1, 1)  # type: ignore[arg-type]


def test_sums_by_day_areas_and_side(tmp_path: Path) -> None:
    pieces = (
        a_piece(0, "left", ("neck",), 10), a_piece(0, "right", ("neck",), 20), a_piece(1, "left", ("neck",), 5),
        a_piece(2, None, ("neck", "hips"), 7), a_piece(3, None, (), 0),
    )  # fmt: skip
    one = a_session(0, pieces=pieces, active_ms=100)
    other = a_session(1, pieces=pieces[:1], active_ms=1, began=one.began)
    with open_history(tmp_path, NOW) as history:
        history.join([one, other])
        assert history.days() == (DayDone(TODAY, 2, 101, 52),)
        assert set(history.worked(TODAY, TODAY)) == {
            Worked(TODAY, ("neck",), "left", 25), Worked(TODAY, ("neck",), "right", 20), Worked(TODAY, ("neck", "hips"), None, 7),
        }  # fmt: skip
        assert history.worked(TODAY + timedelta(days=1), None) == ()


def test_sums_of_absurdly_large_numbers_are_still_sums(tmp_path: Path) -> None:
    large = (a_piece(0, None, ("neck",), LARGEST),)
    with open_history(tmp_path, NOW) as history:
        history.join(a_session(n, pieces=large, active_ms=LARGEST, began=NOW) for n in range(1_100))
        assert history.days()[0].active_ms > LARGEST
        assert history.worked()[0].stretch_ms > LARGEST
        assert history.fault == ""


def test_a_routine_was_last_done_when_it_was_stretched_or_added(tmp_path: Path) -> None:
    nothing = (a_piece(0, None, ("neck",), 0),)
    with open_history(tmp_path, NOW) as history:
        history.join([
            a_session(0, routine_id="a", outcome="ended", pieces=nothing),
            a_session(1, routine_id="a", outcome="done"),
            a_session(2, routine_id="a", outcome="done"),
            a_session(3, routine_id="b", outcome="added", pieces=()),
            a_session(4, routine_id="c", outcome="running"),
            a_session(5, routine_id=None, outcome="done"),
        ])  # fmt: skip
        assert history.last_done() == {"a": TODAY - timedelta(days=1), "b": TODAY - timedelta(days=3)}


def test_tensions_are_told_with_their_moments_oldest_first(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        history.join([
            a_session(0, tension_before=Edited(7, 1), tension_after=Edited(3, 1)),
            a_session(1, tension_before=Edited(None, 1), tension_after=Edited(0, 1)),
            a_session(2, tension_before=Edited(None), tension_after=Edited(None)),
        ])  # fmt: skip
        assert history.tensions() == ((a_session(1).began, None, 0), (a_session(0).began, 7, 3))


def test_every_goes_through_more_sessions_than_are_read_at_once_while_others_are_written(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        history.join(a_session(n, pieces=(), began=at(TODAY)) for n in range(450))
        seen = []
        for n, session in enumerate(history.every()):
            seen.append(session.uuid)
            if n == 10:
                history.write(a_session(1_000, began=Stamp(0, 0)), None)
        assert len(seen) == len(set(seen)) == 450
        assert set(EDITED) == {"tension_before", "tension_after", "note", "gone"}


def test_D6_without_a_folder_and_for_reading_only_there_is_an_empty_history_and_nothing_is_made(tmp_path: Path) -> None:
    with open_history(None, NOW) as nowhere:
        assert nowhere.fault
        assert nowhere.days() == ()
        with pytest.raises(CannotSave, match="no folder"):
            nowhere.write(a_session(), None)
    with open_history(tmp_path / "deep" / "history", NOW, may_write=False) as reader:
        assert (reader.sessions(), reader.fault) == ((), "")
        with pytest.raises(CannotSave):
            reader.write(a_session(), None)
    assert names(tmp_path) == []
    assert not (tmp_path / "deep").exists()


def test_a_reader_reads_what_is_there_and_what_is_written_meanwhile_and_writes_nothing(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as writer:
        writer.write(a_session(0), None)
        with open_history(tmp_path, NOW, may_write=False) as reader:
            writer.write(a_session(1), None)
            assert len(reader.sessions()) == 2
            with pytest.raises(CannotSave, match="read and not written"):
                reader.write(a_session(2), None)
            assert len(reader.sessions()) == 2
