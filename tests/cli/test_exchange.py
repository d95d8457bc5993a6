"""`stretchtui history export` and `import`: what was done on one machine, on another."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.history.exchange.files import read_stream
from stretchtui.history.exchange.lines import line_of
from stretchtui.history.model import Edited, Session
from stretchtui.history.store.history import History
from tests.cli.called import Answer, Call
from tests.history.exchange.known import Known
from tests.history.exchange.test_lines import SESSION

DESK = [replace(SESSION, uuid=digit * 32, revision=2) for digit in "012"]
LAPTOP = [
    replace(SESSION, uuid="1" * 32, note=Edited("from the laptop", 2**44), gone=Edited(True, 78)),
    replace(SESSION, uuid="a" * 32, routine="On the road"),
]
BED = [replace(SESSION, uuid="1" * 32, revision=2, tension_after=Edited(1, 2**45)), replace(SESSION, uuid="f" * 32)]

Machine = Callable[..., Answer]
"""machine("desk", "export", file, stdin=…): `stretchtui history export FILE` in that machine's home."""


@pytest.fixture
def machine(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    def called(name: str, doing: str, file: Path | str, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(places, "_platform_folder", lambda kind: tmp_path / name / kind)
        return call("history", doing, str(file), stdin=stdin)

    return called


def lines(*sessions: Session) -> bytes:
    return Known(sessions).exported


def test_what_is_new_changed_and_known_is_counted(machine: Machine) -> None:
    assert machine("desk", "import", "-", lines(*DESK)).out == "3 sessions new, 0 changed, 0 known already\n"
    assert machine("desk", "import", "-", lines(*LAPTOP)).out == "1 session new, 1 changed, 0 known already\n"
    answer = machine("desk", "import", "-", lines(*DESK, *LAPTOP))
    assert (answer.status, answer.out, answer.err) == (0, "0 sessions new, 0 changed, 4 known already\n", "")


def test_an_export_goes_to_a_file_or_to_standard_output_and_comes_back_byte_for_byte(machine: Machine, tmp_path: Path) -> None:
    machine("desk", "import", "-", lines(*DESK))
    file = tmp_path / "desk.jsonl"
    answer = machine("desk", "export", file)
    assert (answer.status, answer.out, answer.err) == (0, f"3 sessions written to {file}\n", "")
    assert file.read_bytes() == lines(*DESK)
    assert machine("laptop", "import", file).status == 0
    assert machine("laptop", "export", "-").out.encode() == file.read_bytes()


def test_a_session_deleted_on_one_machine_is_deleted_on_the_other(machine: Machine, tmp_path: Path) -> None:
    machine("desk", "import", "-", lines(*DESK))
    machine("laptop", "import", "-", lines(*LAPTOP))
    machine("laptop", "export", tmp_path / "laptop.jsonl")
    machine("desk", "import", tmp_path / "laptop.jsonl")
    found = {session["uuid"]: session for session in map(json.loads, machine("desk", "export", "-").lines)}
    assert found["1" * 32]["gone"] == {"value": True, "edited_ms": 78}
    assert not found["0" * 32]["gone"]["value"]


@pytest.mark.parametrize("order", list(permutations(("desk", "laptop", "bed"))))
def test_machines_that_share_a_folder_know_the_same_in_the_end_whoever_comes_first(
    machine: Machine, tmp_path: Path, order: tuple[str, ...]
) -> None:
    for name, held in (("desk", DESK), ("laptop", LAPTOP), ("bed", BED)):
        assert machine(name, "import", "-", lines(*held)).status == 0
        assert machine(name, "export", tmp_path / f"{name}.jsonl").status == 0
    for name in order:
        for other in reversed(order):
            assert machine(name, "import", tmp_path / f"{other}.jsonl").status == 0
            assert machine(name, "import", tmp_path / f"{other}.jsonl").out.startswith("0 sessions new, 0 changed")
    ends = {machine(name, "export", "-").out for name in order}
    assert ends == {lines(*DESK, *LAPTOP, *BED).decode()}
    (both,) = [session for session in read(ends.pop()) if session.uuid == "1" * 32]
    assert both == replace(
        SESSION, uuid="1" * 32, note=Edited("from the laptop", 2**44), gone=Edited(True, 78), tension_after=Edited(1, 2**45)
    )


def read(exported: str) -> tuple[Session, ...]:
    found = read_stream(io.BytesIO(exported.encode()))
    assert isinstance(found, tuple)
    return found


def test_a_file_with_a_mistake_changes_nothing_and_every_mistake_is_told(machine: Machine, tmp_path: Path) -> None:
    machine("desk", "import", "-", lines(*DESK))
    before = machine("desk", "export", "-").out
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(lines(*LAPTOP) + b'{"v":2}\n' + line_of(BED[0])[:-9].encode())
    answer = machine("desk", "import", broken)
    assert (answer.status, answer.out) == (1, "")
    assert f"{broken}: line 3: it was written by a newer stretchtui" in answer.err
    assert f"{broken}: line 4: this is not JSON" in answer.err
    assert answer.err.endswith("nothing was taken in\n")
    assert machine("desk", "export", "-").out == before


@pytest.mark.parametrize("at", [1, 300, -300, -2])
def test_a_file_cut_within_a_line_changes_nothing(machine: Machine, at: int) -> None:
    answer = machine("desk", "import", "-", lines(*DESK)[:at])
    assert (answer.status, answer.out) == (1, "")
    assert machine("desk", "export", "-").out == ""


def test_a_file_that_holds_what_is_not_known_here_is_not_written_over(machine: Machine, tmp_path: Path) -> None:
    """A disk that died: the new one's empty history must not take the place of the only copy."""
    file = tmp_path / "desk.jsonl"
    file.write_bytes(lines(*DESK))
    answer = machine("desk", "export", file)
    assert (answer.status, answer.out) == (1, "")
    assert "holds 3 sessions not known here, or not as they are there; import it first" in answer.err
    assert file.read_bytes() == lines(*DESK)
    machine("desk", "import", file)
    assert machine("desk", "export", file).status == 0


def test_a_file_that_holds_something_else_is_not_written_over(machine: Machine, tmp_path: Path) -> None:
    machine("desk", "import", "-", lines(*DESK))
    file = tmp_path / "diary.txt"
    file.write_text("Dear diary\n")
    answer = machine("desk", "export", file)
    assert (answer.status, "holds something else" in answer.err) == (1, True)
    assert file.read_text() == "Dear diary\n"


@pytest.mark.skipif(sys.platform == "win32", reason="modes of Unix")
def test_D12_an_exported_file_is_for_its_owner_alone(machine: Machine, tmp_path: Path) -> None:
    machine("desk", "import", "-", lines(*DESK))
    machine("desk", "export", tmp_path / "desk.jsonl")
    assert stat.S_IMODE((tmp_path / "desk.jsonl").stat().st_mode) == 0o600


def test_files_that_cannot_be_used_are_named_with_the_reason(machine: Machine, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "desk.jsonl"
    for doing in ("import", "export"):
        answer = machine("desk", doing, missing)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err == f"stretchtui history {doing}: {missing}: No such file or directory\n"
        answer = machine("desk", doing, tmp_path)
        assert (answer.status, "not a regular file" in answer.err) == (2, True)
        assert machine("desk", doing, "a\0b").status == 2


def test_an_empty_file_holds_nothing(machine: Machine) -> None:
    assert machine("desk", "import", "-").out == "0 sessions new, 0 changed, 0 known already\n"
    assert machine("desk", "export", "-").out == ""


def test_foreign_text_in_a_file_reaches_no_terminal(machine: Machine) -> None:
    hostile = line_of(DESK[0]).replace('"done"', '"\\u001b]0;owned\\u0007"')
    answer = machine("desk", "import", "-", hostile.encode() + b'\n{"\x1b[2J":\n')
    assert answer.status == 1
    assert not {"\x1b", "\x07"} & set(answer.err)


def test_where_nothing_can_be_saved_an_import_says_so(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("no folder can be made here\n")
    answer = machine("desk", "import", "-", lines(*DESK))
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.endswith("nothing was taken in\n")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_D6_a_history_that_can_only_be_read_can_be_exported(machine: Machine, tmp_path: Path) -> None:
    machine("desk", "import", "-", lines(*DESK))
    folders = [path for path in (tmp_path / "desk").rglob("*") if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    try:
        assert machine("desk", "export", "-").out.encode() == lines(*DESK)
    finally:
        for folder in folders:
            folder.chmod(0o700)


def test_a_disk_that_fails_halfway_leaves_the_older_export_as_it_was(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("desk", "import", "-", lines(*DESK[:2]))
    file = tmp_path / "desk.jsonl"
    machine("desk", "export", file)
    machine("desk", "import", "-", lines(*DESK))

    def some(history: History) -> Iterator[Session]:
        yield DESK[0]
        history.fault = "the disk with the history does not give what it should"

    monkeypatch.setattr(History, "every", some)
    answer = machine("desk", "export", file)
    assert (answer.status, answer.out) == (2, "")
    assert f"stretchtui history export: {file}: the disk with the history does not give what it should\n" in answer.err
    assert file.read_bytes() == lines(*DESK[:2])
    assert [path.name for path in tmp_path.glob("*.jsonl*")] == ["desk.jsonl"]
    assert not list(tmp_path.glob(".stretchtui-*"))
