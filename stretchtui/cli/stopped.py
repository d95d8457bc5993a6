"""A session that was stopped by pain, line by line: what is said, and what a typed key chooses. Never here: reading keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from stretchtui.routine.model import Exercise
from stretchtui.session.breathing import IN_MS, OUT_MS, breathing
from stretchtui.session.events import Event
from stretchtui.session.place import Player
from stretchtui.settings.preferences import Settings
from stretchtui.stopping import (
    CALL_FOR_HELP,
    STAY_PAUSED_SKIPPED,
    STOP_IF_MORE,
    Choice,
    after_ouch,
    after_spasm,
    kept,
    kept_in_speech,
    ouch_head,
    spasm_head,
    when_left_out,
)

CHOOSE = "type a number; esc stays paused"


@dataclass(frozen=True, slots=True)
class Stopped:
    """What is asked, and since when breathing is guided, if it is."""

    choices: tuple[Choice, ...]
    rows: tuple[str, ...]
    left: tuple[Event, ...] = ()
    """What leaving the question sends."""
    since_ms: int | None = None
    breath: int = -1
    """The breath that was said last."""

    def choice(self, key: str, action: str) -> Choice | None:
        """What a key chooses, which may mean an action; None where it is nothing that is offered."""
        return next((one for one in self.choices if key == one.key or (action and action == one.action)), None)

    def breathed(self, now_ms: int) -> tuple[Stopped, str]:
        """What is to be said of the breath now; "" when it has been."""
        if self.since_ms is None:
            return self, ""
        seen = breathing(self.since_ms, now_ms)
        if seen.number == self.breath:
            return self, ""
        return replace(self, breath=seen.number), f"breathe {seen.word}"

    def next_breath_ms(self, now_ms: int) -> int | None:
        return None if self.since_ms is None else breathing(self.since_ms, now_ms).next_change_ms


def spasm(player: Player, now_ms: int) -> Stopped:
    choices = after_spasm(player, now_ms)
    slowly = f"breathe slowly: in for {IN_MS // 1000} s, out for {OUT_MS // 1000} s, never holding"
    said = (f"spasm: {_begun(spasm_head(player, now_ms))}", CALL_FOR_HELP, *listed(choices), slowly)
    return Stopped(choices, said, since_ms=now_ms)


def ouch(player: Player, now_ms: int, known: Callable[[str], Exercise | None], preferred: Settings) -> Stopped:
    choices = after_ouch(player, now_ms, known, preferred)
    return Stopped(choices, (f"ouch: {_begun(ouch_head(player))}", STOP_IF_MORE, *listed(choices)), STAY_PAUSED_SKIPPED)


def _begun(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def listed(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return (*(f"  {one.key}  {one.word}: {one.detail}" for one in choices), CHOOSE)


def leaving_out(stopped: Stopped, choice: Choice) -> tuple[Stopped, str, str]:
    """Leave the exercise out from now on; what is to be said of it in writing and aloud. The question stays."""
    fault = _fault(choice.leaves_out)
    said = kept(fault)
    return replace(stopped, choices=when_left_out(stopped.choices, choice, said)), said, kept_in_speech(fault)


def _fault(id: str) -> str:
    """Why the settings cannot keep it, or ""."""
    from stretchtui import places
    from stretchtui.settings import file as settings_file

    path = places.settings_file()
    if path is None:
        return "this system names no folder for settings"
    try:
        settings_file.leave_out(path, id)
    except (settings_file.CannotChange, OSError) as reason:
        return str(reason)
    return ""
