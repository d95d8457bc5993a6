"""Spoken lines kept as sound files, so that each starts on time and its length is known. Never here: rendering, playing."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from stretchtui.coach.sounds.wav import NotAWav, length_ms

KEPT_BYTES = 60_000_000
"""Of this size (some thousand lines) the folder is at most; the least recently used go."""


NEEDED_BYTES = 8_000_000
"""What has to be free: the tones, and the lines of a routine."""


def folder_for_sound(cache: Path | None) -> tuple[Path, bool]:
    """Where clips and tones can be kept; True when that is not in the cache, and is to be removed in the end."""
    if cache is not None:
        with suppress(OSError):
            folder = cache / "sound"
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()  # nothing else tells for certain whether it may be written into
            if shutil.disk_usage(folder).free >= NEEDED_BYTES:
                return folder, False
    return Path(tempfile.mkdtemp(prefix="stretchtui-")), True


class Clips:
    """A folder of clips made by one voice at one rate and volume; others may lie beside them."""

    def __init__(self, folder: Path, made_by: tuple[str, ...]) -> None:
        self.folder = folder
        self._made_by = "\0".join(made_by)
        self._lengths: dict[str, int] = {}

    def is_like(self, other: Clips) -> bool:
        """Whether both are the same clips."""
        return (self.folder, self._made_by) == (other.folder, other._made_by)

    def path(self, text: str) -> Path:
        digest = hashlib.sha256(f"{self._made_by}\0{text}".encode("utf-8", "replace")).hexdigest()
        return self.folder / f"{digest[:32]}.wav"

    def length_ms(self, text: str) -> int:
        """How long its clip is, 0 when there is none."""
        if text not in self._lengths:
            self._lengths[text] = 0
            self._lengths[text] = _kept_ms(self.path(text))
        return self._lengths[text]

    def made(self, text: str, ms: int) -> None:
        self._lengths[text] = ms

    def used(self, text: str) -> bool:
        """Whether its file is still there: another program may have tidied up, or somebody did."""
        try:
            os.utime(self.path(text))
        except FileNotFoundError:
            self._lengths[text] = 0
            with suppress(OSError):
                self.folder.mkdir(parents=True, exist_ok=True)
            return False
        except OSError:
            pass  # it is another person's
        return True


def _kept_ms(file: Path) -> int:
    """How long it sounds. What is no whole sound, since a disk has lost the end of it, counts for nothing and goes."""
    try:
        return length_ms(file, whole=True)
    except NotAWav:
        with suppress(OSError):
            file.unlink()
    return 0


def tidy(folder: Path, kept_bytes: int = KEPT_BYTES) -> None:
    """Remove what was not used for longest, and what a rendering that was cut off left behind. Never raises."""
    with suppress(OSError), os.scandir(folder) as found:
        files = [(entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in found if entry.is_file()]
        left = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if left <= kept_bytes:
                break
            left -= size
            Path(path).unlink(missing_ok=True)
