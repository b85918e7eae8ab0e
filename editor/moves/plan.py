"""What an act will do to the files of a site, before it does it; and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

Watch = Callable[[int, int], None]  # told steps done and steps in all; may raise Cancelled


@dataclass(frozen=True)
class FileChange:
    """What becomes of one file: `old` None makes it, `new` None removes it, two names move it."""

    old: Path | None
    new: Path | None
    before: bytes = b""  # what `old` holds
    after: bytes = b""  # what `new` will hold

    @property
    def moves(self) -> bool:
        """Does it get another name?"""
        return self.old is not None and self.new is not None and self.old != self.new

    @property
    def path(self) -> Path:
        """The name that it has now, or will have."""
        path = self.old or self.new
        assert path is not None, "a change is about some file"
        return path

    @property
    def back(self) -> FileChange:
        """The change that takes this one back."""
        return FileChange(self.new, self.old, self.after, self.before)


@dataclass(frozen=True)
class Plan:
    """An act on files. `title` names it in menus: Publish “Big news”."""

    title: str
    changes: tuple[FileChange, ...] = ()
    warnings: tuple[str, ...] = ()  # sentences the writer should read before agreeing

    @property
    def back(self) -> Plan:
        """The plan that undoes this one."""
        return replace(
            self, changes=tuple(each.back for each in reversed(self.changes)), warnings=()
        )

    @property
    def moved(self) -> dict[Path, Path]:
        """The new name of each file that gets one."""
        return {each.old: each.new for each in self.changes if each.moves and each.old and each.new}

    def __bool__(self) -> bool:
        """Does it change anything?"""
        return bool(self.changes)


def made(path: Path, data: bytes) -> FileChange:
    """A new file."""
    return FileChange(None, path, b"", data)


def rewritten(path: Path, before: bytes, after: bytes) -> FileChange:
    """A file that gets other contents."""
    return FileChange(path, path, before, after)


def moved(old: Path, new: Path, before: bytes, after: bytes | None = None) -> FileChange:
    """A file that gets another name, and `after` as its contents where these change too."""
    return FileChange(old, new, before, before if after is None else after)


def removed(path: Path, before: bytes) -> FileChange:
    """A file that goes."""
    return FileChange(path, None, before, b"")
