"""The doctor lets it be heard: the real program with a recorder for a player and a voice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the recorder is one of POSIX, and settings are put where Linux has them", allow_module_level=True)

from stretchtui.coach.model import TONE_KINDS
from tests.coach.heard import Recorder, settings

ROOT = Path(__file__).parents[2]


def doctor(home: Path, *arguments: str, **wanted: object) -> subprocess.CompletedProcess[str]:
    file = home / "config" / "stretchtui" / "settings.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(settings(voice_engine="command", **wanted))
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)}
    environ |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache"), "PULSE_SERVER": "none"}
    return subprocess.run(
        [sys.executable, "-m", "stretchtui", "doctor", *arguments], env=environ, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def unheard(recorder: Recorder) -> list[str]:
    """What was done beside trying the player with silence, which is done once."""
    calls = [(call.what, call.got) for call in recorder.calls()]
    assert calls.count(("tone", "silence")) == 1
    return [what for what, got in calls if got != "silence"]


def test_a_text_is_rendered_and_played_to_its_end(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    told = doctor(tmp_path, "--say", "Hello there", player=recorder.player(), voice_command=recorder.voice(rate=300))
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("'Hello there': voice ")
    assert [call.got for call in recorder.heard("render")] == ["Hello there"]
    (line,) = recorder.heard("line")
    assert line.got == "Hello there"
    assert line.ended_ns is not None


def test_every_tone_is_played(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    told = doctor(tmp_path, "--tones", player=recorder.player())
    assert told.returncode == 0, told.stderr
    assert [call.got for call in recorder.heard("tone")] == ["count-3" if kind == "count" else kind for kind in TONE_KINDS]


def test_a_player_that_fails_ends_with_1_and_is_named(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    told = doctor(tmp_path, "--say", "Hello", player=recorder.player("fail"), voice_command=recorder.voice(rate=300))
    assert told.returncode == 1
    assert told.stdout == "'Hello': not heard: no voice speaks (own player: it ended with status 1)\n"


def test_a_voice_that_always_fails_is_wrong_unheard(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    told = doctor(tmp_path, player=recorder.player(), voice_command=recorder.voice("fail"))
    assert told.returncode == 1
    assert "does not speak: it ended with status 1" in told.stdout
    assert unheard(recorder) == ["render"]


def test_a_voice_that_writes_a_file_is_found_well_unheard(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    told = doctor(tmp_path, player=recorder.player(), voice_command=recorder.voice(rate=300))
    assert "voices: command (tried in silence)" in told.stdout
    assert unheard(recorder) == ["render"]


def test_a_player_that_always_fails_is_wrong_unheard(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    told = doctor(tmp_path, player=recorder.player("fail"), voice_command=recorder.voice(rate=300))
    assert told.returncode == 1
    assert "does not play: it ended with status 1" in told.stdout
    assert unheard(recorder) == ["render"]


def test_a_voice_that_speaks_by_itself_is_not_tried_unasked_and_its_failure_is_told_where_it_was_to_be_heard(
    tmp_path: Path,
) -> None:
    recorder = Recorder(tmp_path)
    voice = recorder.voice("fail", renders=False)
    told = doctor(tmp_path, player=recorder.player(), voice_command=voice)
    assert "voices: command (not tried)" in told.stdout
    assert unheard(recorder) == []
    told = doctor(tmp_path, "--say", "Hello", player=recorder.player(), voice_command=voice)
    assert told.returncode == 1
    (line,) = told.stdout.splitlines()
    assert "command: it ended with status 1" in line
