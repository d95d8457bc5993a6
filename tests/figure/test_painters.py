"""Every painter, at any size and moment: a picture in cells that fits, in its own characters and colours, in which glow shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.figure import data_inks as code
from stretchtui.figure.ascii_art import GLOW, HAIR, ascii_art
from stretchtui.figure.braille import braille
from stretchtui.figure.data_inks import DATA_INKS, SEEN
from stretchtui.figure.few_colours import STANDARD, in_16, index_of_256, nearest_of_256
from stretchtui.figure.half_blocks import in_pairs
from stretchtui.figure.inks import GLOWS, LIGHTS, Colours
from stretchtui.figure.motion import Beat, Moment
from stretchtui.figure.painting import paint, painted
from stretchtui.figure.picture import Painter, PaintStyle, Picture, Run
from stretchtui.figure.raster import Canvas, Shade, capsule, fill, flat, oval
from stretchtui.figure.scene import Scene
from stretchtui.figure.script import Pose, Posture, Script, View
from stretchtui.figure.shapes import MATERIALS
from tests.figure.painters import DARK, LIGHT, PAINTERS, SCENES, SIZES, STYLES, moments, unlit


def runs(picture: Picture) -> Iterator[Run]:
    return (run for row in picture.rows for run in row)


@settings(max_examples=120, deadline=None)
@given(st.data(), SCENES, SIZES, STYLES)
def test_every_picture_fits_and_has_its_painters_characters_and_colours(
    data: st.DataObject, scene: Scene, size: tuple[int, int], style: PaintStyle
) -> None:
    picture = paint(scene, data.draw(moments(scene)), *size, style)
    assert (picture.width, picture.height) == size
    assert {len(line) for line in picture.lines()} == {size[0]}
    assert all(text for text, _, _ in runs(picture))
    _check_characters(picture, style)
    _check_colours(picture, style)


def _check_characters(picture: Picture, style: PaintStyle) -> None:
    text = "".join(picture.lines())
    if style.painter == "ascii":
        assert text.isascii()
        assert text.isprintable()
    elif style.painter == "braille":
        assert all(one == " " or 0x2800 < ord(one) <= 0x28FF for one in text)
    else:
        assert set(text) <= set(" ▀▄█")


def _check_colours(picture: Picture, style: PaintStyle) -> None:
    used = {colour for _, ink, paper in runs(picture) for colour in (ink, paper)}
    assert picture.ansi == (style.painter == "16" and style.by_number)
    if style.painter in ("braille", "ascii"):
        assert used == {None}
    elif style.painter == "16":
        assert used - {None} <= set(range(16) if style.by_number else STANDARD)
    else:
        assert all(colour is not None and 0 <= colour <= 0xFFFFFF for colour in used)
    if style.painter == "256":
        assert all(_is_entry(colour) for colour in used - {style.colours.paper} if colour is not None)


def _is_entry(colour: int) -> bool:
    channels = {colour >> 16, colour >> 8 & 255, colour & 255}
    return channels <= {0, 95, 135, 175, 215, 255} or (len(channels) == 1 and channels.pop() % 10 == 8)


STANDING = Scene(
    Script(posture="standing"),
    Posture("standing", Pose({"left.shoulder.abduction": 40})),
    (Beat("hold", 20_000),),
    {"quads": 1.0},
)
HOLD = Moment("phase", 0, 6_000, 20_000)


@pytest.mark.parametrize("colours", [DARK, LIGHT])
@pytest.mark.parametrize("size", [(18, 10), (44, 26), (90, 50)])
@pytest.mark.parametrize("painter", PAINTERS)
def test_a_lit_body_looks_otherwise_than_an_unlit_one(painter: Painter, size: tuple[int, int], colours: Colours) -> None:
    style = PaintStyle(painter, colours)
    lit, dull = (paint(scene, HOLD, *size, style) for scene in (STANDING, unlit(STANDING)))
    other = sum(a != b for one, two in zip(_cells(lit), _cells(dull), strict=True) for a, b in zip(one, two, strict=True))
    assert other >= 0.01 * size[0] * size[1]


def _cells(picture: Picture) -> list[list[Run]]:
    return [[(one, ink, paper) for text, ink, paper in row for one in text] for row in picture.rows]


@pytest.mark.parametrize("size", [(18, 10), (44, 26)])
def test_in_ascii_glow_is_a_character_that_nothing_else_is_and_a_head_has_hair(size: tuple[int, int]) -> None:
    style = PaintStyle("ascii", DARK)
    lit, dull = ("".join(paint(scene, HOLD, *size, style).lines()) for scene in (STANDING, unlit(STANDING)))
    assert GLOW in lit
    assert GLOW not in dull
    assert HAIR in dull


def test_in_braille_what_glows_has_all_its_dots_and_what_does_not_has_gaps() -> None:
    lit, dull = (
        "".join(paint(scene, HOLD, 44, 26, PaintStyle("braille", DARK)).lines()) for scene in (STANDING, unlit(STANDING))
    )
    assert lit.count("⣿") > dull.count("⣿") + 10


@pytest.mark.parametrize("colours", [DARK, LIGHT])
@pytest.mark.parametrize("size", [(18, 10), (30, 18), (44, 26)])
@pytest.mark.parametrize("painter", PAINTERS)
def test_no_limb_is_lost_between_pixels(painter: Painter, size: tuple[int, int], colours: Colours) -> None:
    """An arm that is held out is seen, as thin as it may be."""
    out = Posture("standing", Pose({"right.shoulder.abduction": 90}), view=View(0, 0))
    scene = Scene(Script(posture="standing", view=View(0, 0)), out, (Beat("hold", 20_000),))
    style = PaintStyle(painter, colours)
    blank = {painted(lambda *_: None, *size, style).rows[0][0]}
    cells = _cells(paint(scene, HOLD, *size, style))
    empty = {(" ", ink, paper) for _, ink, paper in blank}
    columns = [any(row[x] not in empty for row in cells) for x in range(size[0])]
    first, last = columns.index(True), size[0] - 1 - columns[::-1].index(True)
    assert all(columns[first : last + 1])
    assert last - first > 0.4 * size[0]


# What painters are made of.


def test_every_code_fits_a_byte_and_says_what_it_was_made_from() -> None:
    assert [seen.code for seen in SEEN] == list(range(len(SEEN)))
    for material in MATERIALS:
        ramps = DATA_INKS.materials[material]
        assert (len(ramps), {len(ramp) for ramp in ramps}) == (GLOWS + 1, {LIGHTS})
        for g, ramp in enumerate(ramps):
            for i, one in enumerate(ramp):
                seen = SEEN[one]
                assert seen.material == material
                assert seen.light == pytest.approx(i / (LIGHTS - 1), abs=0.14)
                assert seen.glow == pytest.approx(g / GLOWS, abs=0.17)


@given(st.integers(0, 0xFFFFFF))
def test_the_nearest_of_256_is_an_entry_and_its_own_nearest_number(colour: int) -> None:
    near = nearest_of_256(colour)
    assert _is_entry(near)
    assert 16 <= index_of_256(near) <= 255


def test_the_entries_of_256_have_the_numbers_that_terminals_give_them() -> None:
    assert [index_of_256(one) for one in (0x000000, 0xFFFFFF, 0xFF8700, 0x080808, 0xEEEEEE, 0x5F87AF)] == [
        16,
        231,
        208,
        232,
        255,
        67,
    ]


@pytest.mark.parametrize("colours", [DARK, LIGHT])
def test_in_16_colours_skin_clothes_hair_paper_and_glow_all_differ(colours: Colours) -> None:
    """Codes of every material, plain and glowing, as pixels beside one another."""
    paper = colours.paper
    bright = {name: DATA_INKS.materials[name] for name in ("skin", "top", "shorts", "hair")}
    pixels = [*(ramps[0][LIGHTS - 1] for ramps in bright.values()), bright["skin"][GLOWS][LIGHTS - 1], code.PAPER]
    canvas = Canvas(len(pixels), 2, code.PAPER, smooth=False)
    canvas.rows = [pixels, pixels]
    (row,) = in_16(canvas, paper, by_number=True).rows
    assert len(row) == len(pixels)
    assert row[-1] == (" ", None, None)
    assert in_16(canvas, paper, by_number=True).lines() == ["█████ "]


def test_bright_colours_are_inks_wherever_they_can_be() -> None:
    rows = [[None, 15, 4, 15, 9, 3], [15, None, 15, 4, 9, 3]]
    assert in_pairs(rows, None, 6, ansi=True).rows == (
        (("▄", 15, None), ("▀", 15, None), ("▄", 15, 4), ("▀", 15, 4), ("█", 9, None), ("█", 3, None)),
    )


def test_a_cell_of_dots_has_them_where_the_pixels_are() -> None:
    for x, y, dots in ((0, 0, "⠁"), (1, 0, "⠈"), (0, 2, "⠄"), (1, 3, "⢀")):
        canvas = Canvas(2, 64, code.PAPER, smooth=False)
        canvas.rows[y][x] = code.OUTLINE
        assert braille(canvas, dark=True).lines()[0] == dots


@pytest.mark.parametrize(
    ("pixels", "stroke"),
    [
        ([(0, 0), (0, 1), (0, 2), (0, 3)], "|"), ([(1, 0), (1, 1), (0, 2), (0, 3)], "/"),
        ([(0, 0), (0, 1), (1, 2), (1, 3)], "\\"), ([(0, 1), (1, 1)], "-"), ([(0, 3), (1, 3)], "_"),
        ([(0, 0), (1, 0)], "'"), ([], " "),
    ],
)  # fmt: skip
def test_strokes_run_as_the_pixels_do(pixels: list[tuple[int, int]], stroke: str) -> None:
    canvas = Canvas(2, 64, code.PAPER, smooth=False)
    for x, y in pixels:
        canvas.rows[y][x] = DATA_INKS.materials["skin"][0][8]
    assert ascii_art(canvas).lines()[0] == stroke


# Hard edges.


@given(st.floats(-5, 35), st.floats(-5, 25), st.floats(-5, 35), st.floats(-5, 25), st.floats(0, 6), st.floats(0, 6))
def test_hard_edges_mix_nothing(ax: float, ay: float, bx: float, by: float, ar: float, br: float) -> None:
    canvas = Canvas(30, 20, 1, smooth=False)
    fill(canvas, capsule(ax, ay, ar, bx, by, br), Shade((7, 8, 9), 0.0, 0.1, 0.1))
    fill(canvas, oval(ax, ay, ar, br), flat(4), cover=5)
    assert {pixel for row in canvas.rows for pixel in row} <= {1, 4, 7, 8, 9}
    assert [len(row) for row in canvas.rows] == [30] * 20


@given(st.floats(1, 28), st.floats(1, 18), st.floats(1, 28), st.floats(1, 18), st.floats(0.05, 0.6))
def test_with_hard_edges_a_line_as_thin_as_it_may_be_has_no_gap(ax: float, ay: float, bx: float, by: float, r: float) -> None:
    canvas = Canvas(30, 20, 0, smooth=False)
    fill(canvas, capsule(ax, ay, r, bx, by, r), flat(1))
    rows = [y for y, row in enumerate(canvas.rows) if any(row)]
    assert rows
    assert rows == list(range(rows[0], rows[-1] + 1))
    assert abs(rows[0] - min(ay, by)) <= 1.7
    assert abs(rows[-1] + 1 - max(ay, by)) <= 1.7


def test_a_faint_cover_leaves_nothing_where_edges_are_hard() -> None:
    canvas = Canvas(8, 8, 0, smooth=False)
    fill(canvas, oval(4, 4, 3, 3), flat(1), cover=2)
    assert not any(any(row) for row in canvas.rows)
    assert (canvas.laid(0, 1, 7), canvas.laid(0, 1, 8), canvas.laid(0, 1, 16)) == (0, 1, 1)
