"""A session in a pseudo-terminal with a recorder for ears: started, pressed, and asked afterwards what was shown and heard when.

Never here: what is right.
"""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

assert sys.platform != "win32"

from tests.benchmarks.emulated import screens
from tests.benchmarks.probe import Chunk
from tests.coach.descendants import MARK
from tests.coach.heard import Call, Recorder
from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[2]
SIZE = (80, 24)


class Followed(Terminal):
    """The program in a terminal; every piece of its output is stamped."""

    def __init__(self, home: Path, arguments: Sequence[str], env: dict[str, str], size: tuple[int, int] = SIZE) -> None:
        self.chunks: list[Chunk] = []
        self.trace = home / "trace"
        self.trace.unlink(missing_ok=True)
        self.mark = env[MARK]
        self.recorder: Recorder | None = None
        self._size = size
        self._seen: list[tuple[int, list[str]]] = []
        super().__init__([sys.executable, "-m", "tests.coach.walked", str(self.trace), *arguments], env, size=size)

    def _take(self, received: bytes) -> None:
        self.chunks.append(Chunk(time.monotonic_ns(), received))
        super()._take(received)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def began_ns(self) -> int:
        return int(self.trace.read_text())

    def press(self, keys: bytes) -> int:
        """The moment (ns) at which they were pressed."""
        at_ns = time.monotonic_ns()
        self.send(keys)
        return at_ns

    def wait_started(self) -> int:
        self.wait_until(lambda: self.trace.exists() and bool(self.trace.read_text()), "the session begun")
        return self.began_ns

    def wait_real_ms(self, ms: float) -> None:
        """Until so long after the session began."""
        end_ns = self.wait_started() + ms * 1e6
        self.wait_until(lambda: time.monotonic_ns() >= end_ns, f"{ms} ms into the session", within_s=ms / 1000 + 30)

    def wait_ms(self, ms: float) -> None:
        end_ns = time.monotonic_ns() + ms * 1e6
        self.wait_until(lambda: time.monotonic_ns() >= end_ns, f"{ms} ms", within_s=ms / 1000 + 30)

    def seen(self) -> list[tuple[int, list[str]]]:
        """Every picture so far with the moment (ns) from which it stood there."""
        if len(self._seen) != len(self.chunks):
            self._seen = [(at_ns, list(rows)) for at_ns, rows in screens(self.chunks, self._size)]
        return self._seen

    def shown_at(self, moments_ms: Sequence[float]) -> list[list[str]]:
        """The rows of the screen at each of these moments (real ms since the session began), in order."""
        began_ns, shown = self.began_ns, []
        for moment in moments_ms:
            before = [rows for at_ns, rows in self.seen() if at_ns <= began_ns + moment * 1e6]
            shown.append(before[-1] if before else [])
        return shown

    def first_shown_ms(self, forms: Sequence[Sequence[str]], after_ms: float) -> float | None:
        """When (real ms since the session began) one of these forms first stands on the screen, not before `after_ms`.

        A form is rows that stand one below the other.
        """
        for at_ns, rows in self.seen():
            ms = (at_ns - self.began_ns) / 1e6
            if ms >= after_ms and any(_stands_in(form, rows) for form in forms):
                return ms
        return None


def _stands_in(form: Sequence[str], rows: Sequence[str]) -> bool:
    tops = range(len(rows) - len(form) + 1)
    return any(all(part in rows[top + i] for i, part in enumerate(form)) for top in tops)


@contextmanager
def followed(
    home: Path,
    arguments: Sequence[str],
    settings: str,
    more: Mapping[str, str] = MappingProxyType({}),
    *,
    size: tuple[int, int] = SIZE,
) -> Iterator[Followed]:
    """The program with a home folder of its own and these settings; `more` goes into its environment."""
    for part in ("config/stretchtui", "data", "cache", "state"):
        (home / part).mkdir(parents=True, exist_ok=True)
    (home / "config/stretchtui/settings.yaml").write_text(settings)
    env = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"), MARK: str(home), **more,
    }  # fmt: skip
    with Followed(home, arguments, env, size) as program:
        yield program


def since(calls: Sequence[Call], began_ns: int) -> list[tuple[float, Call]]:
    """Each call with its moment in ms since then."""
    return [((call.began_ns - began_ns) / 1e6, call) for call in calls]
