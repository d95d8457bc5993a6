"""The map of the body at home: moved over by keys and mouse, what glows on it, what it says in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from stretchtui.figure import body_map
from stretchtui.figure.body_map import MAP_AREAS, first_area, next_area
from stretchtui.routine.search import areas_named
from tests.tui.mapped import HALF, LARGE, SMALL, at_home, cell_of, cells, for_any_of, names, outlined, shown
from tests.tui.opened import bundled, opened
from tests.tui.screen_text import (
    below_map,
    chips,
    listed,
    map_region,
    strips,
)

# Moving


async def test_b_leads_to_the_map_and_names_the_area_with_what_it_would_leave() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        assert outlined(face) == ""
        await face.press("b")
        assert below_map(face.app) == f"upper-back, back · {len(for_any_of('upper-back'))} routines"
        assert len(listed(face.app)) == 11


async def test_arrows_go_to_the_nearest_area_in_their_direction() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        area = first_area()
        for key in ("down", "down", "right", "right", "up", "left", "down", "left", "left", "left", "up", "up", "up"):
            area = next_area(area, key)
            await face.press(key)
            assert outlined(face) == area, key


async def test_every_area_can_be_reached_and_is_named() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        for area in MAP_AREAS:
            face.send("escape", "b", *area)
            await face.settle()
            assert outlined(face) == area


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("n", "neck"), ("calv", "calves"), ("CAL", "calves"), ("hip", "hips"), ("hip-", "hip-flexors"), ("hip f", "hip-flexors"),
        ("mid", "mid-back"), ("thoracic", "mid-back"), ("lumb", "lower-back"), ("thigh", "inner-thighs"), ("belly", "core"),
        ("back", "upper-back"), ("knees", "quads"), ("low back", "lower-back"), ("xneck", "neck"), ("calneck", "neck"),
    ],
)  # fmt: skip
async def test_typing_the_name_of_an_area_or_another_word_for_it_moves_there(typed: str, area: str) -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type(typed)
        assert outlined(face) == area
        assert len(listed(face.app)) == 11


async def test_the_same_letter_again_goes_on_to_the_next_name_with_it() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        with_h = areas_named("h", [area for area in MAP_AREAS if area.startswith("h")])
        assert len(with_h) > 2
        for area in [*with_h, with_h[0]]:
            await face.press("h")
            assert outlined(face) == area


async def test_what_has_been_typed_is_shown_and_can_be_taken_back() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("cal")
        assert below_map(face.app).endswith("cal▏")
        await face.press("backspace")
        assert below_map(face.app).endswith("ca▏")
        await face.press("down")
        assert "▏" not in below_map(face.app)


async def test_letters_that_begin_no_name_do_nothing() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b", "x", "z")
        assert outlined(face) == first_area()
        assert at_home(face)


# The mouse


async def test_the_mouse_points_at_areas_and_leaving_the_map_ends_that() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        before = below_map(face.app)
        await face.pilot.hover(offset=cell_of(face, "neck"))  # from which it is learnt where areas lie
        await face.expect(lambda: face.app.workers._workers == set())
        await face.pilot.hover(offset=cell_of(face, "calves"))
        await face.settle()
        assert below_map(face.app) == f"calves, legs · {len(for_any_of('calves'))} routines"
        await face.pilot.hover(offset=(3, 3))
        await face.settle()
        assert below_map(face.app) == before


async def test_a_click_picks_and_enter_still_starts_the_first_routine() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        await face.pilot.click(offset=cell_of(face, "hamstrings"))
        await face.settle()
        assert chips(face.app) == ["hamstrings"]
        assert set(names(face)) == for_any_of("hamstrings")
        await face.pilot.click(offset=cell_of(face, "hamstrings"))
        await face.settle()
        assert chips(face.app) == []
        await face.pilot.click(offset=cell_of(face, "hamstrings"))
        await face.press("enter")
        assert not at_home(face)


@pytest.mark.parametrize("size", [LARGE, HALF, (100, 32)], ids=str)
async def test_every_area_has_a_place_to_click_on(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("b")
        region = map_region(face.app)
        assert cells((region.width, region.height)).keys() - {None} == {*MAP_AREAS}
        for area in ("eyes", "hands", "lower-back", "feet"):
            await face.pilot.click(offset=cell_of(face, area))
            await face.settle()
            assert area in chips(face.app)


async def test_a_click_beside_the_body_picks_nothing() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        await face.pilot.click(offset=cell_of(face, None))
        await face.settle()
        assert chips(face.app) == []


async def test_keys_go_on_from_where_the_mouse_picked() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        await face.pilot.click(offset=cell_of(face, "glutes"))
        await face.press("b", "down")
        assert outlined(face) == next_area("glutes", "down")


async def test_a_click_on_a_chip_drops_that_area() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        for area in ("neck", "chest", "hips"):
            await face.type(area)
            await face.press("enter")
        y = next(y for y, row in enumerate(face.rows) if "[chest ×]" in row)
        await face.pilot.click(offset=(face.rows[y].index("[chest ×]") + 7, y))
        await face.settle()
        assert chips(face.app) == ["neck", "hips"]
        assert set(names(face)) == for_any_of("neck", "hips")
        await face.pilot.click(offset=(face.rows[y].index("] [") + 1, y))  # between two chips
        await face.settle()
        assert chips(face.app) == ["neck", "hips"]


async def test_more_chips_than_fit_are_counted() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        for area in MAP_AREAS[:8]:
            await face.type(area)
            await face.press("enter")
        assert chips(face.app) == [*MAP_AREAS[:8]]
        await face.pilot.resize_terminal(*SMALL)
        await face.settle()
        fitting = chips(face.app)
        assert fitting == [*MAP_AREAS[: len(fitting)]]
        assert f"+{8 - len(fitting)}" in face.text


# What glows


class Drawn:
    """What the map was asked to draw, one entry a picture."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pictures: list[tuple[Mapping[str, float], str | None]] = []
        draw = body_map.body_picture

        def spied(size, lit, outlined, style):  # type: ignore[no-untyped-def]  # passed on as it comes
            self.pictures.append((dict(lit), outlined))
            return draw(size, lit, outlined, style)

        monkeypatch.setattr(body_map, "body_picture", spied)

    @property
    def lit(self) -> Mapping[str, float]:
        return self.pictures[-1][0]


