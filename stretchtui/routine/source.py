"""YAML text to plain nodes with places. The only file that knows YAML; never here: what any field means.

PyYAML's parser gives events, which are read in one loop: nothing recursive runs before depth, size, anchors, aliases and tags
are checked, since libyaml's own composer can crash the process on deep nesting. Every scalar stays text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from stretchtui.routine.diagnostics import Findings, Mark, Point, Span, split_lines
from stretchtui.routine.syntax import explain
from stretchtui.text import code_point, control_characters

DEEPEST = 32
MOST_NODES = 20_000
LONGEST_SCALAR = 4_096

class Scalar(NamedTuple):
    text: str
    start: Mark
    end: Mark
    bare: bool
    """Written without quotes."""


class Listing(NamedTuple):
    items: list[Node]
    start: Mark
    end: Mark


class Mapping(NamedTuple):
    entries: dict[str, tuple[Scalar, Node]]
    start: Mark
    end: Mark


class Unreadable(NamedTuple):
    """Stands where something forbidden was: it has been reported, so nobody needs to complain again."""

    start: Mark
    end: Mark


Node = Scalar | Listing | Mapping | Unreadable


@dataclass(frozen=True, slots=True)
class Document:
    root: Node | None
    """None when there is nothing in the text that could be read."""
    findings: Findings


def parse(text: str, file: str, parser: Any = None) -> Document:
    """The nodes of a text, and what is wrong with it as YAML. Any text at all ends here in a Document; none raises."""
    import yaml  # here, because most starts of the program read no YAML, and its import is a tenth of what they may take

    findings = Findings(file, text)
    if _has_control_characters(text, findings):
        return Document(None, findings)
    reader = _Reader(findings)
    events = None
    try:
        events = (parser or default_parser())(text)
        reader.read(events)
    except yaml.YAMLError as error:
        explain(error, findings)
        return Document(None, findings)
    except (ValueError, OverflowError, IndexError, RecursionError) as error:  # PyYAML's scanner lets these through
        findings.error(_reached(events), "not-yaml", f"this is not YAML that can be read ({error})")
        return Document(None, findings)
    finally:
        if events is not None:
            events.dispose()
    root = reader.root
    if isinstance(root, Scalar) and root.bare and not root.text:  # nothing but '---'
        root = None
    return Document(root, findings)


def _reached(events: Any) -> Span:
    """How far the parser has read, where it can tell."""
    if not hasattr(events, "get_mark"):
        return Span(Point(0, 0), Point(0, 1))
    mark = events.get_mark()
    return Span(Point(mark.line, mark.column), Point(mark.line, mark.column + 1))


def default_parser() -> Any:
    """libyaml's parser; PyYAML's own where the wheel lacks it. Tests read everything with both."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _has_control_characters(text: str, findings: Findings) -> bool:
    found = control_characters(text)
    for offset, character in found[:20]:
        place = point_at(text, offset)
        after = Point(place.line, place.column + 1)
        what = f"the control character {code_point(character)} cannot stand in a file"
        findings.error(Span(place, after), "control-character", what, "remove it")
    return bool(found)


def point_at(text: str, offset: int) -> Point:
    before = split_lines(text[:offset])
    return Point(len(before) - 1, len(before[-1]))


class _Open:
    """A list or mapping whose end has not been read yet."""

    __slots__ = ("entries", "items", "key", "start")

    def __init__(self, start: Mark, is_mapping: bool) -> None:
        self.start = start
        self.items: list[Node] = []
        self.entries: dict[str, tuple[Scalar, Node]] | None = {} if is_mapping else None
        self.key: Node | None = None


class _TooMuch(Exception):
    """A bound was passed; it has been reported and the rest of the text is not read."""


