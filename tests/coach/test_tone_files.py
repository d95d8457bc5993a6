"""The tones as files: each folder made once, whole, by whoever comes first; a person's own files, and what is wrong with them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from stretchtui.coach.model import CHARACTERS, TONE_KINDS, Wanted
from stretchtui.coach.sounds import earcons, tone_files, wav
from stretchtui.coach.sounds.tone_files import command, is_complete, tone_folder, tone_ms, tone_path, unusable, write_tones
from tests.pace import over

NAMES = {"prepare", "move", "hold", "half", "count-3", "count-2", "count-1", "release", "switch", "rest", "next", "finish"}
SECOND_NS = 1_000_000_000


def click(folder: Path, ms: int = 100, value: int = 8_000, rate: int = 8_000, name: str = "own.wav") -> Path:
    """A file of a person's own, with a quarter of a second of silence before and after."""
    quiet = [0] * (rate // 4)
    wav.write(folder / name, wav.Samples(rate, array("h", [*quiet, *[value, -value] * (ms * rate // 2_000), *quiet])))
    return folder / name


def peak_of(folder: Path, name: str) -> float:
    return wav.peak(wav.read(folder / f"{name}.wav")) / wav.FULL


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tones so short that making many folders takes no time."""
    monkeypatch.setattr(earcons, "clip", lambda kind, character, number: wav.Samples(8_000, array("h", [number * 100] * 80)))


def written(wanted: Wanted, cache: Path) -> Path:
    folder = tone_folder(wanted, cache)
    write_tones(folder, wanted)
    return folder


def test_every_tone_is_written_as_it_was_made(tmp_path: Path) -> None:
    folder = written(Wanted(volume=100, tones="bright"), tmp_path)
    assert {path.name for path in folder.iterdir()} == {f"{name}.wav" for name in NAMES}
    assert wav.read(tone_path(folder, "switch")) == earcons.clip("switch", "bright")
    assert wav.read(tone_path(folder, "count", 2)) == earcons.clip("count", "bright", 2)
    assert is_complete(folder)


def test_each_tone_has_a_file_and_a_count_one_for_each_number(tmp_path: Path) -> None:
    paths = {tone_path(tmp_path, kind, number).stem for kind in TONE_KINDS for number in (3, 2, 1)}
    assert paths == NAMES
    assert tone_path(tmp_path, "count") == tone_path(tmp_path, "count", 7) == tmp_path / "count-3.wav"


def test_volume_is_in_the_files_from_silence_to_nearly_full_scale(tmp_path: Path) -> None:
    peaks = [peak_of(written(Wanted(volume=volume), tmp_path), "hold") for volume in (0, 30, 60, 100)]
    assert peaks[0] == 0
    assert peaks == sorted(set(peaks))
    assert peaks[1] / peaks[3] == pytest.approx(0.09, rel=0.02)
    loudest = written(Wanted(volume=100, tones="wood"), tmp_path)
    assert max(peak_of(loudest, name) for name in NAMES) <= 0.89


@pytest.mark.usefixtures("quickly")
def test_each_wish_that_changes_the_sound_has_its_own_folder_and_no_other(tmp_path: Path) -> None:
    own = click(tmp_path)
    plain = Wanted()
    wishes = [
        plain, *(replace(plain, tones=one) for one in CHARACTERS[1:]), replace(plain, volume=20),
        replace(plain, tone_files={"hold": str(own)}), replace(plain, tone_files={"rest": str(own)}),
        replace(plain, tone_files={"hold": str(tmp_path / "gone.wav")}),
    ]  # fmt: skip
    folders = [tone_folder(wanted, tmp_path) for wanted in wishes]
    assert len(set(folders)) == len(wishes)
    assert tone_folder(replace(plain, sound=False, amount="brief", rate=200), tmp_path) == folders[0]
    assert tone_folder(replace(plain, volume=900), tmp_path) == tone_folder(replace(plain, volume=100), tmp_path)


def test_a_changed_own_file_means_another_folder(tmp_path: Path) -> None:
    own = click(tmp_path)
    wanted = Wanted(tone_files={"hold": str(own)})
    before = tone_folder(wanted, tmp_path)
    assert tone_folder(wanted, tmp_path) == before
    os.utime(own, ns=(SECOND_NS, SECOND_NS))
    later = tone_folder(wanted, tmp_path)
    click(tmp_path, ms=200)
    os.utime(own, ns=(SECOND_NS, SECOND_NS))
    assert len({before, later, tone_folder(wanted, tmp_path)}) == 3


def test_a_new_version_of_the_tones_means_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tone_folder(Wanted(), tmp_path)
    monkeypatch.setattr(tone_files, "VERSION", tone_files.VERSION + 1)
    assert tone_folder(Wanted(), tmp_path) != before


def test_an_own_file_is_played_without_the_silence_around_it_and_as_loud_as_asked(tmp_path: Path) -> None:
    own = click(tmp_path)
    folder = written(Wanted(volume=50, tone_files={"hold": str(own)}), tmp_path)
    sound = wav.read(tone_path(folder, "hold"))
    assert (sound.rate, sound.ms) == (8_000, 150)
    assert wav.peak(sound) == 2_000
    assert wav.read(tone_path(folder, "rest")).rate == earcons.RATE, "the other kinds are ours"


def test_an_own_file_at_full_scale_is_brought_below_it(tmp_path: Path) -> None:
    folder = written(Wanted(volume=100, tone_files={"hold": str(click(tmp_path, value=32_767))}), tmp_path)
    assert 0.88 < peak_of(folder, "hold") <= 0.8901


def test_an_own_tick_is_repeated_each_second_of_a_count(tmp_path: Path) -> None:
    folder = written(Wanted(volume=100, tone_files={"count": str(click(tmp_path))}), tmp_path)
    for number in (3, 2, 1):
        values = wav.read(tone_path(folder, "count", number)).values
        starts = [i for i in range(len(values)) if values[i] and not any(values[max(0, i - 800) : i])]
        assert starts == [80 + 8_000 * second for second in range(number)], "10 ms before each is kept"


def test_an_own_count_of_three_seconds_is_begun_further_on_for_two_and_one(tmp_path: Path) -> None:
    folder = written(Wanted(volume=100, tone_files={"count": str(click(tmp_path, ms=2_500))}), tmp_path)
    assert [wav.read(tone_path(folder, "count", number)).ms for number in (3, 2, 1)] == [2_550, 1_550, 550]


def test_an_own_count_of_little_over_a_second_is_played_whole_for_one(tmp_path: Path) -> None:
    folder = written(Wanted(volume=100, tone_files={"count": str(click(tmp_path, ms=1_500))}), tmp_path)
    assert [wav.read(tone_path(folder, "count", number)).ms for number in (3, 2, 1)] == [1_550, 550, 1_550]


def test_own_files_that_cannot_be_used_give_way_to_ours_and_are_told_of(tmp_path: Path) -> None:
    text = tmp_path / "no\x1b[31mte.wav"
    text.write_text("not sound")
    wanted = Wanted(volume=100, tone_files={"hold": str(text), "rest": str(tmp_path), "half": str(click(tmp_path))})
    folder = written(wanted, tmp_path)
    assert is_complete(folder)
    assert wav.read(tone_path(folder, "hold")) == earcons.clip("hold", "soft")
    assert wav.read(tone_path(folder, "rest")) == earcons.clip("rest", "soft")
    first, second = unusable(wanted)
    assert first.startswith("hold: ")
    told = "no\N{REPLACEMENT CHARACTER}[31mte.wav cannot be used: it is not a WAV file. The program's own tone is played instead."
    assert first.endswith(told)
    assert second.startswith(f"rest: {tmp_path} cannot be used: it ")


def test_there_is_nothing_to_tell_of_where_all_can_be_used(tmp_path: Path) -> None:
    assert unusable(Wanted()) == ()
    assert unusable(Wanted(tone_files={"hold": str(click(tmp_path))})) == ()


def test_the_home_folder_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    click(tmp_path)
    assert unusable(Wanted(tone_files={"hold": "~/own.wav"})) == ()
    assert len(unusable(Wanted(tone_files={"hold": "~nobody-of-that-name/own.wav", "rest": "a\0b"}))) == 2


def test_how_long_a_tone_sounds_is_known_without_its_file_and_truly_with_it(tmp_path: Path) -> None:
    wanted = Wanted(tone_files={"hold": str(click(tmp_path, ms=900))})
    folder = tone_folder(wanted, tmp_path)
    assert tone_ms("hold", None, folder) == tone_ms("hold") == earcons.tone_ms("hold")
    write_tones(folder, wanted)
    assert tone_ms("hold", None, folder) == 950
    assert (tone_ms("count"), tone_ms("count", 1)) == (earcons.tone_ms("count", 3), earcons.tone_ms("count", 1))
    assert [tone_ms("count", number, folder) for number in (3, 1)] == [tone_ms("count", number) for number in (3, 1)]


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("harm", ["gone", "empty"])
def test_a_folder_that_lacks_a_tone_is_not_complete_and_is_made_whole(harm: str, tmp_path: Path) -> None:
    folder = written(Wanted(), tmp_path)
    tone_path(folder, "rest").unlink()
    if harm == "empty":  # as after a power cut
        tone_path(folder, "rest").touch()
    assert not is_complete(folder)
    write_tones(folder, Wanted())
    assert is_complete(folder)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.usefixtures("quickly")
def test_a_folder_that_is_complete_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(Wanted(), tmp_path)
    monkeypatch.setattr(earcons, "clip", lambda *_: pytest.fail("made again"))
    write_tones(folder, Wanted())
    assert is_complete(folder)


@pytest.mark.usefixtures("quickly")
def test_whoever_comes_second_leaves_the_folder_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tone_folder(Wanted(), tmp_path)
    ours = earcons.clip
    others: list[Path] = []

    def meanwhile(*given: object) -> wav.Samples:
        if not others:  # while we make the first tone, another program makes all of them
            others.append(folder)
            write_tones(folder, Wanted())
        return ours(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(earcons, "clip", meanwhile)
    write_tones(folder, Wanted())
    assert is_complete(folder)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_two_programs_at_once_both_end_well(tmp_path: Path) -> None:
    wanted = Wanted(volume=100)
    folder = tone_folder(wanted, tmp_path)
    programs = [subprocess.Popen(command(folder, wanted), stderr=subprocess.PIPE) for _ in range(2)]
    assert [program.communicate(timeout=60)[1] for program in programs] == [b"", b""]
    assert [program.returncode for program in programs] == [0, 0]
    assert is_complete(folder)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    assert wav.read(tone_path(folder, "next")) == earcons.clip("next", "soft")


def test_the_program_that_writes_them_needs_nothing_but_python(tmp_path: Path) -> None:
    own = click(tmp_path, name="own \N{MUSICAL SYMBOL G CLEF} '$(x)' -o.wav")
    wanted = Wanted(tones="wood", volume=100, tone_files={"hold": str(own)})
    folder = tone_folder(wanted, tmp_path)
    argv = command(folder, wanted)
    assert argv[:4] == (sys.executable, "-I", "-S", "-c")
    told = argv[4] + "; print(*(name for name in ('yaml', 'textual', 'platformdirs', 'site') if name in sys.modules))"
    done = subprocess.run([*argv[:4], told, *argv[5:]], capture_output=True, timeout=60, check=False, cwd=tmp_path, env={})
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, b"", b"")
    assert wav.read(tone_path(folder, "hold")).rate == 8_000
    assert wav.read(tone_path(folder, "rest")) == earcons.clip("rest", "wood")


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("where", ["the folder", "the folder around it"])
def test_where_a_file_stands_in_the_way_it_says_so_and_leaves_nothing(where: str, tmp_path: Path) -> None:
    folder = tone_folder(Wanted(), tmp_path)
    obstacle = folder if where == "the folder" else folder.parent
    obstacle.parent.mkdir(exist_ok=True)
    obstacle.write_text("in the way")
    with pytest.raises(OSError, match=r"directory|exists"):
        write_tones(folder, Wanted())
    assert not is_complete(folder)
    assert [path.name for path in obstacle.parent.iterdir()] == [obstacle.name]


@pytest.fixture
def eleven(tmp_path: Path, quickly: None) -> list[Path]:
    """Folders of as many volumes, as `[` and `]` make them, each used a second after the one before."""
    folders: list[Path] = []
    for i, volume in enumerate(range(0, 110, 10)):
        folders.append(written(Wanted(volume=volume), tmp_path))
        os.utime(folders[-1], ns=((i + 1) * SECOND_NS,) * 2)
    return folders


def test_ten_old_folders_are_kept_and_those_not_used_for_longest_go(eleven: list[Path], tmp_path: Path) -> None:
    assert is_complete(eleven[0]), "asked for, so it has been used just now"
    newest = written(Wanted(volume=55), tmp_path)
    left = set(newest.parent.iterdir())
    assert left == {newest, *eleven} - {eleven[1]}
    assert len(left) == 1 + tone_files.OLD_FOLDERS


def test_what_is_not_a_folder_of_tones_is_left_alone(eleven: list[Path], tmp_path: Path) -> None:
    (tmp_path / "tones" / "mine").mkdir()
    os.utime(tmp_path / "tones" / "mine", ns=(1, 1))
    away = tmp_path / "away"
    away.mkdir()
    link = tmp_path / "tones" / f"1-soft-7-{'0' * 16}"
    link.symlink_to(away)
    written(Wanted(volume=55), tmp_path)
    assert (tmp_path / "tones" / "mine").is_dir()
    assert link.is_symlink()
    assert away.is_dir()


@pytest.mark.usefixtures("quickly")
def test_what_a_killed_program_left_unfinished_goes_and_what_is_being_made_stays(tmp_path: Path) -> None:
    forsaken, busy = tmp_path / "tones" / ".unfinished-a", tmp_path / "tones" / ".unfinished-b"
    for folder in (forsaken, busy):
        folder.mkdir(parents=True)
    long_ago_ns = busy.stat().st_mtime_ns - 3_600 * SECOND_NS
    os.utime(forsaken, ns=(long_ago_ns, long_ago_ns))
    written(Wanted(), tmp_path)
    assert busy.is_dir()
    assert not forsaken.exists()


@pytest.mark.usefixtures("quickly")
def test_asking_for_a_folder_is_quick_enough_for_a_key(tmp_path: Path) -> None:
    own = str(click(tmp_path))
    wanted = Wanted(tone_files=dict.fromkeys(TONE_KINDS, own))
    written(wanted, tmp_path)
    assert is_complete(tone_folder(wanted, tmp_path))
    assert over(0.010, lambda: is_complete(tone_folder(wanted, tmp_path)), time.perf_counter) == []
