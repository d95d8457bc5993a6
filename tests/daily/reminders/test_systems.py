"""What each system is given for a reminder: read back by its own reader where it is here, by ours where it is not."""

from __future__ import annotations

import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.daily.reminders import cron, launchd, systemd
from stretchtui.daily.reminders.plan import CannotRemind, Here, Kind, plan, removal
from stretchtui.daily.reminders.quoting import cron_command, for_systemd, has_control, needs_env, systemd_command
from stretchtui.daily.reminders.reminder import Reminder
from stretchtui.daily.reminders.task import NAMESPACE, task
from stretchtui.daily.reminders.when import DAYS, Daily, Every, When
from tests.daily.reminders.made import MORNING, ODD_PYTHON, OFTEN, here, some_when

ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not here to judge the units")
WEEK = (*DAYS,)

Due = tuple[str, int]
"""A day and a minute of it."""


def dues(when: When) -> set[Due]:
    return {(day, due) for day in when.days for due in when.dues}


# systemd


@needs_systemd
@pytest.mark.parametrize("reminder", [MORNING, OFTEN, Reminder(3, Daily(0, ("sun",))), Reminder(4, Every(17, 1, 1439))])
def test_systemd_understands_every_expression_and_means_the_same_by_it(reminder: Reminder) -> None:
    assert ANALYZE
    lines = systemd.calendar(reminder.when)
    told = subprocess.run([ANALYZE, "calendar", *lines], capture_output=True, text=True, check=True, timeout=60).stdout
    forms = re.findall(r"Normalized form: (.*)", told) or lines  # it tells none where ours is normal already
    assert len(re.findall(r"Next elapse: (?!never)", told)) == len(lines)
    assert {due for form in forms for due in _elapses(form)} == dues(reminder.when)


def _elapses(form: str) -> set[Due]:
    found = re.fullmatch(r"(?:([A-Z][\w.,]*) )?\*-\*-\* (\d\d):(\d\d):00", form)
    assert found, form
    days = set[str]()
    for part in (found[1] or "Mon..Sun").lower().split(","):
        first, _, last = part.partition("..")
        days |= set(WEEK[WEEK.index(first) : WEEK.index(last or first) + 1])
    return {(day, int(found[2]) * 60 + int(found[3])) for day in days}


@needs_systemd
@pytest.mark.parametrize("folder", ["plain", "a b %h $HOME ${x} é日; # @:=", 'a "q" \'r\' \\ %h $HOME'])
def test_systemd_accepts_the_units_and_finds_a_python_in_an_awkward_place(folder: str, tmp_path: Path) -> None:
    assert ANALYZE
    python = tmp_path / folder / "python3"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    environment = (("XDG_CONFIG_HOME", str(python.parent)),)
    (tmp_path / f"{MORNING.name}.service").write_text(systemd.service(MORNING, str(python), environment), encoding="utf-8")
    timer = tmp_path / f"{MORNING.name}.timer"
    timer.write_text(systemd.timer(MORNING), encoding="utf-8")
    call = [ANALYZE, "--user", "--man=no", "verify", str(timer), str(timer.with_suffix(".service"))]
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "LC_ALL": "C"}
    judged = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60, env=environ)
    assert [line for line in judged.stderr.splitlines() if "stretchtui" in line or folder in line] == []
    assert judged.returncode == 0, judged.stderr
    if needs_env(folder):
        return  # systemd sees `env` then
    python.unlink()
    missing = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60, env=environ)
    assert "is not executable" in missing.stderr, "this test can fail"


def test_a_timer_makes_up_for_a_day_but_not_for_every_45_minutes() -> None:
    assert "Persistent=true\n" in systemd.timer(MORNING)
    assert "Persistent=false\n" in systemd.timer(OFTEN)


def test_the_terminal_that_a_notice_opens_is_not_ended_with_it() -> None:
    assert "KillMode=process\n" in systemd.service(MORNING, "/usr/bin/python3", ())


def test_a_percent_sign_is_doubled_and_a_dollar_sign_means_itself_for_systemd() -> None:
    assert systemd_command(("/a%b/p", "x")) == '"/a%%b/p" x'
    assert systemd_command(("/a$b/p", "x")) == '":/a$b/p" x'
    assert systemd_command(("/a'b/p", "x")) == """/usr/bin/env "/a'b/p" x"""


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1) | st.text("%\\' \"$", min_size=1)))
def test_every_word_comes_through_systemd_unchanged(words: list[str]) -> None:
    """Read as systemd.syntax(7) and systemd.unit(5) have it: quotes, backslashes, then specifiers."""
    pattern = r'"((?:[^"\\]|\\.)*)"|(\S+)'
    read = [quoted or bare for quoted, bare in re.findall(pattern, " ".join(map(for_systemd, words)))]
    assert [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in read] == words


