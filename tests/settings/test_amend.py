"""One value of a YAML text changed where it stands: all else stays, letter by letter, or nothing is changed at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stretchtui.routine.source import Mapping, parse
from stretchtui.routine.values import plain_data
from stretchtui.settings.amend import CannotAmend, amended

CHANGED = {
    "a value": ("a: 1\nb: 2\n", ("a",), "9", "a: 9\nb: 2\n"),
    "the last value": ("a: 1\nb: 2", ("b",), "9", "a: 1\nb: 9"),
    "a value before a comment": ("a: 1  # one\n# two\nb: 2\n", ("a",), "9", "a: 9  # one\n# two\nb: 2\n"),
    "a quoted value": ("a: 'x # y'\nb: \"\\u0041\"\n", ("b",), "z", "a: 'x # y'\nb: z\n"),
    "a value over lines": ("a: one\n  two\nb: 2\n", ("a",), "9", "a: 9\nb: 2\n"),
    "an empty value": ("a:\nb: 2\n", ("a",), "9", "a: 9\nb: 2\n"),
    "an empty value before a comment": ("a: # none\nb: 2\n", ("a",), "9", "a: 9 # none\nb: 2\n"),
    "an empty value of a quoted key": ("'a:b':\n", ("a:b",), "9", "'a:b': 9\n"),
    "a list in brackets": ("a: [1, 2]  # two\nb: 2\n", ("a",), "[3]", "a: [3]  # two\nb: 2\n"),
    "a list over lines": ("a:\n  - 1\n  - 2\n# end\nb: 2\n", ("a",), "[3]", "a:\n  [3]\n# end\nb: 2\n"),
    "a key that is not there": ("a: 1  # one\n", ("b",), "2", "a: 1  # one\nb: 2\n"),
    "a key after a file without a last line end": ("a: 1", ("b",), "2", "a: 1\nb: 2\n"),
    "a key after comments": ("a: 1\n# end\n", ("b",), "2", "a: 1\nb: 2\n# end\n"),
    "a key of nothing": ("", ("b",), "2", "b: 2\n"),
    "a key of comments alone": ("# mine\n", ("b",), "2", "# mine\nb: 2\n"),
    "an inner value": ("k:\n  p: 1 # x\n  q: 2\n", ("k", "p"), "9", "k:\n  p: 9 # x\n  q: 2\n"),
    "an inner key that is not there": ("k:\n  p: 1 # x\nb: 2\n", ("k", "q"), "9", "k:\n  p: 1 # x\n  q: 9\nb: 2\n"),
    "an inner key in braces": ("k: {p: 1}  # x\n", ("k", "q"), "9", "k: {p: 1, q: 9}  # x\n"),
    "an inner value in braces": ("k: {p: [a, b], q: 1}\n", ("k", "p"), "9", "k: {p: 9, q: 1}\n"),
    "an inner key of a key that is not there": ("a: 1\n", ("k", "q"), "9", "a: 1\nk: {q: 9}\n"),
    "an inner key of an empty mapping": ("k: {}\n", ("k", "q"), "9", "k: {q: 9}\n"),
    "an inner key of an empty value": ("k:\na: 1\n", ("k", "q"), "9", "k: {q: 9}\na: 1\n"),
    "windows line ends": ("a: 1\r\nk:\r\n  p: 1\r\n", ("k", "q"), "9", "a: 1\r\nk:\r\n  p: 1\r\n  q: 9\r\n"),
    "old line ends": ("a: 1\rb: 2\r", ("c",), "3", "a: 1\rb: 2\rc: 3\r"),
    "letters beyond ASCII": ("ä: '股関節🧘'  # ü\nb: 2\n", ("b",), "9", "ä: '股関節🧘'  # ü\nb: 9\n"),
    "a start mark": ("---\na: 1\n", ("a",), "2", "---\na: 2\n"),
    "braces all over": ("{a: 1, b: 2}\n", ("b",), "9", "{a: 1, b: 9}\n"),
    "a key in braces all over": ("{a: 1}\n", ("b",), "9", "{a: 1, b: 9}\n"),
}


@pytest.mark.parametrize(("text", "path", "written", "expected"), CHANGED.values(), ids=CHANGED)
def test_a_value_is_changed_where_it_stands(text: str, path: tuple[str, ...], written: str, expected: str) -> None:
    assert amended(text, path, written) == expected


LEFT_ALONE = [
    ("a: [1\n", "a", "has mistakes"),
    ("a: &x 1\n", "a", "has mistakes"),
    ("a: 1\na: 2\n", "b", "has mistakes"),
    ("a: \x1b\n", "b", "has mistakes"),
    ("%YAML 1.2\n---\na: 1\n", "a", "has mistakes"),
    ("- 1\n", "a", "is not a mapping"),
    ("hello\n", "a", "is not a mapping"),
    ("a: |\n  one\n  two\nb: 1\n", "a", "edit it by hand"),
    ("a: |\n  one", "b", "edit it by hand"),
    ("? a\n: 1\n", "b", "edit it by hand"),
]


@pytest.mark.parametrize(("text", "key", "why"), LEFT_ALONE)
def test_a_text_that_a_change_could_harm_is_left_alone(text: str, key: str, why: str) -> None:
    with pytest.raises(CannotAmend, match=why):
        amended(text, (key,), "9")


def plain_of(text: str) -> dict[str, Any]:
    document = parse(text, "")
    assert not document.findings.errors, text
    data = plain_data(document.root) if document.root else {}
    assert isinstance(data, dict)
    return data


KEYS = st.text("abcxyz", min_size=1, max_size=3)
SCALARS = st.text("abc #:'\"-[]{},&*ä🧘\n", max_size=6)
COMMENTS = st.sampled_from(["", " # a comment", "  # x: [1"])


@st.composite
def entry(draw: st.DrawFn, indent: str) -> str:
    """One line, or a few, of a mapping that a person could have written."""
    key, comment = draw(KEYS), draw(COMMENTS)
    style = draw(st.sampled_from(["plain", "quoted", "list", "block list", "mapping", "block mapping", "empty", "comment"]))
    words = draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))
    quoted = json.dumps(draw(SCALARS), ensure_ascii=False)
    lines = {
        "plain": [f"{key}: {words[0]}{comment}"], "quoted": [f"{key}: {quoted}{comment}"],
        "list": [f"{key}: [{', '.join(words)}]{comment}"], "block list": [f"{key}:", *(f"  - {word}{comment}" for word in words)],
        "mapping": [f"{key}: {{{', '.join(f'{word}: 1' for word in words)}}}{comment}"],
        "block mapping": [f"{key}:{comment}", *(f"  {word}: 1{comment}" for word in words)], "empty": [f"{key}:{comment}"],
        "comment": ["# on its own", ""],
    }[style]  # fmt: skip
    return "\n".join(indent + line for line in lines)


@st.composite
def files(draw: st.DrawFn) -> str:
    text = "\n".join(draw(st.lists(entry(""), max_size=5))) + draw(st.sampled_from(["", "\n", "\n\n", "\n# end\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(max_examples=600, deadline=None)
@given(files(), st.lists(KEYS, min_size=1, max_size=2), st.sampled_from(["9", "[a, b]", "'x y'", "{c: d}"]))
@example("a:\n- b\n", ["a"], "9")
@example("a: {b: 1}", ["a", "c"], "[a, b]")
def test_an_amended_text_reads_as_before_but_for_the_one_value(text: str, path: list[str], written: str) -> None:
    document = parse(text, "")
    try:
        changed = amended(text, tuple(path), written)
    except CannotAmend:
        return
    assert not document.findings.errors
    before, after = plain_of(text), plain_of(changed)
    inner = before.get(path[0]) if len(path) == 2 else None
    value = plain_of(f"v: {written}\n")["v"]
    expected = value if len(path) == 1 else {**(inner if isinstance(inner, dict) else {}), path[1]: value}
    assert after == {**before, path[0]: expected}
    assert list(after)[: len(before)] == list(before)


@settings(max_examples=300, deadline=None)
@given(files(), KEYS)
def test_a_change_of_a_plain_value_keeps_every_other_character(text: str, key: str) -> None:
    document = parse(text, "")
    root = document.root
    if document.findings.errors or not isinstance(root, Mapping) or plain_of(text).get(key) is None:
        return
    value = root.entries[key][1]
    if value.start.line != value.end.line:
        return
    lines = text.splitlines(keepends=True)
    line = lines[value.start.line]
    lines[value.start.line] = line[: value.start.column] + "9" + line[value.end.column :]
    if value.start != value.end and plain_of(text)[key] != "":
        assert amended(text, (key,), "9") == "".join(lines)
