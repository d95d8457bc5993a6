"""What is written, as a voice says it well: symbols, sentences, what can be left out. Never here: which line is said when."""

from __future__ import annotations

import re
from functools import lru_cache

from stretchtui.coach.script import numbers

LONGEST = 300
"""No line is longer, in characters: voices are handed no more at once."""

FINISHED = "Finished. Well done."
GO_ON = "Press enter to go on."
OWN_PACE = "At your own pace. Press enter when you are done."
WHEN_DONE = "Press enter when you are done."
HALF_WAY = "Half-way."
LAST_ONE = "Last one."

_UNITS = {"m": "metres", "cm": "centimetres", "mm": "millimetres", "ft": "feet", "s": "seconds", "min": "minutes", "kg": "kilos"}
_UNIT = re.compile(r"(?<=\d)\s?(cm|mm|m|ft|s|min|kg)\b(?!')")
_TURNED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\d)\s?[-‐-―]\s?(?=\d)"), " to "),
    (re.compile(r"\s+-+\s+|\s*[‒-―]\s*|\s*(?:→|⇒|->|=>|…|\.\.\.)\s*(?=\S)|\s*[()\[\]{}]\s*"), ", "),
    (re.compile(r"→|⇒|…"), ""),
    (re.compile(r"\s*×\s*|(?<=\d)\s?x\s?(?=\d)"), " times "),
    (re.compile(r"\band/or\b", re.IGNORECASE), "or"),
    (re.compile(r"\s*/\s*"), " or "),
    (re.compile(r"\s*&\s*"), " and "),
    (re.compile(r"\s*\+\s*"), " plus "),
    (re.compile(r"\s*=\s*"), " is "),
    (re.compile(r"\s?°(?!\w)"), " degrees"),
    (re.compile(r"\s?%"), " percent"),
    (re.compile(r"[*_#~|^<>\\\"“”«»`•°]"), " "),
)
_COUNTED_DOWN = re.compile(r"\d(?:\s?[-‐-―]\s?\d){2,}")


@lru_cache(maxsize=2048)
def aloud(text: str) -> str:
    """The text with what voices stumble over turned into words or pauses."""
    said = _COUNTED_DOWN.sub(lambda found: ", ".join(re.findall(r"\d", found.group())), text)
    for pattern, instead in _TURNED:
        said = pattern.sub(instead, said)
    said = _UNIT.sub(lambda found: f" {_UNITS[found[1]]}", said)
    said = re.sub(r"[,\s]*([,.;:!?])[,.\s]*", r"\1 ", re.sub(r"\s+", " ", said))
    said = re.sub(r"(?<=\d)([.:]) (?=\d)", r"\1", said)  # 1.5, 1:30
    return said.strip(" ,;:")


@lru_cache(maxsize=2048)
def sentence(text: str) -> str:
    """The text as a sentence of its own: it begins with a capital and ends."""
    said = aloud(text)
    if not said:
        return ""
    return said[0].upper() + said[1:] + ("" if said[-1] in ".!?" else ".")


_TURNS_IN_A_NAME = re.compile(r",|;|:| with | on | by | over | from | to | at | against | for ")


@lru_cache(maxsize=1024)
def short_name(name: str) -> str:
    """The name up to its first comma or `with`, `on`, `by` …, where two words are left; else the whole name."""
    said = aloud(name)
    cuts = (found.start() for found in _TURNS_IN_A_NAME.finditer(said))
    return next((said[:cut] for cut in cuts if len(said[:cut].split()) > 1), said)


_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[str, ...]:
    """The text sentence by sentence, none longer than LONGEST."""
    return tuple(part for one in _SENTENCE.split(aloud(text)) if one for part in _bounded(sentence(one)))


def _bounded(text: str) -> list[str]:
    parts: list[str] = []
    while len(text) > LONGEST:
        cut = max(text.rfind(mark, 0, LONGEST - 1) for mark in (",", ";", " "))
        cut = cut if cut > 0 else LONGEST - 1
        parts.append(text[: cut + 1].strip())
        text = text[cut + 1 :].strip()
    return [*parts, text] if text else parts


