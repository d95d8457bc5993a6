"""`stretchtui remind`: shown first, installed after a yes, removed without a trace, quiet when it should be.

The system's programs are small ones of our own, alone on a PATH of the test's own, which write down how they were called.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from stretchtui import glance
from stretchtui.cli import scheduling
from stretchtui.cli.here import here as this_computer
from stretchtui.cli.reminders_file import NAME
from stretchtui.clock import wall_time
from stretchtui.daily.reminders import terminals
from stretchtui.daily.reminders.plan import CannotRemind, ThereAlready
from stretchtui.daily.reminders.reading import read_when
from stretchtui.history.model import Session
from stretchtui.history.stamps import Stamp, stamped
from stretchtui.history.store.opening import open_history
from tests.cli.called import Call
from tests.cli.own_home import Home
from tests.pace import looks

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the programs stood in for are those of Linux")

SYSTEMCTL = """
units = os.path.join(os.environ["HOME"], ".config/systemd/user")
link = os.path.join(units, "timers.target.wants", sys.argv[-1])
stamp = os.path.join(os.environ["HOME"], ".local/share/systemd/timers", "stamp-" + sys.argv[-1])
if "enable" in sys.argv:
    for path in (link, stamp):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    os.symlink(os.path.join(units, sys.argv[-1]), link)
    open(stamp, "w").close()
if "disable" in sys.argv:
    os.unlink(link)
"""
NO_BUS = 'sys.exit("Failed to connect to bus: No medium found")'
FAILS_LATE = SYSTEMCTL + '\nif "enable" in sys.argv: sys.exit("Failed to enable unit: no")'
CRONTAB = """
kept = os.path.join(os.environ["HOME"], "crontab")
if sys.argv[1] == "-l":
    if not os.path.exists(kept):
        sys.exit("no crontab for a")
    sys.stdout.buffer.write(open(kept, "rb").read())
elif sys.argv[1] == "-":
    open(kept, "wb").write(stdin)
else:
    os.unlink(kept)
"""
NOTIFY = """
if "--help" in sys.argv:
    print("  -A, --action=[NAME=]Text...")
elif any(word.startswith("--action") for word in sys.argv):
    print("start")
