"""The rows T1 to T8 of faults.md, as far as they are a session's: time given by hand, no screen."""

from __future__ import annotations

import ast
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stretchtui.session
from stretchtui.clock import SystemClock, wall_time
from stretchtui.routine.model import CircuitStep, ExerciseStep, Phase, Routine
from stretchtui.session import events
from stretchtui.session.cues import Cue, fresh_enough
from stretchtui.session.events import Event
from stretchtui.session.frame import frame
from stretchtui.session.player import Player, mode_at, ready
from stretchtui.session.record import record
from stretchtui.session.timeline import build
from stretchtui.session.walk import Walk, begin, look, next_look_ms, press
from tests.session.exercises import (
    NOTE,
    OWN_PACE,
    PLAIN,
    REST,
    SEATED_TWIST,
    STANDING_TWIST,
    UPPER_BACK_BASICS,
    routine,
    timeline,
)
from tests.session.fake_clocks import Turned
from tests.session.strategies import PRESSES, Presses, routines
from tests.session.walking import started, walked

HOLD_20_S = timeline(PLAIN._replace(prepare_ms=0, phases=(Phase("hold", 20_000, stretch=True),)), REST)
EIGHT_HOURS_MS = 8 * 3_600_000


def read(walk: Walk, clock: SystemClock) -> tuple[Walk, int]:
    """What a face does whenever it reads the clock."""
    now_ms = clock.active()
    if (gap_ms := clock.awake_gap()) > 0:
        walk, _ = press(walk, events.Away(gap_ms), now_ms)
    return walk, now_ms


@given(routines(), PRESSES, st.lists(st.integers(0, 100_000), max_size=30))
def test_T1_any_pattern_of_looks_gives_the_same_state_at_the_same_moment(
    plan_of: Routine, presses: Presses, looks: list[int]
) -> None:
    player = started(build(plan_of))
    never, _ = walked(player, presses, [], 500_000)
    often, _ = walked(player, presses, looks, 500_000)
    assert often.player == never.player
    assert frame(often.player, 500_000) == frame(never.player, 500_000)


def test_T1_eight_hours_of_uneven_ticks_drift_by_nothing() -> None:
    hour = PLAIN._replace(prepare_ms=0, rest_ms=0, phases=(Phase("hold", 3_600_000),), reps=8)
    chance, turned = random.Random(1), Turned()
    clock = turned.clock()
    walk, last = begin(started(timeline(hour))), list[Cue]()
    walked_ms = 0.0
    while walked_ms < EIGHT_HOURS_MS - 2_000:
        span_ms = chance.choice([0.0, 0.37, 33.333, 1_000.001, chance.uniform(0, 1_999)])
        turned.runs(span_ms)
        walked_ms += span_ms
        walk, _ = look(walk, clock.active())
    turned.runs(EIGHT_HOURS_MS - walked_ms)
    walk, last[:] = look(walk, clock.active())
    assert (last[-1].kind, last[-1].due_ms) == ("finish", EIGHT_HOURS_MS)
    assert clock.active() == pytest.approx(EIGHT_HOURS_MS, abs=1)


