"""What is said in a step, when, and what gives way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.model import Amount, Lasts, Line, Rank
from stretchtui.coach.script.announcing import OTHER_LATE_MS, PHASE_LATE_MS
from stretchtui.coach.script.counting import SHORT_MS, keeps_words
from stretchtui.coach.script.laying import COUNT_WORDS, LEAD_MS
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.script.plan import plan, texts
from stretchtui.coach.script.tones import tones
from stretchtui.routine.model import CircuitStep, Exercise, ExerciseStep, NoteStep, Phase, RestStep, Routine, SayLine, Sides, Step
from stretchtui.session.segment_cues import cues_in
from stretchtui.session.timeline import Timeline, build
from tests.session.exercises import PLAIN, SEATED_TWIST, SHOULDER_RAISES, routine, stretch
from tests.session.strategies import routines

VOICES: st.SearchStrategy[Lasts] = st.sampled_from(
    [lambda text: estimate_ms(text, 150), lambda text: estimate_ms(text, 80), lambda text: 40 * len(text), lambda text: 2_100]
)
BREATHS = Phase("inhale", 6_000, breath="in"), Phase("exhale", 12_000, breath="out")
SPOKEN: st.SearchStrategy[Amount] = st.sampled_from(["full", "brief"])


def normal(text: str) -> int:
    return estimate_ms(text, 150)


def lines(*steps: Step, step: int = 0, amount: Amount = "full", lasts: Lasts = normal) -> tuple[Line, ...]:
    return plan(build(routine(*steps)), step, amount, lasts).lines


def said(exercise: Exercise, amount: Amount = "full", lasts: Lasts = normal) -> list[str]:
    return [line.text for line in lines(ExerciseStep(exercise), amount=amount, lasts=lasts)]


def test_a_step_begins_with_its_number_name_and_side() -> None:
    twist = ExerciseStep(SEATED_TWIST._replace(prepare_ms=12_000, cues=()))
    assert lines(ExerciseStep(PLAIN), twist, step=1)[0].text == "Exercise two of two. Seated twist. Right side."
    assert lines(ExerciseStep(PLAIN), twist, step=1, amount="brief")[0].text == "Seated twist. Right side."


def test_the_voice_begins_after_the_tone() -> None:
    assert lines(ExerciseStep(PLAIN))[0].at_ms == LEAD_MS


def test_a_name_is_shortened_where_the_way_into_place_needs_the_room_and_ticks_count() -> None:
    long = PLAIN._replace(name="Standing twist with a long step and a strap", sides="left")
    found = lines(ExerciseStep(long._replace(cues=("Step forward and stay there.",))))
    assert [line.text for line in found[:2]] == ["Standing twist. Left side.", "Step forward and stay there."]
    assert not [line for line in found if line.rank is Rank.COUNT and line.segment == 0]


def test_where_nothing_else_is_said_a_voice_counts() -> None:
    found = lines(ExerciseStep(PLAIN))
    assert [line.text for line in found[:4]] == ["Plain.", "three", "two", "one"]


def test_the_side_is_told_by_the_way_into_place_where_there_is_room_for_one_of_them() -> None:
    step = PLAIN._replace(sides="alternate", reps=2, rest_ms=1_000, cues=("Step forward with your {side} foot.",))
    found = [line.text for line in lines(ExerciseStep(step)) if "eft" in line.text]
    assert found == ["Step forward with your left foot.", "Left side."]


def test_an_instruction_is_told_in_its_own_phase_and_its_length_gives_way() -> None:
    sink = "Let both of the shoulders sink slowly down to the floor."
    held = PLAIN._replace(phases=(Phase("move", 3_000), Phase("hold", 5_000, stretch=True, cue=sink)))
    assert [line.text for line in lines(ExerciseStep(held)) if line.segment == 2] == ["Hold.", sink]


def test_breath_is_never_counted_in_words() -> None:
    assert not any(line.rank is Rank.COUNT for line in lines(ExerciseStep(PLAIN._replace(prepare_ms=0, phases=BREATHS))))


def test_a_hold_tells_its_length_the_first_time_on_a_side_and_is_a_word_later() -> None:
    holds = [text for text in said(PLAIN._replace(sides="each", reps=2, switch_ms=0)) if text.startswith("Hold")]
    assert holds == ["Hold for twenty seconds.", "Hold.", "Hold for twenty seconds.", "Hold."]


def test_where_nothing_is_stretched_nobody_is_told_to_hold() -> None:
    walk = PLAIN._replace(phases=(Phase("hold", 120_000),))
    assert "For two minutes." in said(walk)
    assert not any(text.startswith("Hold") for text in said(walk))


def test_repetitions_are_counted_as_they_begin() -> None:
    counted = [text for text in said(PLAIN._replace(reps=3)) if " of " in text]
    assert counted == ["Two of three.", "Three of three."]


def test_where_there_is_less_room_only_the_number_is_said() -> None:
    assert {"Two.", "Three."} < set(said(PLAIN._replace(reps=3), lasts=lambda text: 300 * len(text)))


def test_of_very_fast_repetitions_only_numbers_are_said() -> None:
    fast = PLAIN._replace(reps=4, rest_ms=0, phases=(Phase("move", 1_000), Phase("release", 1_000)))
    assert said(fast)[-1:] == ["Last one."]
    assert not any("Three" in text for text in said(fast))


def test_the_numbers_of_fast_repetitions_give_way_to_what_is_to_be_done() -> None:
    fast = PLAIN._replace(
        reps=4,
        rest_ms=0,
        prepare_ms=2_000,
        phases=(Phase("move", 1_000, cue="Swing the leg gently back and forth."), Phase("release", 1_000)),
    )
    found = said(fast)
    assert "Swing the leg gently back and forth." in found
    assert "Two." not in found
    assert "Last one." in found


def test_an_instruction_tells_its_phase_instead_of_the_phases_name() -> None:
    texts_ = said(SHOULDER_RAISES)
    assert "Lift both shoulders slowly toward your ears." in texts_
    assert "One of five. Move." not in texts_


def test_an_instruction_without_room_in_the_first_repetition_is_told_in_the_second() -> None:
    phases = (Phase("move", 2_000, cue="Draw them slowly to the ribs and arms."), Phase("release", 3_000))
    cues = ("Lie on the floor while both knees stay up and soft here.",)
    own = PLAIN._replace(reps=3, prepare_ms=3_000, cues=cues, phases=phases)
    found = lines(ExerciseStep(own), lasts=lambda text: 60 * len(text))
    timeline = build(routine(ExerciseStep(own)))
    assert [timeline.segments[line.segment].rep for line in found if "Draw" in line.text] == [2]


def test_a_change_of_sides_is_told_with_the_side() -> None:
    assert "Switch. Left side." in said(SEATED_TWIST)
    assert "Switch. Left side." in said(SEATED_TWIST, "brief")


def test_a_second_set_is_told_as_it_begins() -> None:
    found = said(PLAIN._replace(sets=2))
    assert [text for text in found if "set" in text] == ["Second set."]
    assert "Rest for fifteen seconds." in found


def test_a_new_round_is_told_once() -> None:
    circuit = CircuitStep(3, (ExerciseStep(PLAIN._replace(prepare_ms=9_000)), ExerciseStep(PLAIN)), 0)
    timeline = build(routine(circuit))
    first = [plan(timeline, step, "full", normal).lines[0].text for step in range(6)]
    assert first[::2] == ["Round one of three. Plain.", "Round two of three. Plain.", "Round three of three. Plain."]
    assert not any("Round" in text for text in first[1::2])


def test_another_round_is_told_even_where_that_costs_the_way_into_place() -> None:
    long = PLAIN._replace(prepare_ms=4_000, cues=("Arms loose, roll both shoulders up, back and down, slowly.",))
    timeline = build(routine(CircuitStep(2, (ExerciseStep(long),), 0)))
    assert plan(timeline, 0, "full", normal).lines[0].text == "Plain."
    assert plan(timeline, 1, "full", normal).lines[0].text == "Round two of two. Plain."


def test_another_round_is_told_in_the_rest_before_it_and_not_again() -> None:
    timeline = build(routine(CircuitStep(2, (ExerciseStep(PLAIN._replace(prepare_ms=9_000)),), 20_000)))
    assert plan(timeline, 1, "full", normal).lines[0].text == "Rest for twenty seconds. Then round two of two."
    assert plan(timeline, 2, "full", normal).lines[0].text == "Exercise two of two. Plain."


@pytest.mark.parametrize(("ms", "told"), [(2_000, False), (3_900, False), (4_000, True)])
def test_a_rest_is_told_where_it_lasts(ms: int, told: bool) -> None:
    assert any(text.startswith("Rest") for text in said(PLAIN._replace(reps=2, rest_ms=ms))) is told


def test_a_pause_has_its_length_what_its_author_says_and_what_is_next() -> None:
    found = lines(ExerciseStep(PLAIN), RestStep(20_000, "Shake your arms out."), ExerciseStep(SEATED_TWIST), step=1)
    assert [line.text for line in found if line.rank is not Rank.COUNT] == [
        "Rest for twenty seconds.", "Shake your arms out.", "Next: Seated twist.",
    ]  # fmt: skip


def test_a_note_is_read_out_and_how_to_go_on_in_full_and_in_brief() -> None:
    for amount in ("full", "brief"):
        found = lines(NoteStep("Fetch a chair. Sit down."), amount=amount)
        assert [line.text for line in found] == ["Fetch a chair.", "Sit down.", "Press enter to go on."]
        assert all(after.at_ms - before.ends_ms >= 400 for before, after in pairwise(found))


def test_at_own_pace_it_is_told_how_to_go_on() -> None:
    own = PLAIN._replace(pace="own", cues=("Stand.", "Slide up."))
    assert "At your own pace. Press enter when you are done." in said(own)
    assert "Press enter when you are done." in said(own, "brief")


@pytest.mark.parametrize(
    ("reps", "sides", "times"),
    [(8, "both", "Eight times"), (2, "each", "Twice"), (3, "alternate", "Three times on each side"), (40, "both", "Forty times")],
)
def test_at_own_pace_it_is_told_how_often(reps: int, sides: Sides, times: str) -> None:
    own = PLAIN._replace(pace="own", reps=reps, sides=sides)
    told = f"{times}, at your own pace. Press enter when you are done."
    assert said(own).count(told) == (2 if sides == "each" else 1)
    assert f"{times}. Press enter when you are done." in said(own, "brief")


def test_at_own_pace_nothing_is_told_of_what_comes_next() -> None:
    own = PLAIN._replace(pace="own", reps=8, positions=("seated-floor",))
    timeline = build(routine(ExerciseStep(own), ExerciseStep(PLAIN)))
    assert not any("Next" in line.text for line in plan(timeline, 0, "full", normal).lines)
    assert not any("Next" in text for text in texts(timeline, 0, "full"))
    assert [line.text for line in plan(timeline, 1, "full", normal).lines[:2]] == ["Exercise two of two. Plain.", "Stand up."]


def test_half_way_is_told_at_once_or_not_at_all() -> None:
    half = [line for line in lines(ExerciseStep(PLAIN)) if line.rank is Rank.HALF]
    assert [line.text for line in half] == ["Half-way."]
    assert 18_000 <= half[0].at_ms <= 18_700


def test_an_authors_line_is_said_and_no_kind_word_beside_it() -> None:
    held = PLAIN._replace(say=(SayLine(None, "Let it sink."),), phases=stretch(3_000, 40_000))
    found = lines(ExerciseStep(held))
    assert [line.text for line in found if line.rank is Rank.SAY] == ["Let it sink."]
    assert not [line for line in found if line.rank is Rank.ENCOURAGEMENT]


def test_an_authors_line_at_half_time_follows_the_tone_of_that_moment() -> None:
    held = PLAIN._replace(say=(SayLine(None, "Let it sink."), SayLine(30_000, "And breathe.")), phases=stretch(3_000, 40_000))
    timeline = build(routine(ExerciseStep(held)))
    half_ms = next(tone.at_ms for tone in tones(timeline, 0) if tone.kind == "half")
    own = {line.text: line.at_ms for line in lines(ExerciseStep(held)) if line.rank is Rank.SAY}
    assert own == {"Let it sink.": half_ms + LEAD_MS, "And breathe.": timeline.course_start(2) + 30_000}


def test_kind_words_are_for_long_holds_in_full_and_never_twice_running() -> None:
    step = ExerciseStep(PLAIN._replace(reps=3, phases=stretch(3_000, 30_000)))
    timeline = build(routine(step, step))
    kind = [line.text for at in (0, 1) for line in plan(timeline, at, "full", normal).lines if line.rank is Rank.ENCOURAGEMENT]
    assert len(kind) == 6
    assert all(before != after for before, after in pairwise(kind))
    assert "Let the shoulders be heavy." not in kind  # the arms may be what is stretched


def test_a_breath_is_told_where_the_phases_name_does_not() -> None:
    phases = (Phase("round", 4_000, breath="out"), Phase("inhale", 4_000, breath="in"))
    assert said(PLAIN._replace(phases=phases))[-2:] == ["Round. Breathe out.", "Inhale."]


def test_when_to_breathe_is_told_before_how_often() -> None:
    found = [line.text for line in lines(ExerciseStep(PLAIN._replace(reps=2, phases=BREATHS))) if "hale" in line.text]
    assert found == ["Inhale.", "Exhale.", "Inhale. Two of two.", "Exhale."]


def test_the_end_is_told_at_the_end() -> None:
    timeline = build(routine(ExerciseStep(PLAIN)))
    assert [(line.text, line.at_ms) for line in plan(timeline, 1, "brief", normal).lines] == [
        ("Finished. Well done.", timeline.course_ms + LEAD_MS)
    ]


def test_nothing_begins_while_the_step_before_is_still_talking() -> None:
    timeline = build(routine(ExerciseStep(PLAIN), ExerciseStep(PLAIN)))
    assert plan(timeline, 1, "full", normal, 33_000).lines[0].at_ms >= 33_000


def test_signals_say_nothing_and_keep_the_voice_free() -> None:
    timeline = build(routine(ExerciseStep(SEATED_TWIST)))
    assert plan(timeline, 0, "signals", normal, 77).lines == ()
    assert plan(timeline, 0, "signals", normal, 77).free_ms == 77
    assert texts(timeline, 0, "signals") == ()


def walked_aloud(timeline: Timeline, amount: Amount, lasts: Lasts) -> list[Line]:
    found: list[Line] = []
    free_ms = 0
    for step in range(len(timeline.walked) + 1):
        here = plan(timeline, step, amount, lasts, free_ms)
        assert here.free_ms >= free_ms
        assert all(line.at_ms >= free_ms for line in here.lines)
        found += here.lines
        free_ms = here.free_ms
    return found


@given(routines(), SPOKEN, VOICES)
def test_no_plan_of_any_routine_overlaps_or_goes_back(any_routine: Routine, amount: Amount, lasts: Lasts) -> None:
    found = walked_aloud(build(any_routine), amount, lasts)
    assert all(before.ends_ms <= after.at_ms for before, after in pairwise(found))
    assert all(line.text and line.ms == lasts(line.text) for line in found)


@given(routines(), SPOKEN, VOICES)
def test_a_countdown_is_all_words_at_their_moments_or_else_all_ticks(
    any_routine: Routine, amount: Amount, lasts: Lasts
) -> None:
    timeline = build(any_routine)
    found = {(line.at_ms, line.text) for line in walked_aloud(timeline, amount, lasts) if line.rank is Rank.COUNT}
    ticks = {tone.at_ms for step in range(len(timeline.walked)) for tone in tones(timeline, step) if tone.kind == "count"}
    for i in range(len(timeline.segments)):
        words = [(timeline.course_start(i) + due.at_ms, COUNT_WORDS[due.number]) for due in cues_in(timeline, i) if due.number]
        said = found.intersection(words)
        assert len(said) in (0, len(words))
        assert said or not words or words[0][0] in ticks
        found -= said
    assert not found


@given(routines(), SPOKEN)
def test_the_words_of_a_holds_countdown_stay(any_routine: Routine, amount: Amount) -> None:
    timeline = build(any_routine)
    free_ms = 0
    for step, walked in enumerate(timeline.walked):
        here = plan(timeline, step, amount, normal, free_ms)
        counted = {line.segment for line in here.lines if line.rank is Rank.COUNT}
        for i in range(walked.first, walked.last + 1):
            from_ms = timeline.course_end(i) - 3_000
            if keeps_words(timeline.segments[i]) and from_ms >= free_ms and i not in counted:
                assert timeline.segments[i].ms < SHORT_MS
                assert [line for line in here.lines if line.rank <= Rank.INSTRUCTION and line.ends_ms > from_ms]
        free_ms = here.free_ms


@given(routines(), VOICES)
def test_what_begins_a_phase_is_never_told_too_late(any_routine: Routine, lasts: Lasts) -> None:
    timeline = build(any_routine)
    begun = {line.segment: line for line in reversed(walked_aloud(timeline, "full", lasts)) if line.rank is Rank.PHASE}
    for line in begun.values():
        segment = timeline.segments[line.segment]
        if segment.kind != "prepare":
            late_ms = OTHER_LATE_MS if segment.open or segment.phase is None else PHASE_LATE_MS
            is_soon = line.at_ms <= timeline.course_start(line.segment) + LEAD_MS + late_ms
            assert is_soon or (segment.lines and line.ends_ms <= timeline.course_end(line.segment))


@given(routines(), VOICES)
def test_half_way_is_never_told_more_than_700_ms_late(any_routine: Routine, lasts: Lasts) -> None:
    timeline = build(any_routine)
    for line in walked_aloud(timeline, "full", lasts):
        if line.rank is Rank.HALF:
            half_ms = timeline.segments[line.segment].ms // 2
            assert line.at_ms <= timeline.course_start(line.segment) + half_ms + 700


def test_what_comes_next_leaves_the_voice_free_for_its_name() -> None:
    timeline = build(routine(ExerciseStep(PLAIN._replace(phases=stretch(3_000, 4_000, 1_000))), ExerciseStep(PLAIN)))
    found = plan(timeline, 0, "full", normal)
    assert "Next: Plain." not in [line.text for line in found.lines]
    following = plan(timeline, 1, "full", normal, found.free_ms).lines[0]
    assert following.at_ms == timeline.course_start(timeline.walked[1].first) + LEAD_MS


@given(routines(), VOICES)
def test_only_what_begins_a_segment_ever_runs_on_into_the_next_step(any_routine: Routine, lasts: Lasts) -> None:
    timeline = build(any_routine)
    for line in walked_aloud(timeline, "full", lasts):
        if line.rank > Rank.COUNT:
            walked = timeline.walked[timeline.segments[line.segment].step]
            assert line.ends_ms <= timeline.course_end(walked.last) + LEAD_MS


@given(routines(), VOICES)
def test_no_instruction_or_kind_word_stands_where_half_way_was_dropped(any_routine: Routine, lasts: Lasts) -> None:
    timeline = build(any_routine)
    found = walked_aloud(timeline, "full", lasts)
    for i in range(len(timeline.segments)):
        for due in cues_in(timeline, i):
            at_ms = timeline.course_start(i) + due.at_ms
            if due.kind == "half" and not any(line.rank is Rank.HALF and line.segment == i for line in found):
                over = [line for line in found if line.at_ms < at_ms + lasts("Half-way.") + 150 and line.ends_ms + 150 > at_ms]
                assert over
                assert min(line.rank for line in over) < Rank.HALF


def test_a_way_into_place_ends_with_a_step_that_is_over_at_once() -> None:
    """Two sides at one's own pace, each a millisecond at the most, as only a test would write them."""
    own = PLAIN._replace(cues=("Turn to the {side}.",), sides="each", pace="own", limit_ms=0)
    timeline = build(routine(ExerciseStep(own._replace(prepare_ms=3_000, switch_ms=0, rest_ms=0))))
    told = [line for line in plan(timeline, 0, "full", lambda text: estimate_ms(text, 80)).lines if line.rank > Rank.COUNT]
    assert all(line.ends_ms <= timeline.course_ms + LEAD_MS for line in told)


@given(routines(), SPOKEN, VOICES)
def test_texts_hold_all_that_any_plan_says(any_routine: Routine, amount: Amount, lasts: Lasts) -> None:
    timeline = build(any_routine)
    for step in range(len(timeline.walked) + 1):
        assert {line.text for line in plan(timeline, step, amount, lasts).lines} <= set(texts(timeline, step, amount))


def test_after_many_parts_without_an_end_names_are_still_told() -> None:
    notes = [NoteStep("Take your time.")] * 12
    assert lines(*notes, ExerciseStep(SEATED_TWIST), step=12)[0].text.startswith("Seated twist")
