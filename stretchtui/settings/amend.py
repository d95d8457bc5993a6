"""One value of a YAML text replaced where it stands, or added: comments, order and line ends stay. Never here: what keys mean."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from typing import Any

from stretchtui.routine.diagnostics import Mark
from stretchtui.routine.source import Listing, Mapping, Node, Scalar, parse
from stretchtui.routine.values import plain_data

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class CannotAmend(ValueError):
    """The text has mistakes, or is written so that a change could harm it; the message continues 'the file …'."""


def amended(text: str, path: tuple[str, ...], written: str) -> str:
    """The text with the value at `path` (one key, or a key and one within it) written as given.

    The result is read again and must hold what was there before, with this one value changed. Raises CannotAmend.
    """
    document = parse(text, "")
    if any(one.severity == "error" for one in document.findings.in_order()):
        raise CannotAmend("has mistakes: mend them first")
    root = document.root
    if root is not None and not isinstance(root, Mapping):
        raise CannotAmend("is not a mapping of keys to values")
    changed = _with(text, root, path, written)
    if _data(changed) != _expected(_data(text), path, _data(f"value: {written}\n")["value"]):
        raise CannotAmend("is written in a way that cannot be changed safely: please edit it by hand")
    return changed


def _data(text: str) -> dict[str, Any]:
    document = parse(text, "")
    found = plain_data(document.root) if document.root is not None and not document.findings.errors else {}
    return found if isinstance(found, dict) else {}


def _expected(before: AnyMapping[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    if len(path) == 1:
        return {**before, path[0]: value}
    inner = before.get(path[0])
    return {**before, path[0]: _expected(inner if isinstance(inner, dict) else {}, path[1:], value)}


def _with(text: str, root: Mapping | None, path: tuple[str, ...], written: str) -> str:
    if root is None or not root.entries:
        return _as_line(text, f"{path[0]}: {_nested(path[1:], written)}")
    if path[0] not in root.entries:
        return _added(text, root, path[0], _nested(path[1:], written))
    key, value = root.entries[path[0]]
    if len(path) == 1:
        return _replaced(text, key, value, written)
    if isinstance(value, Mapping) and value.entries:
        return _with(text, value, path[1:], written)
    return _replaced(text, key, value, _nested(path[1:], written))


def _nested(path: tuple[str, ...], written: str) -> str:
    return f"{{{path[0]}: {written}}}" if path else written


def _as_line(text: str, line: str) -> str:
    end = "" if not text or _LINE_END.search(text[-1:]) else _line_end_of(text)
    return text + end + line + _line_end_of(text)


def _replaced(text: str, key: Scalar, value: Node, written: str) -> str:
    if isinstance(value, Scalar) and value.bare and not value.text:  # nothing stands there yet
        colon = text.index(":", _offset(text, key.end)) + 1
        return f"{text[:colon]} {written}{text[colon:]}"
    return text[: _offset(text, value.start)] + written + text[_offset(text, _last_leaf(value).end) :]


def _added(text: str, parent: Mapping, name: str, written: str) -> str:
    last = list(parent.entries.values())[-1][1]
    first_key = next(iter(parent.entries.values()))[0]
    end = _offset(text, _last_leaf(last).end)
    if text[_offset(text, parent.start)] == "{":
        return f"{text[:end]}, {name}: {written}{text[end:]}"
    line_end = _LINE_END.search(text, end)
    stop = line_end.end() if line_end else len(text)
    line = " " * first_key.start.column + f"{name}: {written}"
    lead = "" if line_end else _line_end_of(text)
    return text[:stop] + lead + line + _line_end_of(text) + text[stop:]


def _last_leaf(node: Node) -> Node:
    """The node's last leaf: a block's own end is where the next thing begins, behind its comments."""
    while isinstance(node, Listing | Mapping) and node.start.line != node.end.line:
        inner = node.items if isinstance(node, Listing) else [value for _, value in node.entries.values()]
        if not inner:
            break
        node = inner[-1]
    return node


def _line_end_of(text: str) -> str:
    found = _LINE_END.search(text)
    return found.group() if found else "\n"


def _offset(text: str, mark: Mark) -> int:
    position = 0
    for _ in range(mark.line):
        found = _LINE_END.search(text, position)
        position = found.end() if found else len(text)
    return position + mark.column
