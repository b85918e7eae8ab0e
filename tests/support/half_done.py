"""An act that another program began, and left half done as it died."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from editor.moves.plan import Plan
from editor.moves.plan_bytes import bytes_of

DIES = """
import os, sys
from pathlib import Path
from editor.moves.begun import carry_out_noted
from editor.moves.plan_bytes import plan_from

def watch(done, _of):
    if done == int(sys.argv[2]):
        os._exit(9)

carry_out_noted(plan_from(sys.stdin.buffer.read()), Path(sys.argv[1]), watch)
"""


def half_done(plan: Plan, notes: Path, steps: int) -> None:
    """Do so many steps of the plan, noted in `notes`, and die."""
    command = [sys.executable, "-c", DIES, str(notes), str(steps)]
    environment = os.environ | {"PYTHONPATH": os.getcwd()}
    done = subprocess.run(command, input=bytes_of(plan), env=environment)
    assert done.returncode == 9
