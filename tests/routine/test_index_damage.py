"""An index that is damaged, foreign or cannot be kept does no harm: it is made anew."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable

import pytest

import stretchtui
from stretchtui.routine import entries, index
from stretchtui.routine.index import look_up
from stretchtui.routine.library import scan
from stretchtui.routine.loading import Loader
from tests.routine.indexed import Place


def written(change: Callable[[bytes], bytes]) -> Callable[[Place], None]:
    """The index's file with its bytes changed."""

    def write(place: Place) -> None:
        before = place.file.read_bytes()
        assert change(before) != before
        place.file.write_bytes(change(before))

    return write


def forged(body: object) -> Callable[[Place], None]:
    """Another body, with a head that is true of it."""
    return written(lambda _: headed(body))


def headed(body: object) -> bytes:
    data = json.dumps(body).encode()
    return f"stretchtui index {index.SHAPE} {stretchtui.__version__} {zlib.crc32(data):08x}\n".encode() + data


def without_used(data: bytes) -> bytes:
    held = json.loads(data.split(b"\n", 1)[1])
    for row in held["routines"].values():
        row[2] = 5
    return headed(held)


ROW = [1, 2, [], ["x"] * 17]
DAMAGE: dict[str, Callable[[Place], None]] = {
    "gone": lambda place: place.file.unlink(),
    "empty": written(lambda _: b""),
    "cut short": written(lambda data: data[:-1]),
    "its head alone": written(lambda data: data.split(b"\n")[0]),
    "one byte changed": written(lambda data: data.replace(b"Calf", b"Kalf", 1)),
    "noise": written(lambda _: bytes(range(256)) * 99),
    "of another shape": written(lambda data: data.replace(b"index ", b"index 9", 1)),
    "of another version": written(lambda data: data.replace(stretchtui.__version__.encode(), b"99.1", 1)),
    "of another program": written(lambda data: b"other" + data),
    "deep": written(lambda _: b"[" * 200_000),
    "a list": forged([]),
    "a number": forged(5),
    "nothing in it": forged({}),
    "rows that are none": forged({"exercises": {}, "routines": {"a": 5}}),
    "short rows": forged({"exercises": {}, "routines": {"a": [1, 2]}}),
    "short entries": forged({"exercises": {}, "routines": {"a": [1, 2, [], ["x"]]}}),
    "routines that are a list": forged({"exercises": {}, "routines": [ROW]}),
    "exercises that are a list": forged({"exercises": ["calf"], "routines": {}}),
    "numbers where ids belong": written(without_used),
    "short exercises": forged({"exercises": {"calf": [1]}, "routines": {}}),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_an_index_that_is_not_right_is_made_anew(kept: Place, damage: Callable[[Place], None]) -> None:
    before = kept.known().entries
    damage(kept)
    assert kept.unread() == {"one", "two", "three", "torn"}
    assert kept.keep().entries == before
    assert kept.unread() == set()


@pytest.mark.parametrize("where", ["nowhere", "a file", "below a file", "refused"])
def test_a_cache_that_cannot_be_written_does_no_harm(place: Place, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.folder.parent / "file").write_text("")
    file = place.folder.parent / "file"
    cache = {"nowhere": None, "a file": file, "below a file": file / "x"}.get(where, place.cache)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    if where == "refused":
        monkeypatch.setattr(os, "mkdir", refuse)
    shelf = scan(place.libraries)
    whole = entries.read_on(look_up(shelf, cache, place.libraries), Loader(shelf))
    index.write(whole, cache, place.libraries)
    assert len(look_up(shelf, cache, place.libraries).unread) == 4
    assert len(whole.entries) == 4


def test_a_folder_where_the_index_belongs_does_no_harm(kept: Place) -> None:
    before = kept.known().entries
    path = kept.file
    path.unlink()
    path.mkdir()
    assert kept.keep().entries == before
    assert kept.unread() == {"one", "two", "three", "torn"}
    assert list(kept.cache.iterdir()) == [path]
