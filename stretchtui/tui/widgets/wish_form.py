"""The form of a wish: what is in it, the name that is being typed, clicks. Never here: its rows, how they are laid out."""

from __future__ import annotations

from itertools import accumulate

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from stretchtui.tui.wish_rows import Piece, laid_out
from stretchtui.tui.wishing import Form
from stretchtui.tui.words import line, lines, shown

FORGET_AFTER_S = 1.5
"""Letters or digits typed with longer between them begin anew."""


class WishForm(Widget):
    """Keys come through `press` and `take`, from the screen, so that they count in the order in which they were typed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "WishForm { width: 1fr; height: 5; text-wrap: nowrap; text-overflow: ellipsis; }"

    class Clicked(Message):
        """It may hold something else now."""

    def __init__(self, form: Form, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.form = form
        self.typed = ""
        self._forgetting: Timer | None = None

    def take(self, form: Form, typed: str = "") -> None:
        """Hold this; a name that was being typed is over, unless it goes on."""
        self.form, self.typed = form, typed
        if self._forgetting is not None:
            self._forgetting.stop()
        if typed:
            self._forgetting = self.set_timer(FORGET_AFTER_S, lambda: self.take(self.form))
        self.refresh()

    def goes_on(self, key: str, character: str | None) -> bool:
        """Whether the key goes on with what is being typed."""
        if not self.typed:
            return False
        if self.typed.isdigit():
            return character is not None and _is_digit(character)
        more = "-" if key == "space" else character or ""
        return key == "backspace" or (_is_of_a_name(more) and self.form.found(self.typed + more) is not None)

    def press(self, key: str, character: str | None) -> bool:
        """Whether the key was one of a word's name, or of a number of minutes."""
        if key == "backspace" and self.typed:
            self.take(self.form, self.typed[:-1])
        elif character and _is_digit(character):
            self._type_minutes(character)
        elif character and (_is_of_a_name(character) or self.goes_on(key, character)):
            self._type("-" if key == "space" else character)
        else:
            return False
        return True

    def _type(self, character: str) -> None:
        """On with the name that is being typed; where that is none, a new one begins with this letter."""
        if self.typed == character and (form := self.form.found(character, after=True)):
            self.take(form, character)
            return
        for typed in (self.typed + character, character):
            if form := self.form.found(typed):
                self.take(form, typed)
                return
        self.take(self.form)

    def _type_minutes(self, digit: str) -> None:
        form = self.form if self.form.name == "minutes" else self.form.in_row(1)
        typed = f"{self.typed}{digit}" if self.typed.isdigit() and len(self.typed) < 2 else digit
        self.take(form.lasting(int(typed)), typed)

    def _lines(self) -> list[tuple[Piece, ...]]:
        width, height = self.content_size
        return laid_out(self.form, self.typed, width, height) if width and height else []

    def render(self) -> Content:
        return lines(*(line(*(shown(piece.text, piece.style) for piece in pieces)) for pieces in self._lines()))

    def on_click(self, event: events.Click) -> None:
        found, place = self._lines(), event.get_content_offset(self)
        if place is None or not 0 <= place.y < len(found):
            return
        pieces = found[place.y]
        ends = accumulate(cell_len(piece.text) for piece in pieces)
        piece = next((piece for piece, end in zip(pieces, ends, strict=True) if place.x < end), pieces[-1] if pieces else None)
        if piece is None or piece.row < 0:
            return
        form = self.form.in_row(piece.row)
        self.take(form.toggled(piece.word) if piece.word is not None else form.stepped(piece.by) if piece.by else form)
        self.post_message(self.Clicked())


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _is_of_a_name(character: str) -> bool:
    return character.isalpha() or character == "-"
