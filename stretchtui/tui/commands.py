"""The routines in the command palette. Textual takes a command's name for markup, so these come as Content, already made.

Never here: the commands that stand for keys (app.py).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from stretchtui.routine.index import Entry
from stretchtui.text import plain
from stretchtui.tui.words import lines, shown

if TYPE_CHECKING:
    from stretchtui.tui.app import StretchApp


class RoutineCommands(Provider):
    """Start a routine by its name, from home."""

    @property
    def _ours(self) -> StretchApp:
        return cast("StretchApp", self.app)

    def _entries(self) -> list[Entry]:
        if getattr(self.screen, "where", "") != "home":
            return []
        return [entry for entry in self._ours.given.holdings.catalogue().entries if not entry.errors]

    async def discover(self) -> Hits:
        for entry in self._entries():
            yield DiscoveryHit(_prompt(shown(entry.name), entry), partial(self._ours.start_by_id, entry.id), plain(entry.name))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for entry in self._entries():
            name = plain(entry.name)
            score, offsets = matcher.fuzzy_search.match(query, name)
            if score > 0:
                found = shown(name)
                for offset in offsets:
                    found = found.stylize(matcher.match_style, offset, offset + 1)
                yield Hit(score, _prompt(found, entry), partial(self._ours.start_by_id, entry.id), name)


def _prompt(name: Content, entry: Entry) -> Content:
    return lines(name, shown(entry.summary, "$foreground 65%")) if entry.summary else name
