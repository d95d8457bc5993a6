"""One plain question before a session: rows to read, which scroll, and below them the answers, which are always in sight.

Never here: what is asked (preflight.py, ruled_out.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from stretchtui.keys import shown_key
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.hanging import Hanging, Row
from stretchtui.tui.words import line, shown


class Answer(NamedTuple):
    key: str
    words: str


BACK = Answer("escape", "back")


class Question(NamedTuple):
    title: str
    rows: Sequence[Row]
    answers: Sequence[Answer]


class AnswerLine(Widget):
    """One answer: its key and its words. A click on it is as good as the key."""

    ALLOW_SELECT = False

    class Made(Message):
        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer

    def render(self) -> Content:
        return line(shown(f"{shown_key(self.answer.key):>3}  ", "bold $text-accent"), shown(self.answer.words))

    def on_click(self) -> None:
        self.post_message(self.Made(self.answer.key))


class QuestionScreen(LeftOnce[str]):
    """Keys are taken in their order, and only those that are offered do anything; the arrows scroll what there is to read."""

    CSS_PATH = "question.tcss"
    BINDINGS = [*dialog_bindings()]
    AUTO_FOCUS = "#read"

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        with VerticalScroll(id="read"):
            yield Hanging(id="rows")
        yield Static("", id="more")
        yield Container(id="answers")

    def on_mount(self) -> None:
        self.ask(self.question)
        read = self.query_one("#read")
        for what in ("scroll_y", "virtual_size", "size"):
            self.watch(read, what, self._look_for_more)

    def ask(self, question: Question) -> None:
        """Show this question, in the place of another."""
        self.question = question
        self.query_one("#title", Static).update(shown(question.title))
        self.query_one("#rows", Hanging).show(question.rows)
        below = self.query_one("#answers")
        below.remove_children()
        below.mount(*(AnswerLine(answer) for answer in question.answers))
        self.query_one("#read").scroll_home(animate=False)

    def _look_for_more(self) -> None:
        self.call_after_refresh(self._say_whether_there_is_more)  # when all of it has its place

    def _say_whether_there_is_more(self) -> None:
        for read in self.query("#read"):  # none any more, when the screen was answered before it had been painted
            self.query_one("#more", Static).update(shown("↓ more" if read.scroll_y < read.max_scroll_y else ""))

    def on_key(self, event: events.Key) -> None:
        key = "escape" if event.key == "q" else event.key
        if key in self._offered:
            event.stop()
            self.chosen(key)

    def on_answer_line_made(self, message: AnswerLine.Made) -> None:
        if message.key in self._offered:
            self.chosen(message.key)

    @property
    def _offered(self) -> Mapping[str, Answer]:
        return {answer.key: answer for answer in self.question.answers}

    def chosen(self, key: str) -> None:
        self.dismiss(key)
