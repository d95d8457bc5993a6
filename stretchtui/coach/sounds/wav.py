"""Recorded sound in memory, and WAV files read and written. Never here: what a sound means, who plays it.

A file may be anybody's: it is read up to a bound, and whatever is wrong with it comes out as `NotAWav` in plain words. The
chunks are walked here, not by the module `wave`, which before Python 3.12 refuses the header that most 24-bit files have.
"""

from __future__ import annotations

import os
import stat
import struct
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

LARGEST = 10_000_000
"""Bytes of a file; no more than that is ever read."""
LONGEST_MS = 30_000
RATES = range(4_000, 192_001)
FULL = 32_767

_SILENT = 130
"""48 dB below full scale."""
_KEPT_BEFORE_MS, _KEPT_AFTER_MS = 10, 40
_HEAD = 65_536
"""Bytes in which a header is looked for when only the length is asked."""
_MOST_CHUNKS = 1_000
_UNFILLED = (0, 0xFFFF_FFFF)
"""What stands for a length in files written by a program that could not go back to fill it in."""
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class NotAWav(Exception):
    """The file cannot be used as sound; the message says why, as the end of a sentence: "it …"."""


class Samples(NamedTuple):
    """One channel of 16-bit sound."""

    rate: int
    values: array[int]

    @property
    def ms(self) -> int:
        return len(self.values) * 1_000 // self.rate


class _Layout(NamedTuple):
    """Where a file's sound lies, and how it is written down."""

    rate: int
    channels: int
    width: int
    """Bytes of one sample of one channel."""
    floating: bool
    begin: int
    end: int

    @property
    def ms(self) -> int:
        return (self.end - self.begin) // (self.channels * self.width) * 1_000 // self.rate


def read(path: str | Path, longest_ms: int = LONGEST_MS, *, whole: bool = False) -> Samples:
    """The sound of a file, made mono and 16-bit; its rate stays as it is. Raises NotAWav only, and never waits for a pipe.

    `whole`: one that holds less than it says is refused.
    """
    data, size = _bytes(path, LARGEST)
    if size > LARGEST:
        raise NotAWav(f"it has over {LARGEST // 1_000_000} MB, and that is the most allowed")
    layout = _layout(data, len(data), whole=whole)
    if layout.ms > longest_ms:
        raise NotAWav(f"it lasts longer than {longest_ms // 1_000} seconds, and that is the most allowed")
    return Samples(layout.rate, _mono(_decoded(data[layout.begin : layout.end], layout), layout.channels))


def length_ms(path: str | Path, *, whole: bool = False) -> int:
    """How long a file sounds; only its beginning is read. Raises NotAWav."""
    return _layout(*_bytes(path, _HEAD), whole=whole).ms


def write(path: str | Path, samples: Samples) -> None:
    """Raises OSError."""
    body = array("h", samples.values)
    if sys.byteorder == "big":
        body.byteswap()
    data = body.tobytes()
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, _PCM, 1, samples.rate, samples.rate * 2, 2, 16)
    head = struct.pack("<4sI4s", b"RIFF", 36 + len(data), b"WAVE") + form + struct.pack("<4sI", b"data", len(data))
    Path(path).write_bytes(head + data)


def louder(samples: Samples, gain: float) -> Samples:
    """The sound times `gain`, or as loud as it can be without being clipped where that is less. Below 1 it is softer."""
    if gain == 1.0 or not samples.values:
        return samples
    gain = max(0.0, gain)
    if gain > 1.0:
        gain = min(gain, FULL / max(1, peak(samples)))
    whole = round(gain * 65_536)  # twice as quick as with floats: speech is made softer shortly before it is due
    return Samples(samples.rate, array("h", [value * whole + 32_768 >> 16 for value in samples.values]))


def peak(samples: Samples) -> int:
    """The largest value either way."""
    values = samples.values
    return max(abs(max(values)), abs(min(values))) if values else 0


def gain_of(volume: int) -> float:
    """What a volume of 0 to 100 means: its square, since half as much has to sound about half as loud."""
    return (max(0, min(volume, 100)) / 100) ** 2


