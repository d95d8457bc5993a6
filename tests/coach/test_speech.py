"""The voice: rendered ahead, on time, never two at once; and what becomes of an engine that fails."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from stretchtui.coach.clips import Clips, folder_for_sound, tidy
from stretchtui.coach.model import Wanted
from stretchtui.coach.outlet import Outlet
from stretchtui.coach.programs.orders import Order, Report
from stretchtui.coach.script.lengths import estimate_ms
from stretchtui.coach.sounds.wav import Samples, write
from stretchtui.coach.speech import Speech
from stretchtui.coach.voices.engine import Command, Engine
from stretchtui.coach.voices.espeak import espeak
from stretchtui.coach.voices.players import Player
from tests.coach.fakes import FakeChildren, breaks, clip_ms, missing, works


def rendering(name: str) -> Engine:
    return Engine(name, rendering=lambda text, file: Command((name, "-w", file, "--", text)))


def speaking(name: str) -> Engine:
    return Engine(name, speaking=lambda text: Command((name, "--", text)), hush=(name, "-C"))


class Voice:
    """A voice, and what was ordered of it."""

    def __init__(self, folder: Path, *engines: Engine, player: bool = True, speed: float = 1.0, **ends: object) -> None:
        self.children = FakeChildren(ends)  # type: ignore[arg-type]
        players = [Player("paplay", ("paplay",))] if player else []
        self.outlet = Outlet(self.children, players, is_own=False)
        self.speech = Speech(self.children, self.outlet, engines, folder, Wanted(), speed)

    def hear(self, now_ms: int = 0) -> None:
        for report in self.children.reports():
            _ = self.outlet.hear(report, now_ms) or self.speech.hear(report, now_ms)

    def ready(self, *texts: str) -> None:
        self.speech.prepare(texts, 0)
        for _ in texts:
            self.hear()


def test_lines_are_rendered_in_the_order_in_which_they_are_needed_and_few_at_a_time(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"), render=None)
    voice.speech.prepare(["one", "two", "three", "one"], 0)
    assert [order.argv[-1] for order in voice.children.of("render")] == ["one", "two"]


def test_a_voice_that_has_been_seen_to_be_quick_is_given_more_at_once(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    voice.speech.prepare([str(n) for n in range(20)], 0)
    voice.hear()
    assert len(voice.children.of("render")) == 10


def test_a_voice_that_is_slow_has_few_lines_before_the_one_that_is_needed_next(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("piper"), render=lambda order: Report(order.id, "ended", 0, 1_500, 300))
    voice.speech.prepare([str(n) for n in range(20)], 0)
    voice.hear()
    assert len(voice.children.of("render")) == 4


def test_a_line_that_is_needed_sooner_overtakes_those_that_wait(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    voice.speech.prepare(["one", "two", "three"], 0)
    voice.speech.prepare(["now", "three"], 0)
    voice.hear()
    assert [order.argv[-1] for order in voice.children.of("render")][:3] == ["one", "two", "now"]


def test_what_somebody_waits_for_is_rendered_before_all_that_was_ordered_which_is_rendered_afterwards(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"), render=None)
    voice.speech.prepare(["one", "two", "three"], 0)
    voice.speech.hurry(["now"], 0)
    voice.speech.hurry(["now"], 30)
    assert voice.children.stopped == [(0, ("render",))], "once, or it would never be ready"
    assert [order.argv[-1] for order in voice.children.of("render")] == ["one", "two", "now"]
    voice.children.ends["render"] = works
    voice.speech.hear(Report(voice.children.of("render")[-1].id, "ended", 0, 5, 350), 40)
    for _ in range(4):
        voice.hear(50)
    assert voice.speech.is_ready(["now", "one", "two", "three"], 60)


def test_what_has_its_clip_or_can_have_none_hurries_nobody(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    voice.ready("Hold.")
    ordered = len(voice.children.orders)
    voice.speech.hurry(["Hold."], 0)
    assert (voice.children.stopped, len(voice.children.orders)) == ([], ordered)
    by_itself = Voice(tmp_path, speaking("spd-say"))
    by_itself.speech.hurry(["Hold."], 0)
    assert by_itself.children.orders == []


def test_the_length_of_a_line_is_estimated_until_it_is_known(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    assert voice.speech.lasts("Seated twist.") == estimate_ms("Seated twist.", 150)
    voice.ready("Seated twist.")
    assert voice.speech.lasts("Seated twist.") == clip_ms("Seated twist.")


def test_a_line_whose_clip_is_ready_is_played_at_once(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    voice.ready("Hold.")
    assert voice.speech.say("Hold.", 100) == "said"
    assert voice.children.lines() == [(0, "Hold.")]


def test_a_line_whose_clip_is_not_ready_is_rendered_before_all_others_and_said_later(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    assert voice.speech.say("Hold.", 0) == "later"
    voice.hear()
    assert voice.speech.say("Hold.", 30) == "said"


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_two_lines_never_overlap(tmp_path: Path, speed: float) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"), speed=speed)
    voice.ready("Seated twist.", "Right side.")
    assert voice.speech.say("Seated twist.", 0) == "said"
    through_ms = int(clip_ms("Seated twist.") * speed)
    assert voice.speech.say("Right side.", through_ms - 1) == "later"
    assert voice.speech.say("Right side.", through_ms) == "said"


def test_an_engine_that_speaks_directly_is_waited_for(tmp_path: Path) -> None:
    voice = Voice(tmp_path, speaking("spd-say"), voice=None)
    assert voice.speech.say("Hold.", 0) == "said"
    assert voice.speech.say("Release.", 60_000) == "later"
    order = voice.children.of("voice")[0]
    voice.speech.hear(Report(order.id, "ended", 0, 700), 700)
    assert voice.speech.say("Release.", 701) == "said"


def test_an_engine_that_hands_its_text_on_is_given_the_time_that_the_line_takes(tmp_path: Path) -> None:
    voice = Voice(tmp_path, speaking("spd-say"), voice=lambda order: Report(order.id, "ended", 0, 3))
    voice.speech.say("Hold for thirty seconds.", 0)
    voice.hear()
    takes_ms = estimate_ms("Hold for thirty seconds.", 150)
    assert voice.speech.say("Right.", takes_ms - 1) == "later"
    assert voice.speech.say("Right.", takes_ms) == "said"


def test_cutting_silences_also_a_daemon_that_speaks_for_an_engine_whose_process_has_ended(tmp_path: Path) -> None:
    voice = Voice(tmp_path, speaking("spd-say"), voice=lambda order: Report(order.id, "ended", 0, 15))
    voice.speech.say("Hold.", 0)
    voice.hear()
    voice.speech.stop()
    assert voice.children.stopped == [(0, ("voice",))]
    assert [order.argv for order in voice.children.of("notice")] == [("spd-say", "-C")]


def test_nothing_is_spoken_before_a_daemon_has_been_silenced_which_would_silence_it_too(tmp_path: Path) -> None:
    voice = Voice(tmp_path, speaking("spd-say"))
    voice.speech.say("Hold.", 0)
    voice.hear()
    voice.speech.stop()
    voice.speech.stop()
    assert voice.speech.say("Release.", 1) == "later"
    voice.hear()
    assert voice.speech.say("Release.", 20) == "said"


def test_without_a_player_an_engine_that_can_do_both_speaks_by_itself(tmp_path: Path) -> None:
    both = Engine(
        "espeak-ng",
        rendering=lambda text, file: Command(("espeak-ng", "-w", file, "--", text)),
        speaking=lambda text: Command(("espeak-ng", "--", text)),
    )
    voice = Voice(tmp_path, both, player=False)
    assert voice.speech.say("Hold.", 0) == "said"
    assert voice.children.of("render") == []


def test_without_a_player_an_engine_that_only_writes_files_does_not_speak(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("piper"), player=False)
    assert voice.speech.say("Hold.", 0) == "never"
    assert not voice.speech.can_speak(0)


def test_an_engine_that_fails_twice_in_a_row_gives_way_to_the_next_and_it_is_said_once(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("piper"), rendering("espeak-ng"), render=breaks)
    voice.speech.prepare(["one", "two", "three"], 0)
    voice.hear()
    assert voice.speech.name == "espeak-ng"
    assert voice.speech.notices() == ("piper does not speak: espeak-ng does now.",)
    assert voice.speech.notices() == ()


def test_A6_when_every_engine_has_failed_tones_go_on_and_it_is_said_once(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"), render=breaks)
    voice.speech.prepare(["one", "two", "three"], 0)
    voice.hear()
    assert (voice.speech.name, voice.speech.say("one", 5)) == ("", "never")
    assert voice.speech.notices() == ("The voice has failed. Tones go on.",)
    assert voice.speech.notices() == ()


def test_one_line_that_fails_is_left_out_and_the_voice_goes_on(tmp_path: Path) -> None:
    def only_two(order: Order) -> Report:
        return breaks(order) if order.argv[-1] == "two" else Report(order.id, "ended", 0, 5, 300)

    voice = Voice(tmp_path, rendering("espeak-ng"), render=only_two)
    voice.ready("one", "two", "three", "four")
    assert voice.speech.name == "espeak-ng"
    assert [text for text in ("one", "two", "three", "four") if voice.speech.is_ready([text], 0)] == ["one", "three", "four"]


def test_clips_of_another_volume_or_rate_are_other_clips(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    voice.ready("Hold.")
    voice.speech.want(Wanted(volume=20))
    assert not voice.speech.is_ready(["Hold."], 0)
    voice.speech.want(Wanted())
    voice.ready("Hold.")
    assert voice.speech.is_ready(["Hold."], 0)


def test_the_softer_the_softer_is_a_clip_made(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"), render=None)
    voice.speech.want(Wanted(volume=30))
    voice.speech.prepare(["Hold."], 0)
    voice.speech.want(Wanted(volume=90))
    voice.speech.prepare(["Hold."], 0)
    softer, louder = voice.children.of("render")
    assert 0 < softer.gain < louder.gain <= 1


def test_a_voice_that_speaks_by_itself_says_its_next_line_at_the_volume_wanted_by_then(tmp_path: Path) -> None:
    voice = Voice(tmp_path, espeak("espeak-ng", "/bin/espeak-ng", Wanted()), player=False)
    for volume in (70, 20):
        voice.speech.want(Wanted(volume=volume))
        assert voice.speech.say("Hold.", 0) == "said"
        voice.hear()
    assert [order.argv[order.argv.index("-a") + 1] for order in voice.children.of("voice")] == ["70", "20"]


def test_a_folder_of_clips_is_kept_within_bounds_and_loses_what_was_not_used_for_longest(tmp_path: Path) -> None:
    import os

    for age, name in enumerate(("newest", "older", "oldest")):
        (tmp_path / f"{name}.wav").write_bytes(b"x" * 100)
        os.utime(tmp_path / f"{name}.wav", (1_000 - age, 1_000 - age))
    tidy(tmp_path, 250)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["newest", "older"]


def test_a_folder_that_is_not_there_is_tidy(tmp_path: Path) -> None:
    tidy(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_clip_that_is_no_sound_counts_as_none(tmp_path: Path) -> None:
    clips = Clips(tmp_path, ("espeak-ng",))
    clips.path("Hold.").write_bytes(b"")
    assert clips.length_ms("Hold.") == 0
    clips.made("Hold.", 300)
    assert clips.length_ms("Hold.") == 300


def test_a_clip_that_the_disk_has_cut_is_not_played_and_not_kept_but_made_anew(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    path_of = voice.speech._clips.path
    for text in ("Hold.", "Release."):
        write(path_of(text), Samples(22_050, array("h", [1_000] * 22_050)))
    path_of("Release.").write_bytes(path_of("Release.").read_bytes()[:20_000])
    assert voice.speech.is_ready(["Hold."], 0)
    assert not voice.speech.is_ready(["Release."], 0)
    assert not path_of("Release.").exists()
    assert voice.speech.say("Release.", 0) == "later"
    assert [order.file for order in voice.children.of("render")] == [str(path_of("Release."))]
    assert voice.children.of("voice") == []


BOTH = Engine(
    "espeak-ng",
    rendering=lambda text, file: Command(("espeak-ng", "-w", file, "--", text)),
    speaking=lambda text: Command(("espeak-ng", "--", text)),
)


def test_a_line_that_cannot_be_written_to_the_disk_is_spoken_by_the_voice_itself(tmp_path: Path) -> None:
    voice = Voice(tmp_path, BOTH, render=missing)
    assert voice.speech.say("Hold.", 0) == "later"
    voice.hear()
    assert voice.speech.say("Hold.", 30) == "said"
    assert voice.children.lines() == [(0, "Hold.")]


def test_where_no_voice_can_write_any_more_the_first_that_can_speaks_by_itself(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("piper"), BOTH, render=missing)
    for _ in range(3):
        voice.speech.prepare([f"line {n}" for n in range(6)], 0)
        voice.hear()
    assert (voice.speech.name, voice.speech.can_speak(0), voice.speech.is_ready(["line 9"], 0)) == ("espeak-ng", True, True)
    assert voice.speech.say("line 9", 0) == "said"
    rendered = len(voice.children.of("render"))
    voice.hear()
    voice.speech.prepare(["line 10"], 0)
    assert len(voice.children.of("render")) == rendered, "nothing is written in vain"
    voice.speech.begin_anew()
    voice.speech.prepare(["line 10"], 0)
    assert len(voice.children.of("render")) == rendered + 1, "but in the next session, where there may be room again"


def test_a_voice_that_can_neither_write_nor_speak_has_failed(tmp_path: Path) -> None:
    voice = Voice(tmp_path, BOTH, render=missing, voice=breaks)
    voice.speech.prepare(["one", "two", "three"], 0)
    voice.hear()
    for text, now_ms in (("four", 10_000), ("five", 20_000)):
        assert voice.speech.say(text, now_ms) == "said"
        voice.hear(now_ms)
    assert voice.speech.notices() == ("The voice has failed. Tones go on.",)


def test_a_clip_that_has_gone_is_made_anew_and_no_player_is_blamed(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"))
    voice.ready("Hold.")
    for file in tmp_path.iterdir():
        file.unlink()
    assert voice.speech.say("Hold.", 0) == "later"
    assert voice.children.of("voice") == []
    voice.hear()
    assert voice.speech.say("Hold.", 30) == "said"


def test_two_programs_that_render_the_same_line_do_not_write_into_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = set()
    for pid in (1, 2):
        monkeypatch.setattr("os.getpid", lambda pid=pid: pid)
        voice = Voice(tmp_path, rendering("espeak-ng"), render=None)
        voice.speech.prepare(["Hold."], 0)
        order = voice.children.of("render")[0]
        assert order.argv[2] == order.written
        written.add((order.file, order.written))
    assert len({file for file, _ in written}) == 1
    assert len(written) == 2


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder, is_passing = folder_for_sound(tmp_path / "file")
    assert is_passing
    assert folder.is_dir()
    folder.rmdir()
    assert folder_for_sound(tmp_path) == (tmp_path / "sound", False)
    assert not list((tmp_path / "sound").iterdir())


def test_a_line_that_cannot_be_rendered_is_asked_for_again_and_again_and_costs_nobody_the_voice(tmp_path: Path) -> None:
    def ends(order: Order) -> Report:
        return Report(order.id, "failed", None, 5) if order.argv[-1] == "Mm." else works(order)

    voice = Voice(tmp_path, rendering("piper"), render=ends)
    for now_ms in range(0, 300, 30):
        voice.speech.say("Mm.", now_ms)
        voice.hear(now_ms)
    assert voice.speech.say("Mm.", 300) == "never"
    assert voice.speech.name == "piper"


def test_a_mute_and_back_has_nothing_rendered_twice(tmp_path: Path) -> None:
    voice = Voice(tmp_path, rendering("espeak-ng"), render=None)
    voice.speech.prepare(["Hold.", "Release."], 0)
    voice.speech.want(Wanted(sound=False))
    voice.speech.want(Wanted())
    voice.speech.prepare(["Hold.", "Release."], 0)
    for order in voice.children.of("render"):
        voice.speech.hear(works(order), 0)
    assert [order.argv[-1] for order in voice.children.of("render")] == ["Hold.", "Release."]


def test_where_the_disk_is_full_clips_are_kept_elsewhere_for_this_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(64_000, 64_000, 0))
    folder, is_passing = folder_for_sound(tmp_path)
    assert is_passing
    assert tmp_path not in folder.parents
    folder.rmdir()
