"""The least Textual program there is, one label: what a start-up, an idle second and a megabyte are compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Label

LABEL = "one label"


class BareApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Label(LABEL)


if __name__ == "__main__":
    BareApp().run()
