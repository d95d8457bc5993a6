"""D8: a damaged history is set aside, and all that can be saved goes on in a new one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from stretchtui.history.model import Edited
from stretchtui.history.stamps import LATEST_MS
from stretchtui.history.store import checking, files
from stretchtui.history.store.backups import newest_first
from stretchtui.history.store.opening import open_history
from tests.history.store.kept import NOW, a_live, a_session, asked, damaged_page, done, later, names

ROOT = Path(__file__).parents[3]
MANY = 120


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A history of many sessions; none of them is in a backup."""
    with open_history(tmp_path, NOW) as history:
        history.join(a_session(n) for n in range(MANY))
        last = replace(a_session(0), revision=999, outcome="running")
        history.write(last, a_live(last))
    shutil.rmtree(tmp_path / "backups")
    return tmp_path


def with_backup(folder: Path) -> None:
    """Everything so far is in a backup of today."""
    with open_history(folder, NOW) as history:
        history.edit(a_session(5).uuid, note=Edited("in the backup", LATEST_MS))


def root_of(folder: Path, table: str) -> int:
    return int(asked(folder / "history.db", f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")[0][0])


def pages(folder: Path) -> int:
    return (folder / "history.db").stat().st_size // 4096


def aside(folder: Path) -> list[Path]:
    return sorted(folder.glob("history.db.corrupt.*Z"))


def sound(folder: Path) -> bool:
    return asked(folder / "history.db", "PRAGMA integrity_check") == [("ok",)]


def test_D8_a_page_damaged_anywhere_is_found_at_the_next_start_and_all_else_is_saved(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Only where the page that leads to all others of a table is gone, they are out of reach without a backup."""
    whole = {a_session(n).uuid: a_session(n) for n in range(1, MANY)}
    sessions, pieces = root_of(folder, "sessions"), root_of(folder, "pieces")
    for number in sorted({*range(1, 9), *range(9, pages(folder), 17), pages(folder)}):
        copy = tmp_path_factory.mktemp("copy") / "history"
        shutil.copytree(folder, copy)
        damaged_page(copy / "history.db", number)
        before = (copy / "history.db").read_bytes()
        with open_history(copy, NOW) as history:
            saved = history.sessions()
            assert history.fault == ""
            history.write(a_session(MANY), None)
        (kept,) = aside(copy)
        assert kept.name == "history.db.corrupt.20261122T110000Z"
        assert kept.read_bytes() == before
        assert len(history.told) == 1
        assert f"{len(saved)} sessions could be read out of it; there was no backup" in history.told[0]
        assert len(saved) >= MANY - 30 or number == sessions, f"page {number}"
        unharmed = [session for session in saved if whole.get(session.uuid) == session]
        assert len(unharmed) >= MANY - 30 or number in (sessions, pieces), f"page {number}"
        assert sound(copy)
        with open_history(copy, NOW) as history:
            assert (history.told, len(history.sessions())) == ((), len(saved) + 1)


def test_D8_with_a_backup_nothing_is_lost_that_was_in_it_and_later_edits_hold(folder: Path) -> None:
    with_backup(folder)
    with open_history(folder, NOW) as history:
        before = history.sessions()
        history.edit(a_session(7).uuid, note=Edited("after the backup", LATEST_MS))
        history.write(a_session(MANY), None)
    damaged_page(folder / "history.db", root_of(folder, "pieces"))
    with open_history(folder, later(days=1)) as history:
        assert "came back from the backup of 22 November 2026" in history.told[0]
        after = {session.uuid: session for session in history.sessions()}
    assert after[a_session(7).uuid].note.value == "after the backup"
    assert after[a_session(MANY).uuid].began == a_session(MANY).began
    for session in before:
        edited = replace(session, note=after[session.uuid].note) if session.uuid == a_session(7).uuid else session
        assert after[session.uuid] == edited


def test_D8_what_it_takes_to_go_on_with_a_session_is_saved_too(folder: Path) -> None:
    damaged_page(folder / "history.db", root_of(folder, "sessions_by_day"))
    with open_history(folder, NOW) as history:
        ((session, live),) = history.lives()
        assert live == a_live(session)
        assert len(history.sessions()) == MANY


def test_D8_a_file_cut_short_or_filled_with_something_else_or_without_its_beginning(folder: Path) -> None:
    with_backup(folder)
    path = folder / "history.db"
    good = path.read_bytes()
    for n, (bad, least) in enumerate({
        good[: len(good) // 2]: 40, good[:-4096]: MANY - 25, b"Dear diary, " * 1_000: 0, b"\0" * 8_192: 0, good[:100]: 0, b"x": 0,
        b"\0" * 100 + good[100:]: MANY - 5, b"\xa5" * 4096 + good[4096:]: MANY - 5,
    }.items()):  # fmt: skip
        path.write_bytes(bad)
        with open_history(folder, later(hours=n)) as history:
            assert len(history.sessions()) == MANY
            assert history.fault == ""
        (told,) = history.told
        read = int(told.split(": ")[1].split(" ")[0])
        assert read >= least, told
        assert sound(folder)
        assert aside(folder)[-1].read_bytes() == bad
    assert len(aside(folder)) == 8


def test_D8_a_file_that_is_gone_or_emptied_comes_back_from_the_backup(folder: Path) -> None:
    with_backup(folder)
    path = folder / "history.db"
    for ruin in (lambda: path.write_bytes(b""), path.unlink):
        ruin()
        with open_history(folder, NOW) as history:
            assert len(history.sessions()) == MANY
            assert history.told[0].startswith("The history's file was gone, or empty: 0 sessions")
    assert aside(folder) == []


def test_D8_who_only_reads_is_shown_the_backup_of_a_file_that_is_gone_and_nothing_is_made(folder: Path) -> None:
    with_backup(folder)
    (folder / "history.db").unlink()
    with open_history(folder, NOW, may_write=False) as history:
        assert len(history.sessions()) == MANY
        assert "is gone" in history.told[0]
    assert not (folder / "history.db").exists()


def test_D8_damage_that_comes_while_it_is_used_is_met_in_writing_and_in_reading(folder: Path) -> None:
    for n, use in enumerate(("write", "read")):
        with open_history(folder, later(hours=n)) as history:
            assert not history.told
            damaged_page(folder / "history.db", root_of(folder, "pieces"))
            history._here.connection.execute("PRAGMA shrink_memory")  # forgets the pages read at opening
            if use == "write":
                history.write(a_session(MANY + n), None)
            else:
                assert len(history.sessions()) > 10
            assert history.fault == ""
            assert len(history.told) == 1
            assert len(history.sessions()) > 10
        assert sound(folder)
    with open_history(folder, later(hours=5)) as history:
        assert history.session(a_session(MANY).uuid) is not None
        assert history.told == ()
    assert len(aside(folder)) == 2


def test_D8_a_row_that_was_never_written_like_this_is_damage_too(folder: Path) -> None:
    one, other = a_session(3).uuid, a_session(4).uuid
    done(
        folder / "history.db",
        f"UPDATE pieces SET areas = 'neck' WHERE nth = 2 AND session = (SELECT id FROM sessions WHERE uuid = '{one}')",
        f"UPDATE sessions SET note = CAST(x'ff' AS TEXT) WHERE uuid = '{other}'",
    )
    with open_history(folder, NOW) as history:
        assert {session.uuid for session in history.sessions()} == {a_session(n).uuid for n in range(MANY)} - {one, other}
        assert "set aside" in history.told[0]


def test_D8_a_large_file_is_read_through_meanwhile_and_mended_at_the_next_use(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "SMALL", 10_000)
    damaged_page(folder / "history.db", pages(folder) - 3)
    with open_history(folder, NOW) as history:
        assert history._check is not None
        history._check._thread.join()
        history.write(a_session(MANY), None)
        assert len(history.told) == 1
    assert sound(folder)


def test_D8_a_large_file_that_is_closed_at_once_is_mended_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "SMALL", 10_000)
    damaged_page(folder / "history.db", pages(folder) - 3)
    history = open_history(folder, NOW)
    history.close()
    assert len(history.told) == 1
    assert sound(folder)


def test_D8_a_reader_reads_what_it_can_and_leaves_the_file_alone(folder: Path) -> None:
    with_backup(folder)
    damaged_page(folder / "history.db", 1)
    before = (folder / "history.db").read_bytes()
    with open_history(folder, NOW, may_write=False) as history:
        assert len(history.sessions()) == MANY
        assert "as soon as" in history.told[0]
    assert (folder / "history.db").read_bytes() == before
    assert aside(folder) == []


def test_D8_what_cannot_be_mended_now_is_said_and_read_as_far_as_it_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a full disk; nothing of the damaged file is touched."""
    damaged_page(folder / "history.db", 1)
    before = (folder / "history.db").read_bytes()
    (folder / f"{files.MENDING}.new").mkdir()
    with open_history(folder, NOW) as history:
        assert "damaged and cannot be mended" in history.fault
        assert len(history.sessions()) == MANY
    assert (folder / "history.db").read_bytes() == before


OPEN_AND_WRITE = """
import sys
from pathlib import Path
from stretchtui.history.store.opening import open_history
from tests.history.store.kept import NOW, a_session
sys.stdin.readline()
with open_history(Path(sys.argv[1]), NOW) as history:
    history.write(a_session(1000 + int(sys.argv[2])), None)
    print(len(history.told))
assert not history.fault, history.fault
"""


def test_D8_four_programs_that_find_it_damaged_at_once_set_it_aside_once_and_all_save(folder: Path) -> None:
    damaged_page(folder / "history.db", pages(folder) - 3)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AND_WRITE, str(folder), str(n)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]  # fmt: skip
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    answers = [program.communicate(timeout=120)[0].strip() for program in programs]
    assert sorted(answers) == ["0", "0", "0", "1"]
    assert [program.returncode for program in programs] == [0] * 4
    assert len(aside(folder)) == 1
    with open_history(folder, NOW) as history:
        assert {a_session(1000 + n).uuid for n in range(4)} <= {session.uuid for session in history.sessions()}
    assert not [name for name in names(folder) if ".new" in name]


def test_D8_who_has_it_open_while_another_mends_it_goes_on_in_the_new_file(folder: Path) -> None:
    with open_history(folder, NOW) as history:
        damaged_page(folder / "history.db", pages(folder) - 3)
        with open_history(folder, NOW) as other:
            assert len(other.told) == 1
        history.write(a_session(MANY), None)
        assert history.told == ()
    with open_history(folder, NOW) as history:
        assert history.session(a_session(MANY).uuid) == a_session(MANY)


def test_D8_of_a_damaged_history_no_backup_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(self: checking.Check, wait: bool = False) -> None:
        """The reading through has not come to an end yet."""

    monkeypatch.setattr(checking, "SMALL", 10_000)
    monkeypatch.setattr(checking.Check, "found", slow)
    damaged_page(folder / "history.db", pages(folder) - 3)
    with open_history(folder, NOW) as history:
        history.write(a_session(MANY), None)
        assert len(history.told) == 1
        assert history.session(a_session(MANY).uuid) == a_session(MANY)
    for path in newest_first(folder):
        assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    assert sound(folder)

