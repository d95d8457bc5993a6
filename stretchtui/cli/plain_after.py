"""Around a session line by line, where keys can be typed: how tense somebody is, before and after, and the week so far.

Nothing waits for ever: a question that nobody answers is left out. Never here: the words (afterwards.py), the session (plain.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stretchtui.afterwards import Tension, ends_in_pain, tension, week_so_far
from stretchtui.asides import TENSE_NOW
from stretchtui.cli.rows import put
from stretchtui.cli.signalled import signals_raise
from stretchtui.cli.typed import Keys, NoKeys, keys_of_terminal
from stretchtui.keys import ACTIONS, Keymap, keys_of, shown_key
from stretchtui.settings.preferences import Settings

if TYPE_CHECKING:
    from stretchtui.cli.plain_kept import PlainRecording
    from stretchtui.cli.plain_sound import Sound
    from stretchtui.session.record import Record

ONE_WAIT_S, MOST_WAITS = 1.0, 120
"""So long somebody may take to answer, in waits of a second."""
LAST_WORDS_WAITS = 3
"""The question is not spoken into what is said at the end."""
LEAVE, BACK = ("enter", "space"), ("escape", "q")

LEFT_OUT, WENT_BACK = "left out", "went back"


class Answers:
    """What is typed to questions. Keys that came together answer one after the other."""

    def __init__(self, typed: Keys, keymap: Keymap) -> None:
        self._typed = typed
        self._numbers = keys_of(ACTIONS["tension"], keymap)
        self._keys: list[str] = []

    def next(self, asking: Callable[[int], None] = lambda _: None) -> int | str:
        """A number, LEFT_OUT, or WENT_BACK, also where nothing comes. `asking` is called before each wait, with their count."""
        for waits in range(MOST_WAITS):
            while self._keys:
                if (meant := self._meant(self._keys.pop(0))) is not None:
                    return meant
            asking(waits)
            self._keys += self._typed.wait(ONE_WAIT_S)
        return WENT_BACK

    def _meant(self, key: str) -> int | str | None:
        if key in self._numbers:
            return self._numbers.index(key)
        return LEFT_OUT if key in LEAVE else WENT_BACK if key in BACK else None

    def asked(self, question: str, going_back: str) -> str:
        """The question with its keys."""
        first, nine, ten = (shown_key(self._numbers[at]) for at in (0, max(-2, -len(self._numbers)), -1))
        return f"{question} {first}-{nine}, {ten} for ten; enter leaves it out, q {going_back}"


def asked_before(preferred: Settings) -> int | str:
    """How tense somebody is before a session, where they want to be asked and can type."""
    if not preferred.asks_tension_first:
        return LEFT_OUT
    with signals_raise(), keys_of_terminal() as typed:
        if isinstance(typed, NoKeys):
            return LEFT_OUT
        answers = Answers(typed, preferred.keys)
        put(answers.asked(TENSE_NOW, "goes back"))
        return answers.next()


def follow(
    record: Record, preferred: Settings, typed: Keys, kept: PlainRecording, sound: Sound, *, ended_early: bool
) -> bool:
    """The week so far, and the questions. Whether anything was asked."""
    if isinstance(typed, NoKeys) or not preferred.history:
        return False
    if told := week_so_far(preferred, record.active_ms):
        put(told)
    hurts = ends_in_pain(record, ended_early=ended_early)
    first = asked = tension(preferred, kept.tension_before, hurts=hurts, active_ms=record.active_ms)
    answers = Answers(typed, preferred.keys)
    while (answer := asked.asked) is not None:
        put(answers.asked(asked.question, "leaves"))
        value = answers.next(_aloud(asked, sound, hurts=hurts))
        if value == WENT_BACK:
            break
        asked = asked.answered(value if isinstance(value, int) else None)
        if isinstance(value, int):
            kept.edit(**{answer: value})
    if asked != first and asked.said.words:
        put(asked.said.words)
    return first.asked is not None


def _aloud(asked: Tension, sound: Sound, *, hurts: bool) -> Callable[[int], None]:
    """The question spoken once, where a voice is wanted."""

    def asking(waits: int) -> None:
        if not hurts and waits == (0 if asked.passed else LAST_WORDS_WAITS):
            sound.say(asked.question)

    return asking
