"""Mistakes and warnings with their places, and how they read. Never here: what counts as a mistake.

Lines and columns count from 1, columns in code points, as editors do; an end column is the first one after the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol

from stretchtui.text import cells, plain

Severity = Literal["error", "warning"]

MOST_REPORTED = 200
"""So many errors of one file are reported, and so many warnings; a file with more is no routine but noise."""

# YAML counts these as line ends, so the places of its marks do too.
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SNIPPET_COLUMNS = 100


class Mark(Protocol):
    """A place in a text, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Point:
    line: int
    column: int


class Placed(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> Mark: ...
    @property
    def end(self) -> Mark: ...


@dataclass(frozen=True, slots=True)
class Span:
    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""
    file: str = ""
    snippet: str = field(default="", compare=False)
    """The line of the file that `line` names, as it was read."""

    def as_json(self) -> dict[str, Any]:
        """The object of `check --json`; all text in it is plain."""
        order = ("file", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint")
        values = asdict(self)
        return {name: plain(values[name]) if isinstance(values[name], str) else values[name] for name in order}


def split_lines(text: str) -> list[str]:
    return _LINE_END.split(text)


class Findings:
    """The diagnostics of one file while it is read: they are added in any order and come out in file order."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.text = text
        self._found: list[Diagnostic] = []
        self.errors = 0
        self.warnings = 0

    @cached_property
    def lines(self) -> list[str]:
        return split_lines(self.text)

    def error(self, at: Placed, code: str, message: str, hint: str = "") -> None:
        if not self.full():
            self._add(at, "error", code, message, hint)
        self.errors += 1

    def warn(self, at: Placed, code: str, message: str, hint: str = "") -> None:
        if not self.full("warning"):
            self._add(at, "warning", code, message, hint)
        self.warnings += 1

    def full(self, of: Severity = "error") -> bool:
        """Whether no more are reported: then nobody need look for hints. Warnings never crowd out an error."""
        return (self.errors if of == "error" else self.warnings) >= MOST_REPORTED

    def _add(self, at: Placed, severity: Severity, code: str, message: str, hint: str) -> None:
        start, end = at.start, at.end
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        self._found.append(
            Diagnostic(
                start.line + 1, start.column + 1, end.line + 1, end.column + 1,
                severity, code, message, hint, self.file, line,
            )  # fmt: skip
        )

    def in_order(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self._found))


def render(diagnostic: Diagnostic) -> str:
    """The diagnostic as a person reads it: place, what is wrong, the line, a caret under the very word, the hint."""
    head = f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}: "
    head += f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    lines = [plain(head)]
    if diagnostic.snippet.strip():
        shown, caret = _pointed_at(diagnostic)
        gutter = f"{diagnostic.line:>4} | "
        lines += [gutter + shown, " " * (len(gutter) - 2) + "| " + caret + " " + plain(diagnostic.hint)]
    elif diagnostic.hint:
        lines.append("     " + plain(diagnostic.hint))
    return "\n".join(line.rstrip() for line in lines)


def _pointed_at(diagnostic: Diagnostic) -> tuple[str, str]:
    """The part of the line around the word, and the carets that stand under it."""
    start = diagnostic.column - 1
    end = diagnostic.end_column - 1 if diagnostic.end_line == diagnostic.line else len(diagnostic.snippet)
    first = max(0, start - _SNIPPET_COLUMNS // 2)
    last = first + _SNIPPET_COLUMNS
    before = plain(diagnostic.snippet[first:start])
    word = plain(diagnostic.snippet[start : min(end, last)].rstrip())
    after = plain(diagnostic.snippet[min(end, last) : last].rstrip())
    lead = "…" if first else ""
    trail = "…" if len(diagnostic.snippet) > last else ""
    return lead + before + word + after + trail, " " * (len(lead) + cells(before)) + "^" * max(1, cells(word))


def nearest(word: str, words: Iterable[str]) -> str:
    """The known word most like the mistaken one, or "" when none is near."""
    if len(word) > 40:
        return ""
    import difflib

    close = difflib.get_close_matches(word.lower().replace("_", "-"), words, n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str, words: Sequence[str]) -> str:
    """A hint: the nearest word, or what is allowed when none is near and the list is short enough to read."""
    if close := nearest(word, words):
        return f"did you mean '{close}'?"
    return "one of: " + ", ".join(words) if len(words) <= 30 else ""
