"""D9 and D10: older files are brought up to date behind a backup, newer and foreign ones left alone."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from stretchtui.history.model import Edited, Session
from stretchtui.history.store import backups, schema
from stretchtui.history.store.opening import CannotSave, open_history
from tests.history.store.kept import NOW, a_live, a_session, asked, damaged_page, done, later, names

VERSION_1 = """
CREATE TABLE sessions (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 32),
    revision INTEGER NOT NULL CHECK (revision >= 1), routine_id TEXT, routine TEXT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10), began_ms INTEGER NOT NULL,
    began_offset_min INTEGER NOT NULL CHECK (abs(began_offset_min) < 1440), ended_ms INTEGER NOT NULL,
    ended_offset_min INTEGER NOT NULL CHECK (abs(ended_offset_min) < 1440), outcome TEXT NOT NULL,
    active_ms INTEGER NOT NULL CHECK (active_ms >= 0), paused_ms INTEGER NOT NULL CHECK (paused_ms >= 0),
    away_ms INTEGER NOT NULL CHECK (away_ms >= 0), stretch_ms INTEGER NOT NULL CHECK (stretch_ms >= 0),
    tension_before INTEGER CHECK (tension_before BETWEEN 0 AND 10), tension_before_edited_ms INTEGER NOT NULL,
    tension_after INTEGER CHECK (tension_after BETWEEN 0 AND 10), tension_after_edited_ms INTEGER NOT NULL,
    note TEXT NOT NULL, note_edited_ms INTEGER NOT NULL, gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
    gone_edited_ms INTEGER NOT NULL) STRICT;
CREATE INDEX sessions_by_day ON sessions (day, gone, active_ms, stretch_ms);
CREATE TABLE pieces (session INTEGER NOT NULL, nth INTEGER NOT NULL, turn INTEGER NOT NULL,
    side TEXT CHECK (side IN ('left', 'right')), exercise_id TEXT, name TEXT NOT NULL, areas TEXT NOT NULL,
    planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0), actual_ms INTEGER NOT NULL CHECK (actual_ms >= 0),
    stretch_ms INTEGER NOT NULL CHECK (stretch_ms >= 0), reps INTEGER NOT NULL, reps_done INTEGER NOT NULL,
    skipped INTEGER NOT NULL, ouches INTEGER NOT NULL, spasms INTEGER NOT NULL, instead INTEGER NOT NULL,
    PRIMARY KEY (session, nth)) STRICT, WITHOUT ROWID;
INSERT INTO sessions VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 3, 'desk-break', 'Desk break', '2026-11-20', 1795161600000,
    60, 1795161900000, 60, 'done', 240000, 60000, 0, 50000, 6, 1795161600000, 3, 1795161900000, 'good', 1795162000000, 0, 0);
