"""What disks, other programs and odd values do to the history: rows D3 to D7, D11 and D12 of the fault list."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stretchtui.history.model import Edited, Session
from stretchtui.history.stamps import LATEST_MS, Stamp
from stretchtui.history.store import files
from stretchtui.history.store.opening import CannotSave, open_history
from stretchtui.history.store.reserve import NAME, SIZE, TOLD
from tests.history.store.kept import NOW, a_live, a_session, asked, damaged_page, names

ROOT = Path(__file__).parents[3]
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
ROOT_ON_LINUX = pytest.mark.skipif(
    not (sys.platform == "linux" and os.geteuid() == 0), reason="only root may mount a small or a read-only file system"
)


@contextlib.contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Skips where this is not allowed here (a container may lack the right)."""
    folder.mkdir(exist_ok=True)
    answer = subprocess.run(["mount", *options, str(folder)], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if answer.returncode:
        pytest.skip(f"mounting is not allowed here: {answer.stderr.decode(errors='replace').strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], stdin=subprocess.DEVNULL, capture_output=True, check=True)


def test_D3_D7_a_rollback_journal_synced_and_never_wal(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(), None)
        own = history._here.connection
        assert own.execute("PRAGMA synchronous").fetchone() == (3,)
        assert own.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert names(tmp_path) == ["backups/history-20261122T110000Z.db", "history.db", "history.reserve"]


def test_D7_a_file_that_another_tool_has_put_into_wal_mode_is_taken_back(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(), None)
    assert asked(tmp_path / "history.db", "PRAGMA journal_mode = WAL") == [("wal",)]
    with open_history(tmp_path, NOW) as history:
        assert history.fault == ""
        assert len(history.sessions()) == 1
    assert asked(tmp_path / "history.db", "PRAGMA journal_mode") == [("delete",)]


def test_D4_a_writer_waits_two_seconds_for_another_and_then_says_why_it_could_not_save(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history, contextlib.closing(sqlite3.connect(tmp_path / "history.db")) as other:
        history.write(a_session(0), None)
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(CannotSave, match="another program"):
            history.write(a_session(1), None)
        assert 1.5 < time.monotonic() - began < 30
        assert "another program" in history.fault
        assert len(history.sessions()) == 1
        other.rollback()
        history.write(a_session(1), None)
        assert history.fault == ""


def test_D4_opening_does_not_wait_for_somebody_elses_writing(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history, contextlib.closing(sqlite3.connect(tmp_path / "history.db")) as other:
        history.write(a_session(0), None)
        other.execute("BEGIN IMMEDIATE")
        with open_history(tmp_path, NOW) as second:
            assert second.fault == ""
            assert len(second.sessions()) == 1


TWO_HUNDRED = """
import sys
from pathlib import Path
from stretchtui.history.store.opening import open_history
from tests.history.store.kept import NOW, a_session
with open_history(Path(sys.argv[1]), NOW) as history:
    for n in range(200):
        history.write(a_session(1000 * int(sys.argv[2]) + n, pieces=()), None)
assert not history.fault, history.fault
"""


def test_D4_two_programs_writing_two_hundred_times_each_lose_nothing(tmp_path: Path) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", TWO_HUNDRED, str(tmp_path), str(n)], cwd=ROOT, stdin=subprocess.DEVNULL)
        for n in (1, 2)
    ]
    assert [program.wait(120) for program in programs] == [0, 0]
    with open_history(tmp_path, NOW) as history:
        assert len(history.sessions()) == 400
        assert history.told == ()


UNTIL_FULL = """
import resource, sys
from pathlib import Path
from stretchtui.history.store.opening import CannotSave, open_history
from stretchtui.history.store.reserve import NAME, SIZE, TOLD
from tests.history.store.kept import NOW, a_session
history = open_history(Path(sys.argv[1]), NOW)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
n = 0
try:
    while n < 500:
        history.write(a_session(n), None)
        print(a_session(n).uuid, flush=True)
        n += 1
except CannotSave as why:
    assert history.fault == str(why), history.fault
    assert len(history.sessions()) == n
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    history.write(a_session(n), None)
    assert history.fault == ""
    print(a_session(n).uuid)
    sys.exit(7)
finally:
    history.close()
"""


@POSIX
def test_D5_a_file_that_may_not_grow_is_said_and_nothing_saved_is_lost_and_saving_goes_on_after(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", UNTIL_FULL, str(tmp_path)], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip
    assert answer.returncode == 7, answer.stderr
    with open_history(tmp_path, NOW) as history:
        assert {session.uuid for session in history.sessions()} == set(answer.stdout.split())
        assert history.told == ()
    assert asked(tmp_path / "history.db", "PRAGMA integrity_check") == [("ok",)]


@ROOT_ON_LINUX
def test_D5_a_full_disk_is_said_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=400k", "tmpfs") as small:
        saved = []
        with open_history(small, NOW) as history:
            with contextlib.suppress(CannotSave):
                for n in range(500):
                    history.write(a_session(n), None)
                    saved.append(a_session(n).uuid)
            assert "no room" in history.fault
            assert {session.uuid for session in history.sessions()} == set(saved)
        with open_history(small, NOW) as history:
            assert {session.uuid for session in history.sessions()} == set(saved)
            assert len(saved) > 10
        assert asked(small / "history.db", "PRAGMA integrity_check") == [("ok",)]


@ROOT_ON_LINUX
def test_D5_a_session_that_runs_when_the_disk_becomes_full_has_the_room_that_was_laid_by(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=4m", "tmpfs") as small:
        first, later = a_session(), replace(a_session(), uuid="e" * 32)
        with open_history(small / "history", NOW) as history:
            history.write(first, None)
            fill(small)
            for revision in range(1, 60):
                history.write(replace(later, revision=revision), None)
            assert history.fault == ""
            assert [told for told in history.told if "The disk is full" in told] == [TOLD]
            assert history.session(later.uuid) == replace(later, revision=59)
        assert not (small / "history" / NAME).exists()
        (small / "filling").unlink()
        with open_history(small / "history", NOW) as history:
            history.write(first, None)
        assert (small / "history" / NAME).stat().st_size == SIZE


def test_D5_on_a_disk_with_little_room_none_is_laid_by(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=1m", "tmpfs") as small:
        with open_history(small, NOW) as history:
            history.write(a_session(), None)
        assert not (small / NAME).exists()


def fill(disk: Path) -> None:
    with (disk / "filling").open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * size)


def test_D5_a_disk_without_any_room_gives_a_history_that_says_so(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=8k", "tmpfs") as small:
        (small / "filler").write_bytes(b"x" * 8192)
        with open_history(small, NOW) as history:
            assert "no room" in history.fault
            assert history.days() == ()
            with pytest.raises(CannotSave, match="no room"):
                history.write(a_session(), None)
            (small / "filler").unlink()


@ROOT_ON_LINUX
def test_D6_a_read_only_disk_shows_the_history_and_says_that_nothing_is_saved(tmp_path: Path) -> None:
    folder = tmp_path / "history"
    with open_history(folder, NOW) as history:
        history.write(a_session(), None)
    seen = tmp_path / "seen"
    seen.mkdir()
    with mounted(seen, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(seen)], stdin=subprocess.DEVNULL, check=True)
        with open_history(seen, NOW) as history:
            assert history.fault
            assert history.sessions() == (a_session(),)
            with pytest.raises(CannotSave, match="read"):
                history.write(a_session(1), None)
            assert history.sessions() == (a_session(),)
        with open_history(seen, NOW, may_write=False) as reader:
            assert (reader.fault, reader.sessions()) == ("", (a_session(),))
        with open_history(seen / "none", NOW) as history:
            assert history.fault
            assert history.sessions() == ()


def test_D6_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "history"):
        with open_history(folder, NOW) as history:
            assert "cannot be written" in history.fault
            assert history.sessions() == ()
    (tmp_path / "folder" / "history.db").mkdir(parents=True)
    with open_history(tmp_path / "folder", NOW) as history:
        assert history.fault
        assert history.days() == ()
    assert (tmp_path / "file").read_text() == "mine"


def test_D6_a_folder_that_comes_back_is_written_to_again(tmp_path: Path) -> None:
    folder = tmp_path / "history"
    folder.write_text("in the way")
    with open_history(folder, NOW) as history:
        with pytest.raises(CannotSave):
            history.write(a_session(), None)
        folder.unlink()
        history.write(a_session(), None)
        assert history.fault == ""
        shutil.rmtree(folder)
        history.write(a_session(1), None)
        assert history.sessions() == (a_session(1),)


ODD: dict[str, Callable[[Session], Session]] = {
    "half a character": lambda session: replace(session, routine="\ud800"),
    "half a character in a note": lambda session: replace(session, note=Edited("a\udfff")),
    "a NUL": lambda session: replace(session, routine_id="a\0b"),
    "65 bits": lambda session: replace(session, active_ms=2**64),
    "63 bits": lambda session: replace(session, paused_ms=2**63),
    "54 bits": lambda session: replace(session, away_ms=2**53 + 1),
    "not a number": lambda session: replace(session, active_ms=float("nan")),  # type: ignore[arg-type]
    "half a millisecond": lambda session: replace(session, active_ms=0.5),  # type: ignore[arg-type]
    "below nothing": lambda session: replace(session, active_ms=-1),
    "a truth for a number": lambda session: replace(session, revision=True),
    "no revision": lambda session: replace(session, revision=0),
    "a uuid with capitals": lambda session: replace(session, uuid="A" * 32),
    "a short uuid": lambda session: replace(session, uuid="a" * 31),
    "another outcome": lambda session: replace(session, outcome="lost"),  # type: ignore[arg-type]
    "too much tension": lambda session: replace(session, tension_before=Edited(11)),
    "a long note": lambda session: replace(session, note=Edited("x" * 2_001)),
    "a moment too far": lambda session: replace(session, began=Stamp(LATEST_MS + 1, 0)),
    "an offset too far": lambda session: replace(session, ended=Stamp(0, 1_440)),
    "a piece twice": lambda session: replace(session, pieces=session.pieces[:1] * 2),
    "a third side": lambda session: replace(session, pieces=(replace(session.pieces[0], side="up"),)),  # type: ignore[arg-type]
    "an area of no text": lambda session: replace(session, pieces=(replace(session.pieces[0], areas=(3,)),)),  # type: ignore[arg-type]
    "areas in a row of letters": lambda session: replace(session, pieces=(replace(session.pieces[0], areas="neck"),)),  # type: ignore[arg-type]
    "a piece below nothing": lambda session: replace(session, pieces=(replace(session.pieces[0], stretch_ms=-1),)),
}


@pytest.mark.parametrize("spoil", ODD.values(), ids=ODD.keys())
def test_D11_an_odd_value_is_refused_in_words_and_nothing_of_the_session_is_kept(
    spoil: Callable[[Session], Session], tmp_path: Path
) -> None:
    with open_history(tmp_path, NOW) as history:
        with pytest.raises(CannotSave, match=r"^the session's \w+ cannot be kept: .{1,60}$"):
            history.write(spoil(a_session()), None)
        assert list(history.every()) == []
        history.write(a_session(), None)
        assert history.sessions() == (a_session(),)


def test_D11_odd_values_of_what_it_takes_to_go_on_are_refused_too(tmp_path: Path) -> None:
    session = a_session()
    odd: list[dict[str, Any]] = [
        {"log": "\ud800"}, {"place": "a\0"}, {"reached_ms": -1}, {"first_side": "up"}, {"uuid": "0" * 32},
    ]  # fmt: skip
    with open_history(tmp_path, NOW) as history:
        for fields in odd:
            with pytest.raises(CannotSave):
                history.write(session, replace(a_live(session), **fields))
        assert list(history.every()) == []


def test_D11_the_tables_themselves_refuse_what_is_no_number(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(), None)
    with contextlib.closing(sqlite3.connect(tmp_path / "history.db")) as other:
        for change in ("sessions SET active_ms = 'long'", "pieces SET stretch_ms = -1", "sessions SET gone = 2"):
            with pytest.raises(sqlite3.IntegrityError):
                other.execute(f"UPDATE {change}")


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_D12_the_folder_and_all_its_files_are_for_nobody_else_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    folder = tmp_path / "history"
    before = os.umask(umask)
    try:
        with open_history(folder, NOW) as history:
            history.write(a_session(), None)
            history._here.connection.execute("BEGIN IMMEDIATE")
            history._here.connection.execute("DELETE FROM pieces")
            assert "history.db-journal" in names(folder)
            journal = (folder / "history.db-journal").stat().st_mode
            history._here.connection.execute("ROLLBACK")
        damaged_page(folder / "history.db", 1)
        open_history(folder, NOW).close()
    finally:
        os.umask(before)
    modes = {str(path.relative_to(tmp_path)): stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    assert {modes.pop("history"), modes.pop("history/backups")} == {0o700}
    assert set(modes.values()) == {0o600} == {stat.S_IMODE(journal)}
    assert len(modes) == 5


@POSIX
def test_D12_permissions_that_were_opened_are_mended(tmp_path: Path) -> None:
    with open_history(tmp_path, NOW) as history:
        history.write(a_session(), None)
    tmp_path.chmod(0o777)
    (tmp_path / "history.db").chmod(0o666)
    open_history(tmp_path, NOW).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "history.db").stat().st_mode) == 0o600


def test_D12_a_folder_of_any_name_is_found(tmp_path: Path) -> None:
    for name in ("two words", "50% off?mode=memory#x", "Übung", "'; DROP TABLE sessions"):
        with open_history(tmp_path / name, NOW) as history:
            history.write(a_session(), None)
        assert (tmp_path / name / files.DATABASE).exists()
        with open_history(tmp_path / name, NOW, may_write=False) as history:
            assert len(history.sessions()) == 1
