"""The map of areas: what lies where, what lies next, and how it is lit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure.body_map import MAP_AREAS, Direction, area_at, body_picture, first_area, next_area
from stretchtui.figure.inks import Colours
from stretchtui.figure.picture import Painter, PaintStyle
from stretchtui.routine.vocabulary import AREAS

DIRECTIONS: tuple[Direction, ...] = ("up", "down", "left", "right")
COLOURS = Colours(0x121212, 0xE0E0E0, 0xFFA62B, 0x0178D4)
TRUE = PaintStyle("truecolour", COLOURS)
SIZE = (44, 24)


def test_every_area_but_the_whole_body_is_on_the_map() -> None:
    assert set(MAP_AREAS) == set(AREAS) - {"whole-body"}
    assert first_area() in MAP_AREAS


@pytest.mark.parametrize("start", MAP_AREAS)
def test_every_area_is_reached_from_every_other_by_arrow_keys(start: str) -> None:
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for way in DIRECTIONS:
            there = next_area(here, way)
            if there not in seen:
                seen.add(there)
                todo.append(there)
    assert seen == set(MAP_AREAS)


@pytest.mark.parametrize(
    ("area", "way", "there"),
    [
        ("upper-back", "down", "mid-back"), ("mid-back", "down", "lower-back"), ("lower-back", "down", "glutes"),
        ("glutes", "down", "hamstrings"), ("hamstrings", "down", "calves"), ("upper-back", "left", "chest"),
        ("chest", "up", "neck"), ("neck", "up", "jaw"), ("jaw", "up", "eyes"), ("chest", "right", "upper-back"),
        ("quads", "down", "ankles"), ("ankles", "down", "feet"), ("shoulders", "down", "arms"), ("feet", "down", "feet"),
    ],
)  # fmt: skip
def test_arrows_lead_where_a_person_expects(area: str, way: Direction, there: str) -> None:
    assert next_area(area, way) == there


@pytest.mark.parametrize("size", [(36, 18), (44, 24), (60, 34)])
@pytest.mark.parametrize("area", MAP_AREAS)
def test_every_area_can_be_hit_with_the_mouse(area: str, size: tuple[int, int]) -> None:
    assert any(area_at(size, column, row) == area for row in range(size[1]) for column in range(size[0]))


@pytest.mark.parametrize("corner", [(0, 0), (43, 0), (22, 23), (-1, 5), (44, 5), (5, 24)])
def test_beside_the_body_there_is_no_area(corner: tuple[int, int]) -> None:
    assert area_at(SIZE, *corner) is None


@pytest.mark.parametrize("painter", ["truecolour", "256", "16", "braille", "ascii"])
@pytest.mark.parametrize("area", MAP_AREAS)
def test_lighting_or_outlining_an_area_shows_in_every_painter(area: str, painter: Painter) -> None:
    style = PaintStyle(painter, COLOURS)
    size = (60, 34)
    plain = body_picture(size, {}, None, style)
    assert body_picture(size, {area: 1.0}, None, style) != plain
    assert body_picture(size, {}, area, style) != plain


@given(st.dictionaries(st.sampled_from(MAP_AREAS), st.floats(0, 1)), st.none() | st.sampled_from(MAP_AREAS))
def test_the_map_has_the_size_it_is_asked_for(lit: dict[str, float], outlined: str | None) -> None:
    picture = body_picture(SIZE, lit, outlined, TRUE)
    assert [len(line) for line in picture.lines()] == [SIZE[0]] * SIZE[1]


def test_stronger_light_is_nearer_to_the_accent() -> None:
    def distance(strength: float) -> int:
        row = body_picture((60, 34), {"quads": strength}, None, TRUE).rows[22]
        inks = [ink for _, ink, _ in row if ink is not None] + [paper for _, _, paper in row if paper is not None]
        return min(sum(abs((ink >> s & 255) - (COLOURS.accent >> s & 255)) for s in (16, 8, 0)) for ink in inks)

    assert distance(1.0) < distance(0.5) < distance(0.0)
