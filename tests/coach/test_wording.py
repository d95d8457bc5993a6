"""Numbers, lengths and names as a person says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.script import numbers, wording
from stretchtui.coach.script.lengths import estimate_ms


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "zero"), (2, "two"), (13, "thirteen"), (20, "twenty"), (45, "forty-five"), (100, "one hundred"),
     (102, "one hundred and two"), (999, "nine hundred and ninety-nine"), (1_000, "1000")],
)  # fmt: skip
def test_numbers_are_said_in_words(n: int, said: str) -> None:
    assert numbers.number(n) == said


@pytest.mark.parametrize(
    ("ms", "said"),
    [(1_000, "one second"), (2_500, "two and a half seconds"), (500, "half a second"), (400, "one second"),
     (45_000, "forty-five seconds"), (60_000, "one minute"), (59_600, "one minute"), (90_000, "one minute thirty"),
     (120_000, "two minutes"), (3_600_000, "one hour"), (3_900_000, "one hour five minutes"), (7_200_000, "two hours")],
)  # fmt: skip
def test_lengths_are_said_as_a_person_says_them(ms: int, said: str) -> None:
    assert numbers.length(ms) == said


def test_sets_are_counted_in_order_and_the_eleventh_by_its_number() -> None:
    assert [numbers.ordered(n, "set") for n in (2, 10, 11)] == ["second set", "tenth set", "set eleven"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hook → fist", "Hook, fist"),
        ("Sit – and breathe", "Sit, and breathe"),
        ("3-2-1", "3, 2, 1"),
        ("10–20 s", "10 to 20 seconds"),
        ("2 × 5", "2 times 5"),
        ("turn 90°", "turn 90 degrees"),
        ("cat & cow", "cat and cow"),
        ("left / right", "left or right"),
        ("and/or", "or"),
        ("6 m (20 ft) away.", "6 metres, 20 feet, away."),
        ("Palm-down wrist stretch", "Palm-down wrist stretch"),
        ("1.5 min at 1:30", "1.5 minutes at 1:30"),
        ("*now* `here`", "now here"),
        ("→", ""),
    ],
)
def test_symbols_that_voices_stumble_over_become_words_or_pauses(written: str, said: str) -> None:
    assert wording.aloud(written) == said


@given(st.text(alphabet="abc →–×/&°-3210.,;()[]*_ ", max_size=40))
def test_nothing_written_is_said_with_a_symbol_left_in_it(text: str) -> None:
    assert not set(wording.aloud(text)) & set("→–×/&°()[]*_")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Standing twist with a step", "Standing twist"),
        ("Rest on your back, knees on pillows", "Rest on your back"),
        ("Tight-spot press by hand", "Tight-spot press"),
        ("Prop on elbows", "Prop on elbows"),
        ("Seated twist", "Seated twist"),
    ],
)
def test_a_long_name_is_shortened_where_two_words_are_left(name: str, short: str) -> None:
    assert wording.short_name(name) == short


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Stand or sit with a straight back, arms by your sides.", "Stand or sit with a straight back."),
        ("Sit or lie comfortably. One part after the other is tightened.", "Sit or lie comfortably."),
        ("Breathe in and grow tall; right hand behind.", "Breathe in and grow tall."),
        ("Turn your head slowly.", ""),
    ],
)
def test_an_instruction_is_shortened_to_what_stands_alone(text: str, short: str) -> None:
    assert wording.shorter(text) == short


@pytest.mark.parametrize(
    "text",
    [
        "Face forward and stay; do not pull with your hand.",
        "Draw the knee in, only as far as is easy.",
        "Lift the leg up, unless it hurts.",
        "Warm the pad with care. Stop when it is hot.",
    ],
)
def test_an_instruction_is_never_shortened_by_what_makes_it_safe(text: str) -> None:
    assert wording.shorter(text) == ""


def test_half_a_sentence_that_says_nothing_alone_is_not_said() -> None:
    assert wording.shorter("With your left hand on a wall, swing your right leg.") == ""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Feet apart, arms crossed on your chest, hips facing forward.", "Feet apart."),
        ("With your left hand, ease the palm back toward you.", "Ease the palm back toward you."),
        ("March in place with bent elbows and soft fists.", "March in place."),
        ("Slide your right hand down your outer thigh as you breathe out.", "Slide your right hand down your outer thigh."),
        ("Let the right elbow bend and lower the left shoulder.", "Let the right elbow bend."),
        ("Hold your right arm out, hand up as if saying stop.", "Hold your right arm out."),
    ],
)
def test_where_there_is_hardly_room_the_first_of_two_things_is_left(text: str, short: str) -> None:
    assert wording.shortest(text) == short
    assert wording.forms(text)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "With your left hand on a wall, swing your right leg.",
        "Lift it after five minutes and check your skin.",
        "Stay there and keep breathing.",
        "Keep your hips and shoulders on the floor.",
        "Turn back at the half-way chime.",
        "Take one slow, deep breath here.",
    ],
)
def test_nothing_is_shortened_to_half_a_thing_or_without_what_one_holds_on_to(text: str) -> None:
    assert wording.forms(text) == (text,)


def test_a_long_text_is_said_sentence_by_sentence_and_none_is_longer_than_a_voice_takes() -> None:
    parts = wording.sentences("One. Two, three! " + "word " * 200)
    assert parts[:2] == ("One.", "Two, three!")
    assert max(map(len, parts)) <= wording.LONGEST
    assert sum(part.count("ord") for part in parts) == 200


@pytest.mark.parametrize(
    ("ms", "said"),
    [(4_999, ""), (5_000, "Five seconds left."), (12_900, "Twelve seconds left."), (27_000, "Twenty-five seconds left."),
     (100_000, "One minute thirty left."), (630_000, "Ten minutes left.")],
)  # fmt: skip
def test_the_time_left_is_told_roughly_and_never_as_more_than_it_is(ms: int, said: str) -> None:
    assert wording.time_left(ms) == said


@given(st.integers(5_000, 1_200_000), st.integers(0, 100_000))
def test_all_that_may_be_said_of_the_time_left_is_known_ahead(ms: int, more_ms: int) -> None:
    assert wording.time_left(ms) in wording.times_left(ms + more_ms)


SAID_BY_ESPEAK = [
    ("Hold.", 484), ("three", 350), ("Two of five", 853), ("Switch. Left side.", 1630), ("Rest for ten seconds", 1466),
    ("Hold for twenty seconds", 1756), ("Next: shoulder raises", 1784), ("Keep breathing.", 864),
    ("At your own pace. Press enter when you are done.", 2883), ("Exercise two of three. Seated twist. Right side.", 3957),
    ("Let your arms swing and keep the steps small.", 3085),
]  # fmt: skip
"""Measured: espeak-ng 1.51 at 150 words a minute, silence at both ends taken off."""


@pytest.mark.parametrize(("text", "ms"), SAID_BY_ESPEAK)
def test_a_length_is_guessed_well_and_seldom_too_short(text: str, ms: int) -> None:
    assert ms * 0.95 <= estimate_ms(text, 150) <= ms * 1.45


def test_a_guess_follows_the_rate() -> None:
    text = "Let your arms swing and keep the steps small."
    assert estimate_ms(text, 75) == pytest.approx(2 * estimate_ms(text, 150), abs=1)


def test_nothing_takes_no_time_and_any_script_takes_some() -> None:
    assert estimate_ms("  ", 150) == 0
    assert estimate_ms("肩を上げる", 150) > 0
    assert estimate_ms("20", 150) > estimate_ms("two", 150)
