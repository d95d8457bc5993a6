"""Late now and then is the machine's doing, late every time the program's; what is wrong otherwise is not looked at twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests import pace
from tests.pace import judged, looks, over

LATE = ["a tone at 5 s: 400 ms"]


def walks(*left: Sequence[str]) -> tuple[Callable[[], Sequence[str]], list[Sequence[str]]]:
    """A walk that leaves one of these after the other, and those that it has left."""
    coming, walked = iter(left), list[Sequence[str]]()

    def walk() -> Sequence[str]:
        walked.append(next(coming))
        return walked[-1]

    return walk, walked


def late(left: Sequence[str]) -> Sequence[str]:
    return left


def test_a_walk_on_time_is_walked_once() -> None:
    walk, walked = walks([], LATE)
    assert judged(walk, bool, late) == []
    assert walked == [[]]


def test_a_walk_that_is_late_once_is_walked_again_and_judged_by_that() -> None:
    walk, walked = walks(LATE, [])
    assert judged(walk, bool, late) == []
    assert walked == [LATE, []]


def test_what_is_late_three_times_fails_and_is_not_walked_once_more() -> None:
    walk, walked = walks(LATE, LATE, LATE, [])
    assert judged(walk, bool, late) == LATE
    assert walked == [LATE, LATE, LATE]


@pytest.fixture
def as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "slower", lambda _: 1.0)


def tried(*took_s: float) -> tuple[Callable[[], object], Callable[[], float]]:
    """Work that takes so long at each try, and the clock that shows it."""
    coming, now_s = iter(took_s), [0.0]

    def work() -> None:
        now_s[0] += next(coming)

    return work, lambda: now_s[0]


@pytest.mark.usefixtures("as_usual")
def test_work_within_its_bound_is_done_once() -> None:
    work, clock = tried(0.9)
    assert over(1, work, clock) == []


@pytest.mark.usefixtures("as_usual")
def test_work_that_was_held_up_is_tried_again() -> None:
    work, clock = tried(9, 7, 5, 3, 1)
    assert over(1, work, clock) == []


@pytest.mark.usefixtures("as_usual")
def test_work_that_takes_too_long_at_every_try_is_told_with_all_of_them() -> None:
    work, clock = tried(2, 3, 2, 5, 4, 1)
    assert over(1, work, clock) == [2, 3, 2, 5, 4]


def test_what_takes_too_long_is_judged_by_how_slow_the_machine_is_just_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "slower", lambda _: 2.0)
    work, clock = tried(1.9, 0)
    assert over(1, work, clock) == []


@pytest.mark.usefixtures("as_usual")
def test_what_is_waited_for_is_looked_for_at_least_once_after_its_time() -> None:
    assert len(list(looks(0, 0))) == 1


@pytest.mark.parametrize("before", [0, 1], ids=["the first walk", "the second walk"])
def test_what_is_wrong_otherwise_fails_at_once(before: int) -> None:
    def right(left: Sequence[str]) -> None:
        assert len(walked) <= before, "wrong"

    walk, walked = walks(LATE, [], [])
    with pytest.raises(AssertionError, match="wrong"):
        judged(walk, right, late)
    assert len(walked) == before + 1
