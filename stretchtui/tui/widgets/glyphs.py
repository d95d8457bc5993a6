"""A block alphabet that can be read across a room. Never here: sizes, colours, widgets.

Five rows a glyph, drawn by hand; `#` is ink.
"""

from __future__ import annotations

from collections.abc import Mapping

ROWS = 5

_DRAWN = """
0 ### #.# #.# #.# ###
1 .#. ##. .#. .#. ###
2 ### ..# ### #.. ###
3 ### ..# ### ..# ###
4 #.# #.# ### ..# ..#
5 ### #.. ### ..# ###
6 ### #.. ### #.# ###
7 ### ..# ..# ..# ..#
8 ### #.# ### #.# ###
9 ### #.# ### ..# ###
: . # . # .
- ... ... ### ... ...
▶ #.. ##. ### ##. #..
◀ ..# .## ### .## ..#
+ ... .#. ### .#. ...
A ### #.# ### #.# #.#
B ##. #.# ##. #.# ##.
C ### #.. #.. #.. ###
D ##. #.# #.# #.# ##.
E ### #.. ##. #.. ###
F ### #.. ##. #.. #..
G #### #... #.## #..# ####
H #.# #.# ### #.# #.#
I ### .#. .#. .#. ###
J ..# ..# ..# #.# ###
K #..# #.#. ##.. #.#. #..#
L #.. #.. #.. #.. ###
M #...# ##.## #.#.# #...# #...#
N #..# ##.# #.## #..# #..#
O ### #.# #.# #.# ###
P ### #.# ### #.. #..
Q #### #..# #..# #.## ####
R ##. #.# ##. #.# #.#
S ### #.. ### ..# ###
T ### .#. .#. .#. .#.
U #.# #.# #.# #.# ###
V #.# #.# #.# #.# .#.
W #...# #...# #.#.# ##.## #...#
X #.# #.# .#. #.# #.#
Y #.# #.# .#. .#. .#.
Z ### ..# .#. #.. ###
"""


def _read(drawn: str) -> Mapping[str, tuple[str, ...]]:
    rows = (line.split(" ") for line in drawn.strip().splitlines())
    return {name: tuple(ink) for name, *ink in rows}


GLYPHS = _read(_DRAWN)
SPACE = ("..",) * ROWS


def drawable(text: str) -> bool:
    return all(character in GLYPHS or character == " " for character in text.upper())


def pixels(text: str) -> list[str]:
    """The text as five rows of `#` and `.`, one column of `.` between glyphs; unknown characters are left out."""
    glyphs = [GLYPHS.get(character, SPACE if character == " " else None) for character in text.upper()]
    return [".".join(glyph[row] for glyph in glyphs if glyph) for row in range(ROWS)]
