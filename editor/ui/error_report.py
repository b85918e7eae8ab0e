"""What may be told of an error in the program: where it happened, and nothing of anyone's texts."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as binding
from PySide6.QtCore import qVersion

from editor import __version__

# The words of these are about the program. Those of other errors may quote what was read.
TELLING = (AttributeError, TypeError, NameError, ImportError, RecursionError, RuntimeError)
CAUSE = "\nThis was the cause of what follows:\n\n"


def report(error: BaseException, trace: TracebackType | None) -> str:
    """The program, the system, and the way to the error; ready to be sent to strangers."""
    parts = [written(each, trace if each is error else each.__traceback__) for each in chain(error)]
    return f"{surroundings()}\n\n{CAUSE.join(reversed(parts))}"


def surroundings() -> str:
    """The versions that matter."""
    return (
        f"Post Editor {__version__}\n{platform.platform()}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide {binding}"
    )


def chain(error: BaseException) -> Iterator[BaseException]:
    """The error, what it came of, and so on."""
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield now
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)


def written(error: BaseException, trace: TracebackType | None) -> str:
    """The way to one error, with the program's lines, and its name."""
    return "".join(shortened(each) for each in traceback.format_tb(trace)) + words(error)


def words(error: BaseException) -> str:
    """What kind of error it is, and what it says where that holds no text of a post."""
    name = type(error).__name__
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or 'no reason given'}"
    if isinstance(error, TELLING):
        return f"{name}: {shortened(str(error))}"
    return f"{name} (its words are left out, as they may quote a post)"


def shortened(text: str) -> str:
    """Paths from ~ and from the folders of Python on: they need not name the user."""
    home = str(Path.home())
    for folder, short in ((sys.prefix, "…"), (sys.base_prefix, "…"), (home, "~")):
        if folder != os.path.sep:
            text = text.replace(folder, short)
    return text
