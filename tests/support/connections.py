"""Counts whom a program and all its processes try to reach, as the system sees it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from own_dictionary import write_dictionary

HERE = Path(__file__).parent
STRACE = shutil.which("strace")
CALLS = "trace=connect,sendto,sendmsg,sendmmsg"
FAR = re.compile(r"sa_family=AF_INET6?\b.*")


def attempts(command: Sequence[object], trace: Path, environ: Mapping[str, str]) -> list[str]:
    """Each try to connect or send to an address that is not a socket of this computer's files.

    Looking up a name is one: its server is asked over the network. The command is to succeed.
    """
    lines = traced(command, ("-e", CALLS), trace, environ)
    return [found[0] for found in map(FAR.search, lines) if found]


def traced(
    command: Sequence[object], asked: Sequence[str], trace: Path, environ: Mapping[str, str]
) -> list[str]:
    """The system calls of a program and all its processes, as strace is asked to tell them."""
    assert STRACE is not None
    strace = [STRACE, "-f", "-qq", *asked, "-o", trace]
    done = subprocess.run([*strace, *command], env=environ, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    return trace.read_text("utf-8", "replace").splitlines()


def own_environ(folder: Path) -> dict[str, str]:
    """Surroundings in which a program knows nothing of the tester, nor meets one that runs."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    folders = {name: str(folder / name.lower()) for name in (*names, "XDG_STATE_HOME")}
    for each in folders.values():
        Path(each).mkdir(parents=True, mode=0o700)
    kept = {k: v for k, v in os.environ.items() if k != "QTWEBENGINE_CHROMIUM_FLAGS"}
    write_dictionary(folder / "enchant")
    own = {
        "PYTHONPATH": os.pathsep.join(map(str, (HERE.parents[1], HERE))),
        "QT_QPA_PLATFORM": "offscreen",
        "ENCHANT_CONFIG_DIR": str(folder / "enchant"),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",  # else one is started, which nobody ends
    }
    return kept | folders | own
