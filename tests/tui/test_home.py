"""Home: which routines are listed, how the list narrows, what Enter means."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from textual.worker import get_current_worker

from stretchtui.routine import entries
from stretchtui.routine.holdings import Holdings, searched
from stretchtui.routine.index import Catalogue
from stretchtui.routine.library import Found
from stretchtui.routine.loading import Loader
from stretchtui.tui.screens.home import READ_AT_ONCE
from tests.bundled import MANY as ALL_OF_THEM
from tests.bundled import ROUTINE_IDS
from tests.cli.own_home import Home
from tests.tui.opened import MANY, Face, bundled, opened
from tests.tui.screen_text import detail, head, listed, notices, search, under_cursor

BROKEN = "name: My own stretch\nsteps:\n  - exercise: seated-twist\n    hodl: 20s\n"


def at_home(face: Face) -> bool:
    return type(face.app.screen).__name__ == "HomeScreen"


async def test_every_bundled_routine_is_listed_with_its_length() -> None:
    async with opened() as face:
        entries = bundled().known.entries
        assert len(listed(face.app)) == len(entries) == 11
        for row, entry in zip(listed(face.app), entries, strict=True):
            assert entry.name in row
        assert any("3:06  Upper back basics" in row for row in listed(face.app))
        assert any("4:59+  Shoulder circuit" in row for row in listed(face.app))
        assert f"{len(entries)} routines" in face.text


async def test_a_library_that_the_index_does_not_know_fills_the_list_while_it_is_read(home: Home) -> None:
    for number in range(90):
        path = home.write(f"mine-{number}.yaml", f"name: Mine {number}\nsteps: [seated-twist]\n")
        os.utime(path, (1_000_000_000, 1_000_000_000))  # one just written is not yet believed to have settled
    holdings = Holdings(searched(()))
    assert holdings.known.unread
    async with opened(holdings=holdings) as face:
        await face.expect_words(f"{90 + len(ROUTINE_IDS)} routines")
        assert "reading" not in face.text
        await face.type("/mine 89")
        assert [row.split()[2:4] for row in listed(face.app)] == [["Mine", "89"]]
    assert not Holdings(searched(())).known.unread  # and is kept for the next time


async def test_who_leaves_while_the_library_is_read_does_not_wait_for_the_rest_of_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        home.write(f"mine-{number}.yaml", f"name: Mine {number}\nsteps: [seated-twist]\n")
    read: list[int] = []
    really_read_on = entries.read_on

    def read_on(catalogue: Catalogue, loader: Loader, files: Sequence[Found]) -> Catalogue:
        read.append(len(files))
        get_current_worker().cancel()
        return really_read_on(catalogue, loader, files)

    monkeypatch.setattr(entries, "read_on", read_on)
    async with opened(holdings=Holdings(searched(()))) as face:
        await face.app.workers.wait_for_complete()
    assert read == [READ_AT_ONCE]


async def test_typing_behind_the_slash_narrows_the_list() -> None:
    async with opened() as face:
        assert search(face.app) is None
        await face.press("/")
        assert search(face.app) is not None
        await face.type("back bas")
        assert search(face.app) == "back bas"
        assert [row.split(maxsplit=2)[2].startswith("Upper back basics") for row in listed(face.app)] == [True]
        assert f"1 of {MANY}" in face.text
        await face.press("backspace", "backspace", "backspace", "backspace")
        assert search(face.app) == "back"
        assert 1 < len(listed(face.app)) < 11


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thoracic", ("Cold pack session", "Upper back basics", "Upper back relief")),
        ("desk", ("Three-minute desk break", "Posture micro-break")),
        ("wall slide", ("Shoulder circuit",)),
        ("ubb", ("Upper back basics",)),
        ("SHORT walk", ("Short walk",)),
    ],
)
async def test_areas_other_words_for_them_tags_exercises_and_first_letters_find_routines(
    typed: str, found: tuple[str, ...]
) -> None:
    async with opened() as face:
        await face.type(f"/{typed}")
        for name in found:
            assert any(name in row for row in listed(face.app))
        assert len(listed(face.app)) < 11


async def test_escape_clears_the_search_and_ctrl_u_only_what_was_typed() -> None:
    async with opened() as face:
        await face.type("/basics")
        await face.press("ctrl+u")
        assert search(face.app) == "name, area, position, exercise…" or search(face.app) == ""
        assert len(listed(face.app)) == 11
        await face.type("basics")
        await face.press("escape")
        assert search(face.app) is None
        assert len(listed(face.app)) == 11


async def test_nothing_found_says_so_and_enter_then_starts_nothing() -> None:
    async with opened() as face:
        await face.type("/xyzzy")
        await face.press("enter")
        await face.expect_words("Nothing fits", "xyzzy")
        assert listed(face.app) == []
        assert at_home(face)


async def test_a_burst_of_keys_narrows_and_starts_what_it_named() -> None:
    async with opened() as face:
        face.send("/", *"basics", "enter")
        await face.expect_words("Shoulder raises", "1 of 3")
        assert head(face.app) == "1 of 3   Shoulder raises"


async def test_pasted_text_is_searched_for() -> None:
    from textual.events import Paste

    async with opened() as face:
        face.app.screen.post_message(Paste("back\nbasics\x1b[31m"))
        await face.expect(lambda: bool(search(face.app)))
        assert (search(face.app) or "").startswith("back basics")
        assert "\x1b" not in face.text


async def test_arrows_pages_and_ends_move_the_cursor() -> None:
    async with opened() as face:
        names = [entry.name for entry in bundled().known.entries]
        assert names[0] in under_cursor(face.app)
        moves = {"down": 1, "down ": 2, "up": 1, "up ": 0, "up  ": 0, "end": 10, "down  ": 10, "home": 0}
        for key, row in moves.items():
            await face.press(key.strip())
            assert names[row] in under_cursor(face.app), key
        await face.press("pagedown")
        assert names[0] not in under_cursor(face.app)
        await face.press("pageup")
        assert names[0] in under_cursor(face.app)


async def test_the_cursor_stays_in_sight_in_a_low_window() -> None:
    async with opened(size=(60, 8)) as face:
        await face.press("end")
        assert "Upper back relief" in under_cursor(face.app)
        await face.press("home")
        assert "Cold pack session" in under_cursor(face.app)


async def test_the_search_keeps_arrows_for_the_list() -> None:
    async with opened() as face:
        await face.type("/upper")
        await face.press("down")
        assert "Upper back relief" in under_cursor(face.app)
        await face.press("enter")
        assert not at_home(face)
        assert "1 of 7" in head(face.app)


async def test_a_click_moves_the_cursor_and_a_second_one_starts() -> None:
    async with opened() as face:
        y = next(y for y, row in enumerate(face.rows) if "Upper back basics" in row)
        await face.pilot.click(offset=(5, y))
        assert "Upper back basics" in under_cursor(face.app)
        assert at_home(face)
        await face.pilot.click(offset=(5, y))
        await face.settle()
        assert head(face.app) == "1 of 3   Shoulder raises"


async def test_details_show_steps_times_cautions_and_origin() -> None:
    async with opened(size=(120, 40)) as face:
        await face.type("/upper back basics")
        await face.expect(lambda: detail(face.app).startswith("Upper back basics"))
        told = detail(face.app)
        for part in (
            "3:06", "shoulders, upper-back, mid-back", "Shoulder raises, a seated twist to both sides", "0:58 Shoulder raises 5×",
            "1:04 Seated twist each side", "1:04 Standing twist with a step 3× alternating", "seated-floor",
            "comes with stretchtui", "Seated twist: Turn gently",
        ):  # fmt: skip
            assert part in told, part


async def test_details_of_a_circuit_show_rounds_rests_notes_and_own_pace() -> None:
    async with opened(size=(120, 40)) as face:
        await face.type("/circuit")
        await face.expect(lambda: detail(face.app).startswith("Shoulder circuit"))
        told = detail(face.app)
        for part in (
            "about 4:59, and what you do at your own pace shoulders, upper-back Two rounds", "Find a clear stretch of wall",
            "2 rounds, 20 s between:", "own Wall slide", "0:15 rest", "needs: wall",
        ):  # fmt: skip
            assert part in told, part


async def test_details_follow_the_cursor() -> None:
    async with opened() as face:
        await face.expect(lambda: detail(face.app).startswith("Cold pack session"))
        await face.press("down")
        await face.expect(lambda: detail(face.app).startswith("Hamstrings, contract and relax"))


async def test_a_routine_of_ones_own_says_where_it_comes_from(home: Home) -> None:
    home.write("mine.yaml", "name: Mine\nsteps: [seated-twist]\n")
    async with opened(holdings=Holdings(searched(()))) as face:
        await face.expect_words(f"{1 + len(ROUTINE_IDS)} routines")
        await face.type("/mine")
        await face.expect(lambda: "from your own folder" in detail(face.app))


async def test_a_broken_routine_is_shown_as_broken_with_its_fault_and_cannot_be_started(home: Home) -> None:
    home.write("mine.yaml", BROKEN)
    async with opened(holdings=Holdings(searched(()))) as face:
        await face.expect_words(f"{1 + len(ROUTINE_IDS)} routines")
        await face.type("/my own")
        assert "broken  My own stretch" in under_cursor(face.app)
        await face.expect(lambda: "cannot be started" in detail(face.app))
        assert "line 4: 'hodl' is not a field" in detail(face.app)
        assert "hold" in detail(face.app)
        await face.press("enter")
        assert at_home(face)
        await face.expect(lambda: "line 4: 'hodl'" in notices(face.app))


async def test_beside_a_broken_routine_all_others_work(home: Home) -> None:
    home.write("mine.yaml", BROKEN)
    home.write("exercises/seated-chest-lift.yaml", "name: [\n")
    async with opened(holdings=Holdings(searched(()))) as face:
        await face.expect_words(f"{1 + len(ROUTINE_IDS)} routines")
        await face.type("/basics")
        await face.press("enter")
        assert head(face.app) == "1 of 3   Shoulder raises"


async def test_an_exercise_that_is_broken_breaks_the_routines_that_name_it(home: Home) -> None:
    home.write("exercises/seated-twist.yaml", "name: [\n")
    async with opened(holdings=Holdings(searched(()))) as face:
        await face.expect_words(ALL_OF_THEM)
        await face.type("/basics")
        assert "broken  Upper back basics" in under_cursor(face.app)
        await face.press("enter")
        assert at_home(face)


async def test_no_routines_at_all_is_said(home: Home) -> None:
    async with opened(holdings=Holdings(())) as face:
        await face.expect_words("0 routines", "No routines yet")
        await face.press("enter", "down", "/", "x", "enter")
        assert at_home(face)


async def test_the_palette_starts_a_routine_by_its_name() -> None:
    async with opened() as face:
        await face.press("ctrl+p")
        await face.type("stress unwind")
        await face.expect_words("Stress unwind")
        await face.expect(lambda: "tension or worry" not in face.text)
        await face.press("enter")
        await face.expect(lambda: not at_home(face) and "of 4" in face.text)
        assert head(face.app) == "1 of 4   Slow breathing"
