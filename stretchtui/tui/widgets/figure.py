"""The figure as it is now: asked for again while it moves, and painted where it is another.

Never here: what is now, how it is drawn.
"""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stretchtui.tui.widgets.late_strip import LateStrip
from stretchtui.tui.widgets.picture import PaintedRows
from stretchtui.tui.widgets.repaint import COLOURS, Repaint

if TYPE_CHECKING:
    from stretchtui.figure.motion import Moment
    from stretchtui.figure.picture import PaintStyle, Picture
    from stretchtui.figure.scene import Scene

SOON_S = 0.03
"""After a change the words are painted first; drawing takes some milliseconds, and nothing else is done meanwhile."""
BESIDE_MS = 25
"""Looks lie half-way between the moments at which pictures change, and so as far as can be from the whole seconds at which a
screen has other things to do."""
BUSY_MS = 10
"""A screen that is to look so soon is not kept from it."""
AGAIN_S = 0.02


class Glance(NamedTuple):
    """What is to be seen now."""

    scene: Scene | None
    """None where there is none to be drawn."""
    moment: Moment
    passes: bool
    """Time passes, so that it may soon look otherwise."""
    spare_ms: int | None
    """How long its screen has nothing else to do; None: nobody knows of anything."""


class Figure(Widget):
    """Blank until it has been woken: what draws it is imported when everything else has been painted."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Figure { width: 1fr; height: 1fr; }"

    def __init__(self, ask: Callable[[], Glance | None], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ask = ask
        self._next_look: TimerHandle | None = None
        self._style: PaintStyle | None = None
        self._picture: Picture | None = None
        self._rendered: Picture | None = None
        """The picture whose rows are in `_painted`."""
        self._painted = PaintedRows()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._in_other_colours())

    def on_unmount(self) -> None:
        self._forget_next_look()

    def on_show(self) -> None:
        self.wake()

    def on_resize(self) -> None:
        self.wake()

    def _in_other_colours(self) -> None:
        self._style = self._picture = None
        self.wake()

    def wake(self) -> None:
        """Something may be another: look soon."""
        if self.is_attached and self.display:
            self._look_in(SOON_S)

    def _look_in(self, seconds: float) -> None:
        """A look that is to come sooner anyway stays as it is."""
        wanted = get_running_loop().call_later(seconds, self.call_next, self.look)
        if self._next_look is not None and self._next_look.when() <= wanted.when():
            wanted.cancel()
            return
        self._forget_next_look()
        self._next_look = wanted

    def _forget_next_look(self) -> None:
        if self._next_look is not None:
            self._next_look.cancel()
        self._next_look = None

    def look(self) -> None:
        """Ask what is now, show it, and arrange to look again when that may be another."""
        self._forget_next_look()
        glance = self._ask() if self._is_in_sight else None
        if glance is None:
            return
        if glance.spare_ms is not None and glance.spare_ms < BUSY_MS:
            self._look_in(AGAIN_S)
            return
        try:
            if glance.passes:
                self._arrange(glance)  # before it is drawn, so that the time this takes does not add up
            self.show(glance)
        except Exception:  # noqa: BLE001  # whatever is wrong with a figure, the session goes on without it
            self._forget_next_look()
            self._clear()

    @property
    def _is_in_sight(self) -> bool:
        """Not below a dialog: there, every change would have both screens painted."""
        return self.is_attached and self.display and self.app.screen is self.screen and bool(self.size)

    @property
    def _is_still(self) -> bool:
        """For people who want no motion: by our settings or by Textual's."""
        return self.app.animation_level == "none"

    def _arrange(self, glance: Glance) -> None:
        from stretchtui.figure.painting import next_look_ms

        if glance.scene is None or self._is_still:
            return
        wait_ms = next_look_ms(glance.scene, glance.moment)
        if wait_ms is not None:
            self._look_in((wait_ms + BESIDE_MS) / 1000)

    def show(self, glance: Glance) -> None:
        """Paint what is now another."""
        before, after = self._picture, None if glance.scene is None else self._drawn(glance.scene, glance.moment)
        if after is before:
            return
        self._picture = after
        if before is None or after is None:
            self.refresh()
        elif not self._repainted(before, after):
            self._refresh_rows(before, after)

    def _clear(self) -> None:
        if self._picture is not None:
            self._picture = None
            self.refresh()

    def _repainted(self, before: Picture, after: Picture) -> bool:
        """Straight on the terminal, where that can be: with nothing over it, in many colours."""
        if not self._is_in_many_colours or (before.width, before.height) != (after.width, after.height) or self._is_covered:
            return False
        repaint = Repaint(before, after, self.region.offset)
        self.app._display(self.screen, repaint)  # type: ignore[arg-type]  # as Textual hands its own updates to it
        return repaint.is_written

    @property
    def _is_in_many_colours(self) -> bool:
        painted_so = self._style is not None and self._style.painter in ("truecolour", "256")
        return painted_so and self.app.console.color_system in COLOURS and not self.app.no_color

    @property
    def _is_covered(self) -> bool:
        """By a notice, say."""
        place, behind = self.region, set(self.ancestors_with_self)
        on_screen = self.screen._compositor.visible_widgets
        return any(region.overlaps(place) and widget not in behind for widget, (region, _) in on_screen.items())

    def _drawn(self, scene: Scene, moment: Moment) -> Picture | None:
        from stretchtui.figure.painting import fits, paint
        from stretchtui.tui.paint import paint_style

        width, height = self.size
        if not fits(width, height):
            return None
        if self._style is None:
            self._style = paint_style(self.app, paper=self.background_colors[1])
        return paint(scene, moment, width, height, self._style, still=self._is_still)

    def _refresh_rows(self, before: Picture, after: Picture) -> None:
        """As Textual does it: every row in which something changed."""
        if self._rendered is not before:
            self.refresh()
        elif rows := self._render_anew(after):
            self.refresh(*(Region(0, y, self.size.width, 1) for y in rows))

    def _render_anew(self, picture: Picture) -> list[int]:
        self._rendered = picture
        return self._painted.show(picture, self.rich_style, self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """In many colours past Textual's borders and filters, which leave it as it is; and made only if it is looked into."""
        if self._picture is None or not self._is_in_many_colours:
            return super().render_lines(crop)
        width = self.size.width
        rows = [LateStrip(partial(self._row, self._picture, y), width) for y in crop.line_range]
        return [row.crop(crop.x, crop.right) for row in rows]

    def render_line(self, y: int) -> Strip:
        return Strip.blank(self.size.width, self.rich_style) if self._picture is None else self._row(self._picture, y)

    def _row(self, picture: Picture, y: int) -> Strip:
        if self._rendered is not picture:
            self._render_anew(picture)
        width = self.size.width
        fits = y < len(self._painted) and self._painted[y].cell_length == width
        return self._painted[y] if fits else Strip.blank(width, self.rich_style)
