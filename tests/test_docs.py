"""The pages in docs/ and the README say what the program does: their examples, tables and lists are held to the code."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
import shlex
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from stretchtui import keys
from stretchtui.cli import main as command_line
from stretchtui.cli import planning
from stretchtui.figure import joints
from stretchtui.places import bundled_library
from stretchtui.routine import (
    diagnostics,
    exercises,
    fields,
    figures,
    files,
    keyframes,
    library,
    postures,
    routines,
    source,
    values,
    vocabulary,
)
from stretchtui.routine.durations import NotADuration, milliseconds, spoken
from stretchtui.routine.fields import Field, Table
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader, load_exercise, load_postures
from stretchtui.routine.values import Choice, Text, Word
from stretchtui.session.timeline import build
from stretchtui.settings import file as settings_file
from tests.cli.own_home import home

__all__ = ["home"]

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "stretchtui"
README = ROOT / "README.md"
LANGUAGE = ROOT / "docs" / "routine-language.md"
HOUSE = ROOT / "docs" / "house.md"
FAULTS = ROOT / "docs" / "faults.md"
PAGES = [LANGUAGE, HOUSE, FAULTS, ROOT / "docs" / "history.md", ROOT / "docs" / "reminders.md", ROOT / "CHANGELOG.md"]

Row = list[str]


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def section(page: Path, heading: str) -> str:
    """The text under a heading, up to the next heading of its level or above."""
    level = heading.split(" ", maxsplit=1)[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", read(page), re.MULTILINE | re.DOTALL)
    assert found, f"{page.name} has no heading '{heading}'"
    return found[1]


def tables(text: str) -> list[list[Row]]:
    """The tables of a text, each its rows of cells without the head."""
    runs = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [[[cell.strip() for cell in line.strip("|").split("|")] for line in run.splitlines()[2:]] for run in runs]


def table_rows(page: Path, heading: str) -> list[Row]:
    return list(chain.from_iterable(tables(section(page, heading))))


def coded(text: str) -> list[str]:
    """What stands between single backticks."""
    return re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def fences(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", read(page), re.MULTILINE | re.DOTALL)


# Examples


def examples() -> Iterator[Any]:
    for page in (LANGUAGE, README):
        for number, text in enumerate(fences(page, "yaml"), 1):
            yield pytest.param(text, id=f"{page.stem} {number}")


def loaded(text: str, folder: Path) -> tuple[object, tuple[diagnostics.Diagnostic, ...]]:
    """The example read as what it is: a routine, an exercise, some steps, or some fields of an exercise."""
    loader = Loader(scan((Library(bundled_library(), "bundled"),)))
    if re.search("^name:", text, re.MULTILINE) and re.search("^areas:", text, re.MULTILINE):
        (folder / "example.yaml").write_text(text, encoding="utf-8")
        exercise = load_exercise(str(folder / "example.yaml"), "example", loader)
        return exercise.exercise, exercise.diagnostics
    if text.startswith("- "):
        text = f"name: R\nsteps:\n{text}"
    elif not re.search("^steps:", text, re.MULTILINE):
        text = "name: R\nsteps:\n  - name: E\n    areas: [hips]\n" + "".join(f"    {line}\n" for line in text.splitlines())
    routine = loader.routine_bytes(text.encode(), "example.yaml")
    return routine.routine, routine.diagnostics


@pytest.mark.parametrize("text", list(examples()))
def test_every_example_in_yaml_is_read_without_a_word_said_about_it(text: str, tmp_path: Path) -> None:
    made, found = loaded(text, tmp_path)
    assert made is not None, found
    assert found == ()


def test_the_postures_on_the_page_are_read_without_a_word_said_about_them(tmp_path: Path) -> None:
    (text,) = (text for text in fences(LANGUAGE, "text") if "carries:" in text)
    (tmp_path / "postures.yaml").write_text(text, encoding="utf-8")
    file = load_postures(tmp_path / "postures.yaml")
    assert file.diagnostics == ()
    assert file.postures


def test_both_pages_show_whole_routines() -> None:
    for page in (LANGUAGE, README):
        assert any(re.search("^name:", text, re.M) and re.search("^steps:", text, re.M) for text in fences(page, "yaml"))


def test_the_file_with_mistakes_gets_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty, shown = (text for text in fences(LANGUAGE, "text") if text.startswith(("name: R", "$ stretchtui check")))
    (tmp_path / "my.yaml").write_text(faulty, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert command_line.main(["check", "my.yaml"]) == 1
    assert "$ stretchtui check my.yaml\n" + capsys.readouterr().out == shown
    (in_json,) = json.loads(fences(LANGUAGE, "json")[1])
    command_line.main(["check", "my.yaml", "--json"])
    assert in_json in json.loads(capsys.readouterr().out)


def test_the_plan_on_the_page_is_the_plan_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = (text for text in fences(LANGUAGE, "text") if text.startswith("$ stretchtui plan"))
    assert command_line.main(["plan", "upper-back-basics"]) == 0
    printed = capsys.readouterr().out
    head, *parts = shown.removeprefix("$ stretchtui plan upper-back-basics\n").split("…\n")
    assert printed.startswith(head)
    assert all(part in printed for part in parts)
    assert printed.endswith(parts[-1])


def test_the_plan_in_json_on_the_page_is_the_beginning_of_the_one_that_is_made() -> None:
    routine = Loader(scan((Library(bundled_library(), "bundled"),))).routine("upper-back-basics")
    assert routine is not None
    assert routine.routine is not None
    made = planning.as_json(routine.routine, build(routine.routine))
    assert json.loads(fences(LANGUAGE, "json")[0]) == {**made, "segments": made["segments"][:1]}


# The tables of the language

FIELD_TABLES = {
    "### Fields of an exercise": fields.EXERCISE_FILE,
    "### Fields of a phase": fields.PHASE,
    "### Fields of a coaching line": fields.SAY,
    "### Fields of a routine": fields.ROUTINE,
    "### Fields of a rest": fields.REST_STEP,
    "### Fields of a circuit": fields.CIRCUIT_STEP,
    "### Fields of a note": fields.NOTE_STEP,
    "### Fields of a figure": figures.FIGURE,
    "### Fields of a view": figures.VIEW,
    "### Fields of a cycle": keyframes.CYCLE,
    "### Fields of a posture": postures.POSTURE,
}


def as_written(one: Field) -> tuple[str, str, str]:
    return one.name, "required" if one.required else one.default, one.example


@pytest.mark.parametrize(("heading", "declared"), FIELD_TABLES.items(), ids=FIELD_TABLES)
def test_the_page_names_every_field_and_no_other_with_its_default_and_example(heading: str, declared: Table) -> None:
    rows = table_rows(LANGUAGE, heading)
    shown = [(name.strip("`"), default.strip("`"), example[1:-1]) for name, default, _, example in rows]
    assert sorted(shown) == sorted(map(as_written, declared.fields.values()))
    assert all(meaning for _, _, meaning, _ in rows)


def test_the_page_names_the_forms_of_a_step() -> None:
    forms = " ".join(form for form, _ in tables(section(LANGUAGE, "### Steps"))[0])
    for name in ("exercise", "name", "rest", "repeat", "note"):
        assert f"- {name}:" in forms


def test_the_page_names_what_defaults_may_hold() -> None:
    found = re.search(r"`defaults` may hold: (.*?)\n\n", read(LANGUAGE), re.DOTALL)
    assert found
    assert coded(found[1]) == list(fields.DEFAULTS.fields)


WORDS = {
    "areas": vocabulary.AREAS, "area groups": tuple(vocabulary.AREA_GROUPS), "positions": vocabulary.POSITIONS,
    "equipment": vocabulary.EQUIPMENT, "levels": vocabulary.LEVELS, "kinds": vocabulary.KINDS, "sides": vocabulary.SIDES,
    "paces": vocabulary.PACES, "breaths": vocabulary.BREATHS, "preflights": vocabulary.PREFLIGHTS, "flags": vocabulary.FLAGS,
}  # fmt: skip


def test_the_page_lists_every_word_of_the_vocabulary_and_no_other() -> None:
    listed = re.findall(r"^- \*\*(.+?)\*\*(.*?)(?=^- |\n\n)", section(LANGUAGE, "## Words"), re.MULTILINE | re.DOTALL)
    assert {of: tuple(coded(text)) for of, text in listed} == WORDS


def test_the_page_names_every_joint_with_its_angles_and_how_far_they_go() -> None:
    told = {joint.strip("`"): angles for joint, angles in tables(section(LANGUAGE, "### Poses"))[0]}
    ranges = {
        joint: {angle: limits for part in angles.split("; ") for angle in coded(part) for limits in [part.rsplit("` ")[-1]]}
        for joint, angles in told.items()
    }
    known = {**joints.SPINE, **joints.LIMBS}
    assert ranges == {
        joint: {angle: f"{one.low:g} to {one.high:g}" for angle, one in angles.items()} for joint, angles in known.items()
    }


def test_the_page_names_every_place_prop_view_and_carrier_of_figures_and_no_other() -> None:
    hand, foot, props = re.findall(r"^- \*\*.+?\*\*(.*?)(?=^- |\n\n)", section(LANGUAGE, "### Poses"), re.MULTILINE | re.DOTALL)
    assert (*coded(hand.partition(";")[0]),) == joints.PLACES
    assert ((*coded(foot),), (*coded(props),)) == (joints.REACHES["foot"], joints.PROPS)
    assert set(joints.REACH_ANGLES) <= set(coded(section(LANGUAGE, "### Poses")))
    views = re.search(r"The names are (.*?)\n\n", section(LANGUAGE, "### Fields of a view"), re.DOTALL)
    carriers = re.search(r"What carries is (.*?)\. ", section(LANGUAGE, "### Fields of a posture"), re.DOTALL)
    assert views
    assert carriers
    assert (coded(views[1]), (*coded(carriers[1]),)) == (list(joints.VIEWS), joints.CARRIERS)


def test_the_durations_on_the_page_mean_what_it_says() -> None:
    understood, refused = tables(section(LANGUAGE, "## Text, numbers, durations"))
    for written, means in understood:
        assert {spoken(milliseconds(one)) for one in coded(written)} == {means}
    for written, because in refused:
        for one in coded(written):
            with pytest.raises(NotADuration) as reason:
                milliseconds(one)
            assert str(reason.value) == because, one


def longest(one: Field) -> int:
    assert isinstance(one.value, Text)
    return one.value.longest


def test_the_bounds_on_the_page_are_those_of_the_code() -> None:
    assert {of: most for most, of in table_rows(LANGUAGE, "## Bounds")} == {
        "a file": f"{files.LARGEST // 1024} KiB",
        "files in a folder": f"{library.MOST_FILES:,}",
        "levels of nesting in a file": f"{source.DEEPEST}",
        "values in a file": f"{source.MOST_NODES:,}",
        "characters in one value": f"{source.LONGEST_SCALAR:,}",
        "characters in a name": f"{values.LONGEST_NAME}",
        "characters in a cue, coaching line, `summary`, `when`, `mistake` or `caution`": f"{values.LONGEST_CUE}",
        "characters in a note or a `source`": f"{values.LONGEST_TEXT:,}",
        "characters in the name of a phase": f"{longest(fields.PHASE.fields['name'])}",
        "phases in an exercise": f"{exercises._MOST_PHASES}",
        "steps written in a routine": f"{routines.MOST_STEPS}",
        "steps with all repeats": f"{routines.MOST_WALKED:,}",
        "circuits in one another": f"{routines.DEEPEST_CIRCUIT}",
        "phases, rests and switches in all": f"{routines.MOST_SEGMENTS:,}",
        "one phase or rest": spoken(values.LONGEST_PHASE_MS),
        "a routine": spoken(fields.LONGEST_SESSION_MS),
        "errors, and as many warnings, reported of one file": f"{diagnostics.MOST_REPORTED}",
    }


# The codes of mistakes


def calls(tree: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id, node.args


def word_codes(declared: Table) -> Iterator[tuple[str, str]]:
    """What the types of the fields report under a code made from their own words: `unknown-area` …"""

    def parts(value: Any) -> Iterator[Any]:
        yield value
        for one in dataclasses.fields(value):
            if dataclasses.is_dataclass(inner := getattr(value, one.name)):
                yield from parts(inner)

    for value in chain.from_iterable(parts(one.value) for one in declared.fields.values() if one.value is not None):
        if isinstance(value, Choice):
            yield "error", f"unknown-{value.of}"
        elif isinstance(value, Word) and value.known:
            yield "warning", f"unknown-{value.of}"


def reported_codes() -> set[tuple[str, str]]:
    """Severity and code of all that the source can report of a file."""
    found = set(chain.from_iterable(map(word_codes, (*FIELD_TABLES.values(), settings_file.FIELDS))))
    soft = ("ignored-file", "odd-name")  # faults of a folder that are warnings (cli/checking.py)
    for path in PACKAGE.rglob("*.py"):
        for name, arguments in calls(ast.parse(read(path))):
            written = [one.value if isinstance(one, ast.Constant) else None for one in arguments]
            if name in ("error", "warn") and len(written) >= 3:
                made_from_words = isinstance(arguments[1], ast.JoinedStr) and path.name == "values.py"
                assert made_from_words or isinstance(written[1], str), f"{path.name}: a code that this test cannot read"
                if not made_from_words:
                    found.add(("error" if name == "error" else "warning", str(written[1])))
            elif name == "Fault":
                found.add(("warning" if written[1] in soft else "error", str(written[1])))
            elif name == "Diagnostic" and written[4] is not None:
                found.add((str(written[4]), str(written[5])))
    return found


def test_every_code_that_the_source_reports_is_on_the_page_and_no_other() -> None:
    shown = [("error", coded(code)[0]) for code, _ in table_rows(LANGUAGE, "### Errors")]
    shown += [("warning", coded(code)[0]) for code, _ in table_rows(LANGUAGE, "### Warnings")]
    assert sorted(shown) == sorted(reported_codes())


# The README


def command_rows() -> Iterator[Any]:
    for first, second in table_rows(README, "## Commands"):
        (command, *_) = coded(first)
        command = command.replace("… ", "stretchtui run ROUTINE ").removeprefix("stretchtui").strip()
        yield command
        for mentioned in coded(second):
            if mentioned.startswith("--"):
                yield f"{command} {mentioned}"
            elif mentioned.startswith(("stretchtui ", "settings ")):
                yield mentioned.removeprefix("stretchtui ")


FILLED_IN = {"N": "2", "TEXT": "back", "ROUTINE": "my-calves", "KEY": "theme", "VALUE": "nord", "[PATH…]": "my.yaml", "DIR": "."}


@pytest.mark.parametrize("command", list(command_rows()))
def test_every_command_of_the_readme_is_understood(command: str) -> None:
    words = [FILLED_IN.get(word, word) for word in shlex.split(command)]
    assert command_line._parser(words).parse_args(words).command in (None, *words[:1])


def test_the_readme_names_every_command_and_option_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    def help_of(*command: str) -> str:
        with pytest.raises(SystemExit):
            command_line.main([*command, "--help"])
        return capsys.readouterr().out

    told = section(README, "## Commands")
    commands = re.findall(r"^    ([a-z]+)  ", help_of(), re.MULTILINE)
    assert {"run", "check"} <= set(commands)
    for name in commands:
        assert f"`stretchtui {name}" in told
    options = {one for name in ((), *((name,) for name in commands)) for one in re.findall(r"--[a-z]+", help_of(*name))}
    assert {one for one in options - {"--help", "--version"} if one not in told} == set()


def test_the_readme_names_the_keys_of_every_action_that_the_player_shows_and_no_other() -> None:
    told = list(chain.from_iterable(coded(row[0]) for row in table_rows(README, "## Keys")))
    of_player = [action for action in keys.ACTIONS.values() if action.where == "player"]
    for action in of_player:
        names = {*action.keys, *map(keys.shown_key, action.keys)}
        assert not action.shown or names & set(told), action.id
    known = set(chain.from_iterable((*one.keys, *map(keys.shown_key, one.keys)) for one in of_player))
    assert set(told) <= known


# The house, the faults, and the pages themselves


def test_the_house_names_every_file_of_the_package_and_none_that_is_not_there() -> None:
    there = {path.name for path in PACKAGE.rglob("*.py")} - {"__init__.py"}
    named = {Path(one).name for one in coded(read(HOUSE)) if one.endswith(".py")}
    elsewhere = {"cli.py", "plain.py"}  # the design's, told of where the house differs from it
    assert named - elsewhere == there - elsewhere


def test_the_paths_that_the_house_names_exist() -> None:
    for path in (one for one in coded(read(HOUSE)) if "/" in one and " " not in one and one != "docs/player.svg"):
        assert any((folder / path).exists() for folder in (ROOT, PACKAGE, PACKAGE / "tui", ROOT / "tests")), path


def faults_with_tests() -> dict[str, set[str]]:
    """By fault, the files that have a test named after it."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        for name in re.findall(r"^(?:async )?def test_((?:[A-Z][0-9]+_(?:and_)?)+)", read(path), re.MULTILINE):
            for fault in re.findall(r"[A-Z][0-9]+", name):
                found.setdefault(fault, set()).add(path.relative_to(ROOT / "tests").as_posix())
    return found


