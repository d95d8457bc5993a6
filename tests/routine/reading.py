"""What the tests of this room share: a text read, a folder written as a library, diagnostics in short. Never here: tests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from stretchtui.routine.diagnostics import Diagnostic
from stretchtui.routine.library import Library, Origin, Shelf, scan
from stretchtui.routine.loading import LoadedRoutine, Loader
from stretchtui.routine.model import Exercise, ExerciseStep, Routine
from stretchtui.routine.source import Document, parse

PARSERS: dict[str, Any] = {"libyaml": yaml.CSafeLoader, "pure": yaml.SafeLoader}
"""The two parsers a user may have; CSafeLoader is missing where the wheel has no libyaml, so the tests need it."""

with_both_parsers = pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS.keys())

OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys, or turns text round by: it may be in no line that is shown."""

EMPTY = Shelf({}, {}, ())

STRETCH = "name: Calf stretch\nareas: [calves]\nposition: standing\nsides: each\ncues: ['Step your {side} foot back.']\n"
"""The shortest exercise that nothing is said about, as a file."""


def parsed(text: str, parser: Any) -> Document:
    return parse(text, "my.yaml", parser)


def read(text: str | bytes, shelf: Shelf = EMPTY) -> LoadedRoutine:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Loader(shelf).routine_bytes(data, "my.yaml")


def routine(text: str, shelf: Shelf = EMPTY) -> Routine:
    """The routine of a text that has no mistakes."""
    loaded = read(text, shelf)
    assert loaded.routine is not None, loaded.diagnostics
    return loaded.routine


def exercise(text: str, shelf: Shelf = EMPTY) -> Exercise:
    """The exercise of the first step of a routine without mistakes."""
    step = routine(text, shelf).steps[0]
    assert isinstance(step, ExerciseStep)
    return step.exercise


def in_place(fields: str, *, head: str = "") -> str:
    """A routine of one exercise written in place with these fields, `areas` included for it."""
    lines = "".join(f"    {line}\n" for line in fields.splitlines())
    return f"name: R\n{head}steps:\n  - name: E\n    areas: [hips]\n{lines}"


def folder(path: Path, routines: Mapping[str, str] | None = None, exercises: Mapping[str, str] | None = None) -> Path:
    """A library written to disk, by file name; a name without an ending gets .yaml."""
    for where, files in ((path, routines), (path / "exercises", exercises)):
        where.mkdir(parents=True, exist_ok=True)
        for name, text in (files or {}).items():
            (where / (name if "." in name else f"{name}.yaml")).write_text(text, encoding="utf-8", newline="")
    return path


def shelf(path: Path, origin: Origin = "option") -> Shelf:
    return scan((Library(path, origin),))


def short(diagnostic: Diagnostic) -> str:
    """`1:7-12 code`, or `1:7-2:3 code` over lines: a place and a code in one readable word."""
    end = f"{diagnostic.end_column}"
    if diagnostic.end_line != diagnostic.line:
        end = f"{diagnostic.end_line}:{end}"
    return f"{diagnostic.line}:{diagnostic.column}-{end} {diagnostic.code}"


def shorts(loaded: LoadedRoutine | Document) -> list[str]:
    found = loaded.findings.in_order() if isinstance(loaded, Document) else loaded.diagnostics
    return [short(one) for one in found]


def errors(loaded: LoadedRoutine) -> list[Diagnostic]:
    return [one for one in loaded.diagnostics if one.severity == "error"]
