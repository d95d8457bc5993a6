"""What is there on which system, and what a person is told about what is not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from time import perf_counter

import pytest

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.found import WRONG_MACHINE, Found, look_round
from tests.pace import over

LINUX = ("paplay", "aplay", "espeak-ng", "espeak", "spd-say")
HOME = {"HOME": "/home/a", "XDG_RUNTIME_DIR": "/run/user/7"}
PULSE = "/run/user/7/pulse/native"
SPEECHD = "/run/user/7/speech-dispatcher/speechd.sock"
POWERSHELL = r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"


def found(
    wanted: Wanted | None = None,
    *,
    system: str = "linux",
    programs: Iterable[str] = LINUX,
    files: Iterable[str] = (PULSE,),
    environ: Mapping[str, str] | None = None,
) -> Found:
    there, listed = set(programs), set(files)
    return look_round(
        wanted or Wanted(),
        system=system,
        environ=HOME if environ is None else environ,
        which=lambda name: f"/bin/{name}" if name in there else None,
        exists=lambda path: path in listed,
    )


def players(seen: Found) -> list[str]:
    return [player.name for player in seen.players]


def engines(seen: Found) -> list[str]:
    return [engine.name for engine in seen.engines]


def test_on_linux_the_voices_that_are_there_come_in_order() -> None:
    seen = found()
    assert players(seen) == ["paplay", "aplay"]
    assert engines(seen) == ["espeak-ng", "espeak"]
    assert (seen.remarks, seen.advice) == ((), ())


def test_on_macos_and_windows_the_systems_own_are_found() -> None:
    mac = found(system="darwin", programs=("afplay", "say"), files=())
    assert (players(mac), engines(mac), mac.remarks) == (["afplay"], ["say"], ())
    windows = found(system="win32", programs=(), files=(POWERSHELL,), environ={"SystemRoot": r"C:\Windows"})
    assert (players(windows), engines(windows), windows.remarks) == (["winsound"], ["sapi"], ())
    assert windows.engines[0].speak("hold").argv[0] == POWERSHELL


def test_A4_speech_dispatcher_is_used_unasked_only_where_its_daemon_runs() -> None:
    assert "spd-say" not in engines(found())
    assert engines(found(files=(PULSE, SPEECHD)))[-1] == "spd-say"
    assert engines(found(environ=HOME | {"SPEECHD_ADDRESS": "unix_socket:/s"}))[-1] == "spd-say"


def test_A4_speech_dispatcher_is_used_where_it_is_asked_for_by_name() -> None:
    assert engines(found(Wanted(voice="spd-say"))) == ["spd-say", "espeak-ng", "espeak"]


@pytest.mark.parametrize("system", ["linux", "darwin", "freebsd14", "sunos5"])
def test_A6_an_empty_path_is_no_player_and_no_voice_with_a_way_to_get_both(system: str) -> None:
    seen = found(system=system, programs=(), files=())
    assert (seen.players, seen.engines) == ((), ())
    assert seen.remarks == ("no program that plays sounds was found", "no voice was found")
    assert ["tones" in hint for hint in seen.advice] == [True, False]
    assert "voice" in seen.advice[1]


def test_A6_a_program_that_may_not_be_run_is_not_found(tmp_path: Path) -> None:
    for name in LINUX:
        (tmp_path / name).write_text("#!/bin/sh\n")
    seen = look_round(
        Wanted(), system="linux", environ={}, which=lambda name: shutil.which(name, path=str(tmp_path)), exists=lambda _: True
    )
    assert (seen.players, seen.engines) == ((), ())


def test_with_neither_server_nor_card_the_players_stay_with_a_remark() -> None:
    seen = found(files=())
    assert players(seen) == ["aplay", "paplay"]
    assert "no sound card" in seen.remarks[0]


@pytest.mark.parametrize("ssh", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_nothing_sounds_on_the_wrong_machine(ssh: str) -> None:
    seen = found(Wanted(voice_command=("mine",)), programs=(*LINUX, "mine"), environ=HOME | {ssh: "x"})
    assert (seen.players, seen.engines, seen.remarks) == ((), (), (WRONG_MACHINE,))
    assert "PULSE_SERVER" in seen.advice[0]


def test_over_ssh_with_a_sound_server_only_what_goes_through_it_is_used() -> None:
    seen = found(environ=HOME | {"SSH_TTY": "x", "PULSE_SERVER": "tcp:laptop"}, files=(PULSE, SPEECHD))
    assert players(seen) == ["paplay"]
    assert engines(seen) == ["espeak-ng", "espeak"]
    assert not any(engine.speaks for engine in seen.engines)


def test_over_ssh_the_persons_own_player_is_used() -> None:
    seen = found(Wanted(player=("far-play",)), programs=(*LINUX, "far-play"), environ=HOME | {"SSH_TTY": "x"})
    assert players(seen) == ["own player"]
    assert WRONG_MACHINE not in seen.remarks


def test_the_persons_own_player_comes_alone() -> None:
    seen = found(Wanted(player=("mine", "-q")), programs=(*LINUX, "mine"), files=())
    assert [player.argv for player in seen.players] == [("mine", "-q")]
    assert seen.remarks == ()


def test_a_player_of_ones_own_that_is_missing_is_told_and_the_others_play() -> None:
    seen = found(Wanted(player=("gone",)))
    assert players(seen) == ["paplay", "aplay"]
    assert seen.remarks == ("your own player, gone, was not found",)


def test_piper_is_used_first_where_its_program_and_both_files_of_its_voice_are_there() -> None:
    wanted = Wanted(voice_model="~/v/amy.onnx")
    voice = ("/home/a/v/amy.onnx", "/home/a/v/amy.onnx.json")
    assert engines(found(wanted, programs=(*LINUX, "piper"), files=(PULSE, *voice)))[0] == "piper"
    without = found(wanted, programs=(*LINUX, "piper"), files=(PULSE, voice[0]))
    assert engines(without) == ["espeak-ng", "espeak"]
    assert without.remarks == ("piper is not used: there is no file /home/a/v/amy.onnx.json",)
    assert "program was not found" in found(wanted, files=(PULSE, *voice)).remarks[0]


@pytest.mark.parametrize("name", ["piper", "espeak-ng", "espeak", "say", "sapi", "spd-say", "command", "no-such"])
def test_a_voice_asked_for_by_name_that_is_missing_is_told_with_a_way_to_get_it(name: str) -> None:
    seen = found(Wanted(voice=name), programs=("paplay",))
    assert seen.engines == ()
    assert name.replace("command", "voice_command") in seen.remarks[0]
    assert seen.remarks[1] == "no voice was found"
    assert seen.advice


def test_a_voice_asked_for_by_name_that_is_missing_leaves_the_others() -> None:
    seen = found(Wanted(voice="piper"))
    assert engines(seen) == ["espeak-ng", "espeak"]
    assert "voice_model is not set" in seen.remarks[0]
    assert "download_voices" in seen.advice[0]


def test_the_persons_own_voice_comes_first_and_a_dangerous_one_not_at_all() -> None:
    programs = (*LINUX, "sh", "mine")
    assert engines(found(Wanted(voice_command=("mine",)), programs=programs))[0] == "command"
    refused = found(Wanted(voice_command=("sh", "-c", "echo {text}")), programs=programs)
    assert engines(refused) == ["espeak-ng", "espeak"]
    assert "your own voice is not used" in refused.remarks[0]


def test_no_voice_is_looked_for_where_none_is_wanted() -> None:
    seen = found(Wanted(voice="none"))
    assert (seen.engines, seen.remarks, seen.advice) == ((), (), ())


def test_wishes_that_are_passed_over_are_told() -> None:
    seen = found(Wanted(voice_name="-w/tmp/x", language="../en"))
    assert len(seen.remarks) == 2
    assert engines(seen) == ["espeak-ng", "espeak"]


def test_looking_round_here_takes_no_time_and_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    for name in ("posix_spawn", "fork", "system"):
        if hasattr(os, name):
            monkeypatch.setattr(os, name, refuse)
    monkeypatch.setattr("subprocess.Popen", refuse)
    assert isinstance(look_round(Wanted()), Found)
    assert over(0.005, lambda: look_round(Wanted()), perf_counter) == []
