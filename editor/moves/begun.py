"""Acts that a dead program left half done: what they were, and what can become of them now.

Before the first step the plan is written down; when the act is over, well or not, that goes again.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import BaseFileLock, Timeout

from editor.moves.doing import carry_out, holds, is_same
from editor.moves.plan import FileChange, Plan, Watch, moved, removed
from editor.moves.plan_bytes import bytes_of, plan_from
from editor.post.errors import ChangedOnDisk, FileError, HalfDone, PostError, WriteFailed
from editor.post.refusals import reason
from editor.post.state_folder import alone, lock_at, state_path
from editor.post.whole_file import clear_leftovers, make_file

NOTE, LOCK = ".act", ".lock"
ALL = "all.lock"  # held by whoever makes, drops or looks for notes


@dataclass(frozen=True)
class Begun:
    """An act that was broken off. `changed`: files that are as it left them no more."""

    note: Path
    plan: Plan
    when: datetime
    changed: tuple[Path, ...]

    @property
    def finish(self) -> Plan:
        """What is left to do."""
        return rest_of(self.plan)

    @property
    def take_back(self) -> Plan:
        """What makes the files as they were before it."""
        return rest_of(self.plan.back)


def acts_folder() -> Path:
    """Where the user's acts are noted while they go on."""
    return state_path() / "acts"


def carry_out_noted(plan: Plan, folder: Path, watch: Watch = lambda _done, _all: None) -> None:
    """Do what `plan` says, noted in `folder` meanwhile. Raises what `carry_out` does.

    An act of one step needs no note: it is done or not.
    """
    if len(plan.changes) == 1 and not plan.changes[0].moves:
        carry_out(plan, watch)
        return
    with noted(plan, folder) as note:
        try:
            carry_out(plan, watch)
        except HalfDone:
            raise  # the note stays, as it does where the program is broken off
        except PostError:
            forget(note)
            raise
        forget(note)


@contextlib.contextmanager
def noted(plan: Plan, folder: Path) -> Generator[Path, None, None]:
    """A note of the plan, held by this program. Raises WriteFailed where there can be none."""
    note = folder / f"{secrets.token_hex(8)}{NOTE}"
    lock = lock_at(note.with_suffix(LOCK))
    try:
        with alone(folder, ALL):
            lock.acquire(timeout=0)
            make_file(note, bytes_of(plan))
    except OSError as error:
        lock.release()
        told = f"The act was not begun, as “{folder}” cannot be written: {reason(error)}."
        raise WriteFailed(told, folder) from None
    except FileError as error:
        raise WriteFailed(f"The act was not begun. {error}", folder) from None
    try:
        yield note
    finally:
        let_go(lock)


def begun_acts(folder: Path) -> Iterator[Begun]:
    """The acts that were broken off and are neither done nor undone, the oldest first.

    Each is held until the next is asked for, so that one program alone asks about it. A note that
    says nothing any more goes. Raises FileError, OSError.
    """
    if not folder.is_dir():
        return
    with alone(folder, ALL):
        clear_leftovers(folder)
        clear_locks(folder)
        notes = sorted(folder.glob(f"*{NOTE}"), key=os.path.getmtime)
    for note in notes:
        with contextlib.suppress(Timeout), held(note):
            begun = read(note)
            if begun is not None:
                yield begun


@contextlib.contextmanager
def held(note: Path) -> Generator[None, None, None]:
    """Hold a note. Raises Timeout where a living program does."""
    lock = lock_at(note.with_suffix(LOCK))
    with alone(note.parent, ALL):
        lock.acquire(timeout=0)
    try:
        yield
    finally:
        let_go(lock)


def let_go(lock: BaseFileLock) -> None:
    """Hold a note no longer; what holds it goes as well."""
    file = Path(lock.lock_file)
    with contextlib.suppress(OSError, FileError), alone(file.parent, ALL):
        lock.release()
        file.unlink(missing_ok=True)
    lock.release()


def clear_locks(folder: Path) -> None:
    """Remove what held notes that are gone."""
    for file in folder.glob(f"*{LOCK}"):
        if file.name != ALL and not file.with_suffix(NOTE).exists():
            with contextlib.suppress(Timeout), lock_at(file).acquire(timeout=0):
                file.unlink(missing_ok=True)


def forget(note: Path) -> None:
    """Ask about this act no more."""
    with contextlib.suppress(OSError):  # the next start sees that nothing is left of it
        note.unlink()


def read(note: Path) -> Begun | None:
    """What became of the act; None, and no note any more, where nothing is left of it."""
    try:
        plan = plan_from(note.read_bytes())
        when = datetime.fromtimestamp(note.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None  # another program has seen to it
    except ValueError:
        forget(note)
        return None
    begun = Begun(note, plan, when, tuple(changed_files(plan)))
    if begun.changed or (begun.finish and begun.take_back):
        return begun
    forget(note)
    return None


def changed_files(plan: Plan) -> Iterator[Path]:
    """The files that neither the plan nor its way back expects as they are."""
    for change in plan.changes:
        try:
            rest(change)
        except (ChangedOnDisk, OSError):
            yield change.path


def rest_of(plan: Plan) -> Plan:
    """What is left to do of a plan. Raises ChangedOnDisk where that cannot be told, OSError."""
    left = map(rest, plan.changes)
    return Plan(plan.title, tuple(each for each in left if each is not None))


def rest(change: FileChange) -> FileChange | None:
    """What is left to do of a change; None: it is done. Raises ChangedOnDisk, OSError."""
    old, new = change.old, change.new
    if old is not None and new is not None and old != new:
        return rest_of_move(change, old, new)
    if is_done(change):
        return None
    if holds(old, change.before) if old is not None else not os.path.lexists(change.path):
        return change
    raise changed(change)


def is_done(change: FileChange) -> bool:
    """Does the file hold what it should, or is it gone where it should?"""
    if change.new is None:
        return not os.path.lexists(change.path)
    return holds(change.new, change.after)


def rest_of_move(change: FileChange, old: Path, new: Path) -> FileChange | None:
    """Of a file that gets another name: it may have both, its new text under the new one."""
    if is_same(old, new):
        return rest_of_respelling(change, old, new)
    if holds(old, change.before) and not os.path.lexists(new):
        return change
    if holds(old, change.before) and holds(new, change.after):
        return removed(old, change.before)
    if not os.path.lexists(old) and holds(new, change.after):
        return None
    raise changed(change)


def rest_of_respelling(change: FileChange, old: Path, new: Path) -> FileChange | None:
    """Of a file whose name gets other capitals, where these do not count."""
    current = next((each for each in (change.after, change.before) if holds(old, each)), None)
    if current is None:
        raise changed(change)
    is_spelled = new.name in os.listdir(new.parent)
    is_there = is_spelled and current == change.after
    return None if is_there else moved(old, new, current, change.after)


def changed(change: FileChange) -> ChangedOnDisk:
    """Somebody else wrote to the file."""
    return ChangedOnDisk(f"“{change.path.name}” changed meanwhile.", change.path)
