"""The index: what it knows is not read again, and what has changed is. Never here: an index that is damaged."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stretchtui.routine import entries, index, loading
from stretchtui.routine.files import FileText, read_file
from stretchtui.routine.index import look_up
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from tests.routine.indexed import OLD_NS, Place
from tests.routine.reading import STRETCH, folder


def test_a_warm_index_gives_the_same_entries_and_reads_no_file(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place.unread() == {"one", "two", "three", "torn"}
    whole = place.keep()
    read: list[str] = []

    def counting(path: str | Path, shown: str) -> FileText:
        read.append(shown)
        return read_file(path, shown)

    monkeypatch.setattr(loading, "read_file", counting)
    known = place.known()
    assert (known.unread, known.entries) == ((), whole.entries)
    assert entries.read_on(known, Loader(scan(place.libraries))).entries == whole.entries
    assert read == []
    place.write("one.yaml", "name: Uno\nsteps: [rest: 1s]\n")
    entries.read_on(place.known(), Loader(scan(place.libraries)))
    assert read == [str(place.folder / "one.yaml")]


def test_an_entry_tells_what_lists_show(kept: Place) -> None:
    by_id = {entry.id: entry for entry in kept.known().entries}
    two = by_id["two"]
    assert (two.name, two.areas, two.positions, two.tags) == ("Two", ("calves", "neck"), ("standing",), ("a",))
    assert (two.exercises, two.total_ms, two.open_ended) == (("Calf stretch", "Neck stretch"), 124_000, True)
    assert (two.path, two.origin, two.errors) == (str(kept.folder / "two.yaml"), "user", 0)
    torn = by_id["torn"]
    assert (torn.name, torn.errors, torn.fault, torn.total_ms) == ("Torn", 1, "line 2: there is no exercise 'none'", 0)
    assert [entry.name for entry in kept.known().entries] == ["One", "Three", "Torn", "Two"]


CHANGES: dict[str, tuple[Callable[[Place], None], set[str]]] = {
    "nothing": (lambda place: None, set()),
    "a routine's size": (lambda place: place.write("one.yaml", "name: Other\nsteps: [calf]\n", OLD_NS), {"one"}),
    "a routine's time": (lambda place: os.utime(place.folder / "one.yaml", ns=(1, OLD_NS + 1)), {"one"}),
    "a new routine": (lambda place: place.write("four.yaml", "name: Four\nsteps: [calf]\n"), {"four"}),
    "a routine is gone": (lambda place: (place.folder / "one.yaml").unlink(), set()),
    "an exercise": (lambda place: place.write("exercises/neck.yaml", STRETCH + "hold: 31s\n"), {"two"}),
    "an exercise that two use": (lambda place: place.write("exercises/calf.yaml", STRETCH + "hold: 31s\n"), {"one", "two"}),
    "an exercise is gone": (lambda place: (place.folder / "exercises" / "neck.yaml").unlink(), {"two"}),
    "the exercise that was missing": (lambda place: place.write("exercises/none.yaml", STRETCH), {"torn"}),
    "an exercise nobody uses": (lambda place: place.write("exercises/spare.yaml", STRETCH), set()),
}


@pytest.mark.parametrize(("change", "unread"), CHANGES.values(), ids=CHANGES)
def test_only_what_a_change_touches_is_read_again(kept: Place, change: Callable[[Place], None], unread: set[str]) -> None:
    change(kept)
    assert kept.unread() == unread
    assert not {found.id for found in kept.known().unread} & {entry.id for entry in kept.known().entries}
    again = kept.keep()
    assert again.entries == entries.read_on(look_up(scan(kept.libraries), None, ()), Loader(scan(kept.libraries))).entries
    assert kept.unread() == set()


def test_an_exercise_that_comes_to_shadow_another_is_a_change(kept: Place, tmp_path: Path) -> None:
    nearer = Library(folder(tmp_path / "nearer", {}, {"neck": STRETCH}), "option")
    shelf = scan([nearer, *kept.libraries])
    assert {found.id for found in look_up(shelf, kept.cache, kept.libraries).unread} == {"two"}


def test_a_routine_that_is_found_as_part_of_another_library_is_read_again(kept: Place) -> None:
    shelf = scan([Library(kept.folder, "option")])
    assert len(look_up(shelf, kept.cache, kept.libraries).unread) == 4


def test_every_set_of_libraries_has_an_index_of_its_own(kept: Place, tmp_path: Path) -> None:
    others = [*kept.libraries, Library(tmp_path / "more", "bundled")]
    assert len(look_up(scan(others), kept.cache, others).unread) == 4
    index.write(kept.known(), kept.cache, others)
    assert len(list(kept.cache.iterdir())) == 2


def test_a_file_changed_within_two_seconds_of_the_index_is_not_believed(kept: Place) -> None:
    written_ns = kept.file.stat().st_mtime_ns
    for age_ns, unread in ((1_999_999_999, {"one", "two", "three", "torn"}), (2_000_000_000, set())):
        kept.settle(written_ns - age_ns)
        kept.keep()
        os.utime(kept.file, ns=(written_ns, written_ns))
        assert kept.unread() == unread


def test_a_settled_routine_whose_exercise_is_too_new_is_not_believed(kept: Place) -> None:
    written_ns = kept.file.stat().st_mtime_ns
    kept.write("exercises/neck.yaml", STRETCH, written_ns - 1)
    kept.keep()
    os.utime(kept.file, ns=(written_ns, written_ns))
    assert kept.unread() == {"two"}


NAMING = "name: Four\nsteps:\n  - {name: E, areas: [neck], figure: {posture: mine}}\n"
EVERYTHING = {"one", "two", "three", "torn"}


def test_what_a_postures_file_says_is_part_of_what_the_index_knows(kept: Place) -> None:
    kept.write("four.yaml", NAMING)
    faults = [entry.fault for entry in kept.keep().entries if entry.id == "four"]
    assert faults == ["line 3: there is no posture 'mine'"]
    kept.write("postures.yaml", "mine: {}\n")
    assert kept.unread() == {*EVERYTHING, "four"}
    assert [entry.fault for entry in kept.keep().entries if entry.id == "four"] == [""]
    assert kept.unread() == set()
    kept.write("postures.yaml", "hers: {}\n", OLD_NS + 1)
    assert kept.unread() == set()  # the same size and time: it counts as the same file, as with routines
    kept.write("postures.yaml", "hers: {}\n", OLD_NS + 2)
    assert kept.unread() == {*EVERYTHING, "four"}
    assert [entry.errors for entry in kept.keep().entries if entry.id == "four"] == [1]
    (kept.folder / "postures.yaml").unlink()
    assert kept.unread() == {*EVERYTHING, "four"}


def test_postures_of_a_library_that_comes_before_are_a_change(kept: Place, tmp_path: Path) -> None:
    nearer = Library(folder(tmp_path / "nearer", {"postures": "mine: {}\n"}), "option")
    assert len(look_up(scan([nearer, *kept.libraries]), kept.cache, kept.libraries).unread) == 4


def test_postures_changed_within_two_seconds_of_the_index_are_not_believed(kept: Place) -> None:
    written_ns = kept.file.stat().st_mtime_ns
    for age_ns, unread in ((1_999_999_999, EVERYTHING), (2_000_000_000, set[str]())):
        kept.write("postures.yaml", "mine: {}\n", written_ns - age_ns)
        kept.keep()
        os.utime(kept.file, ns=(written_ns, written_ns))
        assert kept.unread() == unread


def test_a_list_may_be_read_piece_by_piece(place: Place) -> None:
    known = place.known()
    loader = Loader(scan(place.libraries))
    some = entries.read_on(known, loader, known.unread[:2])
    assert (len(some.entries), some.unread) == (2, known.unread[2:])
    assert entries.read_on(some, loader).unread == ()


def test_import_of_what_a_warm_start_needs_leaves_yaml_and_figures_out(kept: Place) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from stretchtui.routine.index import look_up; from stretchtui.routine.library import Library, scan\n"
        f"libraries = [Library(Path({str(kept.folder)!r}), 'user')]\n"
        f"known = look_up(scan(libraries), Path({str(kept.cache)!r}), libraries)\n"
        "slow = {'yaml', 'textual', 'stretchtui.figure', 'stretchtui.figure.joints', 'stretchtui.figure.script'}\n"
        "print(len(known.entries), len(known.unread), sorted(slow & sys.modules.keys()))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.stdout, ended.stderr) == ("4 0 []\n", "")
