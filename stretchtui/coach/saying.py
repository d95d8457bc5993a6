"""Lines that are due, said as soon as the voice can: the most important first, what has waited too long not at all.

Before them what a key has brought: as long as it still matters, however late its clip is.

Never here: when a line is due (agenda.py), how the voice speaks (speech.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stretchtui.coach.model import Line, Rank
from stretchtui.coach.speech import Outcome, Speech

WAITS_MS: dict[Rank, int] = {Rank.NAME: 1_000, Rank.PHASE: 700, Rank.COUNT: 250}
"""How late a line may still begin, in real ms (its clip was not ready, or the line before took longer than was known)."""
OTHERS_WAIT_MS = 1_000
LATE_NAME_MS = 3_500
"""So late a name may begin while what it names has not gone by: an exercise without its name is worse."""
DIRECTLY_MS = 300
"""Whatever somebody waits for and has no clip by then is spoken without one, where the engine can."""
AGAIN_MS = 12_000
"""So long after a question it is asked once more, where nobody has answered."""


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
        self._behind_ms = -1
        """Where on the course the last name was that came late, and what is to be said there after it."""
        self._asides: tuple[str, ...] = ()
        self._aside_ms: int | None = None
        """When the first of them was first looked at; None: not yet, and the last look before may have been long ago."""
        self._from_ms = 0
        self._waits_ms = OTHERS_WAIT_MS
        self._question = ""
        """What is asked once more."""
        self._again_ms: int | None = None

    @property
    def waits(self) -> bool:
        """Whether something that is due has not begun yet."""
        return bool(self._waiting or self._asides)

    @property
    def asks(self) -> bool:
        """Whether a question stands that has not been said twice yet."""
        return bool(self._question)

    @property
    def waits_to_ask(self) -> bool:
        return bool(self._question) and self._question in self._asides

    def again_ms(self, now_ms: int) -> int | None:
        """When to ask once more."""
        return (self._again_ms or now_ms + 1) if self._question and not self.waits else None

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self._asides, *(line.text for line in self._waiting))

    @property
    def said(self) -> frozenset[str]:
        """What has been said since the segment of the last line began, or is about to be."""
        return frozenset(line.text for line in (*self._said, *self._waiting))

    def go_on(self, due: Iterable[Line], at: Place) -> None:
        """Say of these, and of what still waits, what can be said now."""
        self._ask_again(at.now_ms)
        if self._asides:
            self._say_aside(at.now_ms)
            return
        waiting = (line for line in (*self._waiting, *due) if self._is_worth_saying(line, at))
        left: list[Line] = []
        for line in sorted(waiting, key=lambda line: (line.rank, line.at_ms)):
            # Nothing takes the voice from a more important line that waits for it, but the countdown, which cannot wait.
            if (left and line.rank != Rank.COUNT) or (outcome := self._say_line(line, at)) == "later":
                left.append(line)
            elif outcome == "said":
                self._said = (*(one for one in self._said if one.at_ms >= at.begun_ms), line)
        self._waiting = tuple(left)

    def _say_line(self, line: Line, at: Place) -> Outcome:
        late_ms = at.course_ms - line.at_ms
        if line.rank != Rank.NAME:
            return self._speech.say(line.text, at.now_ms)
        outcome = self._speech.say(line.text, at.now_ms, directly=late_ms > DIRECTLY_MS * self._speed)
        if outcome == "later":
            self._speech.hurry([line.text], at.now_ms)
        if late_ms > DIRECTLY_MS * self._speed:
            self._behind_ms = line.at_ms
        return outcome

    def insist(self, lines: tuple[Line, ...], at: Place) -> None:
        """The last ones: where they wait for the voice they take it, since nobody looks again."""
        if self._waiting:
            self.cut()
            self.go_on(lines, at)

    def _is_worth_saying(self, line: Line, at: Place) -> bool:
        late_ms, is_here = at.course_ms - line.at_ms, line.at_ms >= at.begun_ms
        waits_ms = WAITS_MS.get(line.rank, OTHERS_WAIT_MS) * self._speed
        is_behind = line.rank > Rank.COUNT and self._behind_ms >= at.begun_ms
        if is_behind or (line.rank == Rank.NAME and is_here):
            waits_ms = LATE_NAME_MS * self._speed
        return late_ms <= waits_ms and (line.rank <= Rank.COUNT or is_here)

    def aside(
        self, texts: Sequence[str], now_ms: int, *, from_ms: int = 0, waits_ms: int = OTHERS_WAIT_MS, asks: bool = False
    ) -> None:
        """Say these before all that waits, though not before `from_ms`. `asks`: the last is a question that is asked twice."""
        self._asides, self._aside_ms, self._from_ms, self._waits_ms = tuple(texts), None, from_ms, waits_ms
        self._question, self._again_ms = (texts[-1] if asks else ""), None
        if now_ms >= from_ms and len(texts) == 1:  # of two, the length of the first counts from a look on
            self._say_first_aside(now_ms, directly=False)
        if self._asides:
            self._speech.hurry(self._asides, now_ms)

    def _say_aside(self, now_ms: int) -> None:
        if self._aside_ms is None:
            self._aside_ms = now_ms
        waited_ms = now_ms - self._aside_ms
        if waited_ms > self._waits_ms * self._speed:
            self._asides = ()
        elif now_ms >= self._from_ms:
            self._say_first_aside(now_ms, directly=waited_ms > DIRECTLY_MS * self._speed)

    def _say_first_aside(self, now_ms: int, *, directly: bool) -> None:
        outcome = self._speech.say(self._asides[0], now_ms, directly=directly)
        if outcome != "later":
            self._asides, self._aside_ms = self._asides[1:], None
        if outcome == "never":
            self._question = ""

    def _ask_again(self, now_ms: int) -> None:
        """Once, some time after it has been said."""
        if not self._question or self._asides:
            return
        if self._again_ms is None:
            self._again_ms = now_ms + round((self._speech.lasts(self._question) + AGAIN_MS) * self._speed)
        elif now_ms >= self._again_ms:
            self._asides, self._aside_ms, self._question = (self._question,), None, ""

    def call_countdown_off(self) -> None:
        self._waiting = tuple(line for line in self._waiting if line.rank != Rank.COUNT)

    def gone_to(self, course_ms: int) -> None:
        """Somebody is there now; what lies ahead is to be said again, though they have heard it."""
        self._said = tuple(one for one in self._said if one.at_ms <= course_ms)

    def cut(self) -> None:
        """Silent at once; nothing waits any more."""
        self._speech.stop()
        self._waiting = ()
        self._asides = ()
        self._question = ""
