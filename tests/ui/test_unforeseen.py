"""An error that nobody handles is told once, holds no text of a post, and ends nothing."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driven_program import DrivenProgram
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from editor.ui.error_report import report, shortened
from editor.ui.unforeseen import Unforeseen

SECRET = "what the post says"


class Told(Unforeseen):
    """One that counts what it does before it shows a dialog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self._count)
        self.kept = 0

    def _count(self) -> None:
        self.kept += 1


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def unforeseen(window: QWidget) -> Iterator[Told]:
    unforeseen = Told(window)
    unforeseen.install()
    yield unforeseen
    unforeseen.uninstall()
    if unforeseen.dialog is not None:
        unforeseen.dialog.close()


def fail() -> None:
    raise ValueError(SECRET)


def fail_in_slot(window: QWidget) -> None:
    button = QPushButton(window)
    button.clicked.connect(fail)
    button.click()


def fail_in_timer(window: QWidget) -> None:
    QTimer.singleShot(0, window, fail)


def fail_in_thread(_window: QWidget) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


class Painted(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        fail()


def fail_in_painting(window: QWidget) -> None:
    painted = Painted(window)
    painted.resize(window.size())
    painted.show()
    painted.update()


def fail_in_the_end(_window: QWidget) -> None:
    class Ends:
        def __del__(self) -> None:
            fail()

    Ends()


@pytest.mark.parametrize(
    "does", [fail_in_slot, fail_in_timer, fail_in_thread, fail_in_painting, fail_in_the_end]
)
def test_an_error_is_told_wherever_it_happens(
    qtbot, unforeseen: Told, window: QWidget, does: Callable[[QWidget], None]
):
    does(window)
    qtbot.waitUntil(lambda: unforeseen.dialog is not None)
    assert unforeseen.dialog
    said = unforeseen.dialog.report.toPlainText()
    assert "ValueError" in said
    assert "test_unforeseen.py" in said
    assert "Post Editor" in said
    assert "Qt" in said
    assert f"ValueError: {SECRET}" not in said
    assert unforeseen.kept == 1


def test_the_report_is_copied_and_one_goes_on(qtbot, unforeseen: Told, window: QWidget):
    fail_in_slot(window)
    qtbot.waitUntil(lambda: unforeseen.dialog is not None)
    dialog = unforeseen.dialog
    assert dialog
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.report.toPlainText()
    dialog.go_on.click()
    qtbot.waitUntil(lambda: unforeseen.dialog is None)
    assert window.isVisible()


def test_errors_that_go_on_open_one_dialog_and_are_counted(
    qtbot, unforeseen: Told, window: QWidget
):
    for _ in range(5):
        fail_in_slot(window)
    qtbot.waitUntil(lambda: bool(unforeseen.dialog and "4 more" in unforeseen.dialog.count.text()))
    assert unforeseen.dialog
    unforeseen.dialog.close()
    qtbot.waitUntil(lambda: unforeseen.dialog is None)
    fail_in_slot(window)  # the same one again, a moment later
    QApplication.processEvents()
    assert unforeseen.dialog is None
    assert unforeseen.kept == 1


def test_an_error_is_told_before_a_question_that_is_on_screen(
    qtbot, unforeseen: Told, window: QWidget
):
    box = QMessageBox(window)
    QTimer.singleShot(0, box, fail)
    QTimer.singleShot(0, box, box.open)
    qtbot.waitUntil(lambda: unforeseen.dialog is not None)
    assert unforeseen.dialog
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is unforeseen.dialog)
    unforeseen.dialog.close()
    box.close()


def test_what_fails_to_tell_of_an_error_is_not_told_of(qtbot, window: QWidget):
    tried: list[int] = []

    def fail_too() -> None:
        tried.append(1)
        fail()

    unforeseen = Unforeseen(window, fail_too)
    unforeseen.install()
    fail_in_slot(window)
    for _ in range(5):
        QApplication.processEvents()
    unforeseen.uninstall()
    assert tried == [1]
    assert unforeseen.dialog is None


def test_a_report_names_causes_but_no_texts_and_no_home():
    try:
        try:
            fail()
        except ValueError as cause:
            raise OSError(13, "Permission denied", str(Path.home() / "diary.md")) from cause
    except OSError as error:
        said = report(error, error.__traceback__)
    assert "PermissionError: Permission denied" in said
    assert said.index("ValueError") < said.index("PermissionError: ")
    assert str(Path.home() / "diary.md") not in said
    assert f"ValueError: {SECRET}" not in said
    assert shortened(f"{Path.home()}/site/x.py") == "~/site/x.py"


POST = "---\ntitle: Ferry\n---\nText.\n"
FAIL = """
from concurrent.futures import Future, ThreadPoolExecutor
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from editor.ui.error_dialog import ErrorDialog
window.text.edit.insert('typed ')

def fail():
    raise KeyError('title')

pool = ThreadPoolExecutor(1)
pool.submit(fail).add_done_callback(Future.result)
QTimer.singleShot(0, window, fail)

def look():
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorDialog)]
    if dialogs and dialogs[0].count.text():
        dialogs[0].close()
        window.text.edit.insert('on ')
        window.files.save()
        say('went on')
    else:
        QTimer.singleShot(50, window, look)

look()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent")
def test_the_real_program_goes_on_with_the_edits(tmp_path: Path, post_file):
    path = post_file(POST)
    with DrivenProgram(tmp_path, FAIL, path) as program:
        program.wait_for("went on")
        program.send(signal.SIGTERM)
        assert program.ended() == 128 + signal.SIGTERM
    assert path.read_text() == POST.replace("Text", "typed on Text")
    assert program.errors.count("KeyError: 'title'") == 2  # and the terminal is told all of it


@pytest.mark.skipif(os.name != "posix", reason="a process is made to crash")
def test_a_crash_is_told_at_the_next_start(tmp_path: Path, post_file):
    path = post_file(POST)
    crash = "import faulthandler\nfaulthandler._sigsegv()"
    with DrivenProgram(tmp_path, crash, path) as program:
        assert program.ended() == -signal.SIGSEGV
    tell = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
def look():
    rows = window.notices.rows
    assert 'crashed' in rows[0].notice.sentence
    rows[0].notice.actions['Copy the report']()
    assert 'Segmentation fault' in QApplication.clipboard().text()
    say('told')
QTimer.singleShot(0, window, look)
"""
    with DrivenProgram(tmp_path, tell, path) as program:
        program.wait_for("told")
        program.send(signal.SIGTERM)
        assert program.ended() == 128 + signal.SIGTERM
    assert [*(program.state / "crashes").iterdir()] == []


def test_before_there_is_a_window_the_terminal_is_told(qapp, capfd):
    unforeseen = Unforeseen(qapp, fail)
    unforeseen.install()
    QTimer.singleShot(0, qapp, fail)
    for _ in range(3):
        QApplication.processEvents()
    unforeseen.uninstall()
    assert unforeseen.dialog is None
    assert f"ValueError: {SECRET}" in capfd.readouterr().err
    unforeseen.deleteLater()
