"""A frame in words and colours: what stands where on the player. Never here: widgets, rules about routines."""

from __future__ import annotations

from textual.content import Content

from stretchtui.routine.durations import clock, spoken
from stretchtui.session.frame import Frame, Next
from stretchtui.tui.widgets.hanging import Row, wrapped
from stretchtui.tui.words import line, lines, shown

TONES = ("prepare", "move", "stretch", "rest", "switch", "note", "paused")
"""What the frame's colour tells, always beside the word itself."""

ROOM_FOR_WORDS = 12
"""In fewer columns the one line is the time alone."""


def tone(frame: Frame) -> str:
    if frame.mode in ("paused", "counting-in", "ready"):
        return "paused"
    if frame.kind == "phase":
        return "stretch" if frame.phase is not None and frame.phase.stretch else "move"
    return "rest" if frame.kind in ("rest", "set_rest", "pause") else frame.kind


def word(frame: Frame) -> str:
    """The loudest word: what the person is to do now."""
    if frame.mode == "paused":
        return "paused"
    if frame.mode == "counting-in":
        return "ready"
    return "own pace" if frame.open and frame.kind == "phase" else frame.word


def digits(frame: Frame) -> str:
    """The number to be seen from afar: seconds, or minutes and seconds from 100 s on; none while reading a note."""
    if frame.kind == "note" and frame.mode != "counting-in":
        return ""
    return clock(frame.count * 1000) if frame.count > 99 else str(frame.count)


def head(frame: Frame) -> Content:
    number = f"{frame.number} of {frame.of}   " if frame.number else ""
    name = "Note" if frame.kind == "note" else frame.name
    return line(shown(number, "$foreground 65%"), shown(name, "bold"))


def side(frame: Frame) -> str:
    """The side with an arrow that points to it."""
    return {"left": "◀ left", "right": "right ▶"}.get(frame.side or "", "")


def counts(frame: Frame) -> str:
    """`rep 2 of 5 · set 1 of 2 · round 2 of 3`: only what there is more than one of."""
    if frame.open and frame.reps and frame.reps > 1:
        parts = [f"{frame.reps} repetitions"]
    else:
        parts = [f"rep {frame.rep} of {frame.reps}"] if frame.rep and (frame.reps or 0) > 1 else []
    if frame.set and (frame.sets or 0) > 1:
        parts.append(f"set {frame.set} of {frame.sets}")
    if frame.round and (frame.rounds or 0) > 1:
        parts.append(f"round {frame.round} of {frame.rounds}")
    return " · ".join(parts)


def state(frame: Frame, keys: dict[str, str]) -> str:
    """What a person may want to know about the clock: why it stands, or how to go on."""
    if frame.mode == "paused" and frame.away_ms:
        return f"away for {spoken(max(1000, frame.away_ms // 1000 * 1000))} · {keys['pause']} goes on"
    if frame.mode == "paused":
        kept = f"{clock(frame.count * 1000)} of {frame.word} kept" if not frame.open else "your place is kept"
        return f"{kept} · {keys['pause']} goes on"
    if frame.mode == "counting-in":
        return f"going on with {frame.word}"
    if frame.open:
        return f"{keys['done']} when you have {'read it' if frame.kind == 'note' else 'done it'}"
    if frame.breath:
        return f"breathe {frame.breath}"
    return ""


def instructions(frame: Frame) -> list[Row]:
    """What to do: the one that belongs here and now stands out, by weight and by its mark."""
    if frame.kind == "note":
        return [Row(frame.note, "bold")]
    return [
        Row(text, "bold", "▸ ") if index == frame.current else Row(text, "$foreground 65%", "  ")
        for index, text in enumerate(frame.instructions)
    ]


def said(text: str) -> Content:
    """A coaching line, from the moment it is due to the end of its phase."""
    return line(shown("» ", "$text-accent"), shown(text, "bold $text-accent")) if text else Content("")


def current_instruction(frame: Frame, keys: dict[str, str], said_last: str) -> Content:
    """The one line for windows without room for more: why the clock stands, else what was said last or is to be done."""
    if frame.mode in ("paused", "counting-in"):
        return shown(state(frame, keys))
    if frame.kind == "note":
        return shown(state(frame, keys))
    if said_last:
        return said(said_last)
    if frame.current is None or not frame.instructions:
        return Content("")
    return shown(frame.instructions[frame.current])


def care(frame: Frame) -> Content:
    """The caution first and always; the usual mistake below it, while there is time to read it."""
    rows = []
    if frame.caution:
        rows.append(line(shown("Caution: ", "bold $text-warning"), shown(frame.caution)))
    if frame.kind == "prepare" and frame.mistake:
        rows.append(line(shown("Not: ", "bold"), shown(frame.mistake)))
    return lines(*rows)


def rows_needed(frame: Frame, width: int) -> int:
    """Rows for what must be in sight: the caution, and whichever instruction it is the turn of."""
    turns = [len(wrapped(row, width)) for row in instructions(frame)]
    caution = len(wrapped(Row(f"Caution: {frame.caution}"), width)) if frame.caution else 0
    return caution + max(turns, default=0)


def coming(frame: Frame) -> Content:
    """What comes next, told so that a change of side or of exercise is the first thing one reads."""
    if frame.next is None:
        return shown("next: the end", "$foreground 65%")
    return line(shown("next: ", "$foreground 65%"), shown(_named(frame.next, frame)))


def _named(after: Next, frame: Frame) -> str:
    sided = f" {after.side}" if after.side else ""
    length = "" if after.open else f", {spoken(after.ms)}"
    if after.kind == "prepare" or (after.name != frame.name and after.kind == "phase"):
        return f"{after.name}{sided and ',' + sided}"
    if after.kind == "switch":
        return f"switch to{sided}{length}"
    if after.kind == "note":
        return "a note"
    return f"{after.word}{sided if after.side != frame.side else ''}{length}"


def times(frame: Frame) -> str:
    more = "+" if frame.open_ahead else ""
    return f"{clock(frame.done_ms)} done · {clock(frame.left_total_ms + 999)}{more} left"


def one_line(frame: Frame, width: int) -> str:
    """All of it in one row: as much as there is room for, the time first; in very little room only the time."""
    number = digits(frame) or "note"
    mode = "‖" if frame.mode == "paused" else ""
    for parts in (
        (mode + number, word(frame).upper(), (frame.side or "").upper(), frame.name),
        (mode + number, word(frame).upper(), (frame.side or "").upper()),
        (mode + number, word(frame).upper()),
        (mode + number,),
    ):
        text = " ".join(part for part in parts if part)
        if len(text) <= width and (width >= ROOM_FOR_WORDS or len(parts) == 1):
            return text
    return number[:width]
