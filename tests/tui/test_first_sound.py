"""What somebody wants to hear: asked once after what they avoid, tried with a key, changed later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.widgets import OptionList

from stretchtui.coach.model import ToneKind, Wanted
from stretchtui.coach.tried import Tried
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.players import Player
from stretchtui.hearing import HEARINGS, SAMPLES, SIGNALS
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.sounding import Silence, wanted
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given
from tests.cli.own_home import Home
from tests.tui.opened import Face, HandClock, bundled, opened
from tests.tui.screen_text import notices, sentence

VOICE = Found((Player("paplay", ("paplay",)),), (Engine("espeak-ng"),))
NOTHING = Found((), (), ("no voice was found",), ("to hear a voice, install espeak-ng",))
IDLE = Tried("idle")
SIZES = [(120, 40), (80, 24), (40, 12)]


@dataclass
class FakeTrial:
    """In the place of the real one: says that it goes as it is told, look by look."""

    wanted: Wanted
    said: list[str] = field(default_factory=list)
    played: list[ToneKind] = field(default_factory=list)
    closed: bool = False
    now: Tried = IDLE

    def open(self) -> None:
        pass

    def say(self, text: str, _: int) -> None:
        self.said.append(text)
        self.now = Tried("waits")

    def play(self, kind: ToneKind, _: int) -> None:
        self.played.append(kind)
        self.now = Tried("over", player="paplay")

    def look(self, _: int) -> Tried:
        return self.now

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """What is found; a test puts something else in its place."""
    here = [VOICE]
    monkeypatch.setattr("stretchtui.coach.voices.found.look_round", lambda _: here[0])
    return here


@pytest.fixture(autouse=True)
def trials(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[FakeTrial]]:
    made: list[FakeTrial] = []

    def trial(wanted: Wanted, found: Found, cache: Path | None) -> FakeTrial:
        assert found is VOICE
        assert cache is not None
        made.append(FakeTrial(wanted))
        return made[-1]

    monkeypatch.setattr("stretchtui.coach.trial.Trial", trial)
    yield made
    assert all(one.closed for one in made), "a trial outlived its screen"


def name_of_screen(face: Face) -> str:
    return type(face.app.screen).__name__


def here(face: Face) -> str:
    return HEARINGS[face.app.screen.query_one(OptionList).highlighted or 0].words


async def past_avoiding(face: Face) -> None:
    await face.expect_words("What should you avoid?")
    await face.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_after_what_to_avoid_the_first_start_asks_what_to_hear_at_every_size(size: tuple[int, int]) -> None:
    async with opened(settings=Settings(), size=size, first_run=True) as face:
        await past_avoiding(face)
        for words in ("Do you want to hear it?", "t try it", "⏎ take it", "esc signals"):
            assert words in face.text
        told = sentence(face.app)
        assert all(one.words in told and one.detail in told for one in HEARINGS)


@pytest.mark.parametrize("size", SIZES)
async def test_where_one_is_is_seen_without_colours_by_the_mark_of_home(size: tuple[int, int]) -> None:
    async with opened(settings=Settings(avoid=()), size=size) as face:
        await face.press("s", "home")
        for one in HEARINGS:
            (row,) = [row for row in face.rows if "▌" in row]
            assert row.strip().startswith("▌")
            assert one.words in row
            await face.press("down")


async def test_a_voice_that_is_there_is_offered_first_and_taken_with_enter(home: Home) -> None:
    async with opened(settings=Settings(), first_run=True) as face:
        await past_avoiding(face)
        assert "Voice: espeak-ng. Player: paplay." in face.text
        assert here(face) == "A voice that leads you"
        await face.press("enter")
        assert name_of_screen(face) == "DailyTimeScreen"
        assert (face.app.settings.sound, face.app.settings.voice) == (True, "full")
    assert home.settings.read_text() == "welcomed: true\nvoice: full\n"


async def test_where_nothing_speaks_signals_are_offered_and_it_is_said_how_to_get_a_voice(found: list[Found]) -> None:
    found[:] = [NOTHING]
    async with opened(settings=Settings(), first_run=True) as face:
        await past_avoiding(face)
        assert here(face) == "Signals only"
        for words in ("Voice: none was found. Player: none was found.", "No voice was found.", "install espeak-ng."):
            assert words in sentence(face.app)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_who_passes_it_over_gets_signals_and_is_not_asked_again(home: Home, key: str) -> None:
    async with opened(settings=Settings(), first_run=True) as face:
        await past_avoiding(face)
        await face.press(key)
        assert (face.app.settings.sound, face.app.settings.voice) == (True, "signals")
    assert home.settings.read_text() == "welcomed: true\n"
    async with opened(settings=Settings(welcomed=True)) as face:
        assert name_of_screen(face) == "HomeScreen"


@pytest.mark.parametrize(
    ("moves", "written"),
    [(["down"], "voice: brief\n"), (["down", "down"], ""), (["end"], "sound: false\n"), (["end", "home"], "voice: full\n")],
)
async def test_each_answer_is_kept_as_what_differs_from_before(home: Home, moves: list[str], written: str) -> None:
    async with opened(settings=Settings(), first_run=True) as face:
        await past_avoiding(face)
        await face.press(*moves, "enter")
    assert home.settings.read_text() == f"welcomed: true\n{written}"


async def test_later_it_is_asked_with_a_key_marks_what_is_so_and_leaves_it_with_escape(home: Home) -> None:
    async with opened(settings=Settings(avoid=(), sound=False, voice="brief")) as face:
        await face.press("s")
        assert here(face) == "Silence"
        assert "● Silence" in face.text
        assert "esc as it was" in face.text
        await face.press("up", "escape")
        assert (face.app.settings.sound, face.app.settings.voice) == (False, "brief")
        assert not home.settings.exists()
        await face.press("s", "up", "up", "enter")
        assert (face.app.settings.sound, face.app.settings.voice) == (True, "brief")
    assert home.settings.read_text() == "sound: true\n"


async def test_it_is_in_the_palette() -> None:
    async with opened() as face:
        names = {command.title for command in face.app.get_system_commands(face.app.screen)}
        assert "Sound" in names


async def test_a_key_lets_it_be_heard_as_the_settings_say_also_where_sound_is_muted(trials: list[FakeTrial]) -> None:
    async with opened(settings=Settings(avoid=(), sound=False, volume=30, voice_rate=120)) as face:
        await face.press("s", "home", "t")
        await face.expect_words("One moment")
        (trial,) = trials
        assert trial.said == [SAMPLES["full"]]
        assert (trial.wanted.sound, trial.wanted.amount, trial.wanted.volume, trial.wanted.rate) == (True, "full", 30, 120)
        trial.now = Tried("sounds", "espeak-ng", "paplay")
        await face.expect_words("Playing: espeak-ng by paplay")
        trial.now = Tried("over", "espeak-ng", "paplay")
        await face.expect_words("That was espeak-ng by paplay.")
        assert trial.closed


async def test_signals_are_heard_one_after_the_other(trials: list[FakeTrial]) -> None:
    async with opened() as face:
        await face.press("s", "end", "up", "t")
        await face.expect_words("That was paplay.")
        await face.expect(lambda: trials[0].closed)
        assert (trials[0].played, trials[0].said) == ([*SIGNALS], [])


async def test_silence_plays_nothing_and_says_so(trials: list[FakeTrial]) -> None:
    async with opened() as face:
        await face.press("s", "end", "t")
        assert "Nothing is played." in face.text
        assert trials == []


async def test_what_cannot_be_heard_says_why_and_who_knows_more(trials: list[FakeTrial]) -> None:
    async with opened() as face:
        await face.press("s", "home", "t")
        trials[0].now = Tried("failed", why="no voice speaks [b](paplay: not found)")
        await face.expect_words("Nothing could be played: no voice speaks [b](paplay: not found). See: stretchtui doctor")


async def test_trying_another_ends_the_one_before_and_leaving_ends_both(trials: list[FakeTrial]) -> None:
    async with opened() as face:
        await face.press("s", "home", "t", "down", "t")
        assert [one.closed for one in trials] == [True, False]
        assert trials[1].said == [SAMPLES["brief"]]
        await face.press("escape")
        assert trials[1].closed


async def test_leaving_the_program_in_the_midst_of_it_leaves_no_sound_behind(trials: list[FakeTrial]) -> None:
    async with opened() as face:
        await face.press("s", "home", "t")
        face.send("ctrl+q")
        await face.expect_exit()
    assert trials[0].closed


async def test_an_answer_that_cannot_be_kept_counts_until_one_leaves(home: Home) -> None:
    home.settings.write_text("avoid: {\n")
    async with opened() as face:
        await face.press("s", "home", "enter")
        assert "It counts until you leave" in notices(face.app)
        assert face.app.settings.voice == "full"
    assert home.settings.read_text() == "avoid: {\n"


async def test_a_coach_that_is_open_hears_of_it_at_once() -> None:
    coach = Silence(wanted(Settings()))
    app = StretchApp(Given(bundled(), LoadedSettings(Settings(avoid=())), HandClock, new_coach=lambda _: coach))
    async with app.run_test(size=(80, 24)) as pilot:
        face = Face(app, pilot, HandClock())
        await face.expect(lambda: face.is_open)
        assert app.coach.wanted.amount == "signals"
        await face.press("s", "home", "enter")
        assert coach.wanted.amount == "full"
