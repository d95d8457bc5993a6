"""Keys: their names as Textual knows them, what they are shown as, and which cannot mean two things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys, _character_to_key

from stretchtui import keys
from stretchtui.keys import ACTIONS, at, clashes, key_name, keys_of, shown_key

PRINTABLE = [chr(point) for point in range(0x21, 0x7F)]


@pytest.mark.parametrize("character", PRINTABLE)
def test_a_character_names_the_key_that_a_terminal_reports_for_it(character: str) -> None:
    (event,) = (event for event in XTermParser().feed(character) if isinstance(event, Key))
    assert key_name(character) == event.key == _character_to_key(character)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (" ", "space"), ("\t", "tab"), ("\x1b", "escape"), ("\r", "enter"), ("space", "space"),
        ("full_stop", "full_stop"), ("é", "é"),
        ("f1", "f1"), ("f24", "f24"), ("ctrl+d", "ctrl+d"), ("shift+tab", "shift+tab"), ("pageup", "pageup"),
        ("shift+a", "A"), ("shift+ctrl+left", "ctrl+shift+left"), ("ctrl+ctrl+a", "ctrl+a"), ("alt+shift+x", "alt+shift+x"),
    ],
)  # fmt: skip
def test_a_key_is_written_by_its_character_or_its_name(written: str, name: str) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize(
    "written", ["", "spcae", "f25", "f0", "ctrl+", "+a", "hyper+a", "ctrl-a", "two words", "\x00", "…", "ctrl+nope", "Space"]
)
def test_what_is_no_key_has_no_name(written: str) -> None:
    assert key_name(written) is None


@given(st.text())
def test_any_text_is_a_key_or_none(written: str) -> None:
    name = key_name(written)
    assert name is None or key_name(name) == name


def test_every_key_without_a_character_is_one_of_textuals() -> None:
    assert {*keys._WITHOUT_CHARACTER} <= {key.value for key in Keys}


def test_every_action_has_keys_that_exist_and_words() -> None:
    for id, action in ACTIONS.items():
        assert action.id == id
        assert action.keys
        assert [key_name(key) for key in action.keys] == list(action.keys)
        assert action.label
        assert action.meaning


def test_no_key_means_two_things_on_one_screen_as_it_comes() -> None:
    for where in ("home", "compose", "player", "summary"):
        used = [key for action in at(where) for key in action.keys]
        assert len(used) == len(set(used)), where
    assert list(clashes({id: action.keys for id, action in ACTIONS.items()})) == []


@pytest.mark.parametrize(
    ("keymap", "found"),
    [
        ({}, []),
        ({"pause": ("y",)}, []),
        ({"pause": ("r",)}, [("r", "pause", "restart-exercise")]),
        ({"pause": ("r",), "restart-exercise": ("y",)}, []),
        ({"pause": ("y",), "jump": ("y",)}, [("y", "pause", "jump"), ("y", "jump", "pause")]),
        ({"pause": ("f1",)}, [("f1", "pause", "help")]),
        ({"help": ("space",)}, [("space", "help", "take"), ("space", "help", "pause"), ("space", "help", "leave-out")]),
        ({"search": ("space",)}, []),
        ({"home": ("h",)}, []),
    ],
)
def test_a_changed_key_clashes_with_what_is_on_the_same_screen(
    keymap: dict[str, tuple[str, ...]], found: list[tuple[str, str, str]]
) -> None:
    assert [(key, changed.id, other.id) for key, changed, other in clashes(keymap)] == found


def test_a_persons_keys_replace_those_of_their_action_alone() -> None:
    assert keys_of(ACTIONS["pause"], {"pause": ("x",)}) == ("x",)
    assert keys_of(ACTIONS["jump"], {"pause": ("x",)}) == ACTIONS["jump"].keys


@pytest.mark.parametrize(
    ("name", "shown"),
    [("space", "space"), ("slash", "/"), ("right", "→"), ("enter", "⏎"), ("A", "A"), ("ctrl+d", "ctrl+d"), ("escape", "esc")],
)
def test_a_key_is_shown_as_people_write_it(name: str, shown: str) -> None:
    assert shown_key(name) == shown


def test_the_actions_of_a_screen_come_before_those_of_every_screen() -> None:
    wheres = [action.where for action in at("player")]
    assert wheres == ["player"] * wheres.count("player") + ["everywhere"] * wheres.count("everywhere")
    assert {"player", "everywhere"} == set(wheres)
