"""Any size of window: no exception, and while a session runs never a blank screen: fault P14."""

from __future__ import annotations

import re

import pytest

from stretchtui.routine.model import Routine
from tests.session.exercises import NOTE, OWN_PACE, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.opened import Face, opened
from tests.tui.screen_text import number, side, word

EDGES = [
    (1, 1), (10, 3), (20, 5), (0, 0), (500, 1), (1, 300), (500, 200), (11, 1), (11, 2), (12, 1), (12, 2), (19, 5), (19, 6),
    (20, 6), (20, 7), (21, 300), (39, 11), (39, 12), (40, 11), (40, 12), (50, 20), (59, 19), (59, 20), (60, 19), (60, 20),
    (79, 23), (80, 24), (99, 31), (99, 32), (100, 31), (100, 32), (119, 39), (120, 40), (132, 50), (8, 3), (500, 6), (500, 5),
    (2, 200),
]  # fmt: skip
"""All that the fault list names, and both sides of every size at which something changes."""

NAMED = [(1, 1), (10, 3), (20, 5), (0, 0), (500, 1), (1, 300), (500, 200)]
FEW = [*NAMED, (2, 200), (12, 2), (19, 6), (20, 6), (40, 12), (59, 19), (80, 24)]

CORNERS = [(20, 6), (20, 7), (39, 12), (60, 20)]

GRID = [(columns, lines) for columns in (5, 30, 110) for lines in (1, 9, 28)]

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)


def is_line(size: tuple[int, int]) -> bool:
    return size[0] < 20 or size[1] < 6


async def resized(face: Face, size: tuple[int, int]) -> None:
    await face.pilot.resize_terminal(*size)
    await face.settle()


def number_shown(face: Face, size: tuple[int, int]) -> str:
    """The number on the screen, be it one line or large digits."""
    if not is_line(size):
        return number(face.app)
    found = re.match(r"[^\d]*([\d:]+)", face.text.strip())
    return found[1] if found else ""


async def test_P14_at_every_size_the_session_runs_on_and_its_number_is_on_the_screen() -> None:
    async with opened(THREE) as face:
        now_ms = 72_000
        for size in [*EDGES, *GRID]:
            await resized(face, size)
            now_ms = now_ms + 1_000 if now_ms < 86_000 else 72_000
            if now_ms == 72_000:
                await face.press("r")
                face.clock.now_ms += 14_000
                face.player.look()
            else:
                face.look_at(face.clock.now_ms + 1_000)
            await face.settle()
            if 0 in size:
                continue
            count = str(face.frame.count)
            assert number_shown(face, size) == count[: size[0]], (size, face.text)