"""


@dataclass(frozen=True)
class Computer:
    folder: Path

    @property
    def calls(self) -> list[list[str]]:
        """How the programs were called: name and words, and what they were handed."""
        log = self.folder / "log"
        return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []

    def has(self, name: str, does: str = "") -> None:
        path = self.folder / "bin" / name
        head = f"#!{sys.executable} -S\nimport json, os, sys\nstdin = b'' if sys.stdin.isatty() else sys.stdin.buffer.read()\n"
        log = f"with open({str(self.folder / 'log')!r}, 'a') as log: print(json.dumps([{name!r}, *sys.argv[1:]]), file=log)\n"
        path.write_text(head + log + does, encoding="utf-8")
        path.chmod(0o755)

    @property
    def tree(self) -> Mapping[str, bytes | None]:
        home = self.folder / "home"
        return {str(path.relative_to(home)): path.read_bytes() if path.is_file() else None for path in home.rglob("*")}

    def path(self, *parts: str) -> Path:
        return self.folder.joinpath("home", *parts)


@pytest.fixture
def computer(tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> Computer:
    (tmp_path / "bin").mkdir()
    (tmp_path / "home").mkdir(exist_ok=True)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "TERMINAL", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return Computer(tmp_path)


# Putting in and taking out


def test_a_reminder_is_shown_and_without_a_yes_nothing_is_written_or_run(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    before = computer.tree
    answer = call("remind", "add", "10:30 weekdays", "desk-break")
    assert answer.status == 0
    assert "OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 10:30:00" in answer.out
    assert "systemctl --user enable --now stretchtui-reminder-1.timer" in answer.out
    assert "--install" in answer.err
    assert computer.calls == []
    assert computer.tree == before


@pytest.mark.parametrize(("says", "installed"), [("y\n", True), ("YES\n", True), ("\n", False), ("n\n", False), ("", False)])
def test_at_a_terminal_it_is_asked_about(
    says: str, installed: bool, call: Call, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered(prompt: str) -> str:
        assert prompt == "\nInstall it? [y/N] "
        if not says:
            raise EOFError
        return says

    computer.has("systemctl", SYSTEMCTL)
    monkeypatch.setattr("builtins.input", answered)
    monkeypatch.setattr("stretchtui.cli.reminding._is_answered", lambda: True)
    assert call("remind", "add", "10:30").status == 0
    assert bool(computer.calls) is installed


def test_what_is_installed_is_what_was_shown(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    answer = call("remind", "every", "45m", "--from", "9:00", "--to", "17:30", "--days", "weekdays", "desk-break", "--install")
    assert answer.status == 0, answer.err
    units = computer.path(".config/systemd/user")
    for name in ("stretchtui-reminder-1.timer", "stretchtui-reminder-1.service"):
        text = (units / name).read_text("utf-8")
        shown = "\n".join(f"    {line}".rstrip() for line in text.splitlines())
        assert shown in answer.out
    assert computer.calls == [
        ["systemctl", "--user", "daemon-reload"],
        ["systemctl", "--user", "enable", "--now", "stretchtui-reminder-1.timer"],
    ]
    assert f"ExecStart={sys.executable} -m stretchtui remind fire 1\n" in (units / "stretchtui-reminder-1.service").read_text()
    assert "notify-send is not here" in answer.err


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here to judge the units")
def test_the_units_that_are_written_are_accepted_by_systemd(call: Call, computer: Computer) -> None:
    analyze = shutil.which("systemd-analyze", path="/usr/bin:/bin:/usr/local/bin")
    assert analyze
    computer.has("systemctl", SYSTEMCTL)
    assert call("remind", "every", "50m", "--install").status == 0
    timer = computer.path(".config/systemd/user/stretchtui-reminder-1.timer")
    judged = subprocess.run(
        [analyze, "--user", "--man=no", "verify", str(timer)], capture_output=True, text=True, check=False, timeout=60,
        env={"HOME": str(computer.path()), "PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(computer.folder)},
    )  # fmt: skip
    assert (judged.returncode, "stretchtui" in judged.stderr) == (0, False), judged.stderr


def test_systemd_reminders_go_without_a_trace(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    before = computer.tree
    assert call("remind", "add", "10:30", "--install").status == 0
    assert call("remind", "every", "1h", "--install").status == 0
    assert computer.path(".local/share/systemd/timers/stamp-stretchtui-reminder-1.timer").exists()
    assert call("remind", "remove", "1").status == 0
    assert [line.split()[0] for line in call("remind", "list").lines] == ["2"]
    assert call("remind", "remove", "all").status == 0
    assert computer.tree == before
    assert ["systemctl", "--user", "disable", "--now", "stretchtui-reminder-2.timer"] in computer.calls


def test_what_was_there_before_stays_when_a_reminder_goes(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    other = computer.path(".config/systemd/user/timers.target.wants/other.timer")
    other.parent.mkdir(parents=True)
    other.write_text("mine")
    before = computer.tree
    assert call("remind", "add", "10:30", "--install").status == 0
    assert call("remind", "remove", "1").status == 0
    assert computer.tree == before


@pytest.mark.parametrize("crontab", [None, b"", b"MAILTO=\xff\n1 2 * * * mine %\n", b"# no end", b"\n\n"])
def test_the_lines_of_a_crontab_go_and_the_others_stay_byte_for_byte(
    crontab: bytes | None, call: Call, computer: Computer
) -> None:
    computer.has("crontab", CRONTAB)
    kept = computer.path("crontab")
    if crontab is not None:
        kept.write_bytes(crontab)
    before = computer.tree
    answer = call("remind", "add", "10:30 mon,wed", "--install")
    assert answer.status == 0, answer.err
    ours = kept.read_bytes().decode("utf-8", "surrogateescape")
    assert re.search(rf"^30 10 \* \* 1,3 .*{re.escape(sys.executable)} -m stretchtui remind fire 1$", ours, re.MULTILINE)
    assert call("remind", "remove", "1").status == 0
    assert computer.tree == {name: data for name, data in before.items() if (name, data) != ("crontab", b"")}


def test_a_crontab_that_cannot_be_read_is_not_written(call: Call, computer: Computer) -> None:
    computer.has("crontab", 'sys.exit("you (a) are not allowed to use this program (crontab)")')
    before = computer.tree
    answer = call("remind", "add", "10:30", "--install")
    assert answer.status == 1
    assert "not allowed" in answer.err
    assert {tuple(called) for called in computer.calls} == {("crontab", "-l")}
    assert computer.tree == before


def test_a_crontab_whose_marks_were_changed_is_left_and_the_reminder_is_still_listed(call: Call, computer: Computer) -> None:
    computer.has("crontab", CRONTAB)
    assert call("remind", "add", "10:30", "--install").status == 0
    kept = computer.path("crontab")
    kept.write_text("".join(line for line in kept.read_text().splitlines(keepends=True) if not line.startswith("# <<<")))
    meddled = kept.read_bytes()
    answer = call("remind", "remove", "1")
    assert answer.status == 1
    assert "crontab -e" in answer.err
    assert kept.read_bytes() == meddled
    assert len(call("remind", "list").lines) == 1


def test_lines_that_somebody_took_out_by_hand_are_not_looked_for_in_vain(call: Call, computer: Computer) -> None:
    computer.has("crontab", CRONTAB)
    assert call("remind", "add", "10:30", "--install").status == 0
    computer.path("crontab").unlink()
    assert call("remind", "remove", "1").status == 0
    assert ["crontab", "-r"] not in computer.calls
    assert call("remind", "list").lines == []


@pytest.mark.parametrize(
    ("system", "program", "put_in", "taken_out"),
    [
        ("darwin", "launchctl", "bootstrap gui/501", "bootout gui/501/io.github.stretchtui.reminder-1"),
        ("win32", "schtasks", "/Create /TN stretchtui-reminder-1 /XML", "/Delete /TN stretchtui-reminder-1 /F"),
    ],
)
def test_on_other_systems_their_own_program_puts_it_in_and_takes_it_out(
    system: str, program: str, put_in: str, taken_out: str, call: Call, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = replace(this_computer(), system=system, uid=501, programs=frozenset({program}))
    monkeypatch.setattr(scheduling, "here", lambda: elsewhere)
    computer.has(program, "if len(sys.argv) > 3 and not sys.argv[-1].startswith('/F'): assert os.path.isfile(sys.argv[-1])")
    before = computer.tree
    answer = call("remind", "add", "10:30 weekdays", "--install")
    assert answer.status == 0, answer.err
    assert computer.calls[0][:-1] == [program, *put_in.split()]
    assert computer.calls[0][-1] in answer.out
    assert Path(computer.calls[0][-1]).exists() is (system == "darwin"), "what is only handed over does not stay"
    assert call("remind", "remove", "1").status == 0
    assert computer.calls[1] == [program, *taken_out.split()]
    assert computer.tree == before


def test_a_task_that_windows_does_not_let_go_of_is_still_listed(
    call: Call, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = replace(this_computer(), system="win32", programs=frozenset({"schtasks"}))
    monkeypatch.setattr(scheduling, "here", lambda: elsewhere)
    computer.has("schtasks", "if '/Delete' in sys.argv: sys.exit('ERROR: Access is denied.')")
    assert call("remind", "add", "10:30", "--install").status == 0
    answer = call("remind", "remove", "1")
    assert answer.status == 1
    assert "Access is denied" in answer.err
    assert len(call("remind", "list").lines) == 1
    computer.has("schtasks", "sys.exit('ERROR: The system cannot find the file specified.')")
    assert call("remind", "remove", "1").status == 0
    assert call("remind", "list").lines == []


@pytest.mark.parametrize("systemctl", [NO_BUS, FAILS_LATE])
def test_when_a_program_fails_it_is_said_and_what_was_written_is_taken_back(
    systemctl: str, call: Call, computer: Computer
) -> None:
    computer.has("systemctl", systemctl)
    before = computer.tree
    answer = call("remind", "add", "10:30", "--install")
    assert answer.status == 1
    assert re.search(r"systemctl --user .* failed: Failed to .*; nothing is installed", answer.err)
    assert computer.tree == before


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    computer.path(".config").write_text("a file where a folder belongs")
    before = computer.tree
    answer = call("remind", "add", "10:30", "--install")
    assert answer.status == 1
    assert "cannot be written" in answer.err
    assert computer.tree == before


def test_where_systemd_is_gone_a_reminder_can_still_be_removed_and_that_is_told(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    before = computer.tree
    assert call("remind", "add", "10:30", "--install").status == 0
    computer.has("systemctl", NO_BUS)
    answer = call("remind", "remove", "1")
    assert answer.status == 0
    assert "Failed to connect to bus" in answer.err
    assert computer.tree == before


def test_where_nothing_could_run_a_reminder_that_is_said(call: Call, computer: Computer) -> None:
    answer = call("remind", "add", "10:30", "--install")
    assert answer.status == 1
    assert "neither systemctl nor crontab" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "10:30 wekdays"], "did you mean 'weekdays'?"),
        (["add", "10:30", "wekdays"], "did you mean 'weekdays'?"),
        (["add", "20 past"], "write the whole time"),
        (["add", "10:30", "no-such-routine"], "there is no routine 'no-such-routine'"),
        (["add", "10:30", "desk-brek"], "did you mean 'desk-break'?"),
        (["add", "10:30", "-"], "cannot start what comes from standard input"),
        (["every", "5m"], "from 15m to 12h"),
        (["every", "45m", "--from", "22:00", "--to", "6:00"], "over midnight"),
        (["remove", "7"], "there is no reminder '7'"),
        (["fire", "\x1b[2J"], "there is no reminder"),
    ],
)
def test_what_cannot_be_done_is_refused_with_words(words: list[str], said: str, call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    answer = call("remind", *words)
    assert answer.status == 2
    assert re.search(said, answer.err), answer.err
    assert "\x1b" not in answer.err
    assert computer.calls == []


def test_time_and_days_need_no_quotes_and_options_may_stand_anywhere(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    assert call("remind", "add", "8", "pm", "--install", "mon,fri", "desk-break").status == 0
    assert call("remind", "list").out.startswith("  1  20:00 mon,fri, to start: stretchtui run desk-break")


def test_a_file_of_reminders_that_is_broken_is_told_and_never_written_over(call: Call, computer: Computer, home: Home) -> None:
    computer.has("systemctl", SYSTEMCTL)
    broken = home.settings.parent / NAME
    broken.write_bytes(b"\xff{")
    for words in (["list"], ["add", "10:30", "--install"], ["remove", "all"]):
        answer = call("remind", *words)
        assert answer.status == 1
        assert "mend it or move it away" in answer.err
    assert broken.read_bytes() == b"\xff{"
    assert computer.calls == []


def test_an_offer_for_each_day_is_shown_first_and_installs_when_asked(computer: Computer, home: Home) -> None:
    computer.has("systemctl", SYSTEMCTL)
    offer = scheduling.offer("07:30")
    assert "OnCalendar=*-*-* 07:30:00" in "\n".join(offer.shown)
    assert computer.calls == []
    offer.install()
    assert computer.path(".config/systemd/user/stretchtui-reminder-1.timer").exists()
    with pytest.raises(CannotRemind, match="already"):
        offer.install()


def test_one_that_is_equal_is_there_already_and_no_second_one_is_made(call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    assert call("remind", "add", "7:30", "--install").status == 0
    made, calls = computer.tree, computer.calls
    again = call("remind", "add", "07:30 daily", "--install")
    assert (again.status, again.out) == (0, "")
    assert again.err == "reminder 1 is there already: 7:30 daily, to start: stretchtui today\n"
    with pytest.raises(ThereAlready, match="reminder 1 is there already"):
        scheduling.offer("07:30")
    assert (computer.tree, computer.calls) == (made, calls)
    for other in (["7:31"], ["7:30", "weekdays"], ["7:30", "desk-break"]):
        assert call("remind", "add", *other, "--install").status == 0
    assert len(call("remind", "list").out.splitlines()) == 4


def test_two_offers_of_the_same_time_make_one_reminder(computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    first, second = scheduling.offer("07:30"), scheduling.offer("07:30")
    first.install()
    made, calls = computer.tree, computer.calls
    with pytest.raises(ThereAlready):
        second.install()
    assert (computer.tree, computer.calls) == (made, calls)


@pytest.mark.parametrize("has", [True, False])
def test_an_offer_says_what_is_missing_to_show_the_notice(has: bool, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    if has:
        computer.has("notify-send", NOTIFY)
    assert ("notify-send is not here" in scheduling.offer("07:30").shown[-1]) is not has


# When it is due

Fire = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def fire(call: Call, computer: Computer, home: Home) -> Fire:
    """A reminder that is installed, and what its timer runs."""
    environ = {"HOME": str(computer.path()), "PATH": str(computer.folder / "bin"), "PYTHONPATH": str(ROOT), "DISPLAY": ":0"}
    environ |= {"XDG_CONFIG_HOME": str(home.folder / "config"), "XDG_DATA_HOME": str(home.folder / "data")}

    def fired(*add: str, **others: str) -> subprocess.CompletedProcess[str]:
        computer.has("systemctl", SYSTEMCTL)
        assert call("remind", *add, "--install").status == 0
        (computer.folder / "log").unlink()
        return subprocess.run(
            [sys.executable, "-m", "stretchtui", "remind", "fire", "1"], env={**environ, **others}, cwd=computer.path(),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    return fired


def test_a_notice_has_a_button_and_pressing_it_opens_the_routine_in_a_terminal(fire: Fire, computer: Computer) -> None:
    computer.has("notify-send", NOTIFY)
    computer.has("konsole")
    done = fire("add", "10:30", "desk-break")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    session = ["konsole", "-e", sys.executable, "-m", "stretchtui", "run", "desk-break"]
    for _ in looks(10, 0.02):
        if session in computer.calls:
            break
    assert computer.calls == [
        ["notify-send", "--help"],
        ["notify-send", "--action=start=Start", "--app-name=stretchtui", "--", "Time to stretch",
         "Press Start here, or type: stretchtui run desk-break"],
        session,
    ]  # fmt: skip


def test_a_button_that_is_not_pressed_opens_nothing(fire: Fire, computer: Computer) -> None:
    computer.has("notify-send", NOTIFY.replace('print("start")', "pass"))
    computer.has("konsole")
    assert fire("add", "10:30").returncode == 0
    assert [called[0] for called in computer.calls] == ["notify-send", "notify-send"]


@pytest.mark.parametrize("lacks", ["a terminal", "buttons"])
def test_without_a_button_the_notice_says_what_to_type(lacks: str, fire: Fire, computer: Computer) -> None:
    computer.has("notify-send", NOTIFY if lacks == "a terminal" else "")
    if lacks != "a terminal":
        computer.has("xterm")
    assert fire("add", "10:30").returncode == 0
    assert computer.calls[-1] == [
        "notify-send", "--app-name=stretchtui", "--", "Time to stretch", "In a terminal, type: stretchtui today",
    ]  # fmt: skip


def test_a_notice_that_cannot_be_shown_is_a_failure_with_its_reason(fire: Fire, computer: Computer) -> None:
    done = fire("add", "10:30")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing that shows a notice" in done.stderr
    computer.has("notify-send", 'sys.exit("Cannot autolaunch D-Bus")')
    again = fire("add", "11:30")
    assert again.returncode == 1
    assert "Cannot autolaunch D-Bus" in again.stderr


@pytest.mark.parametrize("add", [["add", "10:30"], ["every", "45m"]], ids=["daily", "every"])
def test_it_is_quiet_while_a_session_runs(add: list[str], fire: Fire, computer: Computer, home: Home) -> None:
    computer.has("notify-send", NOTIFY)
    now_ms = int(wall_time().timestamp() * 1000)
    history = home.folder / "data/stretchtui/history"
    assert glance.write_running(history, "Seated twist", "left", "hold", phase_left_ms=60_000, left_ms=60_000, at_ms=now_ms)
    done = fire(*add)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert computer.calls == []


@pytest.mark.parametrize(("days_ago", "quiet"), [(0, True), (1, False)])
def test_a_daily_one_is_quiet_when_today_is_done(
    days_ago: int, quiet: bool, fire: Fire, computer: Computer, home: Home
) -> None:
    computer.has("notify-send", NOTIFY)
    today = wall_time().date().toordinal()
    assert glance.write_days(home.folder / "data/stretchtui/history", [today - days_ago], 3)
    assert fire("add", "10:30").returncode == 0
    assert bool(computer.calls) is not quiet


def test_the_environment_of_installing_is_used_for_what_a_timer_lacks(
    fire: Fire, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.has("notify-send", NOTIFY)
    computer.has("my-terminal")
    monkeypatch.setenv("TERMINAL", "my-terminal")
    assert fire("add", "10:30", PATH="/usr/bin-that-is-not").returncode == 0
    for _ in looks(10, 0.02):
        if computer.calls[-1][0] == "my-terminal":
            break
    assert computer.calls[-1][:3] == ["my-terminal", "-e", sys.executable]
    assert os.environ["PATH"] == str(computer.folder / "bin")


@pytest.mark.parametrize(("minutes_ago", "quiet"), [(44, True), (46, False)])
def test_one_every_45_minutes_is_quiet_after_a_session_that_has_just_been(
    minutes_ago: int, quiet: bool, fire: Fire, computer: Computer, home: Home
) -> None:
    computer.has("notify-send", NOTIFY)
    now = stamped(wall_time())
    ended = Stamp(now.utc_ms - minutes_ago * 60_000, now.offset_min)
    session = Session("a" * 32, 1, "micro-break", "Micro break", ended, ended, "done")
    with open_history(home.folder / "data/stretchtui/history", now) as history:
        history.write(session, None)
    done = fire("every", "45m")
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(computer.calls) is not quiet


# The page about it

PAGE = (ROOT / "docs" / "reminders.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", re.findall(r"^\$ stretchtui (.*)$", PAGE, re.MULTILINE))
def test_the_commands_of_the_page_are_understood(line: str, call: Call, computer: Computer) -> None:
    computer.has("systemctl", SYSTEMCTL)
    words = shlex.split(line, comments=True)
    assert call("remind", "add", "12:00", "--install").status == 0
    answer = call(*words)
    assert answer.status == 0, answer.err


def test_the_times_of_the_page_are_understood() -> None:
    rows = re.findall(r"^\| (`[^|]*) \| [^|]* \|$", PAGE.partition("## When")[2].partition("## What")[0], re.MULTILINE)
    times = [time for row in rows for time in re.findall(r"`([^`]+)`", row)]
    assert len(times) > 10
    for time in times:
        assert read_when(time).days, time


def test_the_page_names_every_terminal_that_is_looked_for() -> None:
    named = " ".join(PAGE.split()).partition("or the first of ")[2].partition(". ")[0]
    assert set(re.split(r", | and ", named)) == set(terminals.ORDER)
