"""A screen that is left once: whatever is pressed behind the key that leaves it, it takes no other screen with it.

Textual's own `dismiss` takes away whichever screen lies on top. Never here: what any screen asks.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

T = TypeVar("T")


class LeftOnce(Screen[T]):
    def dismiss(self, result: T | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete()
