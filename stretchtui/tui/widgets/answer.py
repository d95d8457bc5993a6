"""What a wish comes to, live: the exercises are read once, routines composed beside the keys, which wait for neither.

Never here: the form, how a routine is composed, its words (composed.py).
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.worker import get_current_worker

from stretchtui.daily.another import another
from stretchtui.daily.compose import CannotCompose, Composed, compose
from stretchtui.daily.wish import Wish
from stretchtui.routine.model import Exercise
from stretchtui.tui.composed import answer_rows
from stretchtui.tui.widgets.hanging import NOTE_STYLE, Hanging, Row

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp

LONG_S = 0.2
"""Composing that takes longer is said."""


class Answer(VerticalScroll, can_focus=False):
    DEFAULT_CSS = "Answer { width: 1fr; height: 1fr; } Answer Hanging { height: auto; }"

    class Said(Message):
        """How far it has come; "" when there is nothing to say."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, wish: Wish, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.wish = wish
        self._exercises: tuple[Exercise, ...] | None = None
        self._answer: Composed | CannotCompose | None = None
        self._answered: Wish | None = None
        """The wish that the answer is for."""
        self._is_composing = False
        self._then: Callable[[], None] | None = None
        """What is to be done with a routine that is still to come."""

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    def compose(self) -> ComposeResult:
        yield Hanging([Row("reading the exercises…", NOTE_STYLE)])

    def on_mount(self) -> None:
        self.call_after_refresh(self._read)

    @work(thread=True, group="reading")
    def _read(self) -> None:
        worker, holdings = get_current_worker(), self._ours.given.holdings
        found: list[Exercise] = []
        for id in holdings.shelf.exercises:
            if worker.is_cancelled:
                return
            if (exercise := holdings.loader.exercise(id)) is not None:
                found.append(exercise)
        self.app.call_from_thread(self._take_exercises, tuple(found))

    def _take_exercises(self, exercises: tuple[Exercise, ...]) -> None:
        self._exercises = exercises
        self.want(self.wish)

    # Composing

    @property
    def is_there(self) -> bool:
        """Whether what is shown answers the wish as it is now."""
        return self._answered == self.wish and not self._is_composing

    def want(self, wish: Wish) -> None:
        self.wish = wish
        if self._exercises is not None and not self._is_composing and self._answered != wish:
            self._begin()
            self._compose_on(self._exercises)

    def forget(self) -> None:
        """What was to be done with the routine was meant for another one."""
        self._then = None

    def with_routine(self, act: Callable[[Composed], None]) -> None:
        """Do this with the routine for the wish, as soon as it is there; nothing when there is none."""
        if not self.is_there:
            self._then = lambda: self.with_routine(act)
        elif isinstance(self._answer, Composed):
            act(self._answer)

    def compose_another(self) -> None:
        """Another routine for the same wish, whose seed it changes."""
        self.with_routine(self._begin_another)

    def _begin_another(self, held: Composed) -> None:
        assert self._exercises is not None  # what is held was composed from them
        self._begin()
        self._compose_another(held, self._exercises)

    @work(group="composing")
    async def _compose_on(self, exercises: tuple[Exercise, ...]) -> None:
        """Until the answer is the one for the wish as it is by then; what is overtaken is never shown."""
        while self._answered != (wish := self.wish):
            self._answer, self._answered = await to_thread(compose, wish, exercises), wish
        self._end()

    @work(group="composing")
    async def _compose_another(self, held: Composed, exercises: tuple[Exercise, ...]) -> None:
        found = await to_thread(another, held, exercises)
        if found is not None and self.wish == held.wish:
            self._answer, self._answered, self.wish = found, found.wish, found.wish
        elif found is None:
            self.notify("There is no other for this.", markup=False, timeout=3)
        self._end()
        self.want(self.wish)

    def _begin(self) -> None:
        self._is_composing = True
        self.set_timer(LONG_S, self._say_that_it_takes_long)

    def _say_that_it_takes_long(self) -> None:
        if self._is_composing:
            self.post_message(self.Said("composing…"))

    def _end(self) -> None:
        self._is_composing = False
        self.post_message(self.Said(""))
        if self._answer is not None and self.is_there:
            for shown in self.query(Hanging):  # none any more, when the answer comes while the screen is being left
                shown.show(answer_rows(self._answer, self._ours.settings))
            self.scroll_home(animate=False)
        then, self._then = self._then, None
        if then is not None:
            then()
