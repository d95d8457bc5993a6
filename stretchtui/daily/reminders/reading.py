"""What somebody types for a time, read: `10:30 weekdays`, `8pm daily`, `every 45m from 9:00 to 17:30`. Never here: what then.

What cannot be read is told with the words that would do; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stretchtui.daily.reminders.when import (
    DAYS,
    FEWEST_MINUTES,
    GROUPS,
    MOST_MINUTES,
    USUAL_END,
    USUAL_START,
    Daily,
    Every,
    When,
    clock_words,
    minutes_words,
)
from stretchtui.routine.diagnostics import nearest
from stretchtui.routine.durations import HOUR_MS, MINUTE_MS, NotADuration, milliseconds

FORMS = "write a time and, if you like, days: 10:30, 10:30 weekdays, 7:15 mon,wed,fri, 8pm daily"
LONGEST = 200

_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES: dict[str, tuple[str, ...]] = {
    **GROUPS,
    **{day: (day,) for day in DAYS},
    **{long: (day,) for long, day in zip(_LONG, DAYS, strict=True)},
    **{f"{long}s": (day,) for long, day in zip(_LONG, DAYS, strict=True)},
    "tues": ("tue",), "thur": ("thu",), "thurs": ("thu",), "weds": ("wed",),
    "everyday": DAYS, "weekday": GROUPS["weekdays"], "workdays": GROUPS["weekdays"], "weekend": GROUPS["weekends"],
}  # fmt: skip
_FILLING = frozenset({"at", "on", "and", "&"})
_FIXED = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_TIME = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?(am|pm)?")
_EVERY = re.compile(r"every\s+(.+?)(?:\s+from\s+(.+?)\s+(?:to|until)\s+(\S+(?:\s+[ap]m)?))?(?:\s+((?:on\s+)?[a-z].*))?")


class NotAWhen(ValueError):
    """The words are no time for a reminder; the message says why, and what to write."""


def read_when(text: str) -> When:
    """Raises NotAWhen."""
    words = _tidied(text)
    if words.startswith("every ") and not words.startswith("every day"):
        return _read_every(words)
    times, days = list[int](), list[str]()
    for word in re.findall(r"[^\s,;]+", words.replace("every day", "daily")):
        if word in _FILLING:
            continue
        if (meant := _days_of(word)) is not None:
            days += meant
        else:
            times.append(read_time(word))
    if len(times) != 1:
        said = "is no time of day" if not times else "has more than one time: add a reminder for each"
        raise NotAWhen(f"'{text[:60]}' {said}" + ("" if times else f"; {FORMS}"))
    return Daily(times[0], _in_order(days) or DAYS)


def is_when_word(word: str) -> bool:
    """Whether this belongs to a time, where it could be a routine's name instead."""
    return all(part in _FILLING or part in _FIXED or _days_of(part) or _TIME.fullmatch(part) for part in _parts(word))


def read_time(text: str) -> int:
    """One time of day, in minutes from midnight. Raises NotAWhen."""
    word = _tidied(text)
    if word in _FIXED:
        return _FIXED[word]
    found = _TIME.fullmatch(word)
    if found is None:
        raise NotAWhen(f"'{text[:60]}' is not a time or a day; {_meant(word)}")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if found[2] is None and half is None:
        raise NotAWhen(f"'{text[:60]}' may be an hour or minutes; write the whole time: {min(hour, 23)}:00, 8pm or 7:20")
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise NotAWhen(f"'{text[:60]}' is not on the clock: times run from 0:00 to 23:59, or 12am to 11:59pm")
    return (hour % 12 + 12 * (half == "pm") if half else hour) * 60 + minute


def read_days(text: str) -> tuple[str, ...]:
    """Days alone: `weekdays`, `mon,wed`, `mon-fri`. Raises NotAWhen."""
    days = list[str]()
    for word in _parts(text):
        meant = () if word in _FILLING else _days_of(word)
        if meant is None:
            raise NotAWhen(f"'{word[:60]}' is not a day; {_meant(word)}")
        days += meant
    if not days:
        raise NotAWhen("no day is named: write weekdays, weekends, daily or mon,wed,fri")
    return _in_order(days)


def read_every(length: str, start: str | None = None, end: str | None = None, days: str | None = None) -> Every:
    """Every so often within a window of the day. Raises NotAWhen."""
    first = read_time(start) if start is not None else USUAL_START
    last = read_time(end) if end is not None else USUAL_END
    minutes = _minutes(length)
    if last <= first:
        raise NotAWhen(
            f"from {clock_words(first)} to {clock_words(last)} goes over midnight or nowhere: "
            "the end comes after the start on the same day; make two reminders of it"
        )
    if first + minutes > last:
        raise NotAWhen(
            f"every {minutes_words(minutes)} fits only once from {clock_words(first)} to {clock_words(last)}: "
            f'write remind add "{clock_words(first)}", or a longer window'
        )
    return Every(minutes, first, last, DAYS if days is None else read_days(days))


def _read_every(words: str) -> Every:
    found = _EVERY.fullmatch(words)
    if found is None:
        raise NotAWhen(f"'{words[:60]}' cannot be read; write every 45m, or every 45m from 9:00 to 17:30 weekdays")
    length, days = found[1], found[4]
    if days and re.match(r"(?:h|m|min|mins|hours?|minutes?)\b", days):  # `every 45 minutes`: the unit is no day
        unit, _, days = days.partition(" ")
        length = f"{length} {unit}"
    return read_every(length, found[2], found[3], days or None)


def _minutes(text: str) -> int:
    try:
        ms = milliseconds(_tidied(text))
    except NotADuration as why:
        raise NotAWhen(f"'{text[:60]}' {why}; write 45m, 90m or 2h") from why
    minutes, rest = divmod(ms, MINUTE_MS)
    if rest or not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        bare = text.strip().isdigit() and FEWEST_MINUTES <= int(text) <= MOST_MINUTES
        hint = f"; did you mean {text.strip()}m?" if bare else ""
        least, most = FEWEST_MINUTES, MOST_MINUTES * MINUTE_MS // HOUR_MS
        raise NotAWhen(f"'{text[:60]}' is not in whole minutes from {least}m to {most}h{hint}")
    return minutes


def _tidied(text: str) -> str:
    """Small letters, single spaces, `8 p.m.` as `8pm`, one kind of dash. Raises NotAWhen for a text that is far too long."""
    if len(text) > LONGEST:
        raise NotAWhen(f"that is far too long; {FORMS}")
    words = " ".join(text.lower().replace("–", "-").replace(".m.", "m").split())
    return re.sub(r"([0-9]) ([ap]m)\b", r"\1\2", words)


def _parts(text: str) -> Sequence[str]:
    return re.findall(r"[^\s,;]+", _tidied(text))


def _days_of(word: str) -> tuple[str, ...] | None:
    first, dash, last = word.partition("-")
    if not dash:
        return _NAMES.get(word)
    ends = _NAMES.get(first, ()), _NAMES.get(last, ())
    if len(ends[0]) != 1 or len(ends[1]) != 1:
        return None
    start, end = DAYS.index(ends[0][0]), DAYS.index(ends[1][0])
    return DAYS[start : end + 1] if start <= end else DAYS[start:] + DAYS[: end + 1]  # fri-mon goes over the weekend


def _in_order(days: Sequence[str]) -> tuple[str, ...]:
    return tuple(day for day in DAYS if day in days)


def _meant(word: str) -> str:
    close = nearest(word, tuple(_NAMES))
    return f"did you mean '{close}'?" if close else FORMS


