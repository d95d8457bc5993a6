"""A player and a voice that are heard by nobody: they write down what they got and when, and last as long as a sound would.

    recorder.py player LOG MODE FILE               plays a WAV file; what was rendered here says its words
    recorder.py voice  LOG MODE RATE TEXT          speaks
    recorder.py render LOG MODE RATE FILE TEXT     writes a WAV file that lasts as long as the words

Two lines a call in LOG, with CLOCK_MONOTONIC in ns: `began PID NS WHAT MS GOT`, and `ended PID NS` where it was left to end.
MODE: `well`, or how it goes wrong: `hang`, `fail` (at once, 1), `nothing` (at once, 0), `flood` (10 MB on each output, then 1),
`die` (killed in the midst), `slow` (well, after five seconds). One file, and no import but what Python holds anyway, so that
it starts as fast as can be: `python -I -S`.
"""

# ruff: noqa: PTH123  # pathlib costs more than the rest of the start
import sys
import time

BEGAN_NS = time.monotonic_ns()

RATE = 8_000
SLOW_S = 5.0
HIGH, LOW = 9_000, -9_000
AHEAD = 1_600
"""Samples before the words, so that a short fade at the start spares them."""
MARK = (1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0)


def main(what: str, log: str, mode: str, *got: str) -> int:
    if what == "player":
        file = got[-1]
        text, ms = heard_in(file)
        write(log, f"began {pid()} {BEGAN_NS} {'line' if text else 'tone'} {ms} {text or file}")
    else:
        text, ms = got[-1], lasts_ms(got[-1], int(got[0]))
        write(log, f"began {pid()} {BEGAN_NS} {'render' if what == 'render' else 'line'} {ms} {text}")
    status = gone_wrong(mode)
    if status is None:
        if what == "render":
            rendered(got[1], text, ms)
        else:
            time.sleep(max(0.0, (BEGAN_NS + ms * 1_000_000 - time.monotonic_ns()) / 1e9))
        status = 0
    write(log, f"ended {pid()} {time.monotonic_ns()}")
    return status


def pid() -> int:
    import posix

    return posix.getpid()


def write(log: str, line: str) -> None:
    """One write at the end of the file, so that lines of several calls never mix."""
    with open(log, "ab", buffering=0) as opened:
        opened.write(" ".join(line.split("\n")).encode("utf-8", "replace") + b"\n")


def gone_wrong(mode: str) -> "int | None":
    if mode == "hang":
        time.sleep(3_600)
    if mode == "slow":
        time.sleep(SLOW_S)
    if mode == "die":
        time.sleep(0.05)
        import posix

        posix.kill(posix.getpid(), 9)
    if mode == "flood":
        for stream in (sys.stdout, sys.stderr):
            for _ in range(10_000):
                stream.write("FLOOD" * 200)
            stream.flush()
    return {"well": None, "slow": None, "nothing": 0}.get(mode, 1)


def lasts_ms(text: str, words_a_minute: int) -> int:
    return max(1, len(text.split())) * 60_000 // words_a_minute


def rendered(file: str, text: str, ms: int) -> None:
    """The words are in the signs of the samples, where neither a gain nor cutting off silence takes them away."""
    data = text.encode("utf-8", "replace")
    counted = [len(data) >> bit & 1 for bit in range(16)]
    bits = [*MARK, *counted, *(byte >> bit & 1 for byte in data for bit in range(8))]
    samples = [HIGH] * AHEAD + [HIGH if bit else LOW for bit in bits]
    samples += [HIGH] * max(0, ms * RATE // 1_000 - len(samples))
    body = b"".join(sample.to_bytes(2, "little", signed=True) for sample in samples)
    size = len(body).to_bytes(4, "little")
    form = b"\x01\x00\x01\x00" + RATE.to_bytes(4, "little") + (RATE * 2).to_bytes(4, "little") + b"\x02\x00\x10\x00"
    head = b"RIFF" + (len(body) + 36).to_bytes(4, "little") + b"WAVEfmt \x10\x00\x00\x00" + form
    with open(file, "wb") as opened:
        opened.write(head + b"data" + size + body)


def heard_in(file: str) -> "tuple[str, int]":
    """The words in a file that was rendered here ("" for any other), and how long it sounds."""
    with open(file, "rb") as opened:
        data = opened.read()
    frame, at = int.from_bytes(data[32:34], "little"), 12
    a_second = int.from_bytes(data[28:32], "little")
    while data[at : at + 4] != b"data":
        at += 8 + int.from_bytes(data[at + 4 : at + 8], "little")
    body = data[at + 8 : at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")]
    return (words_in(body) if frame == 2 else ""), len(body) * 1_000 // a_second


def words_in(body: bytes) -> str:
    first = next((at for at in range(1, min(len(body), 2 * AHEAD + 64), 2) if body[at] > 127), 0)
    signs = [int(body[at] < 128) for at in range(max(1, first - 2), len(body), 2)]
    if tuple(signs[: len(MARK)]) != MARK:
        return ""
    numbers = signs[len(MARK) :]
    length = sum(bit << place for place, bit in enumerate(numbers[:16]))
    octets = [sum(bit << place for place, bit in enumerate(numbers[16 + 8 * i : 24 + 8 * i])) for i in range(length)]
    return bytes(octets).decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
