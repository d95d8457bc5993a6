"""A check before a session: does one of these apply? Its answer is "on", or "back". Never here: the words (precautions.py)."""

from __future__ import annotations

from collections.abc import Iterator

from stretchtui.precautions import NONE_APPLIES, NONE_KEY, Check, Signs
from stretchtui.tui.screens.question import BACK, Answer, Question, QuestionScreen
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Row

ON = "on"


class PreflightScreen(QuestionScreen):
    def __init__(self, check: Check) -> None:
        answers = [*(Answer(signs.key, signs.yes) for signs in check.signs), Answer(NONE_KEY, NONE_APPLIES), BACK]
        super().__init__(Question(check.question, tuple(_rows(check)), answers))
        self._yes = {signs.key: signs for signs in check.signs}

    def chosen(self, key: str) -> None:
        """A yes is answered with what to do, and leads back whatever is pressed then."""
        if signs := self._yes.get(key):
            self._yes = {}
            self.ask(_what_to_do(signs))
        else:
            self.dismiss(ON if key == NONE_KEY else BACK.key)


def _rows(check: Check) -> Iterator[Row]:
    for signs in check.signs:
        yield Row(signs.heading, "bold")
        yield from (Row(item, "", "• ") for item in signs.items)
        yield Row()
    yield Row(check.note, NOTE_STYLE)


def _what_to_do(signs: Signs) -> Question:
    rows = [Row(text, "", "• ") for text in signs.then]
    return Question(signs.title, rows, (Answer("enter", "back: the session does not start"), BACK))
