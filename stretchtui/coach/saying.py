"""Lines that are due, said as soon as the voice can: the most important first, what has waited too long not at all.

Never here: when a line is due (agenda.py), how the voice speaks (speech.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stretchtui.coach.model import Line, Rank
from stretchtui.coach.speech import Speech

WAITS_MS: dict[Rank, int] = {Rank.NAME: 1_000, Rank.PHASE: 700, Rank.COUNT: 250}
"""How late a line may still begin, in real ms (its clip was not ready, or the line before took longer than was known)."""
OTHERS_WAIT_MS = 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session stands: by the clock, on the course, and where on the course its segment began."""

    now_ms: int
    course_ms: int
    begun_ms: int


class Saying:
    """`speed`: how many times as fast as real time the session's clock runs."""

    def __init__(self, speech: Speech, speed: float) -> None:
        self._speech = speech
        self._speed = speed
        self._waiting: tuple[Line, ...] = ()
        self._said: tuple[Line, ...] = ()
        self._aside = ""
        self._aside_ms: int | None = None
        """When it was first looked at; None: not yet, and the last look before may have been long ago."""

    @property
    def waits(self) -> bool:
        """Whether something that is due has not begun yet."""
        return bool(self._waiting or self._aside)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self._waiting)

    @property
    def said(self) -> frozenset[str]:
        """What has been said since the segment of the last line began, or is about to be."""
        return frozenset(line.text for line in (*self._said, *self._waiting))

    def go_on(self, due: Iterable[Line], at: Place) -> None:
        """Say of these, and of what still waits, what can be said now."""
        if self._aside:
            self._say_aside(at.now_ms)
            return
        waiting = (line for line in (*self._waiting, *due) if self._is_worth_saying(line, at))
        left: list[Line] = []
        for line in sorted(waiting, key=lambda line: (line.rank, line.at_ms)):
            # Nothing takes the voice from a more important line that waits for it, but the countdown, which cannot wait.
            if (left and line.rank != Rank.COUNT) or (outcome := self._speech.say(line.text, at.now_ms)) == "later":
                left.append(line)
            elif outcome == "said":
                self._said = (*(one for one in self._said if one.at_ms >= at.begun_ms), line)
        self._waiting = tuple(left)

    def insist(self, lines: tuple[Line, ...], at: Place) -> None:
        """The last ones: where they wait for the voice they take it, since nobody looks again."""
        if self._waiting:
            self.cut()
            self.go_on(lines, at)

    def _is_worth_saying(self, line: Line, at: Place) -> bool:
        late_ms = at.course_ms - line.at_ms
        if late_ms > WAITS_MS.get(line.rank, OTHERS_WAIT_MS) * self._speed:
            return False
        return line.rank <= Rank.COUNT or line.at_ms >= at.begun_ms

    def aside(self, text: str, now_ms: int) -> None:
        """Say this before all that waits."""
        self._aside, self._aside_ms = text, None
        if self._speech.say(text, now_ms) != "later":
            self._aside = ""

    def _say_aside(self, now_ms: int) -> None:
        if self._aside_ms is None:
            self._aside_ms = now_ms
        is_late = now_ms - self._aside_ms > OTHERS_WAIT_MS * self._speed
        if is_late or self._speech.say(self._aside, now_ms) != "later":
            self._aside = ""

    def call_countdown_off(self) -> None:
        self._waiting = tuple(line for line in self._waiting if line.rank != Rank.COUNT)

    def gone_to(self, course_ms: int) -> None:
        """Somebody is there now; what lies ahead is to be said again, though they have heard it."""
        self._said = tuple(one for one in self._said if one.at_ms <= course_ms)

    def cut(self) -> None:
        """Silent at once; nothing waits any more."""
        self._speech.stop()
        self._waiting = ()
        self._aside = ""
