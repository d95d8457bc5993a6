"""A few screens whole, as text. After a change of looks: `pytest tests/tui/test_snapshots.py --snapshot-update`."""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from stretchtui.settings.preferences import Settings
from tests.session.exercises import SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.opened import Face, opened
from tests.tui.screen_text import below_map, detail, figure_region

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)

at_three_sizes = pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")


def picture(face: Face) -> str:
    """Framed, so that blanks at the ends of rows are seen to be blank; where the figure stands, whatever it looks like."""
    width = face.app.size.width
    rows = [f"{row:<{width}}" for row in face.rows]
    if face.app.screen.query("#figure"):
        place = figure_region(face.app)
        for y in range(place.y, place.bottom):
            rows[y] = rows[y][: place.x] + "░" * place.width + rows[y][place.right :]
    return "\n".join(["", *(f"|{row}|" for row in rows), ""])


@at_three_sizes
async def test_home(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened(size=size, settings=Settings(avoid=("spine-twist",), painter="truecolour")) as face:
        await face.press("h")
        await face.type("/upper back")
        if size[0] > 60:
            await face.expect(lambda: detail(face.app).startswith("Upper back basics"))
        if size[0] > 100:
            await face.expect(lambda: below_map(face.app).startswith("for shoulders"))
        assert re.sub("[▀▄]", " ", picture(face)) == snapshot  # the body's looks are not home's affair


@at_three_sizes
@pytest.mark.parametrize(("moment", "now_ms"), [("prepare", 60_000), ("hold", 73_000)], ids=["prepare", "hold"])
async def test_player(size: tuple[int, int], moment: str, now_ms: int, snapshot: SnapshotAssertion) -> None:
    async with opened(THREE, size=size) as face:
        await face.at(now_ms)
        assert picture(face) == snapshot


@at_three_sizes
async def test_player_paused(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened(THREE, size=size) as face:
        await face.at(73_000)
        await face.press("space")
        assert picture(face) == snapshot


@at_three_sizes
async def test_summary(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened(THREE, size=size) as face:
        await face.at(140_000)
        await face.press("q", "y")
        assert picture(face) == snapshot
