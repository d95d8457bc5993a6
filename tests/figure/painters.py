"""Scenes, moments and styles to paint. Never here: assertions."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from stretchtui.figure.inks import Colours
from stretchtui.figure.motion import Moment
from stretchtui.figure.picture import Painter, PaintStyle
from stretchtui.figure.scene import Scene
from tests.figure.bundled import EXERCISES, SIDES, scene_of

PAINTERS: tuple[Painter, ...] = get_args(Painter)
DARK = Colours(0x121212, 0xE0E0E0, 0xFFA62B, 0x0178D4)
LIGHT = Colours(0xE0E0E0, 0x1F1F1F, 0xFFA62B, 0x004578)
TINTED = Colours(0x2E3440, 0xD8DEE9, 0xB48EAD, 0x88C0D0)

STYLES = st.builds(PaintStyle, st.sampled_from(PAINTERS), st.sampled_from([DARK, LIGHT, TINTED]), st.booleans())
SIZES = st.tuples(st.integers(18, 60), st.integers(10, 34))
SCENES = st.sampled_from(EXERCISES).map(scene_of)


@st.composite
def moments(draw: st.DrawFn, scene: Scene) -> Moment:
    side = draw(st.sampled_from([None, *SIDES]))
    kind = draw(st.sampled_from(["phase", "phase", "phase", "prepare", "rest", "switch", "set_rest", "pause", "note"]))
    beat = draw(st.integers(0, len(scene.beats) - 1)) if kind == "phase" and scene.beats else None
    ms = scene.beats[beat].ms if beat is not None else 10_000
    return Moment(kind, beat, draw(st.integers(0, max(ms, 1))), ms, side, draw(st.booleans()))  # type: ignore[arg-type]  # a kind


def unlit(scene: Scene) -> Scene:
    return replace(scene, lit={})
