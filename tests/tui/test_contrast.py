"""Every word can be read, and what is drawn large can be seen, in the light theme and the usual one: by WCAG's contrast."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.scrollbar import ScrollBar

from stretchtui.history.model import Edited
from stretchtui.settings.preferences import Settings
from stretchtui.tui.widgets.body import BodyMap
from stretchtui.tui.widgets.figure import Figure
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.kept_sessions import felt, keep, session
from tests.tui.opened import Face, opened
from tests.tui.screen_text import strips

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)
LEAST = 4.5
LEAST_LARGE = 3.0
LARGE = frozenset("█▀▄▌━┏┓┗┛┃░▒▓")
BLOCKS = LARGE | frozenset("▁▂▃▅▆▇")

in_both_themes = pytest.mark.parametrize("theme", ["textual-light", "textual-dark"])
at_three_sizes = pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")


def luminance(rgb: tuple[int, int, int]) -> float:
    parts = (one / 255 for one in rgb)
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def drawn(face: Face) -> list[Region]:
    """Where blocks are neither letters nor bars."""
    seen = face.app.screen._compositor.visible_widgets
    return [region for widget, (region, _) in seen.items() if isinstance(widget, Figure | BodyMap | ScrollBar)]


def faint(face: Face) -> list[str]:
    """What stands on the screen with less contrast than it needs, and its contrast."""
    pictures = drawn(face)
    found: list[str] = []
    for y, strip in enumerate(strips(face.app)):
        x = 0
        for text, style, _ in strip:
            marks = set(text) - {" "}
            if marks <= BLOCKS and any(region.contains(x, y) for region in pictures):
                marks = set()
            x += len(text)
            if marks and style and style.color and style.bgcolor:
                ratio = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor(foreground=False))
                if ratio < (LEAST_LARGE if marks <= LARGE else LEAST):
                    found.append(f"{ratio:.2f} {text.strip()!r} in row {y}")
    return found


def in_theme(theme: str) -> Settings:
    return Settings(theme=theme, avoid=(), painter="truecolour", reduced_motion=True)


def test_contrast_is_measured_as_by_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((255, 255, 255), (118, 118, 118)) == pytest.approx(4.54, abs=0.01)


@in_both_themes
@at_three_sizes
async def test_home_its_keys_and_the_form_can_be_read(theme: str, size: tuple[int, int]) -> None:
    async with opened(size=size, settings=in_theme(theme)) as face:
        assert not faint(face)
        for key in ("question_mark", "escape", "b", "escape", "c"):
            await face.press(key)
            assert not faint(face), key


@in_both_themes
@at_three_sizes
@pytest.mark.parametrize("key", ["a", "s"])
async def test_a_row_is_read_under_the_cursor_too(theme: str, size: tuple[int, int], key: str) -> None:
    async with opened(size=size, settings=in_theme(theme)) as face:
        await face.press(key)
        for key_there in ("down", "space", "up"):
            await face.press(key_there)
            assert not faint(face), key_there


@in_both_themes
@at_three_sizes
@pytest.mark.parametrize(
    ("now_ms", "tone"), [(6_000, "-move"), (14_500, "-rest"), (60_000, "-prepare"), (73_000, "-stretch"), (92_000, "-switch")]
)
async def test_the_player_can_be_read_in_every_phase(theme: str, size: tuple[int, int], now_ms: int, tone: str) -> None:
    async with opened(THREE, size=size, settings=in_theme(theme)) as face:
        await face.at(now_ms)
        await face.expect(lambda: face.app.screen.query_one("#stage").has_class(tone))
        assert not faint(face)


@in_both_themes
@at_three_sizes
async def test_so_can_what_lies_over_it_and_what_comes_after(theme: str, size: tuple[int, int]) -> None:
    async with opened(THREE, size=size, settings=in_theme(theme)) as face:
        await face.at(73_000)
        for key in ("j", "escape", "x", "escape", "o", "escape", "q", "y"):
            await face.press(key)
            assert not faint(face), key


@in_both_themes
@at_three_sizes
async def test_what_was_done_can_be_read(theme: str, size: tuple[int, int]) -> None:
    keep(*(session(number, 2 * number, note=Edited("stiff", 1), **felt(6, 4)) for number in range(12)))
    async with opened(size=size, settings=in_theme(theme)) as face:
        await face.press("p")
        await face.expect_words("This week:")
        for key in ("up", "tab", "y"):
            await face.press(key)
            await face.expect(lambda: not faint(face))
        await face.expect_words("12 sessions")
        for key in ("down", "n", "escape", "a", "escape", "slash", "escape", "d", "u"):
            await face.press(key)
            assert not faint(face), key
