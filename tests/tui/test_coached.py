"""The coach as the player's screen asks it: when, with which now, and never after it has gone. It makes no sound here."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from stretchtui.sounding import BREATHER_MS, READY_LOOKS
from tests.session.exercises import PLAIN, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, routine
from tests.tui.coached import Recorder
from tests.tui.opened import HandClock, opened
from tests.tui.screen_text import notices, number, word

THREE = routine(SHOULDER_RAISES, SEATED_TWIST, STANDING_TWIST)


# When it is asked


async def test_home_has_no_coach_and_the_first_session_opens_one_for_all() -> None:
    coach = Recorder()
    async with opened(coach=coach) as face:
        assert coach.asked == []
        await face.type("/basics")
        await face.press("enter")
        assert [asked[0] for asked in coach.asked[:4]] == ["made", "open", "is_ready", "look"]
        await face.press("q", "y", "enter", "enter")
        assert face.frame.mode == "running"
        assert coach.count("made") == coach.count("open") == 1


async def test_it_is_opened_when_the_screen_of_the_session_has_been_painted() -> None:
    painted = []
    async with opened(coach=Recorder(on_open=lambda: painted.append("space pause" in face.text))) as face:
        await face.type("/basics")
        await face.press("enter")
        assert painted == [True]


async def test_it_is_asked_after_every_look_with_the_very_same_now() -> None:
    @dataclass
    class Ticking(HandClock):
        def active(self) -> int:
            self.now_ms += 7
            return super().active()

    looked: list[int | None] = []
    coach = Recorder()
    async with opened(THREE, clock=Ticking(), coach=coach) as face:
        coach.before = lambda: looked.append(face.player.walk.looked_ms)
        before = len(coach.looks)
        face.player.look()
        await face.press("space", "space", "right")
        assert len(looked) >= 4
        assert looked == coach.looks[before:]


async def test_it_is_asked_before_anything_is_painted_because_a_tone_is_more_urgent() -> None:
    coach = Recorder()
    shown = []
    async with opened(THREE, coach=coach) as face:
        coach.before = lambda: shown.append((word(face.app), number(face.app)))
        face.look_at(5_000)
        assert shown == [("PREPARE", "5")]
        assert number(face.app) == "3"


@pytest.mark.parametrize(
    ("due_ms", "asked_ms"), [(400, 400), (3_000, 1_000), (None, 1_000), (250, 250 + BREATHER_MS), (0, 250 + BREATHER_MS)]
)
async def test_the_next_look_is_when_the_session_or_the_coach_wants_it_and_a_coach_in_a_hurry_keeps_nobody_busy(
    due_ms: int | None, asked_ms: int
) -> None:
    async with opened(THREE, coach=Recorder(due_ms=due_ms)) as face:
        face.look_at(250)
        assert face.clock.asked_ms[-1] == asked_ms


async def test_ten_looks_bring_ten_questions_and_none_after_the_end() -> None:
    coach = Recorder()
    async with opened(routine(PLAIN), coach=coach) as face:
        for now_ms in range(1_000, 11_000, 1_000):
            face.look_at(now_ms)
        await face.at(60_000)
        assert "Well done." in face.text
        asked = len(coach.looks)
        await face.press("m")
        assert len(coach.looks) == asked
        assert coach.looks[-1] == 60_000


async def test_a_session_does_not_begin_before_its_first_tone_and_word_could_be_heard() -> None:
    coach = Recorder(not_ready=5)
    async with opened(THREE, coach=coach) as face:
        assert face.frame.mode == "running"
        asked = [one[:2] for one in coach.asked]
        assert asked[2:8] == [("is_ready", "ready")] * 6
        assert ("look", "ready") not in asked


async def test_a_session_begins_without_a_coach_that_never_gets_ready() -> None:
    coach = Recorder(not_ready=10_000)
    async with opened(THREE, coach=coach) as face:
        assert face.frame.mode == "running"
        assert coach.count("is_ready") == READY_LOOKS


# A mistake of its own


@pytest.mark.parametrize("when", ["made", "open", "look"])
async def test_a_coach_that_fails_is_told_of_once_and_the_session_goes_on(when: str) -> None:
    def fail() -> None:
        raise ValueError("a mistake")

    at = {"made": "on_make", "open": "on_open", "look": "before"}[when]
    coach = Recorder(**{at: fail})  # type: ignore[arg-type]  # all three are called with nothing
    async with opened(THREE, coach=coach) as face:
        await face.at(72_500)
        await face.expect(lambda: "Sound is off until you leave" in notices(face.app))
        assert notices(face.app).count("Sound is off") == 1
        assert (word(face.app), number(face.app)) == ("HOLD", "15")
        asked = len(coach.looks)
        await face.press("m", "v", "space")
        assert word(face.app) == "PAUSED"
        assert len(coach.looks) == asked


# What is said outside the plan


async def test_a_pause_by_key_is_said_and_going_on_is_the_coachs_own_affair() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press("space")
        assert coach.said == ["Paused."]
        assert [asked[0] for asked in coach.asked[-3:]] == ["next_ms", "say", "next_ms"]
        await face.press("space", "p")
        assert coach.said == ["Paused.", "Paused."]


async def test_whoever_was_away_is_told_why_it_is_silent() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        face.clock.gap_ms = 60_000
        await face.at(6_000)
        await face.at(7_000)
        assert coach.said == ["Paused."]


async def test_a_spasm_is_answered_and_each_breath_after_the_first_is_said_once() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press("x")
        for now_ms in (100, 4_999, 5_000, 6_000, 9_999, 10_000, 15_000):
            face.clock.now_ms = now_ms
            face.app.screen.look()  # type: ignore[attr-defined]  # the screen that guides breathing
        assert coach.said == ["Stop. Breathe slowly.", "Breathe out.", "Press 1: go on. 2: skip. 3: end.", "Breathe out."]
        assert coach.asks == coach.said[2:3]
        assert coach.said_always == [*coach.said[:2], coach.said[3]]


async def test_while_breathing_is_guided_the_choices_are_said_twice() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press("x")
        for number in range(12):
            face.clock.now_ms = 100 + 5_000 * number
            face.app.screen.look()  # type: ignore[attr-defined]  # the screen that guides breathing
        assert [at for at, text in enumerate(coach.said) if text.startswith("Press")] == [2, 5]


@pytest.mark.parametrize(("key", "answers"), [("x", ("1", "2", "escape")), ("o", ("1", "escape"))])
async def test_what_is_asked_because_of_pain_is_called_off_by_the_answer(key: str, answers: tuple[str, ...]) -> None:
    for answer in answers:
        coach = Recorder()
        async with opened(THREE, coach=coach) as face:
            await face.press(key)
            hushed = coach.count("hush")
            await face.press(answer)
            assert coach.count("hush") == hushed + 1


@pytest.mark.parametrize("key", ["x", "o"])
async def test_whoever_leaves_the_question_is_told_that_it_stays_paused(key: str) -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press(key, "escape")
        assert coach.said[-1] == "Paused."


async def test_leaving_out_is_said_and_so_is_what_can_be_chosen_now() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press("o", "3")
        assert coach.said[1:] == ["Left out from now on. Press 1: next. 2: end."]


async def test_what_could_not_be_left_out_for_good_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, key: str, value: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stretchtui.settings.file.change", full)
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press("o", "3")
        assert coach.said[1:] == ["That could not be kept. Press 1: next. 2: end."]


@pytest.mark.parametrize("before", [(), ("x",)])
async def test_a_key_for_sound_has_the_coach_asked_when_it_wants_to_be(before: tuple[str, ...]) -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press(*before)
        asked = coach.count("next_ms")
        await face.press("v")
        assert coach.count("next_ms") > asked


async def test_an_ouch_is_answered() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press("o")
        assert coach.said == ["Stopped, and marked. Press 1: next. 2: end. 3: leave out."]
        assert coach.asks == ["Press 1: next. 2: end. 3: leave out."]


async def test_the_question_before_ending_is_asked_aloud_and_so_is_the_end() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press("q")
        assert coach.said == ["End the session here? Yes, or no."]
        await face.press("y")
        assert coach.said[1:] == ["The session is ended."]


async def test_a_session_walked_to_its_end_is_left_to_the_coach() -> None:
    coach = Recorder()
    async with opened(routine(PLAIN), coach=coach) as face:
        await face.at(60_000)
        assert coach.said == []


# Leaving


async def test_the_last_words_are_heard_while_the_summary_stands_and_cut_when_it_is_left() -> None:
    coach = Recorder()
    async with opened(coach=coach) as face:
        await face.type("/basics")
        await face.press("enter", "q", "y")
        assert "Ended early" in face.text
        hushed = coach.count("hush")
        await face.press("enter")
        assert coach.count("hush") == hushed + 1
        assert coach.count("close") == 0


async def test_a_new_session_cuts_what_is_still_said_of_the_last() -> None:
    coach = Recorder()
    async with opened(coach=coach) as face:
        await face.type("/basics")
        await face.press("enter", "q", "y", "enter")
        hushed = coach.count("hush")
        await face.press("enter")
        assert coach.count("hush") == hushed + 1


@pytest.mark.parametrize("keys", [("ctrl+q",), ("x", "ctrl+q"), ("q", "y", "enter"), ("q", "y", "ctrl+q")])
async def test_it_is_closed_by_every_key_that_leaves(keys: tuple[str, ...]) -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        await face.press(*keys)
        await face.expect_exit()
    assert coach.count("close") == 1
    assert coach.asked[-1] == ("close",)


async def test_it_is_closed_when_the_program_fails() -> None:
    coach = Recorder()

    async def failing() -> None:
        async with opened(THREE, coach=coach) as face:
            face.app.call_later(lambda: 1 // 0)
            await face.expect_exit()

    with pytest.raises(ZeroDivisionError):
        await failing()
    assert coach.count("close") == 1


async def test_it_is_closed_at_once_when_a_signal_ends_the_program_and_not_opened_again() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        face.app.before_leaving()
        assert coach.asked[-1] == ("close",)
        face.look_at(5_000)
    assert coach.count("made") == coach.count("close") == 1


async def test_nothing_is_opened_only_to_be_closed() -> None:
    coach = Recorder()
    async with opened(coach=coach) as face:
        await face.press("ctrl+q")
        await face.expect_exit()
    assert coach.asked == []


async def test_it_is_hushed_the_moment_the_program_is_suspended() -> None:
    coach = Recorder()
    async with opened(THREE, coach=coach) as face:
        before = len(coach.asked)
        face.app.app_suspend_signal.publish(face.app)
        assert ("hush",) in coach.asked[before:]
        await face.settle()
        assert word(face.app) == "PAUSED"


def test_what_is_imported_before_the_first_paint_holds_nothing_of_the_coach() -> None:
    faces = "stretchtui.cli.running, stretchtui.tui.app, stretchtui.tui.screens.home, stretchtui.tui.screens.player"
    tell = f"import sys, {faces}; print(*(name for name in sys.modules if name.startswith('stretchtui.')))"
    answer = subprocess.run([sys.executable, "-c", tell], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    imported = set(answer.stdout.split())
    assert "stretchtui.tui.screens.heard" in imported
    late = ("stretchtui.coach", "stretchtui.sounding", "stretchtui.settings.remembering", "stretchtui.sound_keys")
    assert {name for name in imported if name.startswith(late)} == set()
