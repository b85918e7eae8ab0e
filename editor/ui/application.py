"""Builds the program's objects and hands them to each other."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.post.errors import FileError
from editor.running_window import address
from editor.ui.crash_log import CrashLog, tell_of_crash
from editor.ui.icons import icon
from editor.ui.journal.journal import Journal
from editor.ui.journal.recovering import Room
from editor.ui.leaving import Leaving
from editor.ui.main_window import MainWindow
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.running_instance import Start
from editor.ui.screenshot import Screenshot
from editor.ui.settings import Settings
from editor.ui.theme import Theme, apply_theme, current_theme
from editor.ui.unforeseen import Unforeseen
from editor.ui.windows import Windows

# A thread that renders lets the window's go on after so long. That is waited for at every line that
# Qt has laid out here: with Python's own 5 ms one key would be seconds late in a long text.
TURN = 0.0001  # seconds


def run(args: argparse.Namespace) -> int:
    """A window for the posts and sites of the command line; runs until all are closed.

    Where a window of the program is open already, that one shows them.
    """
    start = Start(None if args.screenshot else address(os.environ))
    if start.joins(args.request):
        return 0
    settings = Settings()
    theme = Theme(args.theme) if args.theme else settings.theme
    app = make_application(theme, settings.is_network_allowed)
    journal, trouble = (None, "") if args.screenshot else begun_journal()
    crashes = CrashLog(journal) if journal else None
    crash = crashes.begin() if crashes else ""
    windows = Windows(settings, args.size, app, journal)
    windows.garbage.begin()
    unforeseen = Unforeseen(app, windows.keep_everything)
    running = start.listen(app)
    if running is not None:
        running.asked.connect(windows.answer)
    window = windows.begin(args.request.paths)
    if args.screenshot:
        Screenshot(window, args.screenshot)
    else:
        Leaving(app, windows)
        unforeseen.install()
        tell_of_crash(window.notices, crash)
        QTimer.singleShot(0, partial(ask_about_what_was_left, window, windows.room_of))
    if trouble:
        window.safety.tell(trouble)
    code = app.exec()
    unforeseen.uninstall()
    windows.take_down()
    if crashes is not None:
        crashes.end()
    if journal is not None:
        journal.end()
    windows.garbage.end()
    return code


def ask_about_what_was_left(window: MainWindow, room_of: Callable[[Path], Room | None]) -> None:
    """First the acts that were broken off, as posts may have other names after them; then copies.

    Both open dialogs, of which one waits for the other.
    """
    try:
        window.acts.offer_begun()
    finally:
        window.safety.recover(room_of)


def begun_journal() -> tuple[Journal | None, str]:
    """The journal of this run; or none, and why there can be none."""
    try:
        return Journal.of_user(), ""
    except FileError as error:
        return None, str(error)


def make_application(theme: Theme, network: bool = False) -> QApplication:
    """The QApplication, ready for windows; `network`: some site's page may use it."""
    PreviewPane.register_scheme(network)
    sys.setswitchinterval(TURN)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Post Editor")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("post-editor")
    app.setStyle("Fusion")
    keep_still(app)
    apply_theme(theme)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: apply_theme(current_theme()))
    app.setWindowIcon(icon("feather", "accent"))
    return app


def keep_still(app: QApplication) -> None:
    """Have menus, lists and tips appear at once, whatever the desktop does.

    Before Qt 6.12 nothing tells whether the writer wishes for less motion: so there is none.
    """
    for effect in Qt.UIEffect:
        app.setEffectEnabled(effect, False)