async def test_moving_through_the_list_lights_what_each_routine_is_for_its_main_area_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = Drawn(monkeypatch)
    async with opened(size=LARGE) as face:
        await shown(face)
        for entry in bundled().known.entries:
            await face.expect(lambda areas=entry.areas: drawn.lit.keys() == {*areas})  # type: ignore[misc]  # bound at once
            main, *others = (drawn.lit[area] for area in entry.areas)
            assert 0 < main < 1
            assert all(0 < other < main for other in others)
            assert below_map(face.app) == f"for {', '.join(entry.areas)}"
            await face.press("down")


async def test_picked_areas_glow_fully_and_alone_while_one_picks(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Drawn(monkeypatch)
    async with opened(size=LARGE) as face:
        await face.press("b")
        await face.type("neck")
        await face.press("enter")
        assert drawn.pictures[-1] == ({"neck": 1.0}, "neck")
        await face.press("escape")
        await face.expect(lambda: len(drawn.lit) > 1)
        assert drawn.lit["neck"] == 1.0


async def test_nothing_is_drawn_anew_when_nothing_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Drawn(monkeypatch)
    async with opened(size=LARGE) as face:
        await face.press("b")
        await shown(face)
        many = len(drawn.pictures)
        edge = next(key for key in ("up", "left", "right", "down") if next_area(first_area(), key) == first_area())
        await face.press(edge, "z", "f1", "escape")
        assert len(drawn.pictures) == many


async def test_every_cell_of_the_map_has_a_background() -> None:
    async with opened(size=LARGE) as face:
        await face.press("b")
        region = map_region(face.app)
        for strip in strips(face.app)[region.y : region.bottom + 2]:
            for segment in strip.crop(region.x, region.right):
                assert segment.style is not None
                assert segment.style.bgcolor is not None


async def test_another_theme_draws_the_map_in_its_colours() -> None:
    async with opened(size=LARGE) as face:
        await shown(face)
        region = map_region(face.app)

        def paper() -> object:
            """What the map is drawn on, in its corner."""
            (segment,) = strips(face.app)[region.y].crop(region.x, region.x + 1)
            return segment.style and segment.style.bgcolor

        before = paper()
        face.app.theme = "textual-light"
        await face.expect(lambda: paper() != before)
