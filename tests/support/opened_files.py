"""Which files of a folder a program and all its processes look at, as the system sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from connections import traced

CALLS = "trace=%file,getdents64"
LOOKS = re.compile(r"^\d+ +(?:<\.\.\. )?(readlink|lstat|stat|newfstatat|statx|access|faccessat)")


def calls_about(
    folder: Path, command: Sequence[object], trace: Path, environ: Mapping[str, str]
) -> list[str]:
    """The system calls that name a file in `folder`, or lead there by way of links.

    The command is to succeed.
    """
    return [each for each in traced(command, ("-y", "-e", CALLS), trace, environ)
            if f"{folder}/" in each or f"{folder}\"" in each or f"{folder}>" in each]  # fmt: skip


def is_look(call: str) -> bool:
    """Does a call ask what stands there, and does not open it?"""
    return LOOKS.match(call) is not None
