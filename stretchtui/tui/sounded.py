"""The part of the app that has the coach: opened when a session first needs it, closed however the program goes.

Never here: what is heard and when, what a key changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from stretchtui.controls import TURNS
from stretchtui.keys import ACTIONS, keys_of, shown_key
from stretchtui.text import plain
from stretchtui.tui.given import Given

if TYPE_CHECKING:  # imported after the first paint
    from stretchtui.coach.model import Told
    from stretchtui.settings.preferences import Settings
    from stretchtui.settings.remembering import Remembering
    from stretchtui.sounding import Coaching

LADDER_AFTER_S = 1.0
"""By then it is known what there is to sound with."""
LADDER_FOR_S = 6.0
ROOM_FOR_LADDER = (60, 20)
"""In a smaller window it would cover what is to be done."""
NOTICE_S = 5.0
TURNED_S = 2.0


@runtime_checkable
class Looks(Protocol):
    """A screen whose coach has something to say that was not arranged."""

    def look_soon(self) -> None: ...


class Sounded(App[int]):
    given: Given
    _opened: Coaching | None = None
    _remembering: Remembering | None = None
    _has_told_ladder = False
    _told_of_sound = ""

    def on_mount(self) -> None:
        # At once, since what is only noted comes when the program has been stopped.
        self.app_suspend_signal.subscribe(self, lambda _: self.hush(), immediate=True)

    @property
    def coach(self) -> Coaching:
        """Open from the first time it is asked for, which nobody does before the first paint."""
        if self._opened is None:
            self._opened = self.given.new_coach(self.given.settings.settings)
            self._opened.open()
        return self._opened

    def want_as_preferred(self) -> None:
        """Of a coach that is not open yet nothing needs to be wanted: it will be opened so."""
        if self._opened is None:
            return
        from stretchtui.sounding import wanted

        held = wanted(self.given.settings.settings)
        if self.coach.wanted != held:
            self.coach.want(held)

    def hush(self) -> None:
        if self._opened is not None:
            self._opened.hush()

    def heed(self, told: Told) -> None:
        """Do what a look brought; lighting something up is the screen's affair."""
        if told.bell:
            self.bell()
        if told.notices:
            self._tell_of_sound("\n".join(map(plain, told.notices)), NOTICE_S)

    def tell_ladder_soon(self) -> None:
        """Once: what sounds here, and the keys for it."""
        if not self._has_told_ladder:
            self._has_told_ladder = True
            self.set_timer(LADDER_AFTER_S, self._tell_ladder)

    def _tell_ladder(self) -> None:
        has_room = self.size.width >= ROOM_FOR_LADDER[0] and self.size.height >= ROOM_FOR_LADDER[1]
        if has_room and (ladder := self.coach.ladder):
            mute, voice, softer, louder = (self._key(id) for id in TURNS)
            keys = f"{mute} mute · {voice} voice · {softer} {louder} volume"
            muted = "" if self.coach.wanted.sound else " (muted)"
            self._tell_of_sound(f"Sound: {plain(ladder)}{muted}\n{keys}", LADDER_FOR_S)

    def _key(self, id: str) -> str:
        return shown_key(keys_of(ACTIONS[id], self.given.settings.settings.keys)[0])

    def action_turn(self, action: str) -> None:
        """A key for sound: it counts at once, is said, and is remembered by and by."""
        from stretchtui.sound_keys import turned
        from stretchtui.tui.preferring import preferred

        turn = turned(self.given.settings.settings, action)
        self.given = preferred(self.given, turn.key, turn.value)
        self.want_as_preferred()
        for screen in self.screen_stack:  # the session may lie beneath a question
            if isinstance(screen, Looks):
                screen.look_soon()
        self._remember(turn.key, turn.value)
        self._tell_of_sound(turn.said, TURNED_S)

    def _tell_of_sound(self, said: str, for_s: float) -> None:
        """In the place of what was told of it before: a key held down, or players that fail in turn, would fill the screen."""
        for one in [one for one in self._notifications if one.message == self._told_of_sound]:
            self._unnotify(one)
        self._told_of_sound = said
        self.notify(said, markup=False, timeout=for_s)

    def _remember(self, key: str, value: bool | str | int) -> None:
        from stretchtui.settings.remembering import Remembering

        if self._remembering is None:
            self._remembering = Remembering(self._warn)
        self._remembering.soon(key, value)

    def remember(self, key: str, text: str) -> None:
        """A key is written before the next one: what it gives up may be taken by another."""
        self._remember(key, text)
        if key.startswith("keys.") and self._remembering is not None:
            self._remembering.now()

    def settle(self, before: Settings) -> None:
        """Write what still waits. Where something else may speak and play now, the coach is opened anew when it is needed."""
        from stretchtui.sounding import wanted

        if wanted(before) != wanted(self.given.settings.settings):
            self.close_coach()
            self._opened = None
        elif self._remembering is not None:
            self._remembering.now()

    def _warn(self, said: str) -> None:
        self.notify(plain(said), severity="warning", markup=False, timeout=NOTICE_S)

    def notify_away(self, title: str, body: str) -> None:
        """A notice of the desktop, for somebody who looks at another window."""
        if not self.app_focus and self.given.settings.settings.notify:
            sequence = self.coach.tell_desktop(title, body)
            if sequence and self._driver is not None:
                self._driver.write(sequence)

    def before_leaving(self) -> None:
        """The system makes us go (see driver.py)."""
        self.close_coach()

    def on_unmount(self) -> None:
        self.close_coach()

    def close_coach(self) -> None:
        """Any number of times: nothing is heard any more, and what was changed is kept."""
        if self._opened is not None:
            from stretchtui.sounding import Silence

            opened, self._opened = self._opened, Silence(self._opened.wanted)
            opened.close()
        if self._remembering is not None:
            self._remembering.now()
