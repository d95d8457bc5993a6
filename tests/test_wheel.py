"""What is shipped: the wheel has the routines in it and runs where no checkout is; a checkout runs as it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import stretchtui

ROOT = Path(__file__).parents[1]
ROUTINES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "routines").rglob("*.yaml"))


def ran(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Standard output of a program that sees nothing of this environment but what it needs."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    answer = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=kept | environment, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts' folder of a fresh environment with the wheel in it; its dependencies are those of this one."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False)
    paths = sysconfig.get_paths(scheme="venv", vars={"base": str(folder), "platbase": str(folder)})
    python = Path(paths["scripts"]) / Path(sys.executable).name
    ran(
        sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index",
        "--disable-pip-version-check", wheel, cwd=folder,
    )  # fmt: skip
    # Folders named in a .pth are searched last, and .pth files in them are not read: so no editable install comes along.
    (Path(paths["purelib"]) / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return Path(paths["scripts"])


def test_the_wheel_holds_the_program_every_routine_and_style_sheet_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"stretchtui/{name}" for name in ROUTINES} <= set(names)
    sheets = {path.relative_to(ROOT).as_posix() for path in (ROOT / "stretchtui").rglob("*.tcss")}
    assert sheets
    assert sheets <= set(names)
    assert {name.partition("/")[0] for name in names} == {"stretchtui", f"stretchtui-{stretchtui.__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name or name.startswith("stretchtui/tests")]


def test_from_the_wheel_the_program_runs_in_another_folder_and_finds_its_routines(installed: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    program = installed / ("stretchtui.exe" if sys.platform == "win32" else "stretchtui")
    python = installed / Path(sys.executable).name
    where = ran(python, "-c", "import stretchtui; print(stretchtui.__file__)", cwd=tmp_path, **home).strip()
    assert Path(where).resolve().is_relative_to(installed.parent.resolve())
    assert "upper-back-basics" in ran(program, "list", cwd=tmp_path, **home)
    assert json.loads(ran(program, "plan", "upper-back-basics", "--json", cwd=tmp_path, **home))["total_ms"] == 186_000
    assert ran(program, "--version", cwd=tmp_path, **home) == f"stretchtui {stretchtui.__version__}\n"
    listed = json.loads(ran(program, "list", "--all", "--json", cwd=tmp_path, **home))
    assert len(listed) == sum("/exercises/" not in name and not name.endswith("postures.yaml") for name in ROUTINES)
    for entry in listed:
        assert Path(entry["path"]).resolve().is_relative_to(installed.parent.resolve())


def test_from_the_wheel_the_screens_find_their_style_sheets(installed: Path, tmp_path: Path) -> None:
    look = (
        "import asyncio\n"
        "from stretchtui.clock import SystemClock\n"
        "from stretchtui.routine.holdings import Holdings, searched\n"
        "from stretchtui.settings.preferences import LoadedSettings, Settings\n"
        "from stretchtui.tui.app import StretchApp\n"
        "from stretchtui.tui.given import Given\n"
        "async def main():\n"
        "    app = StretchApp(Given(Holdings(searched(())), LoadedSettings(Settings()), SystemClock))\n"
        "    async with app.run_test() as pilot:\n"
        "        await pilot.press('slash', *'basics', 'enter')\n"
        "        await pilot.pause()\n"
        "        print(type(app.screen).__name__, app.screen.query_one('#stage').styles.layout.name)\n"
        "asyncio.run(main())\n"
    )
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    assert ran(installed / Path(sys.executable).name, "-c", look, cwd=tmp_path, **home) == "PlayerScreen horizontal\n"


def test_a_plain_checkout_runs_where_it_lies(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    # Without `site` no installed copy of the program can be found; what it depends on is put on the path by hand.
    path = os.pathsep.join((str(ROOT), sysconfig.get_paths()["purelib"]))
    listed = ran(sys.executable, "-S", "-m", "stretchtui", "list", cwd=ROOT, PYTHONPATH=path, **home)
    assert "upper-back-basics" in listed
    told = ran(sys.executable, "-S", "-m", "stretchtui", "list", "--json", cwd=tmp_path, PYTHONPATH=path, **home)
    assert {entry["origin"] for entry in json.loads(told)} == {"bundled"}
    assert all(Path(entry["path"]).is_relative_to(ROOT / "routines") for entry in json.loads(told))
