"""What bytes and texts a file may hold (rows Y9–Y14 of the fault list), through both parsers."""

from __future__ import annotations

from typing import Any

import pytest

from stretchtui.routine.diagnostics import render
from tests.routine.reading import parsed, read, short, shorts, with_both_parsers


@with_both_parsers
@pytest.mark.parametrize("text", ['a: "\\ud800"\n', 'a: "x\\udfff"\n', "a: \ud800\n"])
def test_Y9_a_lone_surrogate_is_refused_at_its_place(text: str, parser: Any) -> None:
    (error,) = parsed(text, parser).findings.in_order()
    assert (error.severity, error.line) == ("error", 1)
    assert 4 <= error.column <= 10


@with_both_parsers
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('name: "a\\e[31m"\n', [("1:7-16", "U+001B")]),
        ('a: "\\x9b"\nb: "\\0"\n', [("1:4-10", "U+009B"), ("2:4-8", "U+0000")]),
        ('"\\a": "\\x7f"\n', [("1:1-5", "U+0007"), ("1:7-13", "U+007F")]),
        ('- "\\N"\n', [("1:3-7", "U+0085")]),
        ("name: a\x1b[31mb\x07\n", [("1:8-9", "U+001B"), ("1:14-15", "U+0007")]),
        ("a: 1\n# x\x00\r\nb: \x9b\n", [("2:4-5", "U+0000"), ("3:4-5", "U+009B")]),
        ("a: \x7f\uffff\n", [("1:4-5", "U+007F"), ("1:5-6", "U+FFFF")]),
    ],
)  # fmt: skip
def test_Y10_control_characters_written_or_escaped_are_refused_with_their_code_point(
    text: str, found: list[tuple[str, str]], parser: Any
) -> None:
    diagnostics = parsed(text, parser).findings.in_order()
    assert shorts(parsed(text, parser)) == [f"{place} control-character" for place, _ in found]
    assert all(f"the control character {point}" in one.message for one, (_, point) in zip(diagnostics, found, strict=True))
    assert not {*"".join(map(render, diagnostics))} & {*"\x00\x07\x1b\x7f\x85\x9b"}


@pytest.mark.parametrize(
    ("data", "found", "message"),
    [
        (b"name: \xe9t\xe9\n", "1:7-8 not-utf8", "the byte 0xE9 here is not UTF-8"),
        ("ü: 1\r\nx\rname: ä".encode() + b"\xff\n", "3:8-9 not-utf8", "the byte 0xFF here is not UTF-8"),
        (b"name: \xc0\x80\n", "1:7-8 not-utf8", "the byte 0xC0 here is not UTF-8"),
        (b"name: \xed\xa0\x80\n", "1:7-8 not-utf8", "the byte 0xED here is not UTF-8"),
        ("name: x\n".encode("utf-16"), "1:1-2 not-utf8", "the file is in UTF-16"),
        ("name: x\n".encode("utf-16-be"), "1:1-2 control-character", "the control character U+0000 cannot stand in a file"),
        (b"\xfe\xff\x00n", "1:1-2 not-utf8", "the file is in UTF-16"),
        (b"\xef\xbb\xbf\xef\xbb\xbfname: x\n", "1:1-2 not-utf8", "there are two byte order marks at the start"),
        (b"name: a\x00b\n", "1:8-9 control-character", "the control character U+0000 cannot stand in a file"),
    ],
)
def test_Y11_what_is_not_UTF_8_is_said_with_its_place(data: bytes, found: str, message: str) -> None:
    first = read(data).diagnostics[0]
    assert (short(first), first.message) == (found, message)


def test_Y11_one_byte_order_mark_is_passed_over_and_moves_no_place() -> None:
    assert shorts(read(b"\xef\xbb\xbfnam: x\n")) == shorts(read(b"nam: x\n"))


@with_both_parsers
@pytest.mark.parametrize(("text", "place"), [("a:\n\tb: 1\n", "2:1-2"), ("a: 1\n\tb: 1\n", "2:1-2"), ("\ta: 1\n", "1:1-2")])
def test_Y12_a_tab_for_indentation_is_named_with_what_to_do(text: str, place: str, parser: Any) -> None:
    (error,) = parsed(text, parser).findings.in_order()
    assert short(error) == f"{place} not-yaml"
    assert (error.message, error.hint) == ("a tab stands where spaces belong", "indent with spaces")


