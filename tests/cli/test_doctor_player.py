"""A player of one's own: the doctor tries it with a moment of silence, and never says "ok" of one that does not play."""

from __future__ import annotations

import os
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from stretchtui.cli.doctor_silence import Faults, faults_in_silence
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.sounds import wav
from stretchtui.coach.voices.engine import Command, Engine
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.own_voice import own_voice
from stretchtui.coach.voices.players import Player, own_player
from tests.cli.called import Answer, Call
from tests.cli.test_doctor import found, of
from tests.cli.test_doctor_voice import fails, silence
from tests.coach.fakes import FakeChildren, breaks, hangs, missing, silent, works

__all__ = ["found", "silence"]

OWN, PAPLAY, ESPEAK = own_player(("mine", "{file}")), Player("paplay", ("paplay",)), Engine("espeak-ng")
WRITES = own_voice(("mine", "{file}", "{text}"))
HUNG = "it was not through after 3 seconds"


def told(call: Call, found: list[Found], *engines: Engine) -> Answer:
    found[:] = [Found((OWN,), engines or (ESPEAK,))]
    call("settings", "voice", "full")
    call("settings", "player", "python3,{file}")
    return call("doctor")


def test_one_that_plays_is_tried_in_silence_and_that_is_said(call: Call, found: list[Found], silence: FakeChildren) -> None:
    answer = told(call, found)
    assert "ok       players: own player (tried in silence)" in of(answer, "sound")
    assert "ok       what is heard: voice espeak-ng, then tones by own player" in " ".join(of(answer, "sound"))
    assert (answer.status, answer.lines[-1]) == (0, "Nothing is wrong.")
    assert [order.lane for _, order in silence.orders] == ["tone"]
    assert silence.closed


@pytest.mark.parametrize(
    ("ending", "why"), [(breaks, "it ended with status 1"), (missing, "not found"), (hangs, HUNG)], ids=["fails", "gone", "hangs"]
)
def test_one_that_does_not_play_is_wrong_and_what_to_do_is_told_once(
    call: Call, found: list[Found], silence: FakeChildren, ending: object, why: str
) -> None:
    silence.ends = {"tone": ending}  # type: ignore[dict-item]
    answer = told(call, found)
    rows = of(answer, "sound")
    at = rows.index(f"WRONG    player: python3 does not play: {why}")
    assert rows[at + 1] == "run it by hand, or take it back: stretchtui settings player ''"
    assert not [row for row in rows if row.startswith("ok") and "own player" in row]
    assert "ok       what is heard: the terminal's bell, then a flash on the screen" in rows
    assert (answer.status, answer.lines[-1]) == (1, "WRONG: 1 thing (sound).")


def test_a_voice_that_needs_no_player_is_still_said_to_be_heard(call: Call, found: list[Found], silence: FakeChildren) -> None:
    silence.ends = {"tone": breaks}
    answer = told(call, found, Engine("spd-say", speaking=lambda text: Command(("spd-say", text))))
    assert "ok       what is heard: voice spd-say, then the terminal's bell" in " ".join(of(answer, "sound"))
    assert answer.status == 1


def test_its_failure_stands_among_the_findings_for_programs(call: Call, found: list[Found], silence: FakeChildren) -> None:
    silence.ends = {"tone": breaks}
    told(call, found)
    (one,) = [one for one in call("doctor", "--json").json if one["state"] == "wrong"]
    assert one["what"] == "player: python3 does not play: it ended with status 1"


def test_voice_and_player_of_ones_own_are_tried_beside_each_other(call: Call, found: list[Found], silence: FakeChildren) -> None:
    silence.ends = {"tone": breaks, "render": fails}
    call("settings", "voice_command", "python3,{file}")
    answer = told(call, found, WRITES, ESPEAK)
    assert sorted(order.lane for _, order in silence.orders) == ["render", "tone"]
    assert silence.starts == 1
    assert answer.lines[-1] == "WRONG: 2 things (sound)."


def test_other_players_are_not_started(call: Call, silence: FakeChildren) -> None:
    assert call("doctor").status == 0
    assert (silence.orders, silence.starts) == ([], 0)


# In silence


def test_what_it_gets_is_a_quarter_of_a_second_of_nothing_at_all() -> None:
    heard: list[array[int]] = []
    deadlines: list[int] = []

    def listens(order: Order) -> Report:
        samples = wav.read(order.argv[-1])
        heard.append(samples.values)
        deadlines.append(order.deadline_ms)
        assert samples.ms == 250
        return works(order)

    assert faults_in_silence(None, OWN, children=FakeChildren({"tone": listens})) == Faults()
    (values,) = heard
    assert not any(values)
    assert deadlines == [3_000]


@pytest.mark.parametrize("ending", [works, silent])
def test_one_may_hand_the_file_on_and_end_at_once(ending: object) -> None:
    children = FakeChildren({"tone": ending})  # type: ignore[dict-item]
    assert faults_in_silence(None, OWN, children=children) == Faults()


def test_where_no_program_can_be_started_that_is_said_of_both() -> None:
    why = "no program can be started here"
    assert faults_in_silence(WRITES, OWN, children=FakeChildren(stays_dead=True)) == Faults(why, why)


def test_where_no_file_can_be_written_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stretchtui.coach.sounds.wav.write", full)
    children = FakeChildren()
    assert faults_in_silence(None, OWN, children=children).player == "it could not be tried: No space left on device"
    assert children.closed


# With the real program


@pytest.mark.skipif(sys.platform == "win32", reason="the settings are put where Linux and macOS have a home")
@pytest.mark.parametrize("program", ["sys.exit(1)", "time.sleep(3_600)"], ids=["fails", "hangs"])
def test_a_real_one_that_does_not_play_is_wrong_and_nothing_of_it_is_left(tmp_path: Path, program: str) -> None:
    mark = tmp_path / "number"
    file = tmp_path / "mine.py"
    file.write_text(f"import os, sys, time\nopen({str(mark)!r}, 'w').write(str(os.getpid()))\n{program}\n")
    environ = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    environ |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def program_of_ours(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "stretchtui", *arguments]
        return subprocess.run(
            command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
        )

    assert program_of_ours("settings", "player", f"{sys.executable},{file}").returncode == 0
    answer = program_of_ours("doctor")
    assert answer.returncode == 1
    assert "WRONG    player: " in answer.stdout
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)
