"""`stretchtui history`: the list, one session, and what a person can change of it."""

from __future__ import annotations

import csv
import json
import sqlite3
import time
from contextlib import closing
from datetime import date

import pytest

from stretchtui import glance
from stretchtui.history.alive import hold
from stretchtui.history.model import Edited
from stretchtui.places import history_folder
from tests.cli.called import Call
from tests.cli.kept_history import MIN, NOW, Keep, friday, keep, noted, piece
from tests.cli.own_home import Home

__all__ = ["friday", "keep"]

UNKNOWN_DAY = "write 2026-11-01, today, yesterday, monday, or so long ago: 7d, 4w, 1y"


def test_an_empty_history_is_told_kindly_and_nothing_is_made(call: Call, home: Home) -> None:
    answer = call("history")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "nothing is kept yet; your first session will be the first line here\n"
    assert not (home.folder / "data" / "stretchtui" / "history").exists()
    assert call("history", "--json").json == []
    assert len(call("history", "--csv").lines) == 1


def test_the_list_has_the_newest_first_with_what_matters_of_each(call: Call, keep: Keep) -> None:
    keep("2026-11-17T18:05:00+01:00", tension_before=Edited(6), tension_after=Edited(3), note=noted("much better"))
    keep("2026-11-19T07:30:00+01:00", routine="Neck", outcome="ended", active_ms=260_000, tension_after=Edited(0))
    answer = call("history")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines == [
        "00000002  2026-11-19 Thu 07:30  4 min 20 s  Neck               ended early, tension 0 after",
        "00000001  2026-11-17 Tue 18:05      12 min  Upper back basics  done, tension 6 → 3  “much better”",
    ]


def test_T6_a_session_is_listed_under_the_day_and_hour_where_it_was(call: Call, keep: Keep) -> None:
    keep("2026-11-18T23:50:00+14:00")
    keep("2026-11-18T00:10:00-12:00")
    assert [line[10:30] for line in call("history").lines] == ["2026-11-18 Wed 00:10", "2026-11-18 Wed 23:50"]
    assert len(call("history", "--since", "2026-11-18", "--until", "2026-11-18").lines) == 2
    assert call("history", "--since", "2026-11-19").lines == []


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--since", "2026-11-16"], 2), (["--since", "monday"], 2), (["--since", "4d"], 2), (["--since", "1w"], 3),
        (["--until", "2026-11-16"], 2), (["--since", "yesterday"], 0), (["--since", "13d", "--until", "mon"], 2),
        (["--limit", "1"], 1), (["--limit", "99"], 3), (["--since", "1y", "--limit", "2"], 2), (["--since", "today"], 0),
    ],
)  # fmt: skip
def test_days_and_a_limit_choose(call: Call, keep: Keep, options: list[str], shown: int) -> None:
    for day in ("13", "16", "18"):
        keep(f"2026-11-{day}T08:00:00+01:00")
    answer = call("history", *options)
    assert (answer.status, len(answer.lines)) == (0, shown)
    assert answer.err == ("" if shown else "no session fits\n")


@pytest.mark.parametrize("typed", ["soon", "2026-02-30", "999999d", "9999y", "mo", "7 d", "\x1b[31m", "", "1999-1-1", "٣d"])
def test_what_is_no_day_is_told_with_what_to_write(call: Call, typed: str) -> None:
    answer = call("history", "--since", typed)
    assert (answer.status, answer.out) == (2, "")
    assert UNKNOWN_DAY in answer.err
    assert "\x1b" not in answer.err


def test_a_beginning_after_the_end_is_told(call: Call) -> None:
    answer = call("history", "--since", "today", "--until", "7d")
    assert (answer.status, answer.err) == (
        2, "stretchtui history: --since today (2026-11-20) is after --until 7d (2026-11-13)\n",
    )  # fmt: skip


