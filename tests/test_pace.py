"""Late once is the machine's doing, late twice the program's; and what is wrong in another way is not looked at twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.pace import judged

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


def test_what_is_late_twice_fails_and_is_not_walked_a_third_time() -> None:
    walk, walked = walks(LATE, LATE, [])
    assert judged(walk, bool, late) == LATE
    assert walked == [LATE, LATE]


@pytest.mark.parametrize("before", [0, 1], ids=["the first walk", "the second walk"])
def test_what_is_wrong_otherwise_fails_at_once(before: int) -> None:
    def right(left: Sequence[str]) -> None:
        assert len(walked) <= before, "wrong"

    walk, walked = walks(LATE, [], [])
    with pytest.raises(AssertionError, match="wrong"):
        judged(walk, right, late)
    assert len(walked) == before + 1
