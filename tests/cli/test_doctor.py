"""`stretchtui doctor`: what is there, what is missing and how to get it; and a line or tones to be heard."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from itertools import repeat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from stretchtui.cli import doctor_findings
from stretchtui.cli.doctor_findings import Finding, of_terminal
from stretchtui.cli.doctor_sound import of_desktop, of_sound
from stretchtui.coach.model import TONE_KINDS, ToneKind, Wanted
from stretchtui.coach.tried import Tried
from stretchtui.coach.voices.engine import Command, Engine
from stretchtui.coach.voices.found import NOTHING_SOUNDS, WRONG_MACHINE, Found
from stretchtui.coach.voices.players import Player
from stretchtui.settings.preferences import Settings
from stretchtui.sounding import wanted
from tests.cli.called import Answer, Call
from tests.cli.own_home import Home

ALL = Found((Player("paplay", ("paplay",)), Player("aplay", ("aplay",))), (Engine("espeak-ng"),))
NOTHING = Found((), (), ("no program that plays sounds was found", "no voice was found"), ("to hear tones, install x",))
PLAIN = Settings()
STATES = {"ok", "note", "untried", "missing", "wrong"}


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """What is found; a test puts something else in its place."""
    here = [ALL]
    for room in ("doctor", "doctor_trial"):
        monkeypatch.setattr(f"stretchtui.cli.{room}.look_round", lambda _: here[0])
    return here


def of(answer: Answer, area: str) -> list[str]:
    """The rows of an area, with its advice."""
    rows, here = [], ""
    for line in answer.lines:
        here = line.split(" ")[0] or here
        if here == area:
            rows.append(line[10:].strip())
    return rows


def test_where_all_is_well_it_says_so_and_ends_with_0(call: Call) -> None:
    answer = call("doctor")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines[-1] == "Nothing is wrong."
    areas = [line.split(" ")[0] for line in answer.lines if line[:1].isalpha()][:-1]
    assert areas == ["terminal", "program", "sound", "desktop", "folders", "library", "history", "reminders", "settings"]
    assert "ok       players: paplay; if it fails: aplay" in of(answer, "sound")
    assert "ok       what is heard: tones by paplay, then the terminal's bell, then a flash on the screen" in of(answer, "sound")


def test_as_json_it_is_an_array_of_findings(call: Call) -> None:
    answer = call("doctor", "--json")
    assert {tuple(one) for one in answer.json} == {("area", "state", "what", "advice")}
    assert {one["state"] for one in answer.json} <= STATES
    assert all(one["what"] for one in answer.json)


def test_A6_no_sound_at_all_is_wrong_where_it_is_wanted_and_says_how_to_get_it(call: Call, found: list[Found]) -> None:
    found[:] = [NOTHING]
    answer = call("doctor")
    assert answer.status == 1
    assert "WRONG    nothing can be heard but the terminal's bell" in of(answer, "sound")
    assert "note     to hear tones, install x" in of(answer, "sound")
    assert answer.lines[-1].startswith("WRONG: 1 thing (sound). ")
    call("settings", "sound", "false")
    assert call("doctor").status == 0


def test_over_ssh_silence_is_no_mistake_and_is_explained(call: Call, found: list[Found]) -> None:
    found[:] = [Found((), (), (WRONG_MACHINE,), ("forward it",))]
    answer = call("doctor")
    assert answer.status == 0
    assert f"note     {WRONG_MACHINE}" in of(answer, "sound")
    assert not any(row.startswith("missing") for row in of(answer, "sound"))


@pytest.mark.parametrize(("key", "value"), [("player", "no-such-player,{file}"), ("voice_command", "no-such-voice")])
def test_a_program_of_ones_own_that_is_not_there_is_wrong(call: Call, key: str, value: str) -> None:
    call("settings", key, value)
    answer = call("doctor")
    assert answer.status == 1
    assert f"WRONG    {key}: {value.partition(',')[0]} was not found" in of(answer, "sound")


def test_a_tone_file_that_cannot_be_played_is_wrong(call: Call, tmp_path: Path) -> None:
    (tmp_path / "gong.wav").write_bytes(b"no sound")
    call("settings", "tone_files.hold", str(tmp_path / "gong.wav"))
    answer = call("doctor")
    assert answer.status == 1
    assert any(row.startswith("WRONG    hold: ") and "gong.wav cannot be used" in row for row in of(answer, "sound"))


def test_mistakes_in_the_settings_are_wrong_and_named_with_their_place(call: Call, home: Home) -> None:
    home.settings.write_text("volume: loud\navoid: [spin-twist]\n")
    answer = call("doctor")
    assert answer.status == 1
    rows = of(answer, "settings")
    assert f"WRONG    {home.settings}:1: a whole number from 0 to 100 belongs here, not 'loud'" in rows
    assert any(row.startswith("note") and "'spin-twist' is a flag of your own" in row for row in rows)
    assert "did you mean 'spine-twist'?" in rows


def test_mistakes_in_a_library_are_wrong_and_counted_beyond_a_few(call: Call, home: Home) -> None:
    for number in range(8):
        home.write(f"bad-{number}.yaml", "steps: [no-such-exercise]\nname: Bad\n")
    answer = call("doctor")
    assert answer.status == 1
    rows = [row for row in of(answer, "library") if row.startswith("WRONG")]
    assert len(rows) == doctor_findings.MOST_SHOWN + 1
    assert rows[-1] == "WRONG    3 more mistakes"
    assert any(row.startswith("ok       user: 8 routines, 0 exercises in ") for row in of(answer, "library"))


def test_a_folder_that_cannot_be_read_is_named_without_a_line(call: Call, home: Home) -> None:
    (in_the_way := home.folder / "none").parent.mkdir(parents=True)
    in_the_way.write_text("no folder")
    answer = call("doctor", "--library", str(in_the_way))
    rows = [row for row in of(answer, "library") if row.startswith("WRONG")]
    assert rows
    assert all(row.startswith((f"WRONG    {in_the_way}: ", f"WRONG    {in_the_way}{os.sep}exercises: ")) for row in rows)


def test_settings_that_cannot_be_read_are_named_without_a_line(call: Call, home: Home) -> None:
    home.settings.mkdir()
    answer = call("doctor")
    assert any(row.startswith(f"WRONG    {home.settings}: ") for row in of(answer, "settings"))


def test_a_folder_that_is_none_or_cannot_be_made_is_wrong(call: Call, home: Home) -> None:
    (home.folder / "cache").parent.mkdir(parents=True)
    (home.folder / "cache").write_text("in the way")
    answer = call("doctor")
    assert answer.status == 1
    assert any(row.startswith("WRONG    kept between starts: ") and "cannot be made" in row for row in of(answer, "folders"))


def test_a_folder_that_cannot_be_written_to_is_wrong(call: Call, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home.settings.parent
    may = os.access
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != folder and may(path, mode))
    answer = call("doctor")
    assert answer.status == 1
    assert f"WRONG    settings: {folder} cannot be written to" in of(answer, "folders")


def test_a_system_without_a_home_is_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.places._platform_folder", lambda _: None)
    answer = call("doctor")
    assert answer.status == 1
    assert "WRONG    settings: this system names no folder for it" in of(answer, "folders")


def test_a_package_that_is_not_installed_is_wrong(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", version)
    answer = call("doctor")
    assert answer.status == 1
    assert any(row == "WRONG    the package textual is not installed" for row in of(answer, "program"))


def test_what_stands_in_a_file_cannot_write_to_the_terminal(call: Call, home: Home) -> None:
    home.settings.write_text("theme: 'a\x9b2Jb'\n", encoding="utf-8")
    answer = call("doctor")
    assert answer.status == 1
    assert "\x9b" not in answer.out


def test_a_terminal_that_cannot_show_a_word_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: Bad\nsteps: [\u00e4]\n", encoding="utf-8")
    environ = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environ |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "stretchtui", "doctor", "--library", str(tmp_path)]
    told = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert (told.returncode, told.stderr) == (1, b"")
    assert b"'?'" in told.stdout


# The terminal


def terminal(environ: Mapping[str, str], settings: Settings = PLAIN, encoding: str = "utf-8") -> dict[str, Finding]:
    """What is found of a screen of that encoding, by the word before the colon."""
    screen: Any = SimpleNamespace(encoding=encoding, isatty=lambda: True, fileno=lambda: 1_000_000)
    return {one.what.partition(":")[0]: one for one in of_terminal(settings, environ, screen, screen)}


@pytest.mark.parametrize(
    ("environ", "colours", "painter"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "true colour", "truecolour"),
        ({"TERM": "xterm-256color"}, "256", "256"),
        ({"TERM": "xterm"}, "16", "16"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none", "braille"),
        ({"TERM": "linux", "NO_COLOR": "1"}, "none", "ascii"),
    ],
)
def test_colours_and_the_painter_that_figures_get_are_named(environ: dict[str, str], colours: str, painter: str) -> None:
    seen = terminal(environ)
    assert seen["colours"].what.startswith(f"colours: {colours} (")
    assert seen["colours"].state == ("note" if "NO_COLOR" in environ else "ok")
    assert seen["figures are painted with"].what == f"figures are painted with: {painter}"


def test_a_terminal_that_cannot_show_the_characters_is_noted_with_a_way_out() -> None:
    one = terminal({"TERM": "xterm"}, encoding="latin-1")["characters"]
    assert (one.state, "UTF-8" in one.advice) == ("note", True)


def test_a_painter_of_ones_own_and_figures_turned_off_are_told() -> None:
    seen = terminal({"TERM": "xterm", "COLORTERM": "truecolor"}, Settings(painter="braille", figure=False))
    assert "figures are painted with: braille, but are turned off" in [one.what for one in seen.values()]


@pytest.mark.parametrize(("size", "state"), [((120, 40), "ok"), ((39, 12), "note"), ((40, 11), "note"), ((0, 0), "note")])
def test_the_size_is_told_and_a_small_one_noted(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], state: str) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size(size))
    assert terminal({"TERM": "xterm"})["size"].state == state


def test_without_a_terminal_that_is_said_and_is_no_mistake(call: Call) -> None:
    assert any("full screen needs a terminal" in row for row in of(call("doctor"), "terminal"))


# What is heard


def sound(settings: Settings, here: Found) -> list[Finding]:
    return [*of_sound(settings, wanted(settings), here)]


@pytest.mark.parametrize(
    ("settings", "ladder"),
    [
        (Settings(voice="full"), "voice espeak-ng, then tones by paplay, then the terminal's bell, then a flash on the screen"),
        (Settings(), "tones by paplay, then the terminal's bell, then a flash on the screen"),
        (Settings(sound=False, voice="full"), "a flash on the screen"),
    ],
)
def test_what_is_heard_is_told_as_it_will_be(settings: Settings, ladder: str) -> None:
    assert f"what is heard: {ladder}" in [one.what for one in sound(settings, ALL)]


def test_muted_and_no_voice_wanted_are_noted() -> None:
    told = [(one.state, one.what) for one in sound(Settings(sound=False, voice_engine="none"), Found(ALL.players))]
    assert ("note", "muted in the settings") in told
    assert ("note", "voices: turned off in the settings") in told


def test_a_voice_that_speaks_by_itself_is_sound_enough() -> None:
    here = Found((), (Engine("spd-say", speaking=lambda text: Command(("spd-say", text))),))
    assert all(one.state != "wrong" for one in sound(Settings(voice="full"), here))


@pytest.mark.parametrize(
    ("settings", "environ", "state"),
    [(Settings(notify=False), {}, "ok"), (Settings(), {"TERM": "xterm-kitty"}, "ok"), (Settings(), {"TERM": "xterm"}, "note")],
)
def test_notices_of_the_desktop_are_told(settings: Settings, environ: dict[str, str], state: str) -> None:
    (one,) = of_desktop(settings, environ)
    assert (one.area, one.state) == ("desktop", state)


# To be heard


class FakeTrial:
    """Each sample sounds at the second look and is over at the third, or fails."""

    fault = ""
    before = ""
    """What failed before another was heard."""
    asked: list[str] = []

    mute: tuple[str, ...] = ()
    """Voices that write nothing, and say no more of it than the real one does."""
    hanging: tuple[str, ...] = ()
    """Voices that are never through."""

    def __init__(self, wanted: Wanted, found: Found, *_: object) -> None:
        self.voice = found.engines[0].name if found.engines else ""
        self._looks: Iterator[Tried] = iter(())

    def open(self) -> None:
        FakeTrial.asked.append("open")

    def close(self) -> None:
        FakeTrial.asked.append("close")

    def say(self, text: str, _: int) -> None:
        self._begin(text, self.voice)

    def play(self, kind: ToneKind, _: int, *, number: int | None = None) -> None:
        self._begin(f"{kind}{number or ''}", "")

    def _begin(self, sample: str, voice: str) -> None:
        FakeTrial.asked.append(sample)
        if voice in self.hanging:
            self._looks = repeat(Tried("waits"))
            return
        fault = "no voice speaks" if voice in self.mute else self.fault
        last = Tried("failed", voice, "", 40, fault) if fault else Tried("over", voice, "paplay", 40, self.before)
        self._looks = iter([Tried("waits"), Tried("sounds", voice, "paplay", 40), last])

    def look(self, _: int) -> Tried:
        return next(self._looks)


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> type[FakeTrial]:
    monkeypatch.setattr("stretchtui.coach.trial.Trial", FakeTrial)
    monkeypatch.setattr("stretchtui.cli.doctor_trial.LOOK_S", 0.0)
    monkeypatch.setattr(FakeTrial, "fault", "")
    monkeypatch.setattr(FakeTrial, "before", "")
    monkeypatch.setattr(FakeTrial, "mute", ())
    monkeypatch.setattr(FakeTrial, "hanging", ())
    monkeypatch.setattr(FakeTrial, "asked", [])
    return FakeTrial


def test_a_text_is_spoken_and_it_is_told_by_what_and_how_soon(call: Call, trial: type[FakeTrial]) -> None:
    answer = call("doctor", "--say", "Hello \x1b[2J there")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines == ["'Hello \ufffd[2J there': voice espeak-ng, player paplay; began after 40 ms"]
    assert trial.asked == ["open", "Hello \x1b[2J there", "close"]


def test_every_tone_is_named_as_it_is_played(call: Call, trial: type[FakeTrial]) -> None:
    answer = call("doctor", "--tones")
    assert answer.status == 0
    assert [line.split(":")[0] for line in answer.lines] == list(TONE_KINDS)
    assert trial.asked[1:-1] == ["count3" if kind == "count" else kind for kind in TONE_KINDS]


def test_what_is_not_heard_says_why_what_next_and_ends_with_1(
    call: Call, trial: type[FakeTrial], found: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    found[:] = [NOTHING]
    monkeypatch.setattr(trial, "fault", "no player plays (paplay: it ended with status 1)")
    answer = call("doctor", "--tones")
    assert answer.status == 1
    assert answer.lines == ["prepare: not heard: no player plays (paplay: it ended with status 1)"]
    assert "to hear tones, install x" in answer.err
    assert trial.asked == ["open", "prepare", "close"], "after the first that was not heard, no other was tried"


@pytest.mark.parametrize(("arguments", "name"), [(("--say", "hi"), "'hi'"), (("--tones",), "prepare")])
def test_A1_without_a_sound_card_what_ends_well_is_not_said_to_have_been_heard(
    call: Call, trial: type[FakeTrial], found: list[Found], arguments: tuple[str, ...], name: str
) -> None:
    found[:] = [Found(ALL.players, ALL.engines, (NOTHING_SOUNDS,))]
    answer = call("doctor", *arguments)
    (line,) = answer.lines
    assert line.startswith(f"{name}: ")
    assert line.endswith("; but there is no sound server and no sound card, so perhaps nothing was heard")
    assert answer.status == 1


def test_json_is_of_findings_alone(call: Call, trial: type[FakeTrial]) -> None:
    answer = call("doctor", "--json", "--tones")
    assert (answer.status, answer.out, trial.asked) == (2, "", [])


def test_nothing_to_say_is_refused(call: Call, trial: type[FakeTrial]) -> None:
    answer = call("doctor", "--say", "  ")
    assert answer.status == 2
    assert "nothing to say" in answer.err
    assert trial.asked == []
