"""Counts whom a program and all its processes try to reach, as the system sees it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

STRACE = shutil.which("strace")
CALLS = "trace=connect,sendto,sendmsg,sendmmsg"
FAR = re.compile(r"sa_family=AF_INET6?\b.*")


def attempts(command: Sequence[object], trace: Path, environ: Mapping[str, str]) -> list[str]:
    """Each try to connect or send to an address that is not a socket of this computer's files.

    Looking up a name is one: its server is asked over the network. The command is to succeed.
    """
    assert STRACE is not None
    strace = [STRACE, "-f", "-qq", "-e", CALLS, "-o", trace]
    done = subprocess.run([*strace, *command], env=environ, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    lines = trace.read_text("utf-8", "replace").splitlines()
    return [found[0] for found in map(FAR.search, lines) if found]


def own_environ(folder: Path) -> dict[str, str]:
    """Surroundings in which a program knows nothing of the tester, nor meets one that runs."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    folders = {name: str(folder / name.lower()) for name in (*names, "XDG_STATE_HOME")}
    for each in folders.values():
        Path(each).mkdir(parents=True, mode=0o700)
    kept = {k: v for k, v in os.environ.items() if k != "QTWEBENGINE_CHROMIUM_FLAGS"}
    root = str(Path(__file__).parents[2])
    return kept | folders | {"PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen"}
