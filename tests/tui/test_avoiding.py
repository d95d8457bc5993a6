"""What somebody avoids: hidden at home and said, shown again with a mark, and chosen on a screen of its own."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from stretchtui.precautions import FLAGS, flag_in_words
from stretchtui.routine.search import hidden_by
from stretchtui.settings.preferences import Settings, load
from tests.cli.own_home import Home
from tests.tui.opened import Face, bundled, opened
from tests.tui.screen_text import detail, listed, notices, sentence, why_empty

SIZES = [(120, 40), (80, 24), (40, 12)]
TWIST = Settings(avoid=("spine-twist",))


def name_of_screen(face: Face) -> str:
    return type(face.app.screen).__name__


def avoided(*flags: str) -> set[str]:
    return {entry.name for entry in bundled().known.entries if hidden_by(entry, flags, ())}


def row_of(face: Face, words: str) -> int:
    return next(i for i, flag in enumerate(FLAGS) if flag_in_words(flag).startswith(words))


async def to_row(face: Face, words: str) -> None:
    await face.press(*["down"] * row_of(face, words))


# Hidden, and shown again


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_avoided_is_not_listed_and_the_first_row_says_so_at_every_size(size: tuple[int, int]) -> None:
    async with opened(size=size, settings=TWIST) as face:
        hidden = avoided("spine-twist")
        assert not [row for row in listed(face.app) if "!" in row]
        assert f"{len(bundled().known.entries) - len(hidden)} routines · {len(hidden)} hidden: h" in face.rows[0]
        await face.press("h")
        assert f"{len(hidden)} you avoid: h" in face.rows[0]
        await face.press("h")
        assert f"{len(hidden)} hidden: h" in face.rows[0]


async def test_shown_again_they_are_marked_with_what_is_avoided_and_all_others_are_not() -> None:
    async with opened(size=(120, 90), settings=TWIST) as face:
        await face.press("h")
        hidden = avoided("spine-twist")
        seen = [row for row in listed(face.app) if any(name[:20] in row for name in hidden)]
        assert len(seen) == len(hidden) >= 2
        assert [row for row in listed(face.app) if "!" in row] == seen
        await face.type("/upper back basics")
        await face.expect(lambda: "has spine-twist, which you avoid" in detail(face.app))


async def test_a_routine_with_an_exercise_that_is_left_out_stays_and_says_so() -> None:
    async with opened(settings=Settings(avoid=(), leave_out=("seated-twist",))) as face:
        await face.type("/upper back basics")
        assert any("Upper back basics" in row for row in listed(face.app))
        await face.expect(lambda: "has Seated twist, which you leave out" in detail(face.app))


async def test_who_avoids_nothing_is_told_nothing_and_h_does_nothing() -> None:
    async with opened() as face:
        await face.expect(lambda: bool(detail(face.app)))
        before = face.text
        await face.press("h")
        assert face.text == before
        assert "hidden" not in before


async def test_where_everything_is_hidden_the_empty_list_says_so() -> None:
    names = {one for entry in bundled().known.entries for one in entry.exercise_ids}
    async with opened(settings=Settings(leave_out=tuple(names))) as face:
        await face.expect(lambda: "Every routine has something that you avoid" in " ".join(why_empty(face.app).split()))
        assert "h shows them" in " ".join(why_empty(face.app).split())
        await face.press("h")
        assert len(listed(face.app)) > 5


async def test_a_search_that_only_hidden_ones_fit_says_so() -> None:
    async with opened(settings=TWIST) as face:
        await face.type("/upper back basics")
        assert "that would fit, with what you avoid: h shows them" in " ".join(why_empty(face.app).split())


# The screen


@pytest.mark.parametrize("size", SIZES)
async def test_every_flag_stands_there_in_plain_words(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("a")
        assert "What should you avoid?" in face.text
        seen = ""
        for _ in FLAGS:
            seen += " " + sentence(face.app).replace("▌", "")
            await face.press("down")
        assert "[ ] Kneeling: painful knees or a knee replacement" in seen
        assert face.app.screen.query_one(OptionList).option_count == len(FLAGS)
        assert "⏎ done" in face.text


@pytest.mark.parametrize("size", SIZES)
async def test_where_one_is_is_seen_without_colours(size: tuple[int, int]) -> None:
    async with opened(size=size, settings=TWIST) as face:
        await face.press("a")
        for number, keys in ((0, []), (1, ["down"]), (2, ["down"]), (1, ["up"])):
            await face.press(*keys)
            (row,) = [row for row in face.rows if "▌" in row]
            words = flag_in_words(list(FLAGS)[number])
            assert row.strip().startswith(f"▌[{'x' if number == 1 else ' '}] {words[:12]}")


async def test_space_avoids_a_thing_at_once_in_the_file_and_at_home(home: Home) -> None:
    home.settings.write_text("# mine\ntheme: nord  # dark\navoid: [advanced]\n")
    async with opened(settings=load(home.settings)) as face:
        await face.press("a")
        await to_row(face, "Twisting")
        await face.press("space")
        assert "[x] Twisting the spine" in face.text
        assert home.settings.read_text() == "# mine\ntheme: nord  # dark\navoid: [advanced, spine-twist]\n"
        await face.press("enter")
        assert f"{len(avoided('advanced', 'spine-twist'))} hidden: h" in face.rows[0]
        await face.press("a")
        await to_row(face, "Twisting")
        await face.press("space", "a")
        assert home.settings.read_text() == "# mine\ntheme: nord  # dark\navoid: [advanced]\n"
        assert f"{len(avoided('advanced'))} hidden: h" in face.rows[0]


async def test_keys_count_in_the_order_in_which_they_were_typed(home: Home) -> None:
    async with opened() as face:
        await face.press("a")
        face.send("down", "space", "down", "down", "space", "enter")
        await face.settle()
        assert face.app.settings.avoid == tuple(list(FLAGS)[i] for i in (1, 3))
        assert name_of_screen(face) == "HomeScreen"


async def test_a_click_on_a_row_avoids_it() -> None:
    async with opened() as face:
        await face.press("a")
        await face.pilot.click(OptionList, offset=(8, 2))
        await face.settle()
        assert len(face.app.settings.avoid) == 1


async def test_exercises_that_were_left_out_stand_there_by_name_and_can_be_taken_back(home: Home) -> None:
    home.settings.write_text("leave_out: [seated-twist, gone]\n")
    async with opened(settings=load(home.settings), size=(80, 40)) as face:
        await face.press("a")
        assert "[x] Left out: Seated twist" in face.text
        assert "[x] Left out: gone" in face.text
        await face.press("end", "up", "space", "escape")
        assert face.app.settings.leave_out == ("gone",)
        assert home.settings.read_text() == "leave_out: [gone]\n"


async def test_a_flag_of_ones_own_stands_there_too() -> None:
    async with opened(settings=Settings(avoid=("my-left-knee",)), size=(80, 40)) as face:
        await face.press("a")
        assert "[x] my-left-knee" in face.text


async def test_what_cannot_be_kept_counts_until_one_leaves_and_is_said_once(home: Home) -> None:
    home.settings.write_text("avoid: {\n")
    async with opened() as face:
        await face.press("a", "space", "down", "space")
        assert notices(face.app).count("It counts until you leave") == 1
        await face.press("enter")
        assert face.app.settings.avoid == tuple(FLAGS)[:2]
        assert home.settings.read_text() == "avoid: {\n"


# The first start


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_start_says_that_it_is_no_doctor_and_asks_what_to_avoid(home: Home, size: tuple[int, int]) -> None:
    async with opened(size=size, settings=Settings(), first_run=True) as face:
        await face.expect_words("What should you avoid?")
        assert "stretchtui is a timer, not a doctor. Stop any movement" in sentence(face.app)
        assert "⏎ nothing else" in face.text
        await face.press("enter")
        assert name_of_screen(face) == "SoundScreen"
        await face.press("escape")
        assert name_of_screen(face) == "DailyTimeScreen"
        await face.press("escape")
        assert name_of_screen(face) == "HomeScreen"
        assert home.settings.read_text() == "welcomed: true\n"
        await face.press("a")
        assert "not a doctor" not in face.text


async def test_the_first_start_says_what_enter_means_as_things_stand_and_what_space_means_here() -> None:
    async with opened(settings=Settings(), size=(80, 40), first_run=True) as face:
        await face.expect_words("[x] Advanced", "space avoid it   ⏎ nothing else")
        await face.press("space")
        assert "space allow it   ⏎ done" in face.text
        await face.press("down")
        assert "space avoid it   ⏎ done" in face.text
        await face.press("up", "space", "end", "space")
        assert "[x]" not in face.text
        assert "space avoid it   ⏎ nothing to avoid" in face.text


async def test_whoever_is_not_here_for_the_first_time_sees_home(home: Home) -> None:
    async with opened() as face:
        assert name_of_screen(face) == "HomeScreen"
        assert not home.settings.exists()


async def test_a_welcome_that_cannot_be_kept_is_quiet(home: Home) -> None:
    home.settings.mkdir()
    async with opened(first_run=True) as face:
        await face.expect_words("What should you avoid?")
        await face.press("escape", "escape", "escape")
        assert name_of_screen(face) == "HomeScreen"
        assert notices(face.app) == ""


async def test_keys_typed_before_the_welcome_is_there_do_no_harm(home: Home) -> None:
    async with opened(first_run=True) as face:
        face.send("down", "down")
        await face.settle()
        await face.expect_words("What should you avoid?")
        assert face.app.settings.avoid == ()


async def test_what_was_left_out_in_a_session_is_marked_when_one_comes_home_and_nothing_is_lost() -> None:
    """Said of one exercise, it must not take away every routine that has it: they are walked without it."""
    async with opened() as face:
        await face.press("/")
        await face.type("upper back basics")
        await face.press("enter")
        await face.press("o", "4")
        assert face.app.settings.leave_out == ("shoulder-raises",)
        await face.press("escape", "q", "y", "enter", "escape")
        assert "hidden" not in face.rows[0]
        assert any("Upper back basics" in row and "!" in row for row in listed(face.app))
