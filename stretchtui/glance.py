"""What the line for a prompt is made of: two small files beside the history, how they are written and how they are read.

One holds the days on which something was done, so that the right answer comes out tomorrow and next week as well; the other what
runs now. A prompt reads them time and again (cli/status.py), so that nothing is imported here but what Python has at hand anyway.
Never here: the history, what the line says, the clock.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    Folder = str | Path

DAYS, RUNNING = "glance-days", "glance-running"
"""The files, in the folder of the history."""
_DAYS_HEAD, _RUNNING_HEAD = "stretchtui days 1", "stretchtui running 1"

MOST_DAYS = 4_000
"""As many are kept, the newest: ten years of them."""
LARGEST_DAY = 3_652_059
"""31 December 9999."""
MOST_MS = 86_400_000
MOST_TEXT = 60
_LARGEST = 65_536
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
STALE_MS = 120_000
"""A phase that should have ended so long ago: its program stands still, and nobody is stretching."""


class Days:
    """The days on which so much was done that they count, numbered as `date.toordinal` does it."""

    def __init__(self, days: set[int], goal: int) -> None:
        self.days, self.goal = days, goal


class Running:
    """A session as its face last told it."""

    def __init__(
        self, place: str, side: str, phase: str, phase_left_ms: int | None, left_ms: int | None, at_ms: int, paused: bool
    ) -> None:
        self.place, self.side, self.phase = place, side, phase
        self.phase_left_ms, self.left_ms, self.paused = phase_left_ms, left_ms, paused
        self.at_ms = at_ms

    def left(self, ms: int | None, now_ms: int) -> int | None:
        """What is left by now of what was left when it was told; None: as long as one likes."""
        gone = 0 if self.paused else max(0, now_ms - self.at_ms)
        return None if ms is None else max(0, ms - gone)

    def stands_still(self, now_ms: int) -> bool:
        """Whether its program stopped telling long ago."""
        return not self.paused and self.phase_left_ms is not None and now_ms - self.at_ms > self.phase_left_ms + STALE_MS


def folder_now() -> str | None:
    """`places.history_folder`, worked out without platformdirs where that is plain; None where there is none."""
    base = os.environ.get("XDG_DATA_HOME", "")
    if not base and os.environ.get("HOME", "").startswith("/"):
        base = os.environ["HOME"].rstrip("/") + "/.local/share"
    if sys.platform == "linux" and base.startswith("/") and "ANDROID_DATA" not in os.environ:
        return base + "/stretchtui/history"
    from stretchtui import places

    folder = places.history_folder()
    return None if folder is None else str(folder)


def write_days(folder: Folder, days: Iterable[int], goal: int) -> bool:
    """Keep the days that count (history/progress) and how many of a week are wanted. Whether that could be written."""
    newest = sorted(set(days))[-MOST_DAYS:]
    lines = [_DAYS_HEAD, f"goal {min(max(goal, 1), 7)}", f"days {' '.join(map(str, newest))}"]
    return _write(folder, DAYS, lines)


def write_running(
    folder: Folder,
    place: str,
    side: str,
    phase: str,
    *,
    phase_left_ms: int | None,
    left_ms: int | None,
    at_ms: int,
    paused: bool = False,
) -> bool:
    """Tell that this process runs a session; to be told again at each phase, pause and going on.

    `place` is the exercise's name, `at_ms` the wall clock (UTC) at which so much was left of the phase and of all, in real time;
    None: as long as one likes. Whether it could be written: a session goes on without.
    """
    from stretchtui.text import plain

    words = [plain(text, limit=MOST_TEXT) for text in (place, side, phase)]
    numbers = ["" if ms is None else str(ms) for ms in (phase_left_ms, left_ms)]
    pid = os.getpid()
    known = (str(pid), _started(pid), str(at_ms), "paused" if paused else "", *numbers)
    return _write(folder, RUNNING, [_RUNNING_HEAD, *known, *words])


def remove_running(folder: Folder) -> None:
    """Tell that this process runs none any more; what another one tells stays."""
    lines = _read(folder, RUNNING)
    if lines[1:2] == [str(os.getpid())]:
        try:
            os.unlink(os.path.join(folder, RUNNING))  # noqa: PTH108, PTH118  (pathlib costs a tenth of a prompt's time)
        except OSError:
            return


def is_any_unfinished(folder: Folder) -> bool:
    """Whether the session that was told last has not come to its end, whatever became of its program."""
    return os.path.exists(os.path.join(folder, RUNNING))  # noqa: PTH110, PTH118  (as above)


def read_days(folder: Folder) -> Days | None:
    """None where nothing was ever written, or nothing that can be believed."""
    lines = _read(folder, DAYS)
    if len(lines) != 3 or lines[0] != _DAYS_HEAD or not (lines[1].startswith("goal ") and lines[2].startswith("days")):
        return None
    goal, days = _number(lines[1][5:], 7), _days(lines[2][4:])
    return None if not goal or days is None else Days(days, goal)


def read_running(folder: Folder, now_ms: int) -> Running | None:
    """What runs now; None when nothing does, or the program that told it is gone."""
    lines = _read(folder, RUNNING)
    if len(lines) != 10 or lines[0] != _RUNNING_HEAD:
        return None
    pid, at_ms = _number(lines[1], 2**31 - 1), _number(lines[3], 2**53)
    if not pid or at_ms is None or not _is_alive(pid, lines[2]):
        return None
    phase_left_ms, left_ms = _number(lines[5], MOST_MS), _number(lines[6], MOST_MS)
    place, side, phase = _shown(lines[7]), _shown(lines[8]), _shown(lines[9])
    running = Running(place, side, phase, phase_left_ms, left_ms, at_ms, lines[4] == "paused")
    return None if running.stands_still(now_ms) else running


def _days(text: str) -> set[int] | None:
    """All at once: ten years of days, one by one, would be a tenth of a prompt's time."""
    if text.strip(" ") and not (text.isascii() and text.replace(" ", "").isdigit()):
        return None
    try:
        days = set(map(int, text.split()))
    except ValueError:  # a number of thousands of digits
        return None
    return days if not days or (min(days) > 0 and max(days) <= LARGEST_DAY) else None


