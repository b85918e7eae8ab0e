"""Boxes with a message: the one about the program, and what the icon of any says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from editor import __version__

ICON = QSize(48, 48)


def name_icon(box: QMessageBox, name: str) -> None:
    """Tell screen readers what the icon of `box` says; Qt leaves it without a name."""
    for label in box.findChildren(QLabel, "qt_msgboxex_icon_label"):
        label.setAccessibleName(name)


def about_box(window: QWidget) -> QMessageBox:
    """Says what program this is."""
    box = QMessageBox(window)
    box.setWindowTitle(translate("About Post Editor"))
    box.setIconPixmap(window.windowIcon().pixmap(ICON))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Post Editor {version}").format(version=__version__))
    box.setInformativeText(
        translate(
            "An editor for the posts of static sites. What you did not edit stays the same, byte "
            "for byte.\n\nMIT licence."
        )
    )
    name_icon(box, translate("Post Editor"))
    return box


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("MessageBox", text)
