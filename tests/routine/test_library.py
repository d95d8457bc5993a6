"""Libraries: which file has an id, what is shadowed, what cannot be used and is said. Never here: the index."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.routine import library
from stretchtui.routine.holdings import Holdings, searched
from stretchtui.routine.library import Fault, Library, scan
from stretchtui.routine.loading import Loader, shelf_beside
from stretchtui.routine.model import ExerciseStep
from tests.routine.reading import STRETCH, folder, shelf, shorts

ROUTINE = "name: {}\nsteps: [calf]\n"
ORIGINS = ("option", "environment", "user", "bundled")


@pytest.fixture
def four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """A folder for every place that is searched, and nothing else searched."""
    folders = {origin: folder(tmp_path / origin) for origin in ORIGINS}
    monkeypatch.setenv("STRETCHTUI_LIBRARY", str(folders["environment"]))
    monkeypatch.setattr(places, "user_library", lambda: folders["user"])
    monkeypatch.setattr(places, "bundled_library", lambda: folders["bundled"])
    return folders


@pytest.mark.parametrize("first", range(4))
def test_the_first_library_that_has_an_id_wins_and_the_others_are_shadowed(four: dict[str, Path], first: int) -> None:
    having = [four[origin] for origin in ORIGINS[first:]]
    for where in having:
        folder(where, {"mine": ROUTINE.format(where.name)}, {"calf": STRETCH})
    found = scan(searched([str(four["option"])]))
    for one, name in ((found.routines["mine"], "mine.yaml"), (found.exercises["calf"], "exercises/calf.yaml")):
        assert one.library == Library(having[0], ORIGINS[first])  # type: ignore[arg-type]  # the origins of this table
        assert [one.path, *one.shadows] == [str(where / name) for where in having]
    loaded = Loader(found).routine("mine")
    assert loaded is not None
    assert loaded.name == ORIGINS[first]


@pytest.mark.usefixtures("four")
def test_libraries_are_searched_in_the_order_they_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRETCHTUI_LIBRARY", os.pathsep.join(["/c", "", "/a", "/d"]))
    listed = searched(["/b", "/a"])
    assert [(str(one.folder), one.origin) for one in listed[:4]] == [
        ("/b", "option"), ("/a", "option"), ("/c", "environment"), ("/d", "environment"),
    ]  # fmt: skip
    assert [one.origin for one in listed[4:]] == ["user", "bundled"]


def test_a_folder_named_twice_counts_where_it_comes_first(four: dict[str, Path]) -> None:
    listed = searched([str(four["user"]), str(four["bundled"])])
    assert [(one.folder.name, one.origin) for one in listed] == [
        ("user", "option"), ("bundled", "option"), ("environment", "environment"),
    ]  # fmt: skip


def test_a_routine_run_by_its_path_finds_exercises_beside_it_first(tmp_path: Path) -> None:
    elsewhere = shelf(folder(tmp_path / "library", {}, {"calf": STRETCH, "other": STRETCH}))
    here = folder(tmp_path / "here", {"my": "name: R\nsteps: [calf, other]\n"}, {"calf": STRETCH.replace("Calf", "My calf")})
    beside = shelf_beside(here / "my.yaml", elsewhere)
    loaded = Loader(beside).routine_file(here / "my.yaml")
    assert loaded.routine is not None
    names = [step.exercise.name for step in loaded.routine.steps if isinstance(step, ExerciseStep)]
    assert names == ["My calf stretch", "Calf stretch"]
    assert beside.exercises["calf"].library.origin == "beside"
    assert beside.exercises["calf"].shadows == (elsewhere.exercises["calf"].path,)


def test_a_routine_of_a_library_run_by_its_path_shadows_nothing(tmp_path: Path) -> None:
    library_folder = folder(tmp_path, {"my": ROUTINE.format("R")}, {"calf": STRETCH})
    assert shelf_beside(library_folder / "my.yaml", shelf(library_folder)).exercises["calf"].shadows == ()


@pytest.mark.parametrize(
    ("name", "found"), [("mine", True), ("./mine.yaml", True), ("mine.yaml", True), ("other", False), ("a/b", False)]
)
def test_a_name_is_an_id_and_a_path_is_a_path(
    four: dict[str, Path], monkeypatch: pytest.MonkeyPatch, name: str, found: bool
) -> None:
    folder(four["user"], {"mine": ROUTINE.format("R")}, {"calf": STRETCH})
    monkeypatch.chdir(four["user"])
    opened = Holdings(searched([])).open(name)
    assert (opened is not None and opened.routine is not None) == found


def test_a_path_that_cannot_be_looked_at_is_a_mistake_and_no_crash(four: dict[str, Path]) -> None:
    opened = Holdings(searched([])).open("./" + "a" * 300 + ".yaml")
    assert opened is not None
    assert shorts(opened) == ["1:1-2 unreadable"]


def test_standard_input_finds_exercises_beside_the_working_folder(four: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder(four["user"].parent / "here", {}, {"calf": STRETCH}))
    loaded = Holdings(searched([])).read(ROUTINE.format("R").encode())
    assert (loaded.diagnostics, loaded.used) == ((), ("calf",))


def test_a_folder_that_is_missing_is_said_only_where_it_was_named(tmp_path: Path) -> None:
    named = [Library(tmp_path / origin, origin) for origin in ORIGINS]  # type: ignore[arg-type]  # the origins of this table
    assert [(fault.path, fault.message) for fault in scan(named).faults] == [
        (str(tmp_path / origin), "there is no such folder") for origin in ("option", "environment")
    ]


def test_a_folder_that_cannot_be_read_is_a_fault_and_the_others_work(tmp_path: Path) -> None:
    # Root may read every folder, so the first is a file, which no one can list.
    (tmp_path / "file").write_text("")
    good = folder(tmp_path / "good", {"mine": ROUTINE.format("R")}, {"calf": STRETCH})
    found = scan([Library(tmp_path / "file", "user"), Library(good, "bundled")])
    assert {fault.message for fault in found.faults} == {"the folder cannot be read: Not a directory"}
    loaded = Loader(found).routine("mine")
    assert loaded is not None
    assert loaded.routine is not None


def test_a_folder_without_permission_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> Iterator[object]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert {(fault.code, fault.message) for fault in shelf(tmp_path).faults} == {
        ("unreadable", "the folder cannot be read: Permission denied")
    }


FILES = {
    "good": ROUTINE.format("Good"), "empty": "", "broken": "name: [\n", "marked": "\ufeff" + ROUTINE.format("Marked"),
    "crlf": ROUTINE.format("CRLF").replace("\n", "\r\n"), "cr": ROUTINE.format("CR").replace("\n", "\r"),
    "short.yml": ROUTINE.format("Yml"), "Odd Name": ROUTINE.format("Odd"), ".hidden": ROUTINE.format("Hidden"),
    "postures": "standing: {}\n", "notes.txt": "hello",
}  # fmt: skip


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A library of good files among all kinds of others."""
    where = folder(tmp_path / "mixed", FILES, {"calf": STRETCH, "torn": "name: Torn\nareas: [hi"})
    (where / "folder.yaml").mkdir()
    os.mkfifo(where / "pipe.yaml")
    (where / "dangling.yaml").symlink_to(where / "nowhere")
    (where / "latin.yaml").write_bytes(b"name: \xe9t\xe9\n")
    return where


