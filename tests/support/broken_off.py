"""Strikes saves and acts on files at every system call, and says what was found that should not be.

`python broken_off.py FOLDER WHAT HOW` prints a line of JSON: how many blows, and what was wrong.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from folder_bytes import folder_bytes
from system_calls import INTERRUPTED, KILLED, Blow, End, struck

from editor.moves.begun import begun_acts, carry_out_noted, forget
from editor.moves.doing import carry_out
from editor.moves.plan import Plan, made, moved, rewritten
from editor.post.errors import PostError
from editor.post.post_file import write_post_file
from editor.post.whole_file import TEMPORARY, clear_leftovers

OLD, NEW = b"---\ntitle: old\n---\n", b"---\ntitle: new\n---\n" * 400
DRAFT, POST, OTHER = "_drafts/ferry.md", "_posts/2026-01-01-ferry.md", "_posts/2025-01-01-other.md"
IMAGE, MOVED_IMAGE, NEW_FILE = "images/a.png", "images/b/a.png", "assets/new.txt"
LINKS = frozenset({"link", "linkat"})
MOST = 20_000  # no act has that many calls


@dataclass(frozen=True)
class Trial:
    """An act in a folder: what it finds, what it does, what is there then."""

    before: dict[str, bytes]
    act: Callable[[Path], object]
    after: dict[str, bytes]


def save(folder: Path) -> None:
    """Save over the post."""
    write_post_file(folder / "post.md", NEW, expected=OLD)


def save_new(folder: Path) -> None:
    """Save a post that has no file yet."""
    write_post_file(folder / "post.md", NEW, expected=None)


def without_unnamed(act: Callable[[Path], object]) -> Callable[[Path], object]:
    """The act on a platform where every file has a name."""

    def do(folder: Path) -> None:
        del os.O_TMPFILE
        act(folder)

    return do


def publishing(site: Path) -> Plan:
    """A plan with a file that moves and changes, one that changes, one that moves, a new one."""
    return Plan(
        "Publish “Ferry”",
        (
            moved(site / DRAFT, site / POST, OLD, NEW),
            rewritten(site / OTHER, b"See old.\n", b"See new.\n"),
            moved(site / IMAGE, site / MOVED_IMAGE, b"\xff\x00picture"),
            made(site / NEW_FILE, b"new\n"),
        ),
    )


SITE = {DRAFT: OLD, OTHER: b"See old.\n", IMAGE: b"\xff\x00picture"}
PUBLISHED = {
    POST: NEW,
    OTHER: b"See new.\n",
    MOVED_IMAGE: b"\xff\x00picture",
    NEW_FILE: b"new\n",
}
POST_FILE = {"post.md": OLD}
TRIALS = {
    "save": Trial(POST_FILE, save, {"post.md": NEW}),
    "save, named": Trial(POST_FILE, without_unnamed(save), {"post.md": NEW}),
    "save new": Trial({}, save_new, {"post.md": NEW}),
    "save new, named": Trial({}, without_unnamed(save_new), {"post.md": NEW}),
    "act": Trial(SITE, lambda site: carry_out(publishing(site)), PUBLISHED),
    "act back": Trial(PUBLISHED, lambda site: carry_out(publishing(site).back), SITE),
    "noted act": Trial(
        SITE, lambda site: carry_out_noted(publishing(site), notes(site)), PUBLISHED
    ),
}
HOWS = {"kill": KILLED, "interrupt": INTERRUPTED, **errno.__dict__}


def notes(site: Path) -> Path:
    """Where the acts of a trial are noted."""
    return site.with_name(f"{site.name}-notes")


def blows(folder: Path, what: str, how: str) -> Iterator[tuple[int, End, list[str]]]:
    """Each blow to the act, one call later each time, with what is wrong after it."""
    trial = TRIALS[what]
    for number in range(MOST):
        place = folder / str(number)
        lay_out(place, trial.before)
        end = struck(partial(told, trial.act, place), Blow(number, HOWS[how]))
        if not end.is_struck:
            return
        yield number, end, [*faults(place, trial, end, how)]
        shutil.rmtree(place)
        shutil.rmtree(notes(place), ignore_errors=True)


def lay_out(folder: Path, files: dict[str, bytes]) -> None:
    """Write what the act finds."""
    folder.mkdir()
    for name in {*SITE, *PUBLISHED} if files in (SITE, PUBLISHED) else ():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def told(act: Callable[[Path], object], folder: Path) -> str:
    """What the act says: nothing when it is done, else the kind of error and its sentence."""
    try:
        act(folder)
    except PostError as error:
        return f"PostError: {type(error).__name__}: {error}"
    return "done"


def faults(folder: Path, trial: Trial, end: End, how: str) -> Iterator[str]:
    """Everything that should not be so after the blow."""
    if how == "kill":
        yield from faults_of_killed(folder, trial)
        return
    if how != "interrupt" and "unlink" not in end.call and (left := temporaries(folder)):
        yield f"left behind: {left}"
    clear(folder)
    found = folder_bytes(folder)
    if end.told == "done" and found != trial.after:
        yield f"said to be done: {sorted(found)}"
    elif end.told.startswith("PostError") and "HalfDone" not in end.told and found != trial.before:
        yield f"said not to be done ({end.told}): {sorted(found)}"
    elif end.told.startswith("KeyboardInterrupt") and found not in (trial.before, trial.after):
        yield f"interrupted: {sorted(found)}"
    elif not end.told.startswith(("done", "PostError", "KeyboardInterrupt")):
        yield f"no sentence for it: {end.told}"
    if left := temporaries(folder):
        yield f"forgotten: {left}"


def faults_of_killed(folder: Path, trial: Trial) -> Iterator[str]:
    """What is wrong after SIGKILL."""
    clear(folder)
    found = folder_bytes(folder)
    wholes = {*trial.before.values(), *trial.after.values()}
    if any(data not in wholes for data in found.values()):
        yield "a file is not whole"
    if left := temporaries(folder):
        yield f"forgotten: {left}"
    if not notes(folder).exists():
        if len(trial.before) < 2 and found not in (trial.before, trial.after):
            yield f"neither old nor new: {sorted(found)}"
        return
    yield from faults_of_ways_on(folder, trial)


def faults_of_ways_on(folder: Path, trial: Trial) -> Iterator[str]:
    """What is wrong with finishing the act, and with taking it back."""
    found = folder_bytes(folder)
    asked = 0
    for begun in begun_acts(notes(folder)):
        asked += 1
        if begun.changed:
            yield f"taken for changed: {begun.changed}"
            continue
        for way, wanted in ((begun.finish, trial.after), (begun.take_back, trial.before)):
            carry_out(way)
            if folder_bytes(folder) != wanted:
                yield f"not as it should be: {sorted(folder_bytes(folder))}"
            carry_out(way.back)
        if folder_bytes(folder) != found:
            yield "the way back from there is another"
        forget(begun.note)
    if asked != (found not in (trial.before, trial.after)):
        yield f"asked about {asked} acts with {sorted(found)}"
    if left := [each.name for each in notes(folder).iterdir() if each.name != "all.lock"]:
        yield f"notes left: {left}"


def temporaries(folder: Path) -> list[str]:
    """The names of temporary files below the folder and its notes."""
    folders = (folder, notes(folder))
    found = [each for root in folders for each in root.rglob("*")]
    return [each.name for each in found if TEMPORARY.fullmatch(each.name)]


def clear(folder: Path) -> None:
    """What the next save or start does."""
    for each in (folder, *(each for each in folder.rglob("*") if each.is_dir()), notes(folder)):
        clear_leftovers(each)


def main(folder: Path, what: str, how: str) -> None:
    """Strike, and print what came of it."""
    count, wrong, ends = 0, [], {}
    for number, end, faults_ in blows(folder, what, how):
        count += 1
        kind = "killed" if end.is_killed else ":".join(end.told.split(":")[:2])
        ends[kind] = ends.get(kind, 0) + 1
        wrong += [f"{number} {end.call}: {each}" for each in faults_]
    sys.stdout.write(json.dumps({"blows": count, "wrong": wrong, "ends": ends}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