def test_an_area_chooses_those_that_worked_it(call: Call, keep: Keep) -> None:
    keep("2026-11-17T08:00:00+01:00", pieces=(piece(0, areas=("neck",)),))
    keep("2026-11-18T08:00:00+01:00", pieces=(piece(0, areas=("hips", "glutes")), piece(1, areas=("neck",), skipped=True)))
    assert [line[:8] for line in call("history", "--area", "neck").lines] == ["00000001"]
    assert [line[:8] for line in call("history", "--area", "neck", "--area", "glutes").lines] == ["00000002", "00000001"]
    assert [line[:8] for line in call("history", "--area", "neck", "--area", "hips", "--limit", "1").lines] == ["00000002"]
    wrong = call("history", "--area", "nekc")
    assert wrong.status == 2
    assert "'nekc' is no area; did you mean 'neck'?" in wrong.err


def test_without_a_choice_the_last_thirty_are_shown_and_json_has_all(call: Call, keep: Keep) -> None:
    for day in range(1, 17):
        keep(f"2026-10-{day:02}T08:00:00+01:00")
        keep(f"2026-10-{day:02}T18:00:00+01:00")
    answer = call("history")
    assert len(answer.lines) == 30
    assert "these are the last 30; for more: stretchtui history --since 1y" in answer.err
    assert len(call("history", "--json").json) == len(call("history", "--limit", "50").lines) == 32


def test_json_holds_all_of_a_session(call: Call, keep: Keep) -> None:
    one = keep("2026-11-18T07:30:00+01:00", note=noted("a\nb \x1b[31m"[:3]), tension_before=Edited(0))
    (shown,) = call("history", "--json").json
    assert shown["session"] == one.uuid
    assert (shown["day"], shown["began"]) == ("2026-11-18", "2026-11-18T07:30:00.000+01:00")
    assert (shown["outcome"], shown["running_now"], shown["deleted"]) == ("done", False, False)
    assert (shown["tension_before"], shown["tension_after"]) == (0, None)
    assert [(one["turn"], one["side"], one["areas"]) for one in shown["pieces"]] == [
        (0, "left", ["mid-back"]), (0, "right", ["mid-back"]), (1, None, ["neck"]),
    ]  # fmt: skip
    assert shown == call("history", "show", "last", "--json").json == call("history", "--json", "show", "last").json


def test_csv_has_a_row_a_session_that_a_spreadsheet_takes(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30:00-03:30", note=noted('=HYPERLINK("x"), "y"'), routine="+1", tension_after=Edited(10))
    rows = list(csv.DictReader(call("history", "--csv").lines))
    assert len(rows) == 1
    row = rows[0]
    assert (row["session"][:9], row["day"], row["time"], row["utc_offset"]) == ("000000010", "2026-11-18", "07:30", "UTC-03:30")
    assert (row["active_ms"], row["stretch_ms"], row["left_ms"], row["right_ms"]) == ("720000", "180000", "60000", "60000")
    assert (row["exercises"], row["areas"]) == ("2", "mid-back neck")
    assert (row["tension_before"], row["tension_after"]) == ("", "10")
    assert (row["routine"], row["note"]) == ("'+1", '\'=HYPERLINK("x"), "y"')


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "  =1", "＝1", "\u200b=1"])
def test_no_text_of_the_csv_is_a_formula(call: Call, keep: Keep, text: str) -> None:
    keep("2026-11-18T07:30:00+01:00", note=noted(text), routine=text)
    (row,) = csv.DictReader(call("history", "--csv").lines)
    assert row["note"].startswith("'")
    assert row["routine"].startswith("'")


