"""One setting changed in its file: it reads back, the rest is as it was, and what is wrong is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from stretchtui.coach.model import AMOUNTS, CHARACTERS
from stretchtui.routine import vocabulary
from stretchtui.settings.file import FIELDS, THEMES, CannotChange, change, read_settings, written_value
from stretchtui.settings.preferences import AskTension, LoadedSettings, Painter, Settings, VoiceEngine, load
from tests.settings.test_reading import WHOLE

VALUES = {
    "theme": st.sampled_from(THEMES), "count_in": st.sampled_from(["true", "false"]),
    "first_side": st.sampled_from(["as-written", "left", "right"]), "reduced_motion": st.sampled_from(["true", "false"]),
    "figure": st.sampled_from(["true", "false"]), "painter": st.sampled_from(get_args(Painter)),
    "avoid": st.lists(st.sampled_from(vocabulary.FLAGS), unique=True).map(",".join),
    "sound": st.sampled_from(["true", "false"]), "voice": st.sampled_from(AMOUNTS), "volume": st.integers(0, 100).map(str),
    "tones": st.sampled_from(CHARACTERS), "tone_files.hold": st.sampled_from(["", "/a b.wav", "~/ä,b: #c.wav"]),
    "voice_engine": st.sampled_from(get_args(VoiceEngine)), "voice_name": st.sampled_from(["", "en-gb", "Daniel (UK)", "mb: #1"]),
    "voice_rate": st.integers(80, 300).map(str), "language": st.sampled_from(["de", "en-GB", "no", "zh-Hant-TW"]),
    "voice_model": st.sampled_from(["", "~/en.onnx", "/a/'b\".onnx"]), "notify": st.sampled_from(["true", "false"]),
    "player": st.sampled_from(["", "mpv", "paplay,--latency-msec=30,{file}", '["sh", "-c", "a, b; c", "{file}"]', "a b, c: d"]),
    "voice_command": st.sampled_from(["", "say,-o,{file},{text}", "~/bin/speak", '["x", "{text}, {file}"]']),
    "weekly_goal": st.integers(1, 7).map(str), "minutes": st.integers(2, 60).map(str),
    "history": st.sampled_from(["true", "false"]),
    "rotation": st.lists(st.sampled_from(["desk-break", "007", "my-own"]), max_size=4).map(",".join),
    "weekdays.mon": st.sampled_from(["", "desk-break", "choose", "rest", "007"]),
    "daily_at": st.sampled_from(["", "07:30", "7:30", "23:59"]), "ask_tension": st.sampled_from(get_args(AskTension)),
    "keys.pause": st.lists(st.sampled_from(["z", "space", "f3", "ctrl+d", *"%#'\"\\}"]), min_size=1).map(",".join),
    "keys.jump": st.sampled_from(["j", ";", "f5", ",z", "Z"]),
}  # fmt: skip


TEXTS = st.sampled_from([WHOLE, WHOLE.replace("\n", "\r\n"), "", "# mine\n", "theme: dracula", "keys: {jump: j}\n"])


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), text=TEXTS)
def test_a_change_is_what_is_read_afterwards_and_all_else_is_as_before(
    data: st.DataObject, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(text.encode())
    before = load(path).settings
    key = data.draw(st.sampled_from(sorted(VALUES)))
    change(path, key, data.draw(VALUES[key]))
    after = load(path)
    assert after.diagnostics == ()
    name, _, inner = key.partition(".")
    for other in FIELDS.fields:
        if other != name:
            assert getattr(after.settings, other) == getattr(before, other)
    if inner:
        kept = {action: keys for action, keys in before.keys.items() if action != inner}
        assert {action: keys for action, keys in after.settings.keys.items() if action != inner} == kept
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in path.read_text().splitlines() if line.startswith("#")] == comments
    assert b"\r\n" not in path.read_bytes() or b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_a_change_leaves_comments_order_line_ends_and_permissions(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(WHOLE.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    change(path, "count_in", "true")
    change(path, "keys.pause", "p, %")
    expected = WHOLE.replace("count_in: false", "count_in: true").replace("[space, w]", '[p, "%"]').replace("\n", "\r\n")
    assert path.read_bytes().decode() == expected
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_first_change_makes_the_file_and_its_folder_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "settings.yaml"
    change(path, "keys.jump", ";")
    assert path.read_text() == 'keys: {jump: [";"]}\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", [WHOLE, None])
def test_a_change_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    path = tmp_path / "settings.yaml"
    if text is not None:
        path.write_text(text)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        change(path, "theme", "nord")
    assert [one.read_text() for one in tmp_path.iterdir()] == ([] if text is None else [text])


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("them", "nord", "'them' is not a setting; did you mean 'theme'?"),
        ("keys", "x", "'keys' is not a setting; did you mean 'keys."),
        ("theme.inner", "x", "'theme.inner' is not a setting"),
        ("keys.puase", "x", "'puase' is not an action; did you mean 'pause'?"),
        ("theme", "nrd", "'nrd' is not a known theme; did you mean 'nord'?"),
        ("theme", "", "the value is missing"),
        ("theme", "a: b\nc", "is not a known theme"),
        ("count_in", "yes", "true or false belongs here, not 'yes'"),
        ("avoid", "spin-twist", "'spin-twist' is a flag of your own; did you mean 'spine-twist'?"),
        ("keys.pause", "nope", "'nope' is no key"),
        ("keys.pause", "", "at least one key belongs here"),
        ("keys.pause", "r", "'r' would mean both pause and restart-exercise; give pause another key"),
        ("keys.pause: [x], jump", "y", ""),
        ("theme", "\x1b[2J", ""),
        ("volume", "101", "a whole number from 0 to 100 belongs here, not '101'"),
        ("voice", "ful", "'ful' is not a known amount; did you mean 'full'?"),
        ("tone_files", "x.wav", "'tone_files' is not a setting; did you mean 'tone_files."),
        ("tone_files.hld", "/x.wav", "'hld' is not a known tone; did you mean 'hold'?"),
        ("tone_files.hold", "x.wav", "'x.wav' is no whole path"),
        ("voice_model", "\0", "this text holds the control character U+0000"),
        ("voice_name", "-f/etc/passwd", "'-f/etc/passwd' is not a voice's name; as en-gb"),
        ("voice_name", "\udcff", "control character U+DCFF"),
        ("player", "mpv --no-video", "'mpv --no-video' is a program and its arguments in one; a list, as [paplay"),
        ("player", "play,{text}", "'{text}' means nothing here; {file} may stand among the arguments"),
        ("player", "play,a\0b", "this text holds the control character U+0000"),
        ("voice_command", "{text}", "'{text}' means nothing here"),
        ("weekdays", "rest", "'weekdays' is not a setting; did you mean 'weekdays."),
        ("weekdays.monday", "rest", "'monday' is not a day; did you mean 'mon'?"),
        ("weekdays.mon", "Desk Break", "'Desk Break' is no routine; lower-case words joined by '-'"),
        ("daily_at", "25:00", "a time of day, as 07:30 belongs here, not '25:00'"),
        ("weekly_goal", "8", "a whole number from 1 to 7 belongs here, not '8'"),
        ("minutes", "1", "a whole number from 2 to 60 belongs here, not '1'"),
        ("player", ",".join("a" * 65), "65 words, and at most 64 are allowed"),
    ],
)
def test_a_value_that_is_not_right_is_refused_and_the_file_left_alone(tmp_path: Path, key: str, value: str, why: str) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(WHOLE)
    with pytest.raises(CannotChange) as refused:
        change(path, key, value)
    assert why in str(refused.value)
    assert path.read_text() == WHOLE


def test_a_key_that_another_action_has_given_up_can_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("keys: {restart-exercise: f2}\n")
    change(path, "keys.pause", "r")
    assert load(path) == LoadedSettings(Settings(keys={"restart-exercise": ("f2",), "pause": ("r",)}))


def test_a_value_that_clashes_only_with_what_is_in_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("keys: {jump: f2}\n")
    with pytest.raises(CannotChange, match="'f2' would mean both"):
        change(path, "keys.pause", "f2")
    assert path.read_text() == "keys: {jump: f2}\n"


@pytest.mark.parametrize("text", ["theme: nrd\n", "nope: 1\n", "keys: {nope: x}\n", "count_in: maybe\n"])
def test_a_file_with_a_wrong_value_can_still_be_changed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(text)
    change(path, "reduced_motion", "true")
    assert path.read_text() == text + "reduced_motion: true\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"theme: [\n", "has mistakes"), (b"- a\n", "is not a mapping"), (b"\xff", "cannot be read"),
        (b"#" * 300_000, "cannot be read"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_understood_is_left_alone(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(data)
    with pytest.raises(CannotChange, match=why):
        change(path, "theme", "nord")
    assert path.read_bytes() == data


@given(st.sampled_from(sorted(VALUES)), st.text())
def test_any_value_is_written_so_that_it_reads_back_or_is_refused(key: str, value: str) -> None:
    try:
        written = written_value(key, value)
    except CannotChange as reason:
        assert str(reason)  # noqa: PT017  # any text may be right or wrong here
        return
    name, _, inner = key.partition(".")
    text = f"{name}: {{{inner}: {written}}}\n" if inner else f"{name}: {written}\n"
    assert read_settings(text, "").diagnostics == ()
