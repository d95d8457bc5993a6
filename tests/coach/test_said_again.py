"""A line whose player fails as it begins: said by the next one, or by the voice itself, while its moment is not over."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui.coach.announcer import Coach
from stretchtui.coach.model import Wanted
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.sounds import tone_files
from stretchtui.coach.voices.engine import Command, Engine
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.players import Player as SoundPlayer
from stretchtui.session import events
from stretchtui.session.place import ready
from stretchtui.session.timeline import build
from stretchtui.session.walk import begin, look, press
from tests.coach.fakes import FakeChildren
from tests.tui.opened import bundled_routine

ROUTINE = build(bundled_routine("upper-back-basics"))
RENDERS = Engine("espeak-ng", rendering=lambda text, file: Command(("espeak-ng", "-w", file, "--", text)))
BOTH = Engine("espeak-ng", RENDERS.rendering, lambda text: Command(("espeak-ng", "--", text)))


class Begun:
    """A session just begun, of which the first line is being played; what becomes of that is told by hand."""

    def __init__(self, cache: Path, *players: str, engine: Engine = RENDERS, speed: float = 1.0) -> None:
        tone_files.write_tones(tone_files.tone_folder(Wanted(), cache / "sound"), Wanted())
        self.children = FakeChildren({"voice": None, "tone": None})
        found = Found(tuple(SoundPlayer(name, (name,)) for name in players), (engine,))
        self.coach = Coach(Wanted(), cache=cache, found=found, children=self.children, speed=speed)
        self.coach.open()
        self.walk = begin(ready(ROUTINE))
        while not self.coach.is_ready(self.walk.player):
            pass
        self.walk, _ = press(self.walk, events.Start(), 0)
        self.now_ms = 0
        while not self.voiced:
            self.looks(self.coach.next_ms(self.walk.player, self.now_ms) or 0)
        self.begun_ms = self.now_ms

    @property
    def voiced(self) -> list[Order]:
        return self.children.of("voice")

    @property
    def programs(self) -> list[str]:
        return [order.argv[0] for order in self.voiced]

    def looks(self, now_ms: int) -> None:
        self.now_ms = self.children.now_ms = now_ms
        self.walk, _ = look(self.walk, now_ms)
        self.coach.look(self.walk.player, now_ms)

    def ends(self, how: Report, after_ms: int) -> None:
        """What becomes of what was last given to a player, heard so long after it was."""
        self.children._reports.append(how._replace(id=self.voiced[-1].id))
        self.looks(self.now_ms + after_ms)


FAILS = Report(0, "ended", 1, 15)


def test_the_next_player_says_it_when_the_first_fails_at_once(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "pw-play", "paplay", "aplay")
    begun.ends(FAILS, 100)
    begun.ends(FAILS, 100)
    assert begun.programs == ["pw-play", "paplay", "aplay"]
    assert len({order.argv[-1] for order in begun.voiced}) == 1


def test_the_voice_itself_says_it_where_no_player_is_left(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "paplay", engine=BOTH)
    begun.ends(FAILS, 100)
    assert begun.programs == ["paplay", "espeak-ng"]


def test_nothing_is_said_again_where_nobody_is_left_to_say_it(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "paplay")
    begun.ends(FAILS, 100)
    assert begun.programs == ["paplay"]


@pytest.mark.parametrize(("after_ms", "programs"), [(250, 2), (251, 1)])
def test_it_is_not_said_again_after_its_moment(tmp_path: Path, after_ms: int, programs: int) -> None:
    begun = Begun(tmp_path, "pw-play", "paplay")
    begun.ends(FAILS, after_ms)
    assert len(begun.programs) == programs


def test_at_twice_the_speed_its_moment_is_as_long_by_the_clock_on_the_wall(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "pw-play", "paplay", speed=2.0)
    begun.ends(FAILS, 500)
    assert begun.programs == ["pw-play", "paplay"]


def test_its_moment_is_not_longer_for_having_been_tried_twice(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "pw-play", "paplay", "aplay")
    begun.ends(FAILS, 150)
    begun.ends(FAILS, 150)
    assert begun.programs == ["pw-play", "paplay"]


def test_what_was_called_off_meanwhile_is_not_said_again(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "pw-play", "paplay")
    begun.coach.hush()
    begun.ends(FAILS, 20)
    assert begun.programs == ["pw-play"]


def test_a_failure_of_a_line_cut_off_for_another_leaves_that_one_alone(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "pw-play", "paplay")
    first = begun.voiced[0].id
    begun.coach.say("Something else.")
    for _ in range(3):
        begun.looks(begun.now_ms + 30)
    said, stopped = len(begun.voiced), len(begun.children.stopped)
    assert said == 2
    begun.children._reports.append(FAILS._replace(id=first))
    begun.looks(begun.now_ms + 20)
    assert (len(begun.voiced), len(begun.children.stopped)) == (said, stopped)


def test_a_line_that_was_dropped_for_being_late_is_left_out_and_the_voice_is_free(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "pw-play", "paplay")
    begun.ends(Report(0, "dropped", None, 0, why="too late"), 100)
    assert begun.programs == ["pw-play"]
    assert begun.coach._speech.is_free_by(begun.now_ms)
    assert begun.coach._outlet.name == "pw-play"


def test_a_voice_that_speaks_by_itself_is_free_too_when_its_line_was_dropped(tmp_path: Path) -> None:
    begun = Begun(tmp_path, engine=Engine("spd-say", speaking=BOTH.speaking))
    begun.ends(Report(0, "dropped", None, 0, why="too late"), 100)
    assert begun.coach._speech.is_free_by(begun.now_ms)
    assert begun.coach._speech.name == "spd-say"


def test_the_face_looks_once_soon_after_a_line_began_so_that_its_failure_is_known_in_time(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "paplay")
    assert begun.coach.next_ms(begun.walk.player, begun.now_ms) == begun.begun_ms + 100
    begun.looks(begun.begun_ms + 100)
    assert (begun.coach.next_ms(begun.walk.player, begun.now_ms) or 0) > begun.begun_ms + 250


def test_a_line_begins_as_soon_as_a_phase_must_and_a_word_of_the_countdown_sooner(tmp_path: Path) -> None:
    begun = Begun(tmp_path, "paplay")
    begun.coach.say("three")
    for _ in range(3):
        begun.looks(begun.now_ms + 30)
    assert [order.begins_within_ms for order in begun.voiced] == [700, 250]
