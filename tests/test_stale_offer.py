"""What was found cut off may have been gone on with in another window since: to leave it there takes nothing from that one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stretchtui import places
from stretchtui.history.alive import hold
from stretchtui.history.model import Live, Session
from stretchtui.history.resuming import CutOff
from stretchtui.history.store.opening import open_history
from stretchtui.recording import now
from stretchtui.resumption import leave, still_stands
from tests.cli.own_home import Home, home

__all__ = ["home"]

BEGAN = now()
SESSION = Session("ab" * 16, 3, "basics", "Basics", BEGAN, BEGAN, "running", active_ms=20_000)
LIVE = Live(SESSION.uuid, "id:basics", "0", None, 0, 0, "[]", 20_000, "")
CUT = CutOff(SESSION, LIVE, 0)


@pytest.fixture
def folder(home: Home) -> Path:
    assert home.folder is not None
    folder = places.history_folder()
    assert folder is not None
    keep(folder, SESSION)
    return folder


def keep(folder: Path, session: Session) -> None:
    with open_history(folder, BEGAN) as history:
        history.write(session, LIVE)


def kept(folder: Path) -> tuple[Session, bool]:
    with open_history(folder, BEGAN, may_write=False) as history:
        [session] = history.sessions()
        return session, bool(history.lives())


def test_what_nobody_has_gone_on_with_is_left_and_no_longer_called_running(folder: Path) -> None:
    assert leave(CUT) == ""
    session, can_go_on = kept(folder)
    assert (session.outcome, session.active_ms, can_go_on) == ("interrupted", 20_000, False)


def test_what_goes_on_in_another_window_is_not_taken_from_it(folder: Path) -> None:
    held = hold(folder, SESSION.uuid)
    assert held is not None
    assert leave(CUT) == ""
    assert kept(folder) == (SESSION, True)
    held.drop()


def test_what_has_been_gone_on_with_and_was_cut_off_again_can_still_be_gone_on_with(folder: Path) -> None:
    later = replace(SESSION, revision=4, active_ms=90_000)
    keep(folder, later)
    assert leave(CUT) == ""
    assert kept(folder) == (later, True)


def test_an_offer_stands_until_somebody_goes_on_or_is_done_with_it(folder: Path) -> None:
    assert still_stands(CUT)
    held = hold(folder, SESSION.uuid)
    assert held is not None
    assert not still_stands(CUT)
    held.drop()
    assert still_stands(CUT)
    keep(folder, replace(SESSION, revision=4))
    assert not still_stands(CUT)


def test_a_session_that_was_walked_to_its_end_elsewhere_is_not_gone_on_with(folder: Path) -> None:
    with open_history(folder, BEGAN) as history:
        history.write(replace(SESSION, outcome="done"), None)
    assert not still_stands(CUT)


def test_D9_the_weekly_backup_waits_for_a_session_that_is_whole(folder: Path) -> None:
    assert not [*(folder / "backups").glob("*.db")]
    with open_history(folder, BEGAN) as history:
        history.write(replace(SESSION, revision=4, outcome="done"), None)
    [backup] = (folder / "backups").glob("*.db")
    with open_history(folder, BEGAN, may_write=False) as history:
        assert history.sessions()[0].outcome == "done"
    assert backup.stat().st_size > 0
