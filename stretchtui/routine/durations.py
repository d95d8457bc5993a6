"""Durations as people write them, in whole milliseconds. Never here: which field may hold how much.

One grammar, ASCII digits only: `20`, `2.5`, `45s`, `2 min`, `1m30s`, `1h`, `0:45`, `1:02:30`.
"""

from __future__ import annotations

import re
from functools import lru_cache

SECOND_MS = 1_000
MINUTE_MS = 60_000
HOUR_MS = 3_600_000

FORMS = "write 20, 2.5, 45s, 2m, 1m30s, 1h or 1:30"

_UNIT_MS = {"h": HOUR_MS, "m": MINUTE_MS, "s": SECOND_MS}
_NUMBER = r"(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?"
_BARE = re.compile(_NUMBER)
_HOURS = r"(?:h|hr|hrs|hour|hours)"
_MINUTES = r"(?:m|min|mins|minute|minutes)"
_SECONDS = r"(?:s|sec|secs|second|seconds)"
_ONE_UNIT = re.compile(rf"{_NUMBER} ?({_HOURS}|{_MINUTES}|{_SECONDS})", re.IGNORECASE | re.ASCII)
_UNITS = re.compile(
    rf"(?:([0-9]{{1,6}}) ?{_HOURS})? ?(?:([0-9]{{1,6}}) ?{_MINUTES})? ?(?:([0-9]{{1,6}}) ?{_SECONDS})?", re.IGNORECASE | re.ASCII
)
_COLONS = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2})")


class NotADuration(ValueError):
    """The text is no duration; the message says why. `FORMS` shows what is accepted."""


@lru_cache(maxsize=1024)
def milliseconds(text: str) -> int:
    """The duration written in `text`, in whole milliseconds, zero allowed. Raises NotADuration."""
    if found := _BARE.fullmatch(text):
        return _whole(found[1], found[2], SECOND_MS)
    if found := _ONE_UNIT.fullmatch(text):
        unit: str = found[3]
        return _whole(found[1], found[2], _UNIT_MS[unit[0].lower()])
    if found := _COLONS.fullmatch(text):
        return _with_colons(found[1], found[2], found[3])
    if "" not in text.split(" ") and (found := _UNITS.fullmatch(text)):  # one space between, none before or after
        return _with_units(found[1], found[2], found[3])
    raise NotADuration(_reason(text))


def _whole(digits: str, fraction: str | None, unit_ms: int) -> int:
    """Digits and a fraction of a unit, exactly: no floating point, so 2.3 s is 2,300 ms."""
    if not fraction:
        return int(digits) * unit_ms
    scale: int = 10 ** (len(fraction) - 1)
    total, rest = divmod(int(fraction[1:]) * unit_ms, scale)
    if rest:
        raise NotADuration("is finer than a millisecond")
    return int(digits) * unit_ms + total


def _with_colons(hours: str | None, minutes: str, seconds: str) -> int:
    if int(seconds) > 59:
        raise NotADuration("after a colon, seconds run from 00 to 59")
    if hours is not None and (len(minutes) != 2 or int(minutes) > 59):
        raise NotADuration("between two colons, minutes run from 00 to 59")
    return int(hours or 0) * HOUR_MS + int(minutes) * MINUTE_MS + int(seconds) * SECOND_MS


def _with_units(hours: str | None, minutes: str | None, seconds: str | None) -> int:
    for part in (hours, minutes, seconds):
        if part and len(part) > 1 and part[0] == "0":
            raise NotADuration(f"write {part.lstrip('0') or '0'} without the leading zero")
    if hours and minutes and int(minutes) > 59:
        raise NotADuration("after hours, minutes run from 0 to 59")
    if (hours or minutes) and seconds and int(seconds) > 59:
        raise NotADuration("after minutes, seconds run from 0 to 59")
    return int(hours or 0) * HOUR_MS + int(minutes or 0) * MINUTE_MS + int(seconds or 0) * SECOND_MS


_LONGEST_EXPLAINED = 64
"""Longer texts are no near misses, and the patterns below must never meet one: some take the square of its length."""

_REASONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*"), "is missing"),
    (re.compile(r"[^\x00-\x7f]*[0-9]*[^\x00-\x7f].*"), "only the digits 0 to 9 are understood"),
    (re.compile(r"-.*"), "is negative"),
    (re.compile(r"[0-9]+:[0-9]{1,2}\.[0-9]+"), "with a colon, seconds are whole: write 1:30, or 90.5"),
    (re.compile(r"[0-9]+:[0-9]{3,}|[0-9]+:[0-9]{1,2}:[0-9]{3,}"), "after a colon, seconds run from 00 to 59"),
    (re.compile(r"0+[0-9]+"), "has a leading zero"),
    (re.compile(r"[0-9]+,[0-9]+.*"), "write a point, not a comma, before a fraction: 1.5"),
    (re.compile(r"[0-9]+_[0-9_]+"), "write the digits without '_'"),
)


def _reason(text: str) -> str:
    if len(text) > _LONGEST_EXPLAINED:
        return "is far too long"
    if found := re.fullmatch(r"([0-9]+):([0-9])", text):
        minutes, digit = found.groups()
        return f"write {minutes}:0{digit} or {minutes}:{digit}0" if digit < "6" else f"write {minutes}:0{digit}"
    if re.fullmatch(r"0+[0-9]+", text) and len(text) <= 7:
        return f"has a leading zero: write {text.lstrip('0') or '0'}"
    if re.fullmatch(r"[0-9]{7,}.*", text, re.DOTALL):
        return "is far too long"
    for pattern, reason in _REASONS:
        if pattern.fullmatch(text):
            return reason
    return "is not a duration"


def clock(ms: int) -> str:
    """`m:ss`, or `h:mm:ss` from an hour on; part seconds are dropped, as a clock does."""
    minutes, seconds = divmod(ms // SECOND_MS, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def spoken(ms: int) -> str:
    """`45 s`, `2 min`, `1 min 30 s`, `1 h 5 min`: how a length reads in a sentence."""
    if ms < MINUTE_MS:
        return f"{ms / SECOND_MS:g} s"
    minutes, seconds = divmod(round(ms / SECOND_MS), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)
