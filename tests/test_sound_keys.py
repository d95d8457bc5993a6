"""What the keys for sound change."""

from __future__ import annotations

import pytest

from stretchtui.controls import TURNS
from stretchtui.keys import ACTIONS
from stretchtui.settings.preferences import Settings
from stretchtui.sound_keys import turned


@pytest.mark.parametrize(
    ("volume", "softer", "louder"), [(70, 60, 80), (75, 70, 80), (5, 0, 10), (0, 0, 10), (100, 90, 100), (95, 90, 100)]
)
def test_the_volume_goes_by_tens_and_stays_within_its_bounds(volume: int, softer: int, louder: int) -> None:
    held = Settings(volume=volume)
    assert (turned(held, "softer").value, turned(held, "louder").value) == (softer, louder)


def test_the_amounts_go_round() -> None:
    held = Settings(voice="full")
    seen = []
    for _ in range(4):
        held = turned(held, "voice").settings
        seen.append(held.voice)
    assert seen == ["brief", "signals", "full", "brief"]


@pytest.mark.parametrize("action", TURNS)
def test_each_is_an_action_of_the_player_and_changes_the_one_thing_that_it_says(action: str) -> None:
    held = Settings(voice="full")
    turn = turned(held, action)
    assert ACTIONS[action].where == "player"
    assert getattr(turn.settings, turn.key) == turn.value
    assert [name for name in Settings.__slots__ if getattr(held, name) != getattr(turn.settings, name)] == [turn.key]
