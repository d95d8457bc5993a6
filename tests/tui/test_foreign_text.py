"""Whatever a file, a name or a paste holds, the screens show it as text and nothing else: faults X1 and X2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.events import Paste

from stretchtui.routine.loading import LoadedRoutine
from stretchtui.session import events
from stretchtui.settings.file import read_settings
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.tui.details import details
from tests.session.exercises import NOTE, PLAIN, REST, routine
from tests.tui.foreign import ALL, PAYLOADS, entry, exercise, hostile_holdings, hostile_routine, mistakes
from tests.tui.opened import Face, opened
from tests.tui.screen_text import detail, notices, place, show_details, strips

NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, halves of characters, and what turns the direction of text."""
SIZES = [(100, 32), (40, 12), (19, 5)]


def in_groups(texts: Sequence[str], size: int) -> Iterator[list[str]]:
    for begin in range(0, len(texts), size):
        yield list(texts[begin : begin + size])


def assert_only_text(face: Face) -> None:
    """No control character, no clickable or linked text, every row as wide as the screen."""
    width = face.app.size.width
    for strip in strips(face.app):
        for segment in strip:
            assert not NO_TEXT.search(segment.text), repr(segment.text)
            assert not segment.control
            if segment.style is not None:
                assert "@click" not in segment.style.meta, repr(segment.text)
                assert segment.style.link is None, repr(segment.text)
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
    async with opened() as face:
        await face.expect(lambda: detail(face.app).startswith("Cold pack session"))  # which comes a moment after the list
        for group in in_groups(ALL, 9):
            for told in (LoadedRoutine(hostile_routine(group), ()), LoadedRoutine(None, mistakes(group))):
                show_details(face.app, details(entry(1, group[0]), told, Settings(avoid=tuple(group))))
                await face.settle()
                assert_only_text(face)


async def test_X1_searching_for_any_text_shows_it_as_text() -> None:
    async with opened() as face:
        await face.press("/")
        for text in PAYLOADS:
            face.app.screen.post_message(Paste(text))
            await face.settle()
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
            await face.settle()
    await face.settle()
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
        await face.expect(lambda: "[@click=app.quit]x[/]" in face.text)
        assert_only_text(face)
        await face.press("enter")
        await face.expect(lambda: type(face.app.screen).__name__ == "PlayerScreen")
        assert face.app.is_running


async def test_X1_the_palette_lists_routines_of_any_name() -> None:
    async with opened(holdings=hostile_holdings(ALL[:150])) as face:
        await face.press("ctrl+p")
        await face.expect(lambda: "Avoid" in face.text or "nul" in face.text)  # commands or routines: either may come first
        shown = set()
        for _ in range(25):
            assert_only_text(face)
            shown |= {name for name in ("nul", "undefined") if name in face.text}
            await face.press("pagedown")
        assert shown


@pytest.mark.parametrize("text", [*PAYLOADS[:4], *PAYLOADS[15:19]], ids=ascii)
async def test_X1_notices_about_a_broken_routine_show_only_text(text: str) -> None:
    async with opened(holdings=hostile_holdings([text], broken=True)) as face:
        await face.press("enter")
        await face.expect(lambda: "cannot be started" in notices(face.app))
        assert_only_text(face)


async def test_X1_notices_about_settings_show_only_text() -> None:
    loaded = read_settings("theme: '[@click=app.quit]x[/] [/'\nkeys: {'[/': x}\n", "settings.yaml")
    assert isinstance(loaded, LoadedSettings)
    async with opened(routine(PLAIN, REST), settings=loaded) as face:
        await face.expect(lambda: "mistakes" in notices(face.app))
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


JAPANESE = "両肩をゆっくりと耳の方へ持ち上げてそのまま数秒間保ちます。それから肩を静かに下まで降ろして力を抜きます。"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_text_in_a_wide_script_is_shown_whole_in_the_player_and_at_home(size: tuple[int, int]) -> None:
    whole = routine(PLAIN._replace(name="肩の上げ下げ", cues=(JAPANESE, "次に " + JAPANESE), caution=JAPANESE))
    async with opened(whole, size=size) as face:
        assert_only_text(face)
        assert place(face.app).replace(" ", "").replace("▸", "").count(JAPANESE) == 3
    async with opened(size=size) as face:
        await face.expect(lambda: detail(face.app).startswith("Cold pack session"))  # which comes a moment after the list
        show_details(face.app, details(entry(1, "x"), LoadedRoutine(replace(whole, summary=JAPANESE), ()), Settings()))
        await face.settle()
        assert detail(face.app).replace(" ", "").count(JAPANESE) == 2
