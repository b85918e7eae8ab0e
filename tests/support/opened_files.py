"""Which files of a folder a program and all its processes look at, as the system sees it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from connections import traced

CALLS = "trace=%file,getdents64"
# What a call names, as an address too, and where that led.
NAMED = re.compile(r'["<](?:file:/*)?(/[^">]*)[">]')
LOOKS = re.compile(r"^\d+ +(readlink|lstat|stat|newfstatat|statx|access|faccessat)")


def file_calls(command: Sequence[object], trace: Path, environ: Mapping[str, str]) -> list[str]:
    """The system calls of a program and its processes that name a file. It is to succeed."""
    return traced(command, ("-y", "-e", CALLS), trace, environ)


def calls_about(folder: Path, calls: Sequence[str]) -> list[str]:
    """Those that are about the folder or a file in it, be it by way of links."""
    inside = f"{folder}/"
    return [each for each in calls if any(f"{path}/".startswith(inside) for path in paths(each))]


def paths(call: str) -> list[str]:
    """The paths in a call, without the steps upwards."""
    return [os.path.normpath(each) for each in NAMED.findall(call)]


def is_look(call: str) -> bool:
    """Does a call ask what stands there, and does not open it?"""
    return LOOKS.match(call) is not None
