"""How the form of a wish is laid out: every word of every row where there is room, else a line for each row.

Pure: a form and a size in, pieces out. Never here: widgets, what a key or a click does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from stretchtui.tui.wishing import ROWS, WORDS, Form, in_words

LABEL_COLUMNS = 12
WIDTH_FOR_LABELS = 30
QUIET = "$foreground 65%"
HERE, TAKEN = "bold $text-accent", "bold"


class Piece(NamedTuple):
    """Some cells of one line, and what a click on them means."""

    text: str
    style: str = ""
    row: int = -1
    """The row to go to; -1 for none."""
    word: int | None = None
    """The word of it to take in or out."""
    by: int = 0
    """How far to step its value."""


Line = tuple[Piece, ...]


def laid_out(form: Form, typed: str, width: int, height: int) -> list[Line]:
    """All words of all rows, as airily as there is room for; else one line for each row, those around the present one."""
    blocks = [_block(form, row, typed, width) for row in range(len(ROWS))]
    for gap in (1, 0) if width >= WIDTH_FOR_LABELS else ():
        if sum(map(len, blocks)) + gap * (len(blocks) - 1) <= height:
            return [line for block in blocks for line in (*block, *[()] * gap)][: -gap or None]
    first = max(0, min(form.row - height // 2, len(ROWS) - height))
    return [_one_line(form, row, typed, width) for row in range(first, min(first + height, len(ROWS)))]


def _front(form: Form, row: int, typed: str, width: int) -> Line:
    """The row's name; while a word is typed, what is typed."""
    is_here = row == form.row
    mark = Piece("▌" if is_here else " ", HERE, row)
    if width < WIDTH_FOR_LABELS:
        return (mark,)
    label = f"{typed[-(LABEL_COLUMNS - 3) :]}▏" if is_here and typed else ROWS[row]
    return mark, Piece(f"{label:<{LABEL_COLUMNS - 1}}", HERE if is_here else QUIET, row)


def _block(form: Form, row: int, typed: str, width: int) -> list[Line]:
    front, name = _front(form, row, typed, width), ROWS[row]
    if name not in WORDS:
        return [(*front, *_value(form, row, width))]
    found: list[Line] = [front]
    used = room = max(1, width - LABEL_COLUMNS)
    for piece in _words(form, row):
        if used + 1 + cell_len(piece.text) > room:
            found.append((Piece(" " * LABEL_COLUMNS, "", row),))
            used = 0
        gap = (Piece(" ", "", row),) if used else ()
        found[-1] = (*found[-1], *gap, piece)
        used += cell_len(piece.text) + len(gap)
    return [(*found[0], *found[1][1:]), *found[2:]]


def _words(form: Form, row: int) -> Iterator[Piece]:
    name = ROWS[row]
    taken = form.taken(name)
    for place, word in enumerate(WORDS[name]):
        is_at, is_in = row == form.row and place == form.cursors[row], word in taken
        text = f"{'▸' if is_at else ' '}[{'x' if is_in else ' '}] {in_words(word)}"
        yield Piece(text, HERE if is_at else TAKEN if is_in else QUIET, row, place)


def _value(form: Form, row: int, width: int) -> Line:
    is_here = row == form.row
    if ROWS[row] == "minutes":
        value = str(form.minutes) if width >= WIDTH_FOR_LABELS else f"{form.minutes} min"
    else:
        value = form.level if form.level == "gentle" else f"up to {form.level}"
    ends = HERE if is_here else QUIET
    return Piece(" ◂ ", ends, row, by=-1), Piece(value, HERE if is_here else TAKEN, row), Piece(" ▸", ends, row, by=1)


def _one_line(form: Form, row: int, typed: str, width: int) -> Line:
    front, name = _front(form, row, typed, width), ROWS[row]
    if name not in WORDS:
        return (*front, *_value(form, row, width))
    room = width - sum(cell_len(piece.text) for piece in front)
    if row == form.row:
        return (*front, *_around(tuple(_words(form, row)), form.cursors[row], room))
    return (*front, Piece(f" {in_short(form.taken(name), room - 1)}", TAKEN, row))


def _around(words: Sequence[Piece], place: int, room: int) -> Line:
    """The word at this place and as many beside it as fit, on both sides as evenly as can be."""
    first = last = place
    room -= cell_len(words[place].text)
    grew = True
    while grew:
        grew = False
        for end, step in ((last, 1), (first, -1)):
            beside = end + step
            if 0 <= beside < len(words) and cell_len(words[beside].text) + 1 <= room:
                first, last = min(first, beside), max(last, beside)
                room -= cell_len(words[beside].text) + 1
                grew = True
    gap = Piece(" ", "", words[place].row)
    return tuple(piece for word in words[first : last + 1] for piece in (word, gap))


def in_short(taken: Sequence[str], room: int) -> str:
    """`neck, shoulders +3`: as many as fit, and how many there are besides."""
    for many in range(len(taken), 0, -1):
        rest = f" +{len(taken) - many}" if many < len(taken) else ""
        text = ", ".join(map(in_words, taken[:many])) + rest
        if len(text) <= room:
            return text
    return f"{len(taken)}"