INSERT INTO pieces VALUES (1, 0, 0, 'left', 'neck-tilt', 'Neck tilt', '["neck"]', 35000, 34000, 30000, 1, 1, 0, 0, 0, 0);
INSERT INTO pieces VALUES (1, 1, 0, 'right', 'neck-tilt', 'Neck tilt', '["neck"]', 35000, 24000, 20000, 1, 0, 0, 1, 0, 0);
PRAGMA user_version = 1;
PRAGMA application_id = 1474807021;
"""
"""As version 1 of the file was; never to be changed."""
OLDER = {0: "", 1: VERSION_1}


def made(folder: Path, script: str) -> Path:
    path = folder / "history.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


def is_as_version_1_left_it(session: Session) -> bool:
    left, right = session.pieces
    return (
        (session.uuid, session.began.iso) == ("a" * 32, "2026-11-20T09:00:00.000+01:00")
        and session.note == Edited("good", 1795162000000)
        and (left.side, left.stretch_ms, right.ouches, right.areas) == ("left", 30_000, 1, ("neck",))
        and (session.tension_before.value, session.tension_after.value, session.revision) == (6, 3, 3)
    )


def test_D10_there_is_a_file_of_every_older_version_to_try() -> None:
    assert list(OLDER) == list(range(schema.VERSION))
    assert schema.APPLICATION_ID == 1474807021


@pytest.mark.parametrize("version", OLDER)
def test_D10_a_file_of_every_older_version_is_brought_up_to_date_and_used(version: int, tmp_path: Path) -> None:
    path = made(tmp_path, OLDER[version])
    with open_history(tmp_path, NOW) as history:
        assert (history.fault, history.told) == ("", ())
        history.write(a_session(), a_live(a_session()))
        assert len(history.lives()) == 1
        *older, _ = history.every() if version == 0 else reversed(history.sessions())
        assert all(map(is_as_version_1_left_it, older))
        assert len(older) == version
    assert asked(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    fresh = tmp_path / "fresh"
    open_history(fresh, NOW).close()
    tables = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    assert squeezed(asked(path, tables)) == squeezed(asked(fresh / "history.db", tables))


def squeezed(tables: list[tuple[str, str | None]]) -> list[tuple[str, str]]:
    """Without what only the layout of the SQL makes different."""
    return [(name, "".join((sql or "").split())) for name, sql in tables]


@pytest.mark.parametrize("version", [version for version in OLDER if version])
def test_D9_before_a_migration_there_is_a_backup_of_the_older_file(version: int, tmp_path: Path) -> None:
    path = made(tmp_path, OLDER[version])
    before = list(sqlite_dump(path))
    open_history(tmp_path, NOW).close()
    (backup,) = backups.newest_first(tmp_path)
    assert list(sqlite_dump(backup)) == before
    assert asked(backup, "PRAGMA user_version") == [(version,)]


def sqlite_dump(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_D10_a_migration_that_fails_changes_nothing_and_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path, VERSION_1)
    before = sqlite_dump(path)
    monkeypatch.setattr(schema, "PARTS", (schema.PARTS[0], (*schema.PARTS[1], "CREATE TABLE sessions (id) STRICT")))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection, pytest.raises(sqlite3.OperationalError):
        schema.bring_up_to_date(connection)
    assert sqlite_dump(path) == before
    assert asked(path, "PRAGMA user_version") == [(1,)]


def test_D9_D10_without_a_backup_there_is_no_migration_and_the_older_file_is_read(tmp_path: Path) -> None:
    path = made(tmp_path, VERSION_1)
    before = path.read_bytes()
    (tmp_path / "backups").write_text("in the way")
    with open_history(tmp_path, NOW) as history:
        assert history.fault
        assert all(map(is_as_version_1_left_it, history.sessions()))
        assert len(history.sessions()) == 1
        with pytest.raises(CannotSave):
            history.write(a_session(), None)
    assert path.read_bytes() == before


def test_D10_a_reader_reads_an_older_file_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path, VERSION_1)
    before = path.read_bytes()
    with open_history(tmp_path, NOW, may_write=False) as history:
        assert len(history.sessions()) == 1
        assert history.lives() == ()
        with pytest.raises(CannotSave):
            history.write(a_session(), None)
    assert path.read_bytes() == before
    assert names(tmp_path) == ["history.db"]


@pytest.mark.parametrize("may_write", [True, False])
def test_D10_a_file_from_the_future_is_refused_and_not_touched(tmp_path: Path, may_write: bool) -> None:
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(), None)
    path = tmp_path / "history.db"
    done(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before, there = path.read_bytes(), names(tmp_path)
    with open_history(tmp_path, later(days=30), may_write=may_write) as history:
        assert "written by a newer stretchtui" in history.fault
        assert (history.sessions(), history.days(), history.told) == ((), (), ())
        for attempt in range(2):
            with pytest.raises(CannotSave, match="newer stretchtui"):
                history.write(a_session(attempt), None)
    assert path.read_bytes() == before
    assert names(tmp_path) == there


@pytest.mark.parametrize(
    "script", ["CREATE TABLE bookmarks (url TEXT)", "PRAGMA application_id = 252006674", "PRAGMA user_version = 3"]
)
def test_D10_another_programs_database_is_not_touched(script: str, tmp_path: Path) -> None:
    path = made(tmp_path, f"{script}; CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine');")
    before = path.read_bytes()
    with open_history(tmp_path, NOW) as history:
        assert "another program's" in history.fault
        with pytest.raises(CannotSave):
            history.write(a_session(), None)
        assert history.sessions() == ()
    assert path.read_bytes() == before
    assert names(tmp_path) == ["history.db"]


def test_D9_a_backup_a_week_and_five_of_them(tmp_path: Path) -> None:
    for day in range(60):
        with open_history(tmp_path, later(days=day)) as history:
            history.write(a_session(day), None)
    made = [backups.made_on(path) for path in backups.newest_first(tmp_path)]
    assert [str(day) for day in made] == ["2027-01-17", "2027-01-10", "2027-01-03", "2026-12-27", "2026-12-20"]
    newest = backups.newest_first(tmp_path)[0]
    assert asked(newest, "SELECT count(*) FROM sessions") == [(57,)]
    assert asked(newest, "PRAGMA integrity_check") == [("ok",)]
    assert [name for name in names(tmp_path) if "part" in name] == []


def test_D9_nothing_is_backed_up_by_looking(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        assert history.sessions() == ()
    with open_history(tmp_path, NOW, may_write=False) as history:
        assert history.sessions() == ()
    assert names(tmp_path) == ["history.db"]


def test_D9_a_backup_from_a_wrong_future_stops_no_backup_of_today(tmp_path: Path) -> None:
    with open_history(tmp_path, later(days=4_000)) as history:
        history.write(a_session(0), None)
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(1), None)
    assert len(backups.newest_first(tmp_path)) == 2


def test_D9_a_backup_that_cannot_be_made_stops_no_saving(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(), None)
        assert (history.fault, len(history.sessions())) == ("", 1)


def test_D9_of_the_backups_the_newest_good_one_is_taken(tmp_path: Path) -> None:
    for day in (0, 7, 14):
        with open_history(tmp_path, later(days=day)) as history:
            history.write(a_session(day), None)
    newest, middle, _ = backups.newest_first(tmp_path)
    damaged_page(newest, 3)
    damaged_page(tmp_path / "history.db", 2)
    with open_history(tmp_path, later(days=15)) as history:
        assert "from the backup of 29 November 2026" in history.told[0]
        assert middle.name == "history-20261129T110000Z.db"
        assert {session.uuid for session in history.sessions()} == {a_session(0).uuid, a_session(7).uuid}
