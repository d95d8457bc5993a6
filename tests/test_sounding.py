"""From settings to a coach; silence; a coach whose mistakes end nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stretchtui.coach.model import Told, Wanted
from stretchtui.session.place import ready
from stretchtui.session.timeline import build
from stretchtui.settings.preferences import Settings
from stretchtui.sounding import BREATHER_MS, Contained, Silence, wanted
from tests.session.exercises import PLAIN, routine
from tests.tui.coached import Recorder

PLAYER = ready(build(routine(PLAIN)))


def test_every_preference_about_sound_reaches_the_coach() -> None:
    preferred = Settings(
        sound=False, voice="brief", volume=40, tones="wood", tone_files={"hold": "/gong.wav"}, voice_engine="piper",
        voice_name="alba", voice_rate=120, language="de", voice_model="/alba.onnx", player=("play",), voice_command=("speak",),
    )  # fmt: skip
    assert wanted(preferred) == Wanted(
        sound=False, amount="brief", volume=40, tones="wood", tone_files={"hold": "/gong.wav"}, voice="piper", voice_name="alba",
        rate=120, language="de", voice_model="/alba.onnx", player=("play",), voice_command=("speak",),
    )  # fmt: skip


def test_silence_brings_nothing_and_keeps_what_is_wanted() -> None:
    silence = Silence(Wanted())
    silence.open()
    silence.say("Paused.")
    silence.want(Wanted(volume=10))
    assert silence.look(PLAYER, 0) == Told()
    assert silence.next_ms(PLAYER, 0) is None
    assert silence.tell_desktop("a", "b") == ""
    assert silence.wanted.volume == 10


def contained(coach: Recorder) -> Contained:
    held = Contained(Wanted(volume=30), lambda: coach)
    held.open()
    return held


def test_what_is_asked_is_handed_on_and_so_is_the_answer() -> None:
    coach = Recorder(told=[Told(bell=True)], due_ms=500, escape="!", ladder="tones")
    held = contained(coach)
    assert held.look(PLAYER, 100) == Told(bell=True)
    assert (held.next_ms(PLAYER, 100), held.tell_desktop("a", "b"), held.ladder) == (500, "!", "tones")
    held.say("Paused.")
    held.hush()
    held.want(Wanted(volume=1))
    held.close()
    assert [asked[0] for asked in coach.asked] == ["open", "look", "next_ms", "notify", "say", "hush", "want", "close"]
    assert held.wanted.volume == 1


def test_a_coach_that_wants_to_be_asked_again_at_once_waits_a_moment() -> None:
    held = contained(Recorder(due_ms=100))
    assert held.next_ms(PLAYER, 100) == 100 + BREATHER_MS
    assert held.next_ms(PLAYER, 99) == 100


class Broken(Recorder):
    """Every method but `open` raises."""

    def __getattribute__(self, name: str) -> object:
        if name in ("look", "next_ms", "say", "tell_desktop", "hush", "want", "close", "ladder"):
            raise RuntimeError(name)
        return super().__getattribute__(name)


@pytest.mark.parametrize("name", ["next_ms", "say", "tell_desktop", "hush", "want", "close", "ladder"])
def test_whatever_fails_it_is_silent_from_then_on_and_the_next_look_says_so_once(name: str) -> None:
    held = contained(Broken())
    asked: dict[str, Callable[[], object]] = {
        "next_ms": lambda: held.next_ms(PLAYER, 0), "say": lambda: held.say(""),
        "tell_desktop": lambda: held.tell_desktop("", ""),
        "hush": held.hush, "want": lambda: held.want(Wanted()), "close": held.close, "ladder": lambda: held.ladder,
    }  # fmt: skip
    asked[name]()
    assert held.look(PLAYER, 0) == Told(notices=("Sound is off until you leave; it failed with RuntimeError.",))
    assert held.look(PLAYER, 1) == Told()


def test_a_coach_that_cannot_be_made_leaves_what_is_wanted_to_be_changed() -> None:
    def make() -> Recorder:
        raise OSError

    held = Contained(Wanted(volume=30), make)
    held.open()
    held.want(Wanted(volume=20))
    assert held.wanted.volume == 20
    assert len(held.look(PLAYER, 0).notices) == 1


def test_one_that_fails_while_opening_is_closed() -> None:
    coach = Recorder(on_open=lambda: 1 // 0)
    contained(coach)
    assert coach.asked[-1] == ("close",)
