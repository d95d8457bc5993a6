"""The row of keys: what a person needs most at each width, pairs never torn apart, nothing that would do nothing."""

from __future__ import annotations

import pytest

from stretchtui.keys import ACTIONS, FIRST_TO_GO, FIRST_TO_STAY, PAIRS, at
from stretchtui.settings.preferences import Settings
from tests.session.exercises import OWN_PACE, SEATED_TWIST, routine
from tests.tui.opened import Face, opened

TWO = routine(SEATED_TWIST, OWN_PACE)
MUTED = Settings(avoid=(), sound=False)


def keys(face: Face) -> list[str]:
    return face.rows[-1].strip().split("  ")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (120, "⏎ start|/ search|c compose|b body|h hidden|a avoid|s sound|p progress|y history|, settings|^q quit|? help"),
        (100, "⏎ start|/ search|c compose|b body|h hidden|a avoid|s sound|p progress|, settings|? help"),
        (80, "⏎ start|/ search|c compose|b body|a avoid|p progress|, settings|? help"),
        (60, "⏎ start|/ search|c compose|b body|a avoid|? help"),
        (40, "⏎ start|/ search|c compose|? help"),
    ],
)
async def test_at_home_what_leads_to_a_session_stays_longest_and_what_the_first_row_tells_goes_first(
    width: int, shown: str
) -> None:
    async with opened(size=(width, 24), settings=Settings(avoid=("spine-twist",))) as face:
        assert keys(face) == shown.split("|")
        assert "hidden: h" in face.rows[0]


@pytest.mark.parametrize("width", range(20, 125, 7))
async def test_at_home_the_help_is_named_at_every_width_and_nothing_is_cut(width: int) -> None:
    async with opened(size=(width, 24)) as face:
        assert keys(face)[-1] == "? help"
        assert {key.split(" ")[-1] for key in keys(face)} <= {action.label for action in at("home")}


async def test_at_home_nothing_is_named_that_would_do_nothing() -> None:
    async with opened(size=(120, 24)) as face:
        assert "h hidden" not in keys(face)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (120, "space pause|x spasm|o ouch|→ next|← back|q end|m mute|+ - 5 s|j list|f figure|v voice|[ ] volume|? help"),
        (80, "space pause|x spasm|o ouch|→ next|← back|q end|m mute|+ - 5 s|? help"),
        (60, "space pause|x spasm|o ouch|→ next|← back|? help"),
        (40, "space pause|x spasm|o ouch|? help"),
        (24, "x spasm|q end|? help"),
    ],
)
async def test_in_a_session_the_keys_for_pain_stay_longest(width: int, shown: str) -> None:
    async with opened(TWO, size=(width, 24)) as face:
        assert keys(face) == shown.split("|")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "space pause|x spasm|o ouch|⏎ done|→ next|← back|q end|m mute|? help"),
        (40, "x spasm|o ouch|⏎ done|q end|? help"),
    ],
)
async def test_where_only_a_key_goes_on_it_is_named_and_five_seconds_are_not(width: int, shown: str) -> None:
    async with opened(TWO, size=(width, 12), start_at=2) as face:
        await face.at(10_000)
        assert face.frame.open
        assert keys(face) == shown.split("|")


async def test_a_muted_session_of_80_columns_tears_no_pair_apart() -> None:
    async with opened(TWO, size=(80, 24), settings=MUTED) as face:
        assert keys(face)[-3:] == ["+ - 5 s", "m muted", "? help"]


@pytest.mark.parametrize("width", [20, 30, 47, 52, 66, 72, 78, 85, 93, 110, 135])
async def test_a_pair_is_named_together_or_not_at_all(width: int) -> None:
    async with opened(TWO, size=(width, 24)) as face:
        row = face.rows[-1]
        assert len(row) <= width
        assert row.endswith("? help")
        assert [("→ next" in row), ("+" in row), ("[" in row), (". " in row)] == [
            ("← back" in row), ("+ - 5 s" in row), ("[ ] volume" in row), (". , phase" in row)
        ]  # fmt: skip


async def test_keys_that_were_changed_stand_in_their_pair() -> None:
    async with opened(TWO, size=(80, 24), settings=Settings(keys={"shorter": ("k",)})) as face:
        assert "+ k 5 s" in keys(face)


def test_both_of_a_pair_are_actions_of_one_screen_that_the_footer_names() -> None:
    for first, (second, _) in PAIRS.items():
        assert ACTIONS[first].where == ACTIONS[second].where
        assert ACTIONS[first].shown
        assert ACTIONS[second].shown


def test_what_stays_first_and_what_goes_first_are_actions_that_the_footer_names() -> None:
    assert all(ACTIONS[id].shown for id in (*FIRST_TO_STAY, *FIRST_TO_GO))
