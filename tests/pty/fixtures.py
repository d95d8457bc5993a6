"""The stand-in app in a terminal, ended after each test."""

from __future__ import annotations

# ruff: noqa: E402  # what is imported below the assertion is empty for mypy on Windows
import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

assert sys.platform != "win32"

from tests.pty.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


class Start(Protocol):
    """Starts the stand-in; `options` are those of `Terminal`."""

    def __call__(self, *arguments: str, env: dict[str, str] | None = None, **options: Any) -> Terminal: ...


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Where the stand-in writes what it did on leaving, one word a line."""
    path = tmp_path / "diary"
    path.touch()
    return path


@pytest.fixture
def environment(diary: Path, tmp_path: Path) -> dict[str, str]:
    """What the program finds in its environment: nothing of the machine's own but where programs are."""
    unguarded = {name: os.environ[name] for name in ("STAND_IN_UNGUARDED",) if name in os.environ}
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "STAND_IN_DIARY": str(diary),
        **unguarded,
    }


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    with contextlib.ExitStack() as opened:

        def started(*arguments: str, env: dict[str, str] | None = None, **options: Any) -> Terminal:
            command = [sys.executable, "-m", "tests.pty.stand_in", *arguments]
            return opened.enter_context(Terminal(command, environment if env is None else env, **options))

        yield started
