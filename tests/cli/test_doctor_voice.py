"""A voice of one's own: the doctor tries in silence what writes a file, and never says "ok" of what it has not tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchtui.cli.doctor_silence import faults_in_silence
from stretchtui.cli.doctor_voice import TRYING_MS, patience_ms
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.speech import RENDERING_MS
from stretchtui.coach.voices.engine import Engine
from stretchtui.coach.voices.found import Found
from stretchtui.coach.voices.own_voice import own_voice
from stretchtui.coach.voices.players import Player
from tests.cli.called import Answer, Call
from tests.cli.test_doctor import FakeTrial, found, of, trial
from tests.coach.fakes import FakeChildren, hangs, missing, works

__all__ = ["found", "trial"]

PAPLAY, ESPEAK = Player("paplay", ("paplay",)), Engine("espeak-ng")
WRITES, SPEAKS = own_voice(("mine", "{file}", "{text}")), own_voice(("mine",))
NOT_HEARD = "it wrote nothing that can be heard"


def fails(order: Order) -> Report:
    return Report(order.id, "failed", 3, 40, why="it ended with status 3")


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> FakeChildren:
    """In the place of the coach's children; nothing is started."""
    children = FakeChildren()
    monkeypatch.setattr("stretchtui.cli.doctor_silence.Children", lambda: children)
    return children


def told(call: Call, found: list[Found], own: Engine, *others: Engine) -> Answer:
    found[:] = [Found((PAPLAY,), (own, *others))]
    call("settings", "voice", "full")
    call("settings", "voice_command", "python3,{file}" if own.renders else "python3")
    return call("doctor")


def test_what_writes_a_file_is_tried_in_silence_and_that_is_said(call: Call, found: list[Found], silence: FakeChildren) -> None:
    answer = told(call, found, WRITES, ESPEAK)
    assert answer.status == 0
    assert "ok       voices: command (tried in silence); if it fails: espeak-ng" in of(answer, "sound")
    assert [order.lane for _, order in silence.orders] == ["render"]
    assert silence.closed
    assert answer.lines[-1] == "Nothing is wrong."


def test_one_that_always_fails_is_wrong_and_the_next_is_what_will_be_heard(
    call: Call, found: list[Found], silence: FakeChildren
) -> None:
    silence.ends = {"render": fails}
    answer = told(call, found, WRITES, ESPEAK)
    assert answer.status == 1
    assert "WRONG    voice_command: python3 does not speak: it ended with status 3" in of(answer, "sound")
    assert "ok       voices: espeak-ng" in of(answer, "sound")
    assert "ok       what is heard: voice espeak-ng, then tones by paplay" in " ".join(of(answer, "sound"))
    assert answer.lines[-1] == "WRONG: 1 thing (sound)."


def test_one_that_only_speaks_is_not_started_and_said_to_be_untried(
    call: Call, found: list[Found], silence: FakeChildren
) -> None:
    answer = told(call, found, SPEAKS, ESPEAK)
    rows = of(answer, "sound")
    at = rows.index("untried  voices: command (not tried); if it fails: espeak-ng")
    assert rows[at + 1] == "it would be heard; this tries it: stretchtui doctor --say 'Hello there'"
    assert not [row for row in rows if row.startswith("ok") and "command" in row and "not tried" not in row]
    assert silence.orders == []
    assert (answer.status, answer.lines[-1]) == (0, "Nothing is wrong. 1 thing was not tried.")


def test_it_is_the_same_where_it_is_only_what_comes_next(call: Call, found: list[Found], silence: FakeChildren) -> None:
    found[:] = [Found((PAPLAY,), (ESPEAK, SPEAKS))]
    assert "untried  voices: espeak-ng; if it fails: command (not tried)" in of(call("doctor"), "sound")
    assert silence.orders == []


def test_other_voices_are_not_started(call: Call, silence: FakeChildren) -> None:
    assert call("doctor").status == 0
    assert (silence.orders, silence.starts) == ([], 0)


# In silence


def test_it_gets_the_words_and_a_deadline_and_what_it_wrote_is_removed() -> None:
    children = FakeChildren()
    assert faults_in_silence(WRITES, None, "Hello there", children).voice == ""
    (order,) = children.of("render")
    assert order.argv == ("mine", order.written, "Hello there")
    assert order.deadline_ms == TRYING_MS
    assert not Path(order.file).parent.exists()


@pytest.mark.parametrize(
    ("ending", "why"),
    [
        (fails, "it ended with status 3"),
        (missing, "not found"),
        (hangs, f"it was not through after {TRYING_MS // 1_000} seconds"),
        (lambda order: works(order)._replace(wav_ms=0), NOT_HEARD),
    ],
)
def test_why_it_does_not_speak_is_said(ending: object, why: str) -> None:
    children = FakeChildren({"render": ending})  # type: ignore[dict-item]
    assert faults_in_silence(WRITES, None, "Hello", children).voice == why
    assert children.closed


