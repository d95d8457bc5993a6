"""The tones, measured from their samples: what is heard when, how loud, how soon; no two kinds can be taken for each other."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest

from stretchtui.coach.model import CHARACTERS, TONE_KINDS, Character, ToneKind
from stretchtui.coach.sounds import earcons, wav
from stretchtui.coach.sounds.earcons import RATE, clip, tone_ms
from tests.pace import over

FULL = wav.FULL
SEMITONE = 2 ** (1 / 12)
PITCHES = [220.0 * SEMITONE**i for i in range(36)]
"""A3 to G sharp 6: every semitone a tone might have."""
WINDOW, STEP = RATE * 12 // 1_000, RATE * 3 // 1_000

each_character = pytest.mark.parametrize("character", CHARACTERS)


class Heard(NamedTuple):
    """One note as measured: when it begins, its pitch in semitones above A3."""

    at_ms: float
    pitch: int


@cache
def sound(kind: ToneKind, character: Character, number: int = 3) -> tuple[float, ...]:
    return tuple(value / FULL for value in clip(kind, character, number).values)


def energies(values: Sequence[float]) -> list[float]:
    """Of a window of 12 ms, every 3 ms."""
    return [sum(v * v for v in values[i : i + WINDOW]) / WINDOW for i in range(0, max(1, len(values) - WINDOW), STEP)]


def strength(values: Sequence[float], hertz: float) -> float:
    """How much of one frequency there is: one line of a Fourier transform, through a window that keeps neighbours out."""
    count = len(values)
    turn = -2j * math.pi * hertz / RATE
    return abs(sum(v * math.sin(math.pi * i / count) ** 2 * cmath.exp(turn * i) for i, v in enumerate(values))) / count * 4


def pitch_of(values: Sequence[float]) -> int:
    return max(range(len(PITCHES)), key=lambda i: strength(values, PITCHES[i]))


def onsets(values: Sequence[float]) -> list[int]:
    """Frames at which something is struck: where the energy grows half as large again within 12 ms and is no remnant."""
    found: list[int] = []
    over = energies([0.0] * 2 * WINDOW + list(values))
    floor = max(over) / 30
    for i in range(4, len(over)):
        newest = max(0, i * STEP - WINDOW - STEP)
        struck = over[i] > floor and over[i] > 1.5 * over[i - 4]
        if struck and (not found or newest - found[-1] > RATE * 50 // 1_000):
            found.append(newest)
    return found


def ticks(values: Sequence[float]) -> list[int]:
    """Frames at which silence ends, to the sample."""
    loud = [i for i, value in enumerate(values) if abs(value) > 0.01]
    return [loud[0], *(after for before, after in pairwise(loud) if after - before > RATE // 10)]


@cache
def heard(kind: ToneKind, character: Character, number: int = 3) -> tuple[Heard, ...]:
    values = sound(kind, character, number)
    after, long = RATE * 15 // 1_000, RATE * 75 // 1_000
    return tuple(Heard(at * 1_000 / RATE, pitch_of(values[at + after : at + after + long])) for at in onsets(values))


def steps(notes: Sequence[Heard]) -> tuple[int, ...]:
    """The intervals between notes, in semitones."""
    return tuple(after.pitch - before.pitch for before, after in pairwise(notes))


def gaps_ms(notes: Sequence[Heard]) -> tuple[float, ...]:
    return tuple(after.at_ms - before.at_ms for before, after in pairwise(notes))


def loudest(values: Sequence[float], ms: int = 100) -> float:
    """Root mean square of the loudest stretch, in decibels of full scale."""
    long = RATE * ms // 1_000
    padded = [*values, *[0.0] * max(0, long - len(values))]
    return 10 * math.log10(max(sum(v * v for v in padded[i : i + long]) for i in range(0, len(padded) - long + 1, 200)) / long)


def every(character: Character) -> list[tuple[ToneKind, int]]:
    return [(kind, number) for kind in TONE_KINDS for number in ((3, 2, 1) if kind == "count" else (3,))]


@each_character
def test_preparing_is_two_rising_notes_and_releasing_two_falling(character: Character) -> None:
    prepare, release = heard("prepare", character), heard("release", character)
    assert [len(steps(prepare)), len(steps(release))] == [1, 1]
    assert steps(prepare)[0] >= 3
    assert steps(release)[0] <= -3
    assert prepare[0].pitch != release[-1].pitch


@each_character
def test_moving_is_one_short_low_note_and_holding_one_long(character: Character) -> None:
    move, hold = heard("move", character), heard("hold", character)
    assert (len(move), len(hold)) == (1, 1)
    assert move[0].pitch < min(note.pitch for kind in ("prepare", "hold", "release", "next") for note in heard(kind, character))
    assert tone_ms("move") < 200 < 400 < tone_ms("hold")
    late = [energies(sound("hold", character))[i] for i in (20, 80)]  # at 60 and at 240 ms
    assert late[1] > 0.25 * late[0], "a held note is still there half-way"


@each_character
def test_half_way_is_a_quick_high_pair_and_resting_a_low_double(character: Character) -> None:
    half, rest = heard("half", character), heard("rest", character)
    assert (steps(half), steps(rest)) == ((0,), (0,))
    assert gaps_ms(half)[0] == pytest.approx(120, abs=6)
    assert gaps_ms(rest)[0] == pytest.approx(200, abs=6)
    assert half[0].pitch - rest[0].pitch >= 24


@each_character
@pytest.mark.parametrize("number", [3, 2, 1])
def test_A5_a_count_is_a_tick_a_second_from_the_very_start_and_the_last_is_higher(character: Character, number: int) -> None:
    begun_ms = [frame * 1_000 / RATE for frame in ticks(sound("count", character, number))]
    assert begun_ms == pytest.approx([1_000.0 * i for i in range(number)], abs=3)
    assert begun_ms == pytest.approx([begun_ms[0] + 1_000.0 * i for i in range(number)], abs=0.5)
    notes = heard("count", character, number)
    assert len(notes) == number
    low, last = notes[:-1], notes[-1]
    assert all(last.pitch - note.pitch >= 5 for note in low)
    assert last.pitch == heard("count", character, 3)[-1].pitch


@each_character
@pytest.mark.parametrize("number", [3, 2])
def test_ticks_but_the_last_are_the_same_to_the_sample(character: Character, number: int) -> None:
    values = sound("count", character, number)
    cut = [values[i * RATE : i * RATE + RATE // 10] for i in range(number)]
    assert all(tick == cut[0] for tick in cut[:-1])
    assert cut[-1] != cut[0]
    assert not any(values[RATE // 8 : RATE - 1]), "silence between the ticks"


@each_character
def test_changing_sides_swings_from_high_to_low_and_back(character: Character) -> None:
    there, back = steps(heard("switch", character))
    assert there <= -12
    assert back == -there


@each_character
def test_what_comes_next_is_a_rising_triad_and_the_end_an_arpeggio_that_rings(character: Character) -> None:
    assert steps(heard("next", character)) == (4, 3)
    finish = heard("finish", character)
    assert len(finish) == 4
    assert min(steps(finish[:3])) > 0
    chord = sound("finish", character)[RATE * 650 // 1_000 : RATE * 800 // 1_000]
    tonic = [strength(chord, hertz) for hertz in (earcons.C5, earcons.E5, earcons.C6)]
    assert min(tonic) > 5 * strength(chord, 587.33), "the notes of the chord, and not the one between"


@each_character
def test_no_two_kinds_have_the_same_shape(character: Character) -> None:
    def shape(kind: ToneKind) -> tuple[object, ...]:
        """What an ear without training keeps: how many notes, which way they go, low or high, short or long."""
        notes = heard(kind, character)
        ways = tuple((step > 0) - (step < 0) for step in steps(notes))
        return (len(notes), ways, notes[0].pitch // 12, tone_ms(kind) // 220)

    shapes = {shape(kind) for kind in TONE_KINDS}
    assert len(shapes) == len(TONE_KINDS)


@each_character
def test_what_is_played_is_what_the_score_says(character: Character) -> None:
    for kind in TONE_KINDS:
        written = earcons.notes(kind)
        times = sorted({note.at_ms for note in written})
        assert [round(note.at_ms) for note in heard(kind, character)] == pytest.approx(times, abs=12), "a soft note has swelled"
        single = [note for note in written if sum(other.at_ms == note.at_ms for other in written) == 1]
        pitches = [round(12 * math.log2(note.hertz / 220)) for note in single]
        assert [note.pitch for note in heard(kind, character)][: len(single)] == pitches


@each_character
def test_every_tone_is_as_long_as_is_said_and_over_before_the_voice_has_got_far(character: Character) -> None:
    most = dict.fromkeys(TONE_KINDS, 450) | {"next": 700, "finish": 1_500}
    for kind, number in every(character):
        made = clip(kind, character, number)
        assert (made.rate, made.ms) == (RATE, tone_ms(kind, number))
        assert tone_ms(kind, number) <= (number * 1_000 if kind == "count" else most[kind])


@each_character
def test_every_tone_is_there_within_30_ms(character: Character) -> None:
    for kind, number in every(character):
        over = energies(sound(kind, character, number))
        reached = next(i for i, energy in enumerate(over) if energy >= max(over) / 2)
        assert (reached * STEP + WINDOW) * 1_000 / RATE <= 30, kind


@each_character
def test_no_tone_is_clipped_or_clicks(character: Character) -> None:
    for kind, number in every(character):
        values = sound(kind, character, number)
        top = max(map(abs, values))
        assert 0.3 < top <= 0.89, kind
        assert max(abs(values[0]), abs(values[-1])) < 0.001, kind
        assert max(map(abs, values[-RATE // 500 :])) < 0.02 * top, f"{kind} fades out"


def test_all_tones_of_all_characters_are_equally_loud() -> None:
    measured = {(kind, one): loudest(sound(kind, one, 3)) for one in CHARACTERS for kind in TONE_KINDS}
    assert max(measured.values()) - min(measured.values()) < 3, measured
    counts = [loudest(sound("count", one, number)) for one in CHARACTERS for number in (3, 2, 1)]
    assert max(counts) - min(counts) < 1


def test_characters_sound_different_and_each_as_it_is_called() -> None:
    # Soft: it swells, and nothing rings beside its harmonics. Bright: partials that fit no harmonic. Wood: gone soonest.
    def swells_ms(one: Character) -> float:
        over = energies([0.0] * WINDOW + list(sound("prepare", one)[: RATE * 150 // 1_000]))
        return next(i for i, energy in enumerate(over) if energy >= max(over) * 0.9) * STEP * 1_000 / RATE

    def beside(one: Character) -> float:
        values = sound("hold", one)[: RATE // 10]
        return strength(values, earcons.A4 * 2.756) / strength(values, earcons.A4)

    def left(one: Character) -> float:
        over = energies(sound("prepare", one)[: RATE * 150 // 1_000])
        return over[-1] / max(over)

    assert swells_ms("soft") > swells_ms("bright") + 4
    assert swells_ms("soft") > swells_ms("wood") + 4
    assert beside("bright") > 10 * max(beside("soft"), beside("wood"))
    assert left("wood") < 0.4 * min(left("soft"), left("bright"))


def test_a_tone_is_the_same_every_time() -> None:
    assert clip("switch", "bright") == clip("switch", "bright")


@each_character
def test_all_tones_of_a_character_are_made_in_under_300_ms(character: Character) -> None:
    assert over(0.3, lambda: [clip(kind, character, number) for kind, number in every(character)]) == []
