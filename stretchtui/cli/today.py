"""`stretchtui today`: what today needs, said why, and started at once. Never here: how it is found, the faces."""

from __future__ import annotations

import argparse

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.rows import say
from stretchtui.dayplan import day_plan, in_words, start_of
from stretchtui.routine.holdings import Holdings
from stretchtui.settings import preferences

ANYWAY = "stretchtui today --anyway starts one all the same"


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    settings = preferences.load(places.settings_file()).settings  # its mistakes are told by the face
    plan = day_plan(holdings, settings, arguments.minutes, anyway=arguments.anyway)
    for fault in plan.told:
        say(fault)
    if plan.today.state != "ready":
        say(in_words(plan))
        if plan.today.state != "nothing":
            say(ANYWAY)
        return exits.FINISHED
    start = start_of(plan, holdings)
    if start is None:
        say("stretchtui today: its file cannot be read any more; see: stretchtui check")
        return exits.BAD_USAGE
    from stretchtui.cli.running import walk

    return walk(arguments, holdings, start, said=in_words(plan))
