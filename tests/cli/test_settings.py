"""`stretchtui settings`: shown, checked, and changed at their place."""

from __future__ import annotations

import pytest

from stretchtui import glance, places
from stretchtui.keys import ACTIONS
from tests.cli.called import Call
from tests.cli.own_home import Home


def test_all_settings_are_shown_with_their_defaults(call: Call) -> None:
    answer = call("settings")
    assert (answer.status, answer.err) == (0, "")
    for line in ("theme: textual-dark", "count_in: true", "first_side: as-written", "reduced_motion: false",
                 "figure: true", "painter: auto", "avoid: [advanced]", "leave_out: []", "welcomed: false",
                 "keys.pause: space, p"):  # fmt: skip
        assert line in answer.lines
    for line in ("sound: true", "voice: signals", "volume: 70", "tones: soft", "tone_files.hold:", "voice_engine: auto",
                 "voice_name:", "voice_rate: 150", "language: en", "voice_model:", "player: []", "voice_command: []",
                 "notify: true", "weekly_goal: 3", "minutes: 10", "rotation: []", "weekdays.mon:", "daily_at:", "history: true",
                 "ask_tension: at-end"):  # fmt: skip
        assert line in answer.lines
    assert {line.split(":")[0] for line in answer.lines if line.startswith("keys.")} == {f"keys.{id}" for id in ACTIONS}


def test_path_says_where_the_file_is_or_would_be(call: Call, home: Home) -> None:
    assert call("settings", "path").lines == [str(home.settings)]
    assert not home.settings.exists()


def test_one_setting_is_shown_bare(call: Call, home: Home) -> None:
    home.settings.write_text("theme: nord\n")
    assert call("settings", "theme").out == "nord\n"
    assert call("settings", "keys.pause").out == "space, p\n"
    assert len(call("settings", "keys").lines) == len(ACTIONS)


def test_a_value_is_changed_at_its_place_and_comments_stay(call: Call, home: Home) -> None:
    home.settings.write_text("# mine\ncount_in: true  # I like it\ntheme: nord\n")
    answer = call("settings", "count_in", "false")
    assert (answer.status, answer.out) == (0, "false\n")
    assert home.settings.read_text() == "# mine\ncount_in: false  # I like it\ntheme: nord\n"


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("theme", "nord", "nord"),
        ("count_in", "false", "false"),
        ("first_side", "left", "left"),
        ("reduced_motion", "true", "true"),
        ("figure", "false", "false"),
        ("painter", "256", "256"),
        ("avoid", "kneel,neck", "[kneel, neck]"),
        ("avoid", "kneel", "[kneel]"),
        ("avoid", "", "[]"),
        ("sound", "false", "false"),
        ("voice", "full", "full"),
        ("volume", "40%", "40"),
        ("tone_files.hold", "/a b.wav", "/a b.wav"),
        ("voice_name", "Daniel (UK)", "Daniel (UK)"),
        ("player", "paplay,--latency-msec=30,{file}", "[paplay, --latency-msec=30, {file}]"),
        ("player", '["sh", "-c", "a, b", "{file}"]', '["sh", "-c", "a, b", "{file}"]'),
        ("player", "", "[]"),
        ("weekdays.mon", "desk-break", "desk-break"),
        ("weekdays.mon", "rest", "rest"),
        ("rotation", "a,b,a", "[a, b, a]"),
        ("daily_at", "07:30", "07:30"),
        ("daily_at", "", ""),
        ("weekly_goal", "5", "5"),
        ("keys.pause", "z", "z"),
        ("keys.pause", "z, f5", "z, f5"),
        ("keys.next-phase", ";", ";"),
        ("keys.save", ",", "comma"),
    ],
)
def test_a_file_is_made_where_there_is_none_and_holds_what_was_set(
    call: Call, home: Home, key: str, value: str, shown: str
) -> None:
    assert call("settings", key, value).status == 0
    assert home.settings.exists()
    assert call("settings", key).out == f"{shown}\n"
    assert call("settings", "check").status == 0


