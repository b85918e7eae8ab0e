"""The window that runs already: where it listens, and how another start of the program asks it.

Imports no Qt: a start that only hands its files over is over at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import socket
import stat
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import platformdirs

MOST_BYTES = 1_000_000  # of one request
MOST_TOKEN = 1_000
ANSWER_SECONDS = 3.0  # the longest that the running window may take to answer
TAKEN = b"taken\n"
DISPLAYS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")


@dataclass(frozen=True)
class Request:
    """What may be asked: to come to the front, with these posts and sites open."""

    paths: tuple[Path, ...] = ()
    new_window: bool = False
    token: str = ""  # with which Wayland lets a window come to the front

    def to_bytes(self) -> bytes:
        """One line of JSON; names of any bytes stay what they are."""
        words = {
            "open": [str(each) for each in self.paths],
            "new_window": self.new_window,
            "token": self.token[:MOST_TOKEN],
        }
        return json.dumps(words).encode() + b"\n"

    @classmethod
    def from_bytes(cls, line: bytes) -> Request:
        """The request that a line is. Raises ValueError for anything else."""
        try:
            words: Any = json.loads(line)
        except RecursionError:
            raise ValueError("no request") from None
        if not isinstance(words, dict):
            raise ValueError("no request")
        given = cast("dict[str, Any]", words)
        names, token = given.get("open"), given.get("token")
        if not isinstance(names, list) or not isinstance(token, str) or len(token) > MOST_TOKEN:
            raise ValueError("no request")
        paths = tuple(path_of(each) for each in cast("list[Any]", names))
        return cls(paths, given.get("new_window") is True, token)


def path_of(name: object) -> Path:
    """The path that a request names. Raises ValueError."""
    if not isinstance(name, str) or "\0" in name or not Path(name).is_absolute():
        raise ValueError("no path")
    return Path(name)


def address(environ: Mapping[str, str]) -> str | None:
    """Where the window of this user on this display listens; None: there is no safe place."""
    display = "\0".join(environ.get(name, "") for name in DISPLAYS)
    name = f"post-editor-{hashlib.sha256(display.encode()).hexdigest()[:16]}"
    if os.name == "nt":
        return rf"\\.\pipe\{name}-{hashlib.sha256(str(Path.home()).encode()).hexdigest()[:16]}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a folder of its own below /tmp will do as well
        folder = platformdirs.user_runtime_path("post-editor")
    return str(folder / name) if is_own(folder) else None


def is_own(folder: Path) -> bool:
    """Is the folder there, or made, and may nobody else write or look into it?"""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return False
    others = stat.S_IRWXG | stat.S_IRWXO
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.getuid()
        and not (status.st_mode & others)
    )


def ask(where: str | None, request: Request) -> bool:
    """Ask the running window; False where there is none, or it does not answer."""
    if where is None:
        return False
    try:
        with contextlib.closing(connected(where)) as stream:
            stream.write(request.to_bytes())
            stream.flush()
            return stream.readline(len(TAKEN)) == TAKEN
    except OSError:
        return False


def connected(where: str) -> Any:  # noqa: ANN401 a file, or what a socket makes look like one
    """A stream to the running window. Raises OSError."""
    if os.name == "nt":
        return open(where, "r+b", buffering=0)
    with socket.socket(socket.AF_UNIX) as unix:
        unix.settimeout(ANSWER_SECONDS)
        unix.connect(where)
        return unix.makefile("rwb")