# launchd


@given(some_when)
def test_launchd_has_every_due_time_once(when: When) -> None:
    read = plistlib.loads(launchd.agent(Reminder(7, when), ODD_PYTHON, (("A", "b & <c>"),)))
    assert read["ProgramArguments"] == [ODD_PYTHON, "-m", "stretchtui", "remind", "fire", "7"]
    assert read["EnvironmentVariables"] == {"A": "b & <c>"}
    assert read["Label"] == "io.github.stretchtui.reminder-7"
    found = [
        (day, at["Hour"] * 60 + at["Minute"])
        for at in read["StartCalendarInterval"]
        for day in ([WEEK[at["Weekday"] - 1]] if "Weekday" in at else WEEK)
    ]
    assert set(found) == dues(when)
    assert len(found) == len(dues(when))


def test_a_property_list_is_accepted_by_plutil(tmp_path: Path) -> None:
    plutil = shutil.which("plutil")
    if plutil is None:
        pytest.skip("plutil is not here to judge the property list")
    path = tmp_path / "agent.plist"
    path.write_bytes(launchd.agent(OFTEN, ODD_PYTHON, ()))
    assert subprocess.run([plutil, "-lint", str(path)], check=False, capture_output=True, timeout=60).returncode == 0


# Windows


@given(some_when)
def test_a_task_has_every_due_time_by_the_schema_of_microsoft(when: When) -> None:
    root = ET.fromstring(task(Reminder(5, when), r"C:\a & b\<é>\pythonw.exe", "2026-11-22"))
    space = {"t": NAMESPACE}

    def text(path: str) -> str:
        found = root.find(path, space)
        assert found is not None, path
        return found.text or ""

    assert [child.tag.partition("}")[2] for child in root] == [
        "RegistrationInfo", "Triggers", "Principals", "Settings", "Actions",
    ]  # fmt: skip
    assert all(element.tag.startswith(f"{{{NAMESPACE}}}") for element in root.iter())
    assert text("t:Actions/t:Exec/t:Command") == r"C:\a & b\<é>\pythonw.exe"
    assert text("t:Actions/t:Exec/t:Arguments") == "-m stretchtui remind fire 5"
    (trigger,) = root.findall("t:Triggers/t:CalendarTrigger", space)
    order = ["Enabled", "StartBoundary", "Repetition", "ScheduleByDay", "ScheduleByWeek"]
    named = [child.tag.partition("}")[2] for child in trigger]
    assert named == [name for name in order if name in named]
    assert text("t:Settings/t:StartWhenAvailable") == ("true" if isinstance(when, Daily) else "false")
    assert _due_in(trigger, space) == dues(when)


def _due_in(trigger: ET.Element, space: dict[str, str]) -> set[Due]:
    start = trigger.findtext("t:StartBoundary", "", space)
    found = re.fullmatch(r"2026-11-22T(\d\d):(\d\d):00", start)
    assert found, start
    first = int(found[1]) * 60 + int(found[2])
    apart = int(trigger.findtext("t:Repetition/t:Interval", "PT9999M", space)[2:-1])
    long = int(trigger.findtext("t:Repetition/t:Duration", "PT1M", space)[2:-1])
    week = trigger.find("t:ScheduleByWeek/t:DaysOfWeek", space)
    days = [child.tag.partition("}")[2][:3].lower() for child in week] if week is not None else list(WEEK)
    return {(day, due) for day in days for due in range(first, first + long, apart)}


# cron


@given(some_when)
def test_cron_has_every_due_time_once(when: When) -> None:
    found = [due for line in cron.calendar(when) for due in _cron_dues(line)]
    assert set(found) == dues(when)
    assert len(found) == len(dues(when))


def _cron_dues(line: str) -> list[Due]:
    """As crontab(5) has it, as far as we use it: numbers with commas, or a star."""
    minutes, hours, day, month, weekdays = line.split(" ")
    assert (day, month) == ("*", "*")
    days = [WEEK[int(one) - 1] for one in weekdays.split(",")] if weekdays != "*" else list(WEEK)
    return [(one, int(hour) * 60 + int(minute)) for one in days for hour in hours.split(",") for minute in minutes.split(",")]


