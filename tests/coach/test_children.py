"""Children with real programs: what they are given, what is reported, what they cost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.link import ROOT
from stretchtui.coach.programs.orders import PART, Order, Report
from stretchtui.coach.sounds import wav
from tests.coach.processes import alive, field, heard, mark, needs_proc, order, shell, together, until
from tests.pace import over

pytest.importorskip("fcntl", reason="Windows has no such signals, and no /proc")
assert sys.platform != "win32"
pytestmark = needs_proc


@pytest.fixture
def children() -> Iterator[Children]:
    with Children() as children:
        yield children


def spoken(seconds: float = 0.5) -> wav.Samples:
    rate = 8_000
    quiet, loud = [0] * rate, [4_000, -4_000] * int(rate * seconds / 2)
    return wav.Samples(rate, array("h", quiet + loud + quiet))


def test_a_program_is_run_and_reported(children: Children) -> None:
    assert children.give(order(1, ("/bin/sh", "-c", "exit 3")))
    (report,) = heard(children, 1)
    assert report[:3] == (1, "ended", 3)


def test_arguments_arrive_as_they_are_and_nothing_is_done_by_a_shell(children: Children, tmp_path: Path) -> None:
    words = ("$HOME", "a b", "; exit 9", "--", "ü\n", "\udcff")
    children.give(order(1, shell(f'printf "%s|" "$@" > {tmp_path}/got', mark()) + words))
    heard(children, 1)
    assert (tmp_path / "got").read_bytes() == b"|".join(os.fsencode(word) for word in words) + b"|"


def test_the_text_is_handed_in_and_then_ends(children: Children, tmp_path: Path) -> None:
    text = "hold, five of ten – ünd \ud800 " * 20
    children.give(order(1, ("/bin/sh", "-c", f"cat > {tmp_path}/got"), stdin=text))
    heard(children, 1)
    assert (tmp_path / "got").read_text("utf-8") == text.replace("\ud800", "?")


def test_a_text_that_nobody_reads_holds_nobody_up(children: Children) -> None:
    children.give(order(1, ("/bin/true",), stdin="a" * 10_000))
    assert [report.how for report in heard(children, 1)] == ["ended"]


def test_without_a_text_there_is_nothing_to_read_and_no_terminal_anywhere(children: Children) -> None:
    word = mark()
    children.give(order(1, shell("read nothing || sleep 60; true", word)))
    assert until(lambda: len(alive(word)) == 1)
    folder = Path(f"/proc/{alive(word)[0]}/fd")
    assert {path.name: str(path.readlink()) for path in folder.iterdir()} == dict.fromkeys("012", "/dev/null")


def test_its_environment_is_the_one_that_was_given(tmp_path: Path) -> None:
    with Children({"PATH": os.environ["PATH"], "COACHED": "yes"}) as children:
        children.give(order(1, ("/bin/sh", "-c", f'echo "$COACHED$HOME" > {tmp_path}/got')))
        heard(children, 1)
    assert (tmp_path / "got").read_text() == "yes\n"


def test_a_rendered_file_is_trimmed_made_louder_and_put_in_its_place(children: Children, tmp_path: Path) -> None:
    wav.write(tmp_path / "spoken.wav", spoken())
    file = str(tmp_path / "a.wav")
    children.give(Order(1, "render", ("cp", str(tmp_path / "spoken.wav"), file + PART), 5_000, file=file, gain=2.0))
    (report,) = heard(children, 1)
    assert (report.how, report.status) == ("ended", 0)
    assert 490 <= report.wav_ms <= 560
    assert report.wav_ms == wav.length_ms(file)
    assert wav.peak(wav.read(file)) == 8_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wav", "spoken.wav"]


def test_a_program_that_left_a_cut_file_behind_is_a_failure_and_nothing_is_kept(children: Children, tmp_path: Path) -> None:
    wav.write(tmp_path / "spoken.wav", spoken())
    file = str(tmp_path / "a.wav")
    script = f"head -c 9000 {tmp_path}/spoken.wav > {file}{PART}"
    children.give(Order(1, "render", ("/bin/sh", "-c", script), 5_000, file=file))
    assert [report.how for report in heard(children, 1)] == ["failed"]
    assert [path.name for path in tmp_path.iterdir()] == ["spoken.wav"]


def test_a_program_that_says_it_failed_has_written_nothing_that_is_kept(children: Children, tmp_path: Path) -> None:
    wav.write(tmp_path / "spoken.wav", spoken())
    file = str(tmp_path / "a.wav")
    children.give(Order(1, "render", ("/bin/sh", "-c", f"cp {tmp_path}/spoken.wav {file}{PART}; exit 1"), 5_000, file=file))
    assert [report[:3] for report in heard(children, 1)] == [(1, "failed", 1)]
    assert [path.name for path in tmp_path.iterdir()] == ["spoken.wav"]


FULL_DISK = """
import subprocess, sys
from pathlib import Path
from stretchtui.coach.programs.children import Children
from stretchtui.coach.programs.orders import PART, Order
from tests.coach.processes import heard
disk, file = Path(sys.argv[1]), f"{sys.argv[1]}/a.wav"
(disk / "filling").write_bytes(bytes(90_000))
children = Children()
children.start()
for _ in "no room", "room":
    say = ("espeak-ng", "-w", file + PART, "--", "Seated twist, right side, hold for thirty seconds.")
    children.give(Order(1, "render", say, 5_000, file=file))
    (report,) = heard(children, 1)
    print(report.how, report.wav_ms > 2_000, *sorted(path.name for path in disk.iterdir()), sep=",")
    (disk / "filling").write_bytes(b"")
    subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
