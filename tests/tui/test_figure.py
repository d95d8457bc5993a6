"""The figure in the player: what the frame says, moving when something moves, and never in the way of the session."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from stretchtui import keys
from stretchtui.figure import painting
from stretchtui.figure.script import Keyframe, Pose, Script, View
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import Library
from stretchtui.routine.model import Phase, Routine
from stretchtui.settings.preferences import Settings
from stretchtui.tui.widgets.figure import AGAIN_S, BESIDE_MS, BUSY_MS, Figure
from stretchtui.tui.widgets.repaint import Repaint
from tests.session.exercises import NOTE, OWN_PACE, PLAIN, REST, SEATED_TWIST, routine
from tests.tui.opened import Face, bundled_routine, opened
from tests.tui.screen_text import Cell, figure, figure_region, notices, number, place, silhouette, word

LARGE = (120, 40)
PAINTED = Settings(painter="truecolour")
KEY = keys.ACTIONS["figure"].keys[0]

TURN = Pose({
    "thorax.rotation": -35.0, "neck.rotation": -20.0, "right.shoulder.abduction": 90.0, "left.shoulder.flexion": 60.0,
    "right.elbow.flexion": 40.0,
})  # fmt: skip
SCRIPT = Script("standing", View(-35, 12), keyframes={"hold": Keyframe((TURN,))})
PHASES = (Phase("move", 4_000), Phase("hold", 20_000, stretch=True), Phase("release", 4_000))
TURNING = PLAIN._replace(figure=SCRIPT, phases=PHASES)
"""Prepare to 5 s, move to 9, hold to 29, release to 33."""
SIDED = SEATED_TWIST._replace(figure=SCRIPT, positions=("standing",))
"""Right: hold from 14 s to 29; left: switch from 33, move from 37, hold from 45 to 60."""


@dataclass
class Counted:
    """What was drawn, what was painted, and in how many ms the figure wished to look again, since `forget`."""

    drawn: int = 0
    painted: int = 0
    waits_ms: list[int] = field(default_factory=list)

    def forget(self) -> None:
        self.drawn = self.painted = 0
        self.waits_ms.clear()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    seen = Counted()
    draw, refresh, look_in = painting.painted, Figure.refresh, Figure._look_in

    def counted_drawing(*arguments: Any) -> Any:
        seen.drawn += 1
        return draw(*arguments)

    def counted_refresh(figure: Figure, *regions: Any, **named: Any) -> Any:
        seen.painted += 1
        return refresh(figure, *regions, **named)

    def noted_wait(figure: Figure, seconds: float) -> None:
        if seconds:  # at once is how it is woken here
            seen.waits_ms.append(round(seconds * 1000))
        look_in(figure, seconds)

    monkeypatch.setattr(painting, "painted", counted_drawing)
    monkeypatch.setattr(Figure, "refresh", counted_refresh)
    monkeypatch.setattr(Figure, "_look_in", noted_wait)
    return seen


def widget(face: Face) -> Figure:
    return face.player.query_one(Figure)


def is_there(face: Face) -> bool:
    return bool(figure_region(face.app)) and any(map(any, silhouette(face.app)))


async def at(face: Face, *moments_ms: int) -> list[list[list[Cell]]]:
    """The figure at each of these moments."""
    pictures = []
    for now_ms in moments_ms:
        await face.at(now_ms)
        widget(face).look()
        await face.settle()
        pictures.append(figure(face.app))
    return pictures


async def test_a_figure_stands_in_its_place_in_every_phase() -> None:
    async with opened(routine(SIDED, REST, PLAIN), size=LARGE, settings=PAINTED) as face:
        for now_ms in (0, 8_000, 15_000, 30_000, 34_000, 40_000, 50_000, 62_000, 66_000, 82_000):
            await face.at(now_ms)
            assert is_there(face), word(face.app)


async def test_it_moves_in_a_phase_that_leads_to_a_keyframe_and_has_arrived_at_its_end() -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        ready, begun, half, on_the_way, there, later = await at(face, 4_900, 5_000, 7_000, 8_000, 9_000, 15_000)
        assert ready == begun
        assert len({str(one) for one in (begun, half, on_the_way, there)}) == 4
        assert there == later


async def test_the_side_that_comes_second_is_the_mirror_image_of_the_first() -> None:
    async with opened(routine(SIDED), size=(121, 40), settings=PAINTED) as face:
        await face.at(20_000)
        right = silhouette(face.app)
        await face.at(51_000)
        left = silhouette(face.app)
        size = sum(map(sum, right))
        apart = sum(a != b for one, other in zip(right, left, strict=True) for a, b in zip(one, reversed(other), strict=True))
        assert size > 100
        assert apart <= size * 0.02
        assert sum(a != b for one, other in zip(right, left, strict=True) for a, b in zip(one, other, strict=True)) > size * 0.1


@pytest.mark.parametrize("key", ["right", "left", ".", ",", "r", "+", "-"])
async def test_after_every_key_it_shows_what_the_frame_says_then(key: str) -> None:
    two = routine(TURNING, SIDED)
    async with opened(two, size=LARGE, settings=PAINTED) as face:
        await face.at(7_200)
        await face.press(key)
        seen = face.frame
        shown = figure(face.app)
        at_ms = face.player.walk.player.timeline.course_start(seen.segment) + seen.elapsed_ms
    longer = {"+": 5_000, "-": -1_800}.get(key, 0)
    other = routine(TURNING._replace(phases=(Phase("move", 4_000 + longer), *PHASES[1:])), SIDED)
    async with opened(other, size=LARGE, settings=PAINTED) as face:
        await face.at(at_ms)
        assert shown == figure(face.app)


async def test_while_something_moves_it_looks_twenty_times_a_second_half_way_between_the_whole_ones(counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(7_000)
        assert counted.waits_ms[-1] == painting.FRAME_MS + BESIDE_MS
        face.clock.now_ms = 7_075
        counted.forget()
        widget(face).look()
        assert counted.waits_ms == [painting.FRAME_MS]
        assert counted.drawn == 1
        widget(face).look()
        assert counted.drawn == 1


async def test_a_look_that_comes_late_does_not_put_off_the_next_ones(counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(7_000)
        for late_ms in (0, 13, 49):
            counted.forget()
            face.clock.now_ms = 7_300 + late_ms
            widget(face).look()
            assert counted.waits_ms == [painting.FRAME_MS + BESIDE_MS - late_ms]


async def test_a_hold_is_only_its_breath_which_is_few_pictures(counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        counted.forget()
        for now_ms in range(9_050, 27_000, 50):
            face.look_at(now_ms)
            widget(face).look()
        assert min(counted.waits_ms) >= BESIDE_MS
        assert sorted(counted.waits_ms)[len(counted.waits_ms) // 2] > 2 * painting.FRAME_MS
        assert counted.drawn <= 20
        # Three breaths, in and out.
        assert 2 <= counted.painted <= 3 * 2 * 10


async def test_paused_and_counted_in_nothing_is_drawn_painted_or_looked_for(counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(7_000)
        await face.press("space")
        widget(face).look()
        counted.forget()
        await at(face, *range(7_000, 60_001, 5_300))
        assert (counted.drawn, counted.painted, counted.waits_ms) == (0, 0, [])
        await face.press("space")
        await at(face, 60_000, 61_000, 62_400)
        assert (counted.drawn, counted.painted, counted.waits_ms) == (0, 0, [])


async def test_it_never_keeps_the_session_from_a_look_that_is_due(counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(8_000)
        for early_ms in (1, BUSY_MS - 1):
            counted.forget()
            face.clock.now_ms = 9_000 - early_ms
            widget(face).look()
            assert (counted.drawn, counted.waits_ms) == (0, [round(AGAIN_S * 1000)])
        face.clock.now_ms = 9_000 - BUSY_MS
        widget(face).look()
        assert counted.drawn == 1


async def test_it_shows_no_phase_that_the_words_have_not_told_yet() -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(8_000)
        before = figure(face.app)
        face.clock.now_ms = 30_000
        widget(face).look()
        await face.settle()
        assert (word(face.app), figure(face.app)) == ("MOVE", before)


async def test_what_finds_that_somebody_was_away_is_said_first() -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(8_000)
        face.clock.gap_ms = 60_000
        widget(face).look()
        await face.settle()
        assert word(face.app) == "PAUSED"
        assert is_there(face)


async def test_f_hides_it_and_brings_it_back_at_once_and_the_words_have_the_room_meanwhile() -> None:
    async with opened(bundled_routine("upper-back-basics"), size=(80, 24), settings=PAINTED, start_at=2) as face:
        assert is_there(face)
        assert "Keep lengthening" not in place(face.app)
        await face.press(KEY)
        assert not figure_region(face.app)
        assert "Keep lengthening upward as you hold." in place(face.app)
        await face.at(5_000)
        await face.press(KEY)
        assert is_there(face)


async def test_hidden_by_the_settings_it_can_still_be_brought() -> None:
    async with opened(routine(TURNING), size=LARGE, settings=Settings(painter="truecolour", figure=False)) as face:
        assert not figure_region(face.app)
        await face.press(KEY)
        assert is_there(face)


async def test_hidden_it_costs_nothing(counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=Settings(painter="truecolour", figure=False)) as face:
        await at(face, 1_000, 6_000, 12_000)
        assert (counted.drawn, counted.painted, counted.waits_ms) == (0, 0, [])


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (71, 40), (120, 22), (20, 6), (10, 3)], ids=str)
async def test_small_windows_have_none_and_the_key_says_why(size: tuple[int, int]) -> None:
    async with opened(routine(TURNING), size=size, settings=PAINTED) as face:
        await face.at(7_000)
        assert not figure_region(face.app)
        await face.press(KEY, KEY)
        await face.expect(lambda: size[0] < 40 or "no room" in notices(face.app))
        assert not figure_region(face.app)


@pytest.mark.parametrize(
    ("size", "least", "most"),
    [
        ((120, 40), (44, 20), (60, 26)), ((80, 24), (30, 10), (38, 14)),
        ((100, 32), (40, 14), (56, 26)), ((72, 23), (18, 10), (38, 14)),
    ],
    ids=str,
)  # fmt: skip
async def test_it_has_the_room_it_is_to_have(size: tuple[int, int], least: tuple[int, int], most: tuple[int, int]) -> None:
    async with opened(routine(TURNING), size=size, settings=PAINTED) as face:
        found = figure_region(face.app).size
        assert least[0] <= found.width <= most[0]
        assert least[1] <= found.height <= most[1]
        assert is_there(face)


async def test_a_window_that_grows_and_shrinks_has_it_or_not_at_every_moment() -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        for size, there in (((60, 20), False), ((80, 24), True), ((40, 12), False), ((120, 40), True), ((10, 2), False)):
            await face.pilot.resize_terminal(*size)
            await face.settle()
            assert bool(figure_region(face.app)) is there, size
            assert not there or is_there(face)


@pytest.mark.parametrize("size", [(72, 23), (80, 24), (100, 32), (120, 40)], ids=str)
async def test_a_caution_so_long_that_it_needs_the_room_has_it(size: tuple[int, int]) -> None:
    caution = "Stop at once when anything hurts, tingles or goes numb. " * 4
    async with opened(routine(TURNING._replace(caution=caution, cues=SEATED_TWIST.cues)), size=size, settings=PAINTED) as face:
        for now_ms in (0, 6_000, 12_000):
            await face.at(now_ms)
            assert caution.strip() in place(face.app)


async def test_a_note_has_all_the_room() -> None:
    async with opened(routine(NOTE, TURNING), size=LARGE, settings=PAINTED) as face:
        assert not figure_region(face.app)
        await face.press("enter")
        assert is_there(face)


async def test_at_own_pace_it_shows_the_repetition_over_and_over() -> None:
    own = OWN_PACE._replace(figure=SCRIPT, phases=(Phase("move", 2_000), Phase("hold", 2_000), Phase("release", 2_000)))
    async with opened(routine(own), size=LARGE, settings=PAINTED) as face:
        first, there, second = await at(face, 6_000, 7_500, 12_000)
        assert first == second != there


@pytest.mark.parametrize("settings", [Settings(painter="truecolour", reduced_motion=True)])
async def test_with_reduced_motion_it_stands_still_in_each_phase(settings: Settings, counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=settings) as face:
        begun, half, hold, breathed, released = await at(face, 5_000, 7_000, 9_000, 12_000, 30_000)
        assert begun == half == hold == breathed != released
        assert counted.waits_ms == []


async def test_with_textuals_own_reduced_motion_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        face.app.animation_level = "none"
        begun, half = await at(face, 5_000, 7_000)
        assert begun == half


async def test_another_theme_has_its_colours_at_once() -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        dark = figure(face.app)
        face.app.theme = "textual-light"
        await face.expect(lambda: is_there(face) and figure(face.app) != dark)
        papers = {cell[2] for cell in figure(face.app)[0]}
        assert papers == {face.player.query_one("#stage").background_colors[1].hex.lower()}


async def test_without_colours_it_is_drawn_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(routine(TURNING), size=LARGE) as face:
        assert is_there(face)


async def test_an_exercise_without_a_figure_stands_as_its_position_says() -> None:
    async with opened(routine(PLAIN), size=LARGE, settings=PAINTED) as face:
        assert is_there(face)


async def test_a_posture_that_no_library_has_stands(tmp_path: Path) -> None:
    lost = TURNING._replace(figure=Script("hovering"), positions=("side-lying",))
    empty = Holdings((Library(tmp_path, "user"),))
    async with opened(routine(lost), size=LARGE, settings=PAINTED, holdings=empty) as face:
        await face.at(7_000)
        assert is_there(face)


BROKEN = Script("standing", keyframes={"hold": Keyframe((Pose({"thorax.rotation": "much"}),))})  # type: ignore[dict-item]


async def test_a_figure_that_cannot_be_drawn_leaves_its_place_blank_and_the_session_runs_on() -> None:
    async with opened(routine(TURNING, PLAIN._replace(figure=BROKEN), TURNING), size=LARGE, settings=PAINTED) as face:
        await face.press("right")
        for now_ms in (1_000, 6_000, 10_000):
            await face.at(now_ms)
            assert face.player.is_running
            assert not is_there(face)
        assert (word(face.app), number(face.app)) == ("HOLD", "18")
        await face.press("right")
        assert is_there(face)


async def test_a_scene_that_cannot_be_made_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def fails(exercise: object, postures: object) -> None:
        tried.append(exercise)
        raise LookupError

    monkeypatch.setattr("stretchtui.posing.scene_for", fails)
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await at(face, 1_000, 6_000, 12_000)
        assert word(face.app) == "HOLD"
        assert len(tried) == 1


async def test_a_scene_is_made_once_for_each_exercise(monkeypatch: pytest.MonkeyPatch) -> None:
    from stretchtui import posing

    made: list[str] = []
    scene_for = posing.scene_for

    def noted(exercise: Any, postures: Any) -> Any:
        made.append(exercise.name)
        return scene_for(exercise, postures)

    monkeypatch.setattr("stretchtui.posing.scene_for", noted)
    walked: Routine = routine(TURNING, SIDED)
    async with opened(walked, size=LARGE, settings=PAINTED) as face:
        await at(face, 1_000, 12_000, 40_000, 60_000)
        await face.press("left", "left")
        await at(face, 61_000)
        assert made == ["Plain", "Seated twist"]


async def test_below_a_dialog_it_rests_and_goes_on_when_that_has_gone(counted: Counted) -> None:
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(6_000)
        await face.press("j")
        counted.forget()
        await face.at(7_000)
        widget(face).look()
        assert (counted.drawn, counted.waits_ms) == (0, [])
        await face.press("escape")
        assert counted.drawn == 1


async def test_straight_on_the_terminal_it_is_painted_only_where_nothing_lies_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    straight: list[Repaint] = []

    def written(app: App[Any], screen: object, update: object) -> None:
        if isinstance(update, Repaint):
            straight.append(update)
            update.render_segments(app.console)

    async with opened(routine(TURNING), size=(72, 23), settings=PAINTED) as face:
        await face.at(5_500)
        monkeypatch.setattr(App, "_display", written)
        await at(face, 6_000, 6_500)
        assert len(straight) == 2
        for line in range(5):
            face.player.notify(f"{line} It is a long notice, and over it nothing may be painted. " * 4, timeout=3_600)
        await face.expect(lambda: "over it" in face.text)
        straight.clear()
        before, after = await at(face, 7_000, 7_500)
        assert straight == []
        assert before != after
        face.app.clear_notifications()
        await face.expect(lambda: "over it" not in face.text)
        await at(face, 8_000)
        assert len(straight) == 1


async def test_what_was_painted_straight_is_there_when_the_screen_is_painted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(5_500)
        with monkeypatch.context() as terminal:
            terminal.setattr(App, "_display", lambda app, _, update: update and update.render_segments(app.console))
            straight = await at(face, 7_000)
        painted = await at(face, 7_000)
        face.player.refresh()
        await face.settle()
        assert straight == painted == [figure(face.app)]


async def test_what_the_terminal_did_not_take_is_painted_all_the_same(monkeypatch: pytest.MonkeyPatch, counted: Counted) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with opened(routine(TURNING), size=LARGE, settings=PAINTED) as face:
        await face.at(7_000)
        counted.forget()
        await at(face, 7_500)
        assert counted.painted > 0


def test_before_the_first_paint_nothing_is_imported_that_draws() -> None:
    code = "import sys, stretchtui.tui.screens.player; print(*sys.modules)"
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    words_and_values = {"stretchtui.figure", "stretchtui.figure.joints", "stretchtui.figure.script"}
    assert {name for name in imported if name.startswith("stretchtui.figure")} <= words_and_values
