"""Foreign text made fit for a terminal: rows X1, X3, X4 and X5 of the fault list (X2 belongs to the screens)."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchtui.text import MARKS_PER_BASE, REPLACEMENT, code_point, control_characters, plain
from tests.routine.hostile import DATA

NAUGHTY: list[str] = json.loads((DATA / "blns.json").read_text(encoding="utf-8"))
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb\U000e0001\U000e0041\u180e\u206a\u206f"
NONCHARACTERS = [0xFDD0, 0xFDEF, *(plane * 0x10000 + low for plane in range(17) for low in (0xFFFE, 0xFFFF))]
HARD = st.text(
    st.sampled_from("ae\u0301\u0308\u0327\u0316\u0489\u200b\u200d\u00ad\u202e\x1b\n\t\ufeff가\u1100\u1161\u11a8\u09c7\u09be")
    | st.characters()
)

any_text = given(st.text() | HARD | st.sampled_from(NAUGHTY))


def longest_run_of_marks(text: str) -> int:
    """The most marks on one base; characters without a cell of their own do not make a new base."""
    longest = run = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me"):
            run += 1
        elif character not in "\u200c\u200d\u00ad":
            run = 0
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize(
    "payload",
    ["\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;cm0gLXJm\x1b\\", "\x9b31m", "\x9d0;x\x9c", "\x1bP+q\x1b\\", "\x00", "\x07",
     "\x08", "\x7f", "\x0b\x0c", "\x0e\x0f", "\x85", "a\rb", "\ud800", "low \udc9b"],
)  # fmt: skip
def test_X1_nothing_that_a_terminal_obeys_comes_through(payload: str) -> None:
    shown = plain(f"a{payload}b")
    assert not CONTROL.search(shown)
    assert shown == "a" + CONTROL.sub(REPLACEMENT, payload) + "b"


@any_text
def test_X1_no_control_character_is_left_of_any_text(text: str) -> None:
    assert not CONTROL.search(plain(text))
    assert not CONTROL.search(plain(text, lines=True).replace("\n", "").replace("\t", ""))


def test_X1_no_control_character_is_left_of_any_naughty_string() -> None:
    assert not CONTROL.search("".join(map(plain, NAUGHTY)))


def test_X1_every_control_character_is_found_with_its_place_and_name() -> None:
    for point in (*range(0x20), 0x7F, *range(0x80, 0xA0), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF):
        expected = [] if chr(point) in "\n\r\t" else [(2, chr(point))]
        assert control_characters(f"ab{chr(point)}c") == expected
    assert (code_point("\x1b"), code_point("\U0010ffff")) == ("U+001B", "U+10FFFF")


def test_X1_line_ends_and_tabs_become_spaces_unless_lines_are_wanted() -> None:
    assert plain("a\nb\tc\u2028d\u2029e") == "a b c d e"
    assert plain("a\nb\tc", lines=True) == "a\nb\tc"


@pytest.mark.parametrize("control", BIDI)
def test_X3_what_turns_text_round_is_shown_as_replaced(control: str) -> None:
    assert plain(f"pay{control}lap") == f"pay{REPLACEMENT}lap"


@any_text
def test_X3_nothing_that_turns_text_round_is_left_of_any_text(text: str) -> None:
    assert not set(plain(text)) & set(BIDI)
    assert not set(plain(text, lines=True)) & set(BIDI)


@pytest.mark.parametrize("character", INVISIBLE)
def test_X4_what_cannot_be_seen_is_gone(character: str) -> None:
    assert plain(f"a{character}b") == "ab"


@pytest.mark.parametrize("point", NONCHARACTERS)
def test_X4_what_is_no_character_is_shown_as_replaced(point: int) -> None:
    assert plain(f"a{chr(point)}b") == f"a{REPLACEMENT}b"


def test_X4_names_that_look_alike_are_the_same_after_it() -> None:
    assert plain("Cafe\u0301") == plain("Café") == plain("Caf\u200be\u200b\u0301") == "Café"


@any_text
@example("e\u200b\u0301")
@example("\u1100\ufeff\u1161")
def test_X4_any_text_comes_out_composed_and_comes_through_again_unchanged(text: str) -> None:
    for lines in (False, True):
        once = plain(text, lines=lines)
        assert unicodedata.is_normalized("NFC", once)
        assert plain(once, lines=lines) == once


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\ufe0f", "\u034f"])
def test_X5_three_marks_stay_on_a_base(mark: str) -> None:
    assert longest_run_of_marks(plain("x" + mark * 40 + "y")) == MARKS_PER_BASE == 3
    assert plain("x" + mark * 40 + "y").endswith("y")


def test_X5_joiners_between_marks_do_not_let_more_through() -> None:
    storm = "x" + ("\u0316" * 3 + "\u200d") * 20
    assert plain(storm).count("\u0316") == 3


@any_text
@example("a" + "\u0301\u0316" * 9)
@example("a\u200d" + "\u0301\u00ad" * 9)
def test_X5_no_more_than_three_marks_are_left_of_any_text(text: str) -> None:
    assert longest_run_of_marks(plain(text)) <= MARKS_PER_BASE


@pytest.mark.parametrize(
    "text",
    ["Étirement de la nuque", "שלום עולם", "שָׁלוֹם", "مرحبا بالعالم", "नमस्ते क्षितिज", "สวัสดีชาวโลก", "股関節ストレッチ、肩",
     "스트레칭", "🇯🇵🇫🇷", "🧘\u200d♂\ufe0f", "👩\u200d👩\u200d👧\u200d👦", "👍🏽", "1\ufe0f\u20e3", "خانه\u200cها",
     "co\u00adoperate", "ﾊﾛｰ", "Ω≈ç√∫"],
)  # fmt: skip
def test_X3_X4_X5_what_people_write_in_any_script_is_left_as_it_is(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_limit_is_kept_and_said(text: str, limit: int) -> None:
    shown = plain(text, limit=limit)
    assert len(shown) <= limit
    whole = plain(text)
    assert shown == (whole if len(whole) <= limit else whole[: limit - 1] + "…")


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_plain_ascii_comes_through_as_it_is(text: str) -> None:
    assert plain(text) is text
    assert control_characters(text) == []
