"""`stretchtui next`: what `today` would start, for scripts. Never here: how it is found."""

from __future__ import annotations

import argparse
import json
from typing import Any

from stretchtui.cli import exits
from stretchtui.cli.preferred import preferred
from stretchtui.cli.talk import put, say
from stretchtui.dayplan import DayPlan, day_plan, in_words
from stretchtui.routine.holdings import Holdings


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    plan = day_plan(holdings, preferred().settings, arguments.minutes)
    for fault in plan.told:
        say(fault)
    if arguments.json:
        print(json.dumps(as_json(plan), indent=2))
    else:
        put(in_words(plan))
    return exits.FINISHED


def as_json(plan: DayPlan) -> dict[str, Any]:
    """The object that `next --json` prints; its shape is part of the program's contract."""
    chosen = plan.today.chosen
    return {
        "state": plan.today.state,
        "why": plan.today.why,
        "day": None if chosen is None else "tomorrow" if plan.today.state == "done" else "today",
        "id": chosen and chosen.id,
        "name": chosen and chosen.name,
        "minutes": None if chosen is None or not chosen.total_ms else round(chosen.total_ms / 60_000, 1),
        "total_ms": (chosen and chosen.total_ms) or None,
        "chosen_because": chosen and chosen.why,
        "compose": None if chosen is None or chosen.wish is None else _as_command(plan),
        "told": plan.told,
    }


def _as_command(plan: DayPlan) -> str:
    from stretchtui.daily.yaml_text import words_for

    assert plan.today.chosen is not None
    assert plan.today.chosen.wish is not None
    return words_for(plan.today.chosen.wish)
