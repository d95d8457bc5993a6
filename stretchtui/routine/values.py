"""What a field may hold: each type reads a node into a value and reports what is wrong with it.

A type that cannot read its node reports why and returns None. Never here: which fields there are (see fields.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

from stretchtui.routine import vocabulary
from stretchtui.routine.diagnostics import Findings, did_you_mean, nearest
from stretchtui.routine.durations import FORMS, NotADuration, milliseconds, spoken
from stretchtui.routine.source import Listing, Node, Scalar, Unreadable
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.text import plain

LONGEST_NAME = 120
LONGEST_CUE = 300
LONGEST_TEXT = 2_000
LONGEST_PHASE_MS = 2 * 3_600_000

_CUT = re.compile(r"\s+#\S")


class Value(Protocol):
    """One kind of value; `about` says in words what it accepts, for messages and the reference."""

    @property
    def about(self) -> str: ...

    def read(self, node: Node, findings: Findings) -> Any: ...


def wrong_type(node: Node, about: str, findings: Findings) -> None:
    if isinstance(node, Unreadable):
        return
    if isinstance(node, Scalar):
        written = f"'{node.text[:40]}'" if node.text else "nothing"
    else:
        written = "a mapping" if not isinstance(node, Listing) else "a list" if node.items else "an empty list"
    findings.error(node, "wrong-type", f"{about} belongs here, not {written}")


def scalar_text(node: Node, about: str, findings: Findings) -> str | None:
    """The text of a scalar with something in it; anything else is reported."""
    if isinstance(node, Scalar) and node.text:
        return node.text
    if isinstance(node, Scalar):
        findings.error(node, "wrong-type", f"the value is missing: {about} belongs here")
    else:
        wrong_type(node, about, findings)
    return None


@dataclass(frozen=True, slots=True)
class Text:
    """Words to be shown or spoken."""

    longest: int = LONGEST_TEXT
    about: str = "text"

    def read(self, node: Node, findings: Findings) -> str | None:
        text = scalar_text(node, self.about, findings)
        if text is None:
            return None
        if not text.strip():
            findings.error(node, "wrong-type", "this text is blank")
            return None
        if len(text) > self.longest:
            findings.error(node, "too-long", f"{len(text)} characters, and at most {self.longest} are allowed")
        if "#" in findings.text and node.bare:  # type: ignore[union-attr]  # scalar_text gave its text, so it is a Scalar
            _warn_if_cut(node, findings)
        return plain(" ".join(text.split()))


def _warn_if_cut(node: Node, findings: Findings) -> None:
    end = node.end
    rest = findings.lines[end.line][end.column :] if end.line < len(findings.lines) else ""
    if _CUT.match(rest):
        what = f"the text ends at '#', so '{plain(rest.strip()[:40])}' is lost"
        findings.warn(node, "cut-value", what, "put quotes round the text, or a space after the '#' of a comment")


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    words: tuple[str, ...]
    of: str
    """What the words are: 'area', 'position' …; also in the code of the mistake."""

    @property
    def about(self) -> str:
        return f"one of {', '.join(self.words)}" if len(self.words) < 10 else f"the name of a known {self.of}"

    def read(self, node: Node, findings: Findings) -> str | None:
        word = scalar_text(node, self.about, findings)
        if word is None or word in self.words:
            return word
        hint = "" if findings.full() else self._hint(word)
        noun = "way to treat sides" if self.of == "sides" else self.of
        findings.error(node, f"unknown-{self.of}", f"'{word[:64]}' is not a known {noun}", hint)
        return None

    def _hint(self, word: str) -> str:
        if self.of == "area" and (meant := vocabulary.AREA_SYNONYMS.get(word.lower())):
            return f"did you mean '{meant}'?"
        return did_you_mean(word, self.words)


@dataclass(frozen=True, slots=True)
class Word:
    """A kebab-case word that is not from a closed list: a flag or a tag."""

    of: str
    known: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        return f"{'an' if self.of[0] in 'aeiou' else 'a'} {self.of}: lower-case words joined by '-'"

    def read(self, node: Node, findings: Findings) -> str | None:
        word = scalar_text(node, self.about, findings)
        if word is None or word in self.known:
            return word
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word) or len(word) > 64:
            findings.error(node, "wrong-type", f"'{word[:64]}' is no {self.of}", "lower-case words joined by '-'")
            return None
        if self.known and not findings.full("warning") and (close := nearest(word, self.known)):
            findings.warn(node, f"unknown-{self.of}", f"'{word}' is a {self.of} of your own", f"did you mean '{close}'?")
        return word


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in whole milliseconds."""

    zero: bool = False
    longest_ms: int = LONGEST_PHASE_MS
    about: str = "a duration"

    def read(self, node: Node, findings: Findings) -> int | None:
        text = node.text if isinstance(node, Scalar) else None
        if text is None:
            wrong_type(node, self.about, findings)
            return None
        try:
            ms = milliseconds(text)
        except NotADuration as reason:
            findings.error(node, "bad-duration", f"'{text[:40]}': {reason}" if text else "the duration is missing", FORMS)
            return None
        if ms == 0 and not self.zero:
            findings.error(node, "bad-duration", "this cannot be zero", FORMS)
            return None
        if ms > self.longest_ms:
            what = f"{spoken(ms)} is longer than the {spoken(self.longest_ms)} allowed here"
            findings.error(node, "bad-duration", what)
            return None
        return ms


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int
    most: int

    @property
    def about(self) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def read(self, node: Node, findings: Findings) -> int | None:
        text = scalar_text(node, self.about, findings)
        if text is None:
            return None
        if not re.fullmatch(r"0|[1-9][0-9]{0,5}", text) or not self.least <= int(text) <= self.most:
            wrong_type(node, self.about, findings)
            return None
        return int(text)


