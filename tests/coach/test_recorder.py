"""The recorder that the coach's tests listen with: words rendered by it are heard again, whatever became of the file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from stretchtui.coach.sounds import wav
from tests.coach import recorder

if sys.platform == "win32":
    pytest.skip("its moments are those of a POSIX clock", allow_module_level=True)

TEXT = "Step to the right: naïve, “hold” ▶ 2×"


def test_words_are_heard_in_a_clip_that_was_trimmed_and_made_softer(tmp_path: Path) -> None:
    made, played = tmp_path / "made.wav", tmp_path / "played.wav"
    recorder.rendered(str(made), TEXT, 1_500)
    wav.write(played, wav.louder(wav.trimmed(wav.read(made)), 0.05))
    text, ms = recorder.heard_in(str(played))
    assert text == TEXT
    assert ms == pytest.approx(1_500, abs=60)


def test_a_tone_is_no_words(tmp_path: Path) -> None:
    from stretchtui.coach.sounds.earcons import clip

    wav.write(tmp_path / "hold.wav", clip("hold", "soft"))
    assert recorder.heard_in(str(tmp_path / "hold.wav"))[0] == ""
