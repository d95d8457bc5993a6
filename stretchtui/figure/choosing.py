"""Which painter a terminal gets, from what it can do and what was asked for. Never here: how that is found out, painting."""

from __future__ import annotations

from typing import Literal, get_args

from stretchtui.figure.picture import Painter

Wanted = Literal["auto", "truecolour", "256", "16", "braille", "ascii"]
"""What the setting `painter` may say."""

PAINTERS: tuple[Painter, ...] = get_args(Painter)

TRUECOLOUR = 16_777_216


def best_painter(colours: int | None, unicode: bool) -> Painter:
    """The painter that shows most, with so many colours (None or 0: none at all)."""
    if not unicode:
        return "ascii"
    if not colours:
        return "braille"
    if colours >= TRUECOLOUR:
        return "truecolour"
    return "256" if colours >= 256 else "16"


def shows(sample: str, encoding: str | None, term: str) -> bool:
    """Whether these characters come through: to a terminal by its encoding, and by its font where that is known to lack them."""
    if term == "linux" and any("\u2800" <= one <= "\u28ff" for one in sample):
        return False  # the console's font has half blocks and no braille
    if term == "dumb":
        return False
    try:
        sample.encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


SAMPLES = {"half": "▀▄█", "braille": "⠁⣿"}


def chosen_painter(wanted: Wanted, colours: int | None, encoding: str | None, term: str) -> Painter:
    """What was asked for; what no colours or no such characters forbid is never shown, and `auto` is the best there is."""
    if wanted == "ascii":
        return "ascii"
    if wanted == "braille" or not colours:
        return best_painter(0, shows(SAMPLES["braille"], encoding, term))
    if not shows(SAMPLES["half"], encoding, term):
        return "ascii"
    return best_painter(colours, unicode=True) if wanted == "auto" else wanted