def handed_to_the_shell(command: str) -> str:
    """As cron does it: a percent sign ends the command, unless a backslash is before it, which then goes."""
    kept, escaped = "", False
    for character in command:
        if escaped and character == "%":
            kept = kept[:-1]
        elif character == "%":
            return kept
        kept += character
        escaped = character == "\\" and not escaped
    return kept


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"])) | st.text("%\\' \"$")))
def test_every_word_comes_through_cron_and_the_shell_unchanged(argv: list[str]) -> None:
    assert shlex.split(handed_to_the_shell(cron_command(argv))) == argv


any_line = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))


@given(st.lists(any_line).map("\n".join), st.booleans(), st.lists(some_when, min_size=1, max_size=3))
def test_a_crontab_is_byte_for_byte_as_it_was_when_reminders_are_taken_out(text: str, ended: bool, whens: list[When]) -> None:
    before = (text + "\n" * ended).encode()
    crontab = before
    for id, when in enumerate(whens, start=1):
        crontab = cron.added(crontab, cron.block(Reminder(id, when), ODD_PYTHON, ()))
        assert crontab.endswith(b"\n")
        assert crontab.startswith(before)
    for id in reversed(range(1, len(whens) + 1)):
        crontab = cron.without(crontab, id)
    assert crontab == before


def test_a_crontab_whose_marks_were_meddled_with_is_left_alone() -> None:
    whole = cron.added(b"1 2 * * * mine\n", cron.block(MORNING, "/p", ()))
    for line in (b"# <<<", b"# >>>"):
        meddled = b"".join(one for one in whole.splitlines(keepends=True) if not one.startswith(line))
        with pytest.raises(cron.Damaged):
            cron.without(meddled, 1)
    assert cron.without(whole, 2) == whole


def test_reminders_are_taken_out_of_a_crontab_in_any_order() -> None:
    both = cron.added(cron.added(b"a\n", cron.block(MORNING, "/p", ())), cron.block(OFTEN, "/p", ()))
    assert cron.without(cron.without(both, 1), 2) == b"a\n"


# Which of them


@pytest.mark.parametrize(
    ("at", "kind"),
    [
        (here("linux", "/p", "systemctl", "crontab"), "systemd"),
        (here("linux", "/p", "systemctl", "crontab", booted=False), "cron"),
        (here("linux", "/p", "systemctl", booted=False), "systemd"),
        (here("freebsd14", "/p", "crontab", booted=False), "cron"),
        (here("darwin", "/p", "launchctl", "crontab"), "launchd"),
        (here("win32", r"C:\p.exe", "schtasks"), "schtasks"),
    ],
)
def test_each_system_has_its_own_way(at: Here, kind: Kind) -> None:
    made = plan(MORNING, at)
    assert made.kind == kind
    assert bool(made.block) == (kind == "cron")
    assert bool(made.commands) == (kind != "cron")
    paths = tuple(file.path for file in made.files)
    assert removal(1, kind, paths, 1000).files == paths


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (here("linux"), "neither systemctl nor crontab"),
        (here("darwin", "/p", "crontab"), "launchctl is not here"),
        (here("linux", "/a\nb/python", "crontab"), "control character"),
        (here("linux", "/" + "a" * 1000, "crontab"), "too long"),
        (here("win32", r"C:\%TEMP%\p.exe", "schtasks"), "like a variable"),
    ],
)
def test_where_there_can_be_none_it_is_said_why(at: Here, why: str) -> None:
    with pytest.raises(CannotRemind, match=re.escape(why)):
        plan(MORNING, at)


def test_nothing_that_is_not_ours_is_ever_removed() -> None:
    ours = ("/u/stretchtui-reminder-1.timer", "/t/stamp-stretchtui-reminder-1.timer")
    assert removal(1, "systemd", ("/home/a/.bashrc", "/home/a/stretchtui-reminder-12.timer", *ours), 0).files == ours


@given(st.text())
def test_what_has_no_control_characters_can_be_written_in_one_line_of_utf_8(text: str) -> None:
    if not has_control(text):
        assert len(text.splitlines()) <= 1
        assert text.encode("utf-8").decode("utf-8") == text
