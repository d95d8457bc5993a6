"""Windows has no pseudo-terminals: there, nothing in here is collected."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]
