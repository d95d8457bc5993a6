"""Where files live: the platform's folders, the environment, the bundled library."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

import stretchtui
from stretchtui import places


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """Nothing that another test was told is believed here, nor what is told here anywhere else."""
    places._platform_folder.cache_clear()
    yield
    places._platform_folder.cache_clear()


def test_the_bundled_library_is_beside_the_package_in_a_checkout() -> None:
    assert places.bundled_library() == Path(stretchtui.__file__).parent.parent / "routines"
    assert (places.bundled_library() / "upper-back-basics.yaml").is_file()


def test_the_bundled_library_is_inside_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stretchtui" / "routines").mkdir(parents=True)
    monkeypatch.setattr(stretchtui, "__file__", str(tmp_path / "stretchtui" / "__init__.py"))
    assert places.bundled_library() == tmp_path / "stretchtui" / "routines"


def test_the_environment_names_libraries_like_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRETCHTUI_LIBRARY", os.pathsep.join(["/a", "", "b c"]))
    assert places.libraries_from_environment() == (Path("/a"), Path("b c"))
    monkeypatch.delenv("STRETCHTUI_LIBRARY")
    assert places.libraries_from_environment() == ()


def test_every_kind_of_file_has_the_platforms_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("data", "config", "cache"):
        monkeypatch.setattr(platformdirs, f"user_{kind}_dir", lambda app, appauthor, kind=kind: str(tmp_path / kind / app))
    assert places.user_library() == tmp_path / "data" / "stretchtui" / "routines"
    assert places.settings_file() == tmp_path / "config" / "stretchtui" / "settings.yaml"
    assert places.index_folder() == tmp_path / "cache" / "stretchtui"


def nowhere(app: str, appauthor: bool) -> str:
    raise RuntimeError("Could not determine home directory.")


@pytest.mark.parametrize("answer", [nowhere, lambda app, appauthor: "~/x"])
def test_without_a_home_there_are_no_folders_and_no_crash(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("data", "config", "cache"):
        monkeypatch.setattr(platformdirs, f"user_{kind}_dir", answer)
    assert (places.user_library(), places.settings_file(), places.index_folder()) == (None, None, None)


def test_a_folder_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = places.index_folder()
    monkeypatch.setattr(platformdirs, "user_cache_dir", nowhere)
    assert places.index_folder() == first
