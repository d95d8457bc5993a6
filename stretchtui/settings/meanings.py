"""Every setting as a person meets it: its group, its name in words, its meaning, and how it is changed.

Made from the fields of file.py and the actions of keys.py, which say it all once. Never here: widgets, what a setting does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from stretchtui.keys import ACTIONS
from stretchtui.routine.values import Boolean, Choice, Value, Whole
from stretchtui.settings.file import FIELDS, WITHIN
from stretchtui.settings.preferences import CHOOSE, REST, WEEKDAYS, Settings
from stretchtui.settings.shown import typed, value_of
from stretchtui.settings.values import Percentage

Kind = Literal["switch", "choice", "number", "flags", "exercises", "routines", "day", "key", "text"]


class Setting(NamedTuple):
    key: str
    """As the file and the command line name it: `volume`, `keys.pause`."""
    title: str
    group: str
    kind: Kind
    meaning: str
    allowed: str
    """What it may hold, in words."""
    example: str
    words: tuple[str, ...] = ()
    """Of a choice; of a day those that are no routine's id."""
    least: int = 0
    most: int = 0
    step: int = 1


_GROUPS = (
    ("Every day", ("weekly_goal", "minutes", "rotation", "weekdays", "daily_at", "history", "ask_tension")),
    ("What you avoid", ("avoid", "leave_out")),
    ("While you stretch", ("count_in", "first_side", "figure", "notify")),
    ("What you hear",
     ("sound", "voice", "volume", "tones", "voice_engine", "voice_name", "voice_rate", "language", "voice_model")),
    ("Sounds of your own", ("player", "voice_command", "tone_files")),
    ("How it looks", ("theme", "painter", "reduced_motion", "welcomed")),
)  # fmt: skip
_PLACES = {
    "everywhere": "on every screen", "home": "at home", "compose": "where a routine is composed", "player": "in a session",
    "summary": "after a session", "progress": "where progress is shown", "history": "where sessions are listed",
}  # fmt: skip
_KINDS: dict[str, Kind] = {"avoid": "flags", "leave_out": "exercises", "rotation": "routines"}
_STEPS = {"volume": 5, "voice_rate": 10}
_DAYS = dict(zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
ON_OFF = {"true": "on", "false": "off"}


def _listed() -> Iterator[Setting]:
    for group, names in _GROUPS:
        for name in names:
            if name not in WITHIN:
                yield _alone(name, group)
            for inner in WITHIN.get(name, ()):
                yield _day(inner, group) if name == "weekdays" else _tone(inner, group)
    places = dict.fromkeys(action.where for action in ACTIONS.values())
    for place in places:
        for action in ACTIONS.values():
            if action.where == place:
                title = action.id.replace("-", " ")
                group = f"Keys {_PLACES.get(place, place)}"
                about = "a key, or several with commas between"
                yield Setting(f"keys.{action.id}", title, group, "key", action.meaning, about, "f2,f3")


def _alone(name: str, group: str) -> Setting:
    field = FIELDS.fields[name]
    value = field.value
    assert value is not None  # every setting says what it may hold
    found = Setting(
        name, name.replace("_", " "), group, _KINDS.get(name, "text"), field.meaning, value.about, field.example.strip('"')
    )
    return _with_bounds(found, value)


def _with_bounds(found: Setting, value: Value) -> Setting:
    if isinstance(value, Boolean):
        return found._replace(kind="switch", allowed="on or off", words=("true", "false"))
    if isinstance(value, Choice):
        return found._replace(kind="choice", words=value.words)
    if isinstance(value, Whole):
        return found._replace(kind="number", least=value.least, most=value.most, step=_STEPS.get(found.key, 1))
    if isinstance(value, Percentage):
        return found._replace(kind="number", least=0, most=100, step=_STEPS.get(found.key, 1))
    return found


def _day(day: str, group: str) -> Setting:
    meaning = f"what belongs to {_DAYS[day]}, before the rotation: a routine; choose: one is composed; rest: nothing"
    about = "the id of a routine, choose, rest, or nothing"
    return Setting(f"weekdays.{day}", _DAYS[day], group, "day", meaning, about, "desk-break", ("", CHOOSE, REST))


def _tone(tone: str, group: str) -> Setting:
    meaning = f"a WAV file of your own instead of the tone '{tone}'"
    return Setting(f"tone_files.{tone}", f"tone: {tone}", group, "text", meaning, "the path of a file, or nothing", "~/gong.wav")


SETTINGS: tuple[Setting, ...] = tuple(_listed())
"""All of them, in the order in which they are shown."""
DEFAULTS = Settings()


def is_default(one: Setting, held: Settings) -> bool:
    return bool(value_of(held, one.key) == value_of(DEFAULTS, one.key))


def default_of(one: Setting) -> str:
    """As it is typed."""
    return typed(DEFAULTS, one.key)


def stepped(one: Setting, held: Settings, by: int) -> str:
    """The value before or after, as it is typed: a number up to its bound, of words round and round."""
    now = typed(held, one.key)
    if one.kind == "number":
        return str(max(one.least, min(int(now) + by * one.step, one.most)))
    if not one.words:
        return now
    at = one.words.index(now) + by if now in one.words else 0
    return one.words[at % len(one.words)]
