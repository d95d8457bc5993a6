"""`stretchtui history show | delete | undelete | note`: one session. Never here: how it reads, how it is kept."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from stretchtui.cli import exits, kept
from stretchtui.cli.kept import NotFound, found, sign_of
from stretchtui.cli.rows import put, say
from stretchtui.cli.session_words import as_json, details, lines
from stretchtui.history.joining import edited
from stretchtui.history.model import LONGEST_NOTE, Session
from stretchtui.text import plain

if TYPE_CHECKING:
    from stretchtui.history.store.history import History


def run(arguments: argparse.Namespace) -> int:
    from stretchtui.history.faults import CannotSave

    with kept.history(may_write=arguments.doing != "show") as history:
        if history is None:
            return exits.MISTAKES
        try:
            session = found(history, arguments.which, gone=arguments.doing == "undelete")
            return _answer(history, session, arguments)
        except NotFound as reason:
            say(f"stretchtui history: {reason}")
            return exits.BAD_USAGE
        except CannotSave as reason:
            say(f"stretchtui history: nothing was changed: {reason}")
            return exits.MISTAKES


def _answer(history: History, session: Session, arguments: argparse.Namespace) -> int:
    match arguments.doing:
        case "delete":
            return _delete(history, session)
        case "undelete":
            return _undelete(history, session)
        case "note":
            return _note(history, session, " ".join(arguments.text))
        case _:
            return _show(session, as_object=arguments.json)


def _show(session: Session, *, as_object: bool) -> int:
    if as_object:
        print(json.dumps(as_json(session), indent=2))
    else:
        for line in details(session):
            put(line)
    return exits.FINISHED


def _delete(history: History, session: Session) -> int:
    history.edit(session.uuid, gone=edited(session.gone, True, kept.now().utc_ms))
    put(lines([session])[0])
    say(f"deleted; bring it back with: stretchtui history undelete {sign_of(session)}")
    return exits.FINISHED


def _undelete(history: History, session: Session) -> int:
    put(lines([session])[0])
    if session.gone.value:
        history.edit(session.uuid, gone=edited(session.gone, False, kept.now().utc_ms))
        say("back again")
    else:
        say("it was not deleted")
    return exits.FINISHED


def _note(history: History, session: Session, typed: str) -> int:
    try:
        text = note_of(typed)
    except ValueError as reason:
        say(f"stretchtui history: {reason}")
        return exits.BAD_USAGE
    history.edit(session.uuid, note=edited(session.note, text, kept.now().utc_ms))
    changed = history.session(session.uuid)
    put(lines([changed or session])[0])
    return exits.FINISHED


def note_of(typed: str) -> str:
    """Raises ValueError."""
    text = plain(typed).strip()
    if len(text) > LONGEST_NOTE:
        raise ValueError(f"a note has at most {LONGEST_NOTE} characters; this one has {len(text)}")
    return text
