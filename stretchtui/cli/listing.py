"""`stretchtui list`: the routines that suit, a line or a JSON object each. Never here: reading files."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence

from stretchtui.cli import demands, exits
from stretchtui.cli.talk import counted, put, say
from stretchtui.routine.durations import NotADuration, clock, milliseconds
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.index import Entry
from stretchtui.routine.search import Wanted, goes_against, hidden_by, matching
from stretchtui.routine.vocabulary import POSITIONS
from stretchtui.settings.preferences import Settings


def run(arguments: argparse.Namespace, holdings: Holdings, preferred: Settings) -> int:
    try:
        wanted = _wanted(arguments)
    except ValueError as reason:
        say(f"stretchtui list: {reason}")
        return exits.BAD_USAGE
    fitting = matching(holdings.catalogue().entries, wanted)
    hiding = {entry.id: hidden_by(entry, preferred.avoid, preferred.leave_out) for entry in fitting}
    entries = [entry for entry in fitting if arguments.all or not hiding[entry.id]]
    if arguments.json:
        print(json.dumps([_as_json(entry, holdings, hiding[entry.id]) for entry in entries], indent=2))
    else:
        _print_table(entries, holdings, preferred)
    for fault in holdings.shelf.faults:
        say(f"{fault.path}: {fault.message}")
    if len(entries) < len(fitting):
        say(_told_hidden([hiding[entry.id] for entry in fitting], none_left=not entries))
    elif not entries and not arguments.json:
        say("no routine fits: ask for less, or see them all with: stretchtui list")
    return exits.FINISHED


def _told_hidden(hiding: Sequence[Sequence[str]], *, none_left: bool) -> str:
    """How many are hidden, by what, and how they can be seen all the same."""
    by = Counter(word for words in hiding for word in words)
    reasons = ", ".join(f"{word} {count}" for word, count in by.most_common())
    many = counted(sum(bool(words) for words in hiding), "routine")
    only = "all that fit, " if none_left else ""
    return f"{many} hidden, {only}by what you avoid ({reasons}); see them with: stretchtui list --all"


def _wanted(arguments: argparse.Namespace) -> Wanted:
    return Wanted(
        areas=tuple(area for word in arguments.area for area in demands.areas(word)),
        positions=demands.known(arguments.position, POSITIONS, "position"),
        equipment=demands.equipment(arguments.equipment),
        longest_ms=_longest(arguments.max),
        text=arguments.search or "",
    )


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


def _print_table(entries: Sequence[Entry], holdings: Holdings, preferred: Settings) -> None:
    widest = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        if entry.errors:
            put(f"{entry.id:<{widest}}   broken  {counted(entry.errors, 'error')}; {entry.fault}")
            continue
        notes = _notes(entry, holdings, preferred)
        put(f"{entry.id:<{widest}}  {length(entry):>7}  {entry.name}: {', '.join(entry.areas)}{notes}")


def _notes(entry: Entry, holdings: Holdings, preferred: Settings) -> str:
    notes = [f"has {flag}, which you avoid" for flag in goes_against(entry, preferred.avoid, ())]
    notes += [f"has {id}, which you leave out" for id in goes_against(entry, (), preferred.leave_out)]
    if entry.origin != "bundled":
        notes.append(entry.origin if entry.origin != "option" else "--library")
    if shadowed := holdings.shelf.routines[entry.id].shadows:
        notes.append(f"shadows {', '.join(shadowed)}")
    return f"  ({'; '.join(notes)})" if notes else ""


def _as_json(entry: Entry, holdings: Holdings, hiding: Sequence[str]) -> dict[str, object]:
    return {**entry._asdict(), "hidden_by": hiding, "shadows": holdings.shelf.routines[entry.id].shadows}
