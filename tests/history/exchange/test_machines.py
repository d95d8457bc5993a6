"""Several machines that exchange files: in any order, grouping and number all come to know the same, and nothing is lost."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.history.exchange.files import read_stream
from stretchtui.history.exchange.lines import line_of
from stretchtui.history.faults import CannotSave
from stretchtui.history.joining import EDITED
from stretchtui.history.model import Session
from stretchtui.history.stamps import Stamp
from stretchtui.history.store.opening import History, open_history
from tests.history.exchange.known import Known
from tests.history.strategies import sessions

UUIDS = [digit * 32 for digit in "05af"]


@st.composite
def machines(draw: st.DrawFn) -> list[list[Session]]:
    """What each of two to four machines knows: often versions of the same sessions."""
    versions = st.sampled_from(UUIDS).flatmap(sessions)
    return draw(st.lists(st.lists(versions, max_size=3), min_size=2, max_size=3))


def received(data: bytes) -> tuple[Session, ...]:
    found = read_stream(io.BytesIO(data))
    assert isinstance(found, tuple)
    return found


@given(machines(), st.data())
@settings(max_examples=15)
def test_files_imported_in_any_order_and_twice_end_in_the_same_history(held: list[list[Session]], data: st.DataObject) -> None:
    exported = [Known(one).exported for one in held]
    ends = set()
    for _ in range(3):
        known = Known()
        for file in data.draw(st.permutations(exported + exported[: data.draw(st.integers(0, len(exported)))])):
            known.join(received(file))
        ends.add(known.exported)
    assert len(ends) == 1


@given(machines(), st.data())
@settings(max_examples=15)
def test_machines_that_pass_files_around_until_nothing_is_new_know_the_same(
    held: list[list[Session]], data: st.DataObject
) -> None:
    known = [Known(one) for one in held]
    for _ in range(data.draw(st.integers(0, 4))):  # some files now and then …
        sender, receiver = data.draw(st.sampled_from(known)), data.draw(st.sampled_from(known))
        receiver.join(received(sender.exported))
    files = data.draw(st.permutations([one.exported for one in known]))  # … and at last everybody every file
    for receiver in known:
        for file in files:
            receiver.join(received(file))
    assert len({one.exported for one in known}) == 1


@given(machines())
@settings(max_examples=15)
def test_nothing_is_lost(held: list[list[Session]]) -> None:
    together = Known()
    for one in held:
        together.join(received(Known(one).exported))
    every = [session for one in held for session in one]
    found = {session.uuid: session for session in together.every()}
    assert set(found) == {session.uuid for session in every}
    for session in every:
        end = found[session.uuid]
        assert end.revision >= session.revision
        for name in EDITED:
            assert getattr(end, name).edited_ms >= getattr(session, name).edited_ms
        written = [one for one in every if one.uuid == session.uuid and one.revision == end.revision]
        edits = {name: getattr(end, name) for name in EDITED}
        assert end in [replace(one, **edits) for one in written]


@given(st.lists(sessions(), max_size=4))
@settings(max_examples=15)
def test_an_export_imported_into_an_empty_history_is_exported_byte_for_byte(held: list[Session]) -> None:
    exported = Known(held).exported
    known = Known()
    joined_in = known.join(received(exported))
    assert known.exported == exported
    assert (joined_in.new, joined_in.changed, joined_in.same) == (len(known.every()), 0, 0)
    assert known.join(received(exported)).same == len(known.every())


@contextmanager
def empty_history() -> Iterator[History]:
    with TemporaryDirectory() as folder, open_history(Path(folder), Stamp(1_780_000_000_000, 60)) as history:
        assert not history.fault
        yield history


def exported(history: History) -> bytes:
    return b"".join(line_of(session).encode() + b"\n" for session in history.every())


@given(machines())
@settings(max_examples=15)
def test_the_history_itself_joins_files_like_that(held: list[list[Session]]) -> None:
    files = [Known(one).exported for one in held]
    together = Known(session for one in held for session in one)
    with empty_history() as one, empty_history() as other:
        for file in files:
            one.join(received(file))
        for file in reversed(files * 2):
            other.join(received(file))
        assert exported(one) == exported(other) == together.exported
        assert one.join(received(exported(other))).same == len(together.every())


@given(st.lists(sessions(), min_size=1, max_size=3), st.data())
@settings(max_examples=15)
def test_a_damaged_file_is_taken_in_whole_or_changes_nothing(held: list[Session], data: st.DataObject) -> None:
    damaged = bytearray(Known(held).exported)
    damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    found = read_stream(io.BytesIO(damaged[: data.draw(st.integers(0, len(damaged)))]))
    with empty_history() as history:
        try:
            history.join(found if isinstance(found, tuple) else ())
        except CannotSave:
            assert exported(history) == b""
        else:
            assert exported(history) == Known(found if isinstance(found, tuple) else ()).exported
