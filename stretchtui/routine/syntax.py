"""YAML's own errors in words an author understands. Never here: mistakes in what the fields hold."""

from __future__ import annotations

import re

from stretchtui.routine.diagnostics import Findings, Point, Span

QUOTES = "put quotes round the text"

_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a second ': ' on one line", QUOTES),
    ("found character that cannot start any token", "text cannot begin with this character", QUOTES),
    ("found unexpected end of stream", "a quote or bracket is opened and never closed", "close it"),
    ("found a tab character", "a tab stands where spaces belong", "indent with spaces"),
    ("could not find expected ':'", "a field needs ': ' after its name", "write NAME: VALUE"),
    ("did not find expected ',' or", "a '[' or '{' is opened and the list is not closed", QUOTES + ", or close the list"),
    ("expected ',' or", "a '[' or '{' is opened and the list is not closed", QUOTES + ", or close the list"),
    ("did not find expected node content", "a value cannot begin like this", QUOTES),
    ("did not find expected alphabetic or numeric character", "text cannot begin with this character", QUOTES),
    ("did not find expected key", "this line does not fit the lines above it",
     "line it up with its neighbours, or " + QUOTES),
    ("did not find expected '-' indicator", "this line does not fit the list above it", "line up the '-' signs"),
    ("expected <block end>", "this line does not fit the lines above it", "line it up with its neighbours, or " + QUOTES),
    ("found unknown escape character", "this '\\' sequence is unknown", "use single quotes, or write '\\\\'"),
    ("found invalid Unicode character escape code", "this '\\' sequence names no character", "remove it"),
    ("did not find expected <document start>", "this cannot stand after the text before it", QUOTES),
    ("expected '<document start>'", "this cannot stand after the text before it", QUOTES),
    ("found incompatible YAML document", "a directive ('%…') is not allowed", "remove the line"),
    ("found duplicate %YAML directive", "a directive ('%…') is not allowed", "remove the line"),
    ("found undefined tag handle", "a tag ('!…') is not allowed", QUOTES),
)  # fmt: skip
# What the two parsers, libyaml and PyYAML's own, say; the first one contained in the problem wins.

_DIRECTIVES = ("found incompatible YAML document", "found duplicate %YAML directive", "directive")


def explain(error: Exception, findings: Findings) -> None:
    """Report a parser's error at its own place, in plain words where they are known."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    at = _visible(line, column, findings)
    if _is_tab(at, findings):
        findings.error(at, "not-yaml", "a tab stands where spaces belong", "indent with spaces")
        return
    if any(word in problem for word in _DIRECTIVES):
        findings.error(at, "directive", "a directive ('%…') is not allowed", "remove the line")
        return
    for said, message, hint in _PROBLEMS:
        if said in problem:
            findings.error(at, "not-yaml", message, _with_value(hint, at, findings))
            return
    findings.error(at, "not-yaml", problem, QUOTES if _looks_unquoted(at, findings) else "")


def _visible(line: int, column: int, findings: Findings) -> Span:
    """The place, or the end of the last line with text when the parser points behind the text's end."""
    last = len(findings.lines) - 1
    while last > 0 and not findings.lines[last].strip():
        last -= 1
    if line > last:
        line, column = last, max(0, len(findings.lines[last]) - 1)
    return Span(Point(line, column), Point(line, column + 1))


def _line(at: Span, findings: Findings) -> str:
    return findings.lines[at.start.line]


def _is_tab(at: Span, findings: Findings) -> bool:
    line = _line(at, findings)
    return line[at.start.column : at.start.column + 1] == "\t" or "\t" in line[: len(line) - len(line.lstrip())]


def _with_value(hint: str, at: Span, findings: Findings) -> str:
    """The hint to quote a text, with the text itself where the line shows which it is."""
    found = re.match(r"\s*(?:- )?[A-Za-z_-]+: +([^\"'].{0,60})$", _line(at, findings))
    return f'{hint}: "{found[1].rstrip()}"' if hint == QUOTES and found and '"' not in found[1] else hint


def _looks_unquoted(at: Span, findings: Findings) -> bool:
    return bool(re.match(r"\s*(?:- )?[A-Za-z_-]+: +[^\"'\s]", _line(at, findings)))
