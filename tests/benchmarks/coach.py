"""How late each tone and each spoken line begins, over a whole routine at real speed, heard by a recorder as the player."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.probe import NotMeasured
from tests.benchmarks.table import Row, percentile
from tests.coach.followed import followed, since
from tests.coach.heard import Recorder, settings
from tests.coach.planned import Due, Kept, difference, kept, lines_due, overlaps, timeline_of, tones_due, wrong_sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.effort import Effort
    from tests.coach.heard import Call

ROUTINE = "upper-back-basics"
LAST_LINE_MS = 2_500
_SHORT_MS = 12_000
"""Of the routine, where only is to be seen that all can be measured."""


class Heard(NamedTuple):
    tones: list[tuple[float, Call]]
    lines: list[tuple[float, Call]]
    bare_start_ms: float


def measure(effort: Effort) -> list[Row]:
    timeline = timeline_of(ROUTINE)
    whole = effort.idle_walk_s >= timeline.total_ms / 1_000
    until_ms = timeline.total_ms if whole else _SHORT_MS
    with TemporaryDirectory(prefix="stretchtui-benchmark-") as folder:
        cold = _walk(Path(folder), until_ms)
        warm = _walk(Path(folder), until_ms) if whole else cold
    lines = lines_due(timeline, "full")
    tones = tones_due(timeline, lines=lines)
    rows = [*_rows("nothing kept from before", cold, tones, lines, until_ms)]
    if whole:
        rows += _rows("every line kept from before", warm, tones, lines, until_ms)
    return [*rows, Row("in each of these: Python's own start, as the recorder", cold.bare_start_ms, "ms")]


def _walk(folder: Path, until_ms: float) -> Heard:
    recorder = Recorder(folder)
    bare_ms = recorder.bare_start_ms()
    recorder.log.unlink()
    wanted = settings(figure=True, player=recorder.player(), voice_engine="command", voice_command=recorder.voice())
    with followed(folder / "home", ["run", ROUTINE], wanted, size=(120, 40)) as program:
        program.wait_real_ms(until_ms + LAST_LINE_MS)
        began_ns = program.began_ns
    return Heard(since(recorder.heard("tone"), began_ns), since(recorder.heard("line"), began_ns), bare_ms)


def _rows(when: str, heard: Heard, tones: Sequence[Due], lines: Sequence[Due], until_ms: float) -> list[Row]:
    said = [one for one in heard.lines if one[0] + one[1].ms < until_ms]
    wanted_tones, played = _until(tones, heard.tones, until_ms)
    wanted_lines, spoken = _until(lines, heard.lines, until_ms)
    late_tones, late_lines = _late_ms(wanted_tones, played), _late_ms(wanted_lines, spoken)
    wrong = len(wanted_tones) + len(played) + len(wanted_lines) + len(spoken) - 2 * (len(late_tones) + len(late_lines))
    for told in filter(None, (difference(wanted_tones, played), difference(wanted_lines, spoken))):
        print(f"{when}: {told}", file=sys.stderr)
    return [
        Row(f"{when}: tones and lines missing, too many or in another order", wrong, "", most=0, bounds="ours"),
        Row(f"{when}: lines over one another or cut, or of the other side", _faults(said, lines), "", most=0, bounds="ours"),
        Row(f"{when}: {len(late_tones)} tones, late at p50", percentile(late_tones, 50), "ms"),
        Row(f"{when}: late at p95", percentile(late_tones, 95), "ms", most=60, bounds="ours"),
        Row(f"{when}: the latest", max(late_tones), "ms"),
        Row(f"{when}: {len(late_lines)} lines, late at p50", percentile(late_lines, 50), "ms"),
        Row(f"{when}: late at p95", percentile(late_lines, 95), "ms"),
        Row(f"{when}: the latest line", max(late_lines), "ms", most=150, bounds="ours"),
    ]


def _faults(said: Sequence[tuple[float, Call]], lines: Sequence[Due]) -> int:
    return len(overlaps(said)) + len(wrong_sides(lines))


def _until(due: Sequence[Due], heard: list[tuple[float, Call]], until_ms: float) -> tuple[list[Due], list[tuple[float, Call]]]:
    """All of it; of a session that was cut off what was due a second before, and as much of what was heard."""
    if until_ms != _SHORT_MS:
        return list(due), heard
    wanted = [one for one in due if one.ms < until_ms - 1_000]
    return wanted, heard[: len(wanted)]


def _late_ms(due: Sequence[Due], heard: Sequence[tuple[float, Call]]) -> list[float]:
    late: list[Kept] = kept(due, heard)
    if not late:
        raise NotMeasured("nothing of what was due was heard")
    return [one.late_ms for one in late]
