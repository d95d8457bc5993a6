"""The tones as WAV files in the cache: one folder for each way they can be wanted. Never here: how they sound, who plays them.

A folder's name carries all that its files depend on, so that one that is complete is never out of date. They are made by a
process of their own, which needs nothing but Python and this room.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache as remembered
from pathlib import Path

import stretchtui
from stretchtui.coach.model import TONE_KINDS, ToneKind, Wanted
from stretchtui.coach.sounds import earcons, wav
from stretchtui.text import plain

VERSION = 1
"""Changes whenever a tone sounds different."""
OLD_FOLDERS = 10
"""Kept besides the newest, as somebody tries volumes; those not used for longest go."""

_PEAK = 0.89
"""Of full scale, for a person's own files; ours keep below it by themselves."""
_SECOND_MS = 1_000
_UNFINISHED = ".unfinished-"
_FINISHED = re.compile(r"[0-9]+-[a-z]+-[0-9]+-[0-9a-f]{16}")
_FORSAKEN_NS = 600_000_000_000
"""An unfinished folder this much older than a finished one was left behind: nobody works on it any more."""
_EMPTY = 44
"""Bytes of a WAV file without sound. After a power cut there may be files with nothing in them."""
_BOOT = "import sys; sys.path.append(sys.argv[1]); from stretchtui.coach.sounds.tone_files import main; main(sys.argv[2:])"


def tone_folder(wanted: Wanted, cache: Path) -> Path:
    """Where the tones for these wishes belong, whether they are there or not."""
    volume = max(0, min(wanted.volume, 100))
    return cache / "tones" / f"{VERSION}-{wanted.tones}-{volume}-{_digest(wanted)}"


def tone_path(folder: Path, kind: ToneKind, number: int | None = None) -> Path:
    """`number`: of `count`, from where it counts."""
    return folder / (f"count-{_counted(number)}.wav" if kind == "count" else f"{kind}.wav")


def tone_ms(kind: ToneKind, number: int | None = None, folder: Path | None = None) -> int:
    """How long a tone sounds: with a folder the one that lies there, which may be a person's own; else ours."""
    if folder is not None:
        with suppress(wav.NotAWav):
            return _lasting(tone_path(folder, kind, number))
    return earcons.tone_ms(kind, _counted(number))


def is_complete(folder: Path) -> bool:
    """Whether every tone is there. A folder that was asked for counts as used."""
    try:
        complete = all(tone_path(folder, *tone).stat().st_size > _EMPTY for tone in _each())
    except OSError:
        return False
    with suppress(OSError):
        os.utime(folder)
    return complete


def command(folder: Path, wanted: Wanted) -> tuple[str, ...]:
    """A program and its arguments that write the tones there. It sees neither site-packages nor variables of Python's."""
    root = Path(stretchtui.__file__).resolve().parent.parent
    wishes = json.dumps([wanted.tones, wanted.volume, dict(wanted.tone_files)])
    return (sys.executable or "python3", "-I", "-S", "-c", _BOOT, str(root), str(folder), wishes)


def main(arguments: Sequence[str]) -> None:
    """What that program does."""
    folder, wishes = arguments
    tones, volume, tone_files = json.loads(wishes)
    write_tones(Path(folder), Wanted(tones=tones, volume=volume, tone_files=tone_files))


def write_tones(folder: Path, wanted: Wanted) -> None:
    """All of them or none: made beside the folder, which then appears whole. Raises OSError."""
    if is_complete(folder):
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.parent))
    try:
        for kind, number in _each():
            sound = wav.louder(_sound(kind, _counted(number), wanted), wav.gain_of(wanted.volume))
            wav.write(tone_path(made, kind, number), sound)
        _put(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)  # it is gone already where it has become the folder
    _tidy(folder)


def unusable(wanted: Wanted) -> tuple[str, ...]:
    """Which of a person's own files cannot be used, and why, in plain words; ours are played instead."""
    return tuple(_faults(wanted))


def _faults(wanted: Wanted) -> Iterator[str]:
    for kind, name in wanted.tone_files.items():
        try:
            wav.read(_own(name))
        except wav.NotAWav as fault:
            shown = f"{plain(kind, limit=40)}: {plain(name, limit=200)}"
            yield f"{shown} cannot be used: {fault}. The program's own tone is played instead."


def _digest(wanted: Wanted) -> str:
    """Of a person's own files as they are now: another size or time, another folder."""
    seen: list[tuple[str, ...]] = []
    for kind, name in sorted(wanted.tone_files.items()):
        try:
            status = _own(name).stat()
            seen.append((kind, name, str(status.st_size), str(status.st_mtime_ns)))
        except (OSError, ValueError):
            seen.append((kind, name))
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]


def _own(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:  # no home folder can be found
        return Path(name)


def _counted(number: int | None) -> int:
    return number if number in earcons.COUNTED else earcons.COUNTED[0]


def _each() -> Iterator[tuple[ToneKind, int | None]]:
    """Every tone there is a file for."""
    for kind in TONE_KINDS:
        for number in earcons.COUNTED if kind == "count" else (None,):
            yield kind, number


@remembered
def _lasting(path: Path) -> int:
    """Raises NotAWav, and then it is not remembered."""
    return wav.length_ms(path)


def _sound(kind: ToneKind, number: int, wanted: Wanted) -> wav.Samples:
    own = _own_sound(kind, wanted)
    if own is None:
        return earcons.clip(kind, wanted.tones, number)
    return _counting(own, number) if kind == "count" else own


def _own_sound(kind: ToneKind, wanted: Wanted) -> wav.Samples | None:
    """A person's own tone without silence around it and not too loud; None where there is none that can be used."""
    name = wanted.tone_files.get(kind)
    if name is None:
        return None
    try:
        sound = wav.trimmed(wav.read(_own(name)))
    except wav.NotAWav:
        return None
    return wav.louder(sound, min(1.0, _PEAK * wav.FULL / max(1, wav.peak(sound))))


def _counting(own: wav.Samples, number: int) -> wav.Samples:
    """A count from a person's own file: a tick is repeated; what lasts over a second is three-two-one, begun further on."""
    if own.ms > _SECOND_MS:
        return wav.Samples(own.rate, own.values[(earcons.COUNTED[0] - number) * own.rate :] or own.values)
    return wav.mixed([(i * _SECOND_MS, own) for i in range(number)])


def _put(made: Path, folder: Path) -> None:
    """Where the folder is there already, another program was quicker; or a file in it had gone, and each is put in its place."""
    with suppress(OSError):
        made.rename(folder)
        return
    if not is_complete(folder):
        for file in made.iterdir():
            file.replace(folder / file.name)


def _tidy(newest: Path) -> None:
    """Remove the folders not used for longest, and what a program that was killed left unfinished. Never raises."""
    with suppress(OSError), os.scandir(newest.parent) as found:
        ages = sorted((entry.stat().st_mtime_ns, entry.name) for entry in found if entry.is_dir(follow_symlinks=False))
        old = [name for _, name in ages if _FINISHED.fullmatch(name) and name != newest.name]
        before_ns = newest.stat().st_mtime_ns - _FORSAKEN_NS
        forsaken = [name for age_ns, name in ages if name.startswith(_UNFINISHED) and age_ns < before_ns]
        for name in (*old[: max(0, len(old) - OLD_FOLDERS)], *forsaken):
            shutil.rmtree(newest.parent / name, ignore_errors=True)
