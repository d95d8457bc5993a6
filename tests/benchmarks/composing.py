"""The reference for `check`: PyYAML's C loader composes every file of a folder, and does nothing more.

    python -m tests.benchmarks.composing FOLDER           only that, as a whole process
    python -m tests.benchmarks.composing FOLDER --turns N composing and checking in turns in this one process; prints
                                                          the seconds of each, a line a turn
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import time
from pathlib import Path

import yaml


def compose_all(folder: Path) -> None:
    for path in sorted(folder.glob("*.yaml")):
        assert yaml.compose(path.read_bytes(), yaml.CSafeLoader) is not None


def check_all(folder: Path) -> None:
    from stretchtui.cli.main import main

    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        assert main(["check", str(folder)]) == 0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--turns", type=int, default=0)
    arguments = parser.parse_args()
    if not arguments.turns:
        compose_all(arguments.folder)
        return
    check_all(arguments.folder)  # once for the imports
    for _ in range(arguments.turns):
        gc.enable()  # as every program begins; checking switches it off for itself
        started = time.perf_counter()
        compose_all(arguments.folder)
        between = time.perf_counter()
        check_all(arguments.folder)
        print(between - started, time.perf_counter() - between)


if __name__ == "__main__":
    main()
