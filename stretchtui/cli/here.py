"""This computer and this person as the planning of reminders sees them: values, looked up once. Never here: starting programs."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import stretchtui
from stretchtui import clock
from stretchtui.cli.reminders_file import file
from stretchtui.daily.reminders.plan import CannotRemind, Here
from stretchtui.daily.reminders.quoting import has_control
from stretchtui.daily.reminders.surroundings import TO_BE_SEEN, TO_FIND_FILES

_PROGRAMS = ("systemctl", "crontab", "launchctl", "schtasks")


def here() -> Here:
    """Raises CannotRemind where no folder of a person's own is known."""
    try:
        home = str(Path.home())
    except RuntimeError as why:
        raise CannotRemind("there is no home folder") from why
    return Here(
        system=sys.platform,
        python=_python(),
        home=home,
        config=_folder("XDG_CONFIG_HOME", f"{home}/.config"),
        data=_folder("XDG_DATA_HOME", f"{home}/.local/share"),
        own=str(file().parent),
        uid=user(),
        programs=frozenset(name for name in _PROGRAMS if shutil.which(name)),
        booted=Path("/run/systemd/system").is_dir(),
        day=clock.wall_time().date().isoformat(),
        environment=_environment(),
    )


def user() -> int:
    return os.getuid() if sys.platform != "win32" else 0


def remembered() -> tuple[tuple[str, str], ...]:
    """What the desktop needs, as it is now; nothing that could not be written down."""
    known = ((name, os.environ.get(name, "")) for name in TO_BE_SEEN)
    return tuple((name, value) for name, value in known if value and not has_control(value))


def _folder(variable: str, usual: str) -> str:
    """As systemd has it: what is no absolute path is not heeded."""
    named = os.environ.get(variable, "")
    return named if named.startswith("/") else usual


def _python() -> str:
    """The Python that runs us; on Windows its brother without a window, where there is one."""
    path = Path(sys.executable)
    windowless = path.with_name("pythonw.exe")
    return str(windowless if sys.platform == "win32" and windowless.exists() else path)


def _environment() -> tuple[tuple[str, str], ...]:
    known = {name: os.environ[name] for name in TO_FIND_FILES if os.environ.get(name)}
    if "PYTHONPATH" in known:
        parts = (part for part in known["PYTHONPATH"].split(os.pathsep) if part)
        known["PYTHONPATH"] = os.pathsep.join(str(Path(part).absolute()) for part in parts)
    elif not _is_installed():
        known["PYTHONPATH"] = _beside()
    return tuple(known.items())


def _beside() -> str:
    return str(Path(stretchtui.__file__).resolve().parents[1])


def _is_installed() -> bool:
    """Whether Python finds this program from any folder, and not only because it was started in a checkout."""
    return _beside() in (str(Path(entry).resolve()) for entry in sys.path[1:] if entry)
