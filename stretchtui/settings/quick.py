"""A settings file as the program itself writes it: the first start, the keys for sound. Read without YAML, by every later start.

Never here: a field of which a mistake could be made; whatever is not surely plain is left to file.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from stretchtui.routine import vocabulary
from stretchtui.settings.preferences import Settings

_LINE = re.compile(
    r"(?P<switch>welcomed|sound): (?P<is_so>true|false)"
    r"|(?P<choice>voice): (?P<amount>full|brief|signals)"
    r"|(?P<share>volume): (?P<number>0|[1-9][0-9]?|100)"
    r"|(?P<list>avoid|leave_out): \[(?P<words>[a-z0-9-]*(?:, [a-z0-9-]+)*)\]"
)
_LINE_END = re.compile(r"\r?\n")
_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 64


def quickly_read(text: str) -> Settings | None:
    """The settings; None where only the whole reader can tell what the text means."""
    values: dict[str, Any] = {}
    *ended, last = _LINE_END.split(text)
    for line in [*ended, last] if last else ended:
        found = _LINE.fullmatch(line)
        read = _value(found) if found else None
        if read is None or read[0] in values:
            return None
        values[read[0]] = read[1]
    return replace(Settings(), **values)


def _value(found: re.Match[str]) -> tuple[str, Any] | None:
    """Which setting the line is of, and what it says; None where a word is not surely right."""
    if found["switch"]:
        return found["switch"], found["is_so"] == "true"
    if found["choice"]:
        return found["choice"], found["amount"]
    if found["share"]:
        return found["share"], int(found["number"])
    words = tuple(dict.fromkeys(found["words"].split(", "))) if found["words"] else ()
    return (found["list"], words) if all(_is_known(word, found["list"]) for word in words) else None


def _is_known(word: str, name: str) -> bool:
    if name == "avoid":
        return word in vocabulary.FLAGS
    return len(word) <= _LONGEST and _WORD.fullmatch(word) is not None
