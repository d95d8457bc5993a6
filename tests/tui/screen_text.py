"""What stands on the screen, as text. The only place in these tests that knows widgets; never here: what should stand there.

Everything is read from the cells that would be drawn. Letters drawn large out of blocks are read back into text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stretchtui.tui.widgets.big_text import scaled
from stretchtui.tui.widgets.choices import Choices
from stretchtui.tui.widgets.glyphs import GLYPHS
from stretchtui.tui.widgets.hanging import Hanging, Row

Column = tuple[str, ...]
_INK = frozenset("█▀▄")
_SCALES = range(1, 13)


def strips(app: App[Any]) -> list[Strip]:
    """Every row of the screen as it would be drawn."""
    return app.screen._compositor.render_strips()


def rows(app: App[Any]) -> list[str]:
    """The text grid, a string a row, blanks at the end left out."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips(app)]


def text(app: App[Any]) -> str:
    return "\n".join(rows(app))


def sentence(app: App[Any]) -> str:
    """All the text with every run of blanks as one, so that wrapped lines read on."""
    return " ".join(text(app).split())


class Said(NamedTuple):
    """The player at one look."""

    word: str
    number: str
    side: str
    counts: str
    head: str


# The player. Where the window is too small for large letters, the same words stand as plain text.


def said(app: App[Any]) -> Said:
    """All of it, the screen drawn but once."""
    grid = strips(app)
    return Said(
        _large_or_plain(_crop(app, "#word", grid), _letters()).upper(),
        _large_or_plain(_crop(app, "#digits", grid), _figures()),
        _large_or_plain(_crop(app, "#side", grid), _letters()).strip("◀▶ ").lower(),
        _plain(app, "#counts", grid),
        _plain(app, "#head", grid),
    )


def word(app: App[Any]) -> str:
    """The loudest word, in capitals."""
    return said(app).word


def number(app: App[Any]) -> str:
    """The number to be seen from afar; "" when there is none."""
    return said(app).number


def side(app: App[Any]) -> str:
    """`left`, `right` or nothing; arrows left out."""
    return said(app).side


def head(app: App[Any]) -> str:
    return said(app).head


def counts(app: App[Any]) -> str:
    return said(app).counts


def state(app: App[Any]) -> str:
    return _plain(app, "#state")


def coming(app: App[Any]) -> str:
    return _plain(app, "#coming")


def times(app: App[Any]) -> str:
    return _plain(app, "#times")


def place(app: App[Any]) -> str:
    """What stands below the figure, or in its place: instructions and cautions, read on over line ends."""
    return " ".join(_plain(app, "#told").split())


# The figure

Cell = tuple[str, str, str]
"""A character with its ink and its paper, as Rich names colours."""


def figure_region(app: App[Any]) -> Region:
    """Where the figure stands; no room at all where there is none."""
    widget = app.screen.query_one("#figure", Widget)
    return widget.region if widget in app.screen._compositor.visible_widgets else Region()


def figure(app: App[Any]) -> list[list[Cell]]:
    """The figure, cell by cell."""
    region = figure_region(app)
    return [_cells(strip.crop(region.x, region.right)) for strip in strips(app)[region.y : region.bottom]]


def _cells(strip: Strip) -> list[Cell]:
    return [(character, *_colours(style)) for text, style, _ in strip for character in text]


def _colours(style: Style | None) -> tuple[str, str]:
    ink, paper = (style.color, style.bgcolor) if style else (None, None)
    return (ink.name if ink else "", paper.name if paper else "")


def silhouette(app: App[Any]) -> list[list[bool]]:
    """Where in the figure's place anything is drawn at all; its first cell never is."""
    cells = figure(app)
    return [[cell != cells[0][0] for cell in row] for row in cells]


# What lies over a stopped session


def breath(app: App[Any]) -> str:
    """`IN 5`, however large it stands there; a 5 and an S are drawn alike."""
    word, _, count = _large_or_plain(_crop(app, "#in-out"), _letters()).upper().partition(" ")
    return f"{word} {count.replace('S', '5')}"


def choices(app: App[Any]) -> list[str]:
    """The choices in capitals, be they blocks or words, without what they mean."""
    many = len(app.screen.query_one(Choices).choices)
    cropped = _crop(app, "Choices")
    if len(cropped) < many:
        return [" ".join(" ".join(cropped).upper().split())]
    each = len(cropped) // many
    return [_choice(cropped[number * each : (number + 1) * each]) for number in range(many)]


