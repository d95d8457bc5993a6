"""`stretchtui pose`: the figure of an exercise, printed or saved; all of them on a sheet. Never here: how a figure is drawn."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from pathlib import Path

from stretchtui import places
from stretchtui.cli import exits
from stretchtui.cli.asked import NotThere, no_such, phase_asked, side_asked, view_asked
from stretchtui.cli.checking import say_broken
from stretchtui.cli.colours import coded, paint_style
from stretchtui.cli.shots import group, missed, moment_of
from stretchtui.cli.talk import counted, put, put_picture, say, show
from stretchtui.figure.inks import Colours, inks
from stretchtui.figure.motion import Moment
from stretchtui.figure.painting import LEAST_HEIGHT, LEAST_WIDTH, paint
from stretchtui.figure.scene import Scene, at
from stretchtui.figure.script import Side
from stretchtui.posing import scene_for
from stretchtui.routine.files import replace_file
from stretchtui.routine.holdings import Holdings, is_path
from stretchtui.routine.loading import LoadedExercise
from stretchtui.settings.preferences import Settings, load

THEMES = {
    "dark": Colours(paper=0x121212, ink=0xE0E0E0, accent=0xFFA62B, primary=0x0178D4),
    "light": Colours(paper=0xFFFFFF, ink=0x1F1F1F, accent=0xE8590C, primary=0x2B6CB0),
}
COLUMNS = 6
"""Figures side by side on a sheet."""
WIDE = 60
"""Columns of a printed figure, unless the terminal has fewer."""
SAVED_TALL = 400
"""Units of a saved figure's height."""
_ROWS_A_COLUMN = 0.6
"""A printed figure is at most so tall: what is slim stands small in the middle rather than fill three screens."""


def run(arguments: argparse.Namespace, holdings: Holdings) -> int:
    try:
        _check_together(arguments)
        return _sheet(arguments, holdings) if arguments.sheet else _pose(arguments, holdings)
    except NotThere as reason:
        say(f"stretchtui pose: {reason}")
        return exits.BAD_USAGE


def _check_together(arguments: argparse.Namespace) -> None:
    """Refuse what cannot be asked for together."""
    of_one = [name for name in ("exercise", "phase", "side", "view", "width", "svg") if getattr(arguments, name) is not None]
    of_sheet = [name for name in ("only", "columns") if getattr(arguments, name)]
    if arguments.sheet and of_one:
        word = "an exercise" if of_one[0] == "exercise" else f"--{of_one[0]}"
        raise NotThere(f"{word} does not go with --sheet, which draws them all; --only ID takes some of them")
    if not arguments.sheet and of_sheet:
        raise NotThere(f"--{of_sheet[0]} is for --sheet FILE")
    if not arguments.sheet and arguments.exercise is None:
        raise NotThere("name an exercise, or --sheet FILE for all of them")


# One figure.


def _pose(arguments: argparse.Namespace, holdings: Holdings) -> int:
    opened = holdings.open_exercise(arguments.exercise)
    if opened is None:
        known = () if is_path(arguments.exercise) else tuple(holdings.shelf.exercises)
        raise no_such("exercise", arguments.exercise, known)
    loaded, loader = opened
    exercise = loaded.exercise
    if exercise is None:
        return say_broken(loaded.diagnostics, arguments.exercise)
    settings = load(places.settings_file()).settings
    side = side_asked(arguments.side, exercise, settings.first_side_or_none)
    moment = moment_of(exercise, phase_asked(arguments.phase, exercise), side)
    scene = scene_for(exercise, loader.postures)
    if arguments.view is not None:  # from there, whichever side it is
        scene = replace(scene, script=replace(scene.script, view=view_asked(arguments.view)), turns=False)
    show(loaded.diagnostics)
    if arguments.svg is not None:
        _saved(scene, moment, arguments)
    else:
        _printed(scene, moment, arguments.width, settings)
    for fault in missed(scene, at(scene, moment, still=True)):
        say(fault)
    return exits.FINISHED


def _printed(scene: Scene, moment: Moment, width: int | None, settings: Settings) -> None:
    style = paint_style(sys.stdout, os.environ, settings.painter)
    terminal = shutil.get_terminal_size()
    columns = width or max(LEAST_WIDTH, min(WIDE, terminal.columns))
    rows = _rows(scene, moment.side, columns)
    if width is None and sys.stdout is not None and sys.stdout.isatty():
        rows = max(LEAST_HEIGHT, min(rows, terminal.lines - 1))
    put_picture(coded(paint(scene, moment, columns, rows, style, still=True), style))


def _rows(scene: Scene, side: Side | None, columns: int) -> int:
    """So many rows that the figure fills the width, within reason; cells are twice as tall as wide."""
    frame = scene.frame(side)
    filling = ceil((columns - 1) / frame.wide * frame.tall + 1)
    return max(LEAST_HEIGHT, min(ceil(columns * _ROWS_A_COLUMN), ceil(filling / 2)))


def _saved(scene: Scene, moment: Moment, arguments: argparse.Namespace) -> None:
    from stretchtui.figure import svg
    from stretchtui.figure.svg_words import Shared

    colours = THEMES[arguments.theme]
    frame = scene.frame(moment.side)
    width = ceil(max(0.5, min(2.5, frame.wide / frame.tall)) * SAVED_TALL)
    shared = Shared()
    drawn = svg.figure(scene, at(scene, moment, still=True), width, SAVED_TALL, inks(colours), shared)
    _save(arguments.svg, svg.document(width, SAVED_TALL, colours.paper, shared, drawn))


def _save(name: str, text: str) -> None:
    path = Path(name)
    try:
        new = not path.exists()
        replace_file(path, text.encode())
        if new:
            path.chmod(0o666 & ~_umask())  # as any other program would have made it, not for its owner alone
    except (OSError, ValueError) as error:
        reason = (error.strerror or error) if isinstance(error, OSError) else "this is no path"
        raise NotThere(f"'{name}': {reason}") from error
    put(name)


def _umask() -> int:
    """The system tells it only in return for another."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


# The sheet.


def _sheet(arguments: argparse.Namespace, holdings: Holdings) -> int:
    from stretchtui.figure.sheet import sheet

    loader = holdings.loader
    found = [(id, loader.loaded_exercise(id)) for id in _ids(arguments.only, tuple(holdings.shelf.exercises))]
    groups = [group(loaded.exercise, loader.postures) for _, loaded in found if loaded.exercise]
    _save(arguments.sheet, sheet(groups, THEMES[arguments.theme], arguments.columns or COLUMNS))
    for one in groups:
        for shot in one.shots:
            for fault in shot.faults:
                say(f"{one.name}, {shot.label}: {fault}")
    say(f"{counted(len(groups), 'exercise')}, {counted(sum(len(one.shots) for one in groups), 'picture')}")
    return _say_broken(found)


def _ids(only: list[str], known: tuple[str, ...]) -> Iterable[str]:
    for id in only:
        if id not in known:
            raise no_such("exercise", id, known)
    return dict.fromkeys(only) if only else known


def _say_broken(found: Iterable[tuple[str, LoadedExercise]]) -> int:
    """Show which exercises are left out because of their mistakes."""
    broken = [(id, loaded) for id, loaded in found if loaded.exercise is None]
    for id, loaded in broken:
        say_broken(loaded.diagnostics, id)
    return exits.MISTAKES if broken else exits.FINISHED
