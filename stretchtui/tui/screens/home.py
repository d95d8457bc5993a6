"""Home: what shall I do now? The list, a search that narrows it, and what a routine holds. Never here: what fits a search."""

from __future__ import annotations

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from stretchtui.keys import ACTIONS, Where, at, keys_of
from stretchtui.routine.index import Catalogue, Entry
from stretchtui.routine.search import Wanted, matching
from stretchtui.text import plain
from stretchtui.tui.bindings import bindings
from stretchtui.tui.given import Given
from stretchtui.tui.widgets.hanging import Hanging
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.routine_list import RoutineList
from stretchtui.tui.words import line, shown

READ_AT_ONCE = 40
"""So many files of the libraries are read before the next look at the keys, where the index does not know them."""
LONGEST_SEARCH = 60
MOST_FAULTS_SAID = 2
DETAILS_AFTER_S = 0.03
"""Holding an arrow key down passes many routines; only one that is stayed on is read."""


class HomeScreen(Screen[object]):
    where: Where = "home"
    CSS_PATH = "home.tcss"
    BINDINGS = bindings("home")
    AUTO_FOCUS = "RoutineList"

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given = given
        self._catalogue: Catalogue = given.holdings.known
        self._text = ""
        self._searching = False

    def compose(self) -> ComposeResult:
        yield Static("", id="head", markup=False)
        yield Static("", id="search", markup=False)
        with Container(id="body"):
            yield RoutineList(self._catalogue.entries, self.given.settings.settings.avoid, id="routines")
            with VerticalScroll(id="details", can_focus=False):
                yield Hanging(id="detail")
        yield KeyLine(at("home"), self.given.settings.settings.keys)

    def on_mount(self) -> None:
        self._say_head()
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        if self._catalogue.unread:
            self.read_unread()
        self._show_details_soon()
        self._say_faults()

    def _say_faults(self) -> None:
        """Folders and files of the libraries that cannot be used are named, and everything else goes on."""
        faults = self.given.holdings.shelf.faults
        for fault in faults[:MOST_FAULTS_SAID]:
            self.notify(plain(f"{fault.path}: {fault.message}"), title="Left out", severity="warning", markup=False)
        if len(faults) > MOST_FAULTS_SAID:
            self.notify(f"{len(faults) - MOST_FAULTS_SAID} more: stretchtui check", severity="warning", markup=False)

    @work(thread=True, exclusive=True, group="reading")
    def read_unread(self) -> None:
        """Read what the index does not know, a few files at a time, so that the list fills while it can be used."""
        from stretchtui import places
        from stretchtui.routine import index
        from stretchtui.routine.entries import read_on

        worker, holdings = get_current_worker(), self.given.holdings
        catalogue = self._catalogue
        while catalogue.unread and not worker.is_cancelled:
            catalogue = read_on(catalogue, holdings.loader, catalogue.unread[:READ_AT_ONCE])
            self.app.call_from_thread(self._take, catalogue)
        if not worker.is_cancelled:
            index.write(catalogue, places.index_folder(), holdings.libraries)

    def _take(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._show_matching(keep=True)

    def _show_matching(self, *, keep: bool) -> None:
        entries = matching(self._catalogue.entries, Wanted(text=self._text))
        self.query_one(RoutineList).show(entries, keep=keep)
        self._say_head(len(entries))
        if not entries:
            self._show_details_soon()

    def _say_head(self, left: int | None = None) -> None:
        total = len(self._catalogue.entries)
        many = "1 routine" if total == 1 else f"{total} routines"
        if self._catalogue.unread:
            many += ", reading more…"
        elif self._text:
            many = f"{left} of {many}"
        self.query_one("#head", Static).update(shown(f"stretchtui   {many}"))

    @on(RoutineList.Highlighted)
    def _show_details_soon(self) -> None:
        self.set_timer(DETAILS_AFTER_S, self._show_details)

    def _show_details(self) -> None:
        from stretchtui.tui.details import details

        entry = self.query_one(RoutineList).entry
        loaded = self.given.holdings.loader.routine(entry.id) if entry else None
        self.query_one(Hanging).show(details(entry, loaded, self.given.settings.settings.avoid, self._text))
        self.query_one("#details").scroll_home(animate=False)

    @on(RoutineList.Chosen)
    def action_start(self) -> None:
        entry = self.query_one(RoutineList).entry
        if entry is None:
            return
        loaded = self.given.holdings.loader.routine(entry.id)
        if loaded is None or loaded.routine is None:
            self._say_broken(entry)
        else:
            self.app.start_routine(loaded.routine)  # type: ignore[attr-defined]  # the app is always ours

    def _say_broken(self, entry: Entry) -> None:
        self.notify(
            plain(f"{entry.name}: {entry.fault}. stretchtui check {entry.path} shows every mistake."),
            title="It has mistakes and cannot be started", severity="error", markup=False,
        )  # fmt: skip

    def on_key(self, event: events.Key) -> None:
        """Keys of the search, taken here in the order they come: a binding runs later, after letters typed behind it."""
        if not self._searching:
            if event.key in keys_of(ACTIONS["search"], self.given.settings.settings.keys):
                event.stop()
                self.action_search()
            return
        if event.key == "enter":
            self.action_start()
        elif event.key == "backspace":
            self._search_for(self._text[:-1])
        elif event.key == "ctrl+u":
            self._search_for("")
        elif event.is_printable and event.character:
            self._search_for(self._text + event.character)
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        self.action_search()
        self._search_for(self._text + event.text)

    def action_search(self) -> None:
        self._searching = True
        self._search_for(self._text)

    def action_clear(self) -> None:
        self._searching = False
        self._search_for("")

    def _search_for(self, text: str) -> None:
        changed = plain(text, limit=LONGEST_SEARCH) != self._text
        self._text = plain(text, limit=LONGEST_SEARCH)
        field = self.query_one("#search", Static)
        field.display = self._searching
        waiting = shown("" if self._text else "name, area, position, exercise…", "$foreground 65%")
        field.update(line(shown("/ ", "bold $text-accent"), shown(self._text), shown("▏", "$text-accent"), waiting))
        if changed:
            self._show_matching(keep=not self._text)
