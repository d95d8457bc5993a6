"""Nothing that a file, a file name or an argument holds reaches the terminal as anything but text: fault X1."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from pathlib import Path

import pytest

from stretchtui.cli.plain_lines import lines_of, summary_lines
from stretchtui.cli.planning import as_json
from stretchtui.session.events import Start
from stretchtui.session.player import ready
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from stretchtui.session.walk import begin, look, press
from stretchtui.text import plain
from tests.cli.called import Answer, Call
from tests.cli.own_home import Home
from tests.tui.foreign import ALL, PAYLOADS, hostile_routine

ESCAPES = [text for text in PAYLOADS if any(unicodedata.category(one) == "Cc" for one in text)]
IN_ARGUMENTS = [text for text in ESCAPES if "\0" not in text]


def assert_only_text(answer: Answer) -> None:
    for character in answer.out + answer.err:
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs"), repr(answer)


@pytest.mark.parametrize("text", IN_ARGUMENTS, ids=ascii)
def test_X1_arguments_come_back_in_messages_as_text(call: Call, text: str) -> None:
    for arguments in (
        (text,), ("plan", text), ("run", f"./{text}.yaml"), ("check", text), ("list", "--area", text), ("list", "--max", text),
        ("list", "--position", text), ("list", "--search", text), ("settings", text), ("settings", "theme", text),
        ("settings", text, text), ("run", "x", "--speed", text), ("run", "x", "--from", text), ("--library", text, "list"),
        ("list", f"--{text}"), ("plan", "upper-back-basics", text),
    ):  # fmt: skip
        assert_only_text(call(*arguments))


def test_X1_file_names_come_back_as_text(call: Call, home: Home) -> None:
    for number, text in enumerate(ESCAPES):
        name = text.replace("/", "").replace("\0", "")[:60]
        if name.strip(". "):
            with contextlib.suppress(OSError, ValueError):  # some systems allow fewer names than others
                home.write(f"{name}{number}.yaml", "name: Mine\nsteps: [nothing-such]\n")
                (home.library / f"{name}.yml").touch()
    home.write("plain.yaml", "name: Mine\nsteps: [nothing-such]\n")
    for arguments in (("list",), ("list", "--json"), ("check",), ("check", "--json"), ("check", str(home.library))):
        answer = call(*arguments)
        assert_only_text(answer)
        assert "Mine" in answer.out or "nothing-such" in answer.out


def test_X1_words_of_broken_files_come_back_as_text(call: Call, home: Home) -> None:
    for number, text in enumerate(ESCAPES):
        path = home.library / f"file-{number}.yaml"
        path.write_bytes(f"name: {text}\nsteps:\n  - hodl: {text}\n".encode("utf-8", "surrogateescape"))
    for arguments in (("list",), ("check",), ("plan", "file-1"), ("run", "file-2", "--plain")):
        assert_only_text(call(*arguments))


def test_X1_settings_come_back_as_text(call: Call, home: Home) -> None:
    for text in ESCAPES:
        home.settings.write_bytes(f"theme: {text}\nkeys: {{{text}: x}}\n".encode("utf-8", "surrogateescape"))
        for arguments in (("settings",), ("settings", "check"), ("settings", "theme", "nord"), ("list",)):
            assert_only_text(call(*arguments))


def test_X1_lines_of_a_session_are_text_whatever_the_routine_holds() -> None:
    """`put` makes each line plain on its way out; what comes to it may hold anything."""
    for begin_at in range(0, len(ALL), 10):
        timeline = build(hostile_routine(ALL[begin_at : begin_at + 10]))
        walk, _ = press(begin(ready(timeline)), Start(), 0)
        walk, cues = look(walk, 3_600_000)
        rows = [row for cue in cues for row in lines_of(cue, timeline)] + summary_lines(record(walk.player, 3_600_000))
        assert len(rows) > 5
        for row in rows:
            assert not [one for one in plain(row) if unicodedata.category(one) in ("Cc", "Cs")]


def test_X1_a_plan_as_json_escapes_what_is_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    whole = hostile_routine(["\x1b[31mred\x9b", "\u202edc"])
    printed = json.dumps(as_json(whole, build(whole)), indent=2)
    assert printed.isascii()
    assert "\x1b" not in printed


def test_X1_the_program_prints_nowhere_but_through_its_door() -> None:
    """`print` stands in talk.py, which makes lines plain, and before JSON, which escapes."""
    folder = Path(__file__).parents[2] / "stretchtui" / "cli"
    for path in sorted(folder.glob("*.py")):
        if path.name == "talk.py":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            assert "print(" not in line or "json.dumps" in line or "_print" in line, f"{path.name}: {line}"
