"""What the recorder wrote, read back: tones and lines with their moments; settings that put it in a player's place."""

from __future__ import annotations

import json
import py_compile
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RECORDER = Path(__file__).with_name("recorder.py")


@dataclass(frozen=True)
class Call:
    """One start of the recorder. Moments are those of CLOCK_MONOTONIC."""

    what: str
    """`tone`, `line` or `render`."""
    got: str
    """The tone's name (`hold`, `count-3`), or the words."""
    ms: int
    """How long it was to last."""
    pid: int
    began_ns: int
    ended_ns: int | None
    """None: it was cut, or has not ended."""


@dataclass(frozen=True)
class Recorder:
    """A recorder in a folder, compiled so that its start costs no more than Python's own."""

    folder: Path

    def __post_init__(self) -> None:
        py_compile.compile(str(RECORDER), cfile=str(self._program), doraise=True)

    @property
    def _program(self) -> Path:
        return self.folder / "recorder.pyc"

    @property
    def log(self) -> Path:
        return self.folder / "heard"

    def _command(self, what: str, mode: str, *more: str) -> list[str]:
        return [sys.executable, "-I", "-S", str(self._program), what, str(self.log), mode, *more]

    def player(self, mode: str = "well") -> list[str]:
        return self._command("player", mode)

    def voice(self, mode: str = "well", rate: int = 150, *, renders: bool = True) -> list[str]:
        if renders:
            return self._command("render", mode, str(rate), "{file}", "{text}")
        return self._command("voice", mode, str(rate))

    def calls(self) -> list[Call]:
        """All calls so far, in the order in which they began."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        ended = {int(pid): int(ns) for word, pid, ns in (line.split()[:3] for line in lines) if word == "ended"}
        began = (line.split(" ", 5) for line in lines if line.startswith("began "))
        made = [
            Call(what, _name(what, got), int(ms), int(pid), int(ns), ended.get(int(pid))) for _, pid, ns, what, ms, got in began
        ]
        return sorted(made, key=lambda call: call.began_ns)

    def heard(self, what: str) -> list[Call]:
        return [call for call in self.calls() if call.what == what]

    def bare_start_ms(self, times: int = 15) -> float:
        """What its own start costs here: it is in every moment that it writes down. Leaves calls named `bare`."""
        return median(self._one_start_ms() for _ in range(times))

    def _one_start_ms(self) -> float:
        before_ns = time.monotonic_ns()
        subprocess.run([*self._command("voice", "nothing", "150"), "bare"], check=True, stdin=subprocess.DEVNULL)
        return (self.heard("line")[-1].began_ns - before_ns) / 1e6


def _name(what: str, got: str) -> str:
    return Path(got).stem if what == "tone" else got


def settings(**more: object) -> str:
    """A settings file of somebody who has been here before and hears everything; JSON is YAML, too."""
    wanted: dict[str, object] = {"welcomed": True, "avoid": [], "figure": False, "voice": "full", **more}
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in wanted.items())