def test_a_fault_that_is_listed_as_met_has_tests_named_after_it_in_the_files_beside_it() -> None:
    rows = table_rows(FAULTS, "## Met") + table_rows(FAULTS, "## Met in part")
    tested = faults_with_tests()
    assert len(rows) > 20
    for fault, *_, where in rows:
        assert set(coded(where)) <= tested.get(fault, set()), fault
        assert coded(where), fault


def test_every_fault_that_has_a_test_is_listed_and_none_of_them_is_still_to_come() -> None:
    listed = {row[0] for heading in ("## Met", "## Met in part") for row in table_rows(FAULTS, heading)}
    assert set(faults_with_tests()) <= listed
    assert not listed & set(re.findall(r"\b[A-Z][0-9]+\b", section(FAULTS, "## To come")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_lines_are_short_enough_to_read_side_by_side(page: Path) -> None:
    assert [line for line in read(page).splitlines() if len(line) > 140] == []


def anchor(heading: str) -> str:
    """What GitHub makes of a heading's text."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", [*PAGES, README], ids=lambda page: page.name)
def test_every_link_to_a_page_or_a_heading_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        path, _, heading = target.partition("#")
        if "://" in path or path.endswith(".svg"):
            continue
        there = page.parent / path if path else page
        assert there.exists(), target
        assert not heading or heading in map(anchor, re.findall(r"^#+ (.*)$", read(there), re.MULTILINE)), target
