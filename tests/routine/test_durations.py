"""Durations: the whole table of the fault list §4 and of the format §3; where they differ the format wins (limit 2 h)."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchtui.routine.durations import FORMS, HOUR_MS, NotADuration, clock, milliseconds, spoken
from tests.routine.reading import errors, exercise, in_place, read

WRITTEN = {
    "0": 0, "20": 20_000, "2.5": 2_500, "0.001": 1, "2.3": 2_300, "90.0": 90_000, "999999": 999_999_000,
    "45s": 45_000, "90s": 90_000, "2m": 120_000, "1.5m": 90_000, "1h": HOUR_MS, "0.5h": 1_800_000, "1m30s": 90_000,
    "1h5m": 3_900_000, "1h 5m 3s": 3_903_000, "1h3s": 3_603_000, "90m": 5_400_000, "0m30s": 30_000,
    "45 s": 45_000, "30 sec": 30_000, "2 min": 120_000, "1 hour": HOUR_MS, "2 minutes": 120_000, "10 secs": 10_000,
    "3 hrs": 3 * HOUR_MS, "45S": 45_000, "2 Min": 120_000, "1M30S": 90_000,
    "1:30": 90_000, "0:45": 45_000, "00:45": 45_000, "0:05": 5_000, "01:30": 90_000, "1:30:00": 5_400_000,
    "90:00": 5_400_000, "59:59": 3_599_000, "0:00": 0, "1:02:30": 3_750_000, "1:59": 119_000, "10:00": 600_000,
    "0:00:01": 1_000,
}  # fmt: skip


@pytest.mark.parametrize(("text", "ms"), WRITTEN.items())
def test_a_duration_is_read_to_the_millisecond(text: str, ms: int) -> None:
    assert milliseconds(text) == ms


SECONDS = "seconds run from 00 to 59"
NO_ASCII = "only the digits 0 to 9 are understood"
REFUSED = {
    "1:75": SECONDS, "1:60": SECONDS, "1:030": SECONDS, "1:30:75": SECONDS, "1:00:0000": SECONDS,
    "1:75:00": "minutes run from 00 to 59", "1:5:00": "minutes run from 00 to 59",
    "1:5": "write 1:05 or 1:50", "0:9": "write 0:09", "1:30.5": "seconds are whole: write 1:30, or 90.5",
    "-5": "is negative", "-1:30": "is negative", "-0": "is negative",
    "030": "has a leading zero: write 30", "010": "has a leading zero: write 10", "00": "has a leading zero: write 0",
    "0000000000": "is far too long", "01m30s": "without the leading zero", "1m030s": "without the leading zero",
    "1_0": "without '_'", "1_000_000": "without '_'", "1,5": "a point, not a comma", "1,5m": "a point, not a comma",
    "３０": NO_ASCII, "٣٠": NO_ASCII, "3０": NO_ASCII, "９s": NO_ASCII,
    "9999999": "is far too long", "9999999s": "is far too long", "9" * 5_000: "is far too long",
    "1.0001": "finer than a millisecond", "": "is missing", " ": "is missing",
    "1m75s": "after minutes, seconds run from 0 to 59", "1h90m": "after hours, minutes run from 0 to 59",
    "0x1E": "is not a duration", "1e2": "is not a duration", "1e9": "is not a duration", "+30": "is not a duration",
    "3O": "is not a duration", ".inf": "is not a duration", "-.inf": "is negative", ".nan": "is not a duration",
    "~": "is not a duration", "null": "is not a duration", ".5": "is not a duration", "5.": "is not a duration",
    "1 000": "is not a duration", "1 :30": "is not a duration", "45  s": "is not a duration", " 45": "is not a duration",
    "45 ": "is not a duration", "45\n": "is not a duration", "s": "is not a duration", "1s1m": "is not a duration",
    "1m ": "is not a duration", " 1m": "is not a duration", "1h  3s": "is not a duration",
    "1.5m30s": "is not a duration", "2 fortnights": "is not a duration", "1:3O": "is not a duration",
    "45ſ": NO_ASCII, "100:00:00": "is not a duration", "1000:00": "is not a duration",
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_what_is_no_duration_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(NotADuration) as refused:
        milliseconds(text)
    assert reason in str(refused.value)


@pytest.mark.parametrize("text", [text for text in REFUSED if text.strip() and "\n" not in text and len(text) < 100])
def test_the_mistake_of_a_field_shows_the_accepted_forms(text: str) -> None:
    (error,) = errors(read(in_place(f"hold: '{text}'")))
    assert (error.code, error.hint, error.line, error.column) == ("bad-duration", FORMS, 5, 11)


@pytest.mark.parametrize(("hold", "ms"), [("2h", 2 * HOUR_MS), ("2:00:00", 2 * HOUR_MS), ("1:30:00", 5_400_000)])
def test_a_phase_lasts_up_to_two_hours(hold: str, ms: int) -> None:
    assert exercise(in_place(f"hold: {hold}")).phases[1].ms == ms


@pytest.mark.parametrize("hold", ["2:00:01", "7200.001", "7201", "3h", "999999"])
def test_a_phase_over_two_hours_is_refused_naming_the_limit(hold: str) -> None:
    (error,) = errors(read(in_place(f"hold: {hold}")))
    assert error.code == "bad-duration"
    assert error.message.endswith("is longer than the 2 h allowed here")


def _read_or_refused(text: str) -> int | None:
    try:
        return milliseconds(text)
    except NotADuration:
        return None


@given(st.text() | st.text("0123456789:.hmsinec -_,"))
@example("1:5" * 40)
@example("٣" * 300 + "\n")
@example("0" * 300 + "x")
def test_any_text_is_milliseconds_or_not_a_duration(text: str) -> None:
    ms = _read_or_refused(text)
    assert ms is None or (ms >= 0 and text.isascii() and text[0].isdigit())


@pytest.mark.parametrize("text", ["é" * 100_000 + "\n", "0" * 100_000 + "x", "9,9" * 50_000, "1:" * 50_000, "1 " * 50_000])
def test_a_long_text_is_refused_without_trying_for_long(text: str) -> None:
    # The first of these took 23 s before texts over 64 characters were left alone; a quadratic pattern cannot pass.
    with pytest.raises(NotADuration):
        milliseconds(text)


@given(st.integers(min_value=0, max_value=99 * HOUR_MS))
def test_a_clock_reads_back_as_its_whole_seconds(ms: int) -> None:
    assert milliseconds(clock(ms)) == ms - ms % 1_000


@given(st.integers(min_value=0, max_value=23), st.integers(0, 59), st.integers(0, 59))
def test_the_forms_agree_with_each_other(hours: int, minutes: int, seconds: int) -> None:
    ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000
    forms = (f"{hours}h{minutes}m{seconds}s", f"{hours} h {minutes} min {seconds} sec", f"{hours}:{minutes:02}:{seconds:02}")
    assert {milliseconds(form) for form in forms} == {milliseconds(str(ms // 1_000))} == {ms}


@pytest.mark.parametrize(
    ("ms", "shown", "said"),
    [(0, "0:00", "0 s"), (45_000, "0:45", "45 s"), (2_500, "0:02", "2.5 s"), (90_000, "1:30", "1 min 30 s"),
     (3_600_000, "1:00:00", "1 h"), (3_725_999, "1:02:05", "1 h 2 min 6 s"), (7_200_000, "2:00:00", "2 h")],
)  # fmt: skip
def test_lengths_are_shown_as_a_clock_and_said_in_words(ms: int, shown: str, said: str) -> None:
    assert (clock(ms), spoken(ms)) == (shown, said)
