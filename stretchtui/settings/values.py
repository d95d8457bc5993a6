"""What a setting may hold that no field of the routine language does: paths, names, a share of a hundred, a time of day, a week.

Never here: a command (command.py), which settings there are (file.py), whether what they name is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from stretchtui.coach.model import TONE_KINDS
from stretchtui.routine.diagnostics import Findings, did_you_mean
from stretchtui.routine.source import Mapping as MappingNode
from stretchtui.routine.source import Node, Scalar
from stretchtui.routine.values import Word, scalar_text, wrong_type
from stretchtui.settings.preferences import WEEKDAYS
from stretchtui.text import control_characters

ROUTINE = Word("routine")
"""An id; whether there is such a routine is not known here."""


@dataclass(frozen=True, slots=True)
class Percentage:
    about: str = "a whole number from 0 to 100"

    def read(self, node: Node, findings: Findings) -> int | None:
        text = scalar_text(node, self.about, findings)
        found = re.fullmatch(r"(0|[1-9][0-9]?|100)%?", text or "")
        if text is not None and not found:
            wrong_type(node, self.about, findings)
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Named:
    """A name as something else knows it, or nothing; `pattern` in full where not everything may be one."""

    of: str
    example: str
    pattern: str = r"[^-].{0,119}"

    @property
    def about(self) -> str:
        return f"{self.of}, as {self.example}"

    def read(self, node: Node, findings: Findings) -> str | None:
        text = _one_text(node, self.about, findings)
        if text and not re.fullmatch(self.pattern, text):
            findings.error(node, "wrong-type", f"'{text[:40]}' is not {self.of}", f"as {self.example}")
            return None
        return text


@dataclass(frozen=True, slots=True)
class OwnPath:
    """The whole path of a file, or nothing; it may begin with `~`."""

    about: str = "the path of a file"

    def read(self, node: Node, findings: Findings) -> str | None:
        text = _one_text(node, self.about, findings)
        if not text:
            return text
        path = at_home(text)
        if not Path(path).is_absolute():
            what = f"'{text[:40]}' is no whole path, and the program may be started anywhere"
            findings.error(node, "wrong-type", what, "write all of it, or begin it with ~/")
            return None
        return path


@dataclass(frozen=True, slots=True)
class ToneFiles:
    """Paths by the kind of tone; one with nothing behind it has none."""

    about: str = "a mapping of tones to paths"

    def read(self, node: Node, findings: Findings) -> dict[str, str] | None:
        if not isinstance(node, MappingNode):
            wrong_type(node, self.about, findings)
            return None
        paths: dict[str, str] = {}
        for name, (key, value) in node.entries.items():
            if name not in TONE_KINDS:
                findings.error(key, "unknown-tone", f"'{name[:64]}' is not a known tone", did_you_mean(name, TONE_KINDS))
            elif path := OwnPath().read(value, findings):
                paths[name] = path
        return paths


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """As `07:30`, or nothing."""

    about: str = "a time of day, as 07:30"

    def read(self, node: Node, findings: Findings) -> str | None:
        text = _one_text(node, self.about, findings)
        if not text:
            return text
        found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text, re.ASCII)
        if not found:
            wrong_type(node, self.about, findings)
            return None
        return f"{int(found[1]):02}:{found[2]}"


@dataclass(frozen=True, slots=True)
class Week:
    """What belongs to which day; one with nothing behind it is as if it were not named."""

    about: str = "a mapping of days to routines"

    def read(self, node: Node, findings: Findings) -> dict[str, str] | None:
        if not isinstance(node, MappingNode):
            wrong_type(node, self.about, findings)
            return None
        days: dict[str, str] = {}
        for name, (key, value) in node.entries.items():
            if name not in WEEKDAYS:
                hint = did_you_mean(name[:3].lower(), WEEKDAYS) or f"one of: {', '.join(WEEKDAYS)}"
                findings.error(key, "unknown-day", f"'{name[:64]}' is not a day", hint)
            elif not (isinstance(value, Scalar) and not value.text) and (routine := ROUTINE.read(value, findings)):
                days[name] = routine
        return days


def _one_text(node: Node, about: str, findings: Findings) -> str | None:
    """The text of a scalar, or "" where nothing stands; anything else is reported."""
    if not isinstance(node, Scalar):
        wrong_type(node, about, findings)
        return None
    return node.text if is_clean(node.text) else None


def is_clean(text: str) -> bool:
    """Whether it may be handed to a program or the system; where not, reading the YAML has reported it already."""
    return not control_characters(text)


def at_home(text: str) -> str:
    """The path with `~` at its beginning written out, where there is a home folder."""
    try:
        return str(Path(text).expanduser()) if text.startswith("~") else text
    except RuntimeError:
        return text
