"""YAML's own traps (rows Y1–Y8 of the fault list), through both parsers. Y3's corpus has a file of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stretchtui.routine import files
from stretchtui.routine.source import Mapping, Scalar
from tests.routine.reading import errors, exercise, in_place, parsed, read, short, shorts, with_both_parsers


def values(text: str, parser: Any) -> dict[str, str]:
    """The texts of a flat mapping that has no mistakes."""
    document = parsed(text, parser)
    assert not document.findings.in_order()
    assert isinstance(document.root, Mapping)
    return {key: value.text for key, (_, value) in document.root.entries.items() if isinstance(value, Scalar)}


@with_both_parsers
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1\nb: *x\n", ["1:4-8 anchor", "2:4-6 alias"]),
        ("a: &a [*a]\n", ["1:4-8 anchor", "1:8-10 alias"]),
        ("&top\na: 1\n", ["1:1-2:1 anchor"]),
        ("a: *nowhere\n", ["1:4-12 alias"]),
        ("? &k a\n: 1\n", ["1:3-7 anchor"]),
    ],
)
def test_Y1_anchors_and_aliases_are_refused_at_their_place(text: str, found: list[str], parser: Any) -> None:
    document = parsed(text, parser)
    assert shorts(document) == found
    assert all("defaults: or repeat:" in one.hint for one in document.findings.in_order())


@with_both_parsers
def test_Y1_a_thousand_million_laughs_are_counted_not_expanded(parser: Any) -> None:
    levels = [f"a{n}: &a{n} [{', '.join(f'*a{n - 1}' for _ in range(9))}]" for n in range(1, 10)]
    document = parsed("\n".join(["a0: &a0 [" + "x, " * 9 + "]", *levels]), parser)
    assert document.findings.errors == 10 + 81


@with_both_parsers
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n  <<: {b: 1}\n", ["2:3-5 merge-key"]),
        ("'<<': 5\n", ["1:1-5 merge-key"]),
        ("b: &b {x: 1}\nc: {<<: *b}\n", ["1:4-8 anchor", "2:5-7 merge-key", "2:9-11 alias"]),
    ],
)
def test_Y2_a_merge_key_is_refused(text: str, found: list[str], parser: Any) -> None:
    assert shorts(parsed(text, parser)) == found


@with_both_parsers
@pytest.mark.parametrize(("open_", "close"), [("[", "]"), ("{a: ", "}")])
def test_Y3_thirty_two_levels_are_read_and_the_next_is_refused_at_its_place(open_: str, close: str, parser: Any) -> None:
    assert parsed(open_ * 32 + "x" + close * 32, parser).findings.in_order() == ()
    (error,) = parsed(open_ * 33 + "x" + close * 33, parser).findings.in_order()
    column = 32 * len(open_) + 1
    assert (short(error), error.message) == (f"1:{column}-{column + 1} too-deep", "nested deeper than 32 levels")


def test_Y3_deep_nesting_in_a_small_stack_does_not_end_the_process() -> None:
    # libyaml's composer, run on this text in this stack, is a segmentation fault: only its events may be used.
    program = (
        "import threading; threading.stack_size(256 * 1024)\n"
        "from stretchtui.routine.source import parse\n"
        "texts = ['[' * 200_000, '{a: ' * 60_000, '- ' * 100_000, '? ' * 100_000]\n"
        "def read(): print([parse(text, '').findings.in_order()[0].code for text in texts])\n"
        "thread = threading.Thread(target=read); thread.start(); thread.join()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (0, "['too-deep', 'too-deep', 'too-deep', 'too-deep']\n")


@with_both_parsers
@pytest.mark.usefixtures("read_with")
def test_Y4_twenty_thousand_values_are_read_and_one_more_is_refused() -> None:
    text = "[" + "a," * 19_999 + "]"
    assert shorts(read(text)) == ["1:1-40001 wrong-type"]  # a list is no routine, and nothing else is wrong
    assert shorts(read(text[:-1] + "a]")) == ["1:1-40002 too-large"]


def test_Y4_a_file_is_read_up_to_256_KiB_and_not_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = os.read

    def counting(descriptor: int, count: int) -> bytes:
        asked.append(count)
        return real(descriptor, count)

    monkeypatch.setattr(os, "read", counting)
    (tmp_path / "a").write_bytes(b"#" * files.LARGEST)
    (tmp_path / "b").write_bytes(b"#" * (files.LARGEST + 1))
    assert files.read_file(tmp_path / "a", "a").text == "#" * files.LARGEST
    refused = files.read_file(tmp_path / "b", "b").findings.in_order()
    assert [(one.code, one.message) for one in refused] == [
        ("too-large", "the file has over 256 KiB, and that is the most allowed")
    ]
    assert asked == [files.LARGEST + 1]


@with_both_parsers
def test_Y5_a_key_that_stands_twice_is_an_error_that_names_both_places(parser: Any) -> None:
    document = parsed("name: a\nsteps:\n  - hold: 1\n    hold: 2\n'name': b\n", parser)
    assert [(short(one), one.message) for one in document.findings.in_order()] == [
        ("4:5-9 duplicate-key", "'hold' stands here a second time; the first is at 3:5"),
        ("5:1-7 duplicate-key", "'name' stands here a second time; the first is at 1:1"),
    ]


@with_both_parsers
@pytest.mark.parametrize(
    "tagged",
    ["!!python/object/apply:os.system ['id']", "!foo bar", "!!int ''", "!!int abc", "!!float x", "!!bool maybe",
     "!!timestamp x", "!!binary '%%%'", "!!omap {x: 1}", "!!set {x, y}", "!!str x", "! x", "!<tag:x> y"],
)  # fmt: skip
def test_Y6_every_tag_is_refused_and_nothing_is_made_of_it(tagged: str, parser: Any) -> None:
    found = parsed(f"a: {tagged}\n", parser).findings.in_order()
    assert [(one.line, one.column, one.code) for one in found] == [(1, 4, "tag")]


WORDS = ["yes", "no", "on", "off", "y", "n", "True", "NO", "~", "null", "2024-01-01", "2024-13-45", "1:30", "0:45", "010", "0x1F",
         "1e3", ".inf", ".nan", "1_000", "=", "12:30:45", "2001-12-14 21:59:43.10 +99:99"]  # fmt: skip


@with_both_parsers
def test_Y7_every_scalar_stays_the_text_that_is_written(parser: Any) -> None:
    assert list(values("".join(f"k{n}: {word}\n" for n, word in enumerate(WORDS)), parser).values()) == WORDS
    assert list(values("".join(f"{word!s}x: 1\n" for word in WORDS if ": " not in word), parser)) == [f"{w}x" for w in WORDS]
    assert list(values("on: 1\noff: 2\n1: 3\n1.0: 4\ntrue: 5\nnull: 6\n", parser)) == ["on", "off", "1", "1.0", "true", "null"]


@with_both_parsers
@pytest.mark.usefixtures("read_with")
def test_Y7_no_is_a_text_and_the_field_says_what_it_takes() -> None:
    loaded = read(in_place("sides: no\nname: on"))
    assert [(short(one), one.message) for one in loaded.diagnostics] == [
        ("5:12-14 unknown-sides", "'no' is not a known way to treat sides"),
        ("6:5-9 duplicate-key", "'name' stands here a second time; the first is at 3:5"),
    ]
    assert loaded.diagnostics[0].hint == "one of: both, each, alternate, left, right"
    assert exercise("name: R\nsteps:\n  - {name: on, areas: [hips]}\n").name == "on"


@with_both_parsers
@pytest.mark.usefixtures("read_with")
@pytest.mark.parametrize(
    "number",
    ["9" * 4_000, "0x" + "f" * 4_000, "1" + ":00" * 1_000, "３０", "٣", "1_0", "01", "+5", "5.0", "1e1", "-1", "0", "201"],
)
def test_Y8_only_plain_decimals_of_ascii_digits_are_numbers(number: str) -> None:
    (error,) = errors(read(in_place(f"reps: {number}")))
    assert short(error) == f"5:11-{11 + len(number)} wrong-type"
    assert error.message.startswith("a whole number from 1 to 200 belongs here, not '")
