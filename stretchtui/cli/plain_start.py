"""Before a session goes line by line: its checks, and what in it the person avoids, each a question of typed keys.

Where nobody can type, a check is printed with what going on means, and what is avoided is left out. Never here: the words of
the checks (precautions.py), the session itself (plain.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from stretchtui.cli import exits
from stretchtui.cli.plain import walk_plainly
from stretchtui.cli.plain_after import WENT_BACK, asked_before
from stretchtui.cli.rows import put
from stretchtui.cli.signalled import signals_raise
from stretchtui.cli.typed import Keys, NoKeys, keys_of_terminal
from stretchtui.precautions import CHECKS, NONE_APPLIES, NONE_KEY, Check
from stretchtui.resumption import Offer, leave, start_of
from stretchtui.routine.holdings import Holdings
from stretchtui.settings.preferences import Settings
from stretchtui.starting import Start, Threshold, in_short, threshold, why

_LONG_S = 3_600.0


def walked(
    start: Start, preferred: Settings, speed: float, holdings: Holdings, *, offer: Offer | None = None, said: str = ""
) -> int:
    """Walk it line by line when everything has been asked. `offer`: what of it was cut off; `said`: told before it begins."""
    if said:
        put(said)
    if offer is not None:
        chosen = _go_on(offer)
        if chosen is not False:
            return exits.ENDED_EARLY if chosen is None else gone_on(offer, preferred, speed, holdings)
    before = asked_before(preferred)
    crossed = None if before == WENT_BACK else cross(threshold(start.routine, preferred, start.at, start.origin))
    felt = before if isinstance(before, int) else None
    known = holdings.loader.exercise
    return walk_plainly(crossed, preferred, speed, known, tension_before=felt) if crossed else exits.ENDED_EARLY


def gone_on(offer: Offer, preferred: Settings, speed: float, holdings: Holdings) -> int:
    """Go on with what was cut off."""
    put(f"{offer.words}.")
    if offer.why:
        put(f"it cannot go on exactly there: {offer.why}; it goes on with that exercise")
    if offer.taken_up is not None:
        return walk_plainly(start_of(offer), preferred, speed, holdings.loader.exercise, offer.taken_up)
    leave(offer.cut)  # another session takes the place of that one
    crossed = cross(threshold(offer.routine, preferred, offer.exercise, offer.cut.live.origin))
    return walk_plainly(crossed, preferred, speed, holdings.loader.exercise) if crossed else exits.ENDED_EARLY


def _go_on(offer: Offer) -> bool | None:
    """Whether to go on there; None: neither that nor anew."""
    put(f"cut off: {offer.words}.")
    with signals_raise(), keys_of_terminal() as typed:
        if isinstance(typed, NoKeys):
            put("it begins anew; to go on there: stretchtui resume")
            return False
        for row in ("  enter  go on there", "  s  from the start", "  q  go back"):
            put(row)
        pressed = _one_of(("enter", "s", "q", "escape"), typed)
    if pressed == "s":
        leave(offer.cut)
    return {"enter": True, "s": False}.get(pressed)


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
