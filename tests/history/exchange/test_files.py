"""Files of lines: written whole or not at all, read whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.history.exchange import files, strict_json
from stretchtui.history.exchange.files import MOST_MISTAKES, Broken, Mistake, export_to, read_lines, read_stream
from stretchtui.history.exchange.lines import line_of
from stretchtui.history.joining import joined
from stretchtui.history.model import Edited, Session
from tests.history.exchange.known import Known
from tests.history.exchange.test_lines import SESSION
from tests.history.strategies import sessions

OTHER = replace(SESSION, uuid="a" * 32, pieces=())
LINES = f"{line_of(SESSION)}\n{line_of(OTHER)}\n".encode()
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and pipes of Unix")


def read(data: bytes) -> tuple[Session, ...] | Broken:
    return read_stream(io.BytesIO(data))


def test_a_file_holds_one_line_a_session_and_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "sessions.jsonl"
    assert export_to(file, [SESSION, OTHER]) == 2
    assert file.read_bytes() == LINES
    assert read_lines(file) == (SESSION, OTHER)


@posix
def test_D12_a_new_file_is_for_its_owner_alone_and_an_older_one_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "sessions.jsonl"
    export_to(file, [SESSION])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o640)
    export_to(file, [OTHER])
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_file_stays_as_it_was_when_writing_it_fails_halfway(tmp_path: Path) -> None:
    file = tmp_path / "sessions.jsonl"
    export_to(file, [SESSION])

    def ending_badly() -> Iterator[Session]:
        yield OTHER
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        export_to(file, ending_badly())
    assert read_lines(file) == (SESSION,)
    assert list(tmp_path.iterdir()) == [file]


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    link = tmp_path / "sessions.jsonl"
    link.symlink_to(tmp_path / "shared" / "desk.jsonl")
    export_to(link, [SESSION])
    assert link.is_symlink()
    assert read_lines(tmp_path / "shared" / "desk.jsonl") == (SESSION,)


@posix
def test_what_is_no_regular_file_is_neither_replaced_nor_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(OSError, match="not a regular file"):
            export_to(path, [SESSION])
        with pytest.raises(OSError, match="not a regular file"):
            read_lines(path)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_line_ends_of_any_system_empty_lines_and_a_byte_order_mark_do_no_harm() -> None:
    lines = LINES.splitlines()
    assert read(b"\xef\xbb\xbf" + b"\r\n\r\n".join(lines)) == (SESSION, OTHER)
    assert read(b"\n \n" + b"\n".join(lines)) == (SESSION, OTHER)
    assert read(b"") == ()


def test_two_lines_of_one_session_are_joined() -> None:
    noted, deleted = replace(SESSION, note=Edited("x", 7)), replace(SESSION, gone=Edited(True, 8))
    data = "\n".join(map(line_of, (noted, OTHER, deleted))).encode()
    assert read(data) == (joined(noted, deleted), OTHER)


def test_every_mistake_is_told_with_its_line() -> None:
    data = b"\n{}\n" + LINES + b"\xff\n" + line_of(SESSION)[:-1].encode()
    found = read(data)
    assert isinstance(found, Broken)
    assert [mistake.line for mistake in found.mistakes] == [2, 5, 6]
    assert [mistake.reason.split(":")[0] for mistake in found.mistakes] == [
        "the session has no v", "the byte 0xFF at byte 1 is not UTF-8", "this is not JSON",
    ]  # fmt: skip


def test_of_another_kind_of_file_only_the_first_mistakes_are_told() -> None:
    found = read(b"not ours\n" * 1_000_000)
    assert isinstance(found, Broken)
    assert [mistake.line for mistake in found.mistakes] == list(range(1, MOST_MISTAKES + 1))


def test_a_file_in_UTF_16_is_named_as_such() -> None:
    assert read(LINES.decode().encode("utf-16")) == Broken((Mistake(0, "the file is in UTF-16: save it as UTF-8"),))


class Endless(io.RawIOBase):
    """A stream of one byte for ever, that counts how much was asked of it."""

    def __init__(self, repeated: bytes) -> None:
        self.repeated = repeated
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        buffer[:] = (self.repeated * (size // len(self.repeated) + 1))[:size]
        self.given += size
        return size


def test_a_line_without_end_is_refused_after_the_longest_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "LONGEST_LINE", 1_000_000)
    endless = Endless(b"[")
    with io.BufferedReader(endless) as stream:
        found = read_stream(stream)
    assert found == Broken((Mistake(1, "the line is too long; the rest was not read"),))
    assert endless.given < 1_100_000


def test_a_file_without_end_is_refused_after_the_largest_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 3 * 1024 * 1024)
    endless = Endless(b" " * 999 + b"\n")
    with io.BufferedReader(endless) as stream:
        found = read_stream(stream)
    assert found == Broken((Mistake(0, "the file is too large: over 3 MiB"),))
    assert endless.given < 4 * 1024 * 1024


@given(st.lists(sessions(), max_size=3), st.data())
@settings(max_examples=30)
def test_a_file_cut_anywhere_is_refused_or_holds_some_of_its_sessions_whole(held: list[Session], data: st.DataObject) -> None:
    whole = Known(held)
    found = read(whole.exported[: data.draw(st.integers(0, len(whole.exported)))])
    assert isinstance(found, Broken) or found == whole.every()[: len(found)]


@given(st.lists(sessions(), min_size=1, max_size=2), st.data())
@settings(max_examples=30)
def test_a_file_with_any_byte_changed_is_refused_or_holds_sessions(held: list[Session], data: st.DataObject) -> None:
    exported = bytearray(Known(held).exported)
    exported[data.draw(st.integers(0, len(exported) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(exported))
    assert isinstance(found, Broken) or read(Known(found).exported) == Known(found).every()


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_empty(data: bytes) -> None:
    found = read(data)
    assert found == () or isinstance(found, Broken)
