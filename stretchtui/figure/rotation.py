"""Vectors and rotations: what three dimensions need and no more. Never here: joints, bodies, cameras.

A vector is (x, y, z); a rotation is a unit quaternion (w, x, y, z). Written out, because this runs thousands of times a second.
"""

from __future__ import annotations

from math import acos, cos, radians, sin, sqrt

Vector = tuple[float, float, float]
Rotation = tuple[float, float, float, float]

NO_TURN: Rotation = (1.0, 0.0, 0.0, 0.0)


def about_x(degrees: float) -> Rotation:
    half = radians(degrees) / 2
    return (cos(half), sin(half), 0.0, 0.0)


def about_y(degrees: float) -> Rotation:
    half = radians(degrees) / 2
    return (cos(half), 0.0, sin(half), 0.0)


def about_z(degrees: float) -> Rotation:
    half = radians(degrees) / 2
    return (cos(half), 0.0, 0.0, sin(half))


def then(p: Rotation, q: Rotation) -> Rotation:
    """The turn p with q inside it: q is told in p's turned axes."""
    a, b, c, d = p
    e, f, g, h = q
    return (
        a * e - b * f - c * g - d * h,
        a * f + b * e + c * h - d * g,
        a * g - b * h + c * e + d * f,
        a * h + b * g - c * f + d * e,
    )


def turned(q: Rotation, v: Vector) -> Vector:
    w, x, y, z = q
    a, b, c = v
    # v + 2w(u×v) + 2u×(u×v)
    i, j, k = 2 * (y * c - z * b), 2 * (z * a - x * c), 2 * (x * b - y * a)
    return (a + w * i + y * k - z * j, b + w * j + z * i - x * k, c + w * k + x * j - y * i)


def inverse(q: Rotation) -> Rotation:
    return (q[0], -q[1], -q[2], -q[3])


def between(p: Rotation, q: Rotation, t: float) -> Rotation:
    """The rotation a part t of the way from p to q, by the shorter way."""
    if p == q or t <= 0:
        return p
    if t >= 1:
        return q
    dot = p[0] * q[0] + p[1] * q[1] + p[2] * q[2] + p[3] * q[3]
    sign = -1.0 if dot < 0 else 1.0
    dot *= sign
    if dot > 0.9999:
        a, b = 1 - t, t * sign
    else:
        angle = acos(dot)
        a, b = sin((1 - t) * angle) / sin(angle), sign * sin(t * angle) / sin(angle)
    w, x, y, z = a * p[0] + b * q[0], a * p[1] + b * q[1], a * p[2] + b * q[2], a * p[3] + b * q[3]
    size = sqrt(w * w + x * x + y * y + z * z)
    return (w / size, x / size, y / size, z / size)


def shortest_arc(v: Vector, w: Vector) -> Rotation:
    """The smallest turn that brings direction v onto direction w (both of length 1)."""
    d = v[0] * w[0] + v[1] * w[1] + v[2] * w[2]
    if d < -0.9999:  # half a turn: any axis at right angles will do
        return unit4((0.0, -v[1], v[0], 0.0)) if abs(v[2]) < 0.9 else unit4((0.0, 0.0, -v[2], v[1]))
    c = cross(v, w)
    return unit4((1 + d, c[0], c[1], c[2]))


def unit4(q: Rotation) -> Rotation:
    size = sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3])
    return (q[0] / size, q[1] / size, q[2] / size, q[3] / size)


def around(axis: Vector, degrees: float) -> Rotation:
    """A turn round an axis of length 1, by the right-hand rule."""
    half = radians(degrees) / 2
    s = sin(half)
    return (cos(half), axis[0] * s, axis[1] * s, axis[2] * s)


def add(v: Vector, w: Vector) -> Vector:
    return (v[0] + w[0], v[1] + w[1], v[2] + w[2])


def less(v: Vector, w: Vector) -> Vector:
    return (v[0] - w[0], v[1] - w[1], v[2] - w[2])


def along(v: Vector, w: Vector, t: float) -> Vector:
    """v with t times w added."""
    return (v[0] + t * w[0], v[1] + t * w[1], v[2] + t * w[2])


def mixed(v: Vector, w: Vector, t: float) -> Vector:
    return (v[0] + t * (w[0] - v[0]), v[1] + t * (w[1] - v[1]), v[2] + t * (w[2] - v[2]))


def dot(v: Vector, w: Vector) -> float:
    return v[0] * w[0] + v[1] * w[1] + v[2] * w[2]


def cross(v: Vector, w: Vector) -> Vector:
    return (v[1] * w[2] - v[2] * w[1], v[2] * w[0] - v[0] * w[2], v[0] * w[1] - v[1] * w[0])


def length(v: Vector) -> float:
    return sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])


def unit(v: Vector, otherwise: Vector = (1.0, 0.0, 0.0)) -> Vector:
    """v made of length 1; `otherwise` when it has none."""
    size = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
    return (v[0] / size, v[1] / size, v[2] / size) if size > 1e-9 else otherwise


def across(v: Vector, axis: Vector, otherwise: Vector = (1.0, 0.0, 0.0)) -> Vector:
    """The part of v at right angles to an axis of length 1, made of length 1."""
    return unit(along(v, axis, -dot(v, axis)), otherwise)


def from_axes(x: Vector, y: Vector, z: Vector) -> Rotation:
    """The rotation that brings the world's axes onto these three, which are at right angles and right-handed."""
    trace = x[0] + y[1] + z[2]
    if trace > 0:
        return unit4((1 + trace, y[2] - z[1], z[0] - x[2], x[1] - y[0]))
    if x[0] >= y[1] and x[0] >= z[2]:
        return unit4((y[2] - z[1], 1 + x[0] - y[1] - z[2], x[1] + y[0], x[2] + z[0]))
    if y[1] >= z[2]:
        return unit4((z[0] - x[2], x[1] + y[0], 1 + y[1] - x[0] - z[2], y[2] + z[1]))
    return unit4((x[1] - y[0], x[2] + z[0], y[2] + z[1], 1 + z[2] - x[0] - y[1]))
