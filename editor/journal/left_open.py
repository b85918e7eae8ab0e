"""Which posts stood open in each window, and where one was in them, for the next start."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, cast

from editor.journal.recovery import ID
from editor.post.errors import FileError, PostError
from editor.post.post_file import plain_bytes
from editor.post.refusals import cause
from editor.post.whole_file import clear_leftovers, replace_file

FILE = "open.json"
MOST_BYTES = 1_000_000
MOST_WINDOWS = 20
MOST_POSTS = 100  # of a window
FURTHEST = 1_000_000_000


class Spot(NamedTuple):
    """A place in a text, both from 0."""

    line: int = 0
    column: int = 0  # in UTF-16 units; for what is at the top of the pane, rows of the line


class Stand(NamedTuple):
    """Where one is in a text."""

    caret: Spot = Spot()
    anchor: Spot = Spot()  # where what is selected began
    top: Spot = Spot()  # of the pane


class LeftPost(NamedTuple):
    """A post that was open."""

    path: Path
    stand: Stand | None = None  # None where it was not on screen


@dataclass(frozen=True)
class LeftWindow:
    """A window with its posts; `shown` is the number of the one on screen."""

    posts: tuple[LeftPost, ...] = ()
    shown: int | None = None
    site: Path | None = None  # where no post was on screen


class LeftOpen:
    """The windows of one run of the program; of several programs, one alone writes them down."""

    def __init__(self, folder: Path, owner: str, is_alive: Callable[[str], bool]) -> None:
        """`folder` is the state folder, `owner` the id of this run's session.

        Raises FileError where it cannot be asked whether another run is alive.
        """
        self._file, self._owner, self._is_alive = folder / FILE, owner, is_alive
        self._windows: dict[int, LeftWindow] = {}
        self._turn = threading.Lock()
        self.trouble = ""  # a sentence, where what was open cannot be told
        writer, windows = self._first_read()
        self.before = () if writer != owner and is_alive(writer) else windows

    def note(self, number: int, window: LeftWindow) -> bool:
        """What a window shows now; is it something new?"""
        before, self._windows[number] = self._windows.get(number), window
        return before != window

    def forget(self, number: int) -> None:
        """A window was closed for good."""
        self._windows.pop(number, None)

    def write(self) -> str:
        """Write down all windows, unless another program does that already.

        May be called from any thread. Gives a sentence where something is in the way, else "".
        """
        with self._turn:
            try:
                if self._is_ours():
                    words = [as_words(each) for each in list(self._windows.values())]
                    text = json.dumps({"writer": self._owner, "windows": words})
                    clear_leftovers(self._file.parent)
                    replace_file(self._file, text.encode())
            except FileError as error:
                return str(error)
            except OSError as error:
                return (
                    "What is open now will not be opened at the next start, because "
                    f"“{self._file}” cannot be written: {cause(error)}."
                )
        return ""

    def _is_ours(self) -> bool:
        """Is there no other program that writes it down? Raises FileError."""
        try:
            writer, _ = self._read()
        except (ValueError, RecursionError, PostError, OSError):
            return True  # nobody wrote what cannot be read
        return writer == self._owner or not self._is_alive(writer)

    def _first_read(self) -> tuple[str, tuple[LeftWindow, ...]]:
        """Who wrote last, and what; where that cannot be read, nothing, and there is trouble."""
        try:
            return self._read()
        except (ValueError, RecursionError):
            why = "it is damaged"
        except PostError:
            why = "it is too large"
        except OSError as error:
            why = cause(error)
        self.trouble = f"What was open last cannot be opened again from “{self._file}”: {why}."
        return "", ()

    def _read(self) -> tuple[str, tuple[LeftWindow, ...]]:
        """Who wrote last, and what. Raises OSError, PostError, ValueError and RecursionError."""
        try:
            return read_words(json.loads(plain_bytes(self._file, MOST_BYTES)))
        except FileNotFoundError:
            return "", ()


def as_words(window: LeftWindow) -> dict[str, object]:
    """A window as JSON has it."""
    return {
        "posts": [{"path": str(each.path), "stand": each.stand} for each in window.posts],
        "shown": window.shown,
        "site": str(window.site) if window.site else None,
    }


def read_words(words: object) -> tuple[str, tuple[LeftWindow, ...]]:
    """Who wrote it, and the windows. Raises ValueError for anything else."""
    given = mapping(words)
    writer = given.get("writer")
    if not isinstance(writer, str) or not ID.fullmatch(writer):
        raise ValueError("no writer")
    return writer, tuple(window_of(each) for each in listed(given.get("windows"))[:MOST_WINDOWS])


def window_of(words: object) -> LeftWindow:
    """The window that JSON tells of. Raises ValueError."""
    given = mapping(words)
    posts = tuple(post_of(each) for each in listed(given.get("posts"))[:MOST_POSTS])
    shown, site = given.get("shown"), given.get("site")
    if shown is not None and not 0 <= whole(shown) < len(posts):
        shown = None
    return LeftWindow(posts, shown, None if site is None else path_of(site))


def post_of(words: object) -> LeftPost:
    """The post that JSON tells of. Raises ValueError."""
    given = mapping(words)
    stand = given.get("stand")
    spots = None if stand is None else [spot_of(each) for each in listed(stand)]
    if spots is not None and len(spots) != len(Stand._fields):
        raise ValueError("no stand")
    return LeftPost(path_of(given.get("path")), None if spots is None else Stand(*spots))


def spot_of(words: object) -> Spot:
    """The place that JSON tells of. Raises ValueError."""
    numbers = [whole(each) for each in listed(words)]
    if len(numbers) != len(Spot._fields):
        raise ValueError("no place")
    return Spot(*numbers)


def path_of(name: object) -> Path:
    """The path of that name. Raises ValueError."""
    if not isinstance(name, str) or "\0" in name or not Path(name).is_absolute():
        raise ValueError("no path")
    return Path(name)


def whole(value: object) -> int:
    """A number that may count something. Raises ValueError."""
    if type(value) is not int or not 0 <= value <= FURTHEST:
        raise ValueError("no number")
    return value


def mapping(words: object) -> dict[str, Any]:
    """What should be a mapping. Raises ValueError."""
    if not isinstance(words, dict):
        raise ValueError("no mapping")
    return cast("dict[str, Any]", words)


def listed(words: object) -> list[Any]:
    """What should be a list. Raises ValueError."""
    if not isinstance(words, list):
        raise ValueError("no list")
    return cast("list[Any]", words)
