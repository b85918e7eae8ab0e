"""A session in which a file of the program's own is written, spoiled, and to be written again.

`own_file_session.py FILE FAULT POSTS DISK` prints a line of JSON when it has done so, and dies.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from driven_session import Steps, run
from own_file_faults import FAULTS, FILES, GO_ON, NEW, NOTHING, OLD, Fault, OwnFile
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget

from editor.ui.error_dialog import ErrorDialog
from editor.ui.main_window import MainWindow
from editor.ui.spelling.spelling import Spelling

LOOK_MS, LONGEST_MS = 50, 9_000
asked: list[str] = []  # what dialogs have said


def session(window: MainWindow) -> Steps:
    """Write, spoil, write again, go on; tell what was said and what is wrong."""
    file, fault = named(FILES, sys.argv[1]), named((*FAULTS, NOTHING), sys.argv[2])
    posts, disk = Path(sys.argv[3]), Path(sys.argv[4])
    look = QTimer(window, interval=LOOK_MS)
    look.timeout.connect(answer)
    look.start()
    if not fault.is_at_start:
        yield from spoil(window, file, fault, posts, disk)
    if fault is not NOTHING:
        yield from go_on(window, file, fault, posts, disk)
    wrong = sum(isinstance(each, ErrorDialog) for each in QApplication.topLevelWidgets())
    sys.stdout.write(json.dumps({"told": told(window), "error_dialogs": wrong}) + "\n")
    sys.stdout.flush()
    os._exit(0)


def spoil(window: MainWindow, file: OwnFile, fault: Fault, posts: Path, disk: Path) -> Steps:
    """The file is written as usual; then something happens to it."""
    window.files.open(posts / "before.md")
    yield from WRITES[file.name](window, posts, OLD)
    yield lambda: OLD in file.marks(disk)
    yield None
    fault.make(file.on(disk), disk)


def go_on(window: MainWindow, file: OwnFile, fault: Fault, posts: Path, disk: Path) -> Steps:
    """The file is to be written again, and a post is saved."""
    window.files.open(posts / "before.md")
    yield from WRITES[file.name](window, posts, NEW)
    yield in_time(lambda: NEW in file.marks(disk) or (told(window) and not fault.lets_write))
    yield None
    window.files.open(posts / "goes-on.md")
    write(window, GO_ON)
    window.actions_["save"].trigger()
    yield lambda: not window.open_post.is_unsaved
    yield None


def named(all_: tuple, name: str):
    """The file or fault of that name."""
    return next(each for each in all_ if each.name == name)


def in_time(holds: Callable[[], object]) -> Callable[[], bool]:
    """True once it holds, or is not going to."""
    looks = iter(range(LONGEST_MS // 20))
    return lambda: bool(holds()) or next(looks, None) is None


def told(window: MainWindow) -> list[str]:
    """What the writer has been told."""
    return [*asked, *window.notices.sentences]


def answer() -> None:
    """Note what a dialog says, and close it."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        asked.append(" ".join(texts(dialog)))
        dialog.reject()


def texts(dialog: QWidget) -> list[str]:
    """The sentences of a dialog."""
    if isinstance(dialog, QMessageBox):
        return [dialog.text(), dialog.informativeText()]
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def write(window: MainWindow, text: str) -> None:
    """Type at the beginning of the post."""
    edit = window.text.edit
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    QTest.keyClicks(edit, text)


def add_word(window: MainWindow, _posts: Path, mark: str) -> Steps:
    """A word is added to the writer's own."""
    window.part(Spelling).add(mark)
    yield None


def choose(window: MainWindow, _posts: Path, mark: str) -> Steps:
    """Another setting is chosen."""
    if mark == OLD:
        window.settings.text_font = mark
    else:
        window.settings.other_program = Path(f"/{mark}")
    yield None


def remember(window: MainWindow, posts: Path, mark: str) -> Steps:
    """A post is opened, and among the recent ones from then on."""
    window.files.open(posts / f"{mark}.md")
    yield None


def leave_unsaved(window: MainWindow, posts: Path, mark: str) -> Steps:
    """Something is written, and not saved."""
    window.files.open(posts / "unsaved.md")
    write(window, f"{mark} ")
    yield None


def save_twice(window: MainWindow, posts: Path, mark: str) -> Steps:
    """A version with the mark is kept when the next one is saved."""
    window.files.open(posts / "saved.md")
    for words in (f"{mark} ", "more "):
        write(window, words)
        window.actions_["save"].trigger()
        yield lambda: not window.open_post.is_unsaved
    yield None


WRITES: dict[str, Callable[[MainWindow, Path, str], Steps]] = {
    "The writer's own words": add_word,
    "The settings": choose,
    "What is remembered": remember,
    "What was open": remember,
    "Copies of unsaved posts": leave_unsaved,
    "Earlier versions": save_twice,
}

if __name__ == "__main__":
    run(session, ends_with_error=False)
