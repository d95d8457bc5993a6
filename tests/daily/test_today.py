"""What a day needs: what was laid down, in turn, or by need; and the sentence that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.daily import needs, week_plan
from stretchtui.daily.needs import Offer, Past
from stretchtui.daily.today import Asked, Library, Question, shorter, today
from stretchtui.daily.week_plan import CHOOSE, REST, WeekPlan, next_in_turn
from stretchtui.routine.vocabulary import AREAS
from stretchtui.settings import preferences

FRIDAY = date(2026, 11, 20).toordinal()
MIN = 60_000

NECK = Offer("neck", "Neck ease", ("neck", "shoulders"), 6 * MIN)
HIPS = Offer("hips", "Hips and glutes", ("hips", "glutes"), 6 * MIN)
BACK = Offer("back", "Gentle lower back", ("lower-back",), 7 * MIN)
PRESS = Offer("press", "Tight spot", ("upper-back",), 8 * MIN, treats=True)
WALK = Offer("walk", "Short walk", ("whole-body",), 10 * MIN)
SHORT = Offer("short", "Posture micro-break", ("eyes", "chest"), 1 * MIN)
LONG = Offer("long", "Full body", ("whole-body", "calves"), 16 * MIN)
ALL = (NECK, HIPS, BACK, PRESS, WALK, SHORT, LONG)
LIBRARY = Library({one.id: one.name for one in ALL}, {one.id: one.total_ms for one in ALL}, ALL)


NO_PLAN, NO_PAST = WeekPlan(), Past()


def asked(
    plan: WeekPlan = NO_PLAN, past: Past = NO_PAST, day: int = FRIDAY, library: Library = LIBRARY, **of: object
) -> Question:
    return Question(day, replace(Asked(10), **of), plan, library, past)  # type: ignore[arg-type]


def on_fridays(entry: str, *rotation: str) -> WeekPlan:
    return WeekPlan(("", "", "", "", entry, "", ""), rotation)


def chosen_id(question: Question) -> str | None:
    chosen = today(question).chosen
    assert chosen is not None
    return chosen.id


def test_the_words_of_a_plan_are_those_of_the_settings() -> None:
    assert (week_plan.CHOOSE, week_plan.REST) == (preferences.CHOOSE, preferences.REST)
    assert [week_plan.weekday_name(FRIDAY + later)[:3].lower() for later in range(-4, 3)] == list(preferences.WEEKDAYS)


def test_what_belongs_to_the_weekday_comes_first() -> None:
    found = today(asked(on_fridays("long", "neck")))
    assert (found.state, found.why, found.told) == ("ready", "from your plan for Friday", ())
    assert found.chosen is not None
    assert (found.chosen.id, found.chosen.name, found.chosen.total_ms) == ("long", "Full body", 16 * MIN)
    assert chosen_id(asked(on_fridays("long", "neck"), day=FRIDAY + 1)) == "neck"


def test_the_rotation_goes_on_behind_the_last_one_that_was_done() -> None:
    plan = WeekPlan(rotation=("neck", "hips", "back"))
    first = today(asked(plan))
    assert (first.why, first.chosen and first.chosen.id) == ("the first of your rotation", "neck")
    later = today(asked(plan, Past(last_days={"neck": FRIDAY - 9, "hips": FRIDAY - 4, "walk": FRIDAY - 1})))
    assert (later.why, later.chosen and later.chosen.id) == ("next in your rotation after Hips and glutes", "back")


@pytest.mark.parametrize(
    ("rotation", "last_days", "expected"),
    [
        ("abc", {"c": 9, "b": 8}, "a"), ("abac", {"a": 9, "b": 8, "c": 7}, "c"), ("abac", {"a": 9, "c": 8, "b": 7}, "b"),
        ("abc", {"a": 9, "b": 9}, "c"), ("abc", {"a": 9, "c": 9}, "b"), ("a", {"a": 9}, "a"), ("aa", {"a": 9}, "a"),
    ],
)  # fmt: skip
def test_one_that_comes_twice_in_a_rotation_and_two_done_on_one_day_are_told_apart(
    rotation: str, last_days: dict[str, int], expected: str
) -> None:
    assert next_in_turn(tuple(rotation), last_days)[0] == expected


def test_what_no_library_has_is_passed_over_and_said() -> None:
    found = today(asked(WeekPlan(rotation=("gone", "hips"))))
    assert (found.chosen and found.chosen.id, found.told) == (
        "hips", ("your rotation names gone, which cannot be started and is passed over",),
    )  # fmt: skip
    found = today(asked(on_fridays("gone")))
    assert found.told == ("your plan for Friday names gone, which cannot be started",)
    assert found.chosen is not None
    assert found.chosen.id == "press"


def test_a_day_of_rest_says_so_and_offers_something_only_when_asked() -> None:
    found = today(asked(on_fridays(REST)))
    assert (found.state, found.why, found.chosen) == ("rest", "Friday is a day of rest in your plan", None)
    brisk = [replace(one, is_gentle=one is HIPS) for one in ALL]
    assert chosen_id(asked(on_fridays(REST), anyway=True, library=replace(LIBRARY, offers=brisk))) == "hips"
    composed = today(asked(on_fridays(REST), anyway=True, library=Library())).chosen
    assert composed is not None
    assert composed.wish is not None
    assert composed.wish.level == "gentle"


def test_choose_leaves_the_rotation_out() -> None:
    assert chosen_id(asked(on_fridays(CHOOSE, "neck"), Past({"upper-back": 600_000}))) == "back"


def test_the_areas_furthest_below_their_dose_decide_with_numbers() -> None:
    had = dict.fromkeys(AREAS, 480_000)
    found = today(asked(past=Past({**had, "hips": 130_000, "glutes": 130_000})))
    assert (found.chosen and found.chosen.id, found.why) == ("hips", "hips have had 2 of 10 minutes this week")
    found = today(asked(past=Past({**had, "lower-back": 0})))
    assert (found.chosen and found.chosen.id, found.why) == ("back", "lower back has had 0 of 10 minutes this week")
    found = today(asked(past=Past(dict.fromkeys(AREAS, 900_000))))
    assert found.why == "everything it is for has had its 10 minutes this week"


def test_yesterdays_gives_way_where_another_serves_as_well_and_only_there() -> None:
    past = Past({"upper-back": 600_000}, {"back": FRIDAY - 1})
    assert chosen_id(asked(past=past)) in ("neck", "hips")
    had = {area: 600_000 for area in AREAS if area != "lower-back"}
    assert chosen_id(asked(past=Past(had, {"back": FRIDAY - 1}))) == "back"


def test_massage_heat_and_cold_never_come_on_two_days_running() -> None:
    assert chosen_id(asked()) == "press"
    assert chosen_id(asked(past=Past(treated_days=frozenset({FRIDAY - 1})))) != "press"
    assert chosen_id(asked(past=Past(treated_days=frozenset({FRIDAY - 2})))) == "press"


def test_what_is_for_the_whole_body_alone_waits_until_nothing_else_fits() -> None:
    only = replace(LIBRARY, offers=(WALK, NECK))
    assert chosen_id(asked(library=only)) == "neck"
    no_other = replace(LIBRARY, offers=(WALK,))
    found = today(asked(library=no_other))
    assert found.why == "lower back has had 0 of 10 minutes this week; composed, as nothing in the library that fits is for it"
    assert chosen_id(asked(library=no_other, past=Past(dict.fromkeys(AREAS, 600_000)))) == "walk"


def test_where_what_fits_is_for_areas_that_need_it_far_less_one_is_composed_for_the_neediest() -> None:
    only = replace(LIBRARY, offers=(NECK,))
    assert chosen_id(asked(library=only, past=Past({"neck": 150_000, "shoulders": 150_000}))) == "neck"
    found = today(asked(library=only, past=Past({"neck": 300_000, "shoulders": 300_000}))).chosen
    assert found is not None
    assert found.wish is not None
    assert not set(found.wish.areas) & {"neck", "shoulders"}
    lately = Past({"neck": 150_000, "shoulders": 150_000}, {"neck": FRIDAY - 3})
    assert chosen_id(asked(library=only, past=lately)) is None, "less is overlooked of what was done lately"


@pytest.mark.parametrize(("minutes", "areas"), [(2, 2), (12, 2), (20, 4), (60, 6)])
def test_a_long_one_is_composed_for_more_areas(minutes: int, areas: int) -> None:
    found = today(asked(minutes=minutes, library=Library())).chosen
    assert found is not None
    assert found.wish is not None
    assert len(found.wish.areas) == areas


def test_where_nothing_fits_the_time_one_is_composed_the_same_all_day() -> None:
    found = today(asked(minutes=4))
    assert found.chosen is not None
    assert found.chosen.wish is not None
    assert (found.chosen.id, found.chosen.wish.minutes, found.chosen.wish.seed) == (None, 4, FRIDAY)
    assert found.why == "lower back has had 0 of 10 minutes this week; composed, as nothing in the library fits 4 minutes"
    assert today(asked(minutes=4)) == found
    tomorrow = today(asked(minutes=4, day=FRIDAY + 1)).chosen
    assert tomorrow is not None
    assert tomorrow.wish is not None
    assert tomorrow.wish.seed == FRIDAY + 1


def test_what_is_composed_heeds_what_is_avoided_and_left_out() -> None:
    found = today(asked(minutes=60, avoid=("kneel",), leave_out=("nod",), library=Library())).chosen
    assert found is not None
    assert found.wish is not None
    assert (found.wish.avoid, found.wish.leave_out, found.wish.minutes) == (("kneel",), ("nod",), 30)


def test_minutes_said_just_now_are_a_limit_also_to_what_was_laid_down() -> None:
    found = today(asked(on_fridays("long"), minutes=8, is_limit=True))
    assert found.told == ("Full body, from your plan for Friday, takes longer than 8 minutes",)
    assert found.chosen is not None
    assert found.chosen.id == "press"
    assert chosen_id(asked(on_fridays("long"), minutes=8)) == "long"


def test_once_the_days_own_is_done_tomorrow_is_told() -> None:
    plan = WeekPlan(("", "", "", "", "neck", "hips", ""))
    found = today(asked(plan, Past(last_days={"neck": FRIDAY})))
    assert (found.state, found.why) == ("done", "Neck ease is done today")
    assert found.chosen is not None
    assert (found.chosen.id, found.chosen.why) == ("hips", "from your plan for Saturday")
    found = today(asked(WeekPlan(rotation=("neck", "hips")), Past(last_days={"neck": FRIDAY})))
    assert (found.state, found.chosen and found.chosen.why) == ("done", "next in your rotation after Neck ease")


def test_a_minutes_break_is_not_yet_what_the_day_needs_half_of_the_time_is() -> None:
    assert today(asked(past=Past(active_ms=74_000))).state == "ready"
    found = today(asked(past=Past(active_ms=5 * MIN)))
    assert (found.state, found.why) == ("done", "5 of 10 minutes are done today")


def test_when_it_is_done_one_more_can_be_asked_for() -> None:
    past = Past(last_days={"neck": FRIDAY}, active_ms=6 * MIN)
    found = today(asked(on_fridays("neck"), past, anyway=True))
    assert (found.state, found.chosen and found.chosen.id) == ("ready", "press")


def test_on_sunday_what_monday_brings_is_reckoned_with_a_new_week() -> None:
    had = dict.fromkeys(AREAS, 600_000)
    found = today(asked(past=Past(had, active_ms=10 * MIN), day=FRIDAY + 2))
    assert found.chosen is not None
    assert found.chosen.why.endswith("0 of 10 minutes this week")


def test_where_nothing_can_be_composed_whatever_is_short_enough_serves() -> None:
    found = shorter(asked(minutes=3))
    assert found is not None
    assert found.id == "short"
    assert shorter(asked(library=Library())) is None


_ids = st.sampled_from([*(offer.id for offer in ALL), "gone"])
_areas = st.lists(st.sampled_from(AREAS), min_size=1, max_size=4, unique=True).map(tuple)
_offers = st.lists(
    st.builds(Offer, _ids, st.just("Name"), _areas, st.integers(20_000, 40 * MIN), st.booleans(), st.booleans()),
    max_size=8, unique_by=lambda one: one.id,
)  # fmt: skip
_pasts = st.builds(
    Past,
    st.dictionaries(st.sampled_from(AREAS), st.integers(0, 900_000)),
    st.dictionaries(_ids, st.integers(FRIDAY - 20, FRIDAY)),
    st.integers(0, 30 * MIN),
    st.frozensets(st.integers(FRIDAY - 3, FRIDAY)),
)
_plans = st.builds(
    WeekPlan, st.lists(st.sampled_from(["", CHOOSE, REST, "neck", "gone"]), min_size=7, max_size=7).map(tuple),
    st.lists(_ids, max_size=4).map(tuple),
)  # fmt: skip


@st.composite
def questions(draw: st.DrawFn) -> Question:
    offers = draw(_offers)
    library = Library({one.id: one.name for one in offers}, {one.id: one.total_ms for one in offers}, offers)
    minutes, is_limit, anyway = draw(st.integers(2, 60)), draw(st.booleans()), draw(st.booleans())
    return Question(FRIDAY + draw(st.integers(0, 6)), Asked(minutes, is_limit, anyway), draw(_plans), library, draw(_pasts))


@given(questions())
def test_whatever_is_asked_it_is_startable_within_the_time_and_the_same_again(question: Question) -> None:
    found = today(question)
    assert today(question) == found
    assert found.why
    chosen = found.chosen
    if chosen is None:
        assert found.state == "rest" or (found.state == "done" and question.plan.weekdays[question.day % 7] == REST)
        return
    assert (chosen.id is None) == (chosen.wish is not None)
    if chosen.id is not None:
        assert chosen.id in question.library.names
    if chosen.id is not None and (question.asked.is_limit or not chosen.is_laid_down):
        assert chosen.total_ms <= question.asked.minutes * MIN
    if chosen.wish is not None:
        assert chosen.wish.minutes <= min(question.asked.minutes, 30)


@given(questions())
def test_nothing_that_treats_is_proposed_the_day_after_such_a_one(question: Question) -> None:
    past = replace(question.past, treated_days=frozenset({question.day - 1}), active_ms=0)
    found = today(replace(question, past=past))
    chosen = found.chosen
    if found.state == "ready" and chosen is not None and chosen.id is not None and not chosen.is_laid_down:
        assert not next(one for one in question.library.offers if one.id == chosen.id).treats


@given(_pasts)
def test_needs_are_shares_of_the_dose(past: Past) -> None:
    for area in needs.STRETCHED:
        assert 0 <= needs.need((area,), past) <= 1
    assert set(needs.areas_in_need(past)) == set(needs.STRETCHED)
