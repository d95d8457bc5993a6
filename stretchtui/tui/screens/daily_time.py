"""A time for it every day: a usual one, one that is typed, or none. The third question of the first start; asked later, too.

Never here: the reminder of it (reminder.py), how a time is read (daily/reminders/reading.py), how it is kept (preferring.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stretchtui.tui.bindings import dialog_bindings
from stretchtui.tui.screens.left_once import LeftOnce
from stretchtui.tui.widgets.hanging import Hanging, Row
from stretchtui.tui.widgets.typed_line import TypedLine
from stretchtui.tui.words import line, shown

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp


class Time(NamedTuple):
    at: str | None
    """As the settings have it; None: it is typed."""
    words: str
    detail: str


USUAL = (
    Time("07:00", "07:00", "in the morning"),
    Time("12:30", "12:30", "at midday"),
    Time("18:00", "18:00", "in the evening"),
)  # fmt: skip
NEXT = "Nothing is installed by this: what a reminder would write is shown next, and you choose."
_LONGEST = 20
_MOVES = {"up": "cursor_up", "down": "cursor_down", "home": "first", "end": "last"}
_BESIDE = 2
"""Columns beside a row of the list."""
_DETAIL_AT = len("Another time") + 5


class DailyTimeScreen(LeftOnce[None]):
    CSS_PATH = "daily_time.tcss"
    BINDINGS = [*dialog_bindings()]
    AUTO_FOCUS = "OptionList"

    def __init__(self, held: str, *, welcoming: bool = False) -> None:
        """`held`: the time that is kept already; "" where there is none."""
        super().__init__()
        self._held = held
        self._welcoming = welcoming
        self._times = tuple(_times(held))
        self._line = TypedLine("Time: ", longest=_LONGEST, waiting="as 06:45", id="line")

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    def compose(self) -> ComposeResult:
        yield Static("A time for it every day?", id="title", markup=False)
        yield OptionList(*(Option("") for _ in self._times))
        yield self._line
        yield Static(id="told", markup=False)
        yield Hanging([Row(NEXT)], id="next")
        yield Static(self._keys(), id="keys", markup=False)

    def on_mount(self) -> None:
        """At the held time; without one at "not now", so that Enter pressed again and again changes nothing."""
        self.query_one(OptionList).highlighted = self._held_place if self._held else len(self._times) - 1

    @property
    def _held_place(self) -> int:
        return next((place for place, time in enumerate(USUAL) if time.at == self._held), len(USUAL))

    def _keys(self) -> Content:
        leave = "the list" if self._line.is_open else "not now" if self._welcoming or not self._held else "as it was"
        return Content("   ").join(
            line(shown(key, "bold $text-accent"), f" {words}") for key, words in (("⏎", "take it"), ("esc", leave))
        )

    def _prompt(self, place: int, *, is_here: bool) -> Content:
        time = self._times[place]
        room = self.query_one(OptionList).scrollable_content_region.width - _BESIDE
        is_held = bool(self._held) and place == self._held_place
        mark = f"{'▌' if is_here else ' '}{'●' if is_held else ' '} "  # where one is, also where there are no colours
        detail = time.detail if len(time.detail) <= room - _DETAIL_AT else ""  # in a small window what is typed needs the rows
        return line(shown(f"{mark}{time.words:<{_DETAIL_AT - len(mark)}}", "bold"), shown(detail))

    @on(events.Resize)
    @on(OptionList.OptionHighlighted)
    def _fold(self) -> None:
        options = self.query_one(OptionList)
        for place in range(len(self._times)):
            options.replace_option_prompt_at_index(place, self._prompt(place, is_here=place == options.highlighted))

    def on_key(self, event: events.Key) -> None:
        """Taken here in the order in which they come; a binding runs later, after keys that were typed behind it."""
        press = self._press_in_line if self._line.is_open else self._press_in_list
        # One that was on its way here when this screen was left does nothing: a second answer would take another screen away.
        if not self.is_current or press(event.key, event.character):
            event.stop()

    def _press_in_list(self, key: str, character: str | None) -> bool:
        options = self.query_one(OptionList)
        if key == "enter":
            self._take()
        elif key in ("escape", "q"):
            self.dismiss(None)
        elif key in _MOVES:
            getattr(options, f"action_{_MOVES[key]}")()
        elif character and character in "0123456789":  # who types a time means one
            options.highlighted = len(USUAL)
            self._type(character)
        else:
            return False
        return True

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.option_list.highlighted = event.option_index
        self._take()

    def _take(self) -> None:
        time = self._times[self.query_one(OptionList).highlighted or 0]
        if time.at is None:
            self._type("")
        elif time.at or self._held:
            self._keep(time.at)
        else:
            self.dismiss(None)

    # Typing

    def _type(self, text: str) -> None:
        self._line.open(text)
        self._tell("")

    def _press_in_line(self, key: str, character: str | None) -> bool:
        if key == "escape":
            self._line.close()
            self._tell("")
        elif key == "enter":
            self._read()
        elif self._line.press(key, character):
            self._tell("")
        else:
            return key in _MOVES  # one stays where one is typing
        return True

    def _read(self) -> None:
        from stretchtui.daily.reminders.reading import NotAWhen, read_time
        from stretchtui.daily.reminders.when import clock_digits

        try:
            at = clock_digits(read_time(self._line.text))
        except NotAWhen as why:
            self._tell(f"{str(why).rpartition(';')[0] or why}. Write it as 6:45 or 8pm.")
        else:
            self._keep(at)

    def _tell(self, words: str) -> None:
        self.query_one("#told", Static).update(shown(words))
        self.query_one("#keys", Static).update(line(self._keys()))

    # Keeping

    def _keep(self, at: str) -> None:
        """From now on, and in the file a moment later, which tells by itself where it cannot be written."""
        self._ours.prefer_typed("daily_at", at)
        if at:
            self._lead_to_reminder(at)
        else:
            self.dismiss(None)

    def _lead_to_reminder(self, at: str) -> None:
        from stretchtui.daily.reminders.plan import CannotRemind, ThereAlready
        from stretchtui.tui.screens.reminder import ReminderScreen

        try:
            offered = self._ours.given.offer_reminder(at)
        except ThereAlready as why:
            self._leave(f"{at} is kept; {why}.")
        except CannotRemind as why:
            self._leave(f"{at} is kept, without a reminder: {why}.")
        else:  # in the place of this one: what is typed ahead reaches no other screen in between
            self._ours.switch_screen(ReminderScreen(at, offered))

    def _leave(self, said: str) -> None:
        from stretchtui.text import plain

        self.dismiss(None)
        self._ours.notify(plain(said), markup=False, timeout=10)


def _times(held: str) -> Iterator[Time]:
    yield from USUAL
    is_other = held not in ("", *(time.at for time in USUAL))
    yield Time(None, "Another time", f"now {held}" if is_other else "you type it")
    if held:
        yield Time("", "No time", "reminders that are installed stay")
    else:
        yield Time("", "Not now", "the settings have it, too")
