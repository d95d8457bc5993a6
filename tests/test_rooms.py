"""Who may know whom: the contracts of pyproject.toml hold, and what is started in haste does not import what is slow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TEXTUAL = ("textual", "rich")
ALL_CALLS = {
    "importing the command line": "import stretchtui.cli.main",
    "list": "from stretchtui.cli.main import main; assert main(['list']) == 0",
    "list with filters": "from stretchtui.cli.main import main; assert main(['list', '--area', 'neck', '--json']) == 0",
    "check": "from stretchtui.cli.main import main; assert main(['check']) == 0",
    "compose": "from stretchtui.cli.main import main; assert main(['compose', '--area', 'neck', '--minutes', '3']) == 0",
    "plan": "from stretchtui.cli.main import main; assert main(['plan', 'upper-back-basics']) == 0",
    "doctor": "from stretchtui.cli.main import main; assert main(['doctor']) in (0, 1)",
    "settings": "from stretchtui.cli.main import main; assert main(['settings']) == 0",
    "run --plain": "from stretchtui.cli.main import main; assert main(['run', 'micro-break', '--plain', '--speed', '1000']) == 0",
}


def imported(code: str, home: Path) -> set[str]:
    """The modules that a fresh process has after this, and the packages they are in."""
    tell = "\nimport sys; print('\\nMODULES', *sys.modules, *{name.partition('.')[0] for name in sys.modules})"
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), "HOME": str(home), "USERPROFILE": str(home)}
    # Without `site`, what the environment's .pth files import would be told too; the packages are put on the path instead.
    path = f"import sys; sys.path[1:1] = {[entry for entry in sys.path if entry]!r}\n"
    answer = subprocess.run(
        [sys.executable, "-S", "-c", path + code + tell], env=environment, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False, cwd=home, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("code", ALL_CALLS.values(), ids=ALL_CALLS.keys())
def test_the_command_line_never_imports_textual_unless_a_screen_is_drawn(code: str, tmp_path: Path) -> None:
    assert not imported(code, tmp_path) & set(TEXTUAL)


def test_the_full_screen_face_does_import_it_so_that_these_tests_can_fail(tmp_path: Path) -> None:
    assert imported("import stretchtui.tui.app", tmp_path) >= set(TEXTUAL)


def test_listing_with_a_fresh_index_imports_no_yaml(tmp_path: Path) -> None:
    twice = "from stretchtui.cli.main import main; assert main(['list']) == 0"
    assert "yaml" in imported(twice, tmp_path)
    assert "yaml" not in imported(twice, tmp_path)


@pytest.mark.parametrize("room", ["session", "keys", "controls", "text", "places", "clock"])
def test_the_quiet_rooms_know_neither_yaml_nor_textual(room: str, tmp_path: Path) -> None:
    files = [ROOT / "stretchtui" / f"{room}.py", *(ROOT / "stretchtui" / room).glob("[!_]*.py")]
    modules = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files if file.exists()]
    assert modules
    known = imported(f"import {', '.join(modules)}", tmp_path)
    assert not known & {"yaml", "textual", "rich", "platformdirs", "asyncio"}


def test_the_session_reads_no_clock(tmp_path: Path) -> None:
    """`time` is part of the interpreter and always there; so it is made to fail before the session is imported."""
    barred = (
        "import dataclasses, typing, collections.abc, functools, itertools, bisect, re, enum, unicodedata, json, pathlib\n"
        "import sys\n"
        "class Barred:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('time', 'datetime', 'yaml', 'textual'): raise AssertionError(name)\n"
        "sys.modules.pop('time', None); sys.modules.pop('datetime', None); sys.meta_path.insert(0, Barred())\n"
    )
    modules = ", ".join(f"stretchtui.session.{path.stem}" for path in (ROOT / "stretchtui" / "session").glob("[!_]*.py"))
    assert "stretchtui.session.player" in imported(f"{barred}import {modules}", tmp_path)


def test_the_contracts_between_the_rooms_hold() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert " 0 broken" in answer.stdout
