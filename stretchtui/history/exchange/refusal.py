"""Why a line is no session, in a sentence fit for a terminal. Never here: lines, files."""

from __future__ import annotations

from stretchtui.text import plain

_SHOWN = 40


class NotASession(Exception):
    """The line is no session that can be taken in; the message says why, and holds nothing that a terminal obeys."""


def shown(value: object) -> str:
    """A foreign value, as a message names it: short and harmless."""
    if isinstance(value, str):
        return f"'{plain(value[: 2 * _SHOWN], limit=_SHOWN)}'"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return plain(repr(value), limit=_SHOWN)
    return "a list" if isinstance(value, list) else "an object"
