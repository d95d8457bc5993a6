"""D1: a program killed at any moment loses nothing that was acknowledged."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from stretchtui.history.store.opening import open_history
from tests.history.store.kept import NOW, asked

ROOT = Path(__file__).parents[3]
ROUNDS = 20

WRITES = """
import sys
from dataclasses import replace
from pathlib import Path
from stretchtui.history.store.opening import open_history
from tests.history.store.kept import NOW, a_live, a_session
history = open_history(Path(sys.argv[1]), NOW)
n = 0
while True:
    whole = a_session(n, outcome="running", uuid=f"{int(sys.argv[2]):016x}{n:016x}")
    for turn in range(1, len(whole.pieces) + 1):
        session = replace(whole, revision=turn, pieces=whole.pieces[:turn])
        history.write(session, a_live(session))
        print(session.uuid, turn, flush=True)
    n += 1
"""


@pytest.mark.waits
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_D1_twenty_programs_killed_while_they_write_lose_nothing_acknowledged(tmp_path: Path) -> None:
    chance = Random(1)
    hot, acknowledged = 0, dict[str, int]()
    for nth in range(ROUNDS):
        program = subprocess.Popen(
            [sys.executable, "-c", WRITES, str(tmp_path), str(nth)], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        assert program.stdout is not None
        told = [program.stdout.readline()]
        time.sleep(chance.uniform(0, 0.15))
        program.send_signal(signal.SIGKILL)
        told += program.stdout.read().splitlines(keepends=True)
        program.stdout.close()
        program.wait()
        hot += (tmp_path / "history.db-journal").exists()
        for line in told:
            if line.endswith("\n"):
                uuid, turn = line.split()
                acknowledged[uuid] = max(int(turn), acknowledged.get(uuid, 0))
        with open_history(tmp_path, NOW, may_write=nth % 2 == 0) as history:
            known = {session.uuid: session for session in history.sessions()}
            assert (history.fault, history.told) == ("", ())
            assert {uuid for uuid, turn in acknowledged.items() if uuid not in known or len(known[uuid].pieces) < turn} == set()
            assert {live.uuid for _, live in history.lives()} == known.keys()
    assert len(acknowledged) >= ROUNDS
    assert asked(tmp_path / "history.db", "PRAGMA integrity_check") == [("ok",)]
    print(f"{len(acknowledged)} sessions, {hot} journals left hot")