def test_show_has_every_piece_in_words(call: Call, keep: Keep) -> None:
    keep(
        "2026-11-18T07:30:00+01:00", paused_ms=40_000,
        pieces=(piece(0, "left", reps_done=2), piece(1, name="Nod", areas=("neck",), skipped=True, ouches=1)),
    )  # fmt: skip
    answer = call("history", "show", "0000")
    assert (answer.status, answer.err) == (0, "")
    assert answer.lines == [
        "Upper back basics",
        "Wednesday, 18 November 2026, 07:30–07:42 (UTC+01:00), done",
        "12 min active, 2 min under stretch, 40 s paused",
        "session 00000001" + "0" * 24,
        "",
        "  Seated twist, left  1 min 10 s, 2 of 3, 1 min under stretch",
        "  Nod                 passed over, hurt",
    ]


def test_a_session_is_meant_by_its_beginning_by_all_of_it_or_as_the_last(call: Call, keep: Keep) -> None:
    one = keep("2026-11-18T07:30:00+01:00")
    last = keep("2026-11-19T07:30:00+01:00")
    assert call("history", "show", one.uuid.upper()).lines == call("history", "show", "00000001").lines
    assert f"session {last.uuid}" in call("history", "show", "last").lines


@pytest.mark.parametrize("doing", [["show"], ["delete"], ["undelete"], ["note"]])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("0000", "2 sessions begin with '0000'; write more of it"),
        ("f00", "there is no session 'f00'"),
        ("xyz", "'xyz' is no session's sign"),
        ("\x1b[31m", "is no session's sign"),
        ("", "is no session's sign"),
    ],
)
def test_what_means_no_session_is_told_and_changes_nothing(
    call: Call, keep: Keep, doing: list[str], typed: str, told: str
) -> None:
    keep("2026-11-18T07:30:00+01:00")
    keep("2026-11-19T07:30:00+01:00")
    answer = call("history", *doing, typed, *(["text"] if doing == ["note"] else []))
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert "\x1b" not in answer.err
    assert len(call("history").lines) == 2


