"""Which instruction belongs where."""

from __future__ import annotations

import itertools

from hypothesis import given

from stretchtui.routine.model import Exercise, Phase
from stretchtui.session.instructions import filled, script
from tests.session.exercises import OWN_PACE, PLAIN, SEATED_TWIST, SHOULDER_RAISES, STANDING_TWIST, stretch, timeline
from tests.session.strategies import exercises


def cues(exercise: Exercise) -> list[tuple[str, str]]:
    return [(segment.word, segment.cue) for segment in timeline(exercise).segments]


def test_shoulder_raises_has_one_each_for_prepare_move_hold_and_release_in_every_repetition() -> None:
    get_there, lift, hold, lower = SHOULDER_RAISES.cues
    repetition = [("move", lift), ("hold", hold), ("release", lower)]
    assert cues(SHOULDER_RAISES) == [("prepare", get_there), *repetition, *([("rest", ""), *repetition] * 4)]


def test_the_seated_twist_turns_in_the_move_and_lengthens_in_the_hold() -> None:
    segments = timeline(SEATED_TWIST).segments
    assert [line.at_ms for line in segments[1].lines] == [0, 5_200]
    assert segments[1].cue == (
        "Breathe in and grow tall; right hand behind, left hand on right knee. "
        "Breathe out and turn your chest gently to the right."
    )
    assert segments[2].cue == "Keep lengthening upward as you hold."
    assert segments[3].cue == ""


def test_sides_are_filled_in_for_the_side_at_hand_and_the_way_in_names_the_new_one() -> None:
    switch = timeline(SEATED_TWIST._replace(cues=("Face {side}, away from {other}.",))).segments[4]
    assert (switch.kind, switch.cue) == ("switch", "Face left, away from right.")
    rests = [segment.cue for segment in timeline(STANDING_TWIST).segments if segment.kind == "rest"]
    assert rests[:2] == ["Step gently forward with your left foot.", "Step gently forward with your right foot."]


def test_without_a_side_the_words_stay_neutral() -> None:
    assert filled("{side} hand over the {other}", None) == "one hand over the other"
    assert filled("{0} {side!r} {unknown} {", "left") == "{0} {side!r} {unknown} {"


def test_a_rest_within_a_side_and_a_set_rest_of_one_side_say_nothing() -> None:
    said = {segment.kind: segment.cue for segment in timeline(SHOULDER_RAISES._replace(sets=2)).segments}
    assert (said["rest"], said["set_rest"]) == ("", "")
    back_to_the_first = [s for s in timeline(SEATED_TWIST._replace(sets=2)).segments if s.kind == "set_rest"]
    assert back_to_the_first[0].cue == SEATED_TWIST.cues[0]


def test_without_prepare_the_first_cue_goes_with_the_first_phase_and_takes_its_time_there() -> None:
    exercise = SHOULDER_RAISES._replace(prepare_ms=0, reps=1, phases=(Phase("hold", 20_000),), cues=("One two three.", "Four."))
    only = timeline(exercise).segments[0]
    assert [(line.at_ms, line.text) for line in only.lines] == [(0, "One two three."), (1_200, "Four.")]


def test_without_a_switch_the_new_side_s_first_phase_has_the_way_in() -> None:
    segments = timeline(SEATED_TWIST._replace(switch_ms=0, cues=("Face {side}.",))).segments
    assert [segment.cue for segment in segments] == ["Face right.", "", "", "", "Face left.", "", ""]


def test_on_the_other_side_what_names_no_side_is_not_told_again_where_there_is_no_time_to_get_into_place() -> None:
    turns = SEATED_TWIST._replace(sides="alternate", rest_ms=0, reps=1, cues=("Sit tall on the chair.", "Turn {side}."))
    said = [segment.cue for segment in timeline(turns).segments]
    assert said == ["Sit tall on the chair.", "Turn right.", "", "", "Turn left.", "", ""]


def test_on_the_other_side_the_voice_goes_on_from_the_shorter_way_into_it() -> None:
    """A rest of a second is not the five of `prepare`: what follows waits until the side has been said."""
    step = SEATED_TWIST._replace(
        sides="alternate", rest_ms=1_000, reps=1, cues=("Step forward with your {side} foot.", "Turn {other}."),
        phases=stretch(3_000, 3_000, 3_000),
    )  # fmt: skip
    moves = [segment for segment in timeline(step).segments if segment.word == "move"]
    assert [segment.lines[0].at_ms for segment in moves] == [0, 6 * 400 - 1_000]


def test_a_phase_with_its_own_cue_takes_none_of_the_others() -> None:
    phases = (Phase("move", 4_000), Phase("press", 5_000, cue="Press."), Phase("deepen", 9_000))
    raised, stay = "Raise it up slowly now, to a mild stretch.", "Stay a while longer in there."
    exercise = PLAIN._replace(phases=phases, cues=("Lie down.", raised, stay))
    assert cues(exercise) == [
        ("prepare", "Lie down."),
        ("move", raised),
        ("press", "Press."),
        ("deepen", stay),
    ]


def test_where_every_phase_has_its_own_cue_the_rest_is_said_while_preparing() -> None:
    phases = (Phase("in", 4_000, cue="In."), Phase("out", 4_000, cue="Out."), Phase("none", 0, cue="Never."))
    exercise = PLAIN._replace(phases=phases, cues=("Sit.", "Relax."))
    assert cues(exercise) == [("prepare", "Sit. Relax."), ("in", "In."), ("out", "Out.")]
    assert timeline(exercise).segments[0].instructions == ("Sit.", "Relax.", "In.", "Out.")


def test_what_does_not_fit_ends_up_in_the_last_phase_within_it() -> None:
    exercise = PLAIN._replace(
        phases=stretch(1_000, 0, 1_000), cues=("Ready.", "one two three four five six seven eight", "nine ten")
    )
    release = timeline(exercise).segments[-1]
    assert release.cue == "one two three four five six seven eight nine ten"
    assert [line.at_ms for line in release.lines] == [0, 0]


def test_own_pace_says_everything_after_the_first_in_its_one_part() -> None:
    assert cues(OWN_PACE) == [("prepare", "Get there."), ("own pace", "Go up. Come down.")]


@given(exercises())
def test_every_cue_is_said_once_a_side_in_order_and_starts_before_its_segment_ends(exercise: Exercise) -> None:
    written = script(exercise, "left")
    lines = [*written.lead, *itertools.chain(*written.phases)]
    assert [line.text for line in lines] == list(written.texts)
    assert [line.index for line in lines] == list(range(len(lines)))
    shared = [filled(cue, "left") for cue in exercise.cues]
    own = ["Press." for phase in exercise.phases if phase.cue and (phase.ms or exercise.pace == "own")]
    assert [text for text in written.texts if text != "Press."] == shared
    assert sorted(written.texts) == sorted(shared + own)
    if exercise.pace == "timed":
        for phase, placed in zip(exercise.phases, written.phases, strict=True):
            assert all(0 <= line.at_ms < phase.ms for line in placed)
            assert [line.at_ms for line in placed] == sorted(line.at_ms for line in placed)
