"""What is asked for on a command line, in words of the closed lists: areas, positions, equipment. Never here: what fits them."""

from __future__ import annotations

from collections.abc import Sequence

from stretchtui.cli.talk import say
from stretchtui.routine.vocabulary import AREA_SYNONYMS, AREAS, EQUIPMENT, areas_meant


def areas(word: str) -> tuple[str, ...]:
    """The areas meant by a word, told where it is another word for them. Raises ValueError when it stands for none."""
    meant = areas_meant(word)
    if not meant:
        raise ValueError(f"'{word}' is no area{_perhaps(word, (*AREAS, *AREA_SYNONYMS))}")
    if word.lower() in AREA_SYNONYMS or len(meant) > 1:
        say(f"{word}: looking for {', '.join(meant)}")
    return meant


def known(words: Sequence[str], all_words: tuple[str, ...], of: str) -> tuple[str, ...]:
    """The words, all of that list. Raises ValueError for one that is not."""
    for word in words:
        if word not in all_words:
            raise ValueError(f"'{word}' is no {of}{_perhaps(word, all_words)}")
    return tuple(words)


def _perhaps(word: str, words: tuple[str, ...]) -> str:
    from stretchtui.routine.diagnostics import did_you_mean

    hint = did_you_mean(word, words)
    return f"; {hint}" if hint else ""


def equipment(words: Sequence[str]) -> tuple[str, ...] | None:
    """What a person has; `none` stands for nothing at all, and None is no demand."""
    if not words:
        return None
    return known([word for word in words if word != "none"], EQUIPMENT, "equipment")