def test_T2_a_face_that_looks_when_told_sees_every_change_at_its_very_millisecond() -> None:
    plan = build(UPPER_BACK_BASICS)
    walk, now_ms, seen = look(begin(started(plan)), 0)[0], 0, list[tuple[int, int, int]]()
    lateness = set[int]()
    while (due_ms := next_look_ms(walk, now_ms)) is not None:
        now_ms = due_ms
        walk, cues = look(walk, now_ms)
        lateness |= {now_ms - cue.due_ms for cue in cues}
        picture = frame(walk.player, now_ms)
        seen.append((now_ms, picture.segment, picture.count))
    assert lateness == {0}
    firsts = {segment: moment for moment, segment, count in reversed(seen) if count}
    assert [firsts[i] for i in range(1, len(plan.segments))] == list(plan.starts[1:])
    counts = [(segment, count) for _, segment, count in seen if count]
    seconds = [(i, n) for i, s in enumerate(plan.segments) for n in range(s.ms // 1_000, 0, -1)]
    assert list(dict.fromkeys(counts)) == seconds[1:]


def test_T2_next_change_is_the_due_moment_of_the_next_second_or_segment() -> None:
    player = started(HOLD_20_S, 250)
    assert [frame(player, now_ms).next_change_ms for now_ms in (250, 251, 1_249, 1_250, 20_249)] == [
        1_250,
        1_250,
        1_250,
        2_250,
        20_250,
    ]


@given(routines(), st.integers(0, 120_000), st.integers(0, 2_000))
def test_T3_after_a_block_the_frame_is_right_and_nothing_stale_comes_in_a_burst(
    plan_of: Routine, at_ms: int, block_ms: int
) -> None:
    player = started(build(plan_of))
    walk, _ = look(begin(player), at_ms)
    walk, cues = look(walk, at_ms + block_ms)
    played = fresh_enough(cues, at_ms + block_ms)
    assert frame(walk.player, at_ms + block_ms) == frame(player, at_ms + block_ms)
    assert all(at_ms + block_ms - cue.due_ms <= 1_000 for cue in played)
    assert sum(cue.kind == "phase" for cue in played) <= 1
    assert set(played) <= set(cues)


def test_T3_of_several_phases_in_a_block_the_one_at_hand_is_called_with_its_side() -> None:
    quick = PLAIN._replace(
        prepare_ms=0, sides="each", switch_ms=200, phases=(Phase("up", 300), Phase("down", 300)), cues=("Face {side}.",)
    )
    walk, _ = look(begin(started(timeline(quick))), 0)
    _, cues = look(walk, 850)
    assert [cue.text for cue in cues] == ["down", "switch", "left side", "Face left.", "up"]
    assert [cue.text for cue in fresh_enough(cues, 850)] == ["left side", "up"]


def test_T3_what_is_more_than_a_second_late_is_dropped_and_the_record_counts_it_all_the_same() -> None:
    walk, cues = look(begin(started(HOLD_20_S)), 18_100)
    assert [cue.text for cue in fresh_enough(cues, 18_100)] == ["2"]
    assert [cue.text for cue in fresh_enough(cues, 18_100, within_ms=1_200)] == ["3", "2"]
    assert fresh_enough(cues, 19_500) == ()
    _, last = look(Walk(started(timeline(REST)), 13_500), 15_000)
    assert [cue.text for cue in last] == ["1", "finished"]
    assert [cue.text for cue in fresh_enough(last, 15_000)] == ["finished"]
    assert record(walk.player, 18_100).active_ms == 18_100


@pytest.mark.parametrize("way", ["suspended laptop", "stopped program", "suspended Windows"])
def test_T4_a_gap_pauses_at_the_last_tick_before_it_the_same_on_every_system(way: str) -> None:
    turned = Turned()
    clock = turned.windows_clock() if way == "suspended Windows" else turned.clock()
    walk = begin(started(HOLD_20_S))
    for _ in range(8):
        turned.runs(1_000)
        walk, now_ms = read(walk, clock)
    (turned.sleeps if way == "suspended laptop" else turned.stops)(720_000)
    walk, now_ms = read(walk, clock)
    picture = frame(walk.player, now_ms)
    assert (picture.mode, picture.elapsed_ms, picture.away_ms) == ("paused", 8_000, 720_000)
    turned.runs(1_000)
    walk, now_ms = read(walk, clock)
    assert frame(walk.player, now_ms).mode == "paused"
    walk, _ = press(walk, events.GoOn(), now_ms)
    picture = frame(walk.player, now_ms + 3_000)
    assert (picture.mode, picture.elapsed_ms, picture.away_ms) == ("running", 8_000, 0)
    made = record(walk.player, now_ms)
    assert (made.active_ms, made.away_ms, made.paused_ms) == (8_000, 720_000, 1_000)


def test_T5_a_session_reads_no_clock_it_is_given_one() -> None:
    """The protocol's two readings and one waiting time are all a face needs; the table of clocks is tests/test_clock.py."""
    turned = Turned()
    clock = turned.clock(speed=4)
    walk, now_ms = read(begin(started(HOLD_20_S)), clock)
    assert clock.wait_s(next_look_ms(walk, now_ms)) == 0.25
    turned.runs(250)
    walk, now_ms = read(walk, clock)
    assert (now_ms, frame(walk.player, now_ms).count) == (1_000, 19)


@pytest.mark.parametrize("by_s", [3_600, -3_600, 365 * 86_400, -365 * 86_400])
def test_T6_a_step_of_the_wall_clock_moves_only_the_stamps(by_s: int, monkeypatch: pytest.MonkeyPatch) -> None:
    wall_s, turned = 1_795_000_000.0, Turned()
    monkeypatch.setattr("time.time", lambda: wall_s)
    clock = turned.clock()
    walk = begin(started(HOLD_20_S))
    seen = []
    for _ in range(12):
        turned.runs(1_000)
        wall_s += by_s
        walk, now_ms = read(walk, clock)
        seen.append((now_ms, frame(walk.player, now_ms).left_ms))
    assert seen == [(second * 1_000, 20_000 - second * 1_000) for second in range(1, 13)]
    assert wall_time(lambda: wall_s).timestamp() == wall_s


def test_T7_a_program_stopped_and_brought_back_is_paused_and_the_hold_keeps_its_time() -> None:
    turned = Turned()
    clock = turned.clock()
    walk = begin(started(HOLD_20_S))
    turned.runs(1_500)
    walk, now_ms = read(walk, clock)
    walk, _ = press(walk, events.Pause(), now_ms)  # what a face does on SIGTSTP
    turned.stops(3_000)
    walk, now_ms = read(walk, clock)
    picture = frame(walk.player, now_ms)
    assert (picture.mode, picture.left_ms) == ("paused", 18_500)
    assert record(walk.player, now_ms).paused_ms == 3_000
    assert record(walk.player, now_ms).away_ms == 0


def test_T7_stopped_without_a_warning_it_comes_back_paused_all_the_same() -> None:
    turned = Turned()
    clock = turned.clock()
    turned.stops(3_000)
    walk, now_ms = read(begin(started(HOLD_20_S)), clock)
    assert (walk.player.mode, walk.player.away_ms, frame(walk.player, now_ms).left_ms) == ("paused", 3_000, 20_000)


PLANS = [
    build(plan)
    for plan in (
        UPPER_BACK_BASICS,
        routine(NOTE, SEATED_TWIST, REST),
        routine(OWN_PACE._replace(limit_ms=30_000, sides="each"), STANDING_TWIST),
        routine(CircuitStep(3, (ExerciseStep(PLAIN), ExerciseStep(OWN_PACE)), rest_between_ms=5_000)),
    )
]

EVENTS: list[Event] = [
    events.Toggle(), events.Toggle(), events.Pause(), events.GoOn(), events.NextPhase(), events.PreviousPhase(),
    events.NextExercise(), events.PreviousExercise(), events.RestartExercise(), events.Jump(1), events.Nudge(5_000),
    events.Nudge(-5_000), events.Done(), events.Done(), events.Start(),
]  # fmt: skip


@dataclass
class Simulated:
    """A whole session with a face that looks now and then, on clocks turned by chance."""

    chance: random.Random
    player: Player
    turned: Turned = field(default_factory=Turned)
    idle_ms: int = 0
    """Gaps after the session was over, which are none of its own."""

    def __post_init__(self) -> None:
        self.clock = self.turned.clock()
        self.walk, _ = press(begin(self.player), events.Start(), self.clock.active())

    def ticks(self, span_ms: int) -> None:
        while span_ms > 0:
            step_ms = min(span_ms, self.chance.randint(1, 1_900))
            self.turned.runs(step_ms)
            span_ms -= step_ms
            self.look()

    def look(self) -> int:
        over = mode_at(self.walk.player, now_ms := self.clock.active()) in ("finished", "ended")
        if gap_ms := self.clock.awake_gap():
            self.idle_ms += gap_ms if over else 0
            self.walk, _ = press(self.walk, events.Away(gap_ms), now_ms)
        self.walk, _ = look(self.walk, now_ms)
        return now_ms

    def lives(self) -> None:
        for _ in range(self.chance.randint(1, 25)):
            self.ticks(self.chance.choice([0, 1, 700, self.chance.randint(0, 9_000)]))
            if self.chance.random() < 0.15:
                stop = self.chance.choice([self.turned.sleeps, self.turned.stops])
                stop(self.chance.randint(2_001, 10**6))
                self.look()
            self.walk, _ = press(self.walk, self.chance.choice(EVENTS), self.clock.active())
        self.ticks(500)
        self.walk, _ = press(self.walk, events.End(), self.clock.active())


def test_T8_in_a_thousand_random_sessions_active_paused_counting_in_and_gaps_make_up_the_wall_span() -> None:
    chance = random.Random(8)
    ends = []
    for _ in range(1_000):
        player = ready(chance.choice(PLANS), count_in_ms=chance.choice([0, 3_000]))
        session = Simulated(chance, player)
        began_ms = session.turned.all_ms
        session.lives()
        now_ms = session.look()
        made = record(session.walk.player, now_ms)
        span_ms = session.turned.all_ms - began_ms
        after_ms = now_ms - over_at(session.walk.player, now_ms)
        spent_ms = made.active_ms + made.paused_ms + made.counted_in_ms + made.away_ms
        assert spent_ms + after_ms + session.idle_ms == span_ms
        ends.append(mode_at(session.walk.player, now_ms))
    assert {mode: ends.count(mode) > 50 for mode in ("finished", "ended")} == {"finished": True, "ended": True}


def over_at(player: Player, now_ms: int) -> int:
    """The moment at which the session finished or was ended."""
    if player.mode != "running":
        return player.at_ms
    return min(now_ms, player.since_ms + player.timeline.course_ms - player.course_ms)


ALLOWED = {"__future__", "bisect", "collections", "collections.abc", "dataclasses", "itertools", "typing"}


def test_T8_the_session_imports_no_clock_and_nothing_that_could_reach_one() -> None:
    folder = Path(stretchtui.session.__file__).parent
    imported = set[str]()
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")
    rooms = {name for name in imported if name.startswith("stretchtui")}
    assert imported - rooms <= ALLOWED
    assert {name for name in rooms if not name.startswith("stretchtui.session")} == {"stretchtui.routine.model"}
