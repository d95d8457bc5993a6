"""How mistakes are collected, and how they read to a person and to a program."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stretchtui.routine.diagnostics import MOST_REPORTED, Diagnostic, Findings, Point, Span, did_you_mean, nearest, render
from tests.routine.reading import OBEYED, errors, in_place, read


def test_the_mistake_of_the_format_page_reads_letter_by_letter() -> None:
    text = "name: R\nsteps:\n  - name: E\n    areas: [hips]\n    cues: [Go.]\n\n    hodl: 20s\n"
    (error,) = read(text).diagnostics
    assert render(error) == (
        "my.yaml:7:5: error[unknown-field]: 'hodl' is not a field of a step\n"
        "   7 |     hodl: 20s\n"
        "     |     ^^^^ did you mean 'hold'?"
    )


def test_the_caret_stands_under_the_word_behind_wide_characters() -> None:
    (error,) = read("name: R\nsteps: [{note: 股関節, hodl: 1}]\n").diagnostics
    _, line, caret = render(error).split("\n")
    assert line == "   2 | steps: [{note: 股関節, hodl: 1}]"
    assert caret.index("^") == line.index("hodl") + 3  # three characters take two cells each


def test_a_long_line_is_shown_around_the_word() -> None:
    (error,) = read(f"name: R\nsteps: [{{note: {'a' * 400}, hodl: 1, say: {'b' * 400}}}]\n").diagnostics[:1]
    _, line, caret = render(error).split("\n")
    assert line.startswith("   2 | …a")
    assert line.endswith("b…")
    assert len(line) < 120
    assert line[caret.index("^") : caret.rindex("^") + 1] == "hodl"


def test_the_json_of_a_mistake_has_every_field_of_the_format_page() -> None:
    (error,) = read(in_place("level: deeep")).diagnostics
    assert error.as_json() == {
        "file": "my.yaml", "line": 5, "column": 12, "end_line": 5, "end_column": 17, "severity": "error",
        "code": "unknown-level", "message": "'deeep' is not a known level", "hint": "did you mean 'deep'?",
    }  # fmt: skip


def test_what_a_file_says_cannot_reach_the_terminal_through_a_message() -> None:
    bad = Diagnostic(1, 1, 1, 3, "error", "c", "m\x1b[2J", "h\x9b", "f\x1b]0;x\x07.yaml", "a\x1b[31m\u202eb\x00")
    said = render(bad) + "".join(str(value) for value in bad.as_json().values())
    assert not any(OBEYED.search(line) for line in said.split("\n"))


@given(st.text(), st.integers(1, 400), st.integers(0, 300))
def test_any_line_can_be_rendered_with_any_place(line: str, column: int, width: int) -> None:
    shown = render(Diagnostic(1, column, 1, column + width, "error", "c", "m", "h", "f", line))
    assert len(shown.split("\n")) in (2, 3)
    assert not any(OBEYED.search(part) for part in shown.split("\n"))


def test_mistakes_come_out_in_file_order_however_they_were_found() -> None:
    findings = Findings("f", "ab\ncd\n")
    for line, column in ((1, 1), (0, 1), (1, 0), (0, 0)):
        findings.error(Span(Point(line, column), Point(line, column + 1)), "c", "m")
    assert [(one.line, one.column, one.snippet) for one in findings.in_order()] == [
        (1, 1, "ab"), (1, 2, "ab"), (2, 1, "cd"), (2, 2, "cd"),
    ]  # fmt: skip


def test_two_hundred_mistakes_are_reported_and_all_are_counted() -> None:
    loaded = read("name: R\nareas: [" + ", ".join(f"x{n}" for n in range(300)) + "]\nsteps: [a]\n")
    assert len(errors(loaded)) == MOST_REPORTED == 200


def test_warnings_never_crowd_out_an_error() -> None:
    # 499 warnings come before the one error, which is found last.
    step = "  - {name: E, areas: [hips], sides: each, reps: 200, sets: 20}\n"
    loaded = read("name: R\nsteps:\n" + step * 499)
    assert loaded.routine is None
    assert [one.code for one in errors(loaded)] == ["too-large", "too-large"]
    assert len(loaded.diagnostics) == MOST_REPORTED + 2


def test_the_nearest_word_is_offered_or_the_words_there_are() -> None:
    words = ("hold", "move", "release")
    assert [nearest(word, words) for word in ("hodl", "Hold", "re_lease", "x", "h" * 41)] == ["hold", "hold", "release", "", ""]
    assert did_you_mean("zzz", words) == "one of: hold, move, release"
    assert did_you_mean("zzz", tuple(f"word{n}" for n in range(31))) == ""
