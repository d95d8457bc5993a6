"""The settings file as the program writes it is read without YAML, and means the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.model import AMOUNTS
from stretchtui.routine import vocabulary
from stretchtui.settings.file import change, read_settings
from stretchtui.settings.preferences import WEEKDAYS, Settings
from stretchtui.settings.quick import quickly_read

ROOT = Path(__file__).parents[2]

_odd = ("neck-turn", "007", "my-own", "-", "a--b", "spin-twist", "x" * 65)
_words = st.lists(st.sampled_from([*vocabulary.FLAGS, *_odd]), max_size=4)
_lines = st.one_of(
    st.builds(
        "{}: {}".format, st.sampled_from(["welcomed", "sound", "sounds", "history"]),
        st.sampled_from(["true", "false", "yes", "'true'", "True", ""]),
    ),
    st.builds("voice: {}".format, st.sampled_from([*AMOUNTS, "loud", "[full]", "full ", ""])),
    st.builds("volume: {}".format, st.integers(-1, 101) | st.sampled_from(["070", "7e1", "٧", "70%", "1_0", "", "0x10"])),
    st.builds(
        lambda name, words, between: f"{name}: [{between.join(words)}]",
        st.sampled_from(["avoid", "leave_out", "rotation", "avoids"]), _words, st.sampled_from([", ", ",", ",  ", " "]),
    ),
    st.builds(
        "{}: {}".format, st.sampled_from(["weekly_goal", "minutes"]), st.integers(0, 61) | st.sampled_from(["07", "٧", ""])
    ),
    st.builds("daily_at: {}".format, st.sampled_from(['""', '"07:30"', '"24:00"', "07:30", '"7:30"', "", '"٠7:30"'])),
    st.builds("{}: {}".format, st.sampled_from(["first_side", "ask_tension"]), st.sampled_from(["left", "at-end", "never", "x"])),
    st.builds(
        lambda days, between: f"weekdays: {{{between.join(days)}}}",
        st.lists(
            st.builds("{}: {}".format, st.sampled_from([*WEEKDAYS, "day"]), st.sampled_from([*_odd, "rest", '""'])), max_size=4
        ),
        st.sampled_from([", ", ",", ",  "]),
    ),
    st.sampled_from(["", "# mine", "theme: nord", "avoid: kneel", "avoid:", " welcomed: true", "welcomed: true # x", "---"]),
)  # fmt: skip


@given(st.lists(_lines, max_size=4), st.sampled_from(["\n", "\r\n", "\r", "\x85", "\u2028", "\x0c", "\x1c"]))
def test_what_is_read_quickly_is_what_the_whole_reader_reads_without_a_complaint(lines: list[str], end: str) -> None:
    text = end.join(lines)
    quick = quickly_read(text)
    if quick is not None:
        whole = read_settings(text, "settings.yaml")
        assert (quick, ()) == (whole.settings, whole.diagnostics)


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\r"])
@pytest.mark.parametrize("text", ["welcomed: true{}voice: full", "welcomed: true{}"])
def test_lines_that_end_as_no_program_ends_them_are_left_to_the_whole_reader(text: str, end: str) -> None:
    assert quickly_read(text.format(end)) is None


@pytest.mark.parametrize(
    "text",
    ["theme: nord\n", "volume: 101\n", "voice: ful\n", "avoid: [spin-twist]\n", "welcomed: true\nwelcomed: true\n", "avoid: {\n"],
)
def test_whatever_might_need_a_word_to_its_author_is_left_to_the_whole_reader(text: str) -> None:
    assert quickly_read(text) is None


def test_what_the_program_writes_is_read_quickly(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    written = (
        ("avoid", "advanced,kneel"), ("leave_out", "neck-turn"), ("avoid", ""), ("voice", "full"), ("sound", "false"),
        ("welcomed", "true"), ("volume", "70"), ("volume", "0"), ("volume", "100"), ("sound", "true"), ("voice", "brief"),
        ("weekly_goal", "5"), ("minutes", "15"), ("history", "false"), ("daily_at", "7:30"), ("daily_at", "07:30"),
        ("rotation", "a,b-c,a"), ("weekdays.mon", "rest"), ("weekdays.sun", "desk-break"), ("ask_tension", "never"),
        ("history", "true"),
    )  # fmt: skip
    for key, value in written:
        change(path, key, value)
        assert quickly_read(path.read_text()) == read_settings(path.read_text(), "").settings
    asked = Settings(avoid=(), leave_out=("neck-turn",), welcomed=True, voice="brief", volume=100, weekly_goal=5, minutes=15,
                     daily_at="07:30", rotation=("a", "b-c", "a"), weekdays={"mon": "rest", "sun": "desk-break"},
                     ask_tension="never")  # fmt: skip
    assert quickly_read(path.read_text()) == asked


def test_after_the_first_start_settings_cost_no_yaml(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    change(path, "avoid", "kneel")
    change(path, "welcomed", "true")
    load = f"from pathlib import Path; from stretchtui.settings.preferences import load; load(Path({str(path)!r}))"
    code = f"import sys; {load}; print('yaml' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout == "False\n"
