"""Windows has no pseudo-terminals: there, nothing in here is collected. What waits is walked several at once."""

from __future__ import annotations

import sys

from tests.at_once import walk, walks

__all__ = ["walk", "walks"]

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]
