"""What somebody wants to hear: a voice, a few words, signals, or silence; and a key that lets them hear it.

Never here: the choices and their words (hearing.py), how it sounds (coach/trial.py), how a preference is kept (preferring.py).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stretchtui import places
from stretchtui.clock import SystemClock
from stretchtui.hearing import HEARINGS, SAMPLES, SIGNALS, Hearing, advised, chosen, in_words
from stretchtui.sounding import wanted
from stretchtui.text import plain
from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.hanging import Hanging, Row, wrapped
from stretchtui.tui.words import line, lines, shown

if TYPE_CHECKING:
    from textual.timer import Timer

    from stretchtui.coach.model import ToneKind
    from stretchtui.coach.trial import Trial
    from stretchtui.coach.tried import Tried
    from stretchtui.coach.voices.found import Found
    from stretchtui.tui.app import StretchApp

_MOVES = {"up": "cursor_up", "down": "cursor_down", "home": "first", "end": "last"}
_BESIDE = 2
"""Columns beside a row of the list."""
_DETAIL_AT = max(len(one.words) for one in HEARINGS) + 6
_LOOK_S = 0.05


class SoundScreen(LeftOnce[None]):
    CSS_PATH = "sound.tcss"
    BINDINGS = [*dialog_bindings("sound")]
    AUTO_FOCUS = "OptionList"

    def __init__(self, found: Found, *, welcoming: bool = False) -> None:
        super().__init__()
        self._found = found
        self._welcoming = welcoming
        self._clock = SystemClock()
        self._trial: Trial | None = None
        self._signals: tuple[ToneKind, ...] = ()
        """Those that are still to be played of the sample."""
        self._looking: Timer | None = None

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    def compose(self) -> ComposeResult:
        yield Static("Do you want to hear it?", id="title", markup=False)
        yield OptionList(*(Option("") for _ in HEARINGS))
        yield Static(id="told", markup=False)
        yield Hanging([Row(words) for words in in_words(self._found)], id="found")
        yield Static(self._keys(), id="keys", markup=False)

    def on_mount(self) -> None:
        before = advised(self._found) if self._welcoming else chosen(self._ours.settings)
        self.query_one(OptionList).highlighted = HEARINGS.index(before)

    def _keys(self) -> Content:
        parts = (("t", "try it"), ("⏎", "take it"), ("esc", "signals" if self._welcoming else "as it was"))
        return Content("   ").join(line(shown(key, "bold $text-accent"), f" {words}") for key, words in parts)

    def _prompt(self, hearing: Hearing, *, is_here: bool) -> Content:
        room = self.query_one(OptionList).scrollable_content_region.width - _BESIDE
        is_chosen = not self._welcoming and hearing == chosen(self._ours.settings)
        mark = f"{'▌' if is_here else ' '}{'●' if is_chosen else ' '} "  # where one is, also where there are no colours
        # In no colour of its own, which could not be read on that of the row under the cursor.
        if max(len(one.detail) for one in HEARINGS) <= room - _DETAIL_AT:
            return line(shown(f"{mark}{hearing.words:<{_DETAIL_AT - 3}}", "bold"), shown(hearing.detail))
        return lines(*wrapped(Row(hearing.words, "bold", mark, ""), room), *wrapped(Row(hearing.detail, "", "   "), room))

    @on(events.Resize)
    @on(OptionList.OptionHighlighted)
    def _fold(self) -> None:
        options = self.query_one(OptionList)
        for place, hearing in enumerate(HEARINGS):
            options.replace_option_prompt_at_index(place, self._prompt(hearing, is_here=place == options.highlighted))

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        options = self.query_one(OptionList)
        if event.key == "enter":
            self._take()
        elif event.key in ("escape", "q"):
            self._leave()
        elif event.key == "t":
            self._try(self._here)
        elif event.key in _MOVES:
            getattr(options, f"action_{_MOVES[event.key]}")()
        else:
            return
        event.stop()

    @property
    def _here(self) -> Hearing:
        return HEARINGS[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.option_list.highlighted = event.option_index
        self._take()

    def _take(self) -> None:
        here, held = self._here, self._ours.settings
        faults = [self._ours.prefer("sound", here.sound)] if here.sound != held.sound else []
        if here.sound and here.amount != held.voice:
            faults.append(self._ours.prefer("voice", here.amount))
        self._ours.want_as_preferred()
        if fault := next(filter(None, faults), ""):
            self._ours.notify(
                plain(f"It counts until you leave: {fault}"), title="Not kept", severity="warning", markup=False
            )
        self._leave()

    def _leave(self) -> None:
        self._end_trial()
        self.dismiss(None)

    # Trying it

    def _try(self, hearing: Hearing) -> None:
        self._end_trial()
        if not hearing.sound:
            self._say("Nothing is played.")
            return
        from stretchtui.coach.trial import Trial

        asked = replace(wanted(self._ours.settings), sound=True, amount=hearing.amount)
        self._trial = Trial(asked, self._found, places.index_folder())
        self._trial.open()
        self._signals = () if hearing.speaks else SIGNALS
        if hearing.speaks:
            self._trial.say(SAMPLES[hearing.amount], self._clock.active())
        self._say("One moment …")
        self._looking = self.set_interval(_LOOK_S, self._look)

    def _look(self) -> None:
        if self._trial is None:
            return
        now_ms = self._clock.active()
        tried = self._trial.look(now_ms)
        if tried.state in ("idle", "over") and self._signals:
            self._trial.play(self._signals[0], now_ms)
            self._signals = self._signals[1:]
        elif tried.state in ("over", "failed"):
            self._end_trial()
        self._say(_told(tried))

    def _say(self, words: str) -> None:
        self.query_one("#told", Static).update(shown(words))

    @on(events.Unmount)
    def _end_trial(self) -> None:
        if self._looking is not None:
            self._looking.stop()
        if self._trial is not None:
            self._trial.close()
        self._looking = self._trial = None


def _told(tried: Tried) -> str:
    sounds = " by ".join(filter(None, (tried.voice, tried.player)))
    match tried.state:
        case "sounds":
            return f"Playing: {sounds} …"
        case "over":
            return f"That was {sounds}."
        case "failed":
            return f"Nothing could be played: {tried.why}. See: stretchtui doctor"
        case _:
            return "One moment …"
