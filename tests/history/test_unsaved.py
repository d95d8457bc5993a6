"""What a database did not take waits in a file, whatever becomes of the next try."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from stretchtui.history.faults import CannotSave
from stretchtui.history.model import Session
from stretchtui.history.unsaved import is_any, put_aside, take_up
from tests.history.kept import BEGAN


def a_session(digit: str) -> Session:
    return Session(digit * 32, 1, None, "Mine", BEGAN, BEGAN, "done")


def locked(_: Iterable[Session]) -> None:
    raise CannotSave("another program has been writing")


def test_D4_what_could_not_be_joined_is_not_written_over_by_what_is_put_aside_after_it(tmp_path: Path) -> None:
    for digit in "abc":
        assert put_aside(tmp_path, a_session(digit)) == ""
        with pytest.raises(CannotSave):
            take_up(tmp_path, locked)
    found: list[Session] = []
    assert take_up(tmp_path, found.extend) == 3
    assert sorted(session.uuid[0] for session in found) == ["a", "b", "c"]
    assert not is_any(tmp_path)
