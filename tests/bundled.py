"""How much comes with the program, so that a test need not be told when the library grows."""

from __future__ import annotations

from stretchtui import places

ROUTINE_IDS = frozenset(path.stem for path in places.bundled_library().glob("*.yaml")) - {"postures"}
MANY = f"{len(ROUTINE_IDS)} routines"
"""As the list at home counts them."""
