"""Carries out a plan: all of it or nothing, and no file is gone before its heir is whole."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.moves.plan import FileChange, Plan, Watch
from editor.post.errors import ChangedOnDisk, FileError, WriteFailed
from editor.post.post_file import (
    WHY,
    contents,
    keep_attributes,
    replace_file,
    sync_folder,
    write_new,
)

NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.ENOSYS)


@dataclass(frozen=True)
class Step:
    """One act on one file, and its way back."""

    path: Path
    do: Callable[[], None]
    undo: Callable[[], None]


def carry_out(plan: Plan, watch: Watch = lambda _done, _all: None) -> None:
    """Do what `plan` says.

    Nothing is touched unless every file holds what the plan expects. Then what is new is written,
    then what stays is rewritten, and what goes is removed last. Raises ChangedOnDisk, WriteFailed,
    or what `watch` raises; all is as it was then.
    """
    for change in plan.changes:
        verify(change)
    steps = [*steps_of(plan)]
    done: list[Step] = []
    try:
        for number, step in enumerate(steps):
            watch(number, len(steps))
            step.do()
            done.append(step)
        watch(len(steps), len(steps))
    except BaseException as error:
        take_back(done)
        if isinstance(error, OSError):
            raise failed(steps[len(done)].path, error) from None
        raise


def verify(change: FileChange) -> None:
    """Raise ChangedOnDisk or WriteFailed unless the files are as the plan expects them."""
    old, new = change.old, change.new
    try:
        if old is not None and contents(old) != change.before:
            raise ChangedOnDisk(f"“{old.name}” changed meanwhile. Nothing was done.", old)
        if new is not None and new != old and os.path.lexists(new) and not is_same(old, new):
            raise WriteFailed(f"There is a file “{new.name}” already. Nothing was done.", new)
    except OSError as error:
        raise failed(change.path, error) from None


def steps_of(plan: Plan) -> Iterator[Step]:
    """The steps in their order: what is new, what stays, what goes."""
    for change in plan.changes:
        if change.new is not None and change.new != change.old:
            yield arrival(change, change.new)
    for change in plan.changes:
        if change.new is not None and change.new == change.old:
            yield rewriting(change.new, change.before, change.after)
    for change in plan.changes:
        if change.old is not None and change.new != change.old:
            yield departure(change, change.old)


def arrival(change: FileChange, new: Path) -> Step:
    """The file under its new name; the old one stays beside it."""
    if is_same(change.old, new):  # other capitals, where these do not count: see `departure`
        return rewriting(new, change.before, change.after)
    return Step(new, lambda: arrive(change, new), new.unlink)


def arrive(change: FileChange, new: Path) -> None:
    """Write the new file, or give the old one a second name where it stays as it is."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if change.old is not None and change.before == change.after and gave_name(change.old, new):
        return
    place_new(new, change.after, change.old)


def departure(change: FileChange, old: Path) -> Step:
    """The old name goes."""
    new = change.new
    if new is not None and is_same(old, new):
        return Step(old, lambda: os.rename(old, new), lambda: os.rename(new, old))
    return Step(old, lambda: remove(old), lambda: place_new(old, change.before, new))


def rewriting(path: Path, before: bytes, after: bytes) -> Step:
    """Other contents."""
    target = Path(os.path.realpath(path))  # a link stays a link
    return Step(path, lambda: replace_file(target, after), lambda: replace_file(target, before))


def place_new(path: Path, data: bytes, like: Path | None) -> None:
    """A whole new file at `path`, with the attributes of `like`; one that is there stays."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        write_new(temporary, data)
        if like is not None:
            keep_attributes(like, temporary)
        if not gave_name(temporary, path):
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
            os.rename(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    sync_folder(path.parent)


def gave_name(file: Path, name: Path) -> bool:
    """Give a file a second name; False where the file system knows no such thing."""
    try:
        os.link(file, name, follow_symlinks=False)
    except OSError as error:
        if error.errno in NO_LINKS:
            return False
        raise
    sync_folder(name.parent)
    return True


def remove(path: Path) -> None:
    """Remove a file, and have the disk keep that."""
    path.unlink()
    sync_folder(path.parent)


def is_same(old: Path | None, new: Path) -> bool:
    """Are both names of one file, which differ in capitals alone?"""
    if old is None or old.name.casefold() != new.name.casefold():
        return False
    try:
        return os.path.samefile(old, new)
    except OSError:
        return False


def take_back(done: list[Step]) -> None:
    """Undo the steps, the last first. Raises FileError where that fails."""
    left: list[str] = []
    for step in reversed(done):
        try:
            step.undo()
        except OSError as error:
            left.append(f"{step.path.name}: {error.strerror}")
    if left:
        raise FileError(
            "The act failed, and could not be taken back for " + "; ".join(left) + ". No file is "
            "lost: the new ones lie beside the old.",
            done[-1].path,
        )


def failed(path: Path, error: OSError) -> WriteFailed:
    """The sentence for what the system refused."""
    reason = WHY.get(error.errno or 0) or error.strerror or str(error)
    return WriteFailed(f"“{path.name}” cannot be written: {reason}. Nothing was changed.", path)
