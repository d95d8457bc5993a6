"""A reminder as a task of the Windows Task Scheduler: its XML, by Microsoft's schema. Never here: what registers it (plan.py).

One trigger with a repetition, however many times a day it is due: a task has 48 triggers at most.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.when import DAYS, Daily, When, clock_digits

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def task(reminder: Reminder, python: str, day: str) -> bytes:
    """In UTF-16, which schtasks takes for granted. Due from this day on (ISO), by the clock on the wall."""
    root = ET.Element("Task", {"version": "1.2", "xmlns": NAMESPACE})
    described = ET.SubElement(root, "RegistrationInfo")
    _texts(described, Author="stretchtui", Description=f"Reminder to stretch: {reminder.when.words}")
    ET.SubElement(root, "Triggers").append(_trigger(reminder.when, day))
    person = ET.SubElement(ET.SubElement(root, "Principals"), "Principal", {"id": "Author"})
    _texts(person, LogonType="InteractiveToken", RunLevel="LeastPrivilege")
    _texts(ET.SubElement(root, "Settings"), **_settings(reminder.when))
    command = ET.SubElement(ET.SubElement(root, "Actions", {"Context": "Author"}), "Exec")
    program, *arguments = reminder.fire_argv(python)
    _texts(command, Command=program, Arguments=" ".join(arguments))  # plain words all of them: nothing needs quotes
    ET.indent(root)
    text = '<?xml version="1.0" encoding="UTF-16"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
    return text.replace("\n", "\r\n").encode("utf-16")


def _settings(when: When) -> dict[str, str]:
    """Only what comes once a day is made up for; laptops are meant, too; in the schema's order."""
    return {
        "MultipleInstancesPolicy": "IgnoreNew",
        "DisallowStartIfOnBatteries": "false",
        "StopIfGoingOnBatteries": "false",
        "StartWhenAvailable": "true" if isinstance(when, Daily) else "false",
        "Enabled": "true",
        "ExecutionTimeLimit": "PT1H",
    }


def _trigger(when: When, day: str) -> ET.Element:
    trigger = ET.Element("CalendarTrigger")
    _texts(trigger, Enabled="true", StartBoundary=f"{day}T{clock_digits(when.dues[0])}:00")
    if len(when.dues) > 1:
        apart, long = when.dues[1] - when.dues[0], when.dues[-1] - when.dues[0]
        # A minute more than the last: whether one at the very end still comes is not documented.
        _texts(ET.SubElement(trigger, "Repetition"), Interval=f"PT{apart}M", Duration=f"PT{long + 1}M", StopAtDurationEnd="false")
    if when.days == DAYS:
        _texts(ET.SubElement(trigger, "ScheduleByDay"), DaysInterval="1")
        return trigger
    week = ET.SubElement(trigger, "ScheduleByWeek")
    _texts(week, WeeksInterval="1")
    named = ET.SubElement(week, "DaysOfWeek")
    for day_name in when.days:
        ET.SubElement(named, _DAYS[DAYS.index(day_name)])
    return trigger


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text