def mixed(parts: Iterable[tuple[int, Samples]]) -> Samples:
    """Sounds of one rate, at least one, put together, each from its moment in ms on."""
    placed = [(at_ms * part.rate // 1_000, part) for at_ms, part in parts]
    total = [0] * max(begin + len(part.values) for begin, part in placed)
    for begin, part in placed:
        for i, value in enumerate(part.values, begin):
            total[i] += value
    return Samples(placed[0][1].rate, array("h", [max(-FULL, min(value, FULL)) for value in total]))


def trimmed(samples: Samples) -> Samples:
    """Without the silence at both ends, but for a little of it. Silence alone stays as it is."""
    values, rate = samples.values, samples.rate
    first = next((i for i, value in enumerate(values) if not -_SILENT <= value <= _SILENT), None)
    if first is None:
        return samples
    after = next(i for i, value in enumerate(reversed(values)) if not -_SILENT <= value <= _SILENT)
    begin = max(0, first - rate * _KEPT_BEFORE_MS // 1_000)
    end = len(values) - max(0, after - rate * _KEPT_AFTER_MS // 1_000)
    return Samples(rate, values[begin:end])


def _bytes(path: str | Path, most: int) -> tuple[bytes, int]:
    """The first bytes of a regular file, and how many it has."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            return _of_regular(descriptor, most)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise NotAWav(f"it cannot be read: {error.strerror or error}") from None
    except ValueError:  # a NUL in the path
        raise NotAWav("it cannot be read: this is no path") from None


def _of_regular(descriptor: int, most: int) -> tuple[bytes, int]:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise NotAWav("it is not a regular file")
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(most), status.st_size


def _layout(data: bytes, size: int, *, whole: bool = False) -> _Layout:
    """From a file's first bytes and its size. What a header claims beyond the file's end is not believed."""
    form, at, length = _parts(data)
    if whole and size < at + length <= LARGEST:  # what claims more than any file may have was never told its length
        raise NotAWav("it is cut off")
    unfilled = length in _UNFILLED and struct.unpack_from("<I", data, 4)[0] in _UNFILLED
    return _laid_out(form, at, size if unfilled else min(at + length, size))


def _parts(data: bytes) -> tuple[bytes, int, int]:
    """How the sound is written, where it begins, and how many bytes of it the header claims."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NotAWav("it is not a WAV file")
    form, at = b"", 12
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(data):
            break
        name, length = struct.unpack_from("<4sI", data, at)
        at += 8
        if name == b"fmt ":
            form = data[at : at + length]
        elif name == b"data":
            return form, at, length
        at += length + length % 2
    raise NotAWav("it has no sound in it, or is cut off")


def _laid_out(form: bytes, begin: int, end: int) -> _Layout:
    if len(form) < 16:
        raise NotAWav("it does not say how its sound is written")
    tag, channels, rate, _, block, _ = struct.unpack_from("<HHIIHH", form)
    if tag == _EXTENSIBLE and len(form) >= 26:
        tag = struct.unpack_from("<H", form, 24)[0]
    if channels not in (1, 2):
        raise NotAWav(f"it has {channels} channels; one or two can be used")
    if rate not in RATES:
        raise NotAWav(f"it has {rate} samples a second; {RATES[0]} to {RATES[-1]} can be used")
    width, rest = divmod(block, channels)
    if rest or width not in ({_PCM: (1, 2, 3, 4), _FLOAT: (4, 8)}.get(tag, ())):
        raise NotAWav("its sound is neither plain PCM nor floating point; save it as 16-bit PCM")
    if end - begin < block:
        raise NotAWav("it has no sound in it, or is cut off")
    return _Layout(rate, channels, width, tag == _FLOAT, begin, end - (end - begin) % block)


def _decoded(data: bytes, layout: _Layout) -> array[int]:
    """All channels in turn, 16-bit: of what is finer the upper sixteen bits."""
    if layout.floating:
        return _from_floating(data, layout.width)
    if layout.width == 1:
        return array("h", [(byte - 128) << 8 for byte in data])
    upper = bytearray(len(data) // layout.width * 2)
    upper[0::2] = data[layout.width - 2 :: layout.width]
    upper[1::2] = data[layout.width - 1 :: layout.width]
    return _ours("h", bytes(upper))


def _from_floating(data: bytes, width: int) -> array[int]:
    values = _ours("f" if width == 4 else "d", data)
    # What is no number at all (it is not equal to itself) is silence.
    return array("h", [round(max(-1.0, min(value, 1.0)) * FULL) if value == value else 0 for value in values])


def _ours(kind: str, data: bytes) -> array[Any]:
    """Little-endian values, in the order of this machine."""
    values: array[Any] = array(kind, data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _mono(values: array[int], channels: int) -> array[int]:
    if channels == 1:
        return values
    return array("h", [(left + right) >> 1 for left, right in zip(values[0::2], values[1::2], strict=True)])
