"""Prints what comes of saves that fail or are broken off, as tables in Markdown.

`PYTHONPATH=. python tests/support/fault_table.py`
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from own_file_faults import FAULTS, FILES, NEW, OLD, Row, row_of

STATES = {
    "old": "old, whole",
    "new": "new, whole",
    "gone": "not there, as before",
    "other": "as the other program left it",
}
HERE = Path(__file__).parent
TRIALS = ("save", "save, named", "save new", "save new, named", "act", "act back", "noted act")
HOWS = ("kill", "interrupt", "EIO", "ENOSPC", "EDQUOT", "EPERM", "EINTR")


def lines_of(script: str, *words: str) -> list[dict[str, Any]]:
    """What a script prints, a dictionary a line; it has a folder of its own."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if words and shared.is_dir() else None) as folder:
        command = [sys.executable, str(HERE / script), folder, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def fault_lines() -> Iterator[str]:
    """A line for each fault."""
    yield "| Fault | How it was made | What the writer is told | The file | Temporary files left |"
    yield "|---|---|---|---|---|"
    for row in lines_of("write_faults.py"):
        told = str(row["told"]).replace("x" * 200, "…").replace("\0", "␀")
        words = told or "(nothing: it is saved)"
        state = STATES.get(row["state"], "")
        if row["skipped"]:
            words, state = f"not tried: {row['skipped']}", "–"
        yield f"| {row['name']} | {row['how']} | {words} | {state} | {row['left']} |"


def blow_lines() -> Iterator[str]:
    """A line for each act and each blow, at every system call."""
    yield "| Act | Blow | Places struck | Files damaged or forgotten, sentences wrong |"
    yield "|---|---|---|---|"
    for what in TRIALS:
        for how in HOWS:
            (found,) = lines_of("broken_off.py", what, how)
            yield f"| {what} | {how} | {found['blows']} | {len(found['wrong'])} |"


def own_lines() -> Iterator[str]:
    """A line for each file of the program's own, and each fault."""
    yield "| File | Fault | What the writer is told | What was in it | What came | Wrong |"
    yield "|---|---|---|---|---|---|"
    for file in FILES:
        for fault in FAULTS:
            with tempfile.TemporaryDirectory() as folder:
                row = row_of(file, fault, Path(folder))
                told = "<br>".join(row.told).replace(folder, "…") or "(nothing)"
            yield f"| {row.name} | {row.fault} | {row.skipped or told} | {ends_of(row)} |"


def ends_of(row: Row) -> str:
    """What has become of the old content and the new one, and how much is not as it should be."""
    old = "whole" if OLD in row.marks else "set aside" if row.aside else "gone"
    new = "kept" if NEW in row.marks else "not kept"
    return f"{old} | {new} | {len(row.wrong) + (not row.goes_on)}"


if __name__ == "__main__":
    for lines in (fault_lines(), [""], own_lines(), [""], blow_lines()):
        for line in lines:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
