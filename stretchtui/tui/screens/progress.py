"""The year, the weeks, the body and the tension, each with its numbers in words. Read in a thread when the frame stands.

Never here: sums and words (history/progress), how one of them is drawn (the widgets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.widgets import Static
from textual.worker import get_current_worker

from stretchtui.history.progress import words
from stretchtui.keys import Where, at, keys_of
from stretchtui.text import cells
from stretchtui.tui.bindings import bindings
from stretchtui.tui.paint import paint_style
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.body import BodyMap
from stretchtui.tui.widgets.dose_bars import LONGEST_NAME, DoseBars, both, strength
from stretchtui.tui.widgets.hanging import Hanging, Row
from stretchtui.tui.widgets.heat_map import HeatMap
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.tension_line import TensionLine
from stretchtui.tui.widgets.week_bars import WeekBars
from stretchtui.tui.words import line, shown, whole_words

if TYPE_CHECKING:
    from stretchtui.history.progress.model import Progress
    from stretchtui.tui.app import StretchApp

TITLE = "Progress"
HEAD = f"{TITLE}   "
READING = "One moment …"
WILL_BE_HERE = (
    "Here will be: the days of a year, the minutes of each week, what each part of the body had of its week's dose, and how "
    "tense you felt before and after."
)
ALL_AT_ONCE = frozenset({"-wide", "-tall"})
"""Classes of a window with room for all panes; in others a key changes between those below the year."""
ONLY_WORDS = frozenset({"-narrow", "-line", "-low", "-flat"})

_OF_DRAWINGS = frozenset({"pane", "week-before", "week-after", "day-before", "day-after"})


class ProgressScreen(LeftOnce[None]):
    where: Where = "progress"
    CSS_PATH = "progress.tcss"
    BINDINGS = bindings("progress")
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._map: BodyMap | None = None
        self._fault = ""

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    def compose(self) -> ComposeResult:
        ascii_only = paint_style(self.app).painter == "ascii"
        yield Static(TITLE, id="head", markup=False)
        yield HeatMap(ascii_only=ascii_only, id="year")
        yield Hanging(id="year-told")
        with Container(id="panes"):
            with Container(id="time"):
                with Vertical(id="of-weeks"):
                    yield WeekBars(ascii_only=ascii_only, id="weeks")
                    yield Hanging(id="weeks-told")
                with Vertical(id="of-tension"):
                    yield TensionLine(ascii_only=ascii_only, id="tension")
                    yield Hanging(id="tension-told")
            with Horizontal(id="areas"):
                yield Container(id="map-side")
                with VerticalScroll(id="doses-side", can_focus=False):
                    yield Hanging(id="doses-title")
                    yield DoseBars(ascii_only=ascii_only, id="doses")
                    yield Hanging(id="balance")
        with VerticalScroll(id="words", can_focus=False):
            yield Hanging([Row(READING)], id="told")
        yield KeyLine(at("progress"), self._ours.settings.keys)

    @on(events.ScreenResume)
    def _read_anew(self) -> None:
        """Also back from the history, where something may have been changed."""
        self.call_after_refresh(self.read)

    @work(thread=True, exclusive=True, group="reading")
    def read(self) -> None:
        from stretchtui.remembered import read_progress

        worker = get_current_worker()
        found, fault = read_progress(self._ours.settings.weekly_goal)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found, fault)

    # What was found

    def _show(self, found: Progress, fault: str) -> None:
        self._progress, self._fault = found, fault
        self._say_head()
        self.query_one(HeatMap).show(found.days, found.today)
        self.query_one(WeekBars).show(found.weeks, found.goal)
        self.query_one(TensionLine).show(found.tension, found.this_week.monday)
        self.query_one(DoseBars).show(found.doses)
        for id, rows in _told(found, brief=not {"-wide", "-tall"} <= self.classes).items():
            self.query_one(f"#{id}", Hanging).show(rows)
        told = [*words.in_words(found), *(() if found.ever else (WILL_BE_HERE,))]
        self.query_one("#told", Hanging).show([*([Row(fault, "$text-warning")] if fault else []), *map(Row, told)])
        self.set_class(not found.ever, "-empty")
        self._offer()
        self.call_after_refresh(self._add_map)

    def _say_head(self) -> None:
        """In shorter words, and those cut where one ends, in a window too narrow for all of it."""
        if self._progress is None:
            return
        head = self.query_one("#head", Static)
        this_week = words.this_week(self._progress) if self._progress.ever else ""
        room = self.size.width - len(HEAD) - head.gutter.width
        if not self._fault and cells(this_week) > room:
            this_week = words.this_week(self._progress, in_short=True)
        head.update(line(shown(HEAD), shown(whole_words(self._fault or this_week, room), "bold")))

    def _add_map(self) -> None:
        """Last, since drawing it takes longer than everything else together."""
        if self._map is None:
            self._map = BodyMap(id="map")
            self._map.can_focus = False
            self.query_one("#map-side").mount(self._map)
        self._show_map()

    def _show_map(self) -> None:
        if self._progress is not None and self._map is not None:
            body = self._map
            dose = self._progress.dose_of(body.outlined) if body.outlined else None
            note = words.dose(dose).removeprefix(dose.area) if dose else ""
            body.show({dose.area: strength(dose) for dose in self._progress.doses}, note)

    on_body_map_moved = on_body_map_picked = _show_map

    @on(events.Resize)
    def _lay_anew(self) -> None:
        self._say_head()
        self._offer()

    def _offer(self) -> None:
        """`tab` changes panes where they are not all in sight; among words there is no day to go to."""
        hidden = _OF_DRAWINGS if self._is_only_words else {"pane"} if self.classes >= ALL_AT_ONCE else ()
        self.query_one(KeyLine).offer(frozenset(hidden))

    @property
    def _is_only_words(self) -> bool:
        return bool(self.classes & ONLY_WORDS) or self.has_class("-empty")

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        for action in at("progress"):
            if action.where == "progress" and event.key in keys_of(action, self._ours.settings.keys):
                event.stop()
                getattr(self, f"action_{action.id.replace('-', '_')}")()
                return

    def _go(self, key: str) -> None:
        """From day to day; where there are only words, up and down in them."""
        if not self._is_only_words:
            self.query_one(HeatMap).press(key)
        elif key in ("up", "down"):
            self.query_one("#words").scroll_relative(y=1 if key == "down" else -1, animate=False)

    def action_week_before(self) -> None:
        self._go("left")

    def action_week_after(self) -> None:
        self._go("right")

    def action_day_before(self) -> None:
        self._go("up")

    def action_day_after(self) -> None:
        self._go("down")

    def action_pane(self) -> None:
        self.toggle_class("-areas")

    def action_words_down(self) -> None:
        for id in ("#words", "#doses-side"):
            self.query_one(id).scroll_page_down(animate=False)

    def action_words_up(self) -> None:
        for id in ("#words", "#doses-side"):
            self.query_one(id).scroll_page_up(animate=False)

    def action_see_history(self) -> None:
        from stretchtui.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def action_leave_progress(self) -> None:
        self.dismiss(None)


def _told(found: Progress, *, brief: bool) -> dict[str, list[Row]]:
    """What stands in words beside each drawing; `brief`: where there is one row for the year."""
    by_place = {
        "year-told": [words.streak(found.streak), words.year(found, brief=brief)],
        "weeks-told": [words.weeks(found)],
        "tension-told": [words.tension_words(found)],
    }
    rows = {id: [Row(text) for text in texts if text] for id, texts in by_place.items()}
    title = Row("Under stretch this week", "bold", note="10 min is a full dose" if found.doses else "nothing yet")
    return rows | {"doses-title": [title], "balance": _sides(found)}


def _sides(found: Progress) -> list[Row]:
    """Areas whose sides differ, below each other; the others in one word."""
    uneven = [one for one in found.balance if one.lean != "even"]
    if not uneven:
        return [Row(), Row(words.balance_words(found))] if found.balance else []
    rest = [Row("The others are even.", "$foreground 65%")] if len(uneven) < len(found.balance) else []
    rows = [Row(f"{both(one)}, more {one.lean}", "", f"{one.area:<{LONGEST_NAME}} ", "") for one in uneven]
    return [Row(), Row("Left and right over four weeks", "bold"), *rows, *rest]
