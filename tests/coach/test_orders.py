"""Orders and reports on the pipe: what is written is read again, and nothing else is taken for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.programs.orders import LANES, LONGEST_LINE, Lane, Order, Report, Started, Stop, line, read, refusal

ORDER = Order(7, "voice", ("espeak-ng", "--", "ten\nseconds"), 5_000, "told", "a.wav", 0.5, "a.part.wav", 700, 123_456)
SAID = [
    ORDER,
    Stop(("tone", "voice")),
    Started(7, 4_711),
    Report(7, "killed", -9, 12, 0, "deadline"),
    Report(8, "failed", None, 0),
    Report(9, "dropped", None, 0, 0, "too late"),
]


@pytest.mark.parametrize("said", SAID)
def test_what_is_written_is_one_line_and_is_read_again(said: Order | Stop | Started | Report) -> None:
    data = line(said)
    assert (data.count(b"\n"), data[-1:]) == (1, b"\n")
    assert read(data) == said


@given(st.text(), st.text(), st.lists(st.text(), min_size=1, max_size=4), st.integers(1, 10**9))
def test_any_text_at_all_goes_through(stdin: str, file: str, argv: list[str], deadline_ms: int) -> None:
    order = Order(1, "render", tuple(argv), deadline_ms, stdin, file, 2.0)
    assert read(line(order)) == order


@given(st.characters(categories=["Cs"]))
def test_lone_surrogates_go_through_too(text: str) -> None:
    order = Order(1, "tone", ("play", text), 10)
    assert read(line(order)) == order


@given(st.binary())
def test_what_is_none_of_ours_is_nothing(data: bytes) -> None:
    assert read(data) is None


@pytest.mark.parametrize("cut", [1, 10, 40, -2])
def test_a_torn_line_is_nothing(cut: int) -> None:
    assert read(line(ORDER)[:cut]) is None


@pytest.mark.parametrize("said", SAID)
def test_a_line_spoilt_at_its_end_is_nothing(said: Order | Stop | Started | Report) -> None:
    assert read(line(said)[:-1] + b"!") is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("is", "Rumour"), ("is", ["Order"]), ("id", "7"), ("id", True), ("id", 1.5), ("lane", "noise"), ("lane", ["tone"]),
        ("argv", "espeak"), ("argv", []), ("argv", [1]), ("argv", None), ("deadline_ms", 0), ("deadline_ms", -5),
        ("deadline_ms", 1e9), ("stdin", None), ("file", 3), ("gain", "1"), ("gain", -1), ("gain", 1e9),
        ("gain", float("nan")), ("gain", True), ("more", 1),
        ("begins_within_ms", 0.5), ("given_ms", "now"),
    ],
)  # fmt: skip
def test_an_order_with_anything_wrong_in_it_is_nothing(name: str, value: object) -> None:
    assert read(json.dumps({**json.loads(line(ORDER)), name: value}).encode()) is None


@pytest.mark.parametrize(
    "name", ["is", "id", "lane", "argv", "deadline_ms", "stdin", "file", "gain", "begins_within_ms", "given_ms"]
)
def test_an_order_with_anything_missing_is_nothing(name: str) -> None:
    words = json.loads(line(ORDER))
    del words[name]
    assert read(json.dumps(words).encode()) is None


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"is":' * 50_000, b"1" * 5_000, b"null", b"[]", b"\xff\xfe", b""])
def test_what_only_looks_like_json_is_nothing(data: bytes) -> None:
    assert read(data) is None


@pytest.mark.parametrize("lane", LANES)
def test_an_ordinary_order_is_not_refused(lane: Lane) -> None:
    assert refusal(ORDER._replace(lane=lane)) == ""


@pytest.mark.parametrize(
    "order",
    [
        ORDER._replace(argv=()), ORDER._replace(argv=("",)), ORDER._replace(deadline_ms=0),
        Order(1, "noise", ("play",), 9),  # type: ignore[arg-type]
        ORDER._replace(stdin="a" * LONGEST_LINE),
    ],
)  # fmt: skip
def test_what_nobody_could_carry_out_is_refused_in_words(order: Order) -> None:
    assert refusal(order)