@dataclass(frozen=True, slots=True)
class Boolean:
    about: str = "true or false"

    def read(self, node: Node, findings: Findings) -> bool | None:
        text = scalar_text(node, self.about, findings)
        if text in ("true", "false"):
            return text == "true"
        if text is not None:
            wrong_type(node, self.about, findings)
        return None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one type; `or_one` also takes a single value for a list of one."""

    item: Value
    or_one: bool = False
    least: int = 0
    repeats: bool = False
    """The same value may stand in it more than once, as a cue may."""

    @property
    def about(self) -> str:
        return f"a list, each item {self.item.about}"

    def read(self, node: Node, findings: Findings) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and self.or_one:
            value = self.item.read(node, findings)
            return None if value is None else (value,)
        if not isinstance(node, Listing):
            wrong_type(node, self.about, findings)
            return None
        if len(node.items) < self.least:
            findings.error(node, "wrong-type", f"this list needs at least {self.least}: {self.item.about}")
        read = [value for item in node.items if (value := self.item.read(item, findings)) is not None]
        return tuple(read if self.repeats else dict.fromkeys(read))


@dataclass(frozen=True, slots=True)
class Areas:
    """A list of areas in which `back` and `legs` stand for their parts."""

    about: str = "a list of areas"
    _words: ListOf = field(
        default=ListOf(Choice(vocabulary.AREAS + tuple(vocabulary.AREA_GROUPS), "area"), or_one=True, least=1)
    )

    def read(self, node: Node, findings: Findings) -> tuple[str, ...] | None:
        words = self._words.read(node, findings)
        if words is None:
            return None
        return tuple(dict.fromkeys(area for word in words for area in vocabulary.areas_of(word)))


def plain_data(node: Node) -> Any:
    """Texts, lists and dicts without places. Depth is bounded by the reader, so recursion is safe here."""
    if isinstance(node, MappingNode):
        return {key: plain_data(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Listing):
        return [plain_data(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None
