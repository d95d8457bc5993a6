"""Which routines suit what a person asks for. Pure: entries in, entries out. Never here: how they are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from stretchtui.routine.index import Entry
from stretchtui.routine.vocabulary import AREA_GROUPS, AREA_SYNONYMS, areas_meant
from stretchtui.text import plain


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; everything that is given must hold."""

    areas: tuple[str, ...] = ()
    """Any of these."""
    positions: tuple[str, ...] = ()
    """The routine uses no other."""
    equipment: tuple[str, ...] | None = None
    """The routine needs nothing beyond this; None asks nothing."""
    longest_ms: int | None = None
    text: str = ""


def matching(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """The entries that fit, in their own order, or the best first when there is a text to search for."""
    fitting = [entry for entry in entries if _fits(entry, wanted)]
    words = plain(wanted.text).lower().split()  # as names are: a letter and its accent may be typed as two characters
    if not words:
        return tuple(fitting)
    ranked = [(rank, place, entry) for place, entry in enumerate(fitting) if (rank := _rank(entry, words))]
    return tuple(entry for _, _, entry in sorted(ranked, key=lambda one: (-one[0], one[1])))


def nearest_first(entries: Iterable[Entry], areas: Collection[str]) -> tuple[Entry, ...]:
    """Those that are for more of the areas first, and of equals those whose main area is one of them."""

    def far(entry: Entry) -> tuple[int, bool]:
        return -sum(area in areas for area in entry.areas), entry.areas[:1] == () or entry.areas[0] not in areas

    return tuple(sorted(entries, key=far)) if areas else tuple(entries)


def areas_named(beginning: str, among: Sequence[str]) -> tuple[str, ...]:
    """The areas meant by somebody who has typed so much: of a name, then of a part of one, then of another word for it."""
    begun = "-".join(beginning.lower().split(" "))
    if not begun.strip("-"):
        return ()
    named = sorted((area for area in among if area.startswith(begun)), key=lambda area: "-" in area)
    named += [area for area in among if any(part.startswith(begun) for part in area.split("-"))]
    for word in (*AREA_GROUPS, *AREA_SYNONYMS):
        if word.startswith(begun):
            named += [area for area in areas_meant(word) if area in among]
    return tuple(dict.fromkeys(named))


def hidden_by(entry: Entry, avoid: Collection[str], leave_out: Collection[str]) -> tuple[str, ...]:
    """What hides the routine from somebody: its flags that are avoided; its exercises that are left out only if those are all."""
    flags = goes_against(entry, avoid, ())
    return flags if flags or _has_others(entry, leave_out) else goes_against(entry, (), leave_out)


def _has_others(entry: Entry, leave_out: Collection[str]) -> bool:
    """Whether anything is left without those; exercises written in place have names and no ids."""
    return len(entry.exercises) > len(entry.exercise_ids) or any(id not in leave_out for id in entry.exercise_ids)


def goes_against(entry: Entry, avoid: Collection[str], leave_out: Collection[str]) -> tuple[str, ...]:
    """What in the routine goes against somebody's wishes: flags that are avoided, and the ids of exercises that are left out."""
    return (*(flag for flag in entry.flags if flag in avoid), *(id for id in entry.exercise_ids if id in leave_out))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    if entry.errors and wanted != Wanted(text=wanted.text):
        return False
    return (
        (not wanted.areas or any(area in entry.areas for area in wanted.areas))
        and (not wanted.positions or set(entry.positions) <= set(wanted.positions))
        and (wanted.equipment is None or set(entry.equipment) <= set(wanted.equipment))
        and (wanted.longest_ms is None or entry.total_ms <= wanted.longest_ms)
    )


def _rank(entry: Entry, words: Sequence[str]) -> int:
    """How well all the words fit the entry: 0 when one of them does not."""
    total = 0
    for word in words:
        best = _rank_of_word(entry, word)
        if not best:
            return 0
        total += best
    return total


def _rank_of_word(entry: Entry, word: str) -> int:
    name = entry.name.lower()
    if any(part.startswith(word) for part in name.split()):
        return 8
    if word in name or word in entry.id:
        return 6
    if any(word in area for area in entry.areas) or (
        word in AREA_SYNONYMS and any(area in entry.areas for area in areas_meant(word))
    ):
        return 5
    if any(word in tag for tag in entry.tags) or any(word in exercise.lower() for exercise in entry.exercises):
        return 4
    if word in entry.summary.lower() or word in entry.when.lower() or word in entry.positions:
        return 3
    return 1 if len(word) >= 3 and _in_order(word, name) else 0


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in this order, with others between: `ubb` in `upper back basics`."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
