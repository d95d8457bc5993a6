"""Many figures on one page, each group under its name. Never here: which figures, files, how one is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap
from typing import NamedTuple

from stretchtui.figure.inks import Colours, blended, inks
from stretchtui.figure.scene import Scene, Shown
from stretchtui.figure.svg import document, figure
from stretchtui.figure.svg_words import Shared, colour

WIDTH, HEIGHT = 200, 224
"""Of one figure."""
_GAP, _FOOT = 10, 22
_NAME, _NOTE, _LABEL, _FAULT = 14, 12, 12, 10
"""Sizes of letters."""
_NAME_LINE, _NOTE_LINE = 18, 15
_LETTER = 0.58
"""How wide a letter is, of its size."""
_FONT = "font-family=\"Inter,'DejaVu Sans',Verdana,sans-serif\""


class Shot(NamedTuple):
    """One figure with the words below it."""

    label: str
    scene: Scene
    shown: Shown
    faults: tuple[str, ...] = ()
    """What is wrong with it, to be read in the figure."""


class Group(NamedTuple):
    """An exercise: its name, what else is said of it, and its figures."""

    name: str
    note: str
    shots: tuple[Shot, ...]


class _Headed(NamedTuple):
    """A group with its words in lines, and how many figures it is wide."""

    group: Group
    wide: int
    names: list[str]
    notes: list[str]


def sheet(groups: Sequence[Group], colours: Colours, columns: int) -> str:
    """The page, so many figures wide: groups in their order, next to one another where they fit."""
    shared = Shared()
    content: list[str] = []
    y = _GAP
    for row in _rows([_headed(group, columns) for group in groups], columns):
        head = max(_NAME_LINE * len(one.names) + _NOTE_LINE * len(one.notes) for one in row) + _GAP
        x = _GAP
        for one in row:
            content += _group(one, x, y, head, colours, shared)
            x += one.wide * (WIDTH + _GAP)
        y += head + max(-(-len(one.group.shots) // one.wide) for one in row) * (HEIGHT + _FOOT) + _GAP
    width = _GAP + columns * (WIDTH + _GAP)
    return document(width, y, colours.paper, shared, f"<g {_FONT}>\n{_joined(content)}</g>")


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _headed(group: Group, columns: int) -> _Headed:
    wide = max(1, min(columns, len(group.shots)))
    room = wide * (WIDTH + _GAP) - 2 * _GAP
    return _Headed(group, wide, _lines(group.name, room, _NAME, 2), _lines(group.note, room, _NOTE, 2))


def _rows(groups: Sequence[_Headed], columns: int) -> Iterator[list[_Headed]]:
    row: list[_Headed] = []
    for one in groups:
        if row and sum(other.wide for other in row) + one.wide > columns:
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _group(headed: _Headed, x: int, y: int, head: int, colours: Colours, shared: Shared) -> Iterator[str]:
    group, wide, names, notes = headed
    faint = blended(colours.paper, colours.ink, 0.62)
    for line in names:
        yield _text(x + 2, y + 13, _NAME, colours.ink, line, ' font-weight="bold"')
        y, head = y + _NAME_LINE, head - _NAME_LINE
    for i, line in enumerate(notes):
        yield _text(x + 2, y + 12 + i * _NOTE_LINE, _NOTE, faint, line)
    for i, shot in enumerate(group.shots):
        down, across = divmod(i, wide)
        yield from _shot(shot, x + across * (WIDTH + _GAP), y + head + down * (HEIGHT + _FOOT), colours, shared)


def _shot(shot: Shot, x: int, y: int, colours: Colours, shared: Shared) -> Iterator[str]:
    drawn = figure(shot.scene, shot.shown, WIDTH, HEIGHT, inks(colours), shared)
    line = colour(blended(colours.paper, colours.ink, 0.16))
    yield f'<svg x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}">{drawn}</svg>'
    yield f'<rect x="{x - 0.5}" y="{y - 0.5}" width="{WIDTH + 1}" height="{HEIGHT + 1}" rx="4" fill="none" stroke="{line}"/>'
    for i, fault in enumerate(shot.faults):
        for line in _lines(fault, WIDTH - 10, _FAULT, 1):
            yield _text(x + 5, y + 13 + i * 13, _FAULT, colours.accent, line)
    for line in _lines(shot.label, WIDTH, _LABEL, 1):
        yield _text(x + WIDTH // 2, y + HEIGHT + 15, _LABEL, colours.ink, line, ' text-anchor="middle"')


def _text(x: int, y: int, size: int, ink: int, words: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour(ink)}"{more}>{escape(words)}</text>'


def _lines(text: str, room: int, size: int, most: int) -> list[str]:
    """The text in lines that fit the room, as wide as letters are as a rule; what is too much is cut."""
    letters = max(4, int(room / (size * _LETTER)))
    lines = wrap(text, letters) or [""]
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][: letters - 2] + " …"]