def test_where_no_program_can_be_started_that_is_said() -> None:
    assert faults_in_silence(WRITES, None, "Hello", FakeChildren(stays_dead=True)).voice == "no program can be started here"


def test_where_nothing_is_ever_reported_it_ends_all_the_same() -> None:
    class Striding:
        """Goes on by a second at every reading."""

        now_ms = 0

        def active(self) -> int:
            self.now_ms += 1_000
            return self.now_ms

    clock = Striding()
    why = faults_in_silence(WRITES, None, "Hello", FakeChildren({"render": None}), clock=clock, look_s=0.0).voice
    assert why == "it was not through after 5 seconds"
    assert clock.now_ms <= 8_000, "six seconds, and two readings more"


# Aloud


def test_why_one_that_writes_files_is_not_heard_is_told_with_what_is_heard_instead(
    call: Call, trial: type[FakeTrial], found: list[Found], silence: FakeChildren, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "mute", ("command",))
    found[:] = [Found((PAPLAY,), (WRITES, ESPEAK))]
    silence.ends = {"render": fails}
    answer = call("doctor", "--say", "Hello there")
    by = "voice espeak-ng, player paplay; began after 40 ms"
    assert answer.lines == [f"'Hello there': {by}; failed before that: command: it ended with status 3"]
    assert answer.status == 1
    assert [order.argv[-1] for order in silence.of("render")] == ["Hello there"]


def test_where_nothing_else_speaks_either_that_is_told_too(
    call: Call, trial: type[FakeTrial], found: list[Found], silence: FakeChildren, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "mute", ("command", ""))
    found[:] = [Found((PAPLAY,), (WRITES,))]
    silence.ends = {"render": fails}
    answer = call("doctor", "--say", "Hello there")
    assert answer.lines == ["'Hello there': not heard: command: it ended with status 3; no voice speaks"]
    assert answer.status == 1


def test_one_that_is_heard_is_started_but_once(
    call: Call, trial: type[FakeTrial], found: list[Found], silence: FakeChildren
) -> None:
    found[:] = [Found((PAPLAY,), (WRITES, ESPEAK))]
    answer = call("doctor", "--say", "Hello there")
    assert (answer.lines, answer.status) == (["'Hello there': voice command, player paplay; began after 40 ms"], 0)
    assert (trial.asked, silence.orders) == (["open", "Hello there", "close"], [])


def test_one_that_speaks_and_fails_ends_with_1_though_another_was_heard(
    call: Call, trial: type[FakeTrial], found: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    found[:] = [Found((PAPLAY,), (SPEAKS, ESPEAK))]
    monkeypatch.setattr(trial, "say", lambda self, text, _: self._begin(text, "espeak-ng"))
    monkeypatch.setattr(trial, "before", "command: it ended with status 3")
    answer = call("doctor", "--say", "Hello there")
    assert answer.lines[0].endswith("began after 40 ms; failed before that: command: it ended with status 3")
    assert (len(answer.lines), answer.status) == (1, 1)


class Hurried:
    """A clock that goes on by a second at every reading."""

    now_ms = 0

    def active(self) -> int:
        Hurried.now_ms += 1_000
        return Hurried.now_ms


def test_one_that_hangs_is_waited_for_once_and_not_for_long(
    call: Call, trial: type[FakeTrial], found: list[Found], silence: FakeChildren, monkeypatch: pytest.MonkeyPatch
) -> None:
    began_ms = Hurried.now_ms
    monkeypatch.setattr("stretchtui.cli.doctor_trial.SystemClock", Hurried)
    monkeypatch.setattr(trial, "hanging", ("command",))
    found[:] = [Found((PAPLAY,), (WRITES, ESPEAK))]
    answer = call("doctor", "--say", "Hello there")
    by = "voice espeak-ng, player paplay; began after 40 ms"
    assert answer.lines == [f"'Hello there': {by}; failed before that: command: it was not through after 5 seconds"]
    assert (answer.status, silence.orders) == (1, [])
    assert Hurried.now_ms - began_ms <= 12_000


def test_a_long_text_is_waited_for_longer_but_no_longer_than_in_a_session() -> None:
    assert TRYING_MS < patience_ms("Hello there", 150) < patience_ms("Hello there. " * 4, 150) < RENDERING_MS
    assert patience_ms("Hello there. " * 100, 150) == RENDERING_MS


def test_a_player_that_fails_while_another_plays_is_told_and_no_fault(
    call: Call, trial: type[FakeTrial], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "before", "pw-play: it ended with status 1")
    answer = call("doctor", "--say", "Hello there")
    assert answer.lines[0].endswith("failed before that: pw-play: it ended with status 1")
    assert answer.status == 0