def _choice(cropped: list[str]) -> str:
    if not any(_INK & set(row) for row in cropped):
        return cropped[0].partition("  ")[0].upper()
    told = (re.search(rf"[^ {''.join(_INK)}]", row) for row in cropped)
    stop = min((found.start() for found in told if found), default=None)
    return _large_or_plain([row[:stop] for row in cropped], _letters())


# The list


def listed(app: App[Any]) -> list[str]:
    """The rows of the list of routines that are in sight."""
    return [] if why_empty(app) else [row for row in _crop(app, "#routines") if row.strip()]


def under_cursor(app: App[Any]) -> str:
    """The row of the list that Enter means."""
    return next((row for row in listed(app) if row.startswith("▌")), "")


def detail(app: App[Any]) -> str:
    """What is told of the routine under the cursor, read on over line ends."""
    return " ".join(_plain(app, "#details").split())


def search(app: App[Any]) -> str | None:
    """What has been typed to search for; None when nothing can be typed."""
    field = app.screen.query_one("#search", Widget)
    return _plain(app, "#search").removeprefix("/").partition("▏")[0].strip() if field.display else None


# The map of the body


def below_map(app: App[Any]) -> str:
    """What the map says in words; "" when it is not in sight."""
    return (_crop(app, "#map") or [""])[-1].strip()


def chips(app: App[Any]) -> list[str]:
    """The areas that are named as picked."""
    return re.findall(r"\[([^]]+) ×\]", _plain(app, "#head"))


def why_empty(app: App[Any]) -> str:
    """What is said in place of a list in which nothing is left."""
    return " ".join(_plain(app, "#nothing").split()) if app.screen.query("#nothing") else ""


def map_region(app: App[Any]) -> Region:
    """Where the map is drawn, its words left out."""
    whole: Region = app.screen.query_one("#map", Widget).region
    return whole.shrink((0, 0, 1, 0))


def notices(app: App[Any]) -> str:
    """What is said in passing, at the edge of the screen."""
    said = [" ".join(_crop_region(app, toast)) for toast in app.screen.query("Toast")]
    return " ".join(" ".join(said).split())


def _plain(app: App[Any], selector: str, grid: Sequence[Strip] | None = None) -> str:
    return "\n".join(row.strip() for row in _crop(app, selector, grid)).strip()


def _crop(app: App[Any], selector: str, grid: Sequence[Strip] | None = None) -> list[str]:
    return _crop_region(app, app.screen.query_one(selector, Widget), grid)


def _crop_region(app: App[Any], widget: Widget, grid: Sequence[Strip] | None = None) -> list[str]:
    if widget not in app.screen._compositor.visible_widgets:
        return []
    whole, clip = app.screen._compositor.visible_widgets[widget]
    region = whole.intersection(clip)
    rows_of_it = (grid or strips(app))[region.y : region.bottom]
    return ["".join(segment.text for segment in strip.crop(region.x, region.right)).rstrip() for strip in rows_of_it]


def _large_or_plain(cropped: list[str], alphabet: dict[tuple[Column, ...], str]) -> str:
    cropped = [row for row in cropped if row.strip()]
    if not any(_INK & set(row) for row in cropped):
        return " ".join(row.strip() for row in cropped)
    width = max(map(len, cropped))
    columns = list(zip(*(row.ljust(width) for row in cropped), strict=True))
    read = ""
    blanks = 0
    for is_blank, run in groupby(columns, key=lambda column: not "".join(column).strip()):
        shape = tuple(run)
        if is_blank:
            blanks = len(shape)
        else:
            scale = next(scale for scale in _SCALES if -(-5 * scale // 2) == len(cropped))
            read += " " * (bool(read) and blanks > 2 * scale) + alphabet[shape]
    return read


@cache
def _figures() -> dict[tuple[Column, ...], str]:
    return _drawn("0123456789:")


@cache
def _letters() -> dict[tuple[Column, ...], str]:
    """Capitals come last: an O and a zero are drawn alike."""
    return _drawn("".join(sorted(GLYPHS, key=str.isalpha)))


def _drawn(characters: str) -> dict[tuple[Column, ...], str]:
    known = {}
    for character in characters:
        for scale in _SCALES:
            columns = list(zip(*scaled(character, scale), strict=True))
            known[tuple(columns)] = character
    return known


def show_details(app: App[Any], told: Sequence[Row]) -> None:
    """Put these rows where the details of a routine stand."""
    app.screen.query_one("#detail", Hanging).show(told)
