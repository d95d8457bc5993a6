"""Windows has no pseudo-terminals, none of these signals and another driver: there, nothing in here is collected."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.pty.fixtures import diary, environment, start

    __all__ = ["diary", "environment", "start"]
