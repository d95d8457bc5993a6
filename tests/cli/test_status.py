"""`stretchtui status`: the line, its formats, other days and zones, and how little it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stretchtui import clock, glance
from stretchtui.cli import status
from tests import pace
from tests.cli.called import Call

ROOT = Path(__file__).parents[2]
FRIDAY = date(2026, 11, 20).toordinal()
AT_MS = 1_790_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "history")


def line(folder: str, today: int, now_ms: int = AT_MS) -> str:
    return status.values(folder, today, now_ms)["line"]


def told(folder: str, **changed: object) -> None:
    numbers = {"phase_left_ms": 12_000, "left_ms": 200_000, "at_ms": AT_MS} | changed
    assert glance.write_running(folder, "Seated twist", "right", "hold", **numbers)  # type: ignore[arg-type]


def test_before_the_first_session_it_says_so(folder: str) -> None:
    assert line(folder, FRIDAY) == status.UNKNOWN


def test_it_tells_whether_today_is_done_the_days_of_this_week_and_the_weeks_in_a_row(folder: str) -> None:
    glance.write_days(folder, [FRIDAY - 8, FRIDAY - 9, FRIDAY - 2, FRIDAY], 2)
    assert line(folder, FRIDAY) == "done today · 2 of 2 days · 2 weeks in a row"
    glance.write_days(folder, [FRIDAY - 1], 3)
    assert line(folder, FRIDAY) == "not yet today · 1 of 3 days"
    glance.write_days(folder, [FRIDAY - 1, FRIDAY], 1)
    assert line(folder, FRIDAY) == "done today · 2 days · 1 week in a row"


def test_over_midnight_and_into_the_next_weeks_the_answer_is_right_without_a_new_writing(folder: str) -> None:
    glance.write_days(folder, [FRIDAY - 1, FRIDAY], 2)
    lines = [line(folder, FRIDAY + later) for later in (0, 1, 2, 3, 10, 17)]
    assert lines == [
        "done today · 2 of 2 days · 1 week in a row", "not yet today · 2 of 2 days · 1 week in a row",
        "not yet today · 2 of 2 days · 1 week in a row", "not yet today · 0 of 2 days · 1 week in a row",
        "not yet today · 0 of 2 days · 1 week in a row", "not yet today · 0 of 2 days",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="there a process cannot change its zone")
def test_which_day_it_is_depends_on_where_one_is_just_now(monkeypatch: pytest.MonkeyPatch) -> None:
    days = list[date]()
    for zone in ("Etc/GMT+11", "UTC", "Etc/GMT-13"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        days.append(date.fromordinal(clock.local_day(lambda: 1_790_000_000.0)))
    monkeypatch.undo()
    time.tzset()
    assert days == [date(2026, 9, 21), date(2026, 9, 21), date(2026, 9, 22)]


@pytest.mark.parametrize("seconds", [0, 951_782_399, 951_782_400, 1_704_067_199, 1_735_689_599, 4_107_542_400])
def test_the_day_is_numbered_as_a_date_numbers_it(seconds: int) -> None:
    assert clock.local_day(lambda: float(seconds)) == datetime.fromtimestamp(seconds, UTC).astimezone().toordinal()


def test_while_a_session_runs_it_counts_down(folder: str) -> None:
    told(folder)
    assert line(folder, FRIDAY) == "Seated twist · right · hold 12 s · 3:20 left"
    assert line(folder, FRIDAY, AT_MS + 2_500) == "Seated twist · right · hold 10 s · 3:18 left"
    told(folder, paused=True)
    assert line(folder, FRIDAY, AT_MS + 600_000) == "Seated twist · right · paused · 3:20 left"
    told(folder, phase_left_ms=None, left_ms=None)
    assert line(folder, FRIDAY) == "Seated twist · right · hold"
    told(folder, left_ms=3_600_000)
    assert line(folder, FRIDAY) == "Seated twist · right · hold 12 s · 1:00:00 left"


def test_once_its_phase_is_long_over_the_days_are_shown_again(folder: str) -> None:
    told(folder)
    glance.write_days(folder, [FRIDAY], 3)
    assert line(folder, FRIDAY, AT_MS + 3_600_000) == "done today · 1 of 3 days"


def test_every_field_has_a_text_whatever_is_known(folder: str) -> None:
    for write in (lambda: None, lambda: told(folder), lambda: glance.write_days(folder, [FRIDAY], 3)):
        write()
        assert set(status.values(folder, FRIDAY, AT_MS)) == set(status.FIELDS)
    assert set(status.values(None, FRIDAY, AT_MS)) == set(status.FIELDS)


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        ("{mark} {days}/{goal}", "✓ 1/3"), ("{{{days}}}", "{1}"), ("", ""), ("%s \\n {today}", "%s \\n done"), ("{running}", ""),
        ("}}{{", "}{"), ("#[fg=green]{streak}", "#[fg=green]0"),
    ],
)  # fmt: skip
def test_a_format_has_its_fields_filled_and_the_rest_left_alone(folder: str, written: str, filled: str) -> None:
    glance.write_days(folder, [FRIDAY], 3)
    assert status.filled(written, status.values(folder, FRIDAY, AT_MS)) == filled


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("{stret}", "did you mean {streak}?"), ("{days.__class__}", ""), ("{days!r}", "did you mean {days}?"),
        ("{0}", "there are {line}"), ("{days", "write {{ for a brace"), ("days}", "write }} for a brace"),
        ("{}", "there are {line}"), ("{days:>99999999}", ""),
        ("{\x1b[31m}", "there are {line}"),
    ],
)  # fmt: skip
def test_an_unknown_field_is_refused_with_what_may_have_been_meant(call: Call, written: str, hint: str) -> None:
    answer = call("status", "--format", written)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("stretchtui status: ")
    assert hint in answer.err
    assert "\x1b" not in answer.err


def process(home: Path, *words: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment = kept | {"HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    command = [sys.executable, *before, *words]
    return subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60, encoding="utf-8"
    )


STATUS = ("-m", "stretchtui", "status")


def test_the_first_words_alone_are_answered_before_the_whole_command_line_is_read(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glance, "folder_now", lambda: None)
    assert status.at_once(["--help"]) is None
    assert status.at_once(["--library", "x"]) is None
    long_way = call("--library", str(tmp_path), "status", "--format", "{today}")
    assert (long_way.status, long_way.out) == (0, "not yet\n")
    short_way = process(tmp_path, *STATUS, "--format={today}")
    assert (short_way.returncode, short_way.stdout, short_way.stderr) == (0, "not yet\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folder is asked of platformdirs")
def test_its_process_imports_nothing_that_a_prompt_would_wait_for(tmp_path: Path) -> None:
    folder = tmp_path / ".local/share/stretchtui/history"
    glance.write_days(folder, [FRIDAY], 3)
    glance.write_running(folder, "Seated twist", "right", "hold", phase_left_ms=5_000, left_ms=None, at_ms=clock.wall_ms())
    # Without `site`, what the environment's .pth files import would be told too.
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv = ['x', 'status']; import stretchtui.__main__ as way_in"
    code += "; way_in.main(); print(*sys.modules)"
    answer = process(tmp_path, "-c", code, before=("-I", "-S"))
    assert answer.stdout.startswith("Seated twist · right · hold")
    modules = {name.partition(".")[0] for name in answer.stdout.splitlines()[1].split()}
    banned = {
        "argparse", "sqlite3", "yaml", "pathlib", "platformdirs", "typing", "json", "re", "datetime", "dataclasses", "textual",
        "collections", "inspect", "enum", "functools", "difflib", "unicodedata",
    }  # fmt: skip
    assert not modules & banned


@pytest.mark.waits
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folder is asked of platformdirs")
def test_it_takes_little_more_than_python_itself(tmp_path: Path) -> None:
    """Ten years of days; against `python -c pass` in the same moment, so that a busy machine makes both slow."""
    glance.write_days(tmp_path / ".local/share/stretchtui/history", range(FRIDAY - 3_650, FRIDAY), 3)
    assert "weeks in a row" in process(tmp_path, *STATUS).stdout

    def quickest(*words: str) -> float:
        def once() -> float:
            began = time.perf_counter()
            process(tmp_path, *words)
            return time.perf_counter() - began

        return min(once() for _ in range(12))

    def more_s() -> float:
        # `-m` is Python's own and costs a third of its start; the entry point of an installed program does without.
        whole = quickest("-c", "import sys; sys.argv = ['x', 'status']; import stretchtui.__main__ as way_in; way_in.main()")
        return whole - 1.6 * quickest("-c", "pass")

    assert pace.in_time(more_s, 0.003)
