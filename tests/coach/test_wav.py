"""WAV files: those of anybody read within bounds, every fault in plain words; sound made softer, put together, trimmed."""

from __future__ import annotations

import math
import os
import struct
import wave
from array import array
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtui.coach.sounds import wav
from stretchtui.coach.sounds.wav import FULL, NotAWav, Samples
from tests.pace import over

RATE = 22_050
PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE


def samples(*values: int, rate: int = RATE) -> Samples:
    return Samples(rate, array("h", values))


def tone(ms: int, level: float = 0.5, rate: int = RATE) -> Samples:
    count = ms * rate // 1_000
    return Samples(rate, array("h", [round(level * FULL * math.sin(math.tau * 440 * i / rate)) for i in range(count)]))


def silence(ms: int, rate: int = RATE) -> array[int]:
    return array("h", bytes(2 * (ms * rate // 1_000)))


def chunk(name: bytes, body: bytes, claimed: int | None = None) -> bytes:
    return struct.pack("<4sI", name, len(body) if claimed is None else claimed) + body + b"\0" * (len(body) % 2)


def form(*, tag: int = PCM, channels: int = 1, rate: int = RATE, width: int = 2) -> bytes:
    block = channels * width
    head = struct.pack("<HHIIHH", tag, channels, rate, rate * block & 0xFFFF_FFFF, block, width * 8)
    return head if tag != EXTENSIBLE else head + struct.pack("<HHIH", 22, width * 8, 0, PCM) + bytes(14)


def riff(*chunks: bytes, claimed: int | None = None) -> bytes:
    body = b"".join(chunks)
    return struct.pack("<4sI4s", b"RIFF", 4 + len(body) if claimed is None else claimed, b"WAVE") + body


def file_of(folder: Path, data: bytes) -> Path:
    path = folder / "a.wav"
    path.write_bytes(data)
    return path


def made(folder: Path, body: bytes, *, tag: int = PCM, channels: int = 1, rate: int = RATE, width: int = 2) -> Path:
    return file_of(folder, riff(chunk(b"fmt ", form(tag=tag, channels=channels, rate=rate, width=width)), chunk(b"data", body)))


def refusal(path: str | Path) -> str:
    with pytest.raises(NotAWav) as caught:
        wav.read(path)
    return str(caught.value)


def test_what_is_written_is_what_any_program_reads(tmp_path: Path) -> None:
    wav.write(tmp_path / "a.wav", samples(0, 1, -1, FULL, -32_768))
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (1, 2, RATE, 5)
        assert file.readframes(5) == struct.pack("<5h", 0, 1, -1, FULL, -32_768)


def test_what_is_written_is_read_again_unchanged(tmp_path: Path) -> None:
    before = tone(100)
    wav.write(tmp_path / "a.wav", before)
    assert wav.read(tmp_path / "a.wav") == before
    assert wav.length_ms(tmp_path / "a.wav") == 100


@pytest.mark.parametrize(
    ("body", "tag", "width"),
    [
        (bytes([128, 192, 64, 255, 0]), PCM, 1),
        (struct.pack("<5h", 0, 16_384, -16_384, 32_512, -32_768), PCM, 2),
        (b"\xff\x00\x00" + b"\xff\x00\x40" + b"\x00\x00\xc0" + b"\x12\x00\x7f" + b"\x00\x00\x80", PCM, 3),
        (b"\xff\x00\x00" + b"\xff\x00\x40" + b"\x00\x00\xc0" + b"\x12\x00\x7f" + b"\x00\x00\x80", EXTENSIBLE, 3),
        (struct.pack("<5i", 255, 1 << 30, -(1 << 30), 32_512 << 16, -(1 << 31)), PCM, 4),
        (struct.pack("<5f", 0, 0.5, -0.5, 32_512 / FULL, -7.0), FLOAT, 4),
        (struct.pack("<5d", 0, 0.5, -0.5, 32_512 / FULL, -7.0), FLOAT, 8),
    ],
    ids=["8 bit", "16 bit", "24 bit", "24 bit extensible", "32 bit", "32-bit float", "64-bit float"],
)
def test_every_way_to_write_samples_down_gives_the_same_sound(body: bytes, tag: int, width: int, tmp_path: Path) -> None:
    read = wav.read(made(tmp_path, body, tag=tag, width=width))
    assert list(read.values) == pytest.approx([0, 16_384, -16_384, 32_512, -32_768], abs=2)


def test_a_float_that_is_no_number_is_silence_and_one_too_large_is_full_scale(tmp_path: Path) -> None:
    body = struct.pack("<4f", math.nan, math.inf, -math.inf, 1e30)
    assert list(wav.read(made(tmp_path, body, tag=FLOAT, width=4)).values) == [0, FULL, -FULL, FULL]


def test_two_channels_become_one_half_as_loud_each(tmp_path: Path) -> None:
    body = struct.pack("<6h", 1_000, 3_000, -32_768, -32_768, FULL, FULL)
    read = wav.read(made(tmp_path, body, channels=2))
    assert read == samples(2_000, -32_768, FULL)


@pytest.mark.parametrize("rate", [8_000, 44_100, 192_000])
def test_the_rate_stays_as_it_is(rate: int, tmp_path: Path) -> None:
    path = made(tmp_path, bytes(rate), rate=rate)
    assert (wav.read(path).rate, wav.read(path).ms, wav.length_ms(path)) == (rate, 500, 500)


def test_chunks_that_are_not_sound_are_passed_over_odd_lengths_too(tmp_path: Path) -> None:
    parts = (chunk(b"LIST", b"odd"), chunk(b"fmt ", form()), chunk(b"fact", b"\0\0\0\0"), chunk(b"data", struct.pack("<h", 7)))
    path = file_of(tmp_path, riff(*parts, chunk(b"id3 ", bytes(50))))
    assert wav.read(path) == samples(7)


@pytest.mark.parametrize("claimed", [0x7FFF_FFFF, 0x7FFF_F000, 0xFFFF_FFFF])
def test_a_length_beyond_the_files_end_is_not_believed(claimed: int, tmp_path: Path) -> None:
    sound = chunk(b"data", struct.pack("<3h", 1, 2, 3), claimed)
    path = file_of(tmp_path, riff(chunk(b"fmt ", form()), sound, claimed=0xFFFF_FFFF))
    assert wav.read(path) == samples(1, 2, 3)
    assert wav.length_ms(path) == 0


def test_lengths_that_were_never_filled_in_reach_to_the_end(tmp_path: Path) -> None:
    sound = chunk(b"data", struct.pack("<3h", 1, 2, 3), 0)
    assert wav.read(file_of(tmp_path, riff(chunk(b"fmt ", form()), sound, claimed=0))) == samples(1, 2, 3)


@pytest.mark.parametrize(
    ("claimed", "cut"),
    [(None, False), (196, False), (202, True), (wav.LARGEST - 100, True), (0xFFFF_FFFF, False), (0x7FFF_F000, False)],
)
def test_a_file_that_claims_more_than_it_holds_is_refused_where_it_has_to_be_whole_unless_it_never_knew(
    claimed: int | None, cut: bool, tmp_path: Path
) -> None:
    path = file_of(tmp_path, riff(chunk(b"fmt ", form()), chunk(b"data", bytes(200), claimed)))
    assert wav.length_ms(path) == wav.read(path).ms == 4
    for look in (wav.length_ms, wav.read):
        with pytest.raises(NotAWav, match="cut off") if cut else nullcontext():
            look(path, whole=True)


def test_a_sample_cut_in_two_at_the_end_is_left_out(tmp_path: Path) -> None:
    whole = riff(chunk(b"fmt ", form(width=3)), chunk(b"data", bytes(6) + b"\1\2"))
    assert len(wav.read(file_of(tmp_path, whole[:-1])).values) == 2


def test_a_file_cut_off_anywhere_is_refused_or_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = riff(chunk(b"fmt ", form()), chunk(b"data", struct.pack("<4h", 1, 2, 3, 4)))
    for length in range(len(whole)):
        path = file_of(tmp_path, whole[:length])
        if length < 46:
            assert refusal(path).startswith("it ")
        else:
            assert list(wav.read(path).values) == [1, 2, 3, 4][: (length - 44) // 2]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a WAV file"),
        (b"OggS" + bytes(100), "not a WAV file"),
        (b"RIFF\0\0\0\0AVI " + bytes(100), "not a WAV file"),
        (riff(chunk(b"data", bytes(100))), "does not say how"),
        (riff(chunk(b"fmt ", form()[:12]), chunk(b"data", bytes(100))), "does not say how"),
        (riff(chunk(b"fmt ", form())), "no sound in it"),
        (riff(chunk(b"fmt ", form()), chunk(b"data", b"")), "no sound in it"),
        (riff(chunk(b"fmt ", form(tag=85)), chunk(b"data", bytes(100))), "save it as 16-bit PCM"),
        (riff(chunk(b"fmt ", form(width=7)), chunk(b"data", bytes(100))), "save it as 16-bit PCM"),
        (riff(chunk(b"fmt ", form(channels=0)), chunk(b"data", bytes(100))), "0 channels"),
        (riff(chunk(b"fmt ", form(channels=6)), chunk(b"data", bytes(100))), "6 channels"),
        (riff(chunk(b"fmt ", form(rate=0)), chunk(b"data", bytes(100))), "0 samples a second"),
        (riff(chunk(b"fmt ", form(rate=4_000_000_000)), chunk(b"data", bytes(100))), "4000000000 samples a second"),
        (riff() + bytes(200_000), "no sound in it"),
    ],
)
def test_what_cannot_be_used_is_refused_in_plain_words(data: bytes, says: str, tmp_path: Path) -> None:
    assert says in refusal(file_of(tmp_path, data))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_folder_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        assert refusal(path) == "it is not a regular file"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.wav") == "it cannot be read: No such file or directory"
    assert refusal("a\0b") == "it cannot be read: this is no path"
    with pytest.raises(NotAWav):
        wav.length_ms(tmp_path / "gone.wav")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are counted in /proc")
def test_a_refusal_leaves_no_file_open(tmp_path: Path) -> None:
    text = file_of(tmp_path, b"no sound")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in (tmp_path, text, tmp_path / "gone"):
        assert refusal(path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_file_of_two_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = made(tmp_path, b"")
    os.truncate(path, 2_000_000_000)  # with a hole in it: no room is taken
    assert refusal(path) == "it has over 10 MB, and that is the most allowed"
    assert over(0.5, lambda: refusal(path)) == []


def test_over_thirty_seconds_are_refused_unless_more_is_asked_for(tmp_path: Path) -> None:
    path = made(tmp_path, bytes(31 * 8_000), width=1, rate=8_000)
    assert refusal(path) == "it lasts longer than 30 seconds, and that is the most allowed"
    assert wav.read(path, longest_ms=60_000).ms == 31_000


@given(st.binary(max_size=200), st.integers(0, 60))
def test_whatever_a_file_holds_there_is_sound_or_one_kind_of_refusal(noise: bytes, at: int) -> None:
    whole = bytearray(riff(chunk(b"fmt ", form()), chunk(b"data", bytes(20))))
    whole[at : at + len(noise)] = noise
    said, values = "", array("h")
    try:
        layout = wav._layout(bytes(whole), len(whole))
        values = wav._mono(wav._decoded(bytes(whole[layout.begin : layout.end]), layout), layout.channels)
    except NotAWav as refused:
        said = str(refused)
    assert said.startswith(("it ", "its ")) or 0 < len(values) <= len(whole)


def test_a_gain_makes_softer_and_louder_by_as_much() -> None:
    assert wav.louder(samples(1_000, -2_000), 0.5) == samples(500, -1_000)
    assert wav.louder(samples(1_000, -2_000), 3.0) == samples(3_000, -6_000)
    assert wav.louder(samples(1_000, -2_000), 1.0) == samples(1_000, -2_000)


def test_a_gain_too_large_is_as_loud_as_goes_without_clipping() -> None:
    assert wav.louder(samples(10_000, -20_000), 100.0) == samples(16_384, -FULL)
    assert wav.louder(samples(-32_768), 2.0) == samples(-FULL)
    assert wav.louder(samples(0, 0), 100.0) == samples(0, 0)


def test_no_gain_or_a_negative_one_is_silence() -> None:
    assert wav.louder(samples(5, -5), 0.0) == wav.louder(samples(5, -5), -1.0) == samples(0, 0)


def test_volume_goes_from_silence_to_full_and_half_sounds_about_half_as_loud() -> None:
    gains = [wav.gain_of(volume) for volume in range(101)]
    assert (gains[0], gains[100]) == (0.0, 1.0)
    assert gains == sorted(set(gains))
    assert -13 < 20 * math.log10(gains[50]) < -9  # 10 dB are heard as half
    assert (wav.gain_of(-5), wav.gain_of(1_000)) == (0.0, 1.0)


def test_sounds_are_put_together_each_at_its_moment() -> None:
    both = wav.mixed([(0, samples(1, 2)), (1_000, samples(3))])
    assert (len(both.values), both.values[0], both.values[1], both.values[RATE]) == (RATE + 1, 1, 2, 3)
    assert sum(both.values) == 6


def test_sounds_together_are_never_louder_than_full() -> None:
    assert wav.mixed([(0, samples(30_000, -30_000, 5)), (0, samples(30_000, -30_000))]) == samples(FULL, -FULL, 5)


def test_silence_at_both_ends_goes_but_for_a_little_before_and_after() -> None:
    sound = tone(200)
    whole = Samples(RATE, silence(500) + sound.values + silence(700))
    assert wav.trimmed(whole).ms == pytest.approx(10 + 200 + 40, abs=1)
    assert wav.peak(wav.trimmed(whole)) == wav.peak(sound)


def test_what_is_below_48_decibels_is_silence_and_what_is_above_is_not() -> None:
    faint = samples(*[120] * RATE, 10_000)
    assert wav.trimmed(faint).ms == pytest.approx(10, abs=1)
    audible = samples(*[140] * RATE, 10_000)
    assert wav.trimmed(audible) == audible


def test_sound_without_silence_around_it_stays_as_it_is() -> None:
    sound = samples(*[5_000, -5_000] * 100)
    assert wav.trimmed(sound) == sound


def test_silence_within_stays() -> None:
    whole = Samples(RATE, tone(50).values + silence(400) + tone(50).values)
    assert wav.trimmed(whole).ms == pytest.approx(500, abs=1)


def test_a_clip_of_silence_alone_stays() -> None:
    assert wav.trimmed(Samples(RATE, silence(300))).ms == 300
    assert wav.trimmed(samples()) == samples()


@pytest.mark.parametrize("level", [0.5, 0.001], ids=["speech", "nearly silence"])
def test_gain_and_trimming_of_five_seconds_take_under_40_ms(level: float) -> None:
    clip = tone(5_000, level)
    assert over(0.040, lambda: wav.louder(wav.trimmed(clip), 0.5)) == []
