"""The choices after a spasm or an ouch: their keys, words and what they send."""

from __future__ import annotations

import pytest

from stretchtui import stopping
from stretchtui.places import settings_file as place
from stretchtui.session import events
from stretchtui.session.frame import frame
from stretchtui.session.place import Player
from stretchtui.session.player import step
from stretchtui.settings import file as settings_file
from stretchtui.settings import preferences
from stretchtui.settings.preferences import Settings
from stretchtui.stopping import Choice, after_ouch, after_spasm, kept, ouch_head, spasm_head, when_left_out
from stretchtui.tui.widgets.glyphs import drawable
from tests.cli.own_home import Home, home
from tests.session.exercises import NOTE, PLAIN, SEATED_TWIST, SHOULDER_RAISES, timeline
from tests.session.walking import after, started

__all__ = ["home"]

TWIST = SEATED_TWIST._replace(counter="seated-twist", gentler="raises", flags=("spine-twist",))
RAISES = SHOULDER_RAISES._replace(id="raises")
LIBRARY = {"seated-twist": TWIST, "raises": RAISES}
NOW_MS = 20_000


def stopped(*steps: object, kind: str = "ouch", at_ms: int = NOW_MS) -> Player:
    event = events.Ouch() if kind == "ouch" else events.Spasm()
    return after(started(timeline(*steps)), (at_ms, event))  # type: ignore[arg-type]  # steps of every kind


def ouch(*steps: object, preferred: Settings | None = None) -> tuple[Choice, ...]:
    return after_ouch(stopped(*steps), NOW_MS, LIBRARY.get, preferred or Settings())


def words(choices: tuple[Choice, ...]) -> list[str]:
    return [f"{one.key} {one.word}" for one in choices]


def test_after_a_spasm_one_goes_on_skips_or_ends() -> None:
    player = stopped(TWIST, PLAIN, kind="spasm")
    choices = after_spasm(player, NOW_MS)
    assert words(choices) == ["1 go on", "2 skip", "3 end"]
    assert [one.sends for one in choices] == [
        (events.GoOn(),), (events.NextExercise(), events.GoOn()), (events.End(),)
    ]  # fmt: skip
    assert choices[1].detail == "leave this one, on to Plain"
    assert spasm_head(player, NOW_MS) == "Stopped at Seated twist, right side."


def test_going_on_is_said_to_be_counted_in_only_where_it_is() -> None:
    player = stopped(PLAIN, kind="spasm")
    assert after_spasm(player, NOW_MS)[0].detail.startswith("counted in")
    uncounted = after(started(timeline(PLAIN), count_in_ms=0), (NOW_MS, events.Spasm()))
    assert not after_spasm(uncounted, NOW_MS)[0].detail.startswith("counted in")


def test_an_exercise_that_hurt_is_not_gone_on_with_after_a_spasm_either() -> None:
    player = step(stopped(TWIST, PLAIN), events.Spasm(), NOW_MS)
    assert words(after_spasm(player, NOW_MS)) == ["1 next", "2 end"]


def test_a_spasm_in_a_note_names_it_and_leads_on() -> None:
    player = stopped(NOTE, PLAIN, kind="spasm")
    assert spasm_head(player, NOW_MS) == "Stopped at the note: Find a wall."
    assert after_spasm(player, NOW_MS)[1].detail == "leave this one, on to Plain"


def test_after_an_ouch_what_can_be_done_instead_stands_first_and_the_numbers_have_no_gap() -> None:
    assert words(ouch(TWIST, PLAIN)) == ["1 other side", "2 gentler", "3 next", "4 end", "5 leave out"]
    assert words(ouch(PLAIN._replace(id=None))) == ["1 next", "2 end"]
    assert ouch_head(stopped(TWIST)) == "Marked: Seated twist, right side."


def test_a_choice_tells_what_would_be_done_how_often_and_for_how_long() -> None:
    other_side, gentler, following, *_ = ouch(TWIST, PLAIN)
    assert other_side.detail == "gently: Seated twist, left side, once, 33 s"
    assert gentler.detail == "Shoulder raises, 5 times, 58 s"
    assert following.detail == "skip the rest of it, on to Plain"
    assert ouch(PLAIN)[0].detail == "skip the rest of it, which was the last one"


@pytest.mark.parametrize(
    ("preferred", "left"),
    [
        (Settings(avoid=("spine-twist",)), ["1 gentler", "2 next", "3 end", "4 leave out"]),
        (Settings(leave_out=("raises",)), ["1 other side", "2 next", "3 end", "4 leave out"]),
        (Settings(leave_out=("seated-twist",)), ["1 gentler", "2 next", "3 end"]),
    ],
)
def test_what_the_person_avoids_or_leaves_out_is_not_offered(preferred: Settings, left: list[str]) -> None:
    assert words(ouch(TWIST, PLAIN, preferred=preferred)) == left


def test_the_side_that_a_person_likes_to_begin_with_counts_here_too() -> None:
    player = stopped(RAISES._replace(gentler="seated-twist"))
    first = after_ouch(player, NOW_MS, LIBRARY.get, Settings(first_side="left"))[0].sends[0]
    assert isinstance(first, events.Instead)
    assert frame(step(player, first, NOW_MS), NOW_MS).side == "left"


def test_each_choice_but_leaving_out_leads_away_from_what_hurt() -> None:
    player = stopped(TWIST, PLAIN)
    for choice in after_ouch(player, NOW_MS, LIBRARY.get, Settings()):
        now = player
        for event in choice.sends:
            now = step(now, event, NOW_MS)
            assert now.why == ""
        moved = now.mode == "ended" or frame(now, NOW_MS).step == 1
        assert moved or choice.leaves_out == "seated-twist"


def test_left_out_it_is_offered_no_more_and_the_keys_of_the_others_stay() -> None:
    choices = ouch(TWIST, PLAIN)
    done = when_left_out(choices, choices[4], kept(""))
    assert words(done) == ["2 gentler", "3 next", "4 end", "5 leave out"]
    assert (done[-1].detail, done[-1].leaves_out) == ("left out from now on", "")
    assert kept("the disk is full") == "this could not be kept: the disk is full"


def test_leaving_out_adds_to_the_settings_file_and_once_is_enough(home: Home) -> None:
    path = place()
    assert path is not None
    for id in ("seated-twist", "neck-turn", "seated-twist"):
        settings_file.leave_out(path, id)
    assert preferences.load(path).settings.leave_out == ("seated-twist", "neck-turn")


def test_a_settings_file_with_mistakes_is_not_written_to(home: Home) -> None:
    path = place()
    assert path is not None
    path.parent.mkdir(parents=True)
    path.write_text("theme: [\n", encoding="utf-8")
    with pytest.raises(settings_file.CannotChange):
        settings_file.leave_out(path, "neck-turn")
    assert path.read_text(encoding="utf-8") == "theme: [\n"


def test_every_word_can_be_drawn_in_large_letters() -> None:
    spasm = after_spasm(stopped(TWIST, kind="spasm"), NOW_MS)
    found = {*words(spasm), *words(ouch(TWIST, PLAIN)), *(word for word, _ in stopping._WORDS.values())}
    assert all(map(drawable, found))


def test_help_is_told_of_without_a_number_of_one_country() -> None:
    assert "your local emergency number" in stopping.CALL_FOR_HELP
    assert not any(character.isdigit() for character in stopping.CALL_FOR_HELP)
