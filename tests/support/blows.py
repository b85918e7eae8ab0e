"""Strikes an act at every system call, from a test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from system_calls import CAN_FAIL, CAN_TRACE

HERE = Path(__file__).parent
IN_MEMORY = Path("/dev/shm")  # no real disk need be waited for hundreds of times


def assert_nothing_wrong(folder: Path, what: str, how: str) -> int:
    """Strike `what` everywhere; gives the number of blows."""
    if not CAN_TRACE or (not CAN_FAIL and how not in ("kill", "interrupt")):
        pytest.skip("system calls are followed on Linux, made to fail on x86-64")
    path = os.pathsep.join([os.getcwd(), str(HERE)])
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else folder) as place:
        command = [sys.executable, str(HERE / "broken_off.py"), place, what, how]
        done = subprocess.run(
            command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path}
        )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    return found["blows"]
