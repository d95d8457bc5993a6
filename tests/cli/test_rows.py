"""What the line-by-line face prints breaks at the borders of words where a terminal shows it, and nowhere else."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.cli import rows
from stretchtui.cli.plain_lines import lines_of
from stretchtui.cli.rows import NARROWEST, as_rows, folded, put, say, width_of
from stretchtui.session.events import Start
from stretchtui.session.place import ready
from stretchtui.session.timeline import build
from stretchtui.session.walk import begin, look, press
from stretchtui.text import cells, plain
from tests.cli.own_home import Home
from tests.cli.test_plain_coached import coach
from tests.cli.test_plain_start import MINE, answered, asked
from tests.cli.test_run_plain import BASICS, Session, session
from tests.tui.foreign import ALL, hostile_routine

__all__ = ["asked", "coach", "session"]

LEAVING = [(2_000, "q"), (3_000, "y")]


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> int:
    """Both streams a terminal of that many columns."""
    monkeypatch.setattr(rows, "width_of", lambda _: 40)
    return 40


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """Of no size yet."""
    keyboard, screen = os.openpty()
    with os.fdopen(screen, "w", encoding="utf-8") as stream:
        yield stream
    os.close(keyboard)


def resize(stream: TextIO, columns: int) -> None:
    import termios

    termios.tcsetwinsize(stream.fileno(), (24, columns))


def joined(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("routine", [BASICS, "shoulder-circuit", "micro-break"])
def test_no_line_of_a_session_is_wider_than_the_terminal_and_no_word_is_lost(
    session: Session, monkeypatch: pytest.MonkeyPatch, routine: str
) -> None:
    folded_out = session(routine).out
    assert all(cells(row) <= 40 for row in folded_out.splitlines())
    monkeypatch.setattr(rows, "width_of", lambda _: 0)
    session.clock.now_ms = 0
    whole = session(routine).out
    assert max(cells(row) for row in whole.splitlines()) > 40
    assert joined(folded_out) == joined(whole)


@pytest.mark.usefixtures("narrow")
def test_what_goes_on_stands_under_the_words_that_it_goes_on_with(session: Session) -> None:
    indent = " " * 11
    rows = ("Breathe in and grow tall;", "right hand behind, left hand", "on right knee.")
    assert "\n".join(indent + row for row in rows) in session(BASICS).out


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(("key", "begins"), [("x", "spasm: "), ("o", "ouch: ")])
def test_neither_is_what_is_asked_when_it_hurts(session: Session, key: str, begins: str) -> None:
    answer = session(BASICS, keys=[(70_000, key), (90_000, "escape"), (91_000, "q"), (92_000, "y")])
    assert any(row.startswith(begins) for row in answer.out.splitlines())
    assert all(cells(row) <= 40 for row in answer.out.splitlines())
    assert "type a number; esc stays paused" in answer.out.splitlines()


@pytest.mark.usefixtures("narrow")
def test_neither_is_a_check_before_the_session(asked: Session, monkeypatch: pytest.MonkeyPatch, home: Home) -> None:
    home.settings.write_text("avoid: [spine-twist]\n")
    answer = answered(asked, monkeypatch, "n enter", "mine")
    assert "steps: [shoulder-raises, seated-twist]" in MINE
    assert "    (thin bones, spinal surgery, or" in answer.out.splitlines()
    assert all(cells(row) <= 40 for row in answer.out.splitlines())


@pytest.mark.usefixtures("narrow")
def test_neither_is_what_is_said_on_standard_error(session: Session, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.settings.write_text("volume: loud\n")
    err = session(BASICS, keys=LEAVING).err.splitlines()
    assert err[0] == "your settings file has mistakes, so that"
    assert all(cells(row) <= 40 for row in err)
    assert [cells(row) <= 40 for row in session("no-such-routine-at-all").err.splitlines()] == [True, True, True]


@pytest.mark.usefixtures("narrow", "coach")
def test_neither_is_a_notice_of_the_coach(session: Session, coach: object) -> None:
    from stretchtui.coach.model import Told

    coach.told = [Told(notices=("paplay does not play any more; aplay is used in its place.\x1b[2J",))]  # type: ignore[attr-defined]
    err = session(BASICS, keys=LEAVING).err
    assert "\npaplay does not play any more; aplay is\n" in f"\n{err}"
    assert "\x1b" not in err


def test_in_a_pipe_one_line_stays_one_line(session: Session) -> None:
    assert f"{'':11}Breathe in and grow tall; right hand behind, left hand on right knee." in session(BASICS).out.splitlines()
    assert width_of(io.StringIO()) == 0
    assert width_of(None) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_the_width_is_the_one_that_the_terminal_has_now(terminal: TextIO) -> None:
    for columns, width in ((40, 40), (80, 80), (NARROWEST, NARROWEST), (NARROWEST - 1, 0), (0, 0)):
        resize(terminal, columns)
        assert width_of(terminal) == width
    resize(terminal, 40)
    terminal_closed = os.fdopen(os.dup(terminal.fileno()), "w")
    terminal_closed.close()
    assert width_of(terminal_closed) == 0


def test_each_stream_has_its_own_width(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(rows, "width_of", lambda stream: 20 if stream is sys.stdout else 0)
    put("one two three four five six")
    say("one two three four five six")
    assert capsys.readouterr() == ("one two three four\nfive six\n", "one two three four five six\n")


@pytest.mark.parametrize(
    ("line", "narrow_rows"),
    [
        ("   0:58  hold, right, rep 1 of 5, 15 s", ["   0:58  hold, right,", "       rep 1 of 5,", "       15 s"]),
        ("           Keep your chin in.", ["       Keep your chin", "       in."]),
        ("  - numb fingers, or a weak arm", ["  - numb fingers, or a", "    weak arm"]),
        ("  1  go on: your place is kept", ["  1  go on: your place", "     is kept"]),
        ("Nothing is left without it.", ["Nothing is left", "without it."]),
        ("  100  Seated twist", ["  100  Seated twist"]),
        ("字字 字字字 字字字字 字", ["字字 字字字", "字字字字 字"]),
        ("a supercalifragilisticexpialidocious one", ["a", "supercalifragilisticexpialidocious", "one"]),
    ],
)
def test_a_line_in_rows(line: str, narrow_rows: list[str]) -> None:
    assert as_rows(line, 22 if not line.startswith("字") else 12) == narrow_rows


@given(st.text(st.sampled_from("ab字 \N{NO-BREAK SPACE}-0:"), max_size=120), st.integers(NARROWEST, 60))
def test_no_row_is_wider_than_it_need_be_and_every_word_stays_whole(line: str, width: int) -> None:
    out = as_rows(line, width)
    assert [word for row in out for word in row.split(" ") if word] == [word for word in line.split(" ") if word]
    assert all(cells(row) <= width or len(row.strip(" ").split(" ")) == 1 for row in out)
    assert out == [line] or all(out)


@given(st.lists(st.text("ab字,", min_size=1), min_size=1), st.integers(1, 60))
def test_every_entry_stays_whole_and_no_row_is_wider_than_its_entries_make_it(entries: list[str], width: int) -> None:
    in_rows = folded(entries, width, "  ")
    assert "\n".join(in_rows).replace("\n  ", " ") == " ".join(entries)
    assert all(cells(row) <= width or row.removeprefix("  ") in entries for row in in_rows)


def test_X1_hostile_words_are_text_in_every_row_and_none_is_lost(narrow: int, capsys: pytest.CaptureFixture[str]) -> None:
    for begin_at in range(0, len(ALL), 40):
        timeline = build(hostile_routine(ALL[begin_at : begin_at + 40]))
        walk, _ = press(begin(ready(timeline)), Start(), 0)
        walk, cues = look(walk, 3_600_000)
        for line in (row for cue in cues for row in lines_of(cue, timeline)):
            put(line)
            out = capsys.readouterr().out
            assert not [one for one in out if one != "\n" and unicodedata.category(one) in ("Cc", "Cs")]
            assert joined(out) == joined(plain(line))
            assert all(cells(row) <= narrow or " " not in row.strip(" ") for row in out.splitlines())
