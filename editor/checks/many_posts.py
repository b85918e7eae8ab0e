"""Many posts checked one after the other; where there are very many, by several processes."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import takewhile
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

from editor.checks import file_problem, find_problems
from editor.checks.problem import Problem
from editor.checks.worker_process import end_with_parent
from editor.post.errors import FileError, UnreadablePost
from editor.post.post import Post
from editor.site.inside import read_inside
from editor.site.place import Place
from editor.site.site import Site, find_site

MANY = 1_500  # fewer are done before a second process has begun
MOST_PROCESSES = 4
AT_A_TIME = 40


@dataclass(frozen=True)
class Checked:
    """A file and what is wrong with it; `unread` says why it could not be read, if it could not."""

    file: Path
    problems: tuple[Problem, ...] = ()
    unread: str = ""


@dataclass(frozen=True)
class Checker:
    """Checks posts of `site` (None: of the site around each); `texts` stand instead of files."""

    site: Site | None = None
    texts: Mapping[Path, bytes] = field(default_factory=dict[Path, bytes])
    _sites: dict[Path, Site] = field(default_factory=dict[Path, Site], compare=False)

    def check(self, file: Path) -> Checked:
        """What is wrong with one post."""
        try:
            data = self.texts[file] if file in self.texts else self._read(file)
            post = Post.parse(data)
        except UnreadablePost as error:
            return Checked(file, (file_problem(error),))
        except FileError as error:
            return Checked(file, unread=str(error))
        return Checked(file, find_problems(post, Place(file, self._site_of(file))))

    def _read(self, file: Path) -> bytes:
        """What a file holds; one that leads out of its site is not read. Raises FileError."""
        return read_inside(file, self._site_of(file).root)

    def _site_of(self, file: Path) -> Site:
        """The site around a post; its configuration is read once for a folder."""
        folder = file.absolute().parent
        if self.site is None and folder not in self._sites:
            self._sites[folder] = find_site(file)
        return self.site or self._sites[folder]


def check_posts(files: Sequence[Path], checker: Checker) -> Generator[Checked]:
    """Each file with its problems, in the order of the files; those of very many have no fixes.

    To stop halfway, close the iterator.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(files) < MANY or processes < 2:
        yield from map(checker.check, files)
        return
    parts = [files[n : n + AT_A_TIME] for n in range(0, len(files), AT_A_TIME)]
    spawn = get_context("spawn")
    stopped = spawn.Event()
    with ProcessPoolExecutor(processes, spawn, take_over, (checker, stopped)) as pool:
        with interrupts_for_us_alone():
            waiting = [pool.submit(check_part, part) for part in parts]
        try:
            for part in waiting:
                yield from part.result()
        except BaseException:  # it is stopped: by Ctrl+C, or whoever asked wants no more
            stopped.set()  # by force, half an answer would have us wait for its rest
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def interrupts_for_us_alone() -> Generator[None]:
    """Processes started meanwhile do not hear Ctrl+C: we do, and tell them to stop."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# In a process of its own: what it works with, and whether nobody wants it any more.
_orders: list[tuple[Checker, Event]] = []


def take_over(checker: Checker, stopped: Event) -> None:
    """Make ready, in a new process."""
    end_with_parent()
    _orders.append((checker, stopped))


def check_part(files: Sequence[Path]) -> list[Checked]:
    """Some files checked in a process of its own; the first few of them when it is stopped."""
    checker, stopped = _orders[-1]
    wanted = takewhile(lambda _file: not stopped.is_set(), files)
    return [sendable(checker.check(file)) for file in wanted]


def sendable(checked: Checked) -> Checked:
    """The same without the fixes, which cannot be sent from one process to another."""
    return replace(checked, problems=tuple(replace(each, fix=None) for each in checked.problems))
