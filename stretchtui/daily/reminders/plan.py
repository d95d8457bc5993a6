"""What has to be written and run so that a reminder comes, and so that it is gone again: from values to values.

Never here: writing, running, asking; what is in the files (systemd.py, launchd.py, task.py, cron.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from stretchtui.daily.reminders import cron, systemd
from stretchtui.daily.reminders.quoting import has_control, needs_env
from stretchtui.daily.reminders.reminder import LABEL, NAME, Reminder

Kind = Literal["systemd", "launchd", "schtasks", "cron"]
Argv = tuple[str, ...]

KINDS: dict[Kind, str] = {
    "systemd": "a timer of systemd's, for you alone",
    "launchd": "an agent of launchd's, for you alone",
    "schtasks": "a scheduled task of Windows'",
    "cron": "lines in your crontab",
}


class CannotRemind(Exception):
    """Why there can be no reminder here, in one sentence."""


class ThereAlready(CannotRemind):
    """One that is equal is installed; a second would only remind twice."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is known of this computer and this person."""

    system: str
    """As sys.platform has it."""
    python: str
    home: str
    config: str
    """Where systemd looks for a person's units."""
    data: str
    own: str
    """Our own folder of settings."""
    uid: int
    programs: frozenset[str]
    """Which of systemctl, crontab, launchctl and schtasks there are."""
    booted: bool
    """Whether systemd runs this system."""
    day: str
    """Today, as 2026-11-22."""
    environment: tuple[tuple[str, str], ...] = ()
    """What the command has to be given, so that it finds the same files as we do."""


@dataclass(frozen=True, slots=True)
class Written:
    path: str
    data: bytes
    stays: bool = True
    """Not where it is only handed over to a program."""


@dataclass(frozen=True, slots=True)
class Plan:
    kind: Kind
    files: tuple[Written, ...] = ()
    commands: tuple[Argv, ...] = ()
    block: str = ""
    """What is added to the crontab."""
    folders: tuple[str, ...] = ()
    """Which may be made by this, by us or by a program."""


@dataclass(frozen=True, slots=True)
class Removal:
    before: tuple[Argv, ...] = ()
    files: tuple[str, ...] = ()
    after: tuple[Argv, ...] = ()


def kind_here(here: Here) -> Kind:
    """Raises CannotRemind."""
    if here.system == "win32":
        return _there("schtasks", "schtasks", here)
    if here.system == "darwin":
        return _there("launchd", "launchctl", here)
    if "systemctl" in here.programs and (here.booted or "crontab" not in here.programs):
        return "systemd"
    if "crontab" in here.programs:
        return "cron"
    raise CannotRemind("neither systemctl nor crontab is here: nothing on this computer could run a reminder")


def plan(reminder: Reminder, here: Here) -> Plan:
    """Raises CannotRemind."""
    for foreign in (here.python, here.home, here.config, reminder.routine, *(part for pair in here.environment for part in pair)):
        if has_control(foreign):
            raise CannotRemind("a path that the reminder needs holds a control character, which no timer can be given")
    kind = kind_here(here)
    if "=" in here.python and ((kind == "cron" and here.environment) or (kind == "systemd" and needs_env(here.python))):
        raise CannotRemind(f"`env` would take the path of Python for a variable: {here.python}")
    if kind == "systemd":
        return _systemd(reminder, here)
    if kind == "launchd":
        return _launchd(reminder, here)
    return _cron(reminder, here) if kind == "cron" else _task(reminder, here)


def removal(id: int, kind: Kind, files: tuple[str, ...], uid: int) -> Removal:
    """What takes it away again. Of the files named, only those that can be ours."""
    name, label = f"{NAME}{id}", f"{LABEL}{id}"
    ours = tuple(file for file in files if re.search(rf"(^|[/\\-]){re.escape(name)}\.|(^|/){re.escape(label)}\.", file))
    if kind == "systemd":
        off: Argv = ("systemctl", "--user", "disable", "--now", f"{name}.timer")
        return Removal((off,), ours, (("systemctl", "--user", "daemon-reload"),))
    if kind == "launchd":
        return Removal((("launchctl", "bootout", f"gui/{uid}/{label}"),), ours)
    if kind == "schtasks":
        return Removal((("schtasks", "/Delete", "/TN", name, "/F"),), ours)
    return Removal(files=ours)


def _there(kind: Kind, program: str, here: Here) -> Kind:
    if program not in here.programs:
        raise CannotRemind(f"{program} is not here: nothing on this computer could run a reminder")
    return kind


def _systemd(reminder: Reminder, here: Here) -> Plan:
    units, timer = f"{here.config}/systemd/user", f"{reminder.name}.timer"
    wanted, stamps = f"{units}/timers.target.wants", f"{here.data}/systemd/timers"
    texts = {f"{reminder.name}.service": systemd.service(reminder, here.python, here.environment), timer: systemd.timer(reminder)}
    return Plan(
        "systemd",
        tuple(Written(f"{units}/{name}", text.encode()) for name, text in texts.items()),
        (("systemctl", "--user", "daemon-reload"), ("systemctl", "--user", "enable", "--now", timer)),
        folders=(units, wanted, stamps),
    )


def traces(made: Plan, here: Here) -> tuple[str, ...]:
    """Every file that is to go with the reminder: those we write and those that systemd makes for it."""
    ours = [one.path for one in made.files if one.stays]
    for path in tuple(ours):
        if made.kind == "systemd" and path.endswith(".timer"):
            folder, _, name = path.rpartition("/")
            ours += [f"{folder}/timers.target.wants/{name}", f"{here.data}/systemd/timers/stamp-{name}"]
    return tuple(ours)


def _launchd(reminder: Reminder, here: Here) -> Plan:
    from stretchtui.daily.reminders import launchd

    folder = f"{here.home}/Library/LaunchAgents"
    path = f"{folder}/{reminder.label}.plist"
    data = launchd.agent(reminder, here.python, here.environment)
    return Plan("launchd", (Written(path, data),), (("launchctl", "bootstrap", f"gui/{here.uid}", path),), folders=(folder,))


def _task(reminder: Reminder, here: Here) -> Plan:
    from stretchtui.daily.reminders.task import task

    if re.search("%[^%]+%", here.python):
        raise CannotRemind(f"the path of Python reads like a variable to Windows: {here.python}")
    path = f"{here.own}\\{reminder.name}.xml"
    create: Argv = ("schtasks", "/Create", "/TN", reminder.name, "/XML", path)
    return Plan("schtasks", (Written(path, task(reminder, here.python, here.day), stays=False),), (create,))


def _cron(reminder: Reminder, here: Here) -> Plan:
    block = cron.block(reminder, here.python, here.environment)
    if max(map(len, block.encode().split(b"\n"))) > cron.LONGEST_LINE:
        raise CannotRemind("the line would be longer than cron takes: the paths are too long")
    return Plan("cron", block=block)
