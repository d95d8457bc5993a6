"""`stretchtui doctor`: what is there, what is used, what is missing and how to get it. Never here: finding out."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.doctor_findings import Finding, of_folders, of_libraries, of_program, of_settings, of_terminal
from stretchtui.cli.talk import counted, put, say
from stretchtui.coach.voices.found import look_round
from stretchtui.routine.holdings import Holdings
from stretchtui.settings import preferences
from stretchtui.settings.preferences import LoadedSettings
from stretchtui.sounding import wanted
from stretchtui.text import plain


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):  # whoever asks what is wrong may have a terminal that cannot show it
        sys.stdout.reconfigure(errors="replace")
    path = places.settings_file()
    loaded = preferences.load(path)
    if arguments.json and (arguments.say is not None or arguments.tones):
        say("stretchtui doctor: --json goes neither with --say nor with --tones")
        return exits.BAD_USAGE
    if arguments.say is not None or arguments.tones:
        from stretchtui.cli.doctor_trial import try_out

        return try_out(loaded.settings, arguments.say, tones=arguments.tones)
    found = [*_findings(loaded, holdings)]
    if arguments.json:
        print(json.dumps([{name: plain(value) for name, value in one._asdict().items()} for one in found], indent=2))
    else:
        _tell(found)
    return exits.MISTAKES if _wrong(found) else exits.FINISHED


def _findings(loaded: LoadedSettings, holdings: Holdings) -> Iterator[Finding]:
    from stretchtui.cli.doctor_history import of_history, of_reminders
    from stretchtui.cli.doctor_silence import faults_of_own, without
    from stretchtui.cli.doctor_sound import of_desktop, of_sound

    held = loaded.settings
    heard = wanted(held)
    yield from of_terminal(held, os.environ, sys.stdin, sys.stderr)
    yield from of_program()
    found = look_round(heard)
    faults = faults_of_own(found)
    yield from of_sound(held, heard, without(found, faults), faults)
    yield from of_desktop(held, os.environ)
    yield from of_folders()
    yield from of_libraries(holdings)
    yield from of_history(held)
    yield from of_reminders()
    yield from of_settings(loaded, places.settings_file())


def _wrong(found: Sequence[Finding]) -> list[Finding]:
    return [one for one in found if one.state == "wrong"]


def _tell(found: Sequence[Finding]) -> None:
    before = ""
    for one in found:
        state = one.state.upper() if one.state == "wrong" else one.state
        put(f"{one.area if one.area != before else '':<10}{state:<9}{one.what}")
        if one.advice:
            put(f"{'':<19}  {one.advice}")
        before = one.area
    put("")
    wrong = _wrong(found)
    missing = sum(one.state == "missing" for one in found)
    untried = sum(one.state == "untried" for one in found)
    also = f" {counted(missing, 'thing')} missing." if missing else ""
    also += f" {counted(untried, 'thing')} {'was' if untried == 1 else 'were'} not tried." if untried else ""
    areas = ", ".join(dict.fromkeys(one.area for one in wrong))
    put(f"WRONG: {counted(len(wrong), 'thing')} ({areas}).{also}" if wrong else f"Nothing is wrong.{also}")
