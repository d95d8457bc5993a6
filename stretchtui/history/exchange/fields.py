"""The fields of one JSON object, each asked for as what it must be. Never here: which fields there are.

Strict: nothing is converted, nothing is supplied. What is not asked for is not looked at: a newer version may say more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from stretchtui.history.exchange.refusal import NotASession, shown
from stretchtui.history.model import LARGEST
from stretchtui.history.stamps import Stamp, stamp_of
from stretchtui.text import REPLACEMENT, control_characters

T = TypeVar("T", bound=str)

LONGEST_TEXT = 500
"""Characters of a name or an id; a routine's file allows fewer."""
_LONGEST_STAMP = 40
_WORD = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MOST_WORDS = 100


class Fields:
    """One object's fields; `what` names it in messages: `the session`, `piece 3`."""

    def __init__(self, found: object, what: str) -> None:
        if not isinstance(found, dict):
            raise NotASession(f"{what} is {shown(found)}, and must be an object")
        self._found = found
        self._what = what

    def value(self, key: str) -> Any:
        if key not in self._found:
            raise NotASession(f"{self._what} has no {key}")
        return self._found[key]

    def refuse(self, key: str, must: str) -> NotASession:
        return NotASession(f"{key} of {self._what} is {shown(self._found[key])}, and must be {must}")

    def whole(self, key: str, least: int = 0, most: int = LARGEST) -> int:
        value = self.value(key)
        if type(value) is not int or not least <= value <= most:  # a bool is an int to Python
            raise self.refuse(key, f"a whole number from {least} to {most}")
        return value

    def whole_or_none(self, key: str, least: int, most: int) -> int | None:
        return None if self.value(key) is None else self.whole(key, least, most)

    def truth(self, key: str) -> bool:
        value = self.value(key)
        if not isinstance(value, bool):
            raise self.refuse(key, "true or false")
        return value

    def text(self, key: str, longest: int = LONGEST_TEXT) -> str:
        """With no control character in it. Nothing else of it is changed, so that it stays the same on every machine."""
        value = self.value(key)
        if not isinstance(value, str):
            raise self.refuse(key, "text")
        if len(value) > longest:
            raise self.refuse(key, f"at most {longest} characters")
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        return value.translate({ord(control): REPLACEMENT for _, control in control_characters(value)})

    def text_or_none(self, key: str) -> str | None:
        return None if self.value(key) is None else self.text(key)

    def one_of(self, key: str, allowed: Sequence[T]) -> T:
        value = self.value(key)
        for one in allowed:
            if one == value:
                return one
        raise self.refuse(key, f"one of {', '.join(allowed)}")

    def fitting(self, key: str, pattern: re.Pattern[str], must: str) -> str:
        value = self.value(key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self.refuse(key, must)
        return value

    def words(self, key: str) -> tuple[str, ...]:
        found = self.listed(key, _MOST_WORDS)
        if not all(isinstance(word, str) and _WORD.fullmatch(word) for word in found) or len(set(found)) < len(found):
            raise self.refuse(key, "a list of words like upper-back, each once")
        return tuple(found)

    def listed(self, key: str, most: int) -> list[Any]:
        value = self.value(key)
        if not isinstance(value, list) or len(value) > most:
            raise self.refuse(key, f"a list of at most {most}")
        return value

    def stamp(self, key: str) -> Stamp:
        value = self.value(key)
        try:
            if isinstance(value, str) and len(value) <= _LONGEST_STAMP:
                return stamp_of(value)
        except (ValueError, OverflowError):  # the latter at the edges of what a date can be
            pass
        raise self.refuse(key, "a moment with its offset, like 2026-11-22T07:30:05.120+01:00")
