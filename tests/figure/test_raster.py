"""Outlines filled with smooth edges."""

from __future__ import annotations

from math import hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.figure.raster import Canvas, Outline, Shade, capsule, disc, fill, flat, hull, mix, oval

GREEN = 0x00FF00


def covered(canvas: Canvas) -> float:
    """Area in pixels, by how green they are."""
    return sum((pixel >> 8 & 255) / 255 for row in canvas.rows for pixel in row)


def filled(outline: Outline, width: int = 60, height: int = 60) -> Canvas:
    canvas = Canvas(width, height, 0)
    fill(canvas, outline, flat(GREEN))
    return canvas


inside = st.floats(20, 40)


@given(inside, inside, st.floats(3, 18))
def test_a_disc_covers_its_area(x: float, y: float, r: float) -> None:
    assert covered(filled(disc(x, y, r))) == pytest.approx(pi * r * r, rel=0.08)


@given(inside, inside, inside, inside, st.floats(2, 8))
def test_a_capsule_covers_its_area(ax: float, ay: float, bx: float, by: float, r: float) -> None:
    whole = pi * r * r + 2 * r * hypot(bx - ax, by - ay)
    assert covered(filled(capsule(ax, ay, r, bx, by, r))) == pytest.approx(whole, rel=0.10)


@given(inside, inside, st.floats(2, 10), st.floats(0.05, 0.9))
def test_moving_by_part_of_a_pixel_changes_the_picture_by_part_of_a_pixel(x: float, y: float, r: float, by: float) -> None:
    one, two = filled(disc(x, y, r)), filled(disc(x + by, y, r))
    pixels = [[pixel for row in canvas.rows for pixel in row] for canvas in (one, two)]
    most = max(abs(a - b) >> 8 for a, b in zip(*pixels, strict=True))
    assert most <= 255 * (by * 1.3 + 0.15) + 8


@given(st.floats(-80, 140), st.floats(-80, 140), st.floats(-80, 140), st.floats(-80, 140), st.floats(0, 60), st.floats(0, 60))
def test_nothing_outside_is_touched_and_nothing_fails_wherever_a_shape_lies(
    ax: float, ay: float, bx: float, by: float, ar: float, br: float
) -> None:
    canvas = Canvas(30, 20, 0)
    corner = 1 + 0.1 * max(ar, br)  # outlines have corners, which stand out a little
    fill(canvas, capsule(ax, ay, ar, bx, by, br), flat(GREEN))
    assert [len(row) for row in canvas.rows] == [30] * 20
    for y, row in enumerate(canvas.rows):
        for x, pixel in enumerate(row):
            if pixel:
                assert min(ax - ar, bx - br) - corner <= x <= max(ax + ar, bx + br) + corner
                assert min(ay - ar, by - br) - corner <= y <= max(ay + ar, by + br) + corner


@given(st.lists(st.tuples(st.floats(5, 55), st.floats(5, 55)), min_size=3, max_size=30))
def test_a_hull_holds_all_its_points(points: list[tuple[float, float]]) -> None:
    corners = hull(points)
    for x, y in points:
        turns = [
            (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])
            for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)
        ]
        assert min(turns, default=0) >= -1e-6


def test_shades_run_across_a_shape_and_stop_at_its_ends() -> None:
    canvas = Canvas(10, 3, 0)
    fill(canvas, [(0, 0), (10, 0), (10, 3), (0, 3)], Shade(tuple(range(1, 6)), -2.0, 1.0, 0.0))
    assert canvas.rows[1] == [1, 1, 1, 2, 3, 4, 5, 5, 5, 5]


def test_a_thin_cover_lets_through_what_is_below() -> None:
    canvas = Canvas(4, 4, 0x000064)
    fill(canvas, oval(2, 2, 8, 8), flat(0xFFFFFF), cover=8)
    assert canvas.rows[2][2] == mix(0x000064, 0xFFFFFF, 8)


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF), st.integers(0, 16))
def test_mixing_stays_between_the_two_colours(old: int, new: int, part: int) -> None:
    mixed = mix(old, new, part)
    for shift in (16, 8, 0):
        low, high = sorted((old >> shift & 255, new >> shift & 255))
        assert low <= mixed >> shift & 255 <= high
