"""What a voice is given to say: row X9 of the fault list, as far as the text itself goes."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchtui.coach.voices.voice_text import LONGEST, spoken_text
from tests.routine.hostile import DATA

NAUGHTY: list[str] = json.loads((DATA / "blns.json").read_text(encoding="utf-8"))
SYNTAX = st.text(st.sampled_from("-[]<>&%;|^\"\\`{}$ a5\n\t\x1b\x00\ud800\u226e\u226f\u0338\u200d\u202e\u2028\ufeff"))
any_text = given(st.text() | SYNTAX | SYNTAX.map(lambda text: text * 50) | st.sampled_from(NAUGHTY))


def assert_speakable(said: str) -> None:
    assert len(said) <= LONGEST
    assert not said.startswith(("-", " "))
    assert said == said.strip()
    for form in ("NFC", "NFD"):
        assert not set(unicodedata.normalize(form, said)) & set('[]<>&|^"\\`{}')
    assert {unicodedata.category(character) for character in said if character not in "\u200c\u200d"}.isdisjoint(
        ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    )


@any_text
@example("\u226ebreak/\u226f")
@example("[\x1b[slnc 5000]\x1b]")
@example("- -\u200d-w")
@example("%5%PATH%")
@example(" %:0")
def test_X9_no_text_holds_anything_that_a_voice_obeys(text: str) -> None:
    said = spoken_text(text)
    assert_speakable(said)
    said.encode("utf-8")
    assert spoken_text(said) == said


def test_X9_no_naughty_string_holds_anything_that_a_voice_obeys() -> None:
    for naughty in NAUGHTY:
        assert_speakable(spoken_text(naughty))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hold for ten.", "Hold for ten."),
        ("Neck & shoulders", "Neck and shoulders"),
        ("one\n  two\tthree", "one two three"),
        ("-w/tmp/x", "w/tmp/x"),
        ("--help", "help"),
        ("[[_:]] up", ": up"),
        ("<break time='10s'/>", "break time='10s'/"),
        ("100 % of 50%", "100 % of 50%"),
        ("%PATH%", "PATH"),
        ("Größe, naïve, 伸ばす", "Größe, naïve, 伸ばす"),
        ("a\ud800b", "a b"),
    ],
)
def test_a_text_is_said_without_what_is_never_heard(text: str, said: str) -> None:
    assert spoken_text(text) == said


@pytest.mark.parametrize("text", ["", "   ", "---", "\n\x00\x1b", "[[]]", "...", "\ud800"])
def test_where_nothing_can_be_heard_nothing_is_said(text: str) -> None:
    assert spoken_text(text) == ""


def test_a_long_text_ends_at_a_word() -> None:
    said = spoken_text("shoulder " * 10_000)
    assert LONGEST - len("shoulder ") <= len(said) <= LONGEST
    assert set(said.split()) == {"shoulder"}


def test_one_word_that_is_too_long_is_cut_in_itself() -> None:
    assert spoken_text("a" * 1_000) == "a" * LONGEST
