"""The hostile inputs: those in tests/data/hostile-yaml, and those too large to keep. Never here: what becomes of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
FOLDER = DATA / "hostile-yaml"

_K = 1_000
_M = 1_000_000


def _lines(line: str, count: int) -> str:
    return "".join(line.replace("#", str(number)) for number in range(count))


MADE: dict[str, Callable[[], str]] = {
    "011-flow-depth-100k.yaml": lambda: "[" * 100 * _K + "]" * 100 * _K,
    "013-flow-depth-20k-a.yaml": lambda: "{a: " * 20 * _K + "1" + "}" * 20 * _K,
    "019-quad-a-b-mapping-values-err.yaml": lambda: "a: " * 50 * _K,
    "023-quad-100k-comments.yaml": lambda: "#\n" * 100 * _K + "a: 1\n",
    "034-int-100k-digits.yaml": lambda: "a: " + "9" * 100 * _K,
    "035-int-hex-100k-digits.yaml": lambda: "a: 0x" + "f" * 100 * _K,
    "(generated) anchor bomb string 1MB x 1000 aliases": lambda: 'a: &a "' + "x" * _M + '"\nb: [' + "*a," * _K + "]",
    "(generated) flow depth 1M open only": lambda: "[" * _M,
    "(generated) block depth 3000 by indent": lambda: "".join(" " * n + "k:\n" for n in range(3_000)) + " " * 3_000 + "v\n",
    "(generated) quad: 200k flow entries": lambda: "[" + "a," * 200 * _K + "]",
    "(generated) quad: plain multi-line 50k lines": lambda: "a: " + "  word\n" * 50 * _K,
    "(generated) quad: 1MB one long plain scalar": lambda: "a: " + "x" * _M,
    "(generated) quad: 10MB one long plain scalar": lambda: "a: " + "x" * 10 * _M,
    "(generated) quad: 1MB double-quoted escapes": lambda: 'a: "' + "\\u0041" * 170 * _K + '"',
    "(generated) quad: 1MB of spaces then token": lambda: "a: " + " " * _M + "b",
    "(generated) quad: 50k anchors": lambda: _lines("k#: &a# 1\n", 50 * _K),
    "(generated) quad: %TAG 20k": lambda: _lines("%TAG !a#! tag:b,c#\n", 20 * _K) + "--- a\n",
    "(generated) 10MB file of '- a'": lambda: "- a\n" * 2_500 * _K,
}


@cache
def index() -> dict[str, str | int]:
    """What each case is called, or how large it is where it is made."""
    listed: dict[str, str | int] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    return listed


def data_of(name: str) -> bytes:
    return MADE[name]().encode() if name in MADE else (FOLDER / name).read_bytes()
