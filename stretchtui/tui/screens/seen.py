"""What the player's screen shows of a frame: words, digits, colours, whether the figure has room. Never here: time, keys."""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from stretchtui.session.cues import Cue
from stretchtui.session.frame import Frame
from stretchtui.settings.preferences import Settings
from stretchtui.tui import wording
from stretchtui.tui.screens.asking import Asking
from stretchtui.tui.widgets.big_text import BigText
from stretchtui.tui.widgets.figure import Figure
from stretchtui.tui.widgets.hanging import Hanging
from stretchtui.tui.widgets.key_line import KeyLine
from stretchtui.tui.widgets.one_line import OneLine
from stretchtui.tui.widgets.timeline_bar import TimelineBar

COLOUR_AFTER_S = 0.02
ROOM_FOR_FIGURE = Size(72, 23)
"""In a smaller window the words need all the place there is."""
ROWS_BELOW_FIGURE = 7
"""At the least (player.tcss has it too)."""
LAYOUTS = frozenset({"-reading", "-figure"})
"""Classes of the stage that say what stands where, beside the one that says its colour."""
OPEN_ALONE, NOT_OPEN = frozenset({"done"}), frozenset({"longer", "shorter"})
"""Keys that do nothing where a phase has a length of its own, and where it has none."""
SHOWN_WHEN_SAID = ("say", "half")
"""Cues that no other part of the screen shows."""


class Seen(Asking):
    """The part of the player's screen that fills its widgets, each only where it differs."""

    _settings: Settings
    _keys: dict[str, str]
    _left: bool
    _said: str
    _wants_figure: bool
    _coloured = False
    """Whether the stage has had its first colours."""

    def _take(self, cues: tuple[Cue, ...], seen: Frame) -> None:
        """Keep what was said last in this segment on the screen, for somebody who hears nothing."""
        if self._shown is not None and self._shown.segment != seen.segment:
            self._said = ""
        for cue in cues:
            if cue.kind in SHOWN_WHEN_SAID and cue.segment == seen.segment:
                self._said = cue.text

    def show(self, seen: Frame) -> None:
        before, self._shown = self._shown, seen
        self.query_one("#digits", BigText).show(wording.digits(seen))
        self.query_one(TimelineBar).show(self.walk.player.timeline, seen)
        self.query_one(OneLine).show(seen)
        self._say("times", Content(wording.times(seen)))
        self._say("state", Content(wording.state(seen, self._keys)))
        self._say("said", wording.said(self._said))
        self.query_one("#said").set_class(not self._said, "-silent")
        self._say("current", wording.current_instruction(seen, self._keys, self._said))
        if before is None or (before.segment, before.mode, before.current) != (seen.segment, seen.mode, seen.current):
            self._show_segment(seen)
            self._flash(before, seen)
        if before != seen:
            self.query_one(Figure).wake()

    def _show_segment(self, seen: Frame) -> None:
        """What stays the same within a segment."""
        self.query_one("#word", BigText).show(wording.word(seen))
        self.query_one("#side", BigText).show(wording.side(seen))
        self.query_one(Hanging).show(wording.instructions(seen), in_sight=seen.current)
        texts = {
            "head": wording.head(seen),
            "counts": Content(wording.counts(seen)),
            "care": wording.care(seen),
            "coming": wording.coming(seen),
        }
        for id, text in texts.items():
            self._say(id, text)
        # The word and the number are painted first: colouring the whole stage takes as long as they may be late.
        if self._coloured and self._laid_out(seen) == self.query_one("#stage").classes & LAYOUTS:
            self.set_timer(COLOUR_AFTER_S, partial(self._colour, seen))
        else:
            self._coloured = True
            self._colour(seen)
        self.query_one(KeyLine).offer(NOT_OPEN if seen.open else OPEN_ALONE)

    def _colour(self, seen: Frame) -> None:
        """Classes change only where they differ, and at once: every change costs a look through the style sheet."""
        if self._left:  # it is called after a repaint, and by then the session may be over
            return
        stage = self.query_one("#stage")
        wanted = self._laid_out(seen) | {f"-{wording.tone(seen)}"}
        if stage.classes != wanted:
            stage.set_classes(wanted)

    def _laid_out(self, seen: Frame) -> frozenset[str]:
        """Which of LAYOUTS the stage has. A note is there to be read, so it has all the room."""
        if seen.kind == "note":
            return frozenset({"-reading"})
        place_width = self.query_one("#place").size.width
        shown = self._wants_figure and has_room_for_figure(seen, self.size, place_width)
        return frozenset({"-figure"} if shown else ())

    def on_resize(self) -> None:
        if self._shown is not None:
            self._colour(self._shown)

    def on_screen_resume(self) -> None:
        self.query_one(Figure).wake()

    def action_figure(self) -> None:
        self._wants_figure = not self._wants_figure
        if self._shown is None:
            return
        self._colour(self._shown)
        if self._wants_figure and not has_room_for_figure(self._shown, self.size, self.query_one("#place").size.width):
            self.notify("There is no room for the figure in this window.", markup=False, timeout=3)

    def _say(self, id: str, text: Content) -> None:
        widget = self.query_one(f"#{id}", Static)
        if widget.content != text:
            widget.update(text, layout=id == "care")  # a caution has all the rows it needs, whatever gives way

    def _flash(self, before: Frame | None, seen: Frame) -> None:
        """A change of phase lights its word up once."""
        if not (self._settings.reduced_motion or before is None or before.segment == seen.segment):
            self.light_word_up()


def has_room_for_figure(seen: Frame, window: Size, place_width: int) -> bool:
    """Never at the cost of a caution, or of what is to be done now."""
    if window.width < ROOM_FOR_FIGURE.width or window.height < ROOM_FOR_FIGURE.height:
        return False
    return wording.rows_needed(seen, place_width - 4) <= ROWS_BELOW_FIGURE
