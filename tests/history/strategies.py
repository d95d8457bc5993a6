"""Sessions of every kind that the model allows, for property tests."""

from __future__ import annotations

from typing import TypeVar, get_args

from hypothesis import strategies as st

from stretchtui.history.model import LARGEST, LONGEST_NOTE, MOST_TENSION, OUTCOMES, Edited, Live, Piece, Session
from stretchtui.history.stamps import EARLIEST_MS, LATEST_MS, MOST_OFFSET_MIN, Stamp
from stretchtui.routine.model import Side
from stretchtui.routine.vocabulary import AREAS

T = TypeVar("T")

SIDES: tuple[Side | None, ...] = (None, *get_args(Side))


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """Anything but what text.py calls a control character: those, and lone surrogates, no routine can hold."""
    return st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=most)


def amounts() -> st.SearchStrategy[int]:
    return st.one_of(st.integers(0, 3_600_000), st.integers(0, LARGEST), st.just(LARGEST))


def stamps() -> st.SearchStrategy[Stamp]:
    usual = st.integers(1_600_000_000_000, 1_900_000_000_000)
    any_ms = st.one_of(usual, st.integers(EARLIEST_MS, LATEST_MS), st.sampled_from((EARLIEST_MS, LATEST_MS, 0)))
    minutes = st.one_of(st.sampled_from((0, 60, 120, -720, 840, 345)), st.integers(-MOST_OFFSET_MIN, MOST_OFFSET_MIN))
    return st.builds(Stamp, any_ms, minutes)


def edits(values: st.SearchStrategy[T]) -> st.SearchStrategy[Edited[T]]:
    return st.builds(Edited, values, st.one_of(st.just(0), st.integers(0, LATEST_MS)))


@st.composite
def pieces(draw: st.DrawFn, most: int = 6) -> tuple[Piece, ...]:
    """In the order of their turns, each turn's sides in any order, each once."""
    turns = sorted(draw(st.sets(st.integers(0, 40), max_size=most)))
    return tuple(piece for turn in turns for piece in draw(_of_one_turn(turn)))


@st.composite
def _of_one_turn(draw: st.DrawFn, turn: int) -> tuple[Piece, ...]:
    sides = draw(st.lists(st.sampled_from(SIDES), min_size=1, max_size=3, unique=True))
    exercise_id = draw(st.one_of(st.none(), st.sampled_from(("seated-twist", "neck-tilt", "child-pose")), texts(12)))
    areas = tuple(draw(st.lists(st.sampled_from(AREAS), max_size=3, unique=True)))
    name = draw(texts())
    return tuple(
        Piece(
            turn, side, exercise_id, name, areas, draw(amounts()), draw(amounts()), draw(amounts()),
            draw(st.integers(0, 50)), draw(st.integers(0, 50)), draw(st.booleans()), draw(st.integers(0, 9)),
            draw(st.integers(0, 9)), draw(st.booleans()),
        )
        for side in sides
    )  # fmt: skip


@st.composite
def sessions(draw: st.DrawFn, uuid: str | None = None) -> Session:
    """With `uuid` all are versions of one session."""
    tension = st.one_of(st.none(), st.integers(0, MOST_TENSION))
    return Session(
        uuid=draw(st.text("0123456789abcdef", min_size=32, max_size=32)) if uuid is None else uuid,
        revision=draw(st.one_of(st.integers(1, 60), st.integers(1, LARGEST))),
        routine_id=draw(st.one_of(st.none(), st.just("upper-back-basics"), texts(12))),
        routine=draw(texts()),
        began=draw(stamps()),
        ended=draw(stamps()),
        outcome=draw(st.sampled_from(OUTCOMES)),
        active_ms=draw(amounts()),
        paused_ms=draw(amounts()),
        away_ms=draw(amounts()),
        pieces=draw(pieces()),
        tension_before=draw(edits(tension)),
        tension_after=draw(edits(tension)),
        note=draw(edits(st.one_of(texts(), texts(LONGEST_NOTE)))),
        gone=draw(edits(st.booleans())),
    )


@st.composite
def lives(draw: st.DrawFn, uuid: str) -> Live:
    """What it takes to go on with that session."""
    return Live(
        uuid, f"id:{draw(texts(12))}", draw(texts(40)), draw(st.sampled_from(SIDES)), draw(amounts()), draw(amounts()),
        draw(texts(200)), draw(amounts()), draw(texts()),
    )  # fmt: skip
