"""A session from before, from what a person says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from stretchtui.history.adding import NotAdded, Said, added
from stretchtui.history.by_hand import OWN
from stretchtui.history.model import Edited
from stretchtui.history.stamps import stamped
from tests.session.exercises import NOTE, SEATED_TWIST, routine

NOW = stamped(datetime(2026, 11, 20, 9, 30).astimezone())
TWENTY_MINUTES = Said(None, None, 20, "today", None)


@pytest.mark.parametrize(
    ("day", "at", "began"),
    [
        ("today", None, "2026-11-20 09:10"), ("today", "8:00", "2026-11-20 08:00"), ("yesterday", None, "2026-11-19 12:00"),
        ("mon", "18:05", "2026-11-16 18:05"), ("2026-01-05", "00:00", "2026-01-05 00:00"),
    ],
)  # fmt: skip
def test_it_began_when_it_is_said_or_at_noon_or_so_that_it_ends_now(day: str, at: str | None, began: str) -> None:
    session = added(replace(TWENTY_MINUTES, day=day, time=at), NOW)
    assert f"{session.began.local:%Y-%m-%d %H:%M}" == began
    assert (session.outcome, session.routine, session.active_ms) == ("added", OWN, 20 * 60_000)


def test_of_today_it_began_today_however_long_it_lasted() -> None:
    with pytest.raises(NotAdded, match="begun at 00:00 it would not be over yet"):
        added(replace(TWENTY_MINUTES, minutes=600), NOW)


def test_it_lasts_as_long_as_its_routine_where_no_minutes_are_said() -> None:
    walked = routine(SEATED_TWIST)
    session = added(Said(walked, "twist", None, "yesterday", None, "at the sea"), NOW)
    assert session.active_ms == sum(piece.planned_ms for piece in session.pieces) > 0
    assert (session.routine, session.routine_id, session.note) == (walked.name, "twist", Edited("at the sea", NOW.utc_ms))


@pytest.mark.parametrize(
    ("said", "about", "why"),
    [
        (Said(None, None, None, "today", None), "length", "how long"),
        (Said(routine(NOTE), None, None, "today", None), "length", "how long"),
        (Said(None, None, 5, "tomorrow", None), "day", "is not a day"), (Said(None, None, 5, "today", ""), "day", "not a time"),
        (Said(None, None, 5, "2026-11-21", None), "day", "still to come"),
        (Said(None, None, 5, "1970-01-01", None), "day", "long ago"),
        (Said(None, None, 5, "today", "9:28"), "day", "not be over yet"),
    ],
)  # fmt: skip
def test_what_cannot_have_been_is_told_with_what_it_is_about(said: Said, about: str, why: str) -> None:
    with pytest.raises(NotAdded, match=why) as refused:
        added(said, NOW)
    assert refused.value.about == about
