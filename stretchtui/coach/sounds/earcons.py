"""The tones themselves, as notes and as sound: pure arithmetic. Never here: a file, a volume, when a tone is played.

Each kind is told by its shape, so that nobody has to learn it: how many notes, rising or falling, high or low, short or held.
The character changes only what the notes are played on.
"""

from __future__ import annotations

import cmath
import math
from array import array
from collections.abc import Mapping
from itertools import accumulate, repeat
from operator import add, mul
from typing import NamedTuple

from stretchtui.coach.model import Character, ToneKind
from stretchtui.coach.sounds.wav import FULL, Samples

RATE = 22_050
COUNTED = (3, 2, 1)
"""From which numbers there is a count."""

_LOUDNESS = 0.26
"""Root mean square of the loudest 60 ms, of full scale: about as loud as the sharpest tick can be without clipping."""
_HOP_MS, _HOPS = 20, 3
_HIGHEST_HERTZ = 9_000
_FALLING = 3
"""A note is faded out over this part of it, a third, where it has not died away by itself."""


class Note(NamedTuple):
    at_ms: int
    hertz: float
    ms: int
    level: float = 1.0
    rings: float = 1.0
    """How much longer it rings than the instrument does by itself."""


class Partial(NamedTuple):
    ratio: float
    """Of its frequency to that of the note."""
    level: float
    fades_ms: float
    """In this time it falls to 37 percent."""


class Instrument(NamedTuple):
    rise_ms: int
    partials: tuple[Partial, ...]


# None below 250 Hz: the speakers of most laptops hardly have it.
C4, E4, G4, A4 = 261.63, 329.63, 392.00, 440.00
C5, E5, G5, A5, C6, E6, G6 = 523.25, 659.26, 783.99, 880.00, 1046.50, 1318.51, 1567.98

SCORES: Mapping[ToneKind, tuple[Note, ...]] = {
    "prepare": (Note(0, G4, 230), Note(170, C5, 270)),
    "move": (Note(0, E4, 160, rings=0.5),),
    "hold": (Note(0, A4, 440, rings=5.0),),
    "half": (Note(0, G6, 80, rings=0.5), Note(120, G6, 100, rings=0.5)),
    "release": (Note(0, E5, 220), Note(170, A4, 270)),
    "switch": (Note(0, A5, 130), Note(140, E4, 130), Note(280, A5, 160)),
    "rest": (Note(0, C4, 190), Note(200, C4, 240)),
    "next": (Note(0, C5, 210), Note(160, E5, 210), Note(320, G5, 360)),
    "finish": (
        Note(0, G4, 420), Note(180, C5, 420), Note(360, E5, 420),
        Note(560, C5, 900, 0.55, 4), Note(560, E5, 900, 0.4, 4), Note(560, C6, 900, 0.45, 4),
    ),
}  # fmt: skip
"""Every kind but `count`, whose notes depend on the number."""

INSTRUMENTS: Mapping[Character, Instrument] = {
    "soft": Instrument(14, (Partial(1, 1.0, 220), Partial(2, 0.3, 130), Partial(3, 0.1, 80), Partial(4, 0.04, 60))),
    # A bell: what rings above the note does not fit it, as in any struck metal.
    "bright": Instrument(2, (Partial(1, 1.0, 200), Partial(2.005, 0.35, 150), Partial(2.756, 0.4, 110), Partial(5.404, 0.2, 50))),
    # A marimba's bar is cut so that its second note is two octaves above.
    "wood": Instrument(1, (Partial(1, 1.0, 85), Partial(3.93, 0.3, 22), Partial(9.2, 0.12, 8))),
}


def clip(kind: ToneKind, character: Character, number: int = 3) -> Samples:
    """A tone at full volume. `number`: of `count`, from where it counts: 3, 2 or 1."""
    instrument = INSTRUMENTS[character]
    sound = [0.0] * _frames(tone_ms(kind, number))
    for note in notes(kind, number):
        begin = _frames(note.at_ms)
        played = _played(note, instrument)
        sound[begin : begin + len(played)] = map(add, sound[begin : begin + len(played)], played)
    scale = FULL * _LOUDNESS / _loudness(sound)
    return Samples(RATE, array("h", [round(value * scale) for value in sound]))


def notes(kind: ToneKind, number: int = 3) -> tuple[Note, ...]:
    """What a tone is made of; a count is a tick a second, and the last is higher, since after it comes the change."""
    if kind != "count":
        return SCORES[kind]
    low = tuple(Note(i * 1_000, G5, 100, rings=0.5) for i in range(number - 1))
    return (*low, Note(len(low) * 1_000, E6, 100, rings=0.5))


def tone_ms(kind: ToneKind, number: int = 3) -> int:
    """How long a tone sounds."""
    return max(note.at_ms + note.ms for note in notes(kind, number))


def _played(note: Note, instrument: Instrument) -> list[float]:
    count = _frames(note.ms)
    heard = [partial for partial in instrument.partials if partial.ratio * note.hertz < _HIGHEST_HERTZ]
    swinging = [_swinging(partial, note, count) for partial in heard]
    return _ramped([sum(at_once) for at_once in zip(*swinging, strict=True)], instrument.rise_ms)


def _swinging(partial: Partial, note: Note, count: int) -> list[float]:
    """One partial as it fades: a number turning in the plane and shrinking, seen from the side."""
    fades = partial.fades_ms * note.rings * RATE / 1_000
    turn = cmath.exp(complex(-1 / fades, math.tau * partial.ratio * note.hertz / RATE))
    start = complex(partial.level * note.level)
    return [point.imag for point in accumulate(repeat(turn, count - 1), mul, initial=start)]


def _ramped(sound: list[float], rise_ms: int) -> list[float]:
    """From nothing and to nothing again, so that neither end clicks."""
    rise, fall = _slope(_frames(rise_ms)), _slope(len(sound) // _FALLING)
    sound[: len(rise)] = map(mul, sound, rise)
    sound[-len(fall) :] = map(mul, sound[-len(fall) :], reversed(fall))
    return sound


def _slope(count: int) -> list[float]:
    return [(1 - math.cos(math.pi * i / count)) / 2 for i in range(count)]


def _loudness(sound: list[float]) -> float:
    """Root mean square of the loudest 60 ms: between what makes a tick and what makes a held note as loud as the others."""
    hop = _frames(_HOP_MS)
    powers = [sum(map(mul, part, part)) for part in (sound[i : i + hop] for i in range(0, len(sound), hop))]
    loudest = max(sum(powers[i : i + _HOPS]) for i in range(len(powers)))
    return math.sqrt(loudest / (hop * _HOPS))


def _frames(ms: int) -> int:
    return ms * RATE // 1_000