class _Reader:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._documents = 0

    def read(self, events: Any) -> None:
        """Consume a parser's events. Raises what the parser raises."""
        try:
            self._read(events.get_event)
        except _TooMuch:
            self.root = None

    def _read(self, next_event: Callable[[], Any]) -> None:  # noqa: C901  # see the comment below
        import yaml

        # This loop runs once for every word of every file, so the frequent cases stand in it rather than behind calls.
        others = {yaml.DocumentStartEvent: self._document, yaml.MappingStartEvent: self._start}
        others[yaml.SequenceStartEvent] = self._start
        node_ends = {yaml.ScalarEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent, yaml.AliasEvent}
        scalar, open_nodes, nodes, new = yaml.ScalarEvent, self._open, 0, tuple.__new__
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind not in node_ends:
                if kind in others:
                    others[kind](event)
                continue
            node: Node
            if kind is scalar:
                text = event.value
                node = new(Scalar, (text, event.start_mark, event.end_mark, not event.style))
                if not text.isprintable() or len(text) > LONGEST_SCALAR:
                    self._check_text(node)
                if event.anchor is not None or event.tag is not None:
                    self._forbidden(event)
            else:
                node = self._alias(event) if kind is yaml.AliasEvent else self._closed(event.end_mark)
            nodes += 1
            if nodes > MOST_NODES:
                self._too_many(node)
            if not open_nodes:
                self.root = node
                continue
            parent = open_nodes[-1]
            if parent.entries is None:
                parent.items.append(node)
            elif parent.key is None:
                parent.key = node
            else:
                key, parent.key = parent.key, None
                if key.__class__ is Scalar and key.text not in parent.entries and key.text != "<<":
                    parent.entries[key.text] = (key, node)
                else:
                    self._refuse_key(parent.entries, key)

    def _document(self, event: Any) -> None:
        self._documents += 1
        # PyYAML's own parser says nothing of a directive that it does not know: only the lines before '---' tell.
        if event.version or event.tags or event.start_mark.line < event.end_mark.line:
            at = Span(event.start_mark, Point(event.start_mark.line, event.start_mark.column + 1))
            self.findings.error(at, "directive", "a directive ('%…') is not allowed", "remove the line")
        if self._documents > 1:
            what = "a second document starts here, and a file holds one"
            self.findings.error(_span(event), "several-documents", what, "put it in a file of its own")
            raise _TooMuch

    def _check_text(self, node: Scalar) -> None:
        for _, character in control_characters(node.text)[:1]:
            what = f"this text holds the control character {code_point(character)}"
            self.findings.error(node, "control-character", what, "remove it")
        if len(node.text) > LONGEST_SCALAR:
            what = f"this text has {len(node.text)} characters, and at most {LONGEST_SCALAR} are allowed"
            self.findings.error(node, "too-long", what)

    def _start(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._forbidden(event)
        if len(self._open) >= DEEPEST:
            self.findings.error(_span(event), "too-deep", f"nested deeper than {DEEPEST} levels")
            raise _TooMuch
        self._open.append(_Open(event.start_mark, event.__class__.__name__ == "MappingStartEvent"))

    def _closed(self, end: Mark) -> Node:
        done = self._open.pop()
        return Listing(done.items, done.start, end) if done.entries is None else Mapping(done.entries, done.start, end)

    def _alias(self, event: Any) -> Node:
        hint = "use defaults: or repeat: instead; if it is text, put quotes round the text"
        what = f"'*{event.anchor}' refers to another place, which is not allowed"
        self.findings.error(_span(event), "alias", what, hint)
        return Unreadable(event.start_mark, event.end_mark)

    def _forbidden(self, event: Any) -> None:
        span = _span(event)
        if event.anchor is not None:
            hint = "use defaults: or repeat: instead; if it is text, put quotes round the text"
            self.findings.error(span, "anchor", f"an anchor ('&{event.anchor}') is not allowed", hint)
        if event.tag is not None:
            hint = "remove it; if it is text, put quotes round the text"
            self.findings.error(span, "tag", f"a tag ('{event.tag}') is not allowed", hint)

    def _too_many(self, node: Node) -> None:
        self.findings.error(node, "too-large", f"more than {MOST_NODES} values in one file")
        raise _TooMuch

    def _refuse_key(self, entries: dict[str, tuple[Scalar, Node]], key: Node) -> None:
        if not isinstance(key, Scalar):
            if not isinstance(key, Unreadable):
                self.findings.error(key, "wrong-type", "a field's name must be a word", "put quotes round the text")
        elif key.text == "<<":
            self.findings.error(key, "merge-key", "a merge key ('<<') is not allowed", "use defaults: or repeat: instead")
        else:
            first = entries[key.text][0].start
            what = f"'{key.text[:64]}' stands here a second time; the first is at {first.line + 1}:{first.column + 1}"
            self.findings.error(key, "duplicate-key", what, "keep one of the two")


def _span(event: Any) -> Span:
    """Where an event stands; of something that only begins there, its first character."""
    start, end = event.start_mark, event.end_mark
    if (end.line, end.column) == (start.line, start.column):
        end = Point(start.line, start.column + 1)
    return Span(start, end)

