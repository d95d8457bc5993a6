"""A program of the person's own, as the settings file holds it. Never here: whether it is there, how it is started."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stretchtui.routine.diagnostics import Findings
from stretchtui.routine.source import Listing, Node, Scalar
from stretchtui.routine.values import scalar_text, wrong_type
from stretchtui.settings.values import at_home, is_clean

MOST_WORDS = 64
_ARGUMENTS = re.compile(r" [-{]")


@dataclass(frozen=True, slots=True)
class Command:
    """A program and its arguments, which no shell ever sees; an empty list for none.

    What is not handed to it (`{text}` to a player) is refused; what is missing is no mistake, since it then comes last.
    """

    stands_for: tuple[str, ...]
    example: str
    about: str = "a list of a program and its arguments"

    def read(self, node: Node, findings: Findings) -> tuple[str, ...] | None:
        before = findings.errors
        words: tuple[str, ...] = ()
        if isinstance(node, Scalar):
            words = (self._word(node, findings, is_program=True),)
        elif isinstance(node, Listing):
            words = self._words(node, findings)
        else:
            wrong_type(node, self.about, findings)
            return None
        return words if findings.errors == before and all(word and is_clean(word) for word in words) else None

    def _words(self, node: Listing, findings: Findings) -> tuple[str, ...]:
        if len(node.items) > MOST_WORDS:
            findings.error(node, "too-long", f"{len(node.items)} words, and at most {MOST_WORDS} are allowed")
        return tuple(self._word(one, findings, is_program=not at) for at, one in enumerate(node.items[:MOST_WORDS]))

    def _word(self, node: Node, findings: Findings, *, is_program: bool) -> str:
        word = scalar_text(node, "a program or an argument", findings) or ""
        if is_program and _ARGUMENTS.search(word):
            what = f"'{word[:40]}' is a program and its arguments in one"
            findings.error(node, "wrong-type", what, f"a list, as {self.example}")
        for stand_in in ("{file}", "{text}"):
            if stand_in in word and (is_program or stand_in not in self.stands_for):
                what = f"'{stand_in}' means nothing here"
                known = " and ".join(self.stands_for)
                findings.error(node, "wrong-type", what, f"{known} may stand among the arguments, as {self.example}")
        return at_home(word)
