"""A settings file as the program itself writes it after the first start, read without YAML: every later start reads it.

Never here: a field of which a mistake could be made; whatever is not surely plain is left to settings_file.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from stretchtui.routine import vocabulary
from stretchtui.settings import Settings

_LINE = re.compile(r"(?:(welcomed): (true|false)|(avoid|leave_out): \[([a-z0-9-]*(?:, [a-z0-9-]+)*)\])")
_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 64


def quickly_read(text: str) -> Settings | None:
    """The settings; None where only the whole reader can tell what the text means."""
    values: dict[str, Any] = {}
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        name = found and (found[1] or found[3])
        if not found or not name or name in values:
            return None
        words = tuple(dict.fromkeys(found[4].split(", "))) if found[4] else ()
        if not all(_is_known(word, name) for word in words):
            return None
        values[name] = found[2] == "true" if found[2] else words
    return replace(Settings(), **values)


def _is_known(word: str, name: str) -> bool:
    if name == "avoid":
        return word in vocabulary.FLAGS
    return len(word) <= _LONGEST and _WORD.fullmatch(word) is not None
