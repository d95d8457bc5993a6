"""A settings file as the program itself writes it: the first start, the keys for sound. Read without YAML, by every later start.

Never here: a field of which a mistake could be made; whatever is not surely plain is left to file.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from stretchtui.routine import vocabulary
from stretchtui.settings.preferences import WEEKDAYS, Settings

_LINE_END = re.compile(r"\r?\n")
_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"0|[1-9][0-9]?[0-9]?")
_TIME = re.compile(r'"(|(?:[01]?[0-9]|2[0-3]):[0-5][0-9])"')
_LONGEST = 64


def quickly_read(text: str) -> Settings | None:
    """The settings; None where only the whole reader can tell what the text means."""
    values: dict[str, Any] = {}
    *ended, last = _LINE_END.split(text)
    for line in [*ended, last] if last else ended:
        name, _, written = line.partition(": ")
        value = _READ[name](written) if name in _READ and name not in values else None
        if value is None:
            return None
        values[name] = value
    return replace(Settings(), **values)


def _switch(written: str) -> bool | None:
    return {"true": True, "false": False}.get(written)


def _choice(words: tuple[str, ...], written: str) -> str | None:
    return written if written in words else None


def _number(least: int, most: int, written: str) -> int | None:
    return int(written) if _NUMBER.fullmatch(written) and least <= int(written) <= most else None


def _time(written: str) -> str | None:
    found = _TIME.fullmatch(written)
    return (found[1] and found[1].zfill(5)) if found else None


def _words(written: str, is_known: Callable[[str], bool]) -> tuple[str, ...] | None:
    if written[:1] != "[" or written[-1:] != "]":
        return None
    words = tuple(written[1:-1].split(", ")) if written != "[]" else ()
    return words if all(map(is_known, words)) else None


def _flags(written: str) -> tuple[str, ...] | None:
    words = _words(written, lambda word: word in vocabulary.FLAGS)
    return None if words is None else tuple(dict.fromkeys(words))


def _is_id(word: str) -> bool:
    return len(word) <= _LONGEST and _WORD.fullmatch(word) is not None


def _exercises(written: str) -> tuple[str, ...] | None:
    words = _words(written, _is_id)
    return None if words is None else tuple(dict.fromkeys(words))


def _week(written: str) -> dict[str, str] | None:
    if written[:1] != "{" or written[-1:] != "}":
        return None
    days: dict[str, str] = {}
    for entry in written[1:-1].split(", ") if written != "{}" else ():
        day, _, routine = entry.partition(": ")
        if day not in WEEKDAYS or day in days or not _is_id(routine):
            return None
        days[day] = routine
    return days


_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("count_in", "reduced_motion", "figure", "welcomed", "sound", "notify", "history"), _switch),
    "first_side": partial(_choice, ("as-written", "left", "right")),
    "avoid": _flags,
    "leave_out": _exercises,
    "voice": partial(_choice, ("full", "brief", "signals")),
    "volume": partial(_number, 0, 100),
    "weekly_goal": partial(_number, 1, 7),
    "minutes": partial(_number, 2, 60),
    "rotation": lambda written: _words(written, _is_id),
    "weekdays": _week,
    "daily_at": _time,
    "ask_tension": partial(_choice, ("at-end", "at-start", "never")),
}
"""By setting: what the line says; None where it is not surely right."""
