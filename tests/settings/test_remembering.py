"""A preference written into the settings file: now, or a moment later by a thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.settings import remembering
from stretchtui.settings.remembering import Remembering, written


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.yaml"
    monkeypatch.setattr(places, "settings_file", lambda: path)
    return path


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("sound", False, "sound: false"), ("volume", 40, "volume: 40"), ("voice", "full", "voice: full"),
        ("avoid", ("neck", "kneel"), "avoid: [neck, kneel]"),
    ],
)  # fmt: skip
def test_every_kind_of_value_stands_in_the_file(file: Path, key: str, value: object, line: str) -> None:
    assert written(key, value) == ""  # type: ignore[arg-type]  # those of Preference
    assert file.read_text().strip() == line


def test_why_it_could_not_be_written_is_told_and_not_raised(file: Path) -> None:
    file.write_text("theme: [\n")
    assert "mistakes" in written("volume", 40)
    assert "not a setting" in written("loudness", 40)


def test_the_last_value_of_each_is_written_soon(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "SOON_S", 0.01)
    told: list[str] = []
    soon = Remembering(told.append)
    soon.soon("volume", 40)
    soon.soon("sound", False)
    soon.soon("volume", 30)
    assert soon._timer is not None
    soon._timer.join()
    assert sorted(file.read_text().split("\n")) == ["", "sound: false", "volume: 30"]
    assert told == []


def test_what_waits_is_written_on_the_way_out(file: Path) -> None:
    soon = Remembering(lambda _: None)
    soon.soon("volume", 30)
    assert not file.exists()
    soon.now()
    assert file.read_text() == "volume: 30\n"
    assert [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)] == []


def test_nothing_is_written_where_nothing_waits(file: Path) -> None:
    Remembering(lambda _: None).now()
    assert not file.exists()


def test_that_nothing_can_be_written_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "settings_file", lambda: None)
    told: list[str] = []
    soon = Remembering(told.append)
    for volume in (30, 20):
        soon.soon("volume", volume)
        soon.now()
    assert told == ["It holds until you leave; it could not be kept: this system names no folder for settings"]


def test_a_mistake_of_the_program_is_told_and_not_raised_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise TypeError("no such thing")

    monkeypatch.setattr(remembering, "written", fail)
    told: list[str] = []
    soon = Remembering(told.append)
    soon.soon("volume", 30)
    soon.now()
    assert told == ["It holds until you leave; it could not be kept: TypeError: no such thing"]