@pytest.mark.parametrize("size", [*CORNERS, (21, 300), (40, 12), (59, 19), (80, 24), (100, 32), (500, 6)], ids=str)
async def test_P14_from_20_by_6_on_word_number_and_side_are_all_in_sight(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        await face.at(72_000)
        assert (word(face.app), number(face.app), side(face.app)) == ("HOLD", "15", "right"), face.text
        await face.press("space")
        assert (word(face.app), number(face.app), side(face.app)) == ("PAUSED", "15", "right"), face.text


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (20, 5), (500, 1), (1, 300), (11, 2), (12, 1), (19, 6)], ids=str)
async def test_P14_below_20_by_6_one_line_is_left_and_it_counts(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        for now_ms, count in ((0, "5"), (1_000, "4"), (72_000, "15"), (73_000, "14")):
            await face.at(now_ms)
            written = [row for row in face.rows if row.strip()]
            assert len(written) == 1, face.text
            assert written[0].strip().split()[0] == count[: size[0]]


async def test_P14_one_line_names_phase_and_side_where_there_is_room_and_below_12_columns_only_the_time() -> None:
    async with opened(THREE, size=(19, 3)) as face:
        await face.at(72_000)
        assert face.text.strip() == "15 HOLD RIGHT"
        for columns, shown in ((12, "15 HOLD"), (11, "15"), (5, "15"), (2, "15")):
            await resized(face, (columns, 3))
            assert face.text.strip() == shown, columns
        await resized(face, (100, 1))
        assert face.text.strip() == "15 HOLD RIGHT Seated twist"


async def test_P14_one_line_says_that_it_is_paused_and_never_cuts_the_number_for_it() -> None:
    async with opened(THREE, size=(19, 3)) as face:
        await face.at(72_000)
        await face.press("space")
        assert "PAUSED" in face.text
        for columns, shown in ((11, "‖15"), (3, "‖15"), (2, "15")):
            await resized(face, (columns, 1))
            assert face.text.strip() == shown


OPEN = routine(NOTE, OWN_PACE)


@pytest.mark.parametrize("size", [(1, 1), (11, 2), (19, 5), (20, 6), (40, 12), (80, 24)], ids=str)
async def test_P14_notes_and_own_pace_are_never_blank(size: tuple[int, int]) -> None:
    async with opened(OPEN, size=size) as face:
        assert face.text.strip()
        if size[0] >= 12:
            assert "note" in face.text.lower() or "Find a wall" in face.text
        await face.press("enter")
        await face.at(5_000)
        await face.at(12_000)
        assert number_shown(face, size) == "7"


@pytest.mark.parametrize("size", [(1, 1), (19, 5), (20, 6), (40, 12)], ids=str)
async def test_P14_keys_work_at_every_size(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        await face.press("right", ".", "space")
        assert (face.frame.mode, face.frame.name, face.frame.word) == ("paused", "Seated twist", "move")
        await face.press("q", "y")
        await face.press("enter")
    assert face.app.return_code == 3


@pytest.mark.parametrize("keys", [(), ("/", "x"), ("?",), ("ctrl+p",)], ids=["home", "search", "help", "palette"])
async def test_P14_home_and_what_lies_over_it_at_every_size(keys: tuple[str, ...]) -> None:
    async with opened() as face:
        await face.press(*keys)
        for size in [*FEW, (1000, 60)]:
            await resized(face, size)
            assert len(face.rows) == size[1] or 0 in size
        await resized(face, (80, 24))
        assert face.text.strip()


@pytest.mark.parametrize("keys", [("j",), ("q",), ("q", "y"), ("?",)], ids=["jump", "ending", "summary", "help"])
async def test_P14_summary_and_dialogs_of_the_player_at_every_size(keys: tuple[str, ...]) -> None:
    async with opened(THREE) as face:
        await face.at(30_000)
        await face.press(*keys)
        for size in FEW:
            await resized(face, size)
            assert len(face.rows) == size[1] or 0 in size


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (19, 5)], ids=str)
async def test_P14_the_question_whether_to_end_can_be_read_and_answered_in_small_windows(size: tuple[int, int]) -> None:
    async with opened(THREE, size=size) as face:
        await face.press("q")
        assert "End the session" in face.text
        if size != (19, 5):
            assert "y " in face.text
            assert "n " in face.text
        await face.press("n")
        assert face.frame.mode == "counting-in"


async def test_P14_home_in_one_column_still_starts_what_is_under_the_cursor() -> None:
    async with opened(size=(1, 1)) as face:
        await face.type("/basics")
        await face.press("enter")
        assert face.frame.name == "Shoulder raises"


def test_P14_the_sizes_named_in_the_fault_list_are_tried() -> None:
    assert set(NAMED) <= set(EDGES)


LONG: Routine = routine(SEATED_TWIST._replace(name="A name that is much longer than any window is wide " * 3))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 6)], ids=str)
async def test_P14_a_long_name_pushes_nothing_off_the_screen(size: tuple[int, int]) -> None:
    async with opened(LONG, size=size) as face:
        await face.at(14_000)
        assert (word(face.app), number(face.app), side(face.app)) == ("HOLD", "15", "right")