def test_every_value_as_it_is_shown_can_be_set_again(call: Call) -> None:
    before = call("settings").lines
    for line in before:
        key, _, value = line.partition(":")
        answer = call("settings", key, value.strip() if key.startswith("keys.") else value.strip(" []"))
        assert (answer.status, answer.err) == (0, ""), line
    assert call("settings").lines == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("thme",), "'thme' is not a setting; did you mean 'theme'?"),
        (("thme", "nord"), "'thme' is not a setting; did you mean 'theme'?"),
        (("theme", "nrd"), "did you mean 'nord'?"),
        (("count_in", "maybe"), "maybe"),
        (("keys.paus", "x"), "did you mean 'pause'?"),
        (("keys.pause", "hyperspace"), "'hyperspace' is no key"),
        (("keys.pause", "q"), "would mean both pause and end"),
        (("keys", "x"), "'keys' is not a setting"),
        (("avoid", "kneeling"), "did you mean 'kneel'?"),
    ],
)
def test_what_cannot_be_says_why_changes_nothing_and_exits_2(
    call: Call, home: Home, arguments: tuple[str, ...], said: str
) -> None:
    home.settings.write_text("theme: nord\n")
    answer = call("settings", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert home.settings.read_text() == "theme: nord\n"


def test_check_shows_every_mistake_with_its_place(call: Call, home: Home) -> None:
    home.settings.write_text("thme: nord\ncount_in: maybe\n")
    answer = call("settings", "check")
    assert answer.status == 1
    assert f"{home.settings}:1:1: error" in answer.out
    assert f"{home.settings}:2:11: error" in answer.out
    assert answer.err == f"{home.settings}: 2 errors\n"


def test_check_without_a_file_is_fine(call: Call) -> None:
    assert call("settings", "check").status == 0


def test_a_file_with_mistakes_still_shows_the_rest_and_says_so(call: Call, home: Home) -> None:
    home.settings.write_text("thme: nord\ncount_in: false\n")
    answer = call("settings")
    assert answer.status == 0
    assert "count_in: false" in answer.lines
    assert "has 1 error; see: stretchtui settings check" in answer.err


def test_a_file_with_mistakes_is_not_changed(call: Call, home: Home) -> None:
    home.settings.write_text("theme: [\n")
    answer = call("settings", "theme", "nord")
    assert (answer.status, home.settings.read_text()) == (2, "theme: [\n")


def test_a_system_without_a_home_says_so(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchtui.places._platform_folder", lambda kind: None)
    answer = call("settings", "theme")
    assert (answer.status, answer.out) == (2, "")
    assert "names no folder" in answer.err
    assert call("list").status == 0


def test_ids_that_the_library_does_not_have_are_kept_and_warned_of(call: Call, home: Home) -> None:
    answer = call("settings", "rotation", "desk-break,my-own")
    assert (answer.status, answer.out) == (0, "[desk-break, my-own]\n")
    assert answer.err == "rotation: there is no routine 'my-own' in your library now\n"
    assert call("settings", "leave_out", "neck-turn").err != ""
    home.settings.write_text("leave_out: [seated-twist, twist]\nweekdays: {mon: rest, tue: choose, wed: micro-brake}\n")
    answer = call("settings", "check")
    assert (answer.status, answer.out) == (0, "")
    assert "leave_out: there is no exercise 'twist' in your library now" in answer.err
    assert "weekdays.wed: there is no routine 'micro-brake' in your library now" in answer.err
    assert answer.err.count("there is no") == 2


def test_a_tone_file_that_cannot_be_played_is_kept_and_warned_of(call: Call, home: Home) -> None:
    gong = home.settings.parent / "gong.wav"
    answer = call("settings", "tone_files.hold", str(gong))
    assert (answer.status, answer.out) == (0, f"{gong}\n")
    assert f"hold: {gong} cannot be used" in answer.err
    assert call("settings", "volume", "50").err == ""
    answer = call("settings", "check")
    assert (answer.status, answer.out) == (0, "")
    assert f"hold: {gong} cannot be used" in answer.err


def test_the_line_for_a_prompt_learns_of_another_goal(call: Call, home: Home) -> None:
    folder = places.history_folder()
    assert folder is not None
    glance.write_days(folder, [739_000], 3)
    assert call("settings", "weekly_goal", "5").status == 0
    told = glance.read_days(folder)
    assert told is not None
    assert (told.days, told.goal) == ({739_000}, 5)
