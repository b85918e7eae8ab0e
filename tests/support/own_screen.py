"""A screen that nobody sees, for a program that is to have a real window."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

XVFB = shutil.which("Xvfb")


@contextmanager
def own_screen(
    pixels: Path | None = None,
) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, str]]]:
    """An X server, and the surroundings in which a program shows its windows there.

    What the screen shows is to be read in the folder `pixels`.
    """
    assert XVFB is not None
    read, write = os.pipe()
    command = [XVFB, "-displayfd", str(write), "-nolisten", "tcp"]
    command += ["-fbdir", str(pixels)] if pixels else []
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            display = pipe.readline().strip()
        yield server, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    finally:
        server.kill()
        server.wait()


def seen(pixels: Path, left: int, top: int, width: int, height: int) -> bytes:
    """The pixels of a part of the screen, out of the picture that the X server keeps there."""
    data = (pixels / "Xvfb_screen0").read_bytes()
    header = struct.unpack(">25I", data[:100])  # of the XWD format
    depth, line = header[11] // 8, header[12]
    start = header[0] + 12 * header[19] + depth * left
    rows = (start + line * row for row in range(top, top + height))
    return b"".join(data[row : row + depth * width] for row in rows)
