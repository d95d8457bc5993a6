"""Picking areas on the map: what the list then holds, at every size, and coming back from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual import events

from stretchtui.figure.body_map import MAP_AREAS, first_area
from stretchtui.routine.holdings import Holdings
from stretchtui.settings.preferences import Settings
from tests.tui.foreign import PAYLOADS, hostile_holdings
from tests.tui.mapped import HALF, LARGE, SMALL, at_home, for_any_of, names, outlined, shown
from tests.tui.opened import MANY, opened
from tests.tui.screen_text import (
    below_map,
    chips,
    detail,
    head,
    listed,
    rows,
    search,
    under_cursor,
    why_empty,
)
from tests.tui.test_foreign_text import assert_only_text

# Picking


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_picking_narrows_the_list_at_once_and_picking_again_takes_it_back(key: str) -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("neck")
        await face.press(key)
        left = for_any_of("neck")
        assert set(names(face)) == left
        assert 0 < len(left) < 11
        assert f"{len(left)} of {MANY}" in face.text
        assert chips(face.app) == ["neck"]
        assert below_map(face.app) == f"neck · picked · {len(left)} routines"
        await face.press(key)
        assert len(listed(face.app)) == 11
        assert MANY in face.text
        assert f"of {MANY}" not in face.text
        assert chips(face.app) == []


async def test_of_several_picks_any_will_do_and_those_for_more_of_them_come_first() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter")
        await face.type("should")
        both = len(for_any_of("neck", "shoulders"))
        assert below_map(face.app).startswith(f"shoulders · {both} routines")
        await face.press("enter")
        assert chips(face.app) == ["neck", "shoulders"]
        found = names(face)
        assert set(found) == for_any_of("neck", "shoulders")
        assert set(found[:2]) == for_any_of("neck") & for_any_of("shoulders")
        assert found[0] == "Three-minute desk break"  # its main area is one of them


async def test_escape_goes_back_to_the_list_and_once_more_drops_what_was_picked() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter", "escape")
        assert outlined(face) == ""
        assert chips(face.app) == ["neck"]
        await face.press("down")
        assert "Upper back relief" in under_cursor(face.app)
        await face.press("escape")
        assert chips(face.app) == []
        assert len(listed(face.app)) == 11
        assert "Upper back relief" in under_cursor(face.app)  # where one was


async def test_the_first_routine_that_is_left_starts_with_enter() -> None:
    async with opened(size=LARGE) as face:
        await face.press("end", "b")
        await face.type("hamst")
        await face.press("enter", "escape", "enter")
        assert not at_home(face)
        assert head(face.app) == "1 of 3   March on the spot"


async def test_a_burst_of_keys_counts_in_the_order_in_which_it_was_typed() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        face.send("b", *"hamst", "enter", "escape", "enter")
        await face.expect(lambda: not at_home(face))
        assert head(face.app) == "1 of 3   March on the spot"


async def test_search_and_areas_narrow_together_and_each_is_dropped_on_its_own() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("shoul")
        await face.press("enter", "/")
        await face.type("desk")
        assert names(face) == ["Three-minute desk break", "Posture micro-break"]
        assert chips(face.app) == ["shoulders"]
        await face.press("escape")
        assert search(face.app) is None
        assert set(names(face)) == for_any_of("shoulders")
        await face.press("escape")
        assert len(listed(face.app)) == 11


async def test_a_search_stays_while_areas_are_picked_and_can_be_gone_on_with() -> None:
    async with opened(size=LARGE) as face:
        await face.type("/desk")
        await face.press("tab")
        assert search(face.app) == "desk"
        await face.type("wri")
        await face.press("enter")
        assert (search(face.app), chips(face.app)) == ("desk", ["wrists"])
        assert names(face) == ["Three-minute desk break"]
        await face.press("/", "backspace")
        assert search(face.app) == "des"


async def test_nothing_left_says_which_filter_to_drop_and_what_that_brings() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter")
        await face.type("/short walk")
        assert listed(face.app) == []
        neck = len(for_any_of("neck"))
        assert why_empty(face.app) == (
            f"Nothing for neck fits “short walk”. Drop the search: {neck} routines. Drop the areas: 1 routine. "
            "esc clears the search, and once more drops the areas. Or back in the list, c composes one for neck."
        )
        await face.expect(lambda: detail(face.app) == "")
        await face.press("enter")
        assert at_home(face)
        await face.press("escape")
        assert why_empty(face.app) == ""
        assert len(listed(face.app)) == neck


async def test_an_area_that_no_routine_is_for_says_so() -> None:
    lonely = next(area for area in MAP_AREAS if not for_any_of(area))
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type(lonely)
        assert "· 0 routines" in below_map(face.app)
        await face.press("enter")
        to_drop = "⏎ on an area once more drops it; esc goes back to the list."
        offered = f"Or back in the list, c composes one for {lonely}."
        assert why_empty(face.app) == f"No routine is for {lonely}. {to_drop} {offered}"
        await face.press("escape")
        assert why_empty(face.app) == f"No routine is for {lonely}. esc drops the areas. Or c composes one for {lonely}."


# Sizes


async def test_in_a_large_window_list_details_and_map_stand_together() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        await face.expect(lambda: detail(face.app).startswith("Cold pack session"))
        await face.press("b")
        assert detail(face.app).startswith("Cold pack session")
        assert outlined(face)
        assert len(listed(face.app)) == 11


async def test_in_a_window_of_80_by_24_the_map_has_the_details_place_while_one_picks() -> None:
    async with opened(size=HALF) as face:
        await face.expect(lambda: detail(face.app).startswith("Cold pack session"))
        assert below_map(face.app) == ""
        await face.press("b")
        assert outlined(face) == first_area()
        assert detail(face.app) == ""
        await face.type("neck")
        await face.press("enter", "escape")
        await face.expect(lambda: detail(face.app).startswith("Three-minute desk break"))
        assert below_map(face.app) == ""
        assert chips(face.app) == ["neck"]


async def test_in_a_small_window_b_leads_to_the_search_which_knows_areas_by_name() -> None:
    async with opened(size=SMALL) as face:
        await face.press("b")
        assert search(face.app) is not None
        await face.type("neck")
        assert set(names(face)) == for_any_of("neck")
        await face.press("enter")
        assert not at_home(face)


@pytest.mark.parametrize("size", [HALF, LARGE], ids=str)
async def test_a_window_that_becomes_too_small_leads_back_to_the_list_and_keeps_what_was_picked(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter")
        await face.pilot.resize_terminal(*SMALL)
        await face.settle()
        assert chips(face.app) == ["neck"]
        assert "⏎ start" in face.text
        await face.press("down", "enter")
        assert not at_home(face)


@pytest.mark.parametrize("size", [(100, 32), (60, 20), (99, 31), (160, 50), (100, 20), (60, 60)], ids=str)
async def test_the_map_can_be_picked_from_at_every_size_that_has_room(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter")
        assert below_map(face.app).startswith("neck · picked · 2 routines")
        assert len(face.rows) == size[1]


# Coming and going


async def test_the_map_remembers_where_its_cursor_was_also_over_a_session() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter", "escape", "b")
        assert outlined(face) == "neck"
        await face.press("escape", "enter")
        assert not at_home(face)
        await face.press("q", "y", "enter")
        assert at_home(face)
        assert chips(face.app) == ["neck"]
        await face.press("b")
        assert outlined(face) == "neck"


async def test_tab_goes_to_the_map_and_back_where_both_are_in_sight() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        await face.press("tab")
        assert outlined(face) == first_area()
        await face.press("tab")
        assert outlined(face) == ""


async def test_a_terminal_that_loses_the_focus_for_a_while_changes_nothing() -> None:
    async with opened(size=HALF) as face:
        await face.press("b")
        await face.type("neck")
        face.app.post_message(events.AppBlur())
        await face.settle()
        assert below_map(face.app)
        face.app.post_message(events.AppFocus())
        await face.settle()
        await face.press("enter")
        assert chips(face.app) == ["neck"]


async def test_while_one_picks_the_key_line_does_not_say_that_enter_starts() -> None:
    async with opened(size=LARGE) as face:
        assert "⏎ start" in rows(face.app)[-1]
        assert "b body" in rows(face.app)[-1]
        await face.press("b")
        assert "⏎ start" not in rows(face.app)[-1]
        assert "⏎ pick" in face.text
        await face.press("b", "escape")
        assert "⏎ start" in rows(face.app)[-1]
        assert "⏎ pick" not in face.text


async def test_changed_keys_lead_to_the_map_and_away_from_it_and_are_said() -> None:
    async with opened(size=LARGE, settings=Settings(keys={"body": ("f3",), "clear": ("f6",), "start": ("s",)})) as face:
        await face.press("b")
        assert outlined(face) == ""
        await face.press("f3")
        assert outlined(face) == first_area()
        assert "f6 back" in face.text
        await face.press("s")  # a letter, while one types names
        assert at_home(face)
        await face.press("f6")
        assert outlined(face) == ""
        await face.press("f3", "f3")
        assert outlined(face) == ""


async def test_the_palette_leads_to_the_map() -> None:
    async with opened(size=LARGE) as face:
        await face.press("ctrl+p")
        await face.type("body")
        await face.expect(lambda: "a map of the body" in face.text)
        await face.press("enter")
        await face.expect(lambda: at_home(face) and outlined(face) == first_area())


async def test_a_paste_on_the_map_goes_to_the_search() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        face.app.screen.post_message(events.Paste("desk"))
        await face.expect(lambda: search(face.app) == "desk")
        assert outlined(face) == ""


@pytest.mark.parametrize("size", [LARGE, HALF, SMALL], ids=str)
async def test_X1_the_map_and_what_it_leaves_show_any_text_as_text(size: tuple[int, int]) -> None:
    async with opened(size=size, holdings=hostile_holdings(PAYLOADS)) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter")
        assert_only_text(face)
        await face.press("down", "escape")
        for _ in PAYLOADS[:: 1 if size == HALF else 4]:
            await face.press("down")
            assert_only_text(face)


async def test_without_a_single_routine_the_map_can_still_be_walked_over() -> None:
    async with opened(size=LARGE, holdings=Holdings(())) as face:
        await face.press("b", "down", "enter", "escape", "escape")
        assert "No routines yet" in why_empty(face.app)


def test_what_draws_the_map_is_not_imported_before_the_first_paint(tmp_path: Path) -> None:
    code = "import sys, stretchtui.tui.app; print([name for name in sys.modules if 'figure' in name or name.endswith('.paint')])"
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ} | {"HOME": str(tmp_path)}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    answer = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout == "[]\n"