def _number(text: str, most: int) -> int | None:
    """A whole number from 0 on; None for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        return None
    number = int(text)
    return number if number <= most else None


def _shown(text: str) -> str:
    """What a terminal may be given, though somebody else wrote the file."""
    cut = text[:MOST_TEXT]
    if cut.isascii():
        return "".join(filter(str.isprintable, cut))
    from stretchtui.text import plain

    return plain(cut)


def _is_alive(pid: int, started: str) -> bool:
    """Whether that very process is: a number is given to another one when its process has ended."""
    if os.name == "nt":
        return True  # there `kill` would end it; what stands still is not shown for long
    try:
        os.kill(pid, 0)
    except (OSError, OverflowError):  # none, or somebody else's
        return False
    return _started(pid) == started


def _started(pid: int) -> str:
    """When the process started, by the kernel's count; "" where it is not told."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123
            return file.read(4096).rpartition(b")")[2].split()[19].decode("ascii")
    except (OSError, IndexError, UnicodeDecodeError):
        return ""


def _read(folder: Folder, name: str) -> list[str]:
    """The file's lines; none where there is no such file, or something else in its place."""
    path = os.path.join(folder, name)  # noqa: PTH118
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _AS_IT_IS
    try:
        file = os.open(path, flags)  # a pipe in its place would make a prompt wait for ever
    except (OSError, ValueError):
        return []
    try:
        data = os.read(file, _LARGEST)
    except OSError:
        return []
    finally:
        os.close(file)
    return data.decode("utf-8", "replace").split("\n")[:-1]


def _write(folder: Folder, name: str, lines: Iterable[str]) -> bool:
    """The whole file or none of it; nobody else can read it."""
    made = os.path.join(folder, f".{name}.{os.getpid()}")  # noqa: PTH118
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        _fill(made, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        os.replace(made, os.path.join(folder, name))  # noqa: PTH105, PTH118
    except OSError:
        return False
    return True


def _fill(path: str, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _AS_IT_IS, 0o600)
    try:
        written = os.write(file, data)
    finally:
        os.close(file)
    if written < len(data):  # the disk is full
        os.unlink(path)  # noqa: PTH108
        raise OSError