_RESTRICTS = re.compile(
    r"\b(?:not|never|no|only|unless|without|(?<!saying )stop|until|(?<!as )if|off|easy|easily|gently|slowly|slow|mild|mildly|or"
    r"|check|skin|keep breathing)\b|n't\b",
    re.IGNORECASE,
)
"""What says how far or how carefully: an instruction is never left without it."""
_LEANS_ON = frozenset(
    [
        "with", "when", "while", "if", "as", "after", "afterwards", "before", "once", "from", "at", "on", "in",
        "by", "without", "then", "both", "your", "the", "a", "an", "toes", "hands", "knees", "arms",
        "elbows", "feet", "slowly", "gently", "forward", "keeping", "holding", "lying", "sitting", "standing", "half-way",
    ]
)
"""How half a sentence begins that says nothing by itself."""
_BROKEN_OFF = frozenset(["slow", "deep", "long", "one", "two", "the", "your", "soft", "line"])
_HALVES = _LEANS_ON - {"toes", "hands", "knees", "arms", "elbows", "feet"}
"""The same, where there is no more room than for `Feet apart`."""


@lru_cache(maxsize=2048)
def shorter(text: str) -> str:
    """An instruction's first sentence, or its first part up to a comma or semicolon, where that can stand alone; else ""."""
    said = sentence(text)
    for cut in re.finditer(r"[.!?;,](?=\s)", said):
        head, rest = said[: cut.start()], said[cut.end() :]
        stands = len(head.split()) > 2 and head.split()[0].lower() not in _LEANS_ON and _is_whole(head)
        if cut.group() in ".!?" or stands:
            return "" if _RESTRICTS.search(rest) else sentence(head)
    return ""


_FURTHER = re.compile(r"[,;.](?= )| (?=with |at shoulder height|as you |and \w+ (?:your|the|a|it|that|in|up|out|tall)\b)")
_BY_HAND = re.compile(r"With your \w+ hand, ")


@lru_cache(maxsize=2048)
def shortest(text: str) -> str:
    """What is left at the least: `Feet apart`; of two things the first; else "". Never without what one holds on to."""
    said = sentence(text)
    if by := _BY_HAND.match(said):
        return sentence(said[by.end() :])
    for cut in _FURTHER.finditer(said):
        head, rest = said[: cut.start()], said[cut.end() :]
        if len(head.split()) > 1 and head.split()[0].lower() not in _HALVES and _is_whole(head):
            return "" if _RESTRICTS.search(rest) else sentence(head)
    return ""


def _is_whole(head: str) -> bool:
    """Not broken off between two words for one thing: `Take one slow, deep breath`."""
    return head.rsplit(maxsplit=1)[-1].lower() not in _BROKEN_OFF


@lru_cache(maxsize=1024)
def forms(text: str) -> tuple[str, ...]:
    """All of it, then shortened where it can be."""
    return tuple(dict.fromkeys(form for form in (" ".join(sentences(text)), shorter(text), shortest(text)) if form))


@lru_cache(maxsize=1024)
def label(text: str) -> str:
    """What stands before the colon: `Feet: curl your toes` → `Feet`; "" when it is no short label."""
    head, colon, _ = aloud(text).partition(":")
    return head if colon and len(head.split()) <= 2 else ""


@lru_cache(maxsize=4096)
def says(text: str, word: str) -> bool:
    """Whether the word is in the text."""
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


def joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


TOLD_LEFT_MS = 5_000
"""With less left the countdown is about to begin."""


def time_left(ms: int) -> str:
    """`Twelve seconds left.`, or a little less than there is: to 5 s from 20 s, to 15 s from 1 min, to 1 min from 5 min on."""
    if ms < TOLD_LEFT_MS:
        return ""
    grain_ms = next(grain_ms for from_ms, grain_ms in _GRAINS if ms >= from_ms)
    left = numbers.length(ms // grain_ms * grain_ms)
    return f"{left[0].upper()}{left[1:]} left."


_GRAINS = (300_000, 60_000), (60_000, 15_000), (20_000, 5_000), (0, 1_000)


def changed_by(ms: int) -> str:
    """`Five seconds more.`, `Ten seconds less.`; "" for less than half a second."""
    seconds_ms = round(abs(ms) / 1_000) * 1_000
    if not seconds_ms:
        return ""
    length = numbers.length(seconds_ms)
    return f"{length[0].upper()}{length[1:]} {'more' if ms > 0 else 'less'}."


def times_left(longest_ms: int) -> tuple[str, ...]:
    """All that `time_left` says of a segment of that length."""
    moments: list[int] = []
    for from_ms, grain_ms in _GRAINS:
        moments += range(max(from_ms, TOLD_LEFT_MS), longest_ms + 1, grain_ms)
    return tuple(dict.fromkeys(time_left(ms) for ms in moments))
