"""Every setting as a person meets it: changed by steps and by typing, and a file that differs at that value and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from stretchtui.settings.file import FIELDS, WITHIN, CannotChange, change, known_keys, with_value
from stretchtui.settings.meanings import SETTINGS, Setting, default_of, is_default, stepped
from stretchtui.settings.preferences import Settings, load
from stretchtui.settings.shown import typed, value_of
from tests.settings.test_changing import VALUES

BLOCK = "".join(
    f"# about {name}\n" + (f"{name}:\n" if name in WITHIN else f"{name}: {field.default}  # mine\n")
    + {"keys": "  spasm: f5   # near\n", "tone_files": "  finish: /x.wav\n", "weekdays": "  sun: rest\n"}.get(name, "")
    for name, field in reversed(list(FIELDS.fields.items()))
)  # fmt: skip
BY_KEY = {one.key: one for one in SETTINGS}


def some_values(one: Setting) -> list[str]:
    """As a person types them."""
    return [*one.words, stepped(one, Settings(), 1), stepped(one, Settings(), -1), one.example, default_of(one)]


def as_typed(one: Setting, value: str) -> str:
    """An example is as it stands in the file; a list is typed without its brackets."""
    return value.strip("[]").replace('"', "") if one.kind in ("flags", "exercises", "routines") or "{" in value else value


@pytest.mark.parametrize("one", SETTINGS, ids=[one.key for one in SETTINGS])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_changed_file_differs_at_that_value_and_nowhere_else(one: Setting, end: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    for value in dict.fromkeys(as_typed(one, value) for value in some_values(one)):
        path.write_bytes(BLOCK.replace("\n", end).encode())
        before = load(path).settings
        change(path, one.key, value)
        assert load(path).settings == with_value(before, one.key, value)
        assert_one_value_differs(BLOCK.replace("\n", end), path.read_bytes().decode(), one.key, end)


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), key=st.sampled_from(sorted(set(VALUES) - {"keys.pause"})))
def test_any_value_is_held_at_once_as_the_file_will_say_it(data: st.DataObject, key: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(BLOCK)
    before = load(path).settings
    value = data.draw(VALUES[key])
    try:
        held = with_value(before, key, value)
    except CannotChange:
        with pytest.raises(CannotChange):
            change(path, key, value)
        return
    change(path, key, value)
    assert load(path).settings == held
    assert_one_value_differs(BLOCK, path.read_text(), key, "\n")
    assert with_value(Settings(), key, typed(held, key)) == with_value(Settings(), key, value)


def assert_one_value_differs(before: str, after: str, key: str, end: str) -> None:
    was, now = before.split(end), after.split(end)
    name = key.rpartition(".")[2]
    if len(now) == len(was):
        differing = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
        assert len(differing) <= 1
        for a, b in differing:
            assert a.lstrip().startswith(name)
            assert b.lstrip().startswith(name)
            assert a.partition("#")[1:] == ("", "") or b.endswith("#" + a.partition("#")[2])
    else:
        (added,) = [line for line in now if line not in was]
        assert added.lstrip().startswith(f"{name}: ")
        assert [line for line in now if line != added] == was


def test_every_setting_is_listed_once_with_a_meaning_from_the_table() -> None:
    assert sorted(BY_KEY) == sorted(known_keys())
    assert len(SETTINGS) == len(BY_KEY)
    for one in SETTINGS:
        assert one.meaning
        assert one.title
        assert one.allowed
        if one.key in FIELDS.fields:
            assert one.meaning == FIELDS.fields[one.key].meaning


@pytest.mark.parametrize("one", SETTINGS, ids=[one.key for one in SETTINGS])
def test_every_step_is_a_value_and_the_default_leads_back(one: Setting) -> None:
    for by in (-1, 1):
        changed = with_value(Settings(), one.key, stepped(one, Settings(), by))
        back = with_value(changed, one.key, default_of(one))
        assert is_default(one, back)
        assert value_of(back, one.key) == value_of(Settings(), one.key)


def test_a_number_stops_at_its_bounds_and_words_go_round() -> None:
    volume, voice = BY_KEY["volume"], BY_KEY["voice"]
    assert stepped(volume, Settings(volume=98), 1) == "100"
    assert stepped(volume, Settings(volume=3), -1) == "0"
    assert [stepped(voice, Settings(voice=word), 1) for word in ("full", "brief", "signals")] == ["brief", "signals", "full"]


def test_a_key_that_means_something_else_already_is_refused_until_that_has_another() -> None:
    with pytest.raises(CannotChange, match="'a' means avoid already"):
        with_value(Settings(), "keys.compose", "a")
    freed = with_value(Settings(), "keys.avoid", "f2")
    assert with_value(freed, "keys.compose", "a").keys == {"avoid": ("f2",), "compose": ("a",)}
    with pytest.raises(CannotChange, match="'a' means compose already"):
        with_value(with_value(freed, "keys.compose", "a"), "keys.avoid", "a")
