"""Whatever a file, a name or a paste holds, the screens show it as text and nothing else: faults X1 and X2."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import pytest
from rich.cells import cell_len
from textual.events import Paste

from stretchtui.routine.loading import LoadedRoutine
from stretchtui.session import events
from stretchtui.settings import LoadedSettings, Settings
from stretchtui.settings_file import read_settings
from stretchtui.tui.details import details
from tests.session.exercises import NOTE, PLAIN, REST, routine
from tests.tui.foreign import ALL, PAYLOADS, entry, exercise, hostile_holdings, hostile_routine, mistakes
from tests.tui.opened import Face, opened
from tests.tui.screen_text import notices, segments, show_details, strips

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SIZES = [(100, 32), (40, 12), (19, 5)]


def in_groups(texts: Sequence[str], size: int) -> Iterator[list[str]]:
    for begin in range(0, len(texts), size):
        yield list(texts[begin : begin + size])


def assert_only_text(face: Face) -> None:
    """No control character, no clickable or linked text, every row as wide as the screen."""
    for segment in segments(face.app):
        for character in segment.text:
            assert unicodedata.category(character) not in ("Cc", "Cs"), repr(segment.text)
            assert character not in BIDI, repr(segment.text)
        assert not segment.control
        if segment.style is not None:
            assert "@click" not in segment.style.meta, repr(segment.text)
            assert segment.style.link is None, repr(segment.text)
    width = face.app.size.width
    for strip in strips(face.app):
        assert sum(cell_len(segment.text) for segment in strip) == width, strip


@pytest.mark.parametrize(
    ("size", "texts", "broken"),
    [((100, 32), ALL, False), ((100, 32), ALL, True), ((40, 12), PAYLOADS, False), ((10, 3), PAYLOADS, True)],
    ids=["wide", "wide-broken", "narrow", "tiny-broken"],
)
async def test_X1_home_lists_any_text(size: tuple[int, int], texts: tuple[str, ...], broken: bool) -> None:
    async with opened(size=size, holdings=hostile_holdings(texts, broken=broken), settings=Settings(avoid=ALL[:9])) as face:
        assert_only_text(face)
        for _ in range(len(texts) // max(5, size[1] - 5) + 1):
            await face.press("pagedown")
            assert_only_text(face)


async def test_X1_details_show_any_text() -> None:
    """Drawn straight from their rows, for five hundred texts; the way there is walked by the tests of home."""
    async with opened(holdings=hostile_holdings(PAYLOADS)) as face:
        for group in in_groups(ALL, 9):
            for told in (LoadedRoutine(hostile_routine(group), ()), LoadedRoutine(None, mistakes(group))):
                show_details(face.app, details(entry(1, group[0]), told, group, group[0]))
                await face.pilot.pause()
                assert_only_text(face)


async def test_X1_searching_for_any_text_shows_it_as_text() -> None:
    async with opened() as face:
        await face.press("/")
        for text in PAYLOADS:
            face.app.screen.post_message(Paste(text))
            await face.pilot.pause()
            assert_only_text(face)
            face.send("ctrl+u")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_X1_the_player_shows_any_text_in_every_place(size: tuple[int, int]) -> None:
    texts = PAYLOADS if size != SIZES[0] else ALL
    for group in in_groups(texts, 120):
        turned = [group[i:] + group[:i] for i in range(0, len(group), 8)]
        whole = routine(*(exercise(turn, sides="left", pace="timed" if i % 7 else "own") for i, turn in enumerate(turned)))
        async with opened(whole, size=size) as face:
            await walk_and_check(face, steps_on=5)


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/]", "hold [/", "\x1b]52;c;eA==\x1b\\ \x9b31m", "伸ばして" * 9])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_X1_every_segment_of_a_routine_with_one_text_everywhere(size: tuple[int, int], text: str) -> None:
    async with opened(hostile_routine([text]), size=size) as face:
        await face.press("space")
        assert_only_text(face)
        await face.press("space")
        assert_only_text(face)
        await walk_and_check(face, steps_on=1)


async def walk_and_check(face: Face, steps_on: int) -> None:
    """From segment to segment to the summary; every so many of them with the layout brought up to date."""
    walked = 0
    while type(face.app.screen).__name__ == "PlayerScreen":
        assert_only_text(face)
        face.player.do(events.Done() if face.frame.open else events.NextPhase())
        walked += 1
        if walked % steps_on == 0:
            await face.pilot.pause()
    await face.pilot.pause()
    assert walked > 2
    assert_only_text(face)
    await face.press("end")
    assert_only_text(face)


@pytest.mark.parametrize("key", ["j", "?", "q", "ctrl+p"])
async def test_X1_dialogs_over_a_hostile_session_show_only_text(key: str) -> None:
    whole = routine(*(exercise([text, "plain"]) for text in ALL[:120]), NOTE)
    async with opened(whole) as face:
        await face.press(key)
        assert_only_text(face)
        for _ in range(6):
            await face.press("pagedown")
            assert_only_text(face)


async def test_X1_the_palette_shows_and_starts_routines_of_any_name() -> None:
    async with opened(holdings=hostile_holdings(PAYLOADS)) as face:
        await face.press("ctrl+p")
        await face.type("click")
        await face.until(lambda: "[@click=app.quit]x[/]" in face.text)
        assert_only_text(face)
        await face.press("enter")
        await face.until(lambda: type(face.app.screen).__name__ == "PlayerScreen")
        assert face.app.is_running


async def test_X1_the_palette_lists_routines_of_any_name() -> None:
    async with opened(holdings=hostile_holdings(ALL[:150])) as face:
        await face.press("ctrl+p")
        await face.until(lambda: "nul" in face.text)
        for _ in range(25):
            await face.press("pagedown")
            assert_only_text(face)


@pytest.mark.parametrize("text", [*PAYLOADS[:4], *PAYLOADS[15:19]], ids=ascii)
async def test_X1_notices_about_a_broken_routine_show_only_text(text: str) -> None:
    async with opened(holdings=hostile_holdings([text], broken=True)) as face:
        await face.press("enter")
        await face.until(lambda: "cannot be started" in notices(face.app))
        assert_only_text(face)


async def test_X1_notices_about_settings_show_only_text() -> None:
    loaded = read_settings("theme: '[@click=app.quit]x[/] [/'\nkeys: {'[/': x}\n", "settings.yaml")
    assert isinstance(loaded, LoadedSettings)
    async with opened(routine(PLAIN, REST), settings=loaded) as face:
        await face.until(lambda: "mistakes" in notices(face.app))
        assert_only_text(face)


async def test_X2_a_click_on_a_name_that_is_markup_runs_nothing() -> None:
    async with opened(holdings=hostile_holdings(["[@click=app.quit]click me[/]"])) as face:
        y = next(y for y, row in enumerate(face.rows) if "click me" in row)
        await face.pilot.click(offset=(face.rows[y].index("click me") + 1, y))
        await face.press("escape")
        assert face.app.is_running
        assert not face.app._exit


async def test_X2_brackets_in_a_name_are_shown_as_they_are() -> None:
    async with opened(hostile_routine(["[bold]Twist[/] [x"])) as face:
        assert "[bold]Twist[/] [x" in face.text
