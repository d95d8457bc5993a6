"""The corpus of hostile files through both parsers: each ends in nodes or in mistakes with a place, and soon (row Y3)."""

from __future__ import annotations

import time
from typing import Any

import pytest

from stretchtui.routine import files
from stretchtui.routine.diagnostics import render, split_lines
from stretchtui.routine.source import Listing, Mapping, Node, Scalar
from tests.routine.hostile import FOLDER, MADE, data_of, index
from tests.routine.reading import OBEYED, PARSERS, parsed, read, short, shorts, with_both_parsers

ORDINARY = "".join(
    f"- name: Seated twist {number}\n  hold: 20s\n  sides: each\n  areas: [upper-back, chest]\n"
    "  say:\n    - at: 5s\n      text: Sit tall, and turn from the ribs.\n"
    for number in range(120)
).encode()
"""A file of 17 KB as people write them. PyYAML's own parser reads it in 85 ms, libyaml in 8 ms."""

MOST_TIMES = 40
"""A case of the corpus takes at most so many times as long. The worst took 9 times as long where this was set."""

MOST_TIMES_FULL = 150
"""The same of 256 KiB. The worst took 40 times as long: tags, which libyaml itself compares each with each."""

every_case = pytest.mark.parametrize("name", index())


class Reading:
    """What the door of a file makes of a case: nodes, mistakes, and the text they stand in."""

    def __init__(self, data: bytes, parser: Any) -> None:
        decoded = files.decode(data, "my.yaml")
        self.text = decoded.text or ""
        document = None if decoded.text is None else parsed(decoded.text, parser)
        self.root = document.root if document else None
        self.found = (document or decoded).findings.in_order()


def soon(data: bytes, parser: Any, times: int = MOST_TIMES) -> Reading:
    """The case read within so many times the processor time of an ordinary file, both measured in the same moment."""
    took: list[float] = []
    for _ in range(5):
        ordinary_s, _ = _read_in_s(ORDINARY, parser)
        case_s, reading = _read_in_s(data, parser)
        took.append(case_s / ordinary_s)
        if took[-1] < times:
            return reading
    raise AssertionError(f"it took {took} times as long as an ordinary file, and {times} times are allowed")


def _read_in_s(data: bytes, parser: Any) -> tuple[float, Reading]:
    started = time.process_time()
    reading = Reading(data, parser)
    return time.process_time() - started, reading


def test_the_corpus_is_all_here() -> None:
    assert len([name for name in index() if not name.startswith("(")]) == 105
    kept = {path.name for path in FOLDER.glob("*.yaml")}
    assert kept | MADE.keys() == index().keys()


@pytest.mark.parametrize("name", [name for name, size in index().items() if isinstance(size, int)])
def test_a_case_that_is_made_has_the_size_of_the_one_studied(name: str) -> None:
    assert len(data_of(name)) == index()[name] or name == "(generated) block depth 3000 by indent"


def assert_placed(reading: Reading) -> None:
    lines = split_lines(reading.text)
    for one in reading.found:
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1 or not reading.text
        assert (one.line, one.column) <= (one.end_line, one.end_column)
        assert one.message
        assert not any(OBEYED.search(line) for line in render(one).split("\n"))


def plain_of(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key: plain_of(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Listing):
        return [plain_of(item) for item in node.items]
    return (node.text, node.bare) if isinstance(node, Scalar) else None


DIFFERENCES = {
    "071-surrogate-escape-ud800.yaml": (["1:10-11 not-yaml"], ["1:7-15 control-character"]),
    "072-escape-u00110000.yaml": (["1:10-11 not-yaml"], ["1:10-11 not-yaml"]),
    "082-tab-after-value.yaml": ([], ["1:5-6 not-yaml"]),
}
"""Where PyYAML's own parser reads a file of the corpus otherwise than libyaml: (libyaml, pure). 072 differs in words only."""


@every_case
def test_Y3_a_hostile_file_ends_soon_in_nodes_or_placed_mistakes_the_same_with_both_parsers(name: str) -> None:
    libyaml, pure = (soon(data_of(name), parser) for parser in PARSERS.values())
    for reading in (libyaml, pure):
        assert reading.found or reading.root is not None or not reading.text.strip("-# hi\n")
        assert_placed(reading)
    if name in DIFFERENCES:
        assert ([short(one) for one in libyaml.found], [short(one) for one in pure.found]) == DIFFERENCES[name]
        assert libyaml.found != pure.found
    else:
        assert libyaml.found == pure.found
        assert None in (libyaml.root, pure.root) or plain_of(libyaml.root) == plain_of(pure.root)


@every_case
def test_Y3_a_hostile_file_is_never_a_routine(name: str) -> None:
    loaded = read(data_of(name))
    assert loaded.routine is None
    assert any(one.severity == "error" for one in loaded.diagnostics)


@with_both_parsers
@pytest.mark.parametrize("name", [name for name, size in index().items() if isinstance(size, int)])
def test_Y3_the_first_256_KiB_of_the_largest_files_are_read_soon_too(name: str, parser: Any) -> None:
    reading = soon(data_of(name)[: files.LARGEST], parser, MOST_TIMES_FULL)
    assert reading.found or "spaces then token" in name
    assert_placed(reading)


BESIDES = {
    "a tab after a value": ("a: b\t\n", [], ["1:5-6 not-yaml"]),
    "a tab in a list of words": ("a: [b,\tc]\n", [], ["1:7-8 not-yaml"]),
    "a byte order mark inside": ("a: b\n\ufeffc: d\n", ["2:2-3 not-yaml"], []),
    "a question mark inside a list": ("a: [b?]\n", [], ["1:6-7 not-yaml"]),
    "an exclamation mark in a list": ("a: [!b]\n", ["1:7-8 not-yaml"], ["1:5-8 tag", "1:7-8 not-yaml"]),
    "an unknown directive": ("%FOO a\n---\nb: c\n", ["1:1-2 directive"], ["1:1-2 directive"]),
    "a list on the line of its name": ("a: - b\n", ["1:4-5 not-yaml"], ["1:4-5 not-yaml"]),
    "no space before a comma": ("a: {b,c: d}\n", [], []),
    "a line unlike the list above": ("- a\n b: c\n", ["2:3-4 not-yaml"], ["2:3-4 not-yaml"]),
    "an unknown escape": ('a: "\\q"\n', ["1:5-6 not-yaml"], ["1:6-7 not-yaml"]),
}


@pytest.mark.parametrize(("text", "libyaml", "pure"), BESIDES.values(), ids=BESIDES)
def test_Y3_more_texts_on_which_the_parsers_could_differ(text: str, libyaml: list[str], pure: list[str]) -> None:
    assert shorts(parsed(text, PARSERS["libyaml"])) == libyaml
    assert shorts(parsed(text, PARSERS["pure"])) == pure
