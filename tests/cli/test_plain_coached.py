"""The coach in `run --plain`: only where a terminal shows the lines; its bell, its notices, the keys for sound."""

from __future__ import annotations

import pytest

from stretchtui import places
from stretchtui.cli import plain_sound
from stretchtui.coach.model import Told
from stretchtui.settings import preferences, remembering
from stretchtui.settings.preferences import Settings
from stretchtui.sounding import Coaching
from tests.cli.own_home import Home
from tests.cli.test_run_plain import BASICS, Session, session, words
from tests.tui.coached import Recorder

__all__ = ["session"]


@pytest.fixture
def coach(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """At a terminal, with a coach that makes no sound."""
    coach = Recorder(ladder="tones by paplay")

    def made(preferred: Settings, _: float) -> Coaching:
        return coach.made(preferred)

    monkeypatch.setattr(plain_sound, "is_shown", lambda: True)
    monkeypatch.setattr(plain_sound, "coach_for", made)
    monkeypatch.setattr(remembering, "SOON_S", 3_600.0)
    return coach


def test_in_a_pipe_nobody_listens_and_no_coach_is_made(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    coach = Recorder(told=[Told(bell=True)])

    def made(preferred: Settings, _: float) -> Coaching:
        return coach.made(preferred)

    monkeypatch.setattr(plain_sound, "coach_for", made)
    answer = session(BASICS)
    assert answer.status == 0
    assert coach.asked == []
    assert "\a" not in answer.out + answer.err


def test_it_is_opened_before_the_first_look_and_closed_after_the_last(session: Session, coach: Recorder) -> None:
    assert session(BASICS, keys=()).status == 0
    assert [asked[0] for asked in coach.asked[:4]] == ["made", "open", "is_ready", "look"]
    assert [asked[0] for asked in coach.asked].count("close") == 1
    assert coach.asked[-1] == ("close",)
    assert coach.looks[-1] >= 186_000
    assert coach.looks == sorted(coach.looks)


def test_the_coach_is_looked_at_when_it_wants_to_be(session: Session, coach: Recorder) -> None:
    coach.due_ms = 1_234
    session(BASICS, keys=[(2_000, "q"), (3_000, "y")])
    assert 1_234 in coach.looks


def test_a_bell_goes_to_the_terminal_and_a_notice_to_standard_error(session: Session, coach: Recorder) -> None:
    coach.told = [Told(bell=True, notices=("paplay does not play.\x1b[2J",))]
    answer = session(BASICS, keys=[(2_000, "q"), (3_000, "y")])
    assert answer.out.count("\a") == 1
    assert "paplay does not play." in answer.err
    assert "\x1b" not in answer.err


def test_it_says_at_the_start_what_sounds_and_with_which_keys_it_is_changed(session: Session, coach: Recorder) -> None:
    answer = session(BASICS, keys=[(2_000, "q"), (3_000, "y")])
    assert "sound: tones by paplay; m mute, v voice, [ softer, ] louder" in answer.err


def test_the_keys_change_it_at_once_say_so_and_are_remembered(session: Session, coach: Recorder) -> None:
    keys = ["m", "v", "left_square_bracket", "left_square_bracket", "right_square_bracket", "q", "y"]
    answer = session(BASICS, keys=[(1_000 * second, key) for second, key in enumerate(keys, 1)])
    told = ["muted", "voice: full, muted", "volume 60 %, muted", "volume 50 %, muted", "volume 60 %, muted"]
    assert [line for line in answer.err.splitlines() if line in told] == told
    assert (coach.wanted.sound, coach.wanted.amount, coach.wanted.volume) == (False, "full", 60)
    kept = preferences.load(places.settings_file()).settings
    assert (kept.sound, kept.voice, kept.volume) == (False, "full", 60)


def test_what_cannot_be_remembered_counts_all_the_same_and_is_said(
    session: Session, coach: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "settings_file", lambda: None)
    answer = session(BASICS, keys=[(1_000, "m"), (2_000, "v"), (3_000, "q"), (4_000, "y")])
    assert answer.err.count("It holds until you leave; it could not be kept") == 1
    assert not coach.wanted.sound


def test_silent_is_muted_this_time_and_nothing_is_written(session: Session, coach: Recorder, home: Home) -> None:
    answer = session(BASICS, "--silent", keys=[(2_000, "q"), (3_000, "y")])
    assert not coach.wanted.sound
    assert "sound: tones by paplay (muted)" in answer.err
    assert not home.settings.exists()


def test_silent_can_stand_before_the_command(session: Session, coach: Recorder) -> None:
    answer = session.call("--silent", "run", BASICS, "--plain", "--speed", "1000")
    assert answer.status == 0
    assert not coach.wanted.sound


@pytest.mark.parametrize(
    ("pressed", "said"),
    [
        ("space q y", "Paused."), ("q y", "End the session here? Yes, or no."),
        ("o escape q y", "Stopped, and marked. Press 1: opposite. 2: next. 3: end. 4: leave out."),
    ],
)  # fmt: skip
def test_what_a_key_brings_is_said_after_the_coach_has_seen_it(
    session: Session, coach: Recorder, pressed: str, said: str
) -> None:
    session(BASICS, keys=[(20_000 + 1_000 * second, key) for second, key in enumerate(pressed.split())])
    assert coach.said[0] == said
    first = coach.asked.index(("say", said))
    assert coach.asked[first - 1] == ("look", "paused", 20_000)


def test_breathing_is_guided_aloud_from_the_second_breath_on(session: Session, coach: Recorder) -> None:
    session(BASICS, keys=[(20_000, "x"), (36_000, "3")])
    assert coach.said == ["Stop. Breathe slowly.", "Breathe out.", "Press 1: go on. 2: skip. 3: end.", "Breathe out."]
    assert coach.asks == coach.said[2:3]
    assert coach.said_always == [*coach.said[:2], coach.said[3]]


@pytest.mark.parametrize("key", ["x", "o"])
def test_whoever_leaves_the_question_is_told_that_it_stays_paused(session: Session, coach: Recorder, key: str) -> None:
    session(BASICS, keys=[(10_000, key), (11_000, "escape"), (12_000, "q"), (13_000, "y")])
    assert coach.said[1] == "Paused."


def test_leaving_out_is_said_and_what_can_be_chosen_now_and_the_answer_calls_it_off(session: Session, coach: Recorder) -> None:
    session(BASICS, keys=[(10_000, "o"), (11_000, "4"), (12_000, "2"), (15_000, "q"), (16_000, "y")])
    assert coach.said[1].startswith("Left out from now on. Press 1: ")
    assert "leave out" not in coach.said[1]
    assert coach.count("hush") >= 1


def test_whoever_was_away_is_told(session: Session, coach: Recorder) -> None:
    session.clock.gap_at_ms = 10_000
    session(BASICS, keys=[(30_000, "q"), (31_000, "y")])
    assert coach.said[0] == "Paused."


def test_the_last_words_are_waited_for_unless_a_key_is_pressed(session: Session, coach: Recorder, home: Home) -> None:
    home.settings.write_text("ask_tension: never\n", encoding="utf-8")
    session(BASICS, keys=())
    assert session.clock.now_ms == coach.looks[-1] + 3_000


def test_a_coach_that_fails_ends_no_session(session: Session, coach: Recorder) -> None:
    coach.before = lambda: 1 // 0
    answer = session(BASICS, keys=())
    assert answer.status == 0
    assert answer.err.count("Sound is off until you leave; it failed with ZeroDivisionError.") == 1
    assert "3:06 active: 3 done" in words(answer)


def test_it_is_closed_when_the_session_is_broken_off(session: Session, coach: Recorder) -> None:
    def interrupt() -> None:
        if coach.looks[-1] > 5_000:
            raise KeyboardInterrupt

    coach.before = interrupt
    assert session(BASICS, keys=()).status == 130
    assert coach.asked[-1] == ("close",)