def test_a_deleted_session_is_shown_nowhere_and_comes_back(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30:00+01:00")
    gone = call("history", "delete", "0000")
    assert gone.status == 0
    assert gone.err == "deleted; bring it back with: stretchtui history undelete 00000001\n"
    assert call("history").out == ""
    assert "bring it back with" in call("history", "show", "0000").err
    back = call("history", "undelete", "last")
    assert (back.status, back.err) == (0, "back again\n")
    assert len(call("history").lines) == 1
    assert call("history", "undelete", "0000").err == "it was not deleted\n"


def test_T6_what_is_changed_after_the_clock_was_set_back_holds_all_the_same(call: Call, keep: Keep) -> None:
    ahead_ms = NOW.utc_ms + 10**10
    keep("2026-11-18T07:30:00+01:00", note=Edited("from a clock ahead", ahead_ms), gone=Edited(False, ahead_ms))
    call("history", "note", "last", "now")
    assert call("history", "--json").json[0]["note"] == "now"
    call("history", "delete", "last")
    assert call("history", "--json").json == []


def test_a_note_is_written_replaced_and_taken_away(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30:00+01:00")
    assert "“felt good”" in call("history", "note", "last", "felt", "good").out
    assert "“-3 degrees \ufffd[31m”" in call("history", "note", "last", "--", "-3 degrees \x1b[31m").out
    assert "“" not in call("history", "note", "last", "").out
    assert call("history", "--json").json[0]["note"] == ""
    assert "at most 2000 characters" in call("history", "note", "last", "x" * 2001).err


def test_a_session_with_a_routine_is_added_as_it_is_written(call: Call, home: Home) -> None:
    answer = call("history", "add", "upper-back-basics", "--date", "yesterday", "--time", "7:30", "--note", "at the sea")
    assert answer.status == 0
    assert "added; take it back with: stretchtui history delete " in answer.err
    (one,) = call("history", "--json").json
    planned = call("plan", "upper-back-basics", "--json").json
    assert (one["outcome"], one["routine_id"], one["note"]) == ("added", "upper-back-basics", "at the sea")
    assert one["began"].startswith("2026-11-19T07:30:00.000")
    assert one["active_ms"] == planned["total_ms"]
    assert one["stretch_ms"] == sum(part["end_ms"] - part["start_ms"] for part in planned["segments"] if part["stretch"])
    assert {piece["side"] for piece in one["pieces"]} >= {"left", "right"}
    assert all(piece["reps_done"] == piece["reps"] and not piece["skipped"] for piece in one["pieces"])


def test_a_session_of_ones_own_is_only_minutes(call: Call) -> None:
    assert call("history", "add", "--date", "2026-11-01", "--minutes", "15").status == 0
    (one,) = call("history", "--json").json
    assert (one["active_ms"], one["pieces"], one["routine_id"]) == (15 * MIN, [], None)
    assert one["began"].startswith("2026-11-01T12:00:00.000")
    assert call("history").lines[0].endswith("15 min  Stretching of your own  added by hand")


def test_a_file_is_added_without_the_id_of_another(call: Call, home: Home) -> None:
    file = home.folder / "mine.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("format: 1\nname: Mine\nsteps: [{exercise: neck-side-tilt}]\n")
    assert call("history", "add", str(file), "--date", "yesterday").status == 0
    assert call("history", "--json").json[0]["routine_id"] is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--date", "2026-11-21", "--minutes", "5"], "is still to come"),
        (["--date", "today", "--time", "9:31", "--minutes", "5"], "is still to come"),
        (["--date", "today", "--time", "9:29", "--minutes", "5"], "it would not be over yet"),
        (["--date", "yesterday"], "how long did it take? say --minutes N, or which routine it was"),
        (["--date", "yesterday", "--time", "7", "--minutes", "5"], "'7' is not a time of day; write 7:30 or 18:05"),
        (["--date", "yesterday", "--time", "24:00", "--minutes", "5"], "is not a time of day"),
        (["--date", "1066-10-14", "--minutes", "5"], "1066-10-14 is too long ago"),
        (["--date", "someday", "--minutes", "5"], UNKNOWN_DAY),
        (["--date", "yesterday", "--minutes", "0"], "'0' is not a number of minutes from 1 to 600"),
        (["--minutes", "5"], "--date"),
        (["no-such-routine", "--date", "yesterday"], "there is no routine 'no-such-routine'"),
        (["--date", "yesterday", "--minutes", "5", "--note", "x" * 2001], "at most 2000 characters"),
    ],
)
def test_what_cannot_have_been_done_is_not_added(call: Call, typed: list[str], told: str) -> None:
    answer = call("history", "add", *typed)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert call("history", "--json").json == []


def test_a_session_runs_now_while_its_program_lives_and_was_cut_off_else(call: Call, keep: Keep) -> None:
    one = keep("2026-11-20T09:20:00+01:00", outcome="running")
    assert "cut off" in call("history").out
    folder = history_folder()
    assert folder is not None
    alive = hold(folder, one.uuid)
    assert alive is not None
    try:
        assert "running now" in call("history").out
        assert call("history", "--json").json[0]["running_now"] is True
    finally:
        alive.drop()


@pytest.mark.parametrize("options", [["--since", "7d"], ["--limit", "3"], ["--csv"], ["--area", "neck"]])
def test_an_option_of_the_list_given_for_something_else_is_told(call: Call, options: list[str]) -> None:
    answer = call("history", *options, "show", "last")
    assert (answer.status, answer.out) == (2, "")
    assert f"{options[0]} is for the list, and not for show" in answer.err


def test_json_and_csv_are_not_asked_for_at_once(call: Call) -> None:
    assert call("history", "--json", "--csv").status == 2


def test_nothing_of_a_session_reaches_the_terminal_unplain(call: Call, keep: Keep) -> None:
    keep("2026-11-18T07:30:00+01:00", routine="a\u202eb", pieces=(piece(0, name="c\u202ed"),))
    for command in (["history"], ["history", "show", "last"], ["history", "--csv"], ["history", "delete", "last"]):
        assert "\u202e" not in call(*command).out


