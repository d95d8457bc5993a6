"""The two small files that a prompt's line is made of: written whole, read without trust."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui import glance, places

AT_MS = 1_790_000_000_000


def running(folder: Path, now_ms: int = AT_MS, **changed: object) -> glance.Running | None:
    told = {"phase_left_ms": 12_000, "left_ms": 200_000, "at_ms": AT_MS, "paused": False} | changed
    assert glance.write_running(folder, "Seated twist", "right", "hold", **told)  # type: ignore[arg-type]
    return glance.read_running(folder, now_ms)


def test_the_days_come_back_as_they_were_written_and_a_goal_no_week_can_have_is_bounded(tmp_path: Path) -> None:
    assert glance.write_days(tmp_path, [739_000, 739_001, 739_000], 9)
    kept = glance.read_days(tmp_path)
    assert kept is not None
    assert (kept.days, kept.goal) == ({739_000, 739_001}, 7)


def test_no_day_at_all_is_something_that_is_known(tmp_path: Path) -> None:
    assert glance.write_days(tmp_path, [], 3)
    kept = glance.read_days(tmp_path)
    assert kept is not None
    assert kept.days == set()


def test_of_more_days_than_are_kept_the_newest_stay(tmp_path: Path) -> None:
    glance.write_days(tmp_path, range(1, glance.MOST_DAYS + 11), 3)
    kept = glance.read_days(tmp_path)
    assert kept is not None
    assert (min(kept.days), max(kept.days), len(kept.days)) == (11, glance.MOST_DAYS + 10, glance.MOST_DAYS)


@pytest.mark.skipif(os.name == "nt", reason="there a file's mode says nothing of who may read it")
def test_nobody_else_can_read_them_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "history"
    glance.write_days(folder, [1], 3)
    running(folder)
    assert sorted(path.name for path in folder.iterdir()) == [glance.DAYS, glance.RUNNING]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_is_told_and_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not glance.write_days(tmp_path / "file", [1], 3)
    glance.remove_running(tmp_path / "file")
    assert glance.read_days(tmp_path / "file") is None


def test_what_is_left_goes_on_by_the_clock_and_never_below_nothing(tmp_path: Path) -> None:
    found = running(tmp_path)
    assert found is not None
    assert (found.left(found.phase_left_ms, AT_MS + 5_000), found.left(found.left_ms, AT_MS + 300_000)) == (7_000, 0)
    assert found.left(found.phase_left_ms, AT_MS - 3_600_000) == 12_000, "the clock was set back"


def test_while_paused_nothing_goes_on_however_long(tmp_path: Path) -> None:
    later_ms = AT_MS + 10 * 3_600_000
    found = running(tmp_path, later_ms, paused=True)
    assert found is not None
    assert found.left(found.left_ms, later_ms) == 200_000


def test_what_lasts_as_long_as_one_likes_has_nothing_left(tmp_path: Path) -> None:
    found = running(tmp_path, phase_left_ms=None, left_ms=None)
    assert found is not None
    assert (found.phase_left_ms, found.left_ms) == (None, None)


def test_a_program_that_stands_still_since_long_after_its_phase_is_not_shown(tmp_path: Path) -> None:
    assert running(tmp_path, AT_MS + 12_000 + glance.STALE_MS) is not None
    assert running(tmp_path, AT_MS + 12_001 + glance.STALE_MS) is None


@pytest.mark.skipif(os.name == "nt", reason="there no process can be asked whether it lives")
def test_a_session_whose_process_has_died_is_not_shown(tmp_path: Path) -> None:
    running(tmp_path)
    file = tmp_path / glance.RUNNING
    file.write_text(file.read_text().replace(f"\n{os.getpid()}\n", f"\n{2**22 + 7}\n"))  # more than Linux ever gives
    assert glance.read_running(tmp_path, AT_MS) is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there nothing tells when a process started")
def test_another_process_that_got_the_number_of_the_dead_one_is_not_taken_for_it(tmp_path: Path) -> None:
    running(tmp_path)
    lines = (tmp_path / glance.RUNNING).read_text().splitlines()
    assert lines[2].isdigit()
    lines[2] = str(int(lines[2]) - 1)
    (tmp_path / glance.RUNNING).write_text("".join(f"{line}\n" for line in lines))
    assert glance.read_running(tmp_path, AT_MS) is None


def test_a_session_that_ends_takes_its_own_file_away_and_no_other_ones(tmp_path: Path) -> None:
    running(tmp_path)
    file = tmp_path / glance.RUNNING
    own = file.read_text()
    file.write_text(own.replace(f"\n{os.getpid()}\n", "\n1\n"))
    glance.remove_running(tmp_path)
    assert file.exists()
    file.write_text(own)
    glance.remove_running(tmp_path)
    assert not file.exists()


def test_what_a_terminal_would_obey_is_neither_written_nor_believed(tmp_path: Path) -> None:
    glance.write_running(tmp_path, "\x1b[31mNeck\nturn", "left", "hold", phase_left_ms=1, left_ms=1, at_ms=AT_MS)
    found = glance.read_running(tmp_path, AT_MS)
    assert found is not None
    assert found.place.isprintable()
    file = tmp_path / glance.RUNNING
    for evil in ("Neck\x1b]0;gone\x07", "Neck\u202eturn", "Neck\x9bturn", "N" * 9_000):
        file.write_text(file.read_text().replace(found.place, evil), encoding="utf-8")
        shown = glance.read_running(tmp_path, AT_MS)
        assert shown is not None
        assert not set(shown.place) & set("\x1b\x07\x9b\u202e")
        assert len(shown.place) <= glance.MOST_TEXT
        file.write_text(file.read_text().replace(evil, found.place), encoding="utf-8")


_damaged = st.text(max_size=100).map(lambda text: f"stretchtui days 1\ngoal 3\ndays {text}\n".encode("utf-8", "replace"))


@given(st.binary(max_size=300) | _damaged)
def test_a_damaged_or_foreign_file_is_as_good_as_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("glance")
    for name in (glance.DAYS, glance.RUNNING):
        (folder / name).write_bytes(data)
    kept = glance.read_days(folder)
    assert kept is None or all(0 < day <= glance.LARGEST_DAY for day in kept.days)
    assert glance.read_running(folder, AT_MS) is None


@given(st.integers(0, 10), st.text(alphabet="0123456789 -x\x00\x1b", max_size=20))
def test_a_file_of_a_running_session_with_any_line_spoilt_raises_nothing(
    tmp_path_factory: pytest.TempPathFactory, at: int, spoilt: str
) -> None:
    folder = tmp_path_factory.mktemp("glance")
    running(folder)
    lines = (folder / glance.RUNNING).read_text().splitlines()
    lines[at : at + 1] = [spoilt]
    (folder / glance.RUNNING).write_text("".join(f"{line}\n" for line in lines))
    found = glance.read_running(folder, AT_MS)
    assert found is None or (found.place + found.side + found.phase).isprintable()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_a_pipe_in_the_place_of_a_file_keeps_no_prompt_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / glance.DAYS)
    (tmp_path / glance.RUNNING).mkdir()
    assert glance.read_days(tmp_path) is None
    assert glance.read_running(tmp_path, AT_MS) is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere places is asked anyway")
@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/ann"}, {"HOME": "/home/ann", "XDG_DATA_HOME": ""}, {"HOME": "/home/ann", "XDG_DATA_HOME": "/data/ann"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": "data"}, {"HOME": "/home/ann/", "XDG_DATA_HOME": "/data//ann/"}, {"HOME": ""},
        {"HOME": "/"}, {"HOME": "relative"}, {}, {"HOME": "/home/ann", "ANDROID_DATA": "/data", "ANDROID_ROOT": "/system"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": "~/data"}, {"HOME": "/home/ann", "XDG_DATA_HOME": " /data"},
    ],
)  # fmt: skip
def test_the_folder_found_without_platformdirs_is_that_of_the_history(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "ANDROID_DATA", "ANDROID_ROOT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    places._platform_folder.cache_clear()
    found, meant = glance.folder_now(), places.history_folder()
    places._platform_folder.cache_clear()
    assert (found and Path(found)) == meant


@pytest.mark.parametrize("system", ["darwin", "win32", "freebsd14"])
def test_on_every_other_system_places_is_asked(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(places, "history_folder", lambda: Path("/somewhere/history"))
    assert glance.folder_now() == str(Path("/somewhere/history"))
    monkeypatch.setattr(places, "history_folder", lambda: None)
    assert glance.folder_now() is None
