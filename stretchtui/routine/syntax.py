"""YAML's own errors in words an author understands. Never here: mistakes in what the fields hold."""

from __future__ import annotations

import re

from stretchtui.routine.diagnostics import Findings, Point, Span

QUOTES = "put quotes round the text"

_SECOND_COLON = "a second ': ' on one line"

_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", _SECOND_COLON, QUOTES),
    ("that cannot start any token", "text cannot begin with this character", QUOTES),
    ("found unexpected end of stream", "a quote or bracket is opened and never closed", "close it"),
    ("found a tab character", "a tab stands where spaces belong", "indent with spaces"),
    ("could not find expected ':'", "a field needs ': ' after its name", "write NAME: VALUE"),
    ("did not find expected ',' or", "a '[' or '{' is opened and the list is not closed", QUOTES + ", or close the list"),
    ("expected ',' or", "a '[' or '{' is opened and the list is not closed", QUOTES + ", or close the list"),
    ("expected the node content", "a value cannot begin like this", QUOTES),
    ("did not find expected node content", "a value cannot begin like this", QUOTES),
    ("expected alphabetic or numeric character", "text cannot begin with this character", QUOTES),
    ("did not find expected key", "this line does not fit the lines above it",
     "line it up with its neighbours, or " + QUOTES),
    ("did not find expected '-' indicator", "this line does not fit the list above it", "line up the '-' signs"),
    ("expected <block end>", "this line does not fit the lines above it", "line it up with its neighbours, or " + QUOTES),
    ("found unknown escape character", "this '\\' sequence is unknown", "use single quotes, or write '\\\\'"),
    ("found invalid Unicode character escape code", "this '\\' sequence names no character", "remove it"),
    ("did not find expected <document start>", "this cannot stand after the text before it", QUOTES),
    ("expected '<document start>'", "this cannot stand after the text before it", QUOTES),
    ("found undefined tag handle", "a tag ('!…') is not allowed", QUOTES),
    ("sequence entries are not allowed", "a list cannot begin on the line of its name", "begin it on the next line"),
    ("expected comment or line break", "text cannot begin with this character", QUOTES),
    ("expected a comment or a line break", "text cannot begin with this character", QUOTES),
    ("expected chomping or indentation", "text cannot begin with this character", QUOTES),
    ("did not find expected hexdecimal number", "this '\\' sequence is unknown", "use single quotes, or write '\\\\'"),
    ("expected escape sequence of", "this '\\' sequence is unknown", "use single quotes, or write '\\\\'"),
    ("found unexpected ':'", "a ':' cannot stand here", QUOTES),
    ("tag URI", "a tag ('!…') is not allowed", QUOTES),
    ("expected URI", "a tag ('!…') is not allowed", QUOTES),
)  # fmt: skip
# What the two parsers, libyaml and PyYAML's own, say; the first one contained in the problem wins.

_FROM_ITS_START = (
    "found unexpected end of stream", "expected alphabetic or numeric character", "comment or", "expected chomping", "directive",
)  # fmt: skip
"""Problems that show only at the end of the text that has them: the place is where that text begins."""

_DIRECTIVES = ("found incompatible YAML document", "directive")


def explain(error: Exception, findings: Findings) -> None:
    """Report a parser's error at its own place, in plain words where they are known."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    first, second = ("context_mark", "problem_mark") if _said(_FROM_ITS_START, problem) else ("problem_mark", "context_mark")
    mark = getattr(error, first, None) or getattr(error, second, None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    at = _visible(line, column, findings)
    if _is_tab(at, findings):
        findings.error(at, "not-yaml", "a tab stands where spaces belong", "indent with spaces")
        return
    if _said(_DIRECTIVES, problem):
        findings.error(at, "directive", "a directive ('%…') is not allowed", "remove the line")
        return
    for said, message, hint in _PROBLEMS:
        if said in problem:
            if message is _SECOND_COLON and not re.search(r":\s", _line(at, findings)[: at.start.column]):
                message, hint = "a field cannot begin here: the line above it is not finished", "is a ':' missing there?"
            findings.error(at, "not-yaml", message, _with_value(hint, at, findings))
            return
    findings.error(at, "not-yaml", problem, QUOTES if _looks_unquoted(at, findings) else "")


def _said(words: tuple[str, ...], problem: str) -> bool:
    return any(word in problem for word in words)


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
    if hint != QUOTES or not found or '"' in found[1] or at.start.column < found.start(1):
        return hint
    return f'{hint}: "{found[1].rstrip()}"'


def _looks_unquoted(at: Span, findings: Findings) -> bool:
    return bool(re.match(r"\s*(?:- )?[A-Za-z_-]+: +[^\"'\s]", _line(at, findings)))
