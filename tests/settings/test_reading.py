"""Settings: what a file says, and every mistake in it with its place while the default stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from stretchtui.keys import ACTIONS
from stretchtui.routine import vocabulary
from stretchtui.settings.file import FIELDS, PLAYER, THEMES, VOICE, read_settings
from stretchtui.settings.preferences import LoadedSettings, Painter, Settings, load
from tests.routine.reading import short


def read(text: str) -> LoadedSettings:
    return read_settings(text, "settings.yaml")


WHOLE = """\
# how I like it
theme: nord
count_in: false   # at once
first_side: left
reduced_motion: true
avoid: [neck, my-left-knee]
keys:
  pause: [space, w]
  next-phase: "., y"
  jump: f2
"""


def test_a_file_says_what_a_person_prefers() -> None:
    loaded = read(WHOLE)
    assert loaded.diagnostics == ()
    assert loaded.settings == Settings(
        theme="nord", count_in=False, first_side="left", reduced_motion=True, avoid=("neck", "my-left-knee"),
        keys={"pause": ("space", "w"), "next-phase": ("full_stop", "y"), "jump": ("f2",)},
    )  # fmt: skip
    assert (loaded.settings.first_side_or_none, Settings().first_side_or_none) == ("left", None)


def test_what_is_heard_and_with_what_is_as_the_file_says() -> None:
    loaded = read(
        "sound: false\nvoice: full\nvolume: 40%\ntones: wood\ntone_files: {hold: ~/gong.wav, move: ''}\n"
        "voice_engine: piper\nvoice_name: Daniel (UK)\nvoice_rate: 130\nlanguage: no\nvoice_model: ~/v.onnx\n"
        f"player: {PLAYER}\nvoice_command: [~/bin/speak, '{{text}}', ~]\nnotify: false\n"
    )
    assert loaded == LoadedSettings(
        Settings(
            sound=False, voice="full", volume=40, tones="wood", tone_files={"hold": str(Path.home() / "gong.wav")},
            voice_engine="piper", voice_name="Daniel (UK)", voice_rate=130, language="no",
            voice_model=str(Path.home() / "v.onnx"), player=("paplay", "--latency-msec=30", "{file}"),
            voice_command=(str(Path.home() / "bin/speak"), "{text}", str(Path.home())), notify=False,
        )
    )  # fmt: skip


def test_what_belongs_to_which_day_and_how_often_is_as_the_file_says() -> None:
    loaded = read(
        "weekly_goal: 5\nminutes: 20\nrotation: [desk-break, neck-release, desk-break]\nhistory: false\nask_tension: never\n"
        "daily_at: 7:30\nweekdays:\n  mon: desk-break\n  wed: choose\n  thu:\n  sun: rest\n"
    )
    assert loaded == LoadedSettings(
        Settings(
            weekly_goal=5, minutes=20, rotation=("desk-break", "neck-release", "desk-break"), history=False,
            ask_tension="never", daily_at="07:30", weekdays={"mon": "desk-break", "wed": "choose", "sun": "rest"},
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "player: []\n", "voice_name:\n", "voice_model: ''\n", "tone_files: {hold: }\n", "daily_at: ''\n",
        "weekdays: {tue: }\n", "rotation: []\n",
    ],
)  # fmt: skip
def test_what_may_be_left_out_may_be_left_empty(text: str) -> None:
    assert read(text) == LoadedSettings(Settings())


def test_a_path_from_home_is_refused_where_there_is_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", fail)
    (one,) = read("voice_model: ~/v.onnx\n").diagnostics
    assert one.message.startswith("'~/v.onnx' is no whole path")
    assert read("player: [~/play]\n").settings.player == ("~/play",)


@pytest.mark.parametrize("painter", get_args(Painter))
def test_a_painter_may_be_chosen_and_figures_left_out(painter: Painter) -> None:
    """Also one whose name is a number."""
    assert read(f"painter: {painter}\nfigure: false\n") == LoadedSettings(Settings(painter=painter, figure=False))


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_a_file_that_says_nothing_means_defaults(text: str) -> None:
    assert read(text) == LoadedSettings(Settings())


def test_the_defaults_of_the_table_are_those_of_the_program() -> None:
    assert read("".join(f"{name}: {field.default}\n" for name, field in FIELDS.fields.items())).settings == Settings()
    assert list(FIELDS.fields) == list(Settings.__dataclass_fields__)


def test_the_themes_are_textuals_and_the_flags_those_of_the_language() -> None:
    assert set(THEMES) == set(BUILTIN_THEMES)
    assert read(f"avoid: [{', '.join(vocabulary.FLAGS)}]\n") == LoadedSettings(Settings(avoid=vocabulary.FLAGS))


MISTAKES = [
    ("them: nord\n", "1:1-5 unknown-field", "'them' is not a field of the settings", "did you mean 'theme'?"),
    ("theme: nrd\n", "1:8-11 unknown-theme", "'nrd' is not a known theme", "did you mean 'nord'?"),
    ("count_in: yes\n", "1:11-14 wrong-type", "true or false belongs here, not 'yes'", ""),
    ("first_side: top\n", "1:13-16 unknown-side", "'top' is not a known side", "one of: as-written, left, right"),
    ("figure: 1\n", "1:9-10 wrong-type", "true or false belongs here, not '1'", ""),
    ("painter: brail\n", "1:10-15 unknown-painter", "'brail' is not a known painter", "did you mean 'braille'?"),
    ("reduced_motion: [true]\n", "1:17-23 wrong-type", "true or false belongs here, not a list", ""),
    ("avoid: Neck Pain\n", "1:8-17 wrong-type", "'Neck Pain' is no flag", "lower-case words joined by '-'"),
    ("volume: loud\n", "1:9-13 wrong-type", "a whole number from 0 to 100 belongs here, not 'loud'", ""),
    ("volume: 101%\n", "1:9-13 wrong-type", "a whole number from 0 to 100 belongs here, not '101%'", ""),
    ("voice: loud\n", "1:8-12 unknown-amount", "'loud' is not a known amount", "one of: full, brief, signals"),
    ("voice_engine: espaek\n", "1:15-21 unknown-engine", "'espaek' is not a known engine", "did you mean 'espeak'?"),
    ("voice_rate: 20\n", "1:13-15 wrong-type", "a whole number from 80 to 300 belongs here, not '20'", ""),
    ("language: en_GB\n", "1:11-16 wrong-type", "'en_GB' is not a language", "as en or en-GB"),
    ("voice_name: [a]\n", "1:13-16 wrong-type", "a voice's name, as en-gb belongs here, not a list", ""),
    ("voice_model: x.onnx\n", "1:14-20 wrong-type", "'x.onnx' is no whole path, and the program may be started anywhere",
     "write all of it, or begin it with ~/"),
    ("voice_model: {}\n", "1:14-16 wrong-type", "the path of a file belongs here, not a mapping", ""),
    ('voice_model: "/a\\0b"\n', "1:14-21 control-character", "this text holds the control character U+0000", "remove it"),
    ("tone_files: [a]\n", "1:13-16 wrong-type", "a mapping of tones to paths belongs here, not a list", ""),
    ("tone_files:\n  hod: /x.wav\n", "2:3-6 unknown-tone", "'hod' is not a known tone", "did you mean 'hold'?"),
    ("tone_files:\n  hold: x.wav\n", "2:9-14 wrong-type", "'x.wav' is no whole path, and the program may be started anywhere",
     "write all of it, or begin it with ~/"),
    ("player: {}\n", "1:9-11 wrong-type", "a list of a program and its arguments belongs here, not a mapping", ""),
    ("player:\n", "1:8-8 wrong-type", "the value is missing: a program or an argument belongs here", ""),
    ("player: [a, '']\n", "1:13-15 wrong-type", "the value is missing: a program or an argument belongs here", ""),
    ('player: [a, "b\\0"]\n', "1:13-18 control-character", "this text holds the control character U+0000", "remove it"),
    ("player: mpv --no-video\n", "1:9-23 wrong-type",
     "'mpv --no-video' is a program and its arguments in one", f"a list, as {PLAYER}"),
    ("player: [a, '{text}']\n", "1:13-21 wrong-type", "'{text}' means nothing here",
     f"{{file}} may stand among the arguments, as {PLAYER}"),
    ("voice_command: ['{file}', a]\n", "1:17-25 wrong-type", "'{file}' means nothing here",
     f"{{text}} and {{file}} may stand among the arguments, as {VOICE}"),
    ("weekdays: rest\n", "1:11-15 wrong-type", "a mapping of days to routines belongs here, not 'rest'", ""),
    ("weekdays: {Tuesday: rest}\n", "1:12-19 unknown-day", "'Tuesday' is not a day", "did you mean 'tue'?"),
    ("weekdays: {today: rest}\n", "1:12-17 unknown-day", "'today' is not a day",
     "one of: mon, tue, wed, thu, fri, sat, sun"),
    ("weekdays: {tue: [rest]}\n", "1:17-23 wrong-type", "a routine: lower-case words joined by '-' belongs here, not a list", ""),
    ("daily_at: 24:00\n", "1:11-16 wrong-type", "a time of day, as 07:30 belongs here, not '24:00'", ""),
    ("daily_at: noon\n", "1:11-15 wrong-type", "a time of day, as 07:30 belongs here, not 'noon'", ""),
    ("weekly_goal: 0\n", "1:14-15 wrong-type", "a whole number from 1 to 7 belongs here, not '0'", ""),
    ("ask_tension: later\n", "1:14-19 unknown-moment", "'later' is not a known moment", "one of: at-end, at-start, never"),
    ("rotation: [Desk Break]\n", "1:12-22 wrong-type", "'Desk Break' is no routine", "lower-case words joined by '-'"),
    ("keys: 5\n", "1:7-8 wrong-type", "a mapping of actions to keys belongs here, not '5'", ""),
    ("keys:\n  puase: x\n", "2:3-8 unknown-action", "'puase' is not an action", "did you mean 'pause'?"),
    ("keys:\n  pause: spcae\n", "2:10-15 unknown-key", "'spcae' is no key", "as space, enter, f2, ctrl+d, n or ."),
    ("keys:\n  pause: [z, ctrl-y]\n", "2:14-20 unknown-key", "'ctrl-y' is no key", "as space, enter, f2, ctrl+d, n or ."),
    ("keys:\n  pause: []\n", "2:10-12 wrong-type", "at least one key belongs here", ""),
    ("keys:\n  pause: ' , '\n", "2:10-15 wrong-type", "at least one key belongs here", ""),
    ("keys:\n  pause: {}\n", "2:10-12 wrong-type", "a key, or several with commas between belongs here, not a mapping", ""),
    ("keys:\n  pause: r\n", "2:10-11 key-clash", "'r' would mean both pause and restart-exercise", "give pause another key"),
    ("keys:\n  help: j\n", "2:9-10 key-clash", "'j' would mean both help and jump", "give help another key"),
    ("- nord\n", "1:1-2:1 wrong-type", "the settings, with fields such as 'theme:', belongs here, not a list", ""),
    ("theme: [\n", "1:8-9 not-yaml", "a value cannot begin like this", 'put quotes round the text: "["'),
    ("theme: \x1b\n", "1:8-9 control-character", "the control character U+001B cannot stand in a file", "remove it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), MISTAKES, ids=[text for text, *_ in MISTAKES])
def test_a_mistake_is_named_at_its_place_and_the_default_stands(text: str, place: str, message: str, hint: str) -> None:
    loaded = read(text)
    (one,) = loaded.diagnostics
    assert (short(one), one.message, one.hint, one.severity) == (place, message, hint, "error")
    assert loaded.errors == 1
    assert loaded.settings == Settings(keys=loaded.settings.keys)


def test_what_is_right_in_a_file_with_mistakes_is_kept() -> None:
    loaded = read("theme: nrd\ncount_in: false\nkeys: {pause: nope, jump: f2}\nnope: 1\n")
    assert [short(one) for one in loaded.diagnostics] == ["1:8-11 unknown-theme", "3:15-19 unknown-key", "4:1-5 unknown-field"]
    assert loaded.settings == Settings(count_in=False, keys={"jump": ("f2",)})


def test_a_flag_that_is_nearly_a_known_one_is_warned_about_and_kept() -> None:
    loaded = read("avoid: [spin-twist]\n")
    assert [(short(one), one.severity) for one in loaded.diagnostics] == [("1:9-19 unknown-flag", "warning")]
    assert (loaded.settings.avoid, loaded.errors) == (("spin-twist",), 0)


def test_no_file_means_defaults_and_an_unreadable_one_says_why(tmp_path: Path) -> None:
    assert load(None) == load(tmp_path / "none.yaml") == load(tmp_path / "none" / "x.yaml") == LoadedSettings(Settings())
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"theme: \xe9\n")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    for name, code in (("folder", "unreadable"), ("pipe", "unreadable"), ("latin", "not-utf8"), ("loop", "unreadable")):
        loaded = load(tmp_path / f"{name}.yaml")
        assert (loaded.settings, [one.code for one in loaded.diagnostics]) == (Settings(), [code])
        assert loaded.diagnostics[0].file == str(tmp_path / f"{name}.yaml")


@given(st.text() | st.text("theme: ncou_i\n[]{}#kys'\""))
def test_any_text_gives_settings_and_says_what_is_wrong(text: str) -> None:
    loaded = read(text)
    assert loaded.settings.theme in THEMES
    assert set(loaded.settings.keys) <= set(ACTIONS)


def test_the_table_of_the_readme_has_every_setting_as_it_comes() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## Settings")[2].partition("\n## ")[0]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| `")]
    assert [(name.strip(" `"), default.strip(" `")) for name, default in rows] == [
        (name, field.default) for name, field in FIELDS.fields.items()
    ]