def test_a_history_that_cannot_be_written_is_told_and_nothing_is_changed(
    call: Call, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stretchtui.history.faults import CannotSave
    from stretchtui.history.store.history import History

    def refuse(*_: object, **__: object) -> None:
        raise CannotSave("there is no room left")

    keep("2026-11-18T07:30:00+01:00")
    monkeypatch.setattr(History, "edit", refuse)
    monkeypatch.setattr(History, "write", refuse)
    for command in (["delete", "last"], ["note", "last", "x"], ["add", "--date", "yesterday", "--minutes", "5"]):
        answer = call("history", *command)
        assert (answer.status, answer.out) == (1, "")
        assert "there is no room left" in answer.err
    assert json.loads(call("history", "--json").out)[0]["note"] == ""


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone cannot be chosen by a program")
@pytest.mark.parametrize(
    ("day", "typed", "began"),
    [
        ("2026-03-29", "1:30", "2026-03-29T01:30:00.000+01:00"),
        ("2026-03-29", "3:30", "2026-03-29T03:30:00.000+02:00"),
        ("2026-10-25", "2:30", "2026-10-25T02:30:00.000+02:00"),  # the first of two
        ("2026-10-25", "23:50", "2026-10-25T23:50:00.000+01:00"),
        ("2024-02-29", "7:00", "2024-02-29T07:00:00.000+01:00"),
    ],
)
def test_T6_what_is_added_has_the_offset_of_its_own_night(
    call: Call, monkeypatch: pytest.MonkeyPatch, day: str, typed: str, began: str
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        assert call("history", "add", "--date", day, "--time", typed, "--minutes", "5").status == 0
        assert call("history", "--json").json[0]["began"] == began
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    "command",
    [
        ["history"], ["history", "--json"], ["history", "show", "last"], ["history", "delete", "last"], ["progress"],
        ["history", "add", "--date", "yesterday", "--minutes", "5"], ["history", "note", "last", "x"],
    ],
)  # fmt: skip
def test_a_history_of_a_newer_version_is_told_and_nobody_says_that_nothing_is_kept(
    call: Call, keep: Keep, command: list[str]
) -> None:
    keep("2026-11-18T07:30:00+01:00")
    folder = history_folder()
    assert folder is not None
    with closing(sqlite3.connect(folder / "history.db")) as database:
        database.execute("PRAGMA user_version = 99")
    before = (folder / "history.db").read_bytes()
    answer = call(*command)
    assert (answer.status, answer.out) == (1, "")
    assert "was written by a newer stretchtui" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert (folder / "history.db").read_bytes() == before


def test_a_disk_that_fails_while_it_is_asked_is_told(call: Call, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    from stretchtui.history.store.history import History

    def fail(history: History, *_: object, **__: object) -> tuple[()]:
        history.fault = "the disk does not answer"
        return ()

    keep("2026-11-18T07:30:00+01:00")
    for name in ("sessions", "days"):
        monkeypatch.setattr(History, name, fail)
    for command in (["history"], ["history", "--json"], ["progress"]):
        answer = call(*command)
        assert answer.status == 1
        assert "the disk does not answer" in answer.err
        assert "othing is kept" not in answer.err + answer.out


def test_the_line_for_a_prompt_learns_of_what_is_added_deleted_and_brought_back(call: Call, home: Home) -> None:
    folder = history_folder()
    assert folder is not None

    def known() -> set[int]:
        told = glance.read_days(folder)
        assert told is not None
        return told.days

    call("history", "add", "--date", "2026-11-18", "--minutes", "5")
    assert known() == {date(2026, 11, 18).toordinal()}
    call("history", "delete", "last")
    assert known() == set()
    call("history", "undelete", "last")
    assert known() == {date(2026, 11, 18).toordinal()}
