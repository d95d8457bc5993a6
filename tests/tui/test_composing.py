"""Composing from home: the form by keys and the mouse, the routine live beside it, walking and keeping it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest

from stretchtui.daily.compose import CannotCompose, Composed, compose
from stretchtui.daily.wish import Wish
from stretchtui.keys import at
from stretchtui.routine.holdings import Holdings, searched
from stretchtui.routine.model import Exercise
from stretchtui.settings.preferences import Settings
from stretchtui.tui.screens.composing import ComposingScreen
from stretchtui.tui.screens.player import PlayerScreen
from stretchtui.tui.widgets.answer import Answer
from stretchtui.tui.widgets.wish_form import WishForm
from tests.cli.own_home import Home
from tests.tui.foreign import PAYLOADS
from tests.tui.opened import Face, bundled, opened
from tests.tui.screen_text import chips, head, listed, notices, rows, sentence, under_cursor, why_empty
from tests.tui.test_foreign_text import assert_only_text

SIZES = [(120, 40), (80, 24), (40, 12)]
LARGE = (120, 60)
"""Large enough for all that is composed."""
SEED = 5


@pytest.fixture(autouse=True)
def _same_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.tui.screens.composing.randbelow", lambda _: SEED)


def exercises() -> tuple[Exercise, ...]:
    return tuple(one for one in map(bundled().loader.exercise, bundled().shelf.exercises) if one)


def composed(wish: Wish) -> Composed:
    answer = compose(wish, exercises())
    assert isinstance(answer, Composed)
    return answer


def name_of_screen(face: Face) -> str:
    return type(face.app.screen).__name__


async def there(face: Face) -> None:
    """Until what is composed is on the screen, where it is this screen."""
    if isinstance(face.app.screen, ComposingScreen):
        answer = face.app.screen.query_one(Answer)
        await face.expect(lambda: answer.is_there)


async def composing(face: Face, *keys: str) -> None:
    """From home to a composed routine, and on by these keys."""
    await face.press("c")
    await there(face)
    for key in keys:
        await face.press(key)
        await there(face)


async def picked(face: Face, *areas: str) -> None:
    """Picked on the map, and back in the list."""
    await face.press("b")
    for area in areas:
        await face.type(area)
        await face.press("enter")
    await face.press("escape")


def row(face: Face) -> str:
    """The row of the form that one is in, its first line."""
    return next(line for line in rows(face.app) if line.startswith("▌"))


# What is there


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_for_the_areas_that_were_picked_and_says_name_total_and_first_step_at_every_size(
    size: tuple[int, int],
) -> None:
    async with opened(size=LARGE) as face:
        await picked(face, "neck", "should")
        assert chips(face.app) == ["neck", "shoulders"]
        await face.pilot.resize_terminal(*size)
        await composing(face)
        wish = Wish(("neck", "shoulders"), 10, avoid=(), seed=SEED)
        first = composed(wish).picks[0]
        assert "Neck and shoulders, 10 minutes" in sentence(face.app)
        assert first.exercise.name in face.text
        assert face.app.screen.query_one(Answer).wish == wish


async def test_every_step_stands_there_with_its_length_its_position_and_why_it_is_in() -> None:
    async with opened(size=LARGE) as face:
        await composing(face)
        made = composed(Wish(("whole-body",), 10, seed=SEED))
        said = sentence(face.app)
        for pick in made.picks:
            assert pick.exercise.name in said
            assert pick.why in said
        assert f"{len(made.picks)} exercises" in said
        assert "standing" in said


async def test_the_first_look_says_that_exercises_are_read_and_keys_count_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    loader = bundled().loader
    read = loader.exercise

    def slowly(id: str) -> Exercise | None:
        go_on.wait(5)
        return read(id)

    async with opened(size=LARGE) as face:
        monkeypatch.setattr(loader, "exercise", slowly, raising=False)
        await face.press("c")
        assert "reading the exercises…" in face.text
        await face.press("down", "right", "right")
        assert "◂ 12 ▸" in row(face)
        go_on.set()
        await there(face)
        assert "Whole body, 12 minutes" in face.text


async def test_keys_do_not_wait_for_composing_and_only_the_last_answer_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    asked: list[int] = []

    def slowly(wish: Wish, exercises: Sequence[Exercise]) -> Composed | CannotCompose:
        asked.append(wish.minutes)
        go_on.wait(5)
        return compose(wish, exercises)

    async with opened(size=LARGE) as face:
        await composing(face, "down")
        monkeypatch.setattr("stretchtui.tui.widgets.answer.compose", slowly)
        face.send("right", "right", "right", "right", "right")
        await face.settle()
        assert "◂ 15 ▸" in row(face)
        assert "Whole body, 10 minutes" in face.text
        await face.expect(lambda: "composing…" in face.rows[0])
        go_on.set()
        await there(face)
        assert "Whole body, 15 minutes" in face.text
        assert "composing…" not in face.text
        assert asked in ([15], [11, 15])


@pytest.mark.parametrize("size", SIZES)
async def test_where_nothing_can_be_composed_it_says_why_and_what_would_help(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await composing(face, *"jaw", "space", "down", "3", "0")
        refused = compose(Wish(("jaw",), 30), exercises())
        assert isinstance(refused, CannotCompose)
        left = face.app.screen.query_one(Answer).region.x
        told = " ".join(" ".join(line[left:] for line in face.rows).split())
        assert f"{refused.reason[1:]}." in told
        assert f"→ {refused.loosen[0].capitalize()}." in told
        before = face.text
        await face.press("enter", "r", "ctrl+s")
        assert face.text == before


async def test_what_is_avoided_and_left_out_counts_and_one_line_says_so() -> None:
    settings = Settings(avoid=("kneel", "supine"), leave_out=("march-on-the-spot",))
    async with opened(size=LARGE, settings=settings) as face:
        await composing(face)
        wish = Wish(("whole-body",), 10, avoid=settings.avoid, leave_out=settings.leave_out, seed=SEED)
        assert all(pick.exercise.name in face.text for pick in composed(wish).picks)
        said = "Without what you avoid (kneeling, lying on the back), without the exercise that you left out (1)."
        assert said in sentence(face.app)


async def test_who_avoids_nothing_is_told_nothing_of_it() -> None:
    async with opened(size=LARGE) as face:
        await composing(face)
        assert "Without" not in face.text


# The form


async def test_arrows_and_space_change_the_wish() -> None:
    async with opened(size=LARGE) as face:
        areas, minutes, positions = ("right", "right", "space", "down"), ("left", "down"), ("right", "space", "down")
        await composing(face, *areas, *minutes, *positions, "right", "space", "down", "left")
        wish = Wish(("neck",), 9, ("standing",), (), "gentle", seed=SEED)
        assert face.app.screen.query_one(Answer).wish == wish
        assert all(pick.exercise.name in face.text for pick in composed(wish).picks)


@pytest.mark.parametrize("typed", ["should", "SHOULD", "delts"])
async def test_letters_find_a_word_by_its_name_or_another_word_for_it(typed: str) -> None:
    async with opened(size=(80, 24)) as face:
        await composing(face, *typed)
        assert "▸[ ] shoulders" in row(face)
        assert f"▌{typed}▏" in row(face)
        await face.press("space")
        assert "▸[x] shoulders" in row(face)


async def test_letters_that_are_keys_elsewhere_go_on_with_a_name_that_is_typed() -> None:
    async with opened(size=(80, 24)) as face:
        await composing(face)
        wish = face.app.screen.query_one(Answer).wish
        await face.type("core")
        assert "▸[ ] core" in row(face)
        await face.press("backspace", "backspace")
        assert "▌co▏" in row(face)
        assert face.app.screen.query_one(Answer).wish == wish


async def test_a_space_goes_on_with_a_name_of_two_words() -> None:
    async with opened(size=(80, 24)) as face:
        await composing(face, *"lower", "space", *"ba", "space")
        assert face.app.screen.query_one(Answer).wish.areas == ("lower-back",)


async def test_a_name_that_is_typed_in_a_row_of_values_is_an_area() -> None:
    async with opened(size=(80, 24)) as face:
        await composing(face, "down", *"neck", "space")
        assert face.app.screen.query_one(Answer).wish.areas == ("neck",)


async def test_digits_are_minutes_wherever_one_is_and_stay_within_the_bounds() -> None:
    async with opened(size=(80, 24)) as face:
        await composing(face, "1", "5")
        assert "◂ 15 ▸" in row(face)
        await face.press("up", "4")
        assert "◂ 4 ▸" in row(face)
        await face.press("down", "9", "9")
        assert face.app.screen.query_one(Answer).wish.minutes == 30


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_click_takes_a_word_and_steps_a_value(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await composing(face)
        form = face.app.screen.query_one(WishForm).region

        async def click(words: str, into: int) -> None:
            y = next(y for y, line in enumerate(face.rows) if words in line[: form.right])
            x = face.rows[y].index(words) + into
            await face.pilot.click(offset=(x, y))
            await there(face)

        await click("[ ] neck", 5)
        assert face.app.screen.query_one(Answer).wish.areas == ("neck",)
        await click("◂ 10 ▸", 5)
        assert face.app.screen.query_one(Answer).wish.minutes == 11
        await click("◂ 11 ▸", 0)
        assert face.app.screen.query_one(Answer).wish.minutes == 10
        await click("positions", 1)
        assert row(face).startswith("▌positions")


async def test_what_was_searched_for_is_what_it_is_for() -> None:
    async with opened(size=LARGE) as face:
        await face.type("/upper back")
        await face.app.run_action("compose", face.app.screen)
        await face.expect_words("Upper back, 10 minutes")
        assert name_of_screen(face) == "ComposingScreen"


# What is done with it


async def test_enter_walks_it_and_the_way_back_leads_to_it_and_home() -> None:
    async with opened(size=LARGE) as face:
        await composing(face, "enter")
        assert isinstance(face.app.screen, PlayerScreen)
        first = composed(Wish(("whole-body",), 10, seed=SEED)).picks[0].exercise
        assert head(face.app).endswith(first.name)
        await face.press("q", "y", "enter")
        assert name_of_screen(face) == "ComposingScreen"
        assert first.name in face.text
        await face.press("escape")
        assert name_of_screen(face) == "HomeScreen"


async def test_checks_come_before_it_as_before_any_routine(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_pressure(wish: Wish, _: Sequence[Exercise]) -> Composed:
        made = composed(wish)
        return replace(made, routine=replace(made.routine, preflight=("pressure",)))

    monkeypatch.setattr("stretchtui.tui.widgets.answer.compose", with_pressure)
    async with opened(size=LARGE) as face:
        await composing(face, "enter")
        assert "Before you press: does one of these apply?" in face.text
        await face.press("escape")
        assert name_of_screen(face) == "ComposingScreen"


async def test_enter_typed_behind_a_change_walks_what_was_changed() -> None:
    async with opened(size=LARGE) as face:
        await composing(face, "down")
        face.send("right", "right", "enter")
        await face.expect(lambda: isinstance(face.app.screen, PlayerScreen))
        first = composed(Wish(("whole-body",), 12, seed=SEED)).picks[0].exercise
        assert head(face.app).endswith(first.name)
        assert f"1 of {len(composed(Wish(('whole-body',), 12, seed=SEED)).picks)}" in head(face.app)


async def test_enter_counts_for_the_wish_that_it_was_pressed_for_alone() -> None:
    async with opened(size=LARGE) as face:
        await composing(face, "down")
        face.send("right", "enter", "right")
        await face.settle()
        if not isinstance(face.app.screen, PlayerScreen):  # composed before the second change came
            await there(face)
            assert "Whole body, 12 minutes" in face.text
        assert isinstance(face.app.screen, (PlayerScreen, ComposingScreen))


async def test_r_composes_another_one_each_time() -> None:
    async with opened(size=LARGE) as face:
        await composing(face)
        seen = {face.text}
        for number in (2, 3):
            await face.press("r")
            await there(face)
            seen.add(face.text)
            assert len(seen) == number
        wish = face.app.screen.query_one(Answer).wish
        assert wish.seed > SEED
        assert all(pick.exercise.name in face.text for pick in composed(wish).picks)


async def test_where_there_is_no_other_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.tui.widgets.answer.another", lambda *_: None)
    async with opened() as face:
        await composing(face)
        before = face.app.screen.query_one(Answer).wish
        await face.press("r")
        await face.expect(lambda: "There is no other for this." in notices(face.app))
        assert face.app.screen.query_one(Answer).wish == before


async def test_left_out_during_the_session_it_is_composed_without_it() -> None:
    async with opened(size=LARGE) as face:
        await composing(face, "enter")
        gone = composed(Wish(("whole-body",), 10, seed=SEED)).picks[0].exercise
        assert gone.id is not None
        face.app.prefer("leave_out", (gone.id,))
        await face.press("q", "y", "enter")
        await there(face)
        assert gone.name not in face.text
        assert face.app.screen.query_one(Answer).wish.leave_out == (gone.id,)


# Keeping it


@pytest.mark.parametrize("size", SIZES)
async def test_kept_under_a_name_it_is_in_the_list_at_home(home: Home, size: tuple[int, int]) -> None:
    async with opened(size=size, holdings=Holdings(searched(()))) as face:
        await composing(face, "ctrl+s")
        assert "name: ▏Whole body, 10 minutes" in face.text
        await face.type("My ten minutes")
        await face.press("enter")
        assert "name:" not in face.text
        assert (home.library / "my-ten-minutes.yaml").read_text().splitlines()[1] == "name: My ten minutes"
        assert "It is in your list" in notices(face.app)
        await face.press("escape")
        await face.type("/my ten")
        await face.expect(lambda: "My ten minutes" in under_cursor(face.app))
        await face.press("enter")
        assert isinstance(face.app.screen, PlayerScreen)


async def test_without_a_name_it_is_kept_under_its_own(home: Home) -> None:
    async with opened(holdings=Holdings(searched(()))) as face:
        await composing(face, "ctrl+s", "enter")
        assert [path.name for path in home.library.glob("*.yaml")] == ["whole-body-10-minutes.yaml"]


async def test_nothing_is_ever_written_over_and_the_name_stays_to_be_changed(home: Home) -> None:
    home.write("mine.yaml", "name: Mine\nsteps: [shoulder-raises]\n")
    async with opened(size=(120, 40), holdings=Holdings(searched(()))) as face:
        await composing(face, "ctrl+s", *"mine", "enter")
        assert "there is a routine 'mine' already" in notices(face.app)
        assert (home.library / "mine.yaml").read_text() == "name: Mine\nsteps: [shoulder-raises]\n"
        assert "name: mine▏" in face.text
        await face.press("2", "enter")
        assert {path.name for path in home.library.glob("*.yaml")} == {"mine.yaml", "mine2.yaml"}


@pytest.mark.parametrize("name", ["!!!", "con", "settings"])
async def test_a_name_that_makes_no_file_is_refused(home: Home, name: str) -> None:
    async with opened(size=(120, 40), holdings=Holdings(searched(()))) as face:
        await composing(face, "ctrl+s", *name, "enter")
        assert "makes no file name" in notices(face.app)
        assert not list(home.library.glob("*.yaml"))


async def test_escape_leaves_the_name_and_then_the_screen_and_nothing_is_kept(home: Home) -> None:
    async with opened(holdings=Holdings(searched(()))) as face:
        await composing(face, "ctrl+s", *"abc", "escape")
        assert name_of_screen(face) == "ComposingScreen"
        await face.press("escape")
        assert name_of_screen(face) == "HomeScreen"
        assert not list(home.library.glob("*.yaml"))


async def test_while_a_name_is_typed_every_letter_is_one_of_it() -> None:
    async with opened() as face:
        await composing(face, "ctrl+s", "r", "?", "1", "space", "x")
        wish = face.app.screen.query_one(Answer).wish
        await face.press("right", "down", "up", "ctrl+s")
        assert "name: r?1 x▏" in face.text
        assert face.app.screen.query_one(Answer).wish == wish


async def test_X1_a_name_is_only_text_whatever_it_holds(home: Home) -> None:
    async with opened(size=(120, 40), holdings=Holdings(searched(()))) as face:
        await composing(face)
        for payload in PAYLOADS[::3]:
            face.send("ctrl+s", *(character for character in payload[:60] if character.isprintable()), "enter")
            await face.settle()
            assert_only_text(face)
            if face.app.screen.query_one("#name").display:
                await face.press("escape")
        assert name_of_screen(face) == "ComposingScreen"
        assert all(path.parent == home.library for path in home.library.rglob("*"))


@pytest.mark.parametrize("size", SIZES)
async def test_X1_names_and_reasons_are_only_text_whatever_they_hold(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hostile(wish: Wish, _: Sequence[Exercise]) -> Composed:
        made = composed(wish)
        picks = (
            replace(made.picks[0], exercise=made.picks[0].exercise._replace(name=payload), why=payload) for payload in PAYLOADS
        )
        return replace(made, routine=replace(made.routine, name=" ".join(PAYLOADS)), picks=tuple(picks))

    monkeypatch.setattr("stretchtui.tui.widgets.answer.compose", hostile)
    async with opened(size=size, settings=Settings(avoid=PAYLOADS)) as face:
        await composing(face)
        for _ in range(12):
            assert_only_text(face)
            await face.press("pagedown")
        await face.press("ctrl+s")
        assert_only_text(face)


# From home, and help


async def test_where_nothing_is_left_for_the_areas_picked_home_offers_to_compose_for_them(home: Home) -> None:
    home.write("mine.yaml", "name: Mine\nareas: [feet]\nsteps: [shoulder-raises]\n")
    only_mine = Holdings(tuple(one for one in searched(()) if one.origin == "user"))
    async with opened(size=LARGE, holdings=only_mine) as face:
        await face.expect(lambda: len(listed(face.app)) == 1)
        await face.press("b")
        await face.type("neck")
        await face.press("enter")
        assert "Or back in the list, c composes one for neck." in why_empty(face.app)
        await face.press("escape")
        assert "Or c composes one for neck." in why_empty(face.app)
        await face.press("c")
        await face.expect(lambda: "There is nothing for neck in the library." in sentence(face.app))


async def test_a_changed_key_composes_and_stands_in_the_key_line() -> None:
    async with opened(size=(140, 40), settings=Settings(keys={"compose": ("f7",), "another": ("f8",), "walk": ("f9",)})) as face:
        assert "f7 compose" in rows(face.app)[-1]
        await face.press("c")
        assert name_of_screen(face) == "HomeScreen"
        await face.press("f7")
        await there(face)
        assert "f8 another" in rows(face.app)[-1]
        await face.press("f8")
        await there(face)
        assert face.app.screen.query_one(Answer).wish.seed > SEED
        await face.press("f9")
        assert isinstance(face.app.screen, PlayerScreen)


async def test_help_names_every_key_of_this_screen() -> None:
    async with opened(size=(120, 50)) as face:
        await composing(face, "?")
        for action in at("compose"):
            assert action.meaning in sentence(face.app), action.id
        await face.press("?")
        assert name_of_screen(face) == "ComposingScreen"


async def test_the_palette_knows_them_too() -> None:
    async with opened(size=(120, 40)) as face:
        await composing(face, "ctrl+p")
        await face.type("another")
        await face.expect(lambda: "compose another one" in face.text)
        await face.press("enter")
        await face.expect(lambda: name_of_screen(face) == "ComposingScreen")
        await face.expect(lambda: face.app.screen.query_one(Answer).wish.seed > SEED)


async def test_what_does_not_fit_is_scrolled_to() -> None:
    async with opened(size=(40, 12)) as face:
        await composing(face)
        last = composed(Wish(("whole-body",), 10, seed=SEED)).picks[-1]
        assert last.exercise.name not in face.text
        await face.press(*["pagedown"] * 12)
        assert last.why.split(";")[-1].strip() in face.text
        await face.press(*["pageup"] * 12)
        assert "Whole body, 10 minutes" in face.text


EDGES = [(1, 1), (10, 3), (18, 5), (20, 6), (40, 11), (59, 19), (60, 20), (100, 31), (100, 32), (300, 3), (2, 80)]


@pytest.mark.parametrize("size", EDGES)
async def test_at_every_size_the_row_that_one_is_in_is_on_the_screen_and_keys_count(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await composing(face, "down", "right")
        assert face.app.screen.query_one(Answer).wish.minutes == 11
        assert size[0] < 12 or "◂ 11" in face.text


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
async def test_marks_not_colours_alone_tell_what_is_taken_and_where_one_is(theme: str) -> None:
    async with opened(size=(120, 40), settings=Settings(theme=theme)) as face:
        await composing(face, *"neck", "space")
        assert "▸[x] neck" in face.text
        assert "[ ] whole body" in face.text
