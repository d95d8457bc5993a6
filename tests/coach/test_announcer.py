"""The coach asked as a face asks it: what is heard when, what a key calls off, and what stands in where something fails."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from stretchtui.coach.announcer import Coach
from stretchtui.coach.model import Amount, Told, Wanted
from stretchtui.coach.programs.orders import Report
from stretchtui.coach.script.plan import part_texts
from stretchtui.coach.sounds import tone_files
from stretchtui.coach.voices.found import Found
from stretchtui.session import events
from stretchtui.session.events import Event
from stretchtui.session.place import ready
from stretchtui.session.timeline import Timeline, build
from stretchtui.session.walk import begin
from tests.coach.fakes import FakeChildren, breaks, clip_ms
from tests.coach.looked_at import ALL, BASICS, FOUND, HOLD_ENDS_MS, HOLD_MS, Session, into_hold
from tests.session.exercises import routine
from tests.tui.opened import bundled_routine


def test_a_whole_routine_is_heard_in_order_with_the_right_sides_and_no_two_lines_at_once(cache: Path) -> None:
    session = Session(cache)
    session.run_to(BASICS.course_ms + 2_000)
    lines = session.children.lines()
    for (at_ms, text), (next_ms, following) in pairwise(lines):
        assert at_ms + clip_ms(text) <= next_ms, (text, following)
    said = " ".join(text for _, text in lines)
    places = [said.index(words) for words in ("Shoulder", "Seated twist", "Right", "Left", "Standing twist", "Finished")]
    assert places == sorted(places)


def test_every_tone_is_played_at_its_very_moment(cache: Path) -> None:
    from stretchtui.coach.script.tones import tones

    session = Session(cache, Wanted(amount="signals"))
    session.run_to(BASICS.course_ms + 2_000)
    expected = [tone.at_ms for step in range(len(BASICS.walked) + 1) for tone in tones(BASICS, step)]
    assert [at_ms for at_ms, _ in session.children.tones()] == expected
    assert session.children.lines() == []


def test_a_countdown_is_spoken_at_its_seconds_and_then_no_ticks_are_played(cache: Path) -> None:
    session = into_hold(cache, 0)
    since_ms = session.now_ms
    session.run_to(since_ms + HOLD_ENDS_MS - HOLD_MS - 1)
    ends_ms = since_ms + HOLD_ENDS_MS - HOLD_MS
    assert [(at_ms - ends_ms, text) for at_ms, text in session.children.lines() if at_ms >= ends_ms - 3_000] == [
        (-3_000, "three"), (-2_000, "two"), (-1_000, "one"),
    ]  # fmt: skip
    assert "count-3" not in session.tones(since_ms)


def test_a_countdown_is_ticked_where_no_voice_speaks(cache: Path) -> None:
    session = into_hold(cache, 0, found=replace(FOUND, engines=()))
    since_ms = session.now_ms
    session.run_to(since_ms + HOLD_ENDS_MS - HOLD_MS - 1)
    assert session.tones(since_ms)[-1] == "count-3"


@pytest.mark.parametrize(
    "event", [events.Pause(), events.NextPhase(), events.PreviousPhase(), events.NextExercise(), events.PreviousExercise()]
)
def test_nothing_of_a_hold_that_was_left_is_heard_afterwards(cache: Path, event: Event) -> None:
    session = into_hold(cache, HOLD_ENDS_MS - HOLD_MS - 2_500)
    session.children.stopped.clear()
    session.press(event)
    pressed_ms = session.now_ms
    assert session.children.stopped, "what was being said is cut"
    session.run_to(pressed_ms + 2_500)
    assert not {"two", "one"} & set(session.lines(pressed_ms + 1))


def test_five_seconds_more_call_the_countdown_off_and_it_comes_again_in_its_time(cache: Path) -> None:
    session = into_hold(cache, HOLD_ENDS_MS - HOLD_MS - 2_500)
    session.children.stopped.clear()
    session.press(events.Nudge(5_000))
    pressed_ms = session.now_ms
    assert (pressed_ms, ("voice",)) not in session.children.stopped, "no word is cut"
    session.run_to(pressed_ms + 7_499)
    spoken = [(at_ms - pressed_ms, text) for at_ms, text in session.children.lines() if at_ms > pressed_ms]
    counted = [one for one in spoken if one[1] in ("three", "two", "one")]
    assert counted == [(4_500, "three"), (5_500, "two"), (6_500, "one")]


def test_ticks_of_a_hold_made_longer_are_cut_and_come_again(cache: Path) -> None:
    session = into_hold(cache, HOLD_ENDS_MS - HOLD_MS - 2_500, wanted=Wanted(amount="signals"))
    session.press(events.Nudge(5_000))
    pressed_ms = session.now_ms
    assert (pressed_ms, ("tone",)) in session.children.stopped
    session.run_to(pressed_ms + 7_000)
    assert [(at_ms - pressed_ms, name) for at_ms, name in session.children.tones() if at_ms > pressed_ms] == [(4_500, "count-3")]


def test_five_seconds_less_say_nothing_twice(cache: Path) -> None:
    session = into_hold(cache, 4_000)
    before = session.lines()
    session.press(events.Nudge(-5_000))
    pressed_ms = session.now_ms
    session.run_to(pressed_ms + 1_000)
    assert not set(session.lines(pressed_ms)) & set(before[-2:])


def test_half_way_is_not_said_again_when_a_hold_becomes_longer(cache: Path) -> None:
    session = into_hold(cache, (HOLD_ENDS_MS - HOLD_MS) // 2 + 400)
    assert session.lines()[-1] == "Half-way."
    session.press(events.Nudge(5_000))
    pressed_ms = session.now_ms
    session.run_to(pressed_ms + 5_000)
    assert "Half-way." not in session.lines(pressed_ms)


def test_going_on_after_a_pause_is_counted_in_and_tells_where_one_is(cache: Path) -> None:
    session = into_hold(cache, 8_000)
    session.press(events.Pause())
    session.run_to(session.now_ms + 20_000)
    session.press(events.GoOn())
    since_ms = session.now_ms
    session.run_to(since_ms + 6_000)
    lines = [(at_ms - since_ms, text) for at_ms, text in session.children.lines() if at_ms >= since_ms]
    assert lines[:3] == [(0, "three"), (1_000, "two"), (2_000, "one")]
    assert lines[3][0] >= 3_000
    assert "Seated twist" in lines[3][1]
    assert "right" in lines[3][1].lower()


LATER_MS = 6
"""A face looks so long after a key."""


def test_going_on_counts_from_three_also_where_the_face_looks_a_moment_after_the_key(cache: Path) -> None:
    session = into_hold(cache, 8_000)
    session.press(events.Pause())
    session.run_to(session.now_ms + 5_000)
    pressed_ms = session.now_ms
    session.press(events.GoOn(), LATER_MS)
    session.run_to(pressed_ms + 2_900)
    assert session.lines(pressed_ms) == ["three", "two", "one"]


def test_whoever_comes_to_the_start_of_a_step_hears_all_of_it_though_the_face_looks_a_moment_later(cache: Path) -> None:
    exact, later = (Session(cache) for _ in range(2))
    for session, lag_ms in ((exact, 0), (later, LATER_MS)):
        session.press(events.Jump(1), lag_ms)
        session.run_to(session.now_ms + 40_000)
    assert later.lines() == exact.lines()
    assert later.tones() == exact.tones()


def test_five_seconds_less_that_end_a_phase_bring_the_tone_of_the_next(cache: Path) -> None:
    session = into_hold(cache, HOLD_ENDS_MS - HOLD_MS - 4_500)
    session.press(events.Nudge(-5_000), LATER_MS)
    assert session.tones(session.now_ms) == ["release"]


def test_while_paused_nothing_is_heard(cache: Path) -> None:
    session = into_hold(cache, 8_000)
    session.press(events.Pause())
    paused_ms = session.now_ms
    session.run_to(paused_ms + 60_000)
    assert session.lines(paused_ms + 1) == []
    assert session.tones(paused_ms + 1) == []


def test_a_mute_is_silent_at_once_and_changes_are_flashed(cache: Path) -> None:
    session = into_hold(cache, 2_000)
    session.coach.want(Wanted(sound=False))
    muted_ms = session.now_ms
    session.run_to(muted_ms + 60_000)
    assert session.lines(muted_ms + 1) == []
    assert session.tones(muted_ms + 1) == []
    told = [one for _, one in session.told]
    assert told
    assert all(one.flash and not one.bell and not one.notices for one in told)


def test_sound_that_comes_back_tells_nothing_a_second_time(cache: Path) -> None:
    session = into_hold(cache, 2_000)
    before = session.lines()
    session.coach.want(Wanted(sound=False))
    session.run_to(session.now_ms + 3_000)
    session.coach.want(Wanted())
    back_ms = session.now_ms
    session.run_to(back_ms + 40_000)
    assert session.lines(back_ms)
    assert before[0] not in session.lines(back_ms)


def test_brief_says_less_from_the_next_line_on_and_signals_nothing(cache: Path) -> None:
    session = Session(cache)
    session.run_to(5_000)
    session.coach.want(Wanted(amount="signals"))
    session.run_to(30_000)
    assert session.lines(5_001) == ["Tones only."]
    session.coach.want(Wanted(amount="brief"))
    session.run_to(BASICS.course_ms)
    assert session.lines(30_000)
    assert not any("Hold for" in text for text in session.lines(30_000))


def test_A6_without_player_and_voice_the_bell_rings_and_changes_are_flashed(cache: Path) -> None:
    session = Session(cache, found=Found())
    session.run_to(60_000)
    told = [one for _, one in session.told]
    assert told
    assert all(one.flash for one in told)
    assert sum(one.bell for one in told) > len(told) // 2
    assert session.children.of("tone") == session.children.of("voice") == []
    assert session.coach.ladder == "no voice, terminal bell"


def test_while_the_very_first_tones_are_being_made_no_bell_rings(tmp_path: Path) -> None:
    session = Session(tmp_path, notice=None)
    session.run_to(5_000)
    assert session.told
    assert all(told.flash and not told.bell for _, told in session.told)


def test_A1_a_player_that_fails_is_told_of_once_and_the_bell_rings_instead(cache: Path) -> None:
    session = Session(cache, Wanted(amount="signals"), tone=breaks)
    session.run_to(BASICS.course_ms)
    notices = [notice for _, told in session.told for notice in told.notices]
    assert notices == ["No sound can be played. The terminal's bell rings instead."]
    assert any(told.bell for _, told in session.told)


def test_A2_a_player_that_comes_back_is_used_again(cache: Path) -> None:
    session = Session(cache, Wanted(amount="signals"), tone=breaks)
    session.run_to(60_000)
    session.children.ends["tone"] = lambda order: Report(order.id, "ended", 0, 60_000)
    session.run_to(100_000)
    assert session.coach.ladder == "tones by paplay"


def test_a_voice_that_is_slow_leaves_lines_out_and_keeps_the_tones_on_time(cache: Path) -> None:
    session = Session(cache, render=None)
    session.run_to(30_000)
    assert session.lines() == []
    assert session.tones()
    assert "count-3" in session.tones(), "who hears no voice hears the ticks"


def test_a_minder_that_died_is_started_anew_and_not_in_a_storm(cache: Path) -> None:
    session = Session(cache)
    starts = session.children.starts
    session.children.alive = False
    session.children.stays_dead = True
    session.run_to(40_000)
    assert 2 <= session.children.starts - starts <= 4
    assert all(told.flash for _, told in session.told)


def test_twice_as_fast_it_speaks_and_faster_it_is_silent(cache: Path) -> None:
    twice, faster = Session(cache, speed=2.0), Session(cache, speed=2.5)
    twice.run_to(20_000)
    faster.run_to(20_000)
    assert twice.lines()
    assert faster.children.orders == []
    assert faster.told == []
    assert faster.coach.next_ms(faster.walk.player, faster.now_ms) is None


def test_what_is_said_besides_comes_at_once_after_the_tone_that_answers_the_key(cache: Path) -> None:
    session = into_hold(cache, 8_000)
    session.press(events.Pause())
    pressed_ms = session.now_ms
    session.coach.say("Paused.")
    session.run_to(pressed_ms + 2_000)
    assert session.tones(pressed_ms) == ["rest"]
    assert session.lines(pressed_ms, pressed_ms + 350) == []
    assert session.lines(pressed_ms, pressed_ms + 400) == ["Paused."]


def test_what_is_said_besides_and_cannot_be_said_in_time_is_left_out(cache: Path) -> None:
    session = into_hold(cache, 8_000)
    session.children.ends["render"] = None
    session.coach.say("Something that was never rendered.")
    session.run_to(session.now_ms + 1_500)
    assert session.coach.next_ms(session.walk.player, session.now_ms) != session.now_ms + 30, "it does not wait any more"


def test_what_is_said_besides_is_nothing_where_no_words_are_wanted(cache: Path) -> None:
    for wanted in (Wanted(sound=False), Wanted(amount="signals")):
        session = Session(cache, wanted)
        session.coach.say("Paused.")
        assert session.lines() == []


def test_the_end_is_heard_after_the_session_is_over(cache: Path) -> None:
    session = Session(cache)
    session.press(events.Jump(len(BASICS.walked) - 1))
    session.run_to(1_000)
    session.press(events.NextExercise())
    ended_ms = session.now_ms
    session.run_to(ended_ms + 3_000)
    assert session.tones(ended_ms) == ["finish"]
    assert session.lines(ended_ms) == ["Finished. Well done."]


def test_a_session_that_is_ended_early_is_silent(cache: Path) -> None:
    session = into_hold(cache, 8_000)
    session.press(events.End())
    ended_ms = session.now_ms
    session.run_to(ended_ms + 30_000)
    assert (session.lines(ended_ms + 1), session.tones(ended_ms + 1)) == ([], [])


def test_T3_after_a_block_at_most_one_tone_is_heard_and_no_line_of_a_segment_gone_by(cache: Path) -> None:
    session = Session(cache)
    session.run_to(9_000)
    session.now_ms += 1_900
    session.look()
    assert len(session.tones(session.now_ms)) <= 1
    assert len(session.lines(session.now_ms)) <= 1


def test_a_session_can_begin_when_its_first_tone_and_word_are_there(cache: Path, tmp_path: Path) -> None:
    children = FakeChildren()
    coach = Coach(ALL, cache=cache, found=FOUND, children=children)
    coach.open()
    before = ready(BASICS)
    asked = [coach.is_ready(before) for _ in range(3)]
    assert asked[0] is False
    assert asked[-1] is True
    making = Coach(ALL, cache=tmp_path, found=FOUND, children=FakeChildren({"notice": None}))
    making.open()
    assert [making.is_ready(before) for _ in range(3)] == [False] * 3
    children.is_up = False
    assert not coach.is_ready(before), "an order would wait for the minder"


def test_what_may_be_said_first_is_looked_up_once_however_often_one_asks(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def looked_up(timeline: Timeline, first: int, amount: Amount) -> tuple[str, ...]:
        asked.append(first)
        return part_texts(timeline, first, amount)

    monkeypatch.setattr("stretchtui.coach.readiness.part_texts", looked_up)
    coach = Coach(ALL, cache=cache, found=FOUND, children=FakeChildren({"render": None}))
    coach.open()
    before = ready(BASICS)
    assert [coach.is_ready(before) for _ in range(5)] == [False] * 5
    assert asked == [0]


def test_a_session_that_is_silent_can_begin_at_once(cache: Path) -> None:
    for wanted, speed in ((Wanted(sound=False), 1.0), (ALL, 60.0)):
        coach = Coach(wanted, cache=cache, found=FOUND, children=FakeChildren({"render": None}), speed=speed)
        coach.open()
        assert coach.is_ready(ready(BASICS))


def test_closing_ends_all_and_may_be_done_twice(cache: Path) -> None:
    session = Session(cache)
    session.coach.close()
    session.coach.close()
    assert session.children.closed


def test_without_a_place_for_a_cache_a_passing_one_is_used_and_removed() -> None:
    coach = Coach(Wanted(), cache=None, found=FOUND, children=FakeChildren())
    folder = coach._passing
    assert folder is not None
    assert folder.is_dir()
    coach.close()
    assert not folder.exists()


def test_going_on_soon_after_a_phase_began_is_counted_in_too(cache: Path) -> None:
    session = into_hold(cache, 500)
    session.press(events.Pause())
    session.run_to(session.now_ms + 5_000)
    session.press(events.GoOn())
    since_ms = session.now_ms
    session.run_to(since_ms + 2_500)
    assert session.lines(since_ms) == ["three", "two", "one"]


def test_another_amount_wanted_just_before_a_change_loses_no_tone(cache: Path) -> None:
    session = into_hold(cache, -400)
    session.coach.want(Wanted(amount="brief"))
    session.now_ms += 400
    session.look()
    assert session.tones(session.now_ms) == ["hold"]


def test_nothing_waits_any_more_where_no_words_are_wanted(cache: Path) -> None:
    session = into_hold(cache, 8_000, render=None)
    session.coach.say("Something that was never rendered.")
    session.coach.want(Wanted(sound=False))
    session.look()
    assert session.coach.next_ms(session.walk.player, session.now_ms) != session.now_ms + 30


def test_a_second_session_that_starts_at_the_same_ms_begins_like_the_first(cache: Path) -> None:
    session = Session(cache)
    session.run_to(BASICS.course_ms + 10)
    first = [order.argv for at_ms, order in session.children.orders if order.lane == "voice" and at_ms < 8_000]
    session.children.orders.clear()
    session.walk, session.now_ms = begin(ready(build(bundled_routine("upper-back-basics")))), 0
    session.press(events.Start())
    session.run_to(8_000)
    assert [order.argv for order in session.children.of("voice")][:2] == first[:2]


def test_players_given_up_in_one_session_are_tried_in_the_next(cache: Path) -> None:
    session = Session(cache, Wanted(amount="signals"), tone=breaks)
    session.run_to(BASICS.course_ms + 10)
    session.children.orders.clear()
    again = ready(build(bundled_routine("upper-back-basics")))
    assert session.coach.is_ready(again)
    session.walk, session.now_ms = begin(again), 0
    session.press(events.Start())
    assert session.tones() == ["prepare"]


def test_what_was_heard_is_said_again_after_a_restart_also_when_its_hold_becomes_longer(cache: Path) -> None:
    session = into_hold(cache, (HOLD_ENDS_MS - HOLD_MS) // 2 + 400)
    assert session.lines()[-1] == "Half-way."
    session.press(events.PreviousPhase())
    session.press(events.NextPhase())
    session.press(events.Nudge(5_000))
    pressed_ms = session.now_ms
    session.run_to(pressed_ms + 20_000)
    assert "Half-way." in session.lines(pressed_ms)


def test_tones_that_another_program_took_away_are_made_again(tmp_path: Path) -> None:
    folder = tone_files.tone_folder(Wanted(), tmp_path / "sound")
    tone_files.write_tones(folder, Wanted())
    session = Session(tmp_path, Wanted(amount="signals"))
    shutil.rmtree(folder)
    session.run_to(30_000)
    assert session.tones(1) == []
    assert len(session.children.of("notice")) == 3, "and not in a storm"
    assert not any(one.notices for _, one in session.told), "no player is blamed"


def test_the_end_is_told_though_the_voice_is_not_free(cache: Path) -> None:
    session = Session(cache)
    session.run_to(BASICS.course_ms - 1)
    session.coach._speech._until_ms = BASICS.course_ms + 150
    session.now_ms += 1
    session.look()
    assert session.lines(session.now_ms) == ["Finished. Well done."]


def test_without_a_cache_that_can_be_written_it_sounds_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    session = Session(tmp_path / "file" / "cache")
    session.run_to(3_000)
    assert session.lines()
    session.coach.close()


def test_a_session_with_nothing_in_it_does_no_harm(cache: Path) -> None:
    coach = Coach(ALL, cache=cache, found=FOUND, children=FakeChildren())
    nothing = ready(build(routine()))
    assert coach.is_ready(nothing) in (True, False)
    assert coach.look(nothing, 0) == Told()


def test_a_countdown_is_ticked_where_the_voice_is_still_speaking(cache: Path) -> None:
    session = into_hold(cache, HOLD_ENDS_MS - HOLD_MS - 3_500)
    since_ms = session.now_ms
    session.coach._speech._until_ms = since_ms + 2_000
    session.run_to(since_ms + 3_400)
    assert session.tones(since_ms) == ["count-3"]
    assert not {"three", "two", "one"} & set(session.lines(since_ms))
