"""The costliest texts of 256 KiB that were thought of, and a program that reads them in little memory. Never here: assertions.

Run as `python -m tests.routine.worst libyaml|pure SECONDS`: prints as JSON the processor seconds of every case that takes longer
than so many at every try. The address space of the whole process is limited to 200 MB, so that a case which takes more ends it.
"""

from __future__ import annotations

import json
import resource
import sys
from functools import partial

from stretchtui.places import bundled_library
from stretchtui.routine import files, source
from stretchtui.routine.library import Library, scan
from stretchtui.routine.loading import Loader
from tests.pace import over
from tests.routine.reading import PARSERS

MOST_MEMORY = 200_000_000
_HEAD = "name: x\nsteps:\n"
_PLACE = _HEAD + "  - name: y\n    areas: "
_KEYFRAMES = _PLACE + "[hips]\n    figure: {keyframes: "
_FIGURE = _KEYFRAMES + "{hold: "


def full(unit: str, head: str = "", tail: str = "") -> str:
    """The unit as often as it fits into the largest file there may be."""
    room = files.LARGEST - len((head + tail).encode())
    return head + unit * (room // len(unit.encode())) + tail


def numbered(unit: str, count: int, head: str = "", tail: str = "") -> str:
    return head + "".join(unit.replace("#", str(number)) for number in range(count)) + tail


CASES = {
    "more values than are read": full("- a\n"),
    "a long list": "[" + "a," * 19_990 + "]",
    "deep": full("["),
    "deep by question marks": full("? "),
    "areas that are none": numbered("shouldr#, ", 15_000, _PLACE + "[", "]\n"),
    "flags that are nearly known": numbered("spine-benx#, ", 15_000, "name: x\nflags: [", "]\nsteps: [rest: 1]\n"),
    "preflights that are none": numbered("heatt#, ", 19_000, "name: x\npreflight: [", "]\nsteps: [rest: 1]\n"),
    "fields that are none": numbered("stepz#: 1\n", 9_900),
    "steps of no form": _HEAD + ("  - {" + numbered("zq#x: 1, ", 18) + "}\n") * 490,
    "exercises that are none": numbered("  - shoulder-raisez-#\n", 499, _HEAD),
    "fields of steps that are none": _HEAD + ("  - {exercise: zz, " + numbered("hodl#: 1, ", 17) + "}\n") * 490,
    "one duration of letters": f'{_HEAD}  - rest: "{"é" * 120_000}\\nx"\n',
    "one duration of zeros": f'{_HEAD}  - rest: "{"0" * 250_000}x"\n',
    "durations of 4,000 letters": _HEAD + f'  - rest: "{"é" * 2_000}\\nx"\n' * 60,
    "escapes": full("\\u0301", 'name: "a', '"\n'),
    "combining marks": full("\u0301", "name: a", "\n"),
    "letters that decompose": full("\u1e69", "name: a", "\n"),
    "a text over many lines": full("  aaa\n", "name: a\n"),
    "a folded text": full("  a\n\n", "name: >\n"),
    "spaces": full(" ", "name:", "x\n"),
    "empty lines": full("\n", "name: x\n"),
    "comments": full("#\n", "name: x\n"),
    "cues cut by comments": full("      - a #b\n", _HEAD + "  - name: b\n    areas: [hips]\n    cues:\n"),
    "anchors": full("- &a b\n"),
    "aliases": full("- *a\n"),
    "control characters": full("\x01\n"),
    "duplicate keys": full("a: 1\n"),
    "a long key": full("k", "", ": 1\n"),
    "steps without end": full("  - shoulder-raises\n", _HEAD),
    "many cues": _HEAD + ("  - {name: a, areas: [hips], cues: [" + "c, " * 25 + "]}\n") * 499,
    "many phases": _HEAD + ("  - {name: a, areas: [hips], phases: [" + "{a: 1}, " * 10 + "]}\n") * 499,
    "joints that are none": f"{_FIGURE}{{{numbered('nekk#: 1, ', 9_000)}}}}}}}\n",
    "places that are none": f"{_FIGURE}[{numbered('{left: {hand: left-knie#}}, ', 3_900)}]}}}}\n",
    "numbers that are none": f"{_FIGURE}[{'{neck: {flexion: x, lateral: 999, extension: 1}}, ' * 2_200}]}}}}\n",
    "keyframes that are none": f"{_KEYFRAMES}{{{numbered('hodl#: {}, ', 9_000)}}}}}\n",
    "postures that are none": _HEAD + numbered("  - {name: a, areas: [hips], figure: {posture: standin#}}\n", 499),
    "mirror images": f"{_FIGURE}[{{neck: {{lateral: 1}}}}, {'mirrored, ' * 19_900}]}}}}\n",
    "the most of everything": _HEAD + "  - {name: a, areas: [hips], reps: 200, sets: 20, sides: each}\n" * 499,
    "circuits of circuits": _HEAD + "  - " + "{repeat: 200, steps: [" * 4 + "rest: 1" + "]}" * 4,
}


def main() -> None:
    parser = PARSERS[sys.argv[1]]
    source.default_parser = lambda: parser
    shelf = scan((Library(bundled_library(), "bundled"),))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    texts = {name: text.encode()[: files.LARGEST] for name, text in CASES.items()}
    tried = {name: over(float(sys.argv[2]), partial(Loader(shelf).routine_bytes, data)) for name, data in texts.items()}
    print(json.dumps({name: took_s for name, took_s in tried.items() if took_s}))


if __name__ == "__main__":
    main()
