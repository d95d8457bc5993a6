"""Foreign text made fit for a terminal: the only door from a file's words (or a name, a path, an error) to a screen.

Never here: colours, widgets, wording. Requirement ids X1–X5 are those of the project's fault list.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MARKS_PER_BASE = 3
"""Combining marks kept on one base character: more only smear over the lines above and below."""

_KEPT_FORMAT_CHARACTERS = frozenset("\u200c\u200d\u00ad")  # ZWNJ, ZWJ, soft hyphen: scripts and emoji need them
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Noncharacters and lone surrogates are not listed by `unicodedata` in one class, hence the ranges.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_SEPARATORS = str.maketrans({"\n": " ", "\t": " ", "\u2028": " ", "\u2029": " "})


def plain(text: str, *, limit: int | None = None, lines: bool = False) -> str:
    """The text with nothing in it that a terminal obeys, hides, or smears.

    Control characters, bidirectional overrides and noncharacters become U+FFFD; other invisible characters go;
    at most three combining marks stay on a base; the result is in NFC. Line breaks and tabs become spaces unless
    `lines` is true. A text longer than `limit` characters is cut and ends in "…". Never raises.
    """
    if not (text.isascii() and text.isprintable()):
        text = _cleaned(text if lines else text.translate(_LINE_SEPARATORS))
    if limit is not None and len(text) > limit:
        return text[: limit - 1] + "…"
    return text


def cells(text: str) -> int:
    """How many columns a terminal gives the text: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def control_characters(text: str) -> list[tuple[int, str]]:
    """Where the text holds control characters other than newline, return and tab: (offset, character) in order."""
    if text.isascii() and text.isprintable():
        return []
    return [(found.start(), found.group()) for found in _CONTROL.finditer(text) if found.group() != "\r"]


def code_point(character: str) -> str:
    """'U+001B' and the like, as messages name a character that cannot be shown."""
    return f"U+{ord(character):04X}"


def _cleaned(text: str) -> str:
    kept: list[str] = []
    marks = 0
    # Composed only after invisible characters are gone: one of them may have stood between a letter and its accent.
    for character in unicodedata.normalize("NFC", "".join(map(_shown, text))):
        if unicodedata.category(character) in ("Mn", "Me"):
            marks += 1
            if marks > MARKS_PER_BASE:
                continue
        elif character not in _KEPT_FORMAT_CHARACTERS:  # those take no cell of their own, so the base is still the same
            marks = 0
        kept.append(character)
    return "".join(kept)


def _shown(character: str) -> str:
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or character in _BIDI_CONTROLS or _is_noncharacter(character):
        return REPLACEMENT
    if category == "Cf" and character not in _KEPT_FORMAT_CHARACTERS:
        return ""
    return character


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
