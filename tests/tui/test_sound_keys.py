"""The keys for sound in a session: what they change is heard at once, said, shown where it lasts, and kept in the settings."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.settings import preferences, remembering
from stretchtui.settings.preferences import Settings
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, routine
from tests.tui.coached import Recorder
from tests.tui.opened import Face, opened
from tests.tui.screen_text import notices, word

TWO = routine(SHOULDER_RAISES, SEATED_TWIST)
KEYS = Settings(avoid=(), voice="full", volume=70)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "SOON_S", 0.01)


def kept() -> Settings:
    return preferences.load(places.settings_file()).settings


def key_line(face: Face) -> str:
    return face.rows[-1]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("m", "muted"), ("mm", "sound on"), ("v", "voice: brief"), ("vv", "voice: signals only"), ("vvv", "voice: full"),
        ("[", "volume 60 %"), ("]", "volume 80 %"), ("]]]]", "volume 100 %"), ("[[[[[[[[", "volume 0 %"),
        ("m]", "volume 80 %, muted"), ("mv", "voice: brief, muted"),
    ],
)  # fmt: skip
async def test_each_says_what_it_is_now_and_only_the_last_of_them_stands_there(keys: str, said: str) -> None:
    async with opened(TWO, settings=KEYS, coach=Recorder()) as face:
        await face.press(*keys)
        await face.expect(lambda: notices(face.app).strip("▌ ") == said)


async def test_each_counts_at_once() -> None:
    coach = Recorder()
    async with opened(TWO, settings=KEYS, coach=coach) as face:
        await face.press("m", "v", "[", "[")
        assert (coach.wanted.sound, coach.wanted.amount, coach.wanted.volume) == (False, "brief", 50)
        assert coach.count("want") == 4


async def test_each_is_kept_in_the_settings_and_what_else_stands_there_stays() -> None:
    path = places.settings_file()
    assert path is not None
    path.parent.mkdir(parents=True)
    path.write_text("# mine\navoid: [kneel]  # the knee\n")
    async with opened(TWO, settings=KEYS, coach=Recorder()) as face:
        await face.press("m", "v", "[", "[")
        await face.expect(lambda: (kept().sound, kept().voice, kept().volume) == (False, "brief", 50))
    assert "# mine\navoid: [kneel]  # the knee\n" in path.read_text()


async def test_what_was_pressed_just_before_leaving_is_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "SOON_S", 3_600.0)
    async with opened(TWO, settings=KEYS, coach=Recorder()) as face:
        await face.press("[", "ctrl+q")
        await face.expect_exit()
    assert kept().volume == 60


async def test_nobody_waits_for_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    writers = []

    def write(*_: object) -> str:
        writers.append(threading.current_thread())
        return ""

    monkeypatch.setattr(remembering, "written", write)
    async with opened(TWO, settings=KEYS, coach=Recorder()) as face:
        await face.press("m")
        await face.expect(lambda: bool(writers))
        assert writers[0] is not threading.main_thread()


async def test_a_key_held_down_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "SOON_S", 0.5)
    writings: list[tuple[object, ...]] = []

    def write(*what: object) -> str:
        writings.append(what)
        return ""

    monkeypatch.setattr(remembering, "written", write)
    async with opened(TWO, settings=KEYS, coach=Recorder()) as face:
        await face.type("[[[]")
        await face.expect(lambda: bool(writings))
    assert writings == [("volume", 50)]


async def test_where_the_file_cannot_be_written_it_counts_all_the_same_and_that_is_said_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "settings_file", lambda: None)
    coach = Recorder()
    async with opened(TWO, settings=KEYS, coach=coach) as face:
        await face.press("m")
        await face.expect(lambda: "It holds until you leave; it could not be kept" in notices(face.app))
        await face.press("[")
        await face.expect(lambda: "volume 60 %" in notices(face.app))
        assert notices(face.app).count("could not be kept") == 1
        assert (coach.wanted.sound, coach.wanted.volume) == (False, 60)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (60, 12)])
async def test_a_muted_session_says_so_as_long_as_it_is_muted(size: tuple[int, int]) -> None:
    async with opened(TWO, settings=KEYS, size=size, coach=Recorder()) as face:
        assert "muted" not in key_line(face)
        await face.press("m")
        assert "m muted  ? help" in key_line(face)
        await face.at(20_000)
        assert "m muted  ? help" in key_line(face)
        await face.press("m")
        assert "muted" not in key_line(face)


@pytest.mark.parametrize("size", [(40, 12), (24, 8), (59, 40)])
async def test_where_the_key_line_is_short_the_keys_for_pain_stay_and_it_stands_above(size: tuple[int, int]) -> None:
    async with opened(TWO, settings=KEYS, size=size, coach=Recorder()) as face:
        before = key_line(face)
        await face.press("m")
        assert face.rows[0].endswith(" muted")
        assert key_line(face) == before
        await face.press("m")
        assert "muted" not in face.rows[0]


async def test_a_session_that_begins_muted_says_so() -> None:
    async with opened(TWO, settings=Settings(avoid=(), sound=False), coach=Recorder()) as face:
        assert "m muted  ? help" in key_line(face)


async def test_they_work_while_breathing_is_guided_and_the_player_knows_afterwards() -> None:
    coach = Recorder()
    async with opened(TWO, settings=KEYS, coach=coach) as face:
        await face.press("x", "m", "v")
        assert (coach.wanted.sound, coach.wanted.amount) == (False, "brief")
        await face.press("escape")
        assert word(face.app) == "PAUSED"
        assert "m muted" in key_line(face)


async def test_they_work_while_the_last_words_are_spoken() -> None:
    coach = Recorder()
    async with opened(TWO, settings=KEYS, coach=coach) as face:
        await face.press("q", "y", "v", "m")
        assert (coach.wanted.sound, coach.wanted.amount) == (False, "brief")


async def test_changed_keys_hold_for_them() -> None:
    coach = Recorder()
    async with opened(TWO, settings=Settings(avoid=(), keys={"mute": ("y",)}), coach=coach) as face:
        heard = []
        for keys in ("m", "y", "xy"):
            await face.press(*keys)
            heard.append(coach.wanted.sound)
        assert heard == [True, False, True]


async def test_what_was_chosen_at_home_counts_for_the_next_session() -> None:
    coach = Recorder()
    async with opened(settings=KEYS, coach=coach) as face:
        await face.type("/basics")
        await face.press("enter", "q", "y", "enter")
        face.app.prefer("voice", "brief")
        await face.press("enter")
        assert coach.wanted.amount == "brief"


async def test_the_session_is_not_disturbed_by_them() -> None:
    async with opened(TWO, settings=KEYS, coach=Recorder()) as face:
        await face.at(6_000)
        before = face.player.walk.player
        await face.press("m", "v", "[", "]")
        assert face.player.walk.player is before


def test_the_settings_folder_of_these_tests_is_their_own(tmp_path: Path) -> None:
    path = places.settings_file()
    assert path is not None
    assert path.is_relative_to(tmp_path)
