"""Which window of the program made a file what it is, so that no other program is blamed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from editor.moves.plan import Plan
from editor.post.post_file import real_name


@dataclass(frozen=True)
class Write:
    """What a window made of a file; no digest: it removed it."""

    window: object
    digest: bytes | None


class OwnWrites:
    """The last write of each file by the windows of this run."""

    def __init__(self) -> None:
        self._last: dict[str, Write] = {}

    def note(self, window: object, path: Path, data: bytes | None) -> None:
        """`window` made the file at `path` hold `data`, or with None removed it."""
        self._last[real_name(path)] = Write(window, digest(data))

    def note_plan(self, window: object, plan: Plan) -> None:
        """`window` did what the plan says."""
        for change in plan.changes:
            if change.old is not None and change.old != change.new:
                self.note(window, change.old, None)
            if change.new is not None:
                self.note(window, change.new, change.after)

    def is_by_another(self, window: object, path: Path, data: bytes | None) -> bool:
        """Was it another window that made the file at `path` hold `data`, or removed it?"""
        last = self._last.get(real_name(path))
        return last is not None and last.window is not window and last.digest == digest(data)


def digest(data: bytes | None) -> bytes | None:
    """What stands for the contents of a file."""
    return None if data is None else hashlib.sha256(data).digest()
