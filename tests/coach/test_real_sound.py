"""The whole program heard: a session through a real player and a real voice on a sound server that plays to nobody.

What is judged are samples. Both sessions go on at once (tests/at_once.py), each with its own sound server. Without pulseaudio or
espeak-ng these tests are skipped, and say so.
"""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from time import perf_counter

import pytest

assert sys.platform != "win32"
if sys.platform != "linux":
    pytest.skip("the sound server of these tests is Linux's", allow_module_level=True)

from stretchtui.coach.model import TONE_KINDS, Lasts, ToneKind, Wanted
from stretchtui.coach.sounds import wav
from stretchtui.coach.sounds.earcons import notes, tone_ms
from stretchtui.coach.voices.found import look_round
from stretchtui.routine.holdings import Holdings, searched
from stretchtui.session.timeline import Timeline, build
from tests.coach.followed import followed
from tests.coach.heard import settings
from tests.coach.null_sink import NullSink, Sound, missing, null_sink
from tests.coach.planned import Due, lines_due, tones_due
from tests.pace import judged, slower

pytestmark = [pytest.mark.waits, pytest.mark.skipif(bool(missing()), reason=missing())]

ROUTINE = """\
name: Heard
steps:
  - name: Wall lean
    areas: [calves]
    sides: each
    prepare: 5s
    move: 1s
    hold: 10s
    release: 1s
    switch: 5s
    rest: 0s
    cues: [Stand at the wall.]
"""
LATE_MS = 60.0
VOICED = 0.4
"""So much of a spoken line is no silence, at the least."""
AROUND_MS = 250.0
"""Beside a line or a tone it need not be silent: a voice rings on, and its length was rendered with a little silence."""


Walk = Callable[[], tuple[Sound, Timeline]]


def walked(tmp_path: Path, amount: str) -> tuple[Sound, Timeline]:
    file = tmp_path / "heard.yaml"
    file.write_text(ROUTINE)
    opened = Holdings(searched(())).open(str(file))
    assert opened is not None
    assert opened.routine is not None
    timeline = build(opened.routine)
    with null_sink(_folder(tmp_path)) as sink:
        _walk(tmp_path, file, timeline, sink, settings(voice=amount, voice_engine="espeak-ng", reduced_motion=True))
    return sink.sound(), timeline


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "server"
    folder.mkdir()
    return folder


def _walk(tmp_path: Path, file: Path, timeline: Timeline, sink: NullSink, wanted: str) -> None:
    with followed(tmp_path / "home", ["run", str(file)], wanted, sink.environment) as program:
        program.wait_real_ms(timeline.total_ms + 3_500)
        assert "Well done." in program.text()
        program.send(b"\x11")
        assert program.wait_exit() == 0


def began_ms(sound: Sound, due: Sequence[Due]) -> float:
    """When the session began: with its first tone, or where that one is missing, so that most others are at their time."""
    onsets = sound.onsets()
    origins = [at_ms - one.ms for one in due[:4] for at_ms in onsets[:15]]
    return max(origins, key=lambda origin: sum(abs(_nearest(onsets, origin + one.ms) - origin - one.ms) < LATE_MS for one in due))


@pytest.mark.parametrize("walk", [partial(walked, amount="signals")], ids=["signals"], indirect=True)
def test_every_tone_is_heard_at_its_time_and_is_the_one_that_was_meant(walk: Walk) -> None:
    """A wrong tone, or sound where none is due, fails at once. Where lateness is the only fault, a second walk is judged."""
    assert judged(walk, assert_signals, lambda left: late_tones(*left)) == []


def heard_tones(sound: Sound, timeline: Timeline) -> tuple[float, list[tuple[Due, float]]]:
    """When the session began, and where in the recording each tone is."""
    due, onsets = tones_due(timeline), sound.onsets()
    first_ms = began_ms(sound, due)
    return first_ms, [(one, _nearest(onsets, first_ms + one.ms)) for one in due]


