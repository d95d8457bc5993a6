"""Any text at all ends in a routine or in errors with places: never in an exception, never late, never in much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchtui.places import bundled_library
from stretchtui.routine import source
from stretchtui.routine.diagnostics import render, split_lines
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import LoadedRoutine, Loader
from tests.routine.hostile import DATA
from tests.routine.reading import OBEYED, PARSERS

SHELF = scan((Library(bundled_library(), "bundled"),))
ROUTINES = [Path(found.path).read_text(encoding="utf-8") for found in SHELF.routines.values()]
IN_PLACE = [
    "name: R\nsteps:\n  - " + Path(found.path).read_text(encoding="utf-8").replace("\n", "\n    ").rstrip(" ")
    for found in SHELF.exercises.values()
]
FRAGMENTS = [
    "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", '"', "'", "#", " #", "&a", "*a", "!x", "%", "---", "...", "\t", "\x00",
    "\x85", "\u2028", "\ud800", "\\u", "\\x9b", "é", "٣", "<<: ", "?", "|", ">", "@", "`", "\r", "\r\n", "\ufeff", "\uffff",
    "\U0001ffff", "name", "steps", "hold: ", "0", "-1", "1e9", "rest: ", "repeat: 2", "note: ", "{side}", "phases: ",
    "limit: 1s", "exercise: ",
    "sides: each", "say: ", "defaults: ",
    "\x07", "~", "null", "=", "\\", "\u0301" * 5, "\u202e", "999999", "format: ",
    "areas: [", "figure: ", "pace: own", "at: half", "for: 3", "seated-twist",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good routine with a few things inserted, deleted, replaced, swapped, or cut off."""
    text = draw(st.sampled_from(ROUTINES + IN_PLACE))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["insert", "insert", "delete", "replace", "truncate", "swap lines"]))
        until = min(len(text), at + draw(st.sampled_from([1, 2, 5, 40])))
        word = draw(st.sampled_from(FRAGMENTS) | st.text(max_size=3))
        if kind == "swap lines":
            lines = text.split("\n")
            one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
        else:
            tail = {"insert": text[at:], "truncate": ""}.get(kind, text[until:])
            text = text[:at] + (word if kind in ("insert", "replace") else "") + tail
    return text


def assert_routine_or_errors(loaded: LoadedRoutine, text: str) -> None:
    found = [one for one in loaded.diagnostics if one.severity == "error"]
    assert (loaded.routine is None) == bool(found)
    lines = split_lines(text.removeprefix("\ufeff"))
    for one in loaded.diagnostics:
        assert 1 <= one.line <= len(lines)
        assert (one.line, one.column) <= (one.end_line, one.end_column)
        assert one.code == "not-utf8" or 1 <= one.column <= len(lines[one.line - 1]) + 1
        assert one.message
        assert not any(OBEYED.search(line) for line in render(one).split("\n"))
    assert list(loaded.diagnostics) == sorted(loaded.diagnostics)


def assert_read_by_both(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for parser in PARSERS.values():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(source, "default_parser", partial(identity, parser))
            assert_routine_or_errors(Loader(SHELF).routine_bytes(data), text)


def identity(parser: Any) -> Any:
    return parser


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_ends_in_a_routine_or_in_errors(text: str) -> None:
    assert_read_by_both(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join))
def test_any_words_of_the_language_end_in_a_routine_or_in_errors(text: str) -> None:
    assert_read_by_both(text)


@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_any_change_of_a_good_routine_ends_in_a_routine_or_in_errors(text: str) -> None:
    assert_read_by_both(text)


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_end_in_a_routine_or_in_errors(data: bytes) -> None:
    loaded = Loader(SHELF).routine_bytes(data)
    assert (loaded.routine is None) == any(one.severity == "error" for one in loaded.diagnostics)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=mutated())
def test_a_file_and_its_bytes_read_the_same(text: str, tmp_path: Path) -> None:
    data = text.encode("utf-8", "surrogatepass")
    (tmp_path / "my.yaml").write_bytes(data)
    loader = Loader(SHELF)
    one, other = loader.routine_file(tmp_path / "my.yaml"), loader.routine_bytes(data, str(tmp_path / "my.yaml"))
    assert one.diagnostics == other.diagnostics
    assert (one.routine is None, one.used, one.name) == (other.routine is None, other.used, other.name)


def test_every_naughty_string_is_a_name_a_cue_and_a_file() -> None:
    for naughty in json.loads((DATA / "blns.json").read_text(encoding="utf-8")):
        quoted = json.dumps(naughty, ensure_ascii=False)
        assert_read_by_both(naughty)
        assert_read_by_both(f"name: {naughty}\nsteps: [rest: 5s]\n")
        assert_read_by_both(f"name: {quoted}\nsteps:\n  - note: {quoted}\n  - {quoted}: 1\n")


@pytest.mark.parametrize(("parser", "most_s"), [("libyaml", 1), ("pure", 2)])
def test_the_worst_that_was_thought_of_takes_a_second_at_most_in_200_MB_or_two_without_libyaml(parser: str, most_s: int) -> None:
    # The limit is on the address space of a whole process. Measured is processor time, which other work hardly lengthens.
    command = [sys.executable, "-m", "tests.routine.worst", parser, str(most_s)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {}
