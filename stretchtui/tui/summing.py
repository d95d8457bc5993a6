"""What the summary tells of a session, in words and colours. Never here: how it is counted, the keys, what follows it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from stretchtui.routine.durations import clock, spoken
from stretchtui.routine.model import Routine
from stretchtui.session.record import Doing, Record
from stretchtui.tui.widgets.hanging import Row
from stretchtui.tui.words import line, lines, shown

_MARKS: dict[Doing, str] = {"done": "✓", "partly": "◐", "skipped": "–", "not reached": "·"}
_BAR_COLUMNS = 12


def headline(name: str, record: Record, *, ended_early: bool) -> Content:
    praise = "Finished." if record.ends_in_pain else "Well done."
    over = "Ended early; what you did is kept." if ended_early else praise
    counts = [f"{record.count(doing)} {doing}" for doing in _MARKS if record.count(doing)]
    rows = [
        line(shown(name, "bold"), shown(f"   {over}", "$text-accent")),
        line(shown(clock(record.active_ms), "bold"), Content(" active   "), shown(", ".join(counts) or "no exercise")),
    ]
    waited = [("paused", record.paused_ms), ("away", record.away_ms)]
    if any(ms >= 1000 for _, ms in waited):
        said = (f"{word} for {spoken(ms // 1000 * 1000)}" for word, ms in waited if ms >= 1000)
        rows.append(shown(", ".join(said), "$foreground 65%"))
    rows += [shown(said, "$text-warning") for said in record.hurt_in_words]
    return lines(*rows)


def after(routine: Routine) -> Iterator[Row]:
    """What is good to know now."""
    for text in routine.after:
        yield Row(text, "$text-accent", " ", "")
    if routine.after:
        yield Row()


def exercises(record: Record) -> Iterator[Row]:
    for one in record.exercises:
        notes: list[str] = [] if one.doing == "done" else [one.doing]
        notes += [f"{one.reps_done} of {one.reps} repetitions"] if one.reps > 1 else []
        notes += ["put in"] if one.instead else []
        yield Row(one.name, "", f" {_MARKS[one.doing]} {clock(one.lived_ms):>5}  ", note=", ".join(notes))


def areas(record: Record) -> Iterator[Row]:
    if not record.stretched:
        return
    yield Row()
    yield Row("Seconds under stretch", "bold")
    areas = dict.fromkeys(area for area, _ in record.stretched)
    totals = {area: sum(ms for (one, _), ms in record.stretched.items() if one == area) for area in areas}
    most = max(1, *totals.values())
    for area in sorted(areas, key=lambda one: -totals[one]):
        bar = "█" * max(1, round(_BAR_COLUMNS * totals[area] / most))
        yield Row(area, "", f" {totals[area] // 1000:>4} s  {bar:<{_BAR_COLUMNS}}  ", "$text-primary", _balance(record, area))


def _balance(record: Record, area: str) -> str:
    """`left 15 s, right 15 s`, where the two sides were done apart."""
    left, right = record.stretched.get((area, "left"), 0), record.stretched.get((area, "right"), 0)
    if not left and not right:
        return ""
    even = "even" if abs(left - right) < 1000 else "right had more" if right > left else "left had more"
    return f"left {left // 1000} s, right {right // 1000} s: {even}"