def late_tones(sound: Sound, timeline: Timeline) -> list[str]:
    first_ms, heard = heard_tones(sound, timeline)
    late = {f"{one.what} at {one.ms:.0f}": at_ms - first_ms - one.ms for one, at_ms in heard}
    return [f"{what}: {ms:.0f} ms" for what, ms in late.items() if abs(ms) > LATE_MS * slower(perf_counter)]


def assert_signals(left: tuple[Sound, Timeline]) -> None:
    sound, timeline = left
    first_ms, heard = heard_tones(sound, timeline)
    assert [recognised(sound, at_ms) for _, at_ms in heard] == [one.what.partition("-")[0] for one, _ in heard]
    spans = [(at_ms - first_ms, at_ms - first_ms + _sounds_ms(one)) for one, at_ms in heard]
    assert _silences_broken(sound, first_ms, spans) == []


def recognised(sound: Sound, at_ms: float) -> str:
    """The kind whose notes are all there, one after the other; of several the one with the most notes."""
    found = {kind: len(notes(kind)) for kind in TONE_KINDS if _weakest(sound, kind, at_ms) > 0.08}
    return max(found, key=lambda kind: found[kind], default="none")


def _weakest(sound: Sound, kind: ToneKind, at_ms: float) -> float:
    beginnings = [(note.hertz, at_ms + note.at_ms + 10, at_ms + note.at_ms + min(note.ms, 90)) for note in notes(kind)]
    return min(sound.strength(hertz, from_ms, to_ms) for hertz, from_ms, to_ms in beginnings)


def _sounds_ms(due: Due) -> int:
    kind, _, number = due.what.partition("-")
    return tone_ms(next(one for one in TONE_KINDS if one == kind), int(number or 3))


def _nearest(onsets: Sequence[float], ms: float) -> float:
    return min(onsets, key=lambda at_ms: abs(at_ms - ms))


def _silences_broken(sound: Sound, first_ms: float, sounding: Sequence[tuple[float, float]]) -> list[str]:
    """Where there is sound though nothing was due, between the first thing due and the last."""
    edges = sorted(sounding)
    broken, free_ms = [], 0.0
    for from_ms, to_ms in edges:
        begin_ms, end_ms = free_ms + AROUND_MS, from_ms - AROUND_MS
        if free_ms and end_ms - begin_ms > 100 and sound.loud_part(first_ms + begin_ms, first_ms + end_ms) > 0.05:
            broken.append(f"{begin_ms:.0f} to {end_ms:.0f} ms")
        free_ms = max(free_ms, to_ms)
    return broken


@pytest.mark.parametrize("walk", [partial(walked, amount="full")], ids=["full"], indirect=True)
def test_a_voice_is_heard_where_lines_are_planned_and_nothing_where_none_is(tmp_path: Path, walk: Walk) -> None:
    sound, timeline = walk()
    takes = _rendered_lasts(tmp_path)
    lines = lines_due(timeline, "full", lasts=takes)
    tones = tones_due(timeline, lines=lines)
    first_ms = began_ms(sound, tones)
    spans = [(one.ms, one.ms + takes(one.what)) for one in lines]
    assert spans
    voiced = {
        f"{one.what} at {one.ms:.0f}": sound.loud_part(first_ms + from_ms, first_ms + to_ms)
        for one, (from_ms, to_ms) in zip(lines, spans, strict=True)
    }
    assert {what: part for what, part in voiced.items() if part < VOICED} == {}
    assert _silences_broken(sound, first_ms, [*spans, *((one.ms, one.ms + _sounds_ms(one)) for one in tones)]) == []


def _rendered_lasts(folder: Path) -> Lasts:
    """How long each text takes: rendered by the same voice here."""
    engine = look_round(Wanted(voice="espeak-ng")).engines[0]
    file = folder / "line.wav"

    @cache
    def lasts(text: str) -> int:
        command = engine.render(text, str(file))
        subprocess.run(command.argv, input=command.stdin, text=True, check=True, capture_output=True)
        return wav.trimmed(wav.read(file)).ms

    return lasts
