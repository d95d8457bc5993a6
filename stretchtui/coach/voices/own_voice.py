"""The person's own voice: a program and its arguments from the settings. Never here: starting it.

It is the person's own, but the text is not: a text takes the place of a whole argument, or of what follows the `=` of an option,
and never goes where a program expects code (`sh -c`), so that no routine can make it do anything but speak.
"""

from __future__ import annotations

import re
from itertools import pairwise

from stretchtui.coach.voices.engine import Command, Engine
from stretchtui.coach.voices.players import FILE

TEXT = "{text}"

_WHOLE = re.compile(r"(--?[\w-]+=)?\{text\}")
_TAKES_CODE = re.compile(r"-[a-z]{0,2}[ce]|/[ck]|--?(command|encodedcommand|code|eval|exec|execute|run)", re.IGNORECASE)


def own_voice(argv: tuple[str, ...]) -> Engine:
    """With `{file}` it writes a WAV file, else it speaks; without `{text}` the text comes last."""
    argv = _with_text(argv)
    if any(FILE in argument for argument in argv[1:]):
        return Engine("command", rendering=lambda text, file: Command(_filled(argv, text, file)))
    return Engine("command", speaking=lambda text: Command(_filled(argv, text, "")))


def own_voice_fault(argv: tuple[str, ...]) -> str:
    """Why it cannot be used, in plain words; "" if it can."""
    if TEXT in argv[0]:
        return f"{TEXT} cannot be the program"
    for before, argument in pairwise(_with_text(argv)):
        if TEXT in argument and not _WHOLE.fullmatch(argument):
            return f"{TEXT} must be an argument of its own, or follow the = of an option"
        if argument == TEXT and _TAKES_CODE.fullmatch(before):
            return f"{TEXT} after {before} would run a routine's words as a program"
    return ""


def _with_text(argv: tuple[str, ...]) -> tuple[str, ...]:
    return argv if any(TEXT in argument for argument in argv[1:]) else (*argv, TEXT)


def _filled(argv: tuple[str, ...], text: str, file: str) -> tuple[str, ...]:
    """Each place is filled once: what a text says is never looked at again."""
    return (argv[0], *(_argument(argument, text, file) for argument in argv[1:]))


def _argument(argument: str, text: str, file: str) -> str:
    found = _WHOLE.fullmatch(argument)
    return (found.group(1) or "") + text if found else argument.replace(FILE, file)
