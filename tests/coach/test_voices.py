"""The voices' commands: row X9 of the fault list, on every one of them, and on espeak-ng itself where it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import wave
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stretchtui.coach.model import Wanted
from stretchtui.coach.voices.engine import Command, Engine, spoken_text
from stretchtui.coach.voices.espeak import espeak
from stretchtui.coach.voices.other_voices import piper, say, spd_say
from stretchtui.coach.voices.own_voice import own_voice, own_voice_fault
from stretchtui.coach.voices.sapi import SCRIPT, sapi
from tests.coach.test_voice_text import NAUGHTY, SYNTAX

WANTED = Wanted(volume=40)
FILE = "/c/line.part.wav"
ENGINES: dict[str, Engine] = {
    "espeak-ng": espeak("espeak-ng", "/bin/espeak-ng", WANTED),
    "espeak": espeak("espeak", "/bin/espeak", WANTED),
    "say": say("/bin/say", WANTED),
    "piper": piper("/bin/piper", "/m/a.onnx", WANTED),
    "spd-say": spd_say("/bin/spd-say", WANTED),
    "sapi": sapi("powershell.exe", WANTED),
    "own, writing": own_voice(("/bin/mine", "--out={file}", "{text}")),
    "own, option": own_voice(("/bin/mine", "--text={text}")),
    "own, last": own_voice(("/bin/mine", "-q")),
}
Words = Callable[[str], Command]


def ways(engine: Engine) -> list[Words]:
    """Each way in which the engine can be given a text."""
    rendering: list[Words] = [lambda text: engine.render(text, FILE)] if engine.renders else []
    return [*rendering, *([engine.speak] if engine.speaks else [])]


def assert_only_the_text_differs(words: Words, text: str) -> None:
    """Against the same command with a plain text: either one argument is the text, or only what is handed in differs."""
    plain, foreign, said = words("hold"), words(text), spoken_text(text)
    assert len(foreign.argv) == len(plain.argv)
    for ours, theirs in zip(plain.argv, foreign.argv, strict=True):
        if ours in ("hold", "--text=hold"):
            assert theirs == ours.removesuffix("hold") + said
            assert not said.startswith("-")
        else:
            assert theirs == ours
    if plain.stdin.startswith("{"):
        assert json.loads(foreign.stdin) == json.loads(plain.stdin) | {"text": said}
        assert foreign.stdin.isascii()
        assert foreign.stdin.count("\n") == 1
    elif plain.stdin:
        assert foreign.stdin == f"{said}\n"


@pytest.mark.parametrize("name", ENGINES)
@given(text=st.text() | SYNTAX)
@example(text="-w/tmp/x")
@example(text="{file} {text}")
@example(text="'; Remove-Item C:\\ #")
@example(text="\n{\"file\": \"/etc/passwd\"}")
def test_X9_no_text_changes_anything_of_a_command_but_the_text(name: str, text: str) -> None:
    for words in ways(ENGINES[name]):
        assert_only_the_text_differs(words, text)


@pytest.mark.parametrize("name", ENGINES)
def test_X9_no_naughty_string_changes_anything_of_a_command_but_the_text(name: str) -> None:
    for words in ways(ENGINES[name]):
        for naughty in NAUGHTY:
            assert_only_the_text_differs(words, naughty)


@pytest.mark.parametrize("name", ["espeak-ng", "espeak", "say", "spd-say"])
def test_X9_an_argument_of_ours_is_never_after_the_dashes_that_end_options(name: str) -> None:
    for words in ways(ENGINES[name]):
        argv = words("hold").argv
        assert argv[-2:] == ("--", "hold")
        assert argv.count("--") == 1


def test_each_voice_writes_or_speaks_as_it_can() -> None:
    can = {name: (engine.renders, engine.speaks) for name, engine in ENGINES.items()}
    assert can == {
        "espeak-ng": (True, True),
        "espeak": (True, True),
        "say": (True, True),
        "piper": (True, False),
        "spd-say": (False, True),
        "sapi": (True, True),
        "own, writing": (True, False),
        "own, option": (False, True),
        "own, last": (False, True),
    }


def test_the_commands_of_each_voice_are_those_it_understands() -> None:
    assert ENGINES["espeak-ng"].render("hold", FILE).argv == (
        "/bin/espeak-ng", "-s", "150", "-v", "en", "-w", FILE, "--", "hold",
    )  # fmt: skip
    assert ENGINES["espeak-ng"].speak("hold").argv == ("/bin/espeak-ng", "-s", "150", "-v", "en", "-a", "40", "--", "hold")
    assert ENGINES["say"].render("hold", FILE).argv == (
        "/bin/say", "-r", "150", "-o", FILE, "--file-format=WAVE", "--data-format=LEI16@22050", "--", "hold",
    )  # fmt: skip
    assert ENGINES["piper"].render("hold", FILE) == Command(
        ("/bin/piper", "-m", "/m/a.onnx", "-f", FILE, "--length_scale", "1.13"), "hold\n"
    )
    assert ENGINES["spd-say"].speak("hold").argv == (
        "/bin/spd-say", "-N", "stretchtui", "-r", "-22", "-i", "-20", "-l", "en", "--", "hold",
    )  # fmt: skip
    assert ENGINES["spd-say"].hush == ("/bin/spd-say", "-S")


def test_A4_speech_dispatcher_is_never_waited_for() -> None:
    assert not {"-w", "--wait"} & set(ENGINES["spd-say"].speak("hold").argv)


@pytest.mark.parametrize(
    ("rate", "scales"), [(10, ("80", "-100", -7)), (170, ("170", "0", -1)), (999, ("300", "59", 5))]
)
def test_the_rate_is_told_on_each_voices_own_scale_and_within_bounds(rate: int, scales: tuple[str, str, int]) -> None:
    wanted = Wanted(rate=rate)
    espeak_rate = espeak("espeak-ng", "e", wanted).speak("hold").argv[2]
    spd_rate = spd_say("s", wanted).speak("hold").argv[4]
    assert (espeak_rate, spd_rate, json.loads(sapi("p", wanted).speak("hold").stdin)["rate"]) == scales


def loudness(engine: Engine) -> str:
    """As it stands in the command."""
    command = engine.speak("hold")
    if command.stdin:
        return str(json.loads(command.stdin)["volume"])
    return command.argv[command.argv.index("-i" if "spd-say" in command.argv[0] else "-a") + 1]


@pytest.mark.parametrize(
    ("name", "told"), [("espeak-ng", ("40", "0", "100")), ("sapi", ("40", "0", "100")), ("spd-say", ("-20", "-100", "100"))]
)
def test_a_voice_that_speaks_by_itself_can_be_had_at_any_volume(name: str, told: tuple[str, ...]) -> None:
    engine = ENGINES[name]
    assert (loudness(engine), *(loudness(engine.at(volume)) for volume in (0, 100))) == told
    assert loudness(engine.at(0).at(40)) == told[0]
    assert (engine.at(5).name, engine.at(5).hush) == (engine.name, engine.hush)


@pytest.mark.parametrize("name", ["say", "piper", "own, last"])
def test_a_voice_that_knows_no_volume_stays_as_it_is(name: str) -> None:
    assert ENGINES[name].at(10) is ENGINES[name]


def test_a_voice_that_may_not_speak_by_itself_does_not_at_another_volume() -> None:
    far = replace(ENGINES["espeak-ng"], speaking=None)
    assert not far.at(10).speaks


def test_a_voice_asked_for_by_name_is_used_unless_it_would_be_an_option() -> None:
    assert espeak("espeak-ng", "e", Wanted(voice_name="en-us+f3")).speak("hold").argv[4] == "en-us+f3"
    assert say("s", Wanted(voice_name="Eddy (German)")).speak("hold").argv[3:5] == ("-v", "Eddy (German)")
    for name in ("-w/tmp/x", "--stdin", "a\nb", "\x00"):
        wanted = Wanted(voice_name=name, language="de")
        assert espeak("espeak-ng", "e", wanted).speak("hold").argv[4] == "de"
        assert "-v" not in say("s", wanted).speak("hold").argv
        assert "-y" not in spd_say("s", wanted).speak("hold").argv


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("de", "de"), ("en_GB", "en-gb"), ("zh-Hant-TW", "zh-hant-tw"), ("-w", "en"), ("", "en"), ("../x", "en")],
)
def test_what_is_no_language_is_spoken_in_english(asked: str, spoken: str) -> None:
    assert espeak("espeak-ng", "e", Wanted(language=asked)).speak("hold").argv[4] == spoken


def test_X9_the_script_for_windows_is_the_same_whatever_is_said() -> None:
    asked = sapi("powershell.exe", Wanted(voice_name='"; calc', language="de")).render("'; calc #", r"C:\$x\a.wav")
    assert b64decode(asked.argv[-1]).decode("utf-16-le") == SCRIPT
    assert asked.argv == ENGINES["sapi"].render("hold", FILE).argv
    told = json.loads(asked.stdin)
    assert (told["text"], told["file"], told["name"]) == ("'; calc", r"C:\$x\a.wav", '"; calc')


@pytest.mark.parametrize("option", ["-c", "-lc", "-e", "/c", "-Command", "-EncodedCommand", "--eval"])
def test_X9_a_routines_words_never_become_a_program_of_the_persons_own_shell(option: str) -> None:
    assert own_voice_fault(("sh", option, "{text}"))
    assert own_voice_fault(("sh", option))


@pytest.mark.parametrize("argument", ["echo {text}", "{text}.", "say '{text}'", "{text}{text}"])
def test_X9_a_text_within_a_longer_argument_is_refused(argument: str) -> None:
    assert "argument of its own" in own_voice_fault(("sh", "-c", argument))


@pytest.mark.parametrize(
    "argv", [("mine",), ("mine", "-q"), ("mine", "--voice", "{text}"), ("mine", "-o", "{file}", "--text={text}")]
)
def test_a_sound_voice_command_has_no_fault(argv: tuple[str, ...]) -> None:
    assert own_voice_fault(argv) == ""


def test_an_engine_refuses_what_it_cannot_do() -> None:
    with pytest.raises(AssertionError, match="cannot speak"):
        ENGINES["piper"].speak("hold")
    with pytest.raises(AssertionError, match="cannot write"):
        ENGINES["spd-say"].render("hold", FILE)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize("text", ["-w/tmp/x", "[[_:]] up", "<break time='10s'/>", "--help", "/etc/hostname", "Hold for ten."])
def test_X9_espeak_itself_says_such_a_text_and_does_nothing_else(text: str, tmp_path: Path) -> None:
    file = tmp_path / "said.wav"
    command = espeak("espeak-ng", shutil.which("espeak-ng") or "", WANTED).render(text, str(file))
    ran = subprocess.run(command.argv, stdin=subprocess.DEVNULL, capture_output=True, cwd=tmp_path, timeout=60, check=True)
    with wave.open(str(file)) as said:
        seconds = said.getnframes() / said.getframerate()
    assert 0.3 < seconds < 4, "neither silence nor the ten seconds' break"
    assert (ran.stdout, list(tmp_path.iterdir())) == (b"", [file])
