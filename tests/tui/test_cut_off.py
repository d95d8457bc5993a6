"""A session that was cut off, at home and before a session: offered, gone on with, begun anew, or left."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from stretchtui.recording import recording_for
from stretchtui.resumption import Offer, find, start_of
from stretchtui.routine.holdings import Holdings
from stretchtui.session.frame import Frame, frame
from stretchtui.settings.preferences import LoadedSettings, Settings
from stretchtui.starting import Start
from stretchtui.tui.app import StretchApp
from stretchtui.tui.given import Given
from stretchtui.tui.todays import look_back
from tests.cli.own_home import Home
from tests.test_resumption import MINE, cut_off, found, holdings, outcomes, routine
from tests.tui.coached import Recorder
from tests.tui.opened import Face, HandClock
from tests.tui.screen_text import notices, sentence

CALM = Settings(avoid=(), sound=False)
AT_MS = 100_000
"""In the second exercise of MINE, on its left side."""


@asynccontextmanager
async def cut(
    home: Home,
    *,
    text: str = MINE,
    settings: Settings = CALM,
    at_home: bool = True,
    goes_on: bool = False,
    coach: Recorder | None = None,
) -> AsyncIterator[Face]:
    """MINE cut off in the midst; then the program is started again, and its file is `text`."""
    home.write("mine.yaml", MINE)
    cut_off(routine(holdings(home)), "id:mine", AT_MS)
    home.write("mine.yaml", text)
    held, hand = holdings(home), HandClock()
    offer = found(held, settings)
    given = Given(held, LoadedSettings(settings), lambda: hand, new_recording=lambda walked, own: recording_for(walked, own, 1.0))
    given = replace(given, new_coach=coach.made) if coach else given
    asked = {"start": start_of(offer), "offer": offer, "goes_on": goes_on}
    given = replace(given, look_back=look_back) if at_home else replace(given, **asked)  # type: ignore[arg-type]  # its fields
    app = StretchApp(given)
    async with app.run_test(size=(100, 32), notifications=True) as pilot:
        face = Face(app, pilot, hand)
        if at_home:
            await face.expect_words("Cut off", "g go on")
        yield face


def seen(face: Face) -> Frame:
    """Where the session is, by the clock that goes on from where it was."""
    return frame(face.player.walk.player, face.player.clock.active())


def still_offered(held: Holdings) -> Offer | None:
    return find(held, CALM)


async def test_at_home_it_is_offered_and_enter_goes_on_paused_at_its_repetition(home: Home) -> None:
    async with cut(home) as face:
        assert "Mine, at seated twist, left side, just now" in face.text
        await face.press("g")
        assert "This was cut off" in face.text
        assert "Mine, stopped at seated twist, left side, just now." in sentence(face.app)
        await face.press("enter")
        assert (seen(face).name, seen(face).side, seen(face).mode) == ("Seated twist", "left", "paused")
        assert face.player.clock.active() == AT_MS


async def test_the_clock_goes_on_where_it_was_and_space_counts_in(home: Home) -> None:
    async with cut(home) as face:
        await face.press("g", "enter")
        face.clock.now_ms = 10_000
        face.player.look()
        assert seen(face).mode == "paused"
        await face.press("space")
        assert seen(face).mode == "counting-in"
        await face.at(13_000)
        assert seen(face).mode == "running"
        assert face.player.clock.active() == AT_MS + 13_000


async def test_while_it_is_gone_on_with_no_other_window_offers_it(home: Home) -> None:
    async with cut(home) as face:
        await face.press("g", "enter")
        assert still_offered(face.app.given.holdings) is None
    assert outcomes() == ["running"]
    assert still_offered(holdings(home)) is not None


async def test_walked_on_to_its_end_it_is_one_session_with_all_that_was_done(home: Home) -> None:
    async with cut(home) as face:
        await face.press("g", "enter", "space")
        for now_ms in range(0, 400_000, 5_000):
            if face.app.screen is not face.player:
                break
            face.look_at(now_ms)
            await face.settle()
            if "Well done." in face.text:
                break
        assert "Well done." in face.text
    assert outcomes() == ["done"]
    assert still_offered(holdings(home)) is None


async def test_esc_changes_nothing_and_the_offer_stays(home: Home) -> None:
    async with cut(home) as face:
        await face.press("g", "escape")
        assert "This was cut off" not in face.text
        assert "Mine, at seated twist" in face.text
    assert still_offered(holdings(home)) is not None


async def test_left_it_goes_from_home_and_what_was_done_is_kept(home: Home) -> None:
    async with cut(home) as face:
        await face.press("g", "l")
        await face.expect(lambda: "Mine, at seated twist" not in face.text)
        assert "t start" in face.text
    assert outcomes() == ["interrupted"]


async def test_begun_anew_it_is_another_session_and_the_old_one_is_not_offered_any_more(home: Home) -> None:
    async with cut(home) as face:
        await face.press("g", "s")
        await face.expect(lambda: seen(face).mode == "running")
        assert seen(face).name == "Shoulder raises"
        await face.expect(lambda: sorted(outcomes()) == ["interrupted", "running"])


async def test_a_routine_changed_meanwhile_says_why_and_goes_on_with_that_exercise(home: Home) -> None:
    changed = MINE.replace("[shoulder-raises", "[posture-reset, shoulder-raises")
    async with cut(home, text=changed) as face:
        await face.press("g")
        assert "It cannot go on exactly there: the routine has been changed since." in sentence(face.app)
        await face.press("enter")
        await face.expect(lambda: seen(face).mode == "running")
        assert seen(face).name == "Seated twist"
        await face.expect(lambda: sorted(outcomes()) == ["interrupted", "running"])


async def test_what_is_avoided_by_now_is_asked_before_another_session_begins_in_its_place(home: Home) -> None:
    changed = MINE.replace("[shoulder-raises", "[posture-reset, shoulder-raises")
    async with cut(home, text=changed, settings=replace(CALM, avoid=("spine-twist",))) as face:
        await face.press("g", "enter")
        assert "Seated twist" in face.text
        assert "avoid" in face.text
        assert not any(type(screen).__name__ == "PlayerScreen" for screen in face.app.screen_stack)


async def test_started_for_that_routine_it_is_asked_and_esc_leaves(home: Home) -> None:
    async with cut(home, at_home=False) as face:
        await face.expect_words("This was cut off")
        assert "leave it" not in face.text
        face.send("escape")
        await face.expect_exit()
    assert face.app.return_code == 3
    assert outcomes() == ["running"]


async def test_resume_goes_on_without_asking(home: Home) -> None:
    async with cut(home, at_home=False, goes_on=True) as face:
        await face.expect(lambda: face.app.recording.__class__.__name__ == "Contained")
        assert (seen(face).name, face.player.walk.player.mode) == ("Seated twist", "paused")


async def test_resume_of_a_routine_changed_meanwhile_asks_nothing_of_it_and_begins_with_that_exercise(home: Home) -> None:
    changed = MINE.replace("[shoulder-raises", "[posture-reset, shoulder-raises")
    async with cut(home, text=changed, at_home=False, goes_on=True) as face:
        await face.expect(lambda: any(type(one).__name__ == "PlayerScreen" for one in face.app.screen_stack))
        await face.expect(lambda: face.player.walk.player.mode == "running")
        assert seen(face).name == "Seated twist"
        assert "This was cut off" not in face.text


async def test_what_is_to_be_told_first_is_shown_as_the_session_begins(home: Home) -> None:
    home.write("mine.yaml", MINE)
    held, hand = holdings(home), HandClock()
    start = Start(routine(held), 1, "id:mine")
    app = StretchApp(Given(held, LoadedSettings(CALM), lambda: hand, start, said="from your plan for [b]Friday[/b]"))
    async with app.run_test(size=(100, 32), notifications=True) as pilot:
        face = Face(app, pilot, hand)
        await face.expect(lambda: "from your plan for [b]Friday[/b]" in notices(face.app))


async def test_it_is_said_once_that_it_is_paused(home: Home) -> None:
    coach = Recorder()
    async with cut(home, settings=replace(CALM, sound=True), coach=coach) as face:
        await face.press("g", "enter")
        assert coach.said == ["Paused."]
        await face.press("space")
        assert coach.said == ["Paused."]
        assert coach.asked[-1][0] != "say"
