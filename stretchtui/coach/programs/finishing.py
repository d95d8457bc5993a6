"""What a voice wrote made into the clip that is kept: whole, trimmed, as loud as it is wanted; or not kept at all.

Never here: which line it is, when it is rendered, who waits for it.
"""

from __future__ import annotations

from pathlib import Path

from stretchtui.coach.programs.orders import SPOKEN_MS, Order
from stretchtui.coach.sounds.wav import NotAWav, louder, read, trimmed, write


def keep(order: Order) -> None:
    """`order.file` appears whole or not at all. Raises OSError and ValueError.

    The clip is written beside what the voice wrote and not over it: on a full disk espeak-ng was seen to end with status 0 and a
    header that agrees with what little there is. Only that there is no room for a second file then gives it away.
    """
    try:
        sound = read(order.written, SPOKEN_MS, whole=True)
    except NotAWav as error:
        raise ValueError from error
    write(order.made, louder(trimmed(sound), order.gain))
    Path(order.made).replace(order.file)
