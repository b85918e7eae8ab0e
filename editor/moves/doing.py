"""Carries out a plan: all of it or nothing, and no file is gone before its heir is whole."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.moves.plan import FileChange, Plan, Watch
from editor.post.errors import ChangedOnDisk, FileError, HalfDone, WriteFailed
from editor.post.post_file import contents, refuse_read_only
from editor.post.refusals import NotPlain, reason
from editor.post.whole_file import (
    clear_leftovers,
    gave_name,
    make_file,
    replace_file,
    sync_folder,
)


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
    or what `watch` raises: all is as it was then; HalfDone where it could not be made so.
    """
    for folder in {path.parent for each in plan.changes for path in (each.old, each.new) if path}:
        clear_leftovers(folder)
    for change in plan.changes:
        verify(change)
    steps = [*steps_of(plan)]
    begun: list[Step] = []
    try:
        for number, step in enumerate(steps):
            watch(number, len(steps))
            begun.append(step)  # first: it may be broken off behind its last act
            step.do()
        watch(len(steps), len(steps))
    except BaseException as error:
        failing = begun[-1].path if begun else Path()
        if isinstance(error, ChangedOnDisk):
            begun.pop()  # a step looks before it acts
        take_back(begun)
        if isinstance(error, (OSError, ValueError)):
            raise failed(failing, error) from None
        raise


def verify(change: FileChange) -> None:
    """Raise ChangedOnDisk or WriteFailed unless the files are as the plan expects them."""
    old, new = change.old, change.new
    try:
        if old is not None:
            refuse_changed(old, change.before)
        if old is not None and new is not None and change.before != change.after:
            refuse_read_only(old)
        if new is not None and new != old and os.path.lexists(new) and not is_same(old, new):
            raise WriteFailed(f"There is a file “{new.name}” already. Nothing was done.", new)
    except (OSError, ValueError) as error:
        raise failed(change.path, error) from None


def refuse_changed(path: Path, before: bytes) -> None:
    """Raise ChangedOnDisk where the file holds something else by now."""
    if contents(path) != before:
        raise ChangedOnDisk(f"“{path.name}” changed meanwhile. Nothing was done.", path)


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
    missing = [each for each in new.parents if not os.path.lexists(each)]
    return Step(new, lambda: arrive(change, new), lambda: leave_again(change, new, missing))


def arrive(change: FileChange, new: Path) -> None:
    """Write the new file, or give the old one a second name where it stays as it is."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if change.old is not None:
        refuse_changed(change.old, change.before)
        if change.before == change.after and gave_name(change.old, new):
            sync_folder(new.parent)
            return
    make_file(new, change.after, change.old)


def leave_again(change: FileChange, new: Path, made: list[Path]) -> None:
    """Take away what arrived, unless it is all that is left of the file, and its folders."""
    is_kept = change.old is None or os.path.lexists(change.old)
    if is_kept and holds(new, change.after):
        remove(new)
    for folder in made:
        with contextlib.suppress(OSError):  # somebody has put something there
            folder.rmdir()


def departure(change: FileChange, old: Path) -> Step:
    """The old name goes."""
    new = change.new
    if new is not None and is_same(old, new):
        return Step(old, lambda: os.rename(old, new), lambda: os.rename(new, old))
    return Step(old, lambda: depart(change, old), lambda: come_back(change, old))


def depart(change: FileChange, old: Path) -> None:
    """Remove the old file, if nobody has written to it meanwhile."""
    refuse_changed(old, change.before)
    remove(old)


def come_back(change: FileChange, old: Path) -> None:
    """Make the old file again, if it is gone."""
    if not os.path.lexists(old):
        make_file(old, change.before, change.new)


def rewriting(path: Path, before: bytes, after: bytes) -> Step:
    """Other contents."""
    target = Path(os.path.realpath(path))  # a link stays a link
    return Step(
        path, lambda: exchange(target, before, after), lambda: restore(target, after, before)
    )


def exchange(path: Path, before: bytes, after: bytes) -> None:
    """Write `after` over `before`, and over nothing else."""
    replace_file(path, after, lambda: refuse_changed(path, before))


def restore(path: Path, after: bytes, before: bytes) -> None:
    """Write `before` again, if it is not there yet."""
    if not holds(path, before):
        exchange(path, after, before)


def holds(path: Path, data: bytes) -> bool:
    """Are these the bytes of a plain file at `path`?"""
    try:
        return os.path.lexists(path) and contents(path) == data
    except (NotPlain, IsADirectoryError):
        return False


def remove(path: Path) -> None:
    """Remove a file, and have the disk keep that."""
    path.unlink()
    sync_folder(path.parent)


def is_same(old: Path | None, new: Path) -> bool:
    """Are both names of one file, which differ in capitals alone where these do not count?"""
    if old is None or old.name.casefold() != new.name.casefold():
        return False
    try:
        is_one = os.path.samefile(old, new)
        has_two = old.stat().st_nlink > 1 and {old.name, new.name} <= {*os.listdir(old.parent)}
        return is_one and not has_two
    except OSError:
        return False


def take_back(begun: list[Step]) -> None:
    """Undo the steps, the last first. Raises HalfDone where that fails."""
    left: list[str] = []
    for step in reversed(begun):
        try:
            step.undo()
        except (OSError, ValueError) as error:
            left.append(f"“{step.path.name}” ({reason(error)})")
        except FileError as error:
            left.append(f"“{step.path.name}” ({error})")
    if left:
        raise HalfDone(
            f"The act failed, and could not be taken back for {'; '.join(left)}. No file is lost: "
            "the new ones lie beside the old.",
            begun[-1].path,
        )


def failed(path: Path, error: OSError | ValueError) -> WriteFailed:
    """The sentence for what the system refused."""
    told = f"“{path.name}” cannot be written: {reason(error)}. Nothing was changed."
    return WriteFailed(told, path)
