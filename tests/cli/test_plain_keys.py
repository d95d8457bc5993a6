"""The line-by-line face names its keys: whole entries on every row, as wide as the terminal really is."""

from __future__ import annotations

import pytest

from stretchtui.cli import rows as cli_rows
from stretchtui.keys import ACTIONS, at
from stretchtui.text import cells
from tests.cli.own_home import Home
from tests.cli.test_plain_coached import coach
from tests.cli.test_run_plain import BASICS, Session, session

__all__ = ["coach", "session"]

LEAVING = [(2_000, "q"), (3_000, "y")]
SOME = {"pause": "space", "longer": "+", "shorter": "-", "figure": "f", "previous-phase": "comma"}
NAMED = [f"{key} {ACTIONS[id].label}" for id, key in SOME.items()]


def told(err: str, front: str) -> list[str]:
    """The rows of what begins so."""
    rows = err.splitlines()
    first = next(i for i, row in enumerate(rows) if row.startswith(front))
    more = next(i for i, row in enumerate([*rows[first + 1 :], ""]) if not row.startswith("  "))
    return rows[first : first + 1 + more]


@pytest.mark.parametrize("width", [120, 80, 40, 24])
def test_no_entry_is_broken_at_the_end_of_a_row(session: Session, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr(cli_rows, "width_of", lambda _: width)
    rows = told(session(BASICS, keys=LEAVING).err, "keys: ")
    assert len(rows) > 1
    assert all(cells(row) <= width for row in rows)
    for entry in NAMED:
        assert sum(f" {entry}," in row for row in rows) == 1, entry
    assert " ".join(row.strip() for row in rows).count(", ") == sum(one.where == "player" for one in at("player")) - 1


@pytest.mark.usefixtures("coach")
def test_neither_is_one_of_the_keys_for_sound(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_rows, "width_of", lambda _: 40)
    answer = session(BASICS, keys=LEAVING)
    assert told(answer.err, "sound: ") == ["sound: tones by paplay; m mute, v voice,", "  [ softer, ] louder"]


def test_in_a_pipe_all_stands_in_one_row(session: Session) -> None:
    (row,) = told(session(BASICS, keys=LEAVING).err, "keys: ")
    assert row.endswith("r again")


def test_a_key_that_takes_two_cells_counts_as_two(session: Session, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.settings.write_text("keys: {pause: 字}\n", encoding="utf-8")
    monkeypatch.setattr(cli_rows, "width_of", lambda _: len("keys: 字 pause,"))
    rows = told(session(BASICS, keys=LEAVING).err, "keys:")
    assert rows[:2] == ["keys:", "  字 pause,"]
