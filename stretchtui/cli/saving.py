"""`compose --save`: what is said of a composed routine that is kept, or is not. Never here: how it is kept (keeping.py)."""

from __future__ import annotations

from stretchtui.cli import exits
from stretchtui.cli.talk import say, show
from stretchtui.daily.compose import Composed
from stretchtui.keeping import NotKept, keep
from stretchtui.routine.holdings import Holdings


def save(composed: Composed, name: str, holdings: Holdings) -> int:
    try:
        path = keep(composed, name, holdings)
    except NotKept as why:
        show(why.diagnostics)
        say(f"stretchtui compose: {why}")
        return exits.BAD_USAGE
    say(f"saved as {path}")
    say(f"walk it: stretchtui run {path.stem}")
    return exits.FINISHED
