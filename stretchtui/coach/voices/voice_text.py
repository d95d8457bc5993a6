"""Foreign words made fit to be spoken: the only door from a routine's words to a voice. Never here: a voice, starting one.

What comes out is one line that no voice takes for an option, for markup (SSML, `[[phonemes]]`, `[[slnc 5000]]`) or for a command;
row X9 of the project's fault list.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300
"""Characters of one line: some twenty seconds of speech."""

_READ_AHEAD = 4 * LONGEST
"""What is looked at of a longer text: 200 kB are not worth cleaning for a line that is cut."""

# Brackets and angles are phonemes and SSML; quotes, bars, carets, backslashes and a % that is not a number's mean something to
# cmd.exe, which Windows puts between us and a person's own .bat. None of them is ever heard.
_NEVER = re.compile(r"[\[\]<>{}\"|^\\`*_~#\ufffd]|(?<!\d)(?<!\d )%|%(?=\w)")
_UNSPEAKABLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_JOINERS = frozenset("\u200c\u200d")  # scripts need them within a word
_LEADING = "- \u200c\u200d"


def spoken_text(text: str) -> str:
    """The text as a voice may have it; "" where nothing is left to say. Never raises; the same again if done twice."""
    text = text[:_READ_AHEAD]
    if not (text.isascii() and text.isprintable()):
        text = _cleaned(text)
    words = _NEVER.sub(" ", text.replace("&", " and ")).split()
    line = _cut(" ".join(words)).lstrip(_LEADING)
    return line if any(character.isalnum() for character in line) else ""


def _cleaned(text: str) -> str:
    """Decomposed while it is cleaned: a "≮" is a "<" with a stroke, and would come back as one."""
    decomposed = unicodedata.normalize("NFD", "".join(map(_speakable, text)))
    return unicodedata.normalize("NFC", _NEVER.sub(" ", decomposed))


def _speakable(character: str) -> str:
    if character in _JOINERS:
        return character
    return " " if unicodedata.category(character) in _UNSPEAKABLE else character


def _cut(line: str) -> str:
    """At a word, unless the first one is longer than all that may be said."""
    if len(line) <= LONGEST:
        return line
    kept = line[:LONGEST]
    at_word = kept if line[LONGEST] == " " else kept.rpartition(" ")[0]
    return (at_word or kept).rstrip()
