"""The light theme's colours, in the place of Textual's own: those have orange on light grey, at a contrast of 3 and less.

Words are to have 4.5 : 1 wherever they stand, large letters, bars and borders 3 : 1 (tests/tui/test_contrast.py). Never here:
which colour means what (the style sheets).
"""

from __future__ import annotations

from textual.theme import Theme

_WORDS = {
    "text-primary": "#005fa3",
    "text-accent": "#853e00",
    "text-warning": "#853e00",
    "text-success": "#1f6b35",
    "text-error": "#991d39",
}
"""Darker than what bars and borders have; also on the row under the cursor they can be read."""

LIGHT = Theme(
    name="textual-light", dark=False, background="#fafafa", surface="#efefef", panel="#e4e4e4", foreground="#161616",
    primary="#005fa3", secondary="#0067b1", accent="#b45a00", warning="#b45a00", success="#2e8b4a", error="#ba3c5b",
    variables={**_WORDS, "footer-key-foreground": "#005fa3"},
)  # fmt: skip
