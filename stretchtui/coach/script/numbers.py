"""Numbers and lengths as a person says them. Never here: sentences, times on the course."""

from __future__ import annotations

from stretchtui.routine.durations import HOUR_MS, MINUTE_MS, SECOND_MS

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SAID_IN_WORDS = 1_000
"""From here on digits are left to the voice."""


def number(n: int) -> str:
    """`forty-five`, `one hundred and two`."""
    if not 0 <= n < SAID_IN_WORDS:
        return str(n)
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_SMALL[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


def _below_hundred(n: int) -> str:
    if n < len(_SMALL):
        return _SMALL[n]
    tens, ones = divmod(n, 10)
    return f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens]


def ordered(n: int, what: str) -> str:
    """`second set`; from the eleventh on `set eleven`."""
    return f"{_ORDINALS[n]} {what}" if 0 <= n < len(_ORDINALS) else f"{what} {number(n)}"


def one_of(n: int, all_: int) -> str:
    return f"{number(n)} of {number(all_)}"


def length(ms: int) -> str:
    """`forty-five seconds`, `two and a half seconds`, `one minute thirty`, `two minutes`, `one hour five minutes`."""
    if ms < MINUTE_MS - SECOND_MS // 2:
        return _seconds(ms)
    minutes, seconds = divmod(_nearest(ms, SECOND_MS), 60)
    if ms >= HOUR_MS:
        hours, minutes = divmod(_nearest(ms, MINUTE_MS), 60)
        return _counted(hours, "hour") + (f" {_counted(minutes, 'minute')}" if minutes else "")
    return _counted(minutes, "minute") + (f" {number(seconds)}" if seconds else "")


def _seconds(ms: int) -> str:
    if ms % SECOND_MS == SECOND_MS // 2 and ms < 10 * SECOND_MS:
        return f"{number(ms // SECOND_MS)} and a half seconds" if ms > SECOND_MS else "half a second"
    return _counted(max(1, _nearest(ms, SECOND_MS)), "second")


def _nearest(ms: int, unit_ms: int) -> int:
    return (ms + unit_ms // 2) // unit_ms


def _counted(n: int, unit: str) -> str:
    return f"{number(n)} {unit}" if n == 1 else f"{number(n)} {unit}s"
