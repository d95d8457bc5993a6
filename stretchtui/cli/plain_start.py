"""Before a session goes line by line: its checks, and what in it the person avoids, each a question of typed keys.

Where nobody can type, a check is printed with what going on means, and what is avoided is left out. Never here: the words of
the checks (precautions.py), the session itself (plain.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from stretchtui.cli.rows import put
from stretchtui.cli.signalled import signals_raise
from stretchtui.cli.typed import Keys, NoKeys, keys_of_terminal
from stretchtui.precautions import CHECKS, NONE_APPLIES, NONE_KEY, Check
from stretchtui.starting import Start, Threshold, in_short, why

_LONG_S = 3_600.0


def cross(threshold: Threshold) -> Start | None:
    """What is to be walked; None when it is not to be, which has been said."""
    if threshold.is_open:
        return threshold.whole
    with signals_raise(), keys_of_terminal() as typed:
        if not all(_passes(CHECKS[name], typed) for name in threshold.checks):
            return None
        return _without_what_is_avoided(threshold, typed) if threshold.gone else threshold.whole


def _passes(check: Check, typed: Keys) -> bool:
    put(check.question)
    for signs in check.signs:
        put(signs.heading)
        for item in signs.items:
            put(f"  - {item}")
    if check.note:
        put(check.note)
    if isinstance(typed, NoKeys):
        put("Nobody can answer here: going on means that none of these applies. Stop now if one does.")
        return True
    for signs in check.signs:
        put(f"  {signs.key}  {signs.yes}")
    put(f"  {NONE_KEY}  {NONE_APPLIES}")
    pressed = _one_of((*(signs.key for signs in check.signs), NONE_KEY, "q", "escape"), typed)
    for signs in check.signs:
        if signs.key == pressed:
            for row in (f"{signs.title}.", *signs.then):
                put(row)
    return pressed == NONE_KEY


def _without_what_is_avoided(threshold: Threshold, typed: Keys) -> Start | None:
    put("You avoid what is in this routine:")
    for exercise, reasons in threshold.gone:
        put(f"  - {exercise.name}: {why(reasons)}")
    if isinstance(typed, NoKeys):
        put(f"left out: {in_short(threshold.gone)}" if threshold.left else "Nothing is left without that.")
        return threshold.left
    if threshold.left:
        put("  enter  leave them out")
    else:
        put("Nothing is left without that.")
    put("  w  walk all of it")
    put("  q  go back")
    pressed = _one_of((*(("enter",) if threshold.left else ()), "w", "q", "escape"), typed)
    return {"enter": threshold.left, "w": threshold.whole}.get(pressed)


def _one_of(keys: Iterable[str], typed: Keys) -> str:
    wanted = frozenset(keys)
    while True:
        for key in typed.wait(_LONG_S):
            if key in wanted:
                return key
