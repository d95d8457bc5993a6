"""`stretchtui status`: one line for a prompt, tmux or a bar. Never here: how what it says is kept (glance.py).

It is asked for at every prompt. So `__main__` comes here before it reads a command line as a whole, and nothing is imported that
a prompt would wait for: no dates, no database, no settings; what went wrong in a file is no news for a prompt either.
"""

from __future__ import annotations

import os
import sys

from stretchtui import clock, glance
from stretchtui.history.progress.streaks import row_of, week_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = {
    "line": "what is shown without --format",
    "today": "`done` or `not yet`",
    "mark": "✓ when something was done today, else ·",
    "days": "days of this week on which something was done",
    "goal": "how many you want",
    "streak": "weeks in a row that met the goal",
    "best": "the most there ever were",
    "running": "the session that runs: exercise, side, phase and what is left; nothing when none does",
    "exercise": "its exercise",
    "side": "its side",
    "phase": "its phase, or `paused`",
    "phase_left": "what is left of the phase: 12 s",
    "left": "what is left in all: 3:20",
}

UNKNOWN = "no days kept yet"
"""Before the first session, and where the file cannot be believed."""


def at_once(words: Sequence[str]) -> int | None:
    """The exit status, when the words behind `status` are of the plain kind; None: the whole command line has to be read."""
    if not words:
        return run("{line}")
    if len(words) == 2 and words[0] == "--format":
        return run(words[1])
    if len(words) == 1 and words[0].startswith("--format="):
        return run(words[0][len("--format=") :])
    return None


def run(format: str, folder: str | None = None) -> int:  # noqa: A002  (the option's name)
    place = folder or glance.folder_now()
    try:
        line = filled(format, values(place, clock.local_day(), clock.wall_ms()))
    except ValueError as reason:
        return _refused(f"stretchtui status: {reason}")
    _shown(line)
    return 0


def values(folder: str | None, today: int, now_ms: int) -> Mapping[str, str]:
    """Every field's text."""
    days = glance.read_days(folder) if folder else None
    running = glance.read_running(folder, now_ms) if folder else None
    told = {**_of_days(days, today), **_of_running(running, now_ms)}
    return {**told, "line": told["running"] or told["line"]}


def _of_days(days: glance.Days | None, today: int) -> dict[str, str]:
    if days is None:
        return {"line": UNKNOWN, "today": "not yet", "mark": "·", "days": "0", "goal": "", "streak": "0", "best": "0"}
    weeks, _, best, _ = row_of(days.days, days.goal, today)
    done = today in days.days
    monday = week_of(today) * 7 + 1
    this_week = sum(day in days.days for day in range(monday, monday + 7))
    parts = [
        "done today" if done else "not yet today",
        _counted(this_week, "day") if this_week > days.goal else f"{this_week} of {_counted(days.goal, 'day')}",
        f"{_counted(weeks, 'week')} in a row" if weeks else "",
    ]
    return {
        "line": " · ".join(filter(None, parts)), "today": "done" if done else "not yet", "mark": "✓" if done else "·",
        "days": str(this_week), "goal": str(days.goal), "streak": str(weeks), "best": str(best),
    }  # fmt: skip


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _of_running(running: glance.Running | None, now_ms: int) -> dict[str, str]:
    if running is None:
        return dict.fromkeys(("running", "exercise", "side", "phase", "phase_left", "left"), "")
    phase = "paused" if running.paused else running.phase
    phase_ms, all_ms = running.left(running.phase_left_ms, now_ms), running.left(running.left_ms, now_ms)
    phase_left = "" if phase_ms is None else f"{_seconds(phase_ms)} s"
    left = "" if all_ms is None else _clock(_seconds(all_ms))
    lasting = phase if running.paused else f"{phase} {phase_left}".strip()
    parts = (running.place, running.side, lasting, f"{left} left" if left else "")
    return {
        "running": " · ".join(filter(None, parts)), "exercise": running.place, "side": running.side,
        "phase": phase, "phase_left": phase_left, "left": left,
    }  # fmt: skip


def filled(format: str, texts: Mapping[str, str]) -> str:  # noqa: A002
    """The format with every {name} replaced; {{ and }} stand for braces. Raises ValueError, in words.

    Not str.format, which would reach into what it is given.
    """
    parts: list[str] = []
    rest = format
    while rest:
        before, brace, rest = _up_to_brace(rest)
        parts.append(before)
        if brace in ("{{", "}}"):
            parts.append(brace[0])
        elif brace == "}":
            raise ValueError("a } without its {; write }} for a brace")
        elif brace:
            name, closed, rest = rest.partition("}")
            if not closed:
                raise ValueError("a { without its }; write {{ for a brace")
            parts.append(_text_of(name, texts))
    return "".join(parts)


def _up_to_brace(text: str) -> tuple[str, str, str]:
    """What stands before the first brace, the brace (two, where they stand for one), and what is behind."""
    at = min((place for place in (text.find("{"), text.find("}")) if place >= 0), default=len(text))
    wide = 2 if text[at : at + 2] in ("{{", "}}") else 1
    return text[:at], text[at : at + wide], text[at + wide :]


def _text_of(name: str, texts: Mapping[str, str]) -> str:
    if name in texts:
        return texts[name]
    from difflib import get_close_matches

    close = get_close_matches(name, FIELDS, 1)
    hint = f"did you mean {{{close[0]}}}?" if close else "there are " + ", ".join(f"{{{field}}}" for field in FIELDS)
    raise ValueError(f"there is no field {{{name[:40]}}}; {hint}")


def _seconds(ms: int) -> int:
    """Rounded up, as the countdown on the screen is."""
    return -(-ms // 1000)


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _refused(message: str) -> int:
    from stretchtui.cli import exits
    from stretchtui.cli.talk import say

    say(message)
    return exits.BAD_USAGE


def _shown(line: str) -> None:
    """Not through talk.py, which takes longer to import than everything here; the fields' texts are plain (glance.py)."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except UnicodeEncodeError:  # a terminal of other letters
        sys.stdout.write(line.encode("ascii", "replace").decode("ascii") + "\n")
    except BrokenPipeError:  # nobody reads it; Python would complain once more on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
