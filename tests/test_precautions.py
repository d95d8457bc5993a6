"""The words of what to avoid and of the checks: complete, and within what this program may say."""

from __future__ import annotations

import re

import pytest

from stretchtui.precautions import CHECKS, DISCLAIMER, FLAGS, NONE_KEY, flag_in_words, flag_title
from stretchtui.routine import vocabulary

WORDS = [
    DISCLAIMER,
    *(f"{flag.title} {flag.who}" for flag in FLAGS.values()),
    *(text for check in CHECKS.values() for text in (check.question, check.note)),
    *(
        text
        for check in CHECKS.values()
        for signs in check.signs
        for text in (signs.heading, signs.yes, signs.title, *signs.items, *signs.then)
    ),
]


def test_every_flag_and_every_check_of_the_language_has_words() -> None:
    assert tuple(FLAGS) == vocabulary.FLAGS
    assert tuple(CHECKS) == vocabulary.PREFLIGHTS


def test_a_flag_reads_as_a_sentence_and_one_of_ones_own_as_it_is() -> None:
    assert flag_in_words("kneel") == "Kneeling: painful knees or a knee replacement"
    assert flag_title("kneel") == "kneeling"
    assert flag_in_words("my-left-knee") == flag_title("my-left-knee") == "my-left-knee"


@pytest.mark.parametrize("text", WORDS)
def test_nothing_is_said_to_cure_no_medicine_is_named_and_no_number_of_a_country(text: str) -> None:
    assert not re.search(r"\b(cures?|heals?|prevents?|ibuprofen|paracetamol|aspirin|diclofenac)\b", text, re.IGNORECASE)
    assert not re.search(r"\b(911|112|999|000|111)\b", text)


def test_emergencies_come_first_and_lead_to_the_local_emergency_number() -> None:
    emergency, doctor = CHECKS["red-flags"].signs
    assert emergency.title == "Call your local emergency number now"
    assert "call your local emergency number" in " ".join(doctor.then)
    assert CHECKS["red-flags"].note == DISCLAIMER


@pytest.mark.parametrize("name", CHECKS)
def test_no_two_answers_have_the_same_key_and_enter_is_none_of_them(name: str) -> None:
    keys = [*(signs.key for signs in CHECKS[name].signs), NONE_KEY, "q", "escape", "enter"]
    assert len(set(keys)) == len(keys)
