"""A reminder: its number, when, and what it starts. Names and words made from those. Never here: what a system needs for it."""

from __future__ import annotations

from dataclasses import dataclass

from stretchtui.daily.reminders.when import When

TODAY = "today"
"""What is started where no routine is named."""
NAME = "stretchtui-reminder-"
LABEL = "io.github.stretchtui.reminder-"


@dataclass(frozen=True, slots=True)
class Reminder:
    id: int
    when: When
    routine: str = ""
    """The id or the file of a routine; nothing: what belongs to the day."""
    libraries: tuple[str, ...] = ()
    """Folders that its routine is searched in before all others."""

    @property
    def name(self) -> str:
        return f"{NAME}{self.id}"

    @property
    def label(self) -> str:
        """What launchd calls it."""
        return f"{LABEL}{self.id}"

    @property
    def starts(self) -> str:
        """What it leads to, as somebody would type it; foreign text."""
        return f"stretchtui {' '.join(self._words)}"

    @property
    def _words(self) -> tuple[str, ...]:
        return ("run", self.routine) if self.routine else (TODAY,)

    def session_argv(self, python: str) -> tuple[str, ...]:
        """The command that walks it. One word a folder, so that none is taken for an option."""
        return (python, "-m", "stretchtui", *(f"--library={folder}" for folder in self.libraries), *self._words)

    def fire_argv(self, python: str) -> tuple[str, ...]:
        """The command that a timer runs."""
        return (python, "-m", "stretchtui", "remind", "fire", str(self.id))
