"""Two versions of one session made one: in any order, any grouping, however often, with the latest of every edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui.history.joining import EDITED, joined
from stretchtui.history.model import Edited, Session
from stretchtui.history.stamps import Stamp
from tests.history.strategies import sessions

UUID = "5" * 32
SEATED = Session(UUID, 1, None, "Seated", Stamp(1_780_000_000_000, 60), Stamp(1_780_000_600_000, 60), "done")
versions = sessions(UUID)


@st.composite
def close_versions(draw: st.DrawFn) -> tuple[Session, Session, Session]:
    """Of one session, with revisions and times of edits that are often the same: where an order that is not total would show."""
    few = st.integers(0, 2)
    tension = st.builds(Edited, st.sampled_from((None, 0, 1, 10)), few)
    note = st.builds(Edited, st.sampled_from(("", "a", "b")), few)
    gone = st.builds(Edited, st.booleans(), few)
    base = draw(versions)
    one, two, three = (
        replace(
            base, revision=draw(st.integers(1, 2)), active_ms=draw(few), outcome=draw(st.sampled_from(("running", "done"))),
            tension_before=draw(tension), tension_after=draw(tension), note=draw(note), gone=draw(gone),
        )
        for _ in range(3)
    )  # fmt: skip
    return one, two, three


@given(versions)
@settings(max_examples=20)
def test_joining_a_session_with_itself_changes_nothing(one: Session) -> None:
    assert joined(one, one) == one


@given(st.one_of(close_versions(), st.tuples(versions, versions, versions)))
@settings(max_examples=60)
def test_order_grouping_and_repetition_make_no_difference(three: tuple[Session, Session, Session]) -> None:
    a, b, c = three
    assert joined(a, b) == joined(b, a)
    assert joined(joined(a, b), c) == joined(a, joined(b, c))
    assert joined(joined(a, b), b) == joined(a, b)


@given(close_versions())
@settings(max_examples=40)
def test_what_was_done_is_of_the_later_writing_and_every_edit_the_latest(three: tuple[Session, Session, Session]) -> None:
    one, other, _ = three
    both = joined(one, other)
    assert both.revision == max(one.revision, other.revision)
    for name in EDITED:
        edits = (getattr(one, name), getattr(other, name))
        assert getattr(both, name) in edits
        assert getattr(both, name).edited_ms == max(edit.edited_ms for edit in edits)


def test_an_edit_on_one_machine_and_another_on_the_other_are_both_kept() -> None:
    desk = replace(SEATED, note=Edited("stiff", 5))
    laptop = replace(SEATED, tension_after=Edited(2, 9), gone=Edited(True, 4))
    assert joined(desk, laptop) == replace(SEATED, note=Edited("stiff", 5), tension_after=Edited(2, 9), gone=Edited(True, 4))


def test_deleting_can_be_taken_back_on_another_machine() -> None:
    deleted = replace(SEATED, gone=Edited(True, 4))
    back = replace(SEATED, gone=Edited(False, 6))
    assert joined(back, deleted).gone == Edited(False, 6)


def test_two_sessions_are_not_joined() -> None:
    with pytest.raises(ValueError, match="two sessions"):
        joined(SEATED, replace(SEATED, uuid="6" * 32))
