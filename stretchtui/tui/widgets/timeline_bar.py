"""The whole session as a bar: a block an exercise, its holds tall, its sides lettered. Never here: what a click leads to."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment as Ink
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from stretchtui.session.frame import Frame
from stretchtui.session.timeline import Timeline

HOLD, OTHER, GAP = "█", "▄", " "


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of the bar."""

    step: int
    ink: str
    letter: str
    """R or L where a side begins."""


def first_columns(timeline: Timeline, width: int) -> list[int]:
    """Where each step's block begins, and the width at the end: one column each, the rest shared by time."""
    steps = timeline.walked
    spare, total = max(0, width - len(steps)), max(1, timeline.total_ms)
    own = min(1.0, width / max(1, len(steps)))
    columns = [int(i * own + spare * timeline.start_ms(step.first) / total) for i, step in enumerate(steps)]
    return [*columns, width]


def cells(timeline: Timeline, width: int) -> list[Cell]:
    columns = first_columns(timeline, width)
    bar: list[Cell] = []
    for number, step in enumerate(timeline.walked):
        size = columns[number + 1] - columns[number]
        start_ms, end_ms = timeline.start_ms(step.first), timeline.end_ms(step.last)
        side_before = None
        for column in range(size):
            at_ms = start_ms + (end_ms - start_ms) * column // size
            i = min(max(timeline.index_at(at_ms), step.first), step.last)
            segment = timeline.segments[i]
            is_gap = column == size - 1 and size > 1
            tall = segment.open or (segment.phase is not None and segment.phase.stretch)
            letter = segment.side[0].upper() if segment.side and segment.side != side_before else " "
            side_before = segment.side
            bar.append(Cell(number, GAP if is_gap else HOLD if tall else OTHER, letter if size > 3 else " "))
    return bar


def side_column(bar: list[Cell], step: int, column: int) -> int:
    """Where the letter stands of the side that is worked in this column; -1: none in this step, or not yet."""
    return next((x for x in range(min(column, len(bar) - 1), -1, -1) if bar[x].step == step and bar[x].letter != " "), -1)


class TimelineBar(Widget):
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"timeline-bar--done", "timeline-bar--left", "timeline-bar--here", "timeline-bar--side"}
    DEFAULT_CSS = """
    TimelineBar { height: 2; width: 1fr; }
    TimelineBar .timeline-bar--done { color: $primary; }
    TimelineBar .timeline-bar--left { color: $foreground 50%; }
    TimelineBar .timeline-bar--here { color: $accent; text-style: bold; }
    TimelineBar .timeline-bar--side { color: $foreground 65%; }
    """

    class Picked(Message):
        """A step of the bar was clicked: an index into Timeline.walked."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._timeline: Timeline | None = None
        self._drawn: tuple[Timeline | None, int] = (None, 0)
        self._cells: list[Cell] = []
        self._here = (-1, 0)

    def show(self, timeline: Timeline, frame: Frame) -> None:
        """Mark how far it is; nothing is redrawn while the mark stays in its column."""
        self._timeline = timeline
        here = (frame.step, self._column(timeline, frame))
        if here != self._here or self._drawn[0] is not timeline:
            self._here = here
            self.refresh()

    def _column(self, timeline: Timeline, frame: Frame) -> int:
        """The column of the bar in which the session is now."""
        if frame.step < 0 or not self.size.width:
            return 0
        if frame.mode == "finished":
            return self.size.width
        columns = first_columns(timeline, self.size.width)
        step = timeline.walked[frame.step]
        start_ms, end_ms = timeline.start_ms(step.first), timeline.end_ms(step.last)
        into = (frame.done_ms - start_ms) / (end_ms - start_ms) if end_ms > start_ms else 0
        return columns[frame.step] + int(into * (columns[frame.step + 1] - columns[frame.step]))

    def on_resize(self) -> None:
        self._here = (-1, 0)

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.x < len(self._cells):
            self.post_message(self.Picked(self._cells[event.x].step))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._timeline is None:
            return Strip.blank(width, self.rich_style)
        if self._drawn != (self._timeline, width):
            self._cells = cells(self._timeline, width)
            self._drawn = (self._timeline, width)
        step, column = self._here
        if y == 0:
            kinds = ["done" if x < column else "here" if cell.step == step else "left" for x, cell in enumerate(self._cells)]
            return Strip(self._inks([cell.ink for cell in self._cells], kinds), width)
        now = side_column(self._cells, step, column)
        kinds = ["here" if x == now else "side" for x in range(width)]  # a colour for a bar is too faint for letters
        return Strip(self._inks([cell.letter for cell in self._cells], kinds), width)

    def _inks(self, texts: list[str], kinds: list[str]) -> list[Ink]:
        inks: list[Ink] = []
        begin = 0
        for x in range(1, len(texts) + 1):
            if x == len(texts) or kinds[x] != kinds[begin]:
                style = self.get_component_rich_style(f"timeline-bar--{kinds[begin]}")
                inks.append(Ink("".join(texts[begin:x]), style))
                begin = x
        return inks
