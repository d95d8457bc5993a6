"""Routine files as people write them, as many as wanted: nine steps, three of them written in place, 1.0 to 1.5 KB."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

AGE_S = 3600
"""The index does not believe a file that has only just been written."""
_AREAS = ("neck", "shoulders", "upper-back", "hips", "hamstrings", "calves", "wrists", "chest")
_MOVES = ("seated-twist", "shoulder-raises", "chin-tuck", "wall-slide", "leg-swings", "upper-back-reach", "neck-turn")

_ROUTINE = """\
# Routine {number}, written down after the visit.
name: Made routine {number:04}
summary: Nine easy steps for the {area}, the {other} and what lies between, number {number}.
when: After {minutes} minutes at a desk, or when the {area} feels tight.
areas: [{area}, {other}]
tags: [made, set-{tag}]
defaults:
  rest: 3s
steps:
  - {first}
  - exercise: {second}
    reps: {reps}
    hold: {hold}s
  - rest: 15s
  - name: Doorway lean {number}
    areas: [{area}]
    position: standing
    equipment: [wall]
    sides: each
    hold: {hold}s
    cues:
      - "Put your {{side}} forearm on the wall and stand tall."
      - Lean in until there is an easy stretch.
  - {third}
  - name: Slow circles
    areas: [{other}]
    kind: mobility
    reps: {reps}
    phases:
      - forward: 4s
      - {{name: back, for: 4s, cue: "Go back the same way."}}
    cues: [Make small circles and keep breathing.]
  - repeat: 2
    rest_between: 10s
    steps:
      - exercise: {first}
        reps: 2
  - exercise: {second}
    prepare: 4s
  - name: Quiet end
    areas: [whole-body]
    position: [supine, seated-chair]
    kind: rest
    hold: 1m
    source: As the physiotherapist wrote it down.
    cues: [Lie or sit still and let the breath slow down.]
"""


def make_routines(folder: Path, count: int) -> None:
    """Write `count` routines into the folder, all of them an hour old and without a mistake."""
    folder.mkdir(parents=True, exist_ok=True)
    then = time.time() - AGE_S
    for number in range(1, count + 1):
        path = folder / f"made-routine-{number:04}.yaml"
        path.write_text(routine(number))
        os.utime(path, (then, then))


def routine(number: int) -> str:
    def one_of(words: tuple[str, ...], place: int) -> str:
        return words[(number + place * (1 + number // len(words) % 2)) % len(words)]

    return _ROUTINE.format(
        number=number, area=one_of(_AREAS, 0), other=one_of(_AREAS, 1), minutes=20 + number % 70, tag=number % 12,
        first=one_of(_MOVES, 0), second=one_of(_MOVES, 1), third=one_of(_MOVES, 2),
        reps=2 + number % 4, hold=10 + number % 21,
    )  # fmt: skip
