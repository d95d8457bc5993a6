"""`stretchtui list`: the routines that suit, a line or a JSON object each. Never here: reading files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from stretchtui.cli import exits
from stretchtui.cli.talk import counted, put, say
from stretchtui.routine.durations import NotADuration, clock, milliseconds
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.index import Entry
from stretchtui.routine.search import Wanted, matching
from stretchtui.routine.vocabulary import AREA_SYNONYMS, EQUIPMENT, POSITIONS, areas_meant


def run(arguments: argparse.Namespace, holdings: Holdings, avoid: Sequence[str]) -> int:
    try:
        wanted = _wanted(arguments)
    except ValueError as reason:
        say(f"stretchtui list: {reason}")
        return exits.BAD_USAGE
    entries = matching(holdings.catalogue().entries, wanted)
    if arguments.json:
        print(json.dumps([_as_json(entry, holdings) for entry in entries], indent=2))
    else:
        _print_table(entries, holdings, avoid)
    for fault in holdings.shelf.faults:
        say(f"{fault.path}: {fault.message}")
    if not entries and not arguments.json:
        say("no routine fits: ask for less, or see them all with: stretchtui list")
    return exits.FINISHED


def _wanted(arguments: argparse.Namespace) -> Wanted:
    return Wanted(
        areas=tuple(area for word in arguments.area for area in _areas(word)),
        positions=_known(arguments.position, POSITIONS, "position"),
        equipment=_equipment(arguments.equipment),
        longest_ms=_longest(arguments.max),
        text=arguments.search or "",
    )


def _areas(word: str) -> tuple[str, ...]:
    meant = areas_meant(word)
    if not meant:
        raise ValueError(f"'{word}' is no area{_perhaps(word, (*AREA_SYNONYMS,))}")
    if word.lower() in AREA_SYNONYMS:
        say(f"{word}: looking for {', '.join(meant)}")
    return meant


def _known(words: Sequence[str], all_words: tuple[str, ...], of: str) -> tuple[str, ...]:
    for word in words:
        if word not in all_words:
            raise ValueError(f"'{word}' is no {of}{_perhaps(word, all_words)}")
    return tuple(words)


def _perhaps(word: str, words: tuple[str, ...]) -> str:
    from stretchtui.routine.diagnostics import did_you_mean
    from stretchtui.routine.vocabulary import AREAS

    hint = did_you_mean(word, words if words[0] not in AREA_SYNONYMS else (*AREAS, *words))
    return f"; {hint}" if hint else ""


def _equipment(words: Sequence[str]) -> tuple[str, ...] | None:
    """What a person has; `none` stands for nothing at all, and None is no demand."""
    if not words:
        return None
    return _known([word for word in words if word != "none"], EQUIPMENT, "equipment")


def _longest(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return milliseconds(text)
    except NotADuration as reason:
        raise ValueError(f"--max '{text}': {reason}; write 10m, 90s or 1:30") from reason


def length(entry: Entry) -> str:
    """`3:06`, or `4:59+` where parts of unknown length come on top."""
    return clock(entry.total_ms) + ("+" if entry.open_ended else "")


def _print_table(entries: Sequence[Entry], holdings: Holdings, avoid: Sequence[str]) -> None:
    widest = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        if entry.errors:
            put(f"{entry.id:<{widest}}   broken  {counted(entry.errors, 'error')}; {entry.fault}")
            continue
        notes = _notes(entry, holdings, avoid)
        put(f"{entry.id:<{widest}}  {length(entry):>7}  {entry.name}: {', '.join(entry.areas)}{notes}")


def _notes(entry: Entry, holdings: Holdings, avoid: Sequence[str]) -> str:
    notes = [f"has {flag}, which you avoid" for flag in entry.flags if flag in avoid]
    if entry.origin != "bundled":
        notes.append(entry.origin if entry.origin != "option" else "--library")
    if shadowed := holdings.shelf.routines[entry.id].shadows:
        notes.append(f"shadows {', '.join(shadowed)}")
    return f"  ({'; '.join(notes)})" if notes else ""


def _as_json(entry: Entry, holdings: Holdings) -> dict[str, object]:
    return {**entry._asdict(), "shadows": holdings.shelf.routines[entry.id].shadows}