def test_every_file_of_a_library_is_read_or_named_with_what_is_wrong(mixed: Path) -> None:
    found = shelf(mixed)
    loader = Loader(found)
    read = {id: loader.routine(id) for id in found.routines}
    assert {id: shorts(loaded) for id, loaded in read.items() if loaded} == {
        "good": [], "marked": [], "crlf": [], "cr": [], "Odd Name": [],
        "empty": ["1:1-2 empty-file"], "broken": ["1:7-8 not-yaml"], "latin": ["1:7-8 not-utf8"], "pipe": ["1:1-2 unreadable"],
    }  # fmt: skip
    assert sorted(found.faults) == sorted([
        Fault(str(mixed / "Odd Name.yaml"), "odd-name", "a file's name is its id: lower-case words joined by '-'"),
        Fault(str(mixed / "short.yml"), "ignored-file", "only files that end in .yaml are read: rename it"),
        Fault(str(mixed / "dangling.yaml"), "unreadable", "it cannot be read: No such file or directory"),
    ])  # fmt: skip


def test_a_broken_exercise_leaves_the_others_usable(mixed: Path) -> None:
    loader = Loader(shelf(mixed))
    assert loader.exercise("calf") is not None
    assert loader.exercise("torn") is None
    assert loader.broken("torn") == str(mixed / "exercises" / "torn.yaml")
    assert (loader.broken("calf"), loader.broken("none"), loader.exercise("none")) == (None, None, None)
    assert [one.code for one in loader.loaded_exercise("torn").diagnostics] == ["not-yaml"]


def test_a_folder_of_too_many_files_is_read_up_to_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "MOST_FILES", 3)
    found = shelf(folder(tmp_path, {f"r{number}": "" for number in range(5)}))
    assert len(found.routines) == 2  # and the folder of exercises
    assert found.faults == (Fault(str(tmp_path), "too-large", "more than 3 files: the rest is not looked at"),)


def test_an_exercise_is_read_once_however_often_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = Loader(shelf(folder(tmp_path, {"a": ROUTINE.format("A"), "b": ROUTINE.format("B")}, {"calf": STRETCH})))
    first = loader.exercise("calf")
    (tmp_path / "exercises" / "calf.yaml").unlink()
    for id in ("a", "b"):
        loaded = loader.routine(id)
        assert loaded is not None
        assert loaded.routine is not None
        assert loaded.routine.steps == (ExerciseStep(first),) if first else False


def test_the_nearest_routine_is_named_for_an_id_that_no_library_has(mixed: Path) -> None:
    loader = Loader(shelf(mixed))
    assert loader.routine("godo") is None
    assert loader.nearest_routine("godo") == "good"
