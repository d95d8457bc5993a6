"""What a key brings is heard: a tone at once, the words however late their clip is, a question until it has been answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stretchtui.asides import AMOUNTS_TOLD, END_ASKED, PAUSED, STOP_AND_BREATHE, STOPPED_AND_MARKED
from stretchtui.coach.model import AMOUNTS, Amount, Wanted
from stretchtui.coach.programs.orders import Report
from stretchtui.coach.voices.engine import Command
from stretchtui.session import events
from stretchtui.session.timeline import build
from tests.coach.fakes import clip_ms
from tests.coach.looked_at import BASICS, FOUND, VOICE, Session, into_hold
from tests.session.exercises import PLAIN, routine

CHOICES = "Press 1: something. 2: nothing that was ever rendered."
BOTH = replace(FOUND, engines=(replace(VOICE, speaking=lambda text: Command(("espeak-ng", "--", text))),))


def stopped(cache: Path, **more: object) -> tuple[Session, int]:
    """In a hold, by an ouch; and when."""
    return stopped_by(cache, events.Ouch(), **more)


def stopped_by(cache: Path, event: events.Event, **more: object) -> tuple[Session, int]:
    session = into_hold(cache, 5_000, **more)
    session.press(event)
    return session, session.now_ms


def heard(session: Session, from_ms: int) -> list[tuple[int, str]]:
    return [(at_ms - from_ms, text) for at_ms, text in session.children.lines() if at_ms >= from_ms]


def rendered_at_last(session: Session) -> None:
    """All that was ordered is there now."""
    for order in session.children.of("render"):
        Path(order.file).touch()
        session.children._reports.append(Report(order.id, "ended", 0, 2_000, clip_ms(order.argv[-1])))


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("event", [events.Pause(), events.Spasm(), events.Ouch()])
def test_a_tone_tells_in_every_amount_that_the_session_stands(cache: Path, amount: Amount, event: events.Event) -> None:
    session, pressed_ms = stopped_by(cache, event, wanted=Wanted(amount=amount))
    assert session.tones(pressed_ms) == ["rest"]
    session.run_to(pressed_ms + 20_000)
    assert session.tones(pressed_ms) == ["rest"]


@pytest.mark.parametrize("text", [END_ASKED, STOP_AND_BREATHE, STOPPED_AND_MARKED])
def test_a_key_of_a_session_that_stands_already_is_answered_by_a_tone_too(cache: Path, text: str) -> None:
    session, _ = stopped_by(cache, events.Pause(), wanted=Wanted(amount="signals"))
    session.run_to(session.now_ms + 5_000)
    asked_ms = session.now_ms
    session.coach.say(text)
    assert session.tones(asked_ms) == ["rest"]


def test_in_signals_a_pause_is_a_tone_alone_and_what_hurts_is_asked_aloud(cache: Path) -> None:
    session, pressed_ms = stopped(cache, wanted=Wanted(amount="signals"))
    session.coach.say(PAUSED)
    session.coach.ask(STOPPED_AND_MARKED, CHOICES)
    session.run_to(pressed_ms + 8_000)
    assert session.lines(pressed_ms) == [STOPPED_AND_MARKED, CHOICES]


def test_in_signals_a_spasm_is_guided_aloud(cache: Path) -> None:
    session, pressed_ms = stopped_by(cache, events.Spasm(), wanted=Wanted(amount="signals"))
    session.coach.say(STOP_AND_BREATHE, always=True)
    session.run_to(pressed_ms + 3_000)
    assert session.lines(pressed_ms) == [STOP_AND_BREATHE]


@pytest.mark.parametrize("more", [{"wanted": Wanted(sound=False)}, {"found": replace(FOUND, engines=())}])
def test_muted_and_without_a_voice_nothing_is_said_of_what_hurts(cache: Path, more: dict[str, object]) -> None:
    session, pressed_ms = stopped(cache, **more)
    session.coach.ask(STOPPED_AND_MARKED, CHOICES)
    session.run_to(pressed_ms + 30_000)
    assert session.lines(pressed_ms) == []
    assert session.coach.next_ms(session.walk.player, session.now_ms) is None


def test_a_question_is_heard_however_late_its_clip_is(cache: Path) -> None:
    session, pressed_ms = stopped(cache, render=None)
    session.coach.ask(STOPPED_AND_MARKED, CHOICES)
    session.run_to(pressed_ms + 8_000)
    assert session.lines(pressed_ms) == []
    rendered_at_last(session)
    session.run_to(pressed_ms + 12_000)
    assert session.lines(pressed_ms) == [STOPPED_AND_MARKED, CHOICES]


def test_what_waits_for_an_answer_is_rendered_before_all_that_was_ordered(cache: Path) -> None:
    session, _ = stopped(cache, render=None)
    before = len(session.children.of("render"))
    session.coach.ask(CHOICES)
    assert (session.now_ms, ("render",)) in session.children.stopped
    assert session.children.of("render")[before].argv[-1] == CHOICES


def test_where_the_engine_can_it_speaks_what_has_no_clip_by_itself(cache: Path) -> None:
    session, pressed_ms = stopped(cache, render=None, found=BOTH, voice=lambda order: Report(order.id, "ended", 0, 900))
    session.coach.ask(STOPPED_AND_MARKED, CHOICES)
    session.run_to(pressed_ms + 3_000)
    spoken = heard(session, pressed_ms)
    assert [text for _, text in spoken][:2] == [STOPPED_AND_MARKED, CHOICES]
    assert spoken[0][0] <= 450


def test_a_question_is_asked_once_more_and_then_never_again(cache: Path) -> None:
    session, pressed_ms = stopped(cache)
    session.coach.ask(STOPPED_AND_MARKED, CHOICES)
    session.run_to(pressed_ms + 90_000)
    asked = [at_ms for at_ms, text in heard(session, pressed_ms) if text == CHOICES]
    assert len(asked) == 2
    assert 12_000 <= asked[1] - asked[0] - clip_ms(CHOICES) <= 12_200
    assert session.lines(pressed_ms).count(STOPPED_AND_MARKED) == 1


@pytest.mark.parametrize("answer", [(events.GoOn(),), (events.NextExercise(), events.GoOn()), (events.End(),), ()])
@pytest.mark.parametrize("more", [{}, {"render": None}])
def test_what_was_answered_is_neither_said_late_nor_asked_again(
    cache: Path, answer: tuple[events.Event, ...], more: dict[str, object]
) -> None:
    session, pressed_ms = stopped(cache, **more)
    session.coach.ask(CHOICES)
    session.run_to(pressed_ms + 4_000)
    answered_ms = session.now_ms
    for event in answer:
        session.press(event)
    if not answer:  # the question was left
        session.coach.hush()
    rendered_at_last(session)
    session.run_to(answered_ms + 25_000)
    assert CHOICES not in session.lines(answered_ms)


def test_a_breath_waits_for_a_question_that_was_not_said_yet(cache: Path) -> None:
    session, pressed_ms = stopped_by(cache, events.Spasm(), render=None)
    session.coach.ask(CHOICES)
    session.coach.say("Breathe out.", always=True)
    assert session.coach._saying.texts == (CHOICES,)
    session.coach.say(PAUSED)
    assert session.coach._saying.texts == (PAUSED,)
    assert session.lines(pressed_ms) == []


@pytest.mark.parametrize("pauses", [False, True])
@pytest.mark.parametrize("amount", AMOUNTS)
def test_the_key_for_the_voice_is_answered_with_what_is_spoken_now(cache: Path, amount: Amount, pauses: bool) -> None:
    session = into_hold(cache, 8_600, wanted=Wanted(amount=AMOUNTS[AMOUNTS.index(amount) - 1]))
    if pauses:
        session.press(events.Pause())
        session.run_to(session.now_ms + 5_000)
    pressed_ms = session.now_ms
    session.coach.want(Wanted(amount=amount))
    session.run_to(pressed_ms + 2_500)
    assert [text for text in session.lines(pressed_ms) if text in AMOUNTS_TOLD.values()] == [AMOUNTS_TOLD[amount]]


def test_of_three_presses_only_the_last_amount_is_told_and_muted_none(cache: Path) -> None:
    session = into_hold(cache, 8_600)
    pressed_ms = session.now_ms
    for amount in ("brief", "signals", "full"):
        session.coach.want(replace(session.coach.wanted, amount=amount))
        session.run_to(session.now_ms + 200)
    session.run_to(pressed_ms + 6_000)
    assert [text for text in session.lines(pressed_ms) if text in AMOUNTS_TOLD.values()] == ["Full."]
    muted_ms = session.now_ms
    session.coach.want(Wanted(sound=False, amount="brief"))
    session.run_to(muted_ms + 6_000)
    assert session.lines(muted_ms) == []


def test_a_name_whose_clip_is_late_is_said_before_its_instruction(cache: Path) -> None:
    session = Session(cache)
    session.run_to(2_000)
    session.children.ends["render"] = None
    session.press(events.Jump(2))
    jumped_ms = session.now_ms
    session.run_to(jumped_ms + 2_100)
    assert session.lines(jumped_ms) == []
    rendered_at_last(session)
    session.run_to(jumped_ms + 5_000)
    assert session.lines(jumped_ms)[0].startswith(BASICS.walked[2].title.split()[0])


@pytest.mark.parametrize(
    ("event", "said"),
    [(events.Ouch(), "Finished."), (events.Spasm(), "Finished."), (events.Pause(), "Finished. Well done.")],
)
def test_after_pain_in_the_last_exercise_the_end_praises_nobody(cache: Path, event: events.Event, said: str) -> None:
    session = Session(cache, timeline=build(routine(PLAIN)))
    session.run_to(4_000)
    session.press(event)
    session.run_to(5_000)
    session.press(events.NextExercise())
    session.run_to(8_000)
    assert session.lines(4_001)[-1] == said


def test_the_first_tone_of_a_first_session_is_heard_though_its_file_comes_late(cache: Path, tmp_path: Path) -> None:
    session = Session(tmp_path, Wanted(amount="signals"), notice=None)
    session.run_to(700)
    assert session.tones() == []
    (tmp_path / "sound" / "tones").symlink_to(cache / "sound" / "tones")
    session.children._reports.append(Report(session.children.of("notice")[0].id, "ended", 0, 700))
    session.run_to(1_500)
    assert session.tones() == ["prepare"]
