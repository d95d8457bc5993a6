"""A session as a line and back: without loss, and whatever the line holds, a session or a reason."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stretchtui.history.exchange.lines import NotASession, line_of, session_of
from stretchtui.history.exchange.strict_json import DEEPEST, LONGEST_LINE
from stretchtui.history.model import LARGEST, LONGEST_NOTE, Edited, Piece, Session
from stretchtui.history.stamps import EARLIEST_MS, LATEST_MS, MOST_OFFSET_MIN, Stamp
from stretchtui.text import control_characters, plain
from tests import pace
from tests.history.strategies import sessions

NAUGHTY: list[str] = json.loads((Path(__file__).parents[2] / "data" / "blns.json").read_text(encoding="utf-8"))
LONG_AGO, LAST = Stamp(EARLIEST_MS, -MOST_OFFSET_MIN), Stamp(LATEST_MS, MOST_OFFSET_MIN)
TURNED = Piece(0, "left", "seated-twist", "Seated twist", ("mid-back", "lower-back"), 60_000, 58_000, 30_000, 4, 3)
SESSION = Session(
    "0123456789abcdef" * 2, 3, "upper-back-basics", "Upper back, basics", Stamp(1_780_000_000_120, 60),
    Stamp(1_780_000_600_000, 120), "done", 590_000, 10_000, 0, (TURNED, replace(TURNED, side="right")),
    Edited(6, 1_780_000_000_500), Edited(3, 1_780_000_601_000), Edited("better — “less” tight\nthan on Monday", 5), Edited(False),
)  # fmt: skip


def with_key(key: str, value: Any, session: Session = SESSION) -> str:
    """The session's line with another value at `key`; `pieces.0.side` is the first piece's side."""
    found: Any = json.loads(line_of(session))
    *path, last = (int(part) if part.isdigit() else part for part in key.split("."))
    within = found
    for part in path:
        within = within[part]
    within[last] = value
    return json.dumps(found)


@given(sessions())
@settings(max_examples=60)
@example(SESSION)
@example(replace(SESSION, began=LONG_AGO, ended=LAST, pieces=()))
def test_a_session_comes_back_from_its_line_exactly(session: Session) -> None:
    assert session_of(line_of(session)) == session


@given(sessions())
@settings(max_examples=25)
@example(replace(SESSION, routine="\x7f\u2028\ud800\x1b]0;x\x07"))
def test_a_line_is_printable_ascii(session: Session) -> None:
    line = line_of(session)
    assert line.isascii()
    assert line.isprintable()


def test_a_line_has_every_field_of_the_session_in_one_order() -> None:
    found = json.loads(line_of(SESSION))
    assert list(found) == sorted([*(field.name for field in fields(Session)), "v"])
    assert list(found["pieces"][0]) == sorted(field.name for field in fields(Piece))
    assert found["v"] == 1
    assert found["began"] == "2026-05-28T21:26:40.120+01:00"


def test_what_a_newer_version_says_besides_is_passed_over() -> None:
    line = with_key("mood", {"deep": [1.5, None, {"x": "y"}]}, SESSION)
    assert session_of(line) == SESSION
    assert session_of(with_key("pieces.0.pulse", 71.5)) == SESSION


@pytest.mark.parametrize("version", [2, 10**15])
def test_a_newer_version_is_refused_as_such(version: int) -> None:
    with pytest.raises(NotASession, match="written by a newer stretchtui"):
        session_of(with_key("v", version))


def test_a_newer_version_is_named_before_anything_it_changed() -> None:
    with pytest.raises(NotASession, match="written by a newer stretchtui"):
        session_of('{"v":2,"id":"x"}')


@pytest.mark.parametrize("key", sorted(json.loads(line_of(SESSION))))
def test_a_missing_field_is_named(key: str) -> None:
    found = json.loads(line_of(SESSION))
    del found[key]
    with pytest.raises(NotASession, match=f"the session has no {key}"):
        session_of(json.dumps(found))


WRONG: list[tuple[str, Any, str]] = [
    ("v", 0, "v of the session is 0"),
    ("v", True, "v of the session is true"),
    ("v", "1", "v of the session is '1'"),
    ("uuid", "0123456789ABCDEF" * 2, "uuid"),
    ("uuid", "0" * 31, "uuid"),
    ("uuid", "0" * 32 + "\n", "uuid"),
    ("uuid", "٠" * 32, "uuid"),
    ("uuid", 10**31, "uuid"),
    ("revision", 0, "revision"),
    ("revision", True, "revision of the session is true"),
    ("revision", 1.0, "revision of the session is 1.0"),
    ("revision", None, "revision of the session is null"),
    ("routine_id", 5, "routine_id"),
    ("routine_id", "x" * 501, "at most 500"),
    ("routine", None, "routine"),
    ("began", 1_780_000_000_120, "began"),
    ("began", "2026-11-22T07:30:05", "offset"),
    ("began", "2026-11-22", "offset"),
    ("began", "0001-01-01T00:00:00+23:59", "began"),
    ("ended", "9999-12-31T23:59:59-23:59", "ended"),
    ("ended", "2026-11-22T25:00:00+00:00", "ended"),
    ("ended", "2026-11-22T07:30:05+24:00", "ended"),
    ("ended", "2" * 10_000, "ended"),
    ("outcome", "won", "one of running, done"),
    ("outcome", None, "outcome"),
    ("active_ms", -1, "active_ms"),
    ("active_ms", LARGEST + 1, "active_ms"),
    ("paused_ms", "5", "paused_ms"),
    ("away_ms", 0.5, "away_ms"),
    ("pieces", None, "pieces"),
    ("pieces", {}, "pieces of the session is an object"),
    ("pieces", [1], "piece 1 is 1"),
    ("pieces.1.side", "up", "side of piece 2 is 'up'"),
    ("pieces.1.side", False, "side of piece 2"),
    ("pieces.1.side", "left", "each turn and side once"),
    ("pieces.0.turn", 1, "in the order of their turns"),
    ("pieces.0.areas", "neck", "areas"),
    ("pieces.0.areas", ["neck", "neck"], "areas"),
    ("pieces.0.areas", ["neck", ["neck"]], "areas"),
    ("pieces.0.areas", ["\x1b[2J"], "areas"),
    ("pieces.0.areas", [""], "areas"),
    ("pieces.0.areas", ["a"] * 101, "areas"),
    ("pieces.0.skipped", 0, "skipped"),
    ("pieces.0.instead", None, "instead"),
    ("pieces.0.ouches", True, "ouches"),
    ("tension_before", 5, "tension_before is 5, and must be an object"),
    ("tension_before", {"value": 5}, "tension_before has no edited_ms"),
    ("tension_after.value", 11, "value of tension_after is 11"),
    ("tension_after.value", True, "value of tension_after is true"),
    ("tension_after.edited_ms", -1, "edited_ms"),
    ("note.value", None, "value of note is null"),
    ("note.value", "x" * (LONGEST_NOTE + 1), "at most 2000"),
    ("gone.value", 1, "value of gone is 1"),
    ("gone.edited_ms", None, "edited_ms"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "reason"), WRONG)
def test_a_wrong_value_is_refused_with_what_is_wrong(key: str, value: Any, reason: str) -> None:
    with pytest.raises(NotASession) as refusal:
        session_of(with_key(key, value))
    said = str(refusal.value)
    assert reason in said
    assert said == plain(said, limit=200)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "not JSON"),
        ("null", "no JSON object"),
        ("[]", "no JSON object"),
        ('"x"', "no JSON object"),
        ("{}", "has no v"),
        ("{}{}", "not JSON"),
        ("\ufeff{}", "not JSON"),
        ('{"v":NaN}', "NaN is no number"),
        ('{"v":-Infinity}', "Infinity is no number"),
        ('{"v":1e400}', "v of the session is inf"),
        ('{"v":1,"v":1}', "'v' is there twice"),
        ('{"v":1,"x":{"\\u001b[2J":1,"\\u001b[2J":2}}', "is there twice"),
        ('{"v":' + "9" * 401 + "}", "too large"),
        ('{"v":-' + "9" * 5_000 + "}", "too large"),
        ('{"v":1.' + "9" * 5_000 + "}", "too long"),
        ("[" * 1_000_000, "nested over"),
        ('{"x":' * 100_000, "nested over"),
        ('{"v":1,"x":' + "[" * DEEPEST + "]" * DEEPEST + "}", "nested over"),
        ('"' * 100_001, "not JSON"),
        ('"' + '\\"' * 200_000, "not JSON"),
    ],
)
def test_a_line_that_is_no_object_of_ours_is_refused_with_a_reason(line: str, reason: str) -> None:
    with pytest.raises(NotASession) as refusal:
        session_of(line)
    said = str(refusal.value)
    assert reason in said
    assert said == plain(said, limit=200)


def test_brackets_in_a_note_are_no_nesting() -> None:
    session = replace(SESSION, note=Edited('[{"\\' * 400))
    assert session_of(line_of(session)) == session


def test_a_line_without_end_is_not_read() -> None:
    with pytest.raises(NotASession, match="too long"):
        session_of(" " * (LONGEST_LINE + 1))


@pytest.mark.parametrize("piece", ["[]", "{}", '"\\"', '{"a":1},', "\\", '"', "1,", "[1,"])
def test_hostile_lines_are_refused_in_time(piece: str) -> None:
    line = piece * (1_000_000 // len(piece))
    assert not pace.over(2.0, lambda: refused(line))


def refused(line: str) -> None:
    with pytest.raises(NotASession):
        session_of(line)


def test_many_keys_with_one_twice_at_the_end_are_refused_in_time() -> None:
    line = "{" + ",".join(f'"{i}":0' for i in range(100_000)) + ',"99999":0}'
    assert not pace.over(2.0, lambda: refused(line))


@pytest.mark.parametrize("text", ["\x1b[2J\x07", "a\x00b", "\x9b31m", "\ud800", "\x7f", "￾"])
def test_control_characters_and_lone_surrogates_stay_outside(text: str) -> None:
    session = replace(SESSION, routine=text, routine_id=text, note=Edited(text), pieces=(replace(TURNED, name=text),))
    found = session_of(line_of(session))
    for cleaned in (found.routine, found.routine_id or "", found.note.value, found.pieces[0].name):
        assert "\ufffd" in cleaned
        assert not control_characters(cleaned)
        cleaned.encode("utf-8")


def test_pieces_whose_sum_nobody_can_keep_are_refused() -> None:
    pieces = tuple(replace(TURNED, turn=turn, stretch_ms=LARGEST) for turn in range(1_024))
    assert session_of(line_of(replace(SESSION, pieces=pieces[:1_023]))).pieces == pieces[:1_023]
    with pytest.raises(NotASession, match="together are longer than can be kept"):
        session_of(line_of(replace(SESSION, pieces=pieces)))


def test_line_ends_of_a_note_become_those_of_unix() -> None:
    assert session_of(with_key("note.value", "a\r\nb\rc\n\td")).note.value == "a\nb\nc\n\td"


def test_naughty_strings_are_no_sessions_and_pass_as_texts() -> None:
    for naughty in NAUGHTY:
        refused(naughty)
        text = naughty[:LONGEST_NOTE]
        found = session_of(with_key("note.value", text)).note.value
        assert found == text or control_characters(text) or "\r" in text


@given(sessions(), st.data())
@settings(max_examples=30)
def test_a_line_cut_anywhere_is_refused(session: Session, data: st.DataObject) -> None:
    line = line_of(session)
    with pytest.raises(NotASession):
        session_of(line[: data.draw(st.integers(0, len(line) - 1))])


@given(sessions(), st.data())
@settings(max_examples=60)
def test_a_line_with_one_character_changed_gives_a_session_or_a_reason(session: Session, data: st.DataObject) -> None:
    line = line_of(session)
    at = data.draw(st.integers(0, len(line) - 1))
    changed = line[:at] + data.draw(st.one_of(st.characters(), st.sampled_from('0"\\{}[],:-eE.'))) + line[at + 1 :]
    try:
        found = session_of(changed)
    except NotASession as reason:
        assert str(reason) == plain(str(reason), limit=200)  # noqa: PT017 - either is right
    else:
        assert session_of(line_of(found)) == found


_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=8,
)


@given(st.sampled_from([*json.loads(line_of(SESSION)), *(f"pieces.0.{field.name}" for field in fields(Piece))]), _json)
def test_any_value_at_any_key_gives_a_session_or_a_reason(key: str, value: Any) -> None:
    try:
        found = session_of(with_key(key, value))
    except NotASession as reason:
        assert str(reason) == plain(str(reason), limit=200)  # noqa: PT017 - either is right
    else:
        assert session_of(line_of(found)) == found