children.close()
"""


def test_what_a_full_disk_has_cut_is_never_kept_though_the_voice_says_all_is_well(tmp_path: Path) -> None:
    """espeak-ng ends with status 0 then, and its header says as little as there is."""
    if shutil.which("espeak-ng") is None or shutil.which("unshare") is None:
        pytest.skip("needs espeak-ng and unshare")
    script = f'mount -t tmpfs -o size=128k none {tmp_path} || exit 77; exec "$0" -c "$1" {tmp_path}'
    command = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, sys.executable, FULL_DISK)
    ran = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, timeout=30)
    if ran.returncode != 0 and not ran.stdout:
        pytest.skip("no disk of one's own may be mounted here")
    assert ran.stdout.splitlines() == ["failed,False,filling", "ended,True,a.wav,filling"]


@pytest.mark.parametrize("script", ["true", "echo no sound > {}", "mkdir {}", "mkfifo {}", "exit 1"])
def test_a_command_that_writes_no_sound_is_a_failure(children: Children, tmp_path: Path, script: str) -> None:
    file = str(tmp_path / "a.wav")
    children.give(Order(1, "render", ("/bin/sh", "-c", script.format(file + PART)), 5_000, file=file))
    (report,) = heard(children, 1)
    assert (report.how, report.wav_ms) == ("failed", 0)
    assert not Path(file).exists()


def test_a_voice_ends_the_one_before_and_the_two_never_sound_together(children: Children) -> None:
    word = mark()
    for id in range(20):
        children.give(order(id, shell("sleep 60; true", word), "voice"))
        assert together(word) <= 1
    assert len(heard(children, 19)) == 19
    children.stop("voice")
    assert [report.why for report in heard(children, 1)] == ["stopped"]
    assert alive(word) == []


def test_notices_wait_for_each_other(children: Children, tmp_path: Path) -> None:
    for id in range(5):
        children.give(order(id, ("/bin/sh", "-c", f"echo {id} >> {tmp_path}/got"), "notice"))
    assert [report.id for report in heard(children, 5)] == list(range(5))
    assert (tmp_path / "got").read_text().split() == list("01234")


def test_a_moment_is_put_on_an_order_from_when_the_minder_is_up(children: Children) -> None:
    told = order(1, ("/bin/true",))._replace(begins_within_ms=1)
    cold = Children()
    cold.start()
    cold.give(told)  # what waits for the minder itself is not late by its fault
    assert [report.how for report in heard(cold, 1)] == ["ended"]
    cold.close()
    assert until(lambda: children.is_up)
    children.give(told._replace(begins_within_ms=30_000))
    assert [report.how for report in heard(children, 1)] == ["ended"]


def test_a_thousand_orders_are_all_reported_and_leave_nothing(children: Children) -> None:
    children.give(order(0, ("/bin/true",)))
    heard(children, 1)
    assert children.minder is not None
    folder = Path(f"/proc/{children.minder}/fd")
    files, ours = len(list(folder.iterdir())), len(list(Path("/proc/self/fd").iterdir()))
    size_kb = int(field(children.minder, "VmRSS").split()[0])
    for id in range(200):
        assert _given_in_time(children, id)
        assert [report.how for report in heard(children, 1)] == ["ended"]
    reports: list[Report] = []
    for id in range(1_000):
        assert _given_in_time(children, id)
        reports.extend(children.reports())
    reports.extend(heard(children, 1_000 - len(reports), 30))
    assert sorted(report.id for report in reports) == list(range(1_000))
    assert (len(list(folder.iterdir())), len(list(Path("/proc/self/fd").iterdir()))) == (files, ours)
    assert int(field(children.minder, "VmRSS").split()[0]) - size_kb < 1_000


def _given_in_time(children: Children, id: int) -> bool:
    """A minder that is behind may say no for a moment."""
    return until(lambda: children.give(order(id, ("/bin/true",))))


def test_the_minder_is_up_soon_and_small() -> None:
    up = list[Children]()

    def first_report() -> None:
        up.append(Children())
        up[-1].start()
        up[-1].give(order(1, ("/bin/true",)))
        assert len(heard(up[-1], 1)) == 1

    try:
        assert over(0.080, first_report, time.perf_counter) == []
        for children in up:
            assert children.minder is not None
            assert int(field(children.minder, "VmRSS").split()[0]) < 16_000
    finally:
        for children in up:
            children.close()


def test_giving_takes_next_to_no_time() -> None:
    with Children() as children:
        ids = count()
        for _ in range(40):
            assert over(0.002, lambda: children.give(order(next(ids), ("/bin/true",))), time.perf_counter) == []


def test_it_is_started_once_closed_twice_and_started_anew() -> None:
    children = Children()
    assert not children.give(order(1, ("/bin/true",)))
    assert not children.stop()
    assert children.start()
    first = children.minder
    assert children.start()
    assert children.minder == first
    children.close()
    children.close()
    assert not children.alive
    assert not children.give(order(2, ("/bin/true",)))
    with children:
        assert children.give(order(3, ("/bin/true",)))
        assert [report.id for report in heard(children, 1)] == [3]


def test_without_a_python_to_run_there_is_no_minder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    children = Children()
    assert not children.start()
    assert not children.alive


def test_one_that_cannot_come_up_is_seen_to_be_gone_and_its_orders_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.coach.programs.link.BOOT", "raise SystemExit(1)")
    with Children() as children:
        children.give(order(1, ("/bin/true",)))
        assert until(lambda: not children.alive)
        assert not children.give(order(2, ("/bin/true",)))
        assert all(report.why for report in children.reports())


def test_the_minder_imports_nothing_of_ours_but_what_it_needs() -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import stretchtui.coach.programs.loops; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", code, str(ROOT)], capture_output=True, text=True, check=True)
    modules = set(ran.stdout.split())
    needed = {f"coach.programs.{name}" for name in ("lanes", "loops", "minder", "offspring", "orders")}
    ours = {"clock", "coach", "coach.programs", *needed}
    assert {name for name in modules if name.startswith("stretchtui.")} == {f"stretchtui.{name}" for name in ours}
    assert not modules & {"dataclasses", "subprocess", "fractions", "datetime", "pathlib", "textual", "yaml"}
