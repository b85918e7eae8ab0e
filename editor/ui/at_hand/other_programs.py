"""Hands a file to other programs: the file manager, another editor."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Show the file marked in the file manager, else the folder it lies in."""
    if sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif not marked_by_file_manager(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def marked_by_file_manager(path: Path) -> bool:
    """Ask the desktop's file manager to show the file; False where none answers.

    Follows https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
    """
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    manager = QDBusInterface(name, "/org/freedesktop/FileManager1", name, bus)
    if not manager.isValid():
        return False
    answer = manager.call("ShowItems", [QUrl.fromLocalFile(str(path)).toString()], "")
    return answer.type() == QDBusMessage.MessageType.ReplyMessage


def run_on(program: Path, path: Path) -> bool:
    """Start the program with the file; False where it does not start."""
    started = QProcess.startDetached(str(program), [str(path)], str(path.parent))
    return started[0] if isinstance(started, tuple) else bool(started)
