"""A sound server of the tests' own that plays to nobody, and a recording of what is played on it. Never here: what it should be.

It is real sound all the same: players and voices are the system's, and what is measured are samples.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import cos, tau
from pathlib import Path

RATE = 22_050
"""That of the tones and of espeak-ng, so that nothing is resampled on its way."""
NEEDED = ("pulseaudio", "parec", "paplay", "espeak-ng")
_HEARD = 200
"""Of 32767: what is louder is no silence any more."""
_FRAME_MS = 10
_PATIENCE_S = 10.0


def missing() -> str:
    """What this machine lacks for real sound, in words; "" when it has it all."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    return f"real sound cannot be tested: {', '.join(absent)} not installed" if absent else ""


class NullSink:
    """The server, in a folder of its own. `environment` is what a player needs to find it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.recorded = folder / "recorded.raw"
        self._socket = folder / "native"
        self.environment = {"XDG_RUNTIME_DIR": str(folder), "PULSE_SERVER": f"unix:{self._socket}"}

    def command(self) -> list[str]:
        sink = f"module-null-sink sink_name=null rate={RATE} channels=1"
        way_in = f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error"]
        return ["pulseaudio", *options, "-L", sink, "-L", way_in]

    def recording(self) -> list[str]:
        form = [f"--rate={RATE}", "--channels=1", "--format=s16le", "--raw"]
        return ["parec", "--device=null.monitor", "--latency-msec=20", *form, str(self.recorded)]

    def is_up(self) -> bool:
        return self._socket.exists()

    def has_recorded(self) -> bool:
        return self.recorded.exists() and self.recorded.stat().st_size > 0

    def sound(self) -> Sound:
        samples = array("h")
        data = self.recorded.read_bytes()
        samples.frombytes(data[: len(data) // 2 * 2])
        return Sound(samples)


@contextmanager
def null_sink(folder: Path) -> Iterator[NullSink]:
    """A server that records from now until the block ends."""
    sink = NullSink(folder)
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", **sink.environment}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(sink.command(), env=env, **quiet) as server:  # type: ignore[call-overload]
        try:
            _wait_for(sink.is_up, server)
            with subprocess.Popen(sink.recording(), env=env, **quiet) as recording:  # type: ignore[call-overload]
                try:
                    _wait_for(sink.has_recorded, recording)
                    yield sink
                finally:
                    recording.terminate()
        finally:
            server.terminate()


def _wait_for(ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not ready():
        assert process.poll() is None, f"{process.args!r} ended with {process.returncode}"
        assert time.monotonic() < end, f"{process.args!r} is not ready"
        time.sleep(0.01)


class Sound:
    """What was recorded. Times in ms since the recording began."""

    def __init__(self, samples: array[int]) -> None:
        self.samples = samples
        size = RATE * _FRAME_MS // 1_000
        self._peaks = [max(map(abs, samples[i : i + size])) for i in range(0, len(samples) - size, size)]
        self._size = size

    def onsets(self, silent_ms: int = 60) -> list[float]:
        """Where it becomes loud after so much silence, to the sample."""
        found, quiet_ms = [], float("inf")
        for i, peak in enumerate(self._peaks):
            if peak <= _HEARD:
                quiet_ms += _FRAME_MS
                continue
            if quiet_ms >= silent_ms:
                found.append(self._exactly(i))
            quiet_ms = 0.0
        return found

    def _exactly(self, frame: int) -> float:
        first = frame * self._size
        into = next(i for i, value in enumerate(self.samples[first : first + self._size]) if abs(value) > _HEARD)
        return (first + into) * 1_000 / RATE

    def loud_part(self, from_ms: float, to_ms: float) -> float:
        """How much of this stretch is no silence, 0 to 1."""
        size_ms = self._size * 1_000 / RATE
        frames = self._peaks[max(0, round(from_ms / size_ms)) : max(0, round(to_ms / size_ms))]
        return sum(peak > _HEARD for peak in frames) / len(frames) if frames else 0.0

    def strength(self, hertz: float, from_ms: float, to_ms: float) -> float:
        """How much of the power there is in this frequency (Goertzel), 0 to 1."""
        part = self.samples[round(from_ms * RATE / 1_000) : round(to_ms * RATE / 1_000)]
        power = sum(value * value for value in part)
        turn, before, last = 2 * cos(tau * hertz / RATE), 0.0, 0.0
        for value in part:
            before, last = last, value + turn * last - before
        found = before * before + last * last - turn * before * last
        return 2 * found / (power * len(part)) if power else 0.0
