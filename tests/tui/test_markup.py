"""Only Content, or text with markup off, may enter Textual's widgets: fault X2, held by reading the sources.

A string that is written out in the source is the program's own; anything else could hold words of a file.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import stretchtui.tui

SOURCES = sorted(Path(stretchtui.tui.__file__).parent.rglob("*.py"))

TAKES_MARKUP = frozenset({
    "Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Collapsible", "Tab", "TabPane", "Placeholder", "Select",
    "SelectionList", "Tree", "DataTable", "Markdown", "SystemCommand", "Hit", "DiscoveryHit", "notify", "update", "add_option",
    "add_row", "add_column", "add_leaf", "from_markup", "Toast",
})  # fmt: skip
"""Calls whose words Textual reads as markup unless they are Content or `markup=False` stands beside them."""

WORDS = frozenset({"label", "title", "prompt", "help", "content"})

MARKUP_ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip"})

MAKES_CONTENT = frozenset({
    "Content", "shown", "line", "lines", "styled", "assemble", "join", "headline", "wrapped", "render", "_prompt", "_row",
})  # fmt: skip
"""Calls that give Content. (`Content("…")` itself reads no markup.)"""


def problems(source: str) -> Iterator[tuple[int, str]]:
    """Line and reason of every place where text that is not written out there may be read as markup."""
    tree = ast.parse(source)
    contents = _names_of_content(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _called(node)
            if name in TAKES_MARKUP and not _markup_off(node):
                words = [*node.args[_words_of(name)], *(one.value for one in node.keywords if one.arg in WORDS)]
                yield from ((node.lineno, f"{name}({ast.unparse(word)})") for word in words if not _safe(word, contents))
            for keyword in node.keywords:
                if keyword.arg in MARKUP_ATTRIBUTES and name != "Binding" and not _safe(keyword.value, contents):
                    yield node.lineno, f"{keyword.arg}={ast.unparse(keyword.value)}"
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in MARKUP_ATTRIBUTES and not _safe(node.value, contents):
                    yield node.lineno, f"{target.attr} = {ast.unparse(node.value)}"


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""


def _words_of(name: str) -> slice:
    """Which of the arguments are words."""
    return {"Hit": slice(1, 2), "SystemCommand": slice(2), "add_row": slice(None)}.get(name, slice(1))


def _markup_off(node: ast.Call) -> bool:
    return any(one.arg == "markup" and isinstance(one.value, ast.Constant) and one.value.value is False for one in node.keywords)


def _names_of_content(tree: ast.Module) -> frozenset[str]:
    """Names whose every assignment in the module, or whose annotation, is Content."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.annotation is not None and ast.unparse(node.annotation) == "Content":
            names.add(node.arg)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _called(node.value) in MAKES_CONTENT:
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return frozenset(names)


def _safe(word: ast.expr, contents: frozenset[str]) -> bool:
    if isinstance(word, ast.Constant) or ast.unparse(word).startswith("action."):  # a row of keys.py, written out there
        return True
    if isinstance(word, ast.Call):
        return _called(word) in MAKES_CONTENT
    if isinstance(word, ast.Starred):
        return _safe(word.value, contents)
    if isinstance(word, ast.GeneratorExp | ast.ListComp):
        return _safe(word.elt, contents)
    if isinstance(word, ast.Name | ast.Attribute):
        return (word.id if isinstance(word, ast.Name) else word.attr) in contents
    return False


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_X2_no_text_that_is_not_written_out_is_read_as_markup(path: Path) -> None:
    assert list(problems(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'yield Static(f"{name}")',
        "yield Label(name)",
        'Button("go " + name)',
        "self.notify(name)",
        'self.notify(f"{name}", title="x", markup=True)',
        'self.notify("x", title=name)',
        "widget.update(name)",
        "widget.border_title = name",
        'widget.tooltip = f"{name}"',
        "Static('x', tooltip=name)",
        "OptionList(Option(name))",
        'SystemCommand("x", entry.summary, f)',
        "Content.from_markup(name)",
        "DiscoveryHit(plain(entry.name), f)",
    ],
)
def test_X2_the_lint_sees_what_it_is_for(source: str) -> None:
    assert len(list(problems(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        'yield Static("Keys", id=name)',
        "yield Static(shown(name))",
        "yield Static(name, markup=False)",
        "found = shown(name)\nwidget.update(found)",
        'self.notify(f"{name}", markup=False, title=title)',
        "widget.border_title = Content(name)",
    ],
)
def test_X2_the_lint_lets_content_and_plain_words_pass(source: str) -> None:
    assert list(problems(source)) == []
