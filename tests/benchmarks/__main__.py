"""`python -m tests.benchmarks`: every figure the program is held to, in one table. The numbers are told, never asserted.

    --short       a minute's worth, to see that everything can still be measured
    --only PART   start-up, command-line, holding, figure, compose, coach, history or lateness; may be given several times
    --walk S      phase changes over so many seconds rather than ten minutes
    --write       keep the tables of the parts that ran in last.md, each with its date and machine
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from stretchtui.clock import wall_time
from tests.benchmarks import coach, command_line, figure, history, holding, lateness, start_up, wishes
from tests.benchmarks.effort import FULL, SHORT
from tests.benchmarks.probe import NotMeasured
from tests.benchmarks.table import as_table

PARTS = {
    "start-up": start_up.measure,
    "command-line": command_line.measure,
    "holding": holding.measure,
    "figure": figure.measure,
    "compose": wishes.measure,
    "coach": coach.measure,
    "history": history.measure,
    "lateness": lateness.measure,
}
LAST = Path(__file__).parent / "last.md"


def main() -> int:
    arguments = _arguments()
    failed = False
    effort = SHORT if arguments.short else FULL
    if arguments.walk:
        effort = replace(effort, idle_walk_s=arguments.walk, busy_walk_s=arguments.walk)
    for part in arguments.only or PARTS:
        print(f"{part} …", file=sys.stderr, flush=True)
        before = f"{wall_time():%Y-%m-%d %H:%M %z}, load {os.getloadavg()[0]:.1f}"
        try:
            rows = PARTS[part](effort)
        except NotMeasured as why:
            print(f"{part}: not measured: {why}", file=sys.stderr)
            failed = True
            continue
        section = f"{before} → {os.getloadavg()[0]:.1f}; {_machine()}\n\n{as_table(rows)}"
        print(f"\n{part}: {section}\n", flush=True)
        if arguments.write and not arguments.short:
            _write(part, section)
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Figures beside a bare Textual app.")
    parser.add_argument("--short", action="store_true", help="see only that everything can be measured")
    parser.add_argument("--only", action="append", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--walk", type=int, metavar="S", help="phase changes over so many seconds")
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {LAST.name}; not with --short")
    return parser.parse_args()


def _machine() -> str:
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return ", ".join((
        model[1] if model else platform.machine(), f"{os.cpu_count()} cores", f"Linux {platform.release()}",
        f"Python {platform.python_version()}", f"Textual {version('textual')}", *_priority(),
    ))  # fmt: skip


def _priority() -> list[str]:
    """Said where the benchmark was given more of the machine than others, or less."""
    return [f"nice {os.nice(0)}"] if os.nice(0) else []


def _write(measured: str, section: str) -> None:
    """Replace the section of the part that was measured anew."""
    kept = dict(re.findall(r"^## (\S+)\n\n(.*?)(?=\n## |\Z)", LAST.read_text(), re.M | re.S)) if LAST.exists() else {}
    together = {part: section if part == measured else kept.get(part, "") for part in PARTS}
    written = "".join(f"\n## {part}\n\n{text.strip()}\n" for part, text in together.items() if text)
    LAST.write_text("# The last figures\n\nWritten by `python -m tests.benchmarks --write`.\n" + written)


if __name__ == "__main__":
    sys.exit(main())
