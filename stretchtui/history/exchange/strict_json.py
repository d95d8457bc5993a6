"""One line of JSON as an object, with every way this can fail said. Never here: what the object means.

Refused beside what JSON itself refuses: a key twice, numbers that pass through nothing unharmed, deep nesting, endless lines.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, NoReturn

from stretchtui.history.exchange.refusal import NotASession, shown

LONGEST_LINE = 16 * 1024 * 1024
"""Characters; the longest routine there can be, walked whole, needs less."""
DEEPEST = 16
"""A session needs 4; the rest is for what later versions put beside it."""
_LONGEST_NUMBER = 40
_ALL_BUT_BRACKETS = re.compile(r'[^"\[\]{}]++|"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
"""Strings whole, with the brackets in them; one that does not end goes on to the end."""


def object_of(line: str) -> dict[str, Any]:
    """Raises NotASession."""
    if len(line) > LONGEST_LINE:
        raise NotASession(f"the line is too long: over {LONGEST_LINE // 1024 // 1024} million characters")
    _refuse_depth(line)
    try:
        found = _READER.decode(line)
    except json.JSONDecodeError as error:
        raise NotASession(f"this is not JSON: {error.msg}, at character {error.pos + 1}") from None
    if not isinstance(found, dict):
        raise NotASession("this is no JSON object")
    return found


def _refuse_depth(line: str) -> None:
    """Looked at beforehand: how deep Python's own reader gets depends on who calls it."""
    depth = 0
    for bracket in _ALL_BUT_BRACKETS.sub("", line):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            raise NotASession(f"this is nested over {DEEPEST} deep")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise NotASession(f"the key {shown(twice)} is there twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise NotASession(f"{name} is no number here")


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise NotASession("a number is too large")
    return int(digits)


def _fraction(digits: str) -> float:
    """No field is one; it is looked at only beneath a key that is not known."""
    if len(digits) > _LONGEST_NUMBER:
        raise NotASession("a number is too long")
    return float(digits)


_READER = json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_no_constant, parse_int=_whole, parse_float=_fraction)
