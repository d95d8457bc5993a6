"""What is wished for, as a form: rows whose values are moved, taken in and found by their names.

Pure. Never here: widgets, keys, how a row looks (wish_rows.py), what is composed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from stretchtui.daily.neighbours import WHOLE_BODY
from stretchtui.daily.wish import FEWEST_MINUTES, LEVEL, MOST_MINUTES, Wish
from stretchtui.daily.wording import PLACES
from stretchtui.routine.search import areas_named
from stretchtui.routine.vocabulary import AREAS, EQUIPMENT, LEVELS, POSITIONS, areas_meant
from stretchtui.settings.preferences import Settings

RowName = Literal["areas", "minutes", "positions", "equipment", "level"]
ROWS: tuple[RowName, ...] = ("areas", "minutes", "positions", "equipment", "level")

ANY, NONE = "any", "none"
_OF_REMEDIES = ("heat-pack", "cold-pack")
"""Nothing that is composed uses these."""

WORDS: Mapping[RowName, tuple[str, ...]] = {
    "areas": (WHOLE_BODY, *(area for area in AREAS if area != WHOLE_BODY)),
    "positions": (ANY, *POSITIONS),
    "equipment": (ANY, NONE, *(thing for thing in EQUIPMENT if thing not in _OF_REMEDIES)),
}
"""What the rows of words hold. The first word of each stands alone, and when no other is taken: it asks for nothing."""

SHORTEST_NAMED = 3
"""Letters of a search that make it an area's beginning."""


def in_words(word: str) -> str:
    """As people say it: `lying on the back`, `upper back`."""
    return PLACES.get(word, word.replace("-", " "))


def areas_in(text: str) -> tuple[str, ...]:
    """The areas that a search was for, as far as it names any."""
    named = areas_meant(text) or tuple(area for word in text.split() for area in areas_meant(word))
    begun = "-".join(text.lower().split())
    if named or len(begun) < SHORTEST_NAMED:
        return named
    by_name = tuple(area for area in WORDS["areas"] if area.startswith(begun) or f"-{begun}" in area)
    return by_name or areas_named(begun, WORDS["areas"])[:1]


class Form(NamedTuple):
    areas: tuple[str, ...] = (WHOLE_BODY,)
    minutes: int = 10
    positions: tuple[str, ...] = ()
    equipment: tuple[str, ...] | None = None
    level: str = LEVEL
    row: int = 0
    """The row that one is in."""
    cursors: tuple[int, ...] = (0,) * len(ROWS)
    """The word that one is at, in each row."""

    @classmethod
    def for_areas(cls, areas: Sequence[str]) -> Form:
        known = tuple(dict.fromkeys(area for area in areas if area in AREAS))
        first = WORDS["areas"].index(known[0]) if known else 0
        return cls(areas=known or (WHOLE_BODY,))._at(first)

    @property
    def name(self) -> RowName:
        return ROWS[self.row]

    def taken(self, name: RowName) -> tuple[str, ...]:
        """The words of a row that are in."""
        if name == "areas":
            return self.areas
        if name == "equipment":
            return (ANY,) if self.equipment is None else self.equipment or (NONE,)
        return self.positions or (ANY,)

    def wish(self, preferred: Settings, seed: int) -> Wish:
        return Wish(
            areas=self.areas, minutes=self.minutes, positions=self.positions, equipment=self.equipment, level=self.level,
            avoid=preferred.avoid, leave_out=preferred.leave_out, seed=seed,
        )  # fmt: skip

    # Moving

    def _at(self, place: int) -> Form:
        return self._replace(cursors=(*self.cursors[: self.row], place, *self.cursors[self.row + 1 :]))

    def in_row(self, row: int) -> Form:
        return self._replace(row=max(0, min(row, len(ROWS) - 1)))

    def stepped(self, by: int) -> Form:
        """A value's next one, up to its last; the next word, and after the last the first again."""
        if self.name == "minutes":
            return self.lasting(self.minutes + by)
        if self.name == "level":
            return self._replace(level=LEVELS[max(0, min(LEVELS.index(self.level) + by, len(LEVELS) - 1))])
        return self._at((self.cursors[self.row] + by) % len(WORDS[self.name]))

    def lasting(self, minutes: int) -> Form:
        return self._replace(minutes=max(FEWEST_MINUTES, min(minutes, MOST_MINUTES)))

    # Taking words in

    def toggled(self, place: int | None = None) -> Form:
        """With the word at this place, or the one that one is at; or without it, when it was in."""
        if self.name not in WORDS:
            return self
        form = self if place is None else self._at(place)
        word = WORDS[self.name][form.cursors[self.row]]
        return form._taking(word, form.taken(self.name))

    def _taking(self, word: str, before: tuple[str, ...]) -> Form:
        alone = (WORDS[self.name][0], NONE)
        kept = tuple(one for one in before if one != word and one not in alone)
        after = kept if word in before else () if word == alone[0] else (word,) if word == NONE else (*kept, word)
        if self.name == "areas":
            return self._replace(areas=after or (WHOLE_BODY,))
        if self.name == "equipment":
            return self._replace(equipment=() if after == (NONE,) else after or None)
        return self._replace(positions=after)

    # Finding by name

    def found(self, beginning: str, *, after: bool = False) -> Form | None:
        """At the word that begins so, in a row of values in the row of areas; `after` the present one, where there are several.
        None: there is no such word."""
        form = self if self.name in WORDS else self.in_row(ROWS.index("areas"))
        named = _named(form.name, beginning)
        if not named:
            return None
        present = WORDS[form.name][form.cursors[form.row]]
        place = named.index(present) + 1 if after and present in named else 0
        return form._at(WORDS[form.name].index(named[place % len(named)]))


def _named(name: RowName, beginning: str) -> tuple[str, ...]:
    if name == "areas":
        return areas_named(beginning, WORDS[name])
    begun = beginning.lower()
    said = {word: (word, *word.split("-"), *in_words(word).split()) for word in WORDS[name]}
    named = [word for word in said if word.startswith(begun)]
    named += [word for word, parts in said.items() if any(part.startswith(begun) for part in parts)]
    return tuple(dict.fromkeys(named))
