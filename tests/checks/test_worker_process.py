"""A process that works for another one does not outlive it, however that one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

POOL = """
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from editor.index.reading import stand_back

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), stand_back)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="who runs is looked up in /proc")
def test_it_ends_when_the_other_is_killed(tmp_path: Path):
    script = tmp_path / "pool.py"
    script.write_text(POOL, "utf-8")
    environment = os.environ | {"PYTHONPATH": os.getcwd()}
    main = subprocess.Popen(
        [sys.executable, str(script)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert main.stdout is not None
    worker = int(main.stdout.readline())
    main.send_signal(signal.SIGKILL)
    main.wait()
    main.stdout.close()
    until = monotonic() + 20
    while is_there(worker) and monotonic() < until:
        sleep(0.05)
    assert not is_there(worker)


def is_there(process: int) -> bool:
    """Does the process run? One that waits to be taken note of does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
