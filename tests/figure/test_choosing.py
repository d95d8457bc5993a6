"""Which painter a terminal gets."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure.choosing import PAINTERS, TRUECOLOUR, Wanted, best_painter, chosen_painter
from stretchtui.figure.picture import Painter
from stretchtui.settings import preferences


@pytest.mark.parametrize(
    ("colours", "unicode", "painter"),
    [
        (TRUECOLOUR, True, "truecolour"), (256, True, "256"), (16, True, "16"), (8, True, "16"), (0, True, "braille"),
        (None, True, "braille"), (TRUECOLOUR, False, "ascii"), (0, False, "ascii"), (None, False, "ascii"),
    ],
)  # fmt: skip
def test_the_best_painter_shows_as_much_as_the_terminal_can(colours: int | None, unicode: bool, painter: Painter) -> None:
    assert best_painter(colours, unicode) == painter


@pytest.mark.parametrize(
    ("wanted", "colours", "encoding", "term", "painter"),
    [
        ("auto", TRUECOLOUR, "utf-8", "xterm", "truecolour"), ("auto", 0, "utf-8", "xterm", "braille"),
        ("auto", TRUECOLOUR, "latin-1", "xterm", "ascii"), ("auto", TRUECOLOUR, None, "xterm", "ascii"),
        ("auto", TRUECOLOUR, "no-such-encoding", "xterm", "ascii"), ("auto", 16, "cp437", "xterm", "16"),
        ("auto", 0, "cp437", "xterm", "ascii"), ("auto", 16, "utf-8", "linux", "16"), ("auto", 0, "utf-8", "linux", "ascii"),
        ("auto", 0, "utf-8", "dumb", "ascii"), ("braille", 16, "utf-8", "linux", "ascii"),
        ("braille", 16, "utf-8", "xterm", "braille"),
        ("ascii", TRUECOLOUR, "utf-8", "xterm", "ascii"), ("truecolour", 16, "utf-8", "xterm", "truecolour"),
        ("256", TRUECOLOUR, "utf-8", "xterm", "256"), ("16", TRUECOLOUR, "utf-8", "xterm", "16"),
        ("truecolour", 0, "utf-8", "xterm", "braille"), ("16", 16, "ascii", "xterm", "ascii"),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_given_where_it_can_be_shown(
    wanted: Wanted, colours: int, encoding: str | None, term: str, painter: Painter
) -> None:
    assert chosen_painter(wanted, colours, encoding, term) == painter


@given(
    st.sampled_from(get_args(Wanted)),
    st.sampled_from([None, 0, 8, 16, 256, TRUECOLOUR]),
    st.sampled_from(["utf-8", "ascii", "cp437"]),
)
def test_without_colours_no_painter_has_any(wanted: Wanted, colours: int | None, encoding: str) -> None:
    painter = chosen_painter(wanted, colours, encoding, "xterm")
    assert painter in PAINTERS
    assert colours or painter in ("braille", "ascii")
    assert encoding == "utf-8" or painter in ("ascii", "truecolour", "256", "16")
    assert encoding != "ascii" or painter == "ascii"


def test_the_setting_knows_the_same_painters() -> None:
    assert get_args(preferences.Painter) == get_args(Wanted) == ("auto", *PAINTERS)
