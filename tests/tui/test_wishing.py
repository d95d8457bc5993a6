"""The form of a wish: what keys make of it, what it asks for, and how it is laid out in every size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stretchtui.daily.wish import Wish
from stretchtui.routine.vocabulary import AREAS, EQUIPMENT, LEVELS, POSITIONS
from stretchtui.settings.preferences import Settings
from stretchtui.tui.wish_rows import in_short, laid_out
from stretchtui.tui.wishing import ROWS, WORDS, Form, areas_in, in_words

AREAS_ROW, MINUTES_ROW, POSITIONS_ROW, EQUIPMENT_ROW, LEVEL_ROW = range(len(ROWS))


def toggled(form: Form, row: int, *words: str) -> Form:
    for word in words:
        form = form.in_row(row)
        form = form.toggled(WORDS[ROWS[row]].index(word))
    return form


def test_it_begins_with_ten_minutes_of_what_was_picked_in_any_way() -> None:
    wish = Form.for_areas(["neck", "chest", "neck"]).wish(Settings(avoid=("kneel",), leave_out=("chin-tuck",)), 7)
    assert wish == Wish(("neck", "chest"), 10, level="moderate", avoid=("kneel",), leave_out=("chin-tuck",), seed=7)


@pytest.mark.parametrize("areas", [(), ("no-such-area",)])
def test_where_no_area_was_picked_it_is_for_the_whole_body(areas: tuple[str, ...]) -> None:
    assert Form.for_areas(areas).areas == ("whole-body",)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("neck", ("neck",)), ("upper back", ("upper-back",)), ("back", ("upper-back", "mid-back", "lower-back")),
        ("lats", ("mid-back",)), ("should", ("shoulders",)), ("jaw relax", ("jaw",)), ("hip", ("hips",)),
        ("desk break", ()), ("s", ()), ("", ()), ("[b]", ()),
    ],
)  # fmt: skip
def test_a_search_names_areas_as_far_as_it_does(text: str, areas: tuple[str, ...]) -> None:
    assert areas_in(text) == areas


def test_an_area_replaces_the_whole_body_and_the_whole_body_all_areas() -> None:
    form = toggled(Form(), AREAS_ROW, "neck", "chest")
    assert form.areas == ("neck", "chest")
    assert toggled(form, AREAS_ROW, "neck").areas == ("chest",)
    assert toggled(form, AREAS_ROW, "neck", "chest").areas == ("whole-body",)
    assert toggled(form, AREAS_ROW, "whole-body").areas == ("whole-body",)


def test_positions_are_any_until_one_is_taken_and_again_when_none_is_left() -> None:
    form = toggled(Form(), POSITIONS_ROW, "standing", "supine")
    assert form.positions == ("standing", "supine")
    assert toggled(form, POSITIONS_ROW, "any").positions == ()
    assert toggled(form, POSITIONS_ROW, "standing", "supine").positions == ()


def test_equipment_is_any_or_none_or_what_is_at_hand() -> None:
    form = toggled(Form(), EQUIPMENT_ROW, "chair", "wall")
    assert form.equipment == ("chair", "wall")
    assert toggled(form, EQUIPMENT_ROW, "none").equipment == ()
    assert toggled(form, EQUIPMENT_ROW, "none", "chair").equipment == ("chair",)
    assert toggled(form, EQUIPMENT_ROW, "none", "none").equipment is None
    assert toggled(form, EQUIPMENT_ROW, "any").equipment is None


def test_values_stop_at_their_ends_and_words_go_round() -> None:
    minutes = Form().in_row(MINUTES_ROW)
    assert (minutes.stepped(1).minutes, minutes.stepped(-99).minutes, minutes.stepped(99).minutes) == (11, 2, 30)
    level = Form().in_row(LEVEL_ROW)
    assert [level.stepped(by).level for by in (-2, -1, 0, 1, 2)] == ["gentle", "gentle", "moderate", "deep", "deep"]
    assert level.toggled() == level
    assert Form().stepped(-1).cursors[AREAS_ROW] == len(WORDS["areas"]) - 1
    assert Form().stepped(-1).stepped(1) == Form()


def test_rows_end_at_the_first_and_the_last() -> None:
    assert Form().in_row(-1).name == "areas"
    assert Form().in_row(9).name == "level"


@pytest.mark.parametrize(
    ("row", "beginning", "word"),
    [
        (AREAS_ROW, "sh", "shoulders"), (AREAS_ROW, "ba", "upper-back"), (AREAS_ROW, "lat", "mid-back"),
        (AREAS_ROW, "upper-", "upper-back"),
        (POSITIONS_ROW, "sta", "standing"), (POSITIONS_ROW, "lying", "supine"), (POSITIONS_ROW, "chair", "seated-chair"),
        (POSITIONS_ROW, "belly", "prone"), (POSITIONS_ROW, "prone", "prone"), (EQUIPMENT_ROW, "roller", "foam-roller"),
        (EQUIPMENT_ROW, "no", "none"), (MINUTES_ROW, "neck", "neck"), (LEVEL_ROW, "calf", "calves"),
    ],
)  # fmt: skip
def test_a_word_is_found_by_its_beginning_and_in_rows_without_words_an_area_is(row: int, beginning: str, word: str) -> None:
    found = Form().in_row(row).found(beginning)
    assert found is not None
    assert WORDS[found.name][found.cursors[found.row]] == word


def test_what_is_no_word_is_not_found_and_the_same_letter_again_goes_to_the_next_word() -> None:
    assert Form().found("xyz") is None
    first = Form().in_row(EQUIPMENT_ROW).found("b")
    second = first and first.found("b", after=True)
    assert first is not None
    assert second is not None
    assert [WORDS["equipment"][one.cursors[EQUIPMENT_ROW]] for one in (first, second)] == ["block", "band"]


def test_every_word_that_can_be_composed_with_can_be_taken() -> None:
    assert set(WORDS["areas"]) == set(AREAS)
    assert set(WORDS["positions"]) == {"any", *POSITIONS}
    assert set(WORDS["equipment"]) == {"any", "none", *EQUIPMENT} - {"heat-pack", "cold-pack"}
    assert len({in_words(word) for word in (*AREAS, *POSITIONS, *EQUIPMENT)}) == len({*AREAS, *POSITIONS, *EQUIPMENT})


# How it is laid out


def texts(form: Form, width: int, height: int, typed: str = "") -> list[str]:
    return ["".join(piece.text for piece in pieces) for pieces in laid_out(form, typed, width, height)]


def test_with_room_every_word_of_every_row_is_there_and_nothing_moves_as_one_goes_through_them() -> None:
    whole = " ".join(" ".join(texts(Form(), 52, 36)).split())
    for words in WORDS.values():
        assert all(f"] {in_words(word)}" in whole for word in words)
    shapes = {tuple(map(len, laid_out(Form().in_row(row), "", 52, 36))) for row in range(len(ROWS))}
    assert len(shapes) == 1


def test_with_less_room_each_row_has_a_line_and_the_word_that_one_is_at_is_in_sight() -> None:
    form = toggled(Form(), AREAS_ROW, "neck", "shoulders")
    for place in range(len(WORDS["areas"])):
        here = form._replace(cursors=(place, 0, 0, 0, 0))
        rows = texts(here, 40, 5)
        assert f"▸[{'x' if WORDS['areas'][place] in form.areas else ' '}] {in_words(WORDS['areas'][place])}" in rows[0]
        assert [row.split()[0].strip("▌") for row in rows] == list(ROWS)
    assert "neck, shoulders" in texts(form.in_row(MINUTES_ROW), 40, 5)[0]


def test_in_one_line_it_is_the_row_that_one_is_in() -> None:
    rows = [texts(Form().in_row(row), 18, 1) for row in range(len(ROWS))]
    expected = [["▌▸[x] whole body"], ["▌ ◂ 10 min ▸"], ["▌▸[x] any"], ["▌▸[x] any"], ["▌ ◂ up to moderate ▸"]]
    assert [[row[0].split("  ")[0].rstrip()] for row in rows] == expected


def test_what_is_typed_stands_in_the_place_of_the_rows_name() -> None:
    assert texts(Form(), 40, 5, "sho")[0].startswith("▌sho▏")


def test_of_many_words_as_many_are_named_as_fit_and_the_others_counted() -> None:
    assert in_short(("upper-back", "neck", "jaw"), 30) == "upper back, neck, jaw"
    assert in_short(("upper-back", "neck", "jaw"), 20) == "upper back, neck +1"
    assert in_short(("upper-back", "neck", "jaw"), 4) == "3"


forms = st.builds(
    Form,
    areas=st.lists(st.sampled_from(AREAS), min_size=1, unique=True).map(tuple), minutes=st.integers(2, 30),
    positions=st.lists(st.sampled_from(POSITIONS), unique=True).map(tuple),
    equipment=st.none() | st.lists(st.sampled_from(EQUIPMENT), unique=True).map(tuple), level=st.sampled_from(LEVELS),
    row=st.integers(0, 4), cursors=st.tuples(*(st.integers(0, len(WORDS.get(name, "-")) - 1) for name in ROWS)),
)  # fmt: skip


@given(forms, st.integers(1, 140), st.integers(1, 60))
def test_no_size_has_more_rows_than_there_is_room_for_and_each_row_one_line_or_wraps_within_the_width(
    form: Form, width: int, height: int
) -> None:
    rows = texts(form, width, height)
    assert 1 <= len(rows) <= height
    assert sum(row.startswith("▌") for row in rows) == 1
    assert width < 40 or all(cell_len(row.rstrip()) <= width for row in rows)


@pytest.mark.parametrize("width", range(37, 90))
def test_with_room_for_every_word_no_line_is_wider_than_the_form(width: int) -> None:
    found = texts(Form(), width, 60)
    assert len(found) > len(ROWS)
    assert max(map(cell_len, found)) <= width
