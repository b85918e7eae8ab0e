"""Builds the program's objects and hands them to each other."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.ui.icons import icon
from editor.ui.main_window import MainWindow
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.screenshot import Screenshot
from editor.ui.settings import Settings
from editor.ui.theme import Theme, apply_theme, current_theme

SIGNAL_CHECK_MS = 500


def run(args: argparse.Namespace) -> int:
    """A window for the posts and the site of the command line; runs until all are closed."""
    settings = Settings()
    theme = Theme(args.theme) if args.theme else settings.theme
    app = make_application(theme, settings.is_network_allowed)
    windows = [open_window(settings, path) for path in args.posts or [None]]
    for window in windows:
        if args.size:
            window.resize(*args.size)
        window.show()
    if args.screenshot:
        Screenshot(windows[0], args.screenshot)
    else:
        quit_on_interrupt(app)
    code = app.exec()
    take_down(windows)
    return code


def make_application(theme: Theme, network: bool = False) -> QApplication:
    """The QApplication, ready for windows; `network`: some site's page may use it."""
    PreviewPane.register_scheme(network)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Post Editor")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("post-editor")
    app.setStyle("Fusion")
    apply_theme(theme)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: apply_theme(current_theme()))
    app.setWindowIcon(icon("feather", "accent"))
    return app


def open_window(settings: Settings, path: Path | None) -> MainWindow:
    """A window that shows the post, or the site's posts, at `path`, or none yet."""
    window = MainWindow(settings)
    if path is not None and path.is_dir():
        window.files.open_site(path)
    elif path is not None:
        window.files.open(path)
    return window


def take_down(windows: Sequence[MainWindow]) -> None:
    """Take the windows down while Python is whole: at its end nobody sees to their last events."""
    for window in windows:
        window.hide()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def quit_on_interrupt(app: QApplication) -> None:
    """Ctrl+C in the terminal closes the windows, which ask about unsaved changes."""
    signal.signal(signal.SIGINT, lambda *_: QApplication.closeAllWindows())
    # Python sees a signal only when it runs: Qt's loop must come back to it now and then.
    wake = QTimer(app, interval=SIGNAL_CHECK_MS)
    wake.timeout.connect(lambda: None)
    wake.start()
