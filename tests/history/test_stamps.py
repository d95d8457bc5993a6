"""A moment is kept with the offset that the wall clock had there and then, and its day never changes (T6)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.history.stamps import EARLIEST_MS, LATEST_MS, MOST_OFFSET_MIN, Stamp, stamp_of, stamped

STAMPS = st.builds(Stamp, st.integers(EARLIEST_MS, LATEST_MS), st.integers(-MOST_OFFSET_MIN, MOST_OFFSET_MIN))


@given(STAMPS)
def test_every_stamp_can_be_written_and_read_again(stamp: Stamp) -> None:
    assert stamp_of(stamp.iso) == stamp
    assert stamped(stamp.local) == stamp


@pytest.mark.parametrize(
    ("offset_min", "day"), [(14 * 60, "2026-11-23"), (0, "2026-11-22"), (-12 * 60, "2026-11-22"), (330, "2026-11-23")]
)
def test_T6_the_day_is_that_of_the_place_where_it_was(offset_min: int, day: str) -> None:
    late = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
    assert stamped(late.astimezone(timezone(timedelta(minutes=offset_min)))).day.isoformat() == day


def test_T6_both_nights_in_which_an_hour_comes_twice_or_not_at_all_keep_their_days() -> None:
    twice = [stamp_of(f"2026-10-25T02:30:00{offset}") for offset in ("+02:00", "+01:00")]
    assert [one.day.isoformat() for one in twice] == ["2026-10-25"] * 2
    assert twice[1].utc_ms - twice[0].utc_ms == 3_600_000


NO_MOMENTS = (
    "", "yesterday", "2026-11-22T10:00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-02-29T10:00:00+00:00",
)  # fmt: skip


@pytest.mark.parametrize("iso", NO_MOMENTS)
def test_what_is_no_moment_or_too_far_away_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        stamp_of(iso)


def test_29_february_is_a_day_like_any_other() -> None:
    assert stamp_of("2028-02-29T23:59:59.999-08:00").day.isoformat() == "2028-02-29"