@with_both_parsers
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_Y12_every_line_end_is_understood_and_counted(end: str, parser: Any) -> None:
    lines = ["name: x", "when: |", "  one", "  two", "steps: [a]", "bad: *b", ""]
    document = parsed(end.join(lines), parser)
    assert shorts(document) == ["6:6-8 alias"]
    assert document.findings.in_order()[0].snippet == "bad: *b"


@with_both_parsers
@pytest.mark.usefixtures("read_with")
@pytest.mark.parametrize(
    ("text", "found", "message"),
    [
        ("", "1:1-2 empty-file", "there is nothing in this file, and a routine belongs here"),
        ("# only a comment\n", "1:1-2 empty-file", "there is nothing in this file, and a routine belongs here"),
        ("---\n", "1:1-2 empty-file", "there is nothing in this file, and a routine belongs here"),
        ("name: a\n---\nname: b\n", "2:1-4 several-documents", "a second document starts here, and a file holds one"),
        ("name: a\n...\nname: b\n", "3:1-2 not-yaml", "this cannot stand after the text before it"),
        ("%YAML 1.2\n---\nname: a\n", "1:1-2 directive", "a directive ('%…') is not allowed"),
        ("# hi\n%FOO bar\n---\nname: a\n", "2:1-2 directive", "a directive ('%…') is not allowed"),
        ("%TAG ! x\n---\nname: a\n", "1:1-2 directive", "a directive ('%…') is not allowed"),
        ("%YAML 9.9\n---\nname: a\n", "1:1-2 directive", "a directive ('%…') is not allowed"),
        ("- a\n", "1:1-2:1 wrong-type", "a routine, with fields such as 'name:', belongs here, not a list"),
        ("hello", "1:1-6 wrong-type", "this is a text, and a routine with its fields belongs here"),
        ("name:foo\n", "1:1-9 wrong-type", "this is a text, and a routine with its fields belongs here"),
    ],
)
def test_Y13_each_kind_of_wrong_file_has_its_own_message(text: str, found: str, message: str) -> None:
    first = read(text).diagnostics[0]
    assert (short(first), first.message) == (found, message)
    assert first.hint or "not a list" in message


def test_Y13_a_colon_without_a_space_is_hinted_at() -> None:
    assert [one.hint for one in read("name:foo\n").diagnostics] == ["put a space after the ':'"]


@with_both_parsers
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: Stretch: hips\n", "1:14-15"), ("name: *bold*\n", "1:7-8"), ("name: @home\n", "1:7-8"),
        ("name: %s\n", "1:7-8"), ("name: `x`\n", "1:7-8"), ("name: [side] hips\n", "1:14-15"),
        ("name: {side} hips\n", "1:14-15"), ("name: |hips\n", "1:7-8"), ("name: 'it's'\n", "1:11-12"),
        ('name: "a" b\n', "1:11-12"), ("steps:\n  - note: Breathe: out\n", "2:18-19"),
    ],
)  # fmt: skip
def test_Y14_text_that_needs_quotes_is_told_so(text: str, place: str, parser: Any) -> None:
    (error,) = parsed(text, parser).findings.in_order()
    assert short(error) == f"{place} not-yaml"
    assert "put quotes round the text" in error.hint


@with_both_parsers
def test_Y14_the_hint_shows_the_text_in_its_quotes(parser: Any) -> None:
    (error,) = parsed("steps:\n  - note: Breathe: out\n", parser).findings.in_order()
    assert error.hint == 'put quotes round the text: "Breathe: out"'


@with_both_parsers
@pytest.mark.parametrize("text", ["name: 'abc\nsteps:\n  - a\n", 'x: 1\nname: "abc\n\n\n'])
def test_Y14_a_missing_quote_is_shown_where_the_text_begins(text: str, parser: Any) -> None:
    (error,) = parsed(text, parser).findings.in_order()
    assert (error.line, error.column) == (text[: text.index("name")].count("\n") + 1, 7)
    assert (error.message, error.hint) == ("a quote or bracket is opened and never closed", "close it")


@with_both_parsers
@pytest.mark.usefixtures("read_with")
def test_Y14_a_text_cut_short_by_a_hash_is_warned_about() -> None:
    text = "name: Stretch #2\nwhen: tea#time # a comment\nsummary: '#1 of all' #1\nsteps:\n  - note: a #b\n"
    loaded = read(text)
    assert loaded.routine is not None
    assert [(short(one), one.severity, one.message) for one in loaded.diagnostics] == [
        ("1:7-14 cut-value", "warning", "the text ends at '#', so '#2' is lost"),
        ("5:11-12 cut-value", "warning", "the text ends at '#', so '#b' is lost"),
    ]
    assert loaded.diagnostics[0].hint.startswith("put quotes round the text")
