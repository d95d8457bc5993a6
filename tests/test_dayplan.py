"""Settings, library and history put together: what today needs of the bundled routines."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.dayplan import DayPlan, day_plan, library_of, may_be_offered, start_of
from stretchtui.history.model import Piece, Session
from stretchtui.history.stamps import Stamp, stamped
from stretchtui.history.store.opening import open_history
from stretchtui.routine.holdings import Holdings
from stretchtui.routine.library import Library
from stretchtui.settings.preferences import Settings
from tests import pace
from tests.cli.own_home import home

__all__ = ["home"]

NOON = datetime(2026, 11, 20, 12, 0).astimezone()
"""A Friday."""
NOW = stamped(NOON)
MIN = 60_000
ANYTHING = Settings(avoid=())


@pytest.fixture
def holdings() -> Holdings:
    return Holdings((Library(places.bundled_library(), "bundled"),))


def kept(number: int, routine: str, days_ago: int, areas: tuple[str, ...] = ("lower-back",), stretch_ms: int = 3 * MIN) -> None:
    began = stamped(NOON - timedelta(days=days_ago, hours=1))
    piece = Piece(0, None, None, "Something", areas, stretch_ms, stretch_ms, stretch_ms, 1, 1)
    ended = Stamp(began.utc_ms + 6 * MIN, began.offset_min)
    session = Session(f"{number:032x}", 1, routine, routine, began, ended, "done", 6 * MIN, pieces=(piece,))
    with open_history(places.history_folder(), NOW) as history:
        assert history.fault == ""
        history.write(session, None)


def chosen_id(plan: DayPlan) -> str | None:
    assert plan.today.chosen is not None
    return plan.today.chosen.id


def test_what_belongs_to_friday_is_started_with_where_it_comes_from(holdings: Holdings) -> None:
    plan = day_plan(holdings, replace(ANYTHING, weekdays={"fri": "desk-break"}), now=NOW)
    assert plan.today.why == "from your plan for Friday"
    start = start_of(plan, holdings)
    assert start is not None
    assert (start.routine.id, start.at, start.origin) == ("desk-break", 1, "id:desk-break")


def test_the_rotation_follows_the_history(holdings: Holdings) -> None:
    kept(1, "desk-break", 2)
    plan = day_plan(holdings, replace(ANYTHING, rotation=("desk-break", "neck-ease")), now=NOW)
    assert (chosen_id(plan), plan.today.why) == ("neck-ease", "next in your rotation after Three-minute desk break")


def test_this_weeks_dose_decides_and_last_weeks_does_not(holdings: Holdings) -> None:
    first = day_plan(holdings, ANYTHING, now=NOW)
    assert (chosen_id(first), first.today.why) == ("lower-back-gentle", "lower back has had 0 of 10 minutes this week")
    kept(1, "lower-back-gentle", 7, ("lower-back", "hips", "core"), 9 * MIN)
    kept(2, "neck-ease", 2, ("neck", "shoulders"), 9 * MIN)
    later = day_plan(holdings, ANYTHING, now=NOW)
    assert chosen_id(later) not in ("neck-ease", "lower-back-gentle")
    assert later.today.why.endswith("0 of 10 minutes this week")


def test_one_done_today_is_done_and_tomorrow_is_told(holdings: Holdings) -> None:
    kept(1, "desk-break", 0)
    plan = day_plan(holdings, replace(ANYTHING, weekdays={"fri": "desk-break", "sat": "neck-ease"}), now=NOW)
    assert (plan.today.state, plan.today.why, chosen_id(plan)) == ("done", "Three-minute desk break is done today", "neck-ease")


@pytest.mark.parametrize("minutes", [2, 3, 5, 8, 10, 15, 20, 30, 60])
def test_what_is_chosen_fits_holds_nothing_avoided_and_asks_nothing_first(holdings: Holdings, minutes: int) -> None:
    wants = Settings(avoid=("advanced", "kneel", "neck", "spine-bend"), leave_out=("seated-twist",))
    plan = day_plan(holdings, wants, minutes, now=NOW)
    start = start_of(plan, holdings)
    assert start is not None
    assert plan.today.chosen is not None
    assert 0 < plan.today.chosen.total_ms <= minutes * MIN
    assert not start.routine.preflight
    assert not {flag for flag in start.routine.flags if flag in wants.avoid}


def test_none_for_an_occasion_nor_of_unknown_length_is_proposed(holdings: Holdings) -> None:
    offered = {offer.id for offer in library_of(holdings.catalogue().entries, ANYTHING).offers}
    assert not offered & {"before-exercise", "after-run", "long-drive", "morning", "bedtime", "shoulder-circuit"}
    assert offered >= {"neck-ease", "hips-unlock", "upper-back-relief"}
    kneeling = [entry for entry in holdings.catalogue().entries if "kneel" in entry.flags]
    assert kneeling
    assert not any(may_be_offered(entry, Settings(avoid=("kneel",))) for entry in kneeling)


def test_the_plan_may_name_what_asks_something_first(holdings: Holdings) -> None:
    plan = day_plan(holdings, replace(ANYTHING, weekdays={"fri": "heat-session"}), now=NOW)
    assert chosen_id(plan) == "heat-session"


def test_where_nothing_fits_one_is_composed_the_same_all_day_and_can_be_had_again_from_its_origin(holdings: Holdings) -> None:
    narrow = Settings(avoid=("neck", "hip-deep", "shoulder-high", "pressure", "spine-twist", "kneel", "supine", "head-low"))
    first, again = (day_plan(holdings, narrow, 6, now=Stamp(NOW.utc_ms + later, NOW.offset_min)) for later in (0, 3_600_000))
    assert first.composed is not None
    assert first == again
    assert first.today.why.endswith("composed, as nothing in the library fits 6 minutes")
    quick = day_plan(holdings, narrow, 6, now=NOW, compose_now=False)
    assert (quick.composed, quick.today.why) == (None, first.today.why)
    assert quick.today.chosen is not None
    assert quick.today.chosen.name == first.composed.routine.name
    start = start_of(first, holdings)
    assert start is not None
    assert start.origin.startswith("text:")
    read = holdings.read(start.origin.removeprefix("text:").encode())
    assert read.routine is not None
    assert read.routine.steps == start.routine.steps


def test_where_there_is_nothing_at_all_it_says_why(tmp_path: Path) -> None:
    plan = day_plan(Holdings((Library(tmp_path, "option"),)), ANYTHING, now=NOW)
    assert (plan.today.state, plan.today.chosen) == ("nothing", None)
    assert "library" in plan.today.why


def test_a_history_that_cannot_be_read_is_as_an_empty_one_and_said(holdings: Holdings) -> None:
    folder = places.history_folder()
    assert folder is not None
    folder.mkdir(parents=True)
    (folder / "history.db").write_bytes(b"no database at all" * 500)
    plan = day_plan(holdings, ANYTHING, now=NOW)
    assert plan.today.state == "ready"
    assert len(plan.told) == 1
    assert "history" in plan.told[0]
    assert (folder / "history.db").read_bytes().startswith(b"no database"), "nothing is mended by asking"


def test_asking_makes_no_history(holdings: Holdings) -> None:
    day_plan(holdings, ANYTHING, now=NOW)
    folder = places.history_folder()
    assert folder is not None
    assert not folder.exists()


def test_any_thread_may_ask_and_it_takes_a_moment_once_the_index_is_known(holdings: Holdings) -> None:
    kept(1, "desk-break", 2)
    holdings.catalogue()
    wants = replace(ANYTHING, rotation=("desk-break", "neck-ease"))
    plans = list[DayPlan]()

    def work() -> None:
        thread = threading.Thread(target=lambda: plans.append(day_plan(holdings, wants, now=NOW)))
        thread.start()
        thread.join()

    work()
    assert chosen_id(plans[0]) == "neck-ease"
    assert not pace.over(0.06, work, time.process_time)
