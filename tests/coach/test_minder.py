"""The minder without a process: lanes, deadlines, stops and reports, by a clock turned by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from stretchtui.coach.programs.lanes import RULES, gives_way
from stretchtui.coach.programs.loops import LONGEST_KEPT, Lines
from stretchtui.coach.programs.minder import LONGEST_WAIT_MS, STUCK_MS, Minder
from stretchtui.coach.programs.orders import TOO_LATE, Lane, Order, Report, Stop, line, read

TONE = Order(1, "tone", ("play",), 5_000, begins_within_ms=250)


class FakeChild:
    def __init__(self, order: Order, dies: bool) -> None:
        self.pid = 1_000 + order.id
        self.order = order
        self.ended: int | None = None
        self.dies = dies
        self.was_killed = False

    def status(self) -> int | None:
        return self.ended

    def kill(self) -> None:
        self.was_killed = True
        if self.dies and self.ended is None:
            self.ended = -9


class FakeSystem:
    """Programs that end when they are told to. `dies`: whether a killed one is gone at once."""

    def __init__(self) -> None:
        self.dies = True
        self.missing = False
        self.sound_ms = 800
        self.begun: list[FakeChild] = []
        self.finished: list[FakeChild] = []
        self.cleared: list[str] = []

    def begin(self, order: Order) -> FakeChild:
        if self.missing:
            raise FileNotFoundError(2, "No such file or directory")
        self.begun.append(FakeChild(order, self.dies))
        return self.begun[-1]

    def finish(self, order: Order) -> FakeChild:
        self.finished.append(FakeChild(order, self.dies))
        return self.finished[-1]

    def wav_ms(self, order: Order) -> int:
        return self.sound_ms

    def clear(self, order: Order) -> None:
        self.cleared.append(order.file)


class Bench:
    """A minder, what it starts and what it tells."""

    def __init__(self) -> None:
        self.system = FakeSystem()
        self.now_ms = 0
        self.told: list[bytes] = []
        self.minder = Minder(self.system, self.told.append, lambda: self.now_ms)

    def orders(self, lane: Lane, *ids: int, file: str = "", deadline_ms: int = 5_000) -> None:
        for id in ids:
            self.comes(Order(id, lane, ("play",), deadline_ms, file=file))
            self.minder.look()

    def comes(self, order: Order) -> None:
        self.minder.take(line(order))

    def looks(self, after_ms: int = 0) -> None:
        self.now_ms += after_ms
        self.minder.look()

    def ends(self, id: int, status: int = 0) -> None:
        next(child for child in self.children if child.order.id == id and child.ended is None).ended = status
        self.looks()

    @property
    def children(self) -> Sequence[FakeChild]:
        return (*self.system.begun, *self.system.finished)

    @property
    def running(self) -> list[int]:
        return [child.order.id for child in self.system.begun if child.ended is None]

    @property
    def reports(self) -> list[Report]:
        return [said for said in map(read, self.told) if isinstance(said, Report)]

    @property
    def results(self) -> list[tuple[int, str, str]]:
        return [(report.id, report.how, report.why) for report in self.reports]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_program_that_ends_is_reported_with_its_status_and_time(bench: Bench) -> None:
    bench.orders("tone", 1)
    bench.now_ms = 340
    bench.ends(1, 3)
    assert bench.reports == [Report(1, "ended", 3, 340)]


def test_A3_a_hung_program_is_killed_at_its_deadline_and_not_before(bench: Bench) -> None:
    bench.orders("tone", 1, deadline_ms=2_000)
    assert bench.minder.wait_ms() == 2_000
    bench.looks(1_999)
    assert bench.running == [1]
    bench.looks(1)
    bench.looks()
    assert (bench.running, bench.results) == ([], [(1, "killed", "deadline")])


def test_A3_a_hundred_tones_on_a_hung_player_are_never_more_than_two_alive(bench: Bench) -> None:
    for id in range(100):
        bench.orders("tone", id)
        assert len(bench.running) <= 2
        bench.looks()
        assert len(bench.running) <= 2
    assert bench.running == [98, 99]
    assert bench.results == [(id, "killed", "another came") for id in range(98)]


def test_of_many_tones_at_once_the_newest_two_are_played(bench: Bench) -> None:
    for id in range(10):
        bench.comes(Order(id, "tone", ("play",), 5_000))
    bench.looks()
    assert (bench.running, len(bench.system.begun)) == ([8, 9], 2)
    assert bench.results == [(id, "killed", "another came") for id in range(8)]


def test_a_new_voice_ends_the_one_before_and_starts_when_that_is_gone(bench: Bench) -> None:
    bench.system.dies = False
    bench.orders("voice", 1, 2)
    assert bench.running == [1]
    assert bench.system.begun[0].was_killed
    bench.ends(1, -9)
    assert (bench.running, bench.results) == ([2], [(1, "killed", "another came")])


def test_a_program_that_cannot_be_ended_holds_up_the_next_for_half_a_second_only(bench: Bench) -> None:
    bench.system.dies = False
    bench.orders("voice", 1, 2)
    assert bench.minder.wait_ms() == STUCK_MS
    bench.looks(STUCK_MS - 1)
    assert bench.running == [1]
    bench.looks(1)
    assert bench.running == [1, 2]
    assert bench.minder.wait_ms() > 0


def test_files_are_rendered_one_at_a_time_in_order(bench: Bench) -> None:
    bench.orders("render", 1, 2, 3)
    assert bench.running == [1]
    bench.ends(1)
    assert bench.running == [2]
    bench.ends(2)
    bench.ends(3)
    assert [id for id, how, _ in bench.results if how == "ended"] == [1, 2, 3]


@pytest.mark.parametrize(("late_ms", "begun"), [(250, [1]), (251, [])])
def test_an_order_that_comes_too_late_is_dropped_and_none_is_to_blame(bench: Bench, late_ms: int, begun: list[int]) -> None:
    bench.now_ms = 10_000
    bench.comes(TONE._replace(given_ms=10_000 - late_ms))
    bench.looks()
    assert bench.running == begun
    assert bench.results == ([] if begun else [(1, "dropped", TOO_LATE)])


def test_an_order_that_became_too_late_while_it_waited_for_room_is_dropped_too(bench: Bench) -> None:
    bench.system.dies = False
    bench.orders("voice", 8)
    bench.comes(TONE._replace(lane="voice", given_ms=bench.now_ms + 1))
    bench.looks(STUCK_MS)
    assert bench.results == [(1, "dropped", TOO_LATE)]


@pytest.mark.parametrize("order", [TONE, TONE._replace(begins_within_ms=0, given_ms=1)])
def test_an_order_of_no_certain_moment_or_of_any_is_begun_however_late(bench: Bench, order: Order) -> None:
    bench.now_ms = 10_000
    bench.comes(order)
    bench.looks()
    assert bench.running == [1]


@pytest.mark.parametrize(("lane", "waits"), [("render", 64), ("notice", 8)])
def test_the_oldest_that_waits_gives_way_when_too_many_wait(bench: Bench, lane: Lane, waits: int) -> None:
    bench.orders(lane, *range(waits + 2))
    assert (bench.running, bench.results) == ([0], [(1, "failed", "too many wait")])


def test_a_rendered_file_is_finished_and_its_length_reported(bench: Bench) -> None:
    bench.orders("render", 1, file="a.wav")
    bench.ends(1, 0)
    assert bench.reports == []
    bench.now_ms = 90
    bench.ends(1, 0)
    assert bench.reports == [Report(1, "ended", 0, 90, 800)]


@pytest.mark.parametrize(("status", "sound_ms"), [(1, 800), (0, 0)])
def test_what_is_no_sound_is_a_failure_and_leaves_nothing_behind(bench: Bench, status: int, sound_ms: int) -> None:
    bench.system.sound_ms = sound_ms
    bench.orders("render", 1, file="a.wav")
    bench.ends(1, 0)
    bench.ends(1, status)
    assert bench.results == [(1, "failed", "no sound was written")]
    assert bench.system.cleared == ["a.wav"]


def test_what_a_program_wrote_that_says_it_failed_is_not_kept_whatever_it_wrote(bench: Bench) -> None:
    bench.orders("render", 1, file="a.wav")
    bench.ends(1, 3)
    assert bench.reports == [Report(1, "failed", 3, 0, why="it ended with status 3")]
    assert (bench.system.finished, bench.system.cleared) == ([], ["a.wav"])


def test_the_deadline_holds_for_the_finishing_too(bench: Bench) -> None:
    bench.orders("render", 1, file="a.wav", deadline_ms=1_000)
    bench.ends(1, 0)
    bench.looks(1_000)
    bench.looks()
    assert bench.results == [(1, "killed", "deadline")]


def test_stop_ends_what_runs_and_what_waits_in_its_lanes_only(bench: Bench) -> None:
    bench.orders("tone", 1)
    bench.orders("render", 2, 3)
    bench.orders("voice", 4)
    bench.minder.take(line(Stop(("tone", "render"))))
    bench.looks()
    assert bench.running == [4]
    assert sorted(bench.results) == [(1, "killed", "stopped"), (2, "killed", "stopped"), (3, "killed", "stopped")]


def test_a_program_that_is_not_there_is_a_failure_in_words(bench: Bench) -> None:
    bench.system.missing = True
    bench.orders("tone", 1)
    assert bench.minder.wait_ms() == LONGEST_WAIT_MS
    assert bench.results == [(1, "failed", "No such file or directory")]


def test_A7_at_its_own_end_everything_is_killed_and_nothing_half_written_stays(bench: Bench) -> None:
    bench.system.dies = False
    bench.orders("tone", 1, 2)
    bench.orders("render", 3, 4, file="b.wav")
    bench.minder.end()
    assert [child.order.id for child in bench.system.begun if child.was_killed] == [1, 2, 3]
    assert bench.system.cleared == ["b.wav"], "and nothing for the sake of tones, which write none"
    bench.looks()
    assert 4 not in bench.running


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"is":"Order"}', b"!", line(Report(1, "ended", 0, 1))])
def test_what_is_no_order_changes_nothing(bench: Bench, data: bytes) -> None:
    bench.minder.take(data)
    bench.looks()
    assert (bench.children, bench.told) == ((), [])


def test_with_nothing_to_do_it_looks_twice_a_second(bench: Bench) -> None:
    assert bench.minder.wait_ms() == LONGEST_WAIT_MS


def test_what_gives_way_is_the_oldest() -> None:
    assert gives_way(RULES["tone"], [1], []) == ()
    assert gives_way(RULES["tone"], [1, 2], []) == (1,)
    assert gives_way(RULES["tone"], [2], [3]) == (2,)
    assert gives_way(RULES["voice"], [1], [2]) == (1, 2)
    assert gives_way(RULES["notice"], [1], range(7)) == ()


def test_lines_are_put_together_however_they_come() -> None:
    lines = Lines()
    assert [list(lines.cut(data)) for data in (b"on", b"e\ntwo\nth", b"", b"ree\n")] == [[], [b"one", b"two"], [], [b"three"]]


def test_what_never_ends_is_not_kept() -> None:
    lines = Lines()
    assert list(lines.cut(b"a" * (LONGEST_KEPT + 1))) == []
    assert list(lines.cut(b"\none\n")) == [b"", b"one"]
