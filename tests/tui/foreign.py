"""Hostile text, and models and files full of it: what an author, a file system or a paste may bring. Never here: tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from stretchtui.routine.diagnostics import Diagnostic
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.index import Catalogue, Entry, Kept
from stretchtui.routine.library import Shelf
from stretchtui.routine.loading import LoadedRoutine, Loader
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, Phase, RestStep, Routine, SayLine, Step
from tests.session.exercises import PLAIN, routine

PAYLOADS = (
    "[@click=app.quit]x[/]", "hold [/", "x [/b] y", "[link=https://evil.example]here[/link]", "[a=b", "[bold]x", "[]", "[/]",
    "\\[b]", "[$primary]x[/]", "$primary", "{side}", "{other} {", "{0} %s %n", "{side!r:>9999}",
    "\x1b]52;c;cm0gLXJmIH4=\x1b\\", "\x1b[31mred", "\x1b[2J",
    "\x1b]0;title\x07", "\x1bP+q\x1b\\", "\x9b31mC1", "\x9d0;x\x9c", "\x90q\x9c",
    "a\rb", "a\nb\n\nc", "a\tb", "bell\x07", "back\x08space", "\x00nul", "\x7fdel", "\x0e\x0f", "\x85nel", "\x0b\x0c",
    "ab\u202edc", "\u2066x\u2069", "\u061c\u200e\u200f", "שלום עולם", "مرحبا بالعالم",
    "Z\u0351\u0361\u036b\u030c" + "\u0301\u0302\u0303" * 40, "\u0301\u0301 starts with marks",
    "zero\u200bwidth\ufeff\u00ad", "\U000e0041\U000e0042", "\ufdd0\uffff\U0010ffff", "\ud800 lone",
    "伸ばして" * 30, "👩‍👩‍👧‍👦 ❤️ 1️⃣ 👍🏽", "क्षि", "ﷺ" * 20, "x" * 2_000, "word " * 400, "", " ", "\u2028line\u2029paragraph",
)  # fmt: skip
"""From the rows X1–X7 of the fault list, and neighbours of theirs."""


def naughty_strings() -> list[str]:
    """The Big List of Naughty Strings."""
    listed: list[str] = json.loads((Path(__file__).parents[1] / "data" / "blns.json").read_text(encoding="utf-8"))
    return listed


ALL = (*PAYLOADS, *naughty_strings())


def at_once(texts: Sequence[str]) -> str:
    """Several texts as one, so that fewer screens need be drawn."""
    return " ".join(texts)


def entry(number: int, text: str, *, broken: bool = False) -> Entry:
    """A routine as lists show it, with the text wherever one may stand."""
    return Entry(
        id=f"routine-{number}", name=text, path=f"/library/{text}.yaml", origin="user", summary=text, when=text,
        areas=(text, "neck"), positions=(text,), equipment=(text,), level="gentle", flags=(text, "neck"), tags=(text,),
        exercises=(text,), total_ms=60_000, open_ended=False, errors=int(broken), fault=f"line 1: {text}" if broken else "",
    )  # fmt: skip


def exercise(texts: Sequence[str], **fields: object) -> Exercise:
    """An exercise whose every text is one of these, in turns."""
    text = [texts[i % len(texts)] for i in range(10)]
    phases = tuple(
        Phase(text[6 + i % 3], 3_000, stretch=name == "hold", cue=text[8], breath="in" if name == "move" else None)
        for i, name in enumerate(("move", "hold", "release"))
    )
    return PLAIN._replace(
        name=text[0],
        cues=tuple(text[1:4]),
        caution=text[4],
        mistake=text[5],
        say=(SayLine(0, text[9]),),
        summary=text[1],
        areas=(text[2],),
        equipment=(text[3],),
        flags=(text[4],),
        source=text[5],
        phases=phases,
    )._replace(**fields)  # type: ignore[arg-type]  # any field at all


def steps(texts: Sequence[str]) -> tuple[Step, ...]:
    """One of each kind of step."""
    return (
        ExerciseStep(exercise(texts, sides="each")),
        NoteStep(texts[0]),
        RestStep(5_000, texts[-1]),
        CircuitStep(2, (ExerciseStep(exercise(texts, pace="own", sides="alternate")),), 5_000),
    )


def hostile_routine(texts: Sequence[str]) -> Routine:
    from dataclasses import replace

    return replace(
        routine(*steps(texts)), name=texts[0], summary=texts[-1], when=texts[0], areas=(texts[0],), flags=(texts[-1],),
        positions=(texts[0],), equipment=(texts[-1],),
    )  # fmt: skip


def mistakes(texts: Sequence[str]) -> tuple[Diagnostic, ...]:
    return tuple(Diagnostic(1, 1, 1, 2, "error", "x", text, text, text, text) for text in texts)


class _Books(Loader):
    """Routines by id that no file holds."""

    def __init__(self, texts: Sequence[str], *, broken: bool) -> None:
        super().__init__(Shelf({}, {}, ()))
        self._texts = texts
        self._broken = broken

    def routine(self, id: str) -> LoadedRoutine | None:
        text = self._texts[int(id.removeprefix("routine-"))]
        if self._broken:
            return LoadedRoutine(None, mistakes([text]), name=text)
        return LoadedRoutine(hostile_routine([text]), ())


def hostile_holdings(texts: Sequence[str], *, broken: bool = False) -> Holdings:
    """A library in which everything is named by one of these texts."""
    holdings = Holdings(())
    kept = {f"{number}": Kept(0, 0, (), entry(number, text, broken=broken)) for number, text in enumerate(texts)}
    holdings.__dict__.update(known=Catalogue(kept, (), {}), loader=_Books(texts, broken=broken))
    return holdings
