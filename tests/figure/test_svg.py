"""Figures as vector drawings: what drawing.py draws, in SVG that any reader understands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure.body import solved
from stretchtui.figure.drawing import far_first, shaded
from stretchtui.figure.inks import Colours, inks
from stretchtui.figure.motion import Moment
from stretchtui.figure.raster import Canvas, fill, flat
from stretchtui.figure.scene import Scene, at, camera_for
from stretchtui.figure.script import Pose, Posture, Script, View
from stretchtui.figure.shapes import Skull, surface
from stretchtui.figure.sheet import HEIGHT, WIDTH, Group, Shot, sheet
from stretchtui.figure.svg import document, figure
from stretchtui.figure.svg_words import Shared, colour, number, path, stops
from stretchtui.figure.things import things
from stretchtui.figure.traced import regions
from stretchtui.text import plain
from tests.figure.bundled import EXERCISES, scene_of

DARK = Colours(paper=0x121212, ink=0xE0E0E0, accent=0xFFA62B, primary=0x0178D4)
SVG = "{http://www.w3.org/2000/svg}"
START = Moment("pause")
NAUGHTY: list[str] = json.loads((Path(__file__).parents[1] / "data" / "blns.json").read_text(encoding="utf-8"))


def drawn(scene: Scene, *, wide: int = 220, high: int = 260) -> str:
    shared = Shared()
    content = figure(scene, at(scene, START), wide, high, inks(DARK), shared)
    return document(wide, high, DARK.paper, shared, content)


def standing(yaw: float = -35, areas: tuple[str, ...] = ()) -> Scene:
    return Scene(Script(view=View(yaw)), Posture("standing", Pose()), (), dict.fromkeys(areas, 1.0))


def used(text: str) -> Iterator[str]:
    yield from re.findall(r"url\(#(\w+)\)", text)
    yield from re.findall(r'xlink:href="#(\w+)"', text)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_bundled_figure_is_well_formed_and_all_that_it_refers_to_is_there_once(name: str) -> None:
    text = drawn(scene_of(name))
    root = ElementTree.fromstring(text)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert root.tag == f"{SVG}svg"
    assert len(ids) == len(set(ids))
    assert set(used(text)) == set(ids)
    assert "nan" not in text
    assert "inf" not in text


def test_equal_figures_are_equal_bytes() -> None:
    assert drawn(standing(areas=("chest", "jaw"))) == drawn(standing(areas=("chest", "jaw")))


def test_the_pieces_are_those_of_the_drawing_from_the_farthest_to_the_nearest() -> None:
    scene = scene_of("seated-twist")
    shown, ground = at(scene, START), scene.ground(None)
    stance = solved(shown.posed.body, ground)
    body, camera = surface(stance, shown.posed.breath), camera_for(scene, shown, 220, 260)
    text = drawn(scene)
    places = []
    for piece, dim in far_first(body, camera, things(scene.props, stance, ground.around, "right")):
        if not isinstance(piece, Skull):
            outline, _ = shaded(piece, camera, inks(DARK), scene.lit, dim)
            places.append(text.index(path(outline)))
    assert len(places) == len(body.shapes) + len(things(scene.props, stance, ground.around, "right"))
    assert places == sorted(places)


def test_a_face_has_eyes_and_the_back_of_a_head_has_none() -> None:
    eyes = f'fill="{colour(inks(DARK).eyes)}"'
    assert drawn(standing(0)).count(eyes) == 1
    assert eyes not in drawn(standing(180))


def test_glowing_areas_change_the_picture_of_a_head_and_of_a_limb() -> None:
    assert len({drawn(standing(areas=areas)) for areas in ((), ("jaw",), ("eyes",), ("arms",), ("calves",))}) == 5


def test_a_figure_is_compact() -> None:
    assert len(drawn(scene_of("seated-twist"), wide=350, high=400)) < 60_000


OUTLINES = st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=3, max_size=20)


@given(OUTLINES)
def test_a_path_comes_back_to_where_it_began_and_stays_within_its_corners(outline: list[tuple[float, float]]) -> None:
    values = [float(word) for word in re.findall(r"-?\d*\.?\d+", path(outline))]
    x, y, moves = values[0], values[1], values[2:]
    assert len(moves) % 4 == 0
    across, down = [u for u, _ in outline], [v for _, v in outline]
    for dx, dy in zip(moves[2::4], moves[3::4], strict=True):
        x, y = x + dx, y + dy
        assert min(across) - 0.2 <= x <= max(across) + 0.2
        assert min(down) - 0.2 <= y <= max(down) + 0.2
    assert (x, y) == pytest.approx((values[0], values[1]), abs=1e-6)


@given(st.integers(-100_000, 100_000))
def test_numbers_are_short_and_say_tenths_exactly(tenths: int) -> None:
    text = number(tenths)
    assert float(text) == tenths / 10
    assert re.fullmatch(r"-?(0|[1-9]\d*|\.[1-9]|[1-9]\d*\.[1-9])", text)


@given(st.lists(st.integers(0, 0xFFFFFF), min_size=1, max_size=24))
def test_few_stops_tell_every_colour_of_a_table(table: list[int]) -> None:
    told = re.findall(r'<stop offset="([\d.]+)%" stop-color="#(\w+)"/>', stops(tuple(table)))
    marks = [(float(offset), ink if len(ink) == 6 else "".join(c + c for c in ink)) for offset, ink in told]
    assert [offset for offset, _ in marks] == sorted(offset for offset, _ in marks)
    assert (int(marks[0][1], 16), int(marks[-1][1], 16)) == (table[0], table[-1])


def test_a_table_that_rises_evenly_needs_two_stops_and_one_that_bends_three() -> None:
    assert stops(tuple(0x101010 * i for i in range(10))).count("<stop") == 2
    assert stops(tuple(0x101010 * min(i, 5) for i in range(10))).count("<stop") == 3


def area(outline: list[tuple[float, float]]) -> float:
    pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in pairs) / 2


def test_a_region_is_traced_by_its_corners_and_a_hole_the_other_way_round() -> None:
    canvas = Canvas(20, 20, -1, smooth=False)
    fill(canvas, [(3, 3), (15, 3), (15, 13), (3, 13)], flat(7))
    fill(canvas, [(6, 6), (10, 6), (10, 10), (6, 10)], flat(8))
    found = regions(canvas)
    assert sorted(found) == [7, 8]
    assert sorted(area(one) for one in found[7]) == [-16, 120]
    assert [(sorted(one), area(one)) for one in found[8]] == [([(6, 6), (6, 10), (10, 6), (10, 10)], 16)]


@given(st.lists(st.lists(st.integers(0, 2), min_size=7, max_size=7), min_size=7, max_size=7))
def test_any_pixels_are_traced_round_about_their_area(rows: list[list[int]]) -> None:
    canvas = Canvas(7, 7, 0)
    canvas.rows = rows
    for ink, outlines in regions(canvas).items():
        pixels = sum(row.count(ink) for row in rows)
        assert abs(sum(map(area, outlines)) - pixels) <= 0.9 * 4 * pixels


def shots(count: int) -> tuple[Shot, ...]:
    scene = standing()
    return tuple(Shot(f"pose {i}", scene, at(scene, START)) for i in range(count))


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("columns", [1, 2, 5])
def test_on_a_sheet_every_figure_has_its_own_place_and_its_label_below(columns: int) -> None:
    groups = [Group(f"Group {count}", "note", shots(count)) for count in (1, 3, 2, 7, 1)]
    root = ElementTree.fromstring(sheet(groups, DARK, columns))
    places = [(int(one.get("x", 0)), int(one.get("y", 0))) for one in root.iter(f"{SVG}svg") if one is not root]
    assert len(places) == 14
    wide, high = int(root.get("width", 0)), int(root.get("height", 0))
    for i, (x, y) in enumerate(places):
        assert 0 <= x <= wide - WIDTH
        assert 0 <= y <= high - HEIGHT
        assert all(abs(x - u) >= WIDTH or abs(y - v) >= HEIGHT for u, v in places[:i])
    assert [one for one in texts(root) if one.startswith("Group")] == [group.name for group in groups]
    assert sum(one.startswith("pose") for one in texts(root)) == 14


def test_a_fault_is_written_into_its_figure() -> None:
    (shot,) = shots(1)
    root = ElementTree.fromstring(sheet([Group("G", "", (shot._replace(faults=("left hand 9 cm short of floor",)),))], DARK, 1))
    assert "left hand 9 cm short of floor" in texts(root)


def test_hostile_names_are_text_and_nothing_else() -> None:
    hostile = [plain(text) for text in NAUGHTY]
    root = ElementTree.fromstring(sheet([Group(text, text, ()) for text in hostile], DARK, 3))
    assert {element.tag for element in root.iter()} <= {f"{SVG}{name}" for name in ("svg", "defs", "rect", "g", "text")}
    assert any(text.startswith("<script>alert(") for text in texts(root))


def test_an_empty_sheet_is_a_sheet() -> None:
    assert ElementTree.fromstring(sheet([], DARK, 4)).get("height") == "10"
