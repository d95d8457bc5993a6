"""`stretchtui compose`: a routine made for what is asked, told, printed as a file, or saved. Never here: how it is chosen."""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Sequence
from secrets import randbelow
from typing import Any

from stretchtui.cli import demands, exits
from stretchtui.cli.preferred import preferred
from stretchtui.cli.talk import counted, put, say
from stretchtui.daily.compose import CannotCompose, Composed, compose
from stretchtui.daily.wish import Wish, areas_asked
from stretchtui.daily.yaml_text import words_for, yaml_text
from stretchtui.routine.durations import clock, spoken
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.lengths import exercise_ms
from stretchtui.routine.model import Exercise
from stretchtui.routine.vocabulary import FLAGS, POSITIONS
from stretchtui.settings.preferences import Settings

_SEEDS = 10_000
"""So many are drawn from: short enough to be typed again."""


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    wants = preferred().settings
    gc.disable()  # reading files makes no cycles, and looking for some is a tenth of the time
    exercises = _exercises(holdings)
    try:
        wish = _wish(arguments, wants, exercises)
    except ValueError as reason:
        say(f"stretchtui compose: {reason}")
        return exits.BAD_USAGE
    answer = compose(wish, exercises)
    if isinstance(answer, CannotCompose):
        say(f"stretchtui compose: {answer}")
        return exits.BAD_USAGE
    if arguments.save is not None:
        from stretchtui.cli.saving import save

        return save(answer, arguments.save, holdings)
    _tell(answer, arguments, wants)
    return exits.FINISHED


def _exercises(holdings: Holdings) -> tuple[Exercise, ...]:
    """All that the libraries hold, but for those with mistakes."""
    read = (holdings.loader.exercise(id) for id in holdings.shelf.exercises)
    return tuple(exercise for exercise in read if exercise is not None)


def _wish(arguments: argparse.Namespace, wants: Settings, exercises: Sequence[Exercise]) -> Wish:
    in_use = (flag for exercise in exercises for flag in exercise.flags)  # an author may have flags of their own
    flags = demands.known(arguments.avoid, tuple(dict.fromkeys((*FLAGS, *in_use))), "flag")
    return Wish(
        areas=areas_asked(area for word in arguments.area for area in demands.areas(word)),
        minutes=arguments.minutes,
        positions=tuple(dict.fromkeys(demands.known(arguments.position, POSITIONS, "position"))),
        equipment=demands.equipment(arguments.equipment),
        level=arguments.level,
        avoid=tuple(dict.fromkeys((*wants.avoid, *flags))),
        leave_out=wants.leave_out,
        seed=randbelow(_SEEDS) if arguments.seed is None else arguments.seed,
    )


def _tell(composed: Composed, arguments: argparse.Namespace, wants: Settings) -> None:
    if arguments.yaml:
        for line in yaml_text(composed).splitlines():
            put(line)
    elif arguments.json:
        print(json.dumps(as_json(composed), indent=2))
    else:
        _print_table(composed)
    if arguments.seed is None:
        say(f"seed {composed.wish.seed}: --seed {composed.wish.seed} composes the same again")
    if not (arguments.yaml or arguments.json):
        again = words_for(composed.wish, wants.avoid)
        say(f"keep it:     {again} --save NAME")
        say(f"walk it now: {again} --yaml | stretchtui run -")


def _print_table(composed: Composed) -> None:
    put(f"{composed.routine.name}   {clock(composed.total_ms)}, {counted(len(composed.picks), 'exercise')}")
    put("")
    names = max(len(pick.exercise.name) for pick in composed.picks)
    ways = max(len(_how(pick.exercise)) for pick in composed.picks)
    where = max(len(pick.position) for pick in composed.picks)
    start_ms = 0
    for number, pick in enumerate(composed.picks, start=1):
        how = _how(pick.exercise)
        what = f"{pick.exercise.name:<{names}}  {how:<{ways}}  {pick.position:<{where}}  {pick.why}"
        put(f"{clock(start_ms):>6}  {number:>2}. {what}")
        start_ms += exercise_ms(pick.exercise)
    put(f"{clock(start_ms):>6}  end")


def _how(exercise: Exercise) -> str:
    """`53 s: 3 × each side`: how long in all, and how often."""
    each = " each side" if exercise.sides in ("each", "alternate") else ""
    return f"{spoken(exercise_ms(exercise))}: {exercise.reps} ×{each}"


def as_json(composed: Composed) -> dict[str, Any]:
    """The object that `compose --json` prints; its shape is part of the program's contract."""
    wish, routine = composed.wish, composed.routine
    return {
        "name": routine.name,
        "summary": routine.summary,
        "seed": wish.seed,
        "minutes": wish.minutes,
        "total_ms": composed.total_ms,
        "areas": routine.areas,
        "positions": routine.positions,
        "equipment": routine.equipment,
        "level": routine.level,
        "preflight": routine.preflight,
        "steps": _steps(composed),
    }


def _steps(composed: Composed) -> Sequence[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    start_ms = 0
    for pick in composed.picks:
        end_ms = start_ms + exercise_ms(pick.exercise)
        steps.append({
            "exercise": pick.own.id, "name": pick.exercise.name, "start_ms": start_ms, "end_ms": end_ms,
            "position": pick.position, "reps": pick.exercise.reps, "sides": pick.exercise.sides, "why": pick.why,
        })  # fmt: skip
        start_ms = end_ms
    return steps
