"""Reading a file's bytes and replacing a file whole, with all that can go wrong. Never here: what is in the file."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stretchtui.routine import files
from stretchtui.routine.library import Stamp
from tests.routine.reading import short


def read(path: Path) -> tuple[str | None, list[str], list[str]]:
    """The text, the places and codes of what is wrong, and its words."""
    found = files.read_file(path, "my.yaml")
    diagnostics = found.findings.in_order()
    assert all(one.file == "my.yaml" for one in diagnostics)
    return found.text, [short(one) for one in diagnostics], [one.message for one in diagnostics]


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"\xef\xbb\xbf", ""), (b"\xef\xbb\xbfa: 1\n", "a: 1\n"), (b"a\r\nb\rc\n", "a\r\nb\rc\n"), (b"\xc3\xa4", "ä")],
)
def test_a_files_text_is_its_bytes_without_one_byte_order_mark(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a").write_bytes(data)
    assert read(tmp_path / "a") == (text, [], [])


def test_the_stamp_is_that_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    os.utime(tmp_path / "a", ns=(5, 1_700_000_000_123_456_789))
    assert files.read_file(tmp_path / "a", "a").stamp == Stamp(3, 1_700_000_000_123_456_789)


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_dangling_link(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (a_fifo, "this is not a regular file"), (Path.mkdir, "this is not a regular file"),
        (a_dangling_link, "No such file or directory"), (a_link_to_itself, "Too many levels of symbolic links"),
        (nothing, "No such file or directory"),
    ],
)  # fmt: skip
def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path, make: Callable[[Path], None], why: str) -> None:
    make(tmp_path / "x.yaml")
    assert read(tmp_path / "x.yaml") == (None, ["1:1-2 unreadable"], [f"it cannot be read: {why}"])


def test_a_device_and_a_path_of_no_system_are_refused() -> None:
    assert read(Path("/dev/zero")) == (None, ["1:1-2 unreadable"], ["it cannot be read: this is not a regular file"])
    assert read(Path("a\0b")) == (None, ["1:1-2 unreadable"], ["it cannot be read: this is no path"])
    assert read(Path("a" * 5_000)) == (None, ["1:1-2 unreadable"], ["it cannot be read: File name too long"])


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"a")

    def refuse(path: Path, flags: int) -> int:  # root may read everything, so the refusal is made here
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert read(tmp_path / "a") == (None, ["1:1-2 unreadable"], ["it cannot be read: Permission denied"])


def appearing(states: Iterator[bytes], path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every reading finds the file replaced by the next of these states right after its bytes are read."""
    real, sizes = os.read, []

    def read_then_change(descriptor: int, count: int) -> bytes:
        data = real(descriptor, count)
        sizes.append(len(data))
        if (state := next(states, None)) is not None:
            path.write_bytes(state)
        return data

    monkeypatch.setattr(os, "read", read_then_change)
    return sizes


def test_a_file_that_changes_once_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    sizes = appearing(iter([b"newer"]), tmp_path / "a", monkeypatch)
    assert read(tmp_path / "a") == ("newer", [], [])
    assert sizes == [3, 5]


def test_a_file_that_keeps_changing_is_not_half_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"1")
    appearing((b"x" * size for size in range(2, 100)), tmp_path / "a", monkeypatch)
    assert read(tmp_path / "a") == (None, ["1:1-2 changed-while-read"], ["the file changed while it was being read"])


def test_a_file_that_grows_past_the_limit_after_it_was_measured_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"a" * 10)
    real = os.fstat

    def small(descriptor: int) -> os.stat_result:
        seen = list(real(descriptor))
        seen[stat.ST_SIZE] = 10
        return os.stat_result(seen)

    (tmp_path / "a").write_bytes(b"a" * (files.LARGEST + 5))
    monkeypatch.setattr(os, "fstat", small)
    assert read(tmp_path / "a")[:2] == (None, ["1:1-2 changed-while-read"])


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    files.replace_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    files.replace_file(tmp_path / "a", b"new")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "inner" / "real")
    files.replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "inner" / "real").read_bytes() == b"new"


@pytest.mark.parametrize("fails", ["replace", "fsync", "chmod"])
def test_a_replacement_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, fails, fail)
    with pytest.raises(OSError, match="No space left"):
        files.replace_file(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]
