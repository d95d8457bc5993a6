"""The history's screen, driven by keys: what it shows, and that what is changed there is changed in the history."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from stretchtui import places
from stretchtui.history.model import Edited, Session
from stretchtui.remembered import now
from stretchtui.session.timeline import build
from stretchtui.tui.screens.history import HistoryScreen
from stretchtui.tui.screens.player import PlayerScreen
from tests.tui.kept_sessions import felt, keep, kept, session
from tests.tui.opened import Face, bundled_routine, opened
from tests.tui.screen_text import sentence

LARGE = (120, 40)
HOSTILE = "[b]Bold[/b] \x1b[31mred 静かな肩"


def three() -> tuple[Session, ...]:
    return (
        session(1, 0, "Upper back relief", **felt(6, 3), note=Edited("stiff on the left", 1)),
        session(2, 1, "Desk break", outcome="ended"),
        session(3, 40, "Evening wind down", outcome="added", pieces=()),
    )  # fmt: skip


async def into_history(face: Face, word: str = "sessions") -> None:
    await face.press("y")
    await face.expect_words("History", word)


def listed(face: Face) -> list[str]:
    return [row for row in face.rows[1:22] if any(f" {when} " in row for when in ("✓", "◐", "+", "×", "…"))]


async def test_sessions_are_listed_the_newest_first_with_what_came_of_them() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face, "3 sessions")
        first, second, third = listed(face)[:3]
        assert "Upper back relief" in first
        assert "✓ done" in first
        assert "6→3" in first
        assert "12 min" in first
        assert "stiff on the left" in first
        assert "Desk break" in second
        assert "◐ ended" in second
        assert "Evening wind down" in third
        assert "+ added" in third


async def test_what_was_done_of_the_session_under_the_cursor_is_told_in_full() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face)
        await face.expect_words("Tension 6 before, 3 after", "done to its end")
        told = sentence(face.app)
        assert "Seated twist left, 2 repetitions, 20 s stretched" in told
        assert "Shoulder raises 1 of 2 repetitions, 20 s stretched, hurt" in told
        await face.press("end")
        await face.expect_words("added by hand", "What it was made of is not kept.")


async def test_a_deleted_session_is_gone_and_comes_back_the_last_one_first() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face)
        await face.press("d", "d")
        await face.expect_words("Deleted: Desk break", "u brings it back", "1 session")
        await face.expect(lambda: [one.routine for one in kept()] == ["Evening wind down"])
        await face.press("u")
        await face.expect_words("Back again: Desk break", "2 sessions")
        await face.press("u")
        await face.expect_words("Back again: Upper back relief", "3 sessions")
        await face.expect(lambda: len(kept()) == 3)


async def test_deleting_is_kept_even_if_the_screen_is_left_at_once() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face)
        face.send("d", "d", "escape")
        await face.expect(lambda: len(kept()) == 1)
        await face.expect(lambda: not isinstance(face.app.screen, HistoryScreen))


async def test_a_note_is_written_in_one_line_and_kept() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face)
        await face.press("n")
        await face.type(", less so [b]after")
        await face.press("enter")
        await face.expect(lambda: kept()[0].note.value == "stiff on the left, less so [b]after")
        assert "“ stiff on the left, less so [b]after" in face.text


async def test_a_note_is_left_as_it_was_by_escape_which_does_not_leave_the_screen() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face)
        await face.press("n")
        await face.type("xyz")
        await face.press("escape")
        assert isinstance(face.app.screen, HistoryScreen)
        assert "xyz" not in face.text
        assert kept()[0].note.value == "stiff on the left"


async def test_a_session_from_before_is_added_by_hand() -> None:
    async with opened(size=LARGE) as face:
        await into_history(face, "Nothing is kept yet")
        await face.press("a")
        await face.type("desk-break")
        await face.press("enter")
        await face.type("7")
        await face.press("enter", "ctrl+u")
        await face.type("2026-01-05 07:30")
        await face.press("enter")
        await face.expect_words("1 session", "5 Jan 2026 07:30")
        await face.expect(lambda: len(kept()) == 1)
        (added,) = kept()
        assert (added.outcome, added.routine_id, added.active_ms) == ("added", "desk-break", 7 * 60_000)
        assert added.pieces


@pytest.mark.parametrize(
    ("routine", "minutes", "day", "why"),
    [
        ("nope", "5", "", "No routine has that id"), ("", "", "", "Minutes are a whole number"),
        ("", "1000000000000", "", "Minutes are a whole number"), ("", "5", "2999-01-01", "still to come"),
        ("", "5", "someday", "is not a day; write 2026-11-01"), ("", "5", "1850-01-01", "too long ago"),
    ],
)  # fmt: skip
async def test_what_cannot_be_added_is_said_and_stays_to_be_changed(routine: str, minutes: str, day: str, why: str) -> None:
    async with opened(size=LARGE) as face:
        await into_history(face, "Nothing is kept yet")
        await face.press("a")
        await face.type(routine)
        await face.press("enter")
        await face.type(minutes)
        await face.press("enter", "ctrl+u")
        await face.type(day)
        await face.press("enter")
        await face.expect_words(why)
        assert "minutes:" in face.text
        assert kept() == ()


async def test_words_and_areas_narrow_the_list() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face)
        await face.type("/wind")
        await face.expect_words("1 of 3 sessions", "Evening wind down")
        await face.press("escape")
        await face.expect_words("3 sessions")
        await face.type("/shoulder")
        await face.expect_words("2 of 3 sessions")
        await face.type(" nothing")
        await face.expect_words("No session that is kept has all of these words.")


async def test_enter_walks_the_routine_again() -> None:
    keep(*three())
    async with opened(size=LARGE) as face:
        await into_history(face)
        await face.press("enter")
        await face.expect(lambda: isinstance(face.app.screen, PlayerScreen))
        assert face.player.walk.player.timeline == build(bundled_routine("desk-break"))


async def test_a_routine_that_is_in_no_library_cannot_be_walked_again_and_that_is_said() -> None:
    keep(session(1, 0, routine_id=None))
    async with opened(size=LARGE) as face:
        await into_history(face, "1 session")
        await face.press("enter")
        await face.expect_words("in no library now")


async def test_an_empty_history_says_what_will_be_here() -> None:
    async with opened(size=LARGE) as face:
        await into_history(face, "Nothing is kept yet.")
        assert "Here will be every session you walk" in sentence(face.app)
        await face.press("d", "u", "n", "enter", "escape")
        assert not isinstance(face.app.screen, HistoryScreen)


async def test_ten_years_are_read_a_part_at_a_time_and_all_of_them_can_be_reached() -> None:
    keep(*(session(number, number // 3) for number in range(450)))
    async with opened(size=LARGE) as face:
        await into_history(face, "200+ sessions")
        for words in ("400+ sessions", "450 sessions"):
            await face.press("end")
            await face.expect_words(words)
        assert len({one.uuid for one in kept()}) == 450


async def test_what_others_wrote_is_shown_plain_and_aligned() -> None:
    keep(*three(), session(4, 2, HOSTILE, note=Edited(HOSTILE, 1)))
    for size in (LARGE, (80, 24), (40, 12)):
        async with opened(size=size) as face:
            await into_history(face)
            assert "\x1b" not in face.text
            assert any("[b]Bold[/b]" in row for row in face.rows)
            assert all(cell_len(row) <= size[0] for row in face.rows)


async def test_a_history_that_cannot_be_written_says_so_and_what_was_deleted_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    from stretchtui.remembered import CannotRemember

    def refuse(*_: object) -> None:
        raise CannotRemember("there is no room left on the disk for the history")

    keep(*three())
    monkeypatch.setattr("stretchtui.tui.screens.amending.keep_edit", refuse)
    async with opened(size=LARGE) as face:
        await into_history(face, "3 sessions")
        await face.press("d")
        await face.expect_words("Not saved: there is no room left on the disk", "3 sessions")
        await face.press("u")
        assert "Back again" not in face.text


async def test_a_history_whose_folder_is_a_file_is_told_in_a_line() -> None:
    folder = places.history_folder()
    assert folder is not None
    Path(folder).parent.mkdir(parents=True, exist_ok=True)
    Path(folder).write_text("no folder")
    async with opened(size=LARGE) as face:
        await into_history(face, "Nothing is kept yet")
        assert [row for row in face.rows[-3:-1] if row.strip()]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (12, 3)])
async def test_it_is_usable_at_every_size(size: tuple[int, int]) -> None:
    keep(*three())
    async with opened(size=size) as face:
        await face.press("y")
        await face.expect(lambda: "✓" in face.text or "Nov" in face.text or f"{now().local.day}" in face.text)
        await face.press("down", "d")
        await face.expect(lambda: len(kept()) == 2)


async def test_days_are_typed_as_on_the_command_line() -> None:
    async with opened(size=LARGE) as face:
        await into_history(face, "Nothing is kept yet")
        await face.press("a", "enter")
        await face.type("20")
        await face.press("enter", "ctrl+u")
        await face.type("yesterday 7:30")
        await face.press("enter")
        await face.expect(lambda: len(kept()) == 1)
        (added,) = kept()
        assert added.began.local.strftime("%H:%M") == "07:30"
        assert (now().day - added.began.day).days == 1
