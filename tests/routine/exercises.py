"""A small library for the tests of the language, and steps read with it. Never here: tests."""

from __future__ import annotations

from stretchtui.routine.library import Shelf
from stretchtui.routine.model import Exercise, ExerciseStep, Routine
from tests.routine.reading import routine

EXERCISES = {
    "shoulder-raises": "name: Shoulder raises\nareas: [shoulders]\nkind: mobility\nhold: 3s\nreps: 5\nprepare: 5s\n",
    "seated-twist": "name: Seated twist\nareas: [mid-back]\nposition: [seated-floor, seated-chair]\nsides: each\n"
    "hold: 15s\nlevel: moderate\nflags: [spine-twist]\nequipment: [mat]\nsource: x\ncues: ['To the {side}.']\n",
    "press": "name: Press\nareas: [hamstrings]\nposition: supine\nequipment: [towel, mat]\nlevel: deep\n"
    "flags: [supine, spine-twist]\nkind: contract-relax\n"
    "phases: [{move: 4s}, {hold: 10s}, {contract: 5s}, {name: deepen, for: 20s}]\n",
    "two-holds": "name: Two\nareas: [hips]\nkind: mobility\nphases: [{hold: 5s}, {rise: 3s}, {hold: 6s}]\n",
    "heat": "name: Heat\nareas: [back]\nkind: remedy\nlimit: 30m\n"
    "phases: [{name: warm, for: 5m}, {name: hold, for: 10m, limit: 20m}]\n",
    "walk": "name: Walk\nareas: [legs]\nkind: warm-up\npace: own\nlimit: 20m\n",
}  # fmt: skip


def steps(text: str, library: Shelf, head: str = "") -> Routine:
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    return routine(f"name: R\n{head}steps:\n{lines}", library)


def first(text: str, library: Shelf, head: str = "") -> Exercise:
    step = steps(text, library, head).steps[0]
    assert isinstance(step, ExerciseStep)
    return step.exercise


def phases(of: Exercise) -> dict[str, int]:
    return {phase.name: phase.ms for phase in of.phases}
