"""What we order of the minder and what it reports, and how both are written on the pipe between: a line of JSON each.

Named tuples, not dataclasses: the minder imports this, and `dataclasses` would cost it 2 MB and 10 ms.
Never here: a process, or what an order does to another.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, get_args

Lane = Literal["tone", "voice", "render", "notice"]
LANES: tuple[Lane, ...] = get_args(Lane)
How = Literal["ended", "failed", "killed", "dropped"]
HOWS: tuple[How, ...] = get_args(How)

WINSOUND = "@winsound"
"""In the place of a program: the file after it is played by Windows itself, inside the minder."""
PART = ".part.wav"
"""What a rendering command writes ends in this, so that a half-written file is never taken for a whole one."""
SPOKEN_MS = 60_000
"""What is rendered may be this long: 300 characters at 80 words a minute take some 40 s."""
LONGEST_LINE = 16_000
"""Bytes of an order. Any empty pipe takes as many at once, so that an order is never torn while the minder reads."""


class Order(NamedTuple):
    """A program to be run."""

    id: int
    lane: Lane
    argv: tuple[str, ...]
    """Never through a shell."""
    deadline_ms: int
    """After that it is killed, with all that it started."""
    stdin: str = ""
    """A text handed in, and then the end; "" for nothing at all."""
    file: str = ""
    """A WAV file that the program writes, to this name with PART at its end; trimmed and made louder, it becomes `file`."""
    gain: float = 1.0
    part: str = ""
    """Another name than that for what the program writes: two of us may be rendering the same line."""
    begins_within_ms: int = 0
    """Not run at all when it cannot be begun so soon after `given_ms`: the minder may have been stopped. 0: however late."""
    given_ms: int = 0
    """When it was given, by the clock that all programs of a machine share (clock.monotonic_ms); 0: that does not matter."""

    @property
    def written(self) -> str:
        return self.part or self.file + PART

    @property
    def made(self) -> str:
        """Where `file` is made: beside what the program wrote. Where a disk has no room for both, it has cut the first."""
        return self.written + ".whole"

    def is_late(self, now_ms: int) -> bool:
        return bool(self.begins_within_ms and self.given_ms) and now_ms - self.given_ms > self.begins_within_ms


class Stop(NamedTuple):
    """What runs and waits in these lanes ends now."""

    lanes: tuple[Lane, ...]


class Started(NamedTuple):
    """A program runs, in a process group of this number."""

    id: int
    pid: int


class Report(NamedTuple):
    """What became of an order: one report each, always."""

    id: int
    how: How
    """ended: it ran to its end, whatever its status. failed: it could not be started, or wrote no WAV file. killed: by us.
    dropped: never begun, since it was too late for it, which is nobody's fault."""
    status: int | None
    """As the program ended; less than 0 by a signal; None when there is none."""
    ran_ms: int
    wav_ms: int = 0
    """How long the file sounds that it wrote."""
    why: str = ""


DEADLINE, TOO_LATE = "deadline", "too late"
"""Why something was killed or dropped, where that tells whose fault it is."""
MINDER = -1
"""Stands in the place of an order's id, which is never below 0, where the minder tells of itself."""


def refusal(order: Order) -> str:
    """Why an order cannot be given to anyone; "" when it can."""
    if order.lane not in LANES:
        return "no such lane"
    if not order.argv or not order.argv[0]:
        return "no program is named"
    if order.deadline_ms <= 0:
        return "no time to run in"
    return "too long" if len(line(order)) > LONGEST_LINE else ""


def line(said: Order | Stop | Started | Report) -> bytes:
    """As it goes through the pipe. ASCII, whatever it holds, and never a line end but at its end."""
    words = {"is": type(said).__name__, **said._asdict()}
    return json.dumps(words, separators=(",", ":")).encode("ascii") + b"\n"


def read(data: bytes) -> Order | Stop | Started | Report | None:
    """What a line says; None when it is none of ours, or not whole."""
    try:
        words = json.loads(data)
    except (ValueError, RecursionError):
        return None
    try:
        return _READERS[words.pop("is")](**words)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _order(
    *, id: object, lane: object, argv: object, deadline_ms: object, stdin: object, file: object, gain: object, part: object,
    begins_within_ms: object, given_ms: object,
) -> Order:  # fmt: skip
    texts = _texts(argv)
    if type(gain) not in (int, float) or not 0 <= _number(gain) <= 100:
        raise ValueError
    files = (_text(stdin), _text(file), _number(gain), _text(part))
    order = Order(_whole(id), _lane(lane), texts, _whole(deadline_ms), *files, _whole(begins_within_ms), _whole(given_ms))
    if not texts or order.deadline_ms <= 0:
        raise ValueError
    return order


def _stop(*, lanes: object) -> Stop:
    return Stop(tuple(_lane(lane) for lane in _texts(lanes)))


def _started(*, id: object, pid: object) -> Started:
    return Started(_whole(id), _whole(pid))


def _report(*, id: object, how: object, status: object, ran_ms: object, wav_ms: object, why: object) -> Report:
    known = next((one for one in HOWS if one == how), None)
    if known is None:
        raise ValueError
    return Report(_whole(id), known, None if status is None else _whole(status), _whole(ran_ms), _whole(wav_ms), _text(why))


_READERS: Mapping[str, Callable[..., Order | Stop | Started | Report]] = {
    "Order": _order, "Stop": _stop, "Started": _started, "Report": _report,
}  # fmt: skip


def _lane(word: object) -> Lane:
    known = next((one for one in LANES if one == word), None)
    if known is None:
        raise ValueError
    return known


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError
    return number


def _number(number: object) -> float:
    return float(number) if isinstance(number, int | float) else -1.0


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError
    return text


def _texts(texts: object) -> tuple[str, ...]:
    if not isinstance(texts, list):
        raise TypeError
    return tuple(_text(text) for text in texts)
