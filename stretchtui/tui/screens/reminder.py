"""A reminder for the daily time: what it would write is shown whole, and only Enter on that installs it.

Never here: the time itself (daily_time.py), what is written and how it is put in, which the command line hands over (given.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from textual import events, on
from textual.app import App
from textual.worker import get_current_worker

from stretchtui.daily.reminders.plan import CannotRemind
from stretchtui.text import plain
from stretchtui.tui.given import OfferedReminder
from stretchtui.tui.screens.question import Answer, Question, QuestionScreen
from stretchtui.tui.widgets.hanging import Row

INSTALL = Answer("enter", "install it")
KEEP = Answer("n", "only keep the time")
LEAVE = Answer("escape", "leave: it goes on by itself")
DONE = Answer("enter", "done")


class ReminderScreen(QuestionScreen):
    def __init__(self, at: str, offered: OfferedReminder) -> None:
        super().__init__(Question(f"{at} is kept. Be reminded of it?", tuple(_rows(offered.shown)), (INSTALL, KEEP)))
        self._at = at
        self._reminder = offered
        self._is_seen = False

    @on(events.Mount)
    def _wait_to_be_seen(self) -> None:
        """A key for what nobody has seen yet was meant for something else."""
        self.call_after_refresh(lambda: setattr(self, "_is_seen", True))

    @property
    def _offered(self) -> Mapping[str, Answer]:
        return {**super()._offered, LEAVE.key: LEAVE}

    def chosen(self, key: str) -> None:
        if not (self._is_seen and self.is_current):
            return
        if INSTALL not in self.question.answers or key != INSTALL.key:
            self.dismiss(key)
        else:
            self.ask(Question("It is being installed …", self.question.rows, (LEAVE,)))
            self.app.run_worker(partial(self._install, self.app), thread=True)  # the app's: it outlives this screen

    def _install(self, app: App[object]) -> None:
        """In a thread: it waits for programs of the system. By then this screen may have no app any more."""
        try:
            self._reminder.install()
        except CannotRemind as why:
            said, further = f"The reminder could not be installed; {self._at} is kept.", f"{why}."
        else:
            said = f"Installed: a reminder at {self._at} every day."
            further = f"To take it away again: stretchtui remind remove {self._reminder.number}"
        if not get_current_worker().is_cancelled:
            app.call_from_thread(self._tell, app, said, further)

    def _tell(self, app: App[object], said: str, further: str) -> None:
        if self in app.screen_stack:
            self.ask(Question(said, (Row(further),), (DONE,)))
        else:
            app.notify(plain(further), title=said, markup=False, timeout=10)


def _rows(told: Iterable[str]) -> Iterator[Row]:
    """Lines of files keep how far they are indented."""
    yield Row("This would be written:", "bold")
    for text in told:
        words = text.lstrip(" ")
        yield Row(words, "", " " * (len(text) - len(words)))
