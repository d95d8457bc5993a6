"""One line or one tone tried outside any session: what is used, what fails, and that it always ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui.coach.model import TONE_KINDS, Wanted
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.sounds import tone_files
from stretchtui.coach.trial import LONGEST_MS, TONE_WAITS_MS, Trial
from stretchtui.coach.tried import Tried
from stretchtui.coach.voices.engine import Command, Engine
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.players import Player
from tests.coach.fakes import FakeChildren, breaks, missing, silent, works

PAPLAY, APLAY = Player("paplay", ("/bin/paplay",)), Player("aplay", ("/bin/aplay", "-q"))
RENDERING = Engine("espeak-ng", rendering=lambda text, file: Command(("espeak-ng", "-w", file, text)))
SPEAKING = Engine("spd-say", speaking=lambda text: Command(("spd-say", text)))
BOTH = Engine("espeak-ng", RENDERING.rendering, SPEAKING.speaking)


class Room:
    """A trial that is looked at every 50 ms."""

    def __init__(self, folder: Path, found: Found, **ends: object) -> None:
        self.children = FakeChildren(ends)  # type: ignore[arg-type]
        self.trial = Trial(Wanted(), found, folder, self.children)
        self.trial.open()
        self.now_ms = 0

    def seen(self, until_ms: int = 40_000) -> list[Tried]:
        """What each look found, without repeats, until it is over."""
        found: list[Tried] = []
        while self.now_ms <= until_ms:
            now = self.trial.look(self.now_ms)
            if now not in found:
                found.append(now)
            if now.state in ("over", "failed"):
                return found
            self.now_ms += 50
        return found


def test_a_line_is_rendered_played_and_over(tmp_path: Path) -> None:
    room = Room(tmp_path, Found((PAPLAY,), (RENDERING,)))
    room.trial.say("Hello there", 0)
    *_, last = room.seen()
    assert last == Tried("over", "espeak-ng", "paplay", last.began_ms)
    assert [order.argv[-1] for order in room.children.of("render")] == ["Hello there"]
    assert len(room.children.of("voice")) == 1


def test_a_player_that_fails_is_named_and_the_next_is_taken(tmp_path: Path) -> None:
    def only_aplay(order: Order) -> Report:
        return works(order) if "aplay" in order.argv[0] and "paplay" not in order.argv[0] else breaks(order)

    room = Room(tmp_path, Found((PAPLAY, APLAY), (RENDERING,)), voice=only_aplay)
    room.trial.say("Hello there", 0)
    *_, last = room.seen()
    assert (last.state, last.player, last.why) == ("over", "aplay", "paplay: it ended with status 1")
    assert room.now_ms < 1_000, "it waited for a clip that nobody heard"


def test_where_no_file_can_be_played_an_engine_speaks_by_itself(tmp_path: Path) -> None:
    room = Room(tmp_path, Found((), (BOTH,)))
    room.trial.say("Hello there", 0)
    last = room.seen()[-1]
    assert (last.state, last.voice, last.player) == ("over", "espeak-ng", "")
    assert room.children.of("voice")[0].argv == ("spd-say", "Hello there")


def test_A1_a_voice_that_is_through_at_once_was_not_heard_whatever_its_status(tmp_path: Path) -> None:
    room = Room(tmp_path, Found((), (BOTH,)), voice=silent)
    room.trial.say("Hello there", 0)
    last = room.seen()[-1]
    assert (last.state, last.why) == ("failed", "espeak-ng was through after 1 ms, so nothing can have been heard")


def test_a_voice_that_hands_the_text_to_a_daemon_is_believed(tmp_path: Path) -> None:
    daemon = Engine("spd-say", speaking=SPEAKING.speaking, hush=("spd-say", "-C"))
    room = Room(tmp_path, Found((), (daemon,)), voice=silent)
    room.trial.say("Hello there", 0)
    assert room.seen()[-1].state == "over"


@pytest.mark.parametrize("found", [Found(), Found((PAPLAY,), ())])
def test_without_a_voice_it_fails_at_once_and_says_so(tmp_path: Path, found: Found) -> None:
    room = Room(tmp_path, found)
    room.trial.say("Hello there", 0)
    assert room.seen() == [Tried("failed", why="no voice speaks")]


def test_A6_when_everything_fails_each_is_named(tmp_path: Path) -> None:
    room = Room(tmp_path, Found((PAPLAY, APLAY), (RENDERING,)), voice=missing)
    room.trial.say("Hello there", 0)
    last = room.seen()[-1]
    assert last.state == "failed"
    assert last.why == "no voice speaks (paplay: not found; aplay: not found)"


def test_A3_a_player_that_never_ends_is_given_up(tmp_path: Path) -> None:
    room = Room(tmp_path, Found((PAPLAY,), (RENDERING,)), voice=None)
    room.trial.say("Hello there", 0)
    last = room.seen()[-1]
    assert (last.state, last.why) == ("failed", f"it was not over after {LONGEST_MS // 1_000} seconds")
    assert room.now_ms <= LONGEST_MS + 100


def test_every_tone_is_played_from_its_file(tmp_path: Path) -> None:
    tones = tone_files.tone_folder(Wanted(), tmp_path / "sound")
    tone_files.write_tones(tones, Wanted())
    room = Room(tmp_path, Found((PAPLAY,)))
    for kind in TONE_KINDS:
        room.trial.play(kind, room.now_ms, number=3 if kind == "count" else None)
        assert room.seen()[-1].state == "over"
    played = [Path(order.argv[-1]).stem for order in room.children.of("tone")]
    assert played == ["count-3" if kind == "count" else kind for kind in TONE_KINDS]


def test_tones_whose_files_are_never_made_are_not_waited_for_for_ever(tmp_path: Path) -> None:
    room = Room(tmp_path, Found((PAPLAY,)), notice=breaks)
    room.trial.play("hold", 0)
    assert room.seen()[-1] == Tried("failed", why="the tones' files could not be made")
    assert room.now_ms <= TONE_WAITS_MS + 100


def test_without_a_player_a_tone_fails_at_once(tmp_path: Path) -> None:
    room = Room(tmp_path, Found())
    room.trial.play("hold", 0)
    assert room.seen() == [Tried("failed", why="no player plays")]


def test_another_sample_silences_the_one_before(tmp_path: Path) -> None:
    room = Room(tmp_path, Found((PAPLAY,), (SPEAKING,)), voice=None)
    room.trial.say("One", 0)
    assert room.trial.look(0).state == "sounds"
    room.trial.say("Two", 100)
    assert room.children.stopped[-2:] == [(0, ("voice",)), (0, ("tone",))]
    assert room.trial.look(100).state == "sounds"
    assert [order.argv[-1] for order in room.children.of("voice")] == ["One", "Two"]


def test_closing_ends_the_minder_and_leaves_no_passing_folder() -> None:
    children = FakeChildren()
    trial = Trial(Wanted(), Found(), None, children)
    trial.open()
    passing = trial._passing
    assert passing is not None
    assert passing.is_dir()
    trial.close()
    trial.close()
    assert children.closed
    assert not passing.exists()
