"""The clock: active time, the gap after a sleep, the wall for stamps; every reading is a fake."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtui import clock as clock_module
from stretchtui.clock import SystemClock, system_readers, wall_time
from tests.session.fake_clocks import Turned


def test_T4_a_suspended_laptop_is_a_gap_though_monotonic_stood_still() -> None:
    turned = Turned()
    clock = turned.clock()
    turned.runs(1_000)
    assert (clock.active(), clock.awake_gap()) == (1_000, 0)
    turned.sleeps(720_000)
    turned.runs(30)
    assert (clock.active(), clock.awake_gap()) == (1_000, 720_030)
    turned.runs(500)
    assert (clock.active(), clock.awake_gap()) == (1_500, 0)


def test_T4_a_stopped_program_is_a_gap_though_every_clock_ran_on() -> None:
    turned = Turned()
    clock = turned.clock()
    turned.stops(3_000)
    assert (clock.active(), clock.awake_gap()) == (0, 3_000)


def test_T4_on_windows_the_one_clock_tells_a_sleep_too() -> None:
    turned = Turned()
    clock = turned.windows_clock()
    turned.sleeps(720_000)
    assert (clock.active(), clock.awake_gap()) == (0, 720_000)


@pytest.mark.parametrize(("span_ms", "active_ms", "gap_ms"), [(2_000, 2_000, 0), (2_000.001, 0, 2_000)])
def test_T4_up_to_two_seconds_is_a_late_look_and_more_is_a_gap(span_ms: float, active_ms: int, gap_ms: int) -> None:
    turned = Turned()
    clock = turned.clock()
    turned.runs(span_ms)
    assert (clock.active(), clock.awake_gap()) == (active_ms, gap_ms)


def test_T4_a_short_nap_is_no_gap_and_is_not_counted_as_active() -> None:
    turned = Turned()
    clock = turned.clock()
    turned.sleeps(1_500)
    turned.runs(20)
    assert (clock.active(), clock.awake_gap()) == (20, 0)


@pytest.mark.parametrize(
    ("there", "readers"),
    [
        ({"CLOCK_BOOTTIME": 7, "CLOCK_MONOTONIC_RAW": 4}, 3),  # Linux
        ({"CLOCK_MONOTONIC_RAW": 4, "CLOCK_UPTIME_RAW": 8}, 3),  # macOS
        ({}, 1),  # Windows
    ],
)
def test_T5_every_clock_a_system_has_is_read_monotonic_first(
    there: dict[str, int], readers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in clock_module.COUNT_SLEEP:
        monkeypatch.delattr(time, name, raising=False)
    for name, number in there.items():
        monkeypatch.setattr(time, name, number, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda number: number, raising=False)
    found = system_readers()
    assert found[0] is time.monotonic_ns
    assert [reader() for reader in found[1:]] == [there[name] for name in clock_module.COUNT_SLEEP if name in there]
    assert len(found) == readers


def test_T5_a_clock_that_the_kernel_does_not_know_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(number: int) -> int:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(time, "clock_gettime_ns", unknown, raising=False)
    assert system_readers() == (time.monotonic_ns,)


def test_T5_the_real_clock_runs() -> None:
    clock = SystemClock()
    readings = [clock.active() for _ in range(100)]
    assert readings == sorted(readings)
    assert clock.awake_gap() == 0


@pytest.mark.parametrize("speed", [Fraction(7, 3), 0.1, 60])
def test_speed_scales_active_time_without_drift_and_never_the_gap(speed: Fraction | float) -> None:
    turned = Turned()
    clock = SystemClock(speed, (turned.awake, turned.all))
    for _ in range(30_000):
        turned.runs(33)
        clock.active()
    assert clock.active() == int(30_000 * 33 * Fraction(speed))
    turned.stops(9_000)
    clock.active()
    assert clock.awake_gap() == 9_000


@pytest.mark.parametrize("speed", [0, -1, Fraction(-1, 2)])
def test_a_clock_does_not_stand_still_or_run_backward(speed: Fraction | float) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        SystemClock(speed, (lambda: 0,))


def test_a_reading_that_goes_back_counts_nothing() -> None:
    turned = Turned()
    clock = turned.clock()
    turned.runs(-500)
    assert (clock.active(), clock.awake_gap()) == (0, 0)
    turned.runs(200)
    assert clock.active() == 200


@pytest.mark.parametrize(
    ("speed", "due_ms", "wait_s"),
    [(1, 600, 0.5), (2, 700, 0.25), (1, None, 1.0), (1, 90_000, 1.0), (1, 50, 0.0), (Fraction(1, 4), 50, 0.1)],
)
def test_the_wait_is_in_real_seconds_counts_what_has_passed_since_and_is_never_long(
    speed: Fraction | float, due_ms: int | None, wait_s: float
) -> None:
    turned = Turned()
    clock = SystemClock(speed, (turned.awake, turned.all))
    clock.active()
    turned.runs(100)
    assert clock.wait_s(due_ms) == pytest.approx(wait_s)


@settings(deadline=None)  # a slow machine is no fault of the clock's
@given(st.lists(st.tuples(st.sampled_from(["runs", "sleeps", "stops"]), st.integers(0, 5_000)), max_size=50))
def test_active_time_and_gaps_add_up_to_the_clock_that_never_stands(spans: list[tuple[str, int]]) -> None:
    """Save naps too short to be a gap, which are nobody's time."""
    turned = Turned()
    clock = turned.clock()
    gaps_ms = naps_ms = 0
    for how, ms in spans:
        getattr(turned, how)(ms)
        clock.active()
        gaps_ms += clock.awake_gap()
        naps_ms += ms if how == "sleeps" and ms <= 2_000 else 0
    assert clock.active() + gaps_ms + naps_ms == sum(ms for _, ms in spans)


@pytest.mark.parametrize("wall_s", [1_795_000_000.0, 0.0, 1_709_164_800.5])
def test_T6_a_stamp_is_the_moment_with_the_offset_of_the_place_in_it(wall_s: float) -> None:
    stamp = wall_time(lambda: wall_s)
    assert stamp.timestamp() == wall_s
    assert stamp.utcoffset() is not None


# Only where a process can change its zone, which Windows cannot.
ZONES = [
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_745_999, "2026-03-29T01:59:59+01:00"),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_746_000, "2026-03-29T03:00:00+02:00"),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_889_999, "2026-10-25T02:59:59+02:00"),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_890_000, "2026-10-25T02:00:00+01:00"),
    ("LINT-14", 1_709_164_800, "2024-02-29T14:00:00+14:00"),
    ("AOE12", 1_709_164_800, "2024-02-28T12:00:00-12:00"),
] * hasattr(time, "tzset")


@pytest.mark.parametrize(("zone", "wall_s", "stamp"), ZONES)
def test_T6_the_stamp_tells_both_hours_of_a_night_of_changing_clocks_apart(
    zone: str, wall_s: int, stamp: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as here:
        here.setenv("TZ", zone)
        time.tzset()
        assert wall_time(lambda: float(wall_s)).isoformat() == stamp
    time.tzset()


def test_the_clock_for_programs_goes_on_in_ms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic_ns", lambda: 4_999_999)
    assert clock_module.monotonic_ms() == 4
    monkeypatch.undo()
    readings = [clock_module.monotonic_ms() for _ in range(100)]
    assert readings == sorted(readings)
