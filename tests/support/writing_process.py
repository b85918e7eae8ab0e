"""A process of its own that writes in a loop, and is killed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path


class WritingProcess:
    """Runs `code`, which says a line whenever something is safe; its argument is `folder`."""

    def __init__(self, code: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
        )
        self._first: list[str] = []

    def __enter__(self) -> WritingProcess:
        assert self._process.stdout
        # Two lines: it has begun, and something is safe.
        self._first = [self._process.stdout.readline().strip() for _ in range(2)]
        assert all(self._first), "the process ended before it wrote"
        return self

    def killed_after(self, seconds: float) -> list[str]:
        """What it had said when it was killed, `seconds` after it began to write."""
        time.sleep(seconds)
        assert self._process.poll() is None, "the process ended by itself"
        self._process.kill()
        said, _ = self._process.communicate()
        whole = said[: said.rfind("\n") + 1]
        return [*self._first, *whole.split()]

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()
