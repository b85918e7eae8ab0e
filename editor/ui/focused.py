"""The editing commands of the menu, done by whatever has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

EDITS = {
    "cut": "cut",
    "copy": "copy",
    "paste": "paste",
    "select_all": "selectAll",
}


def do_in_focused(command: str) -> None:
    """Let the focused widget, or the nearest one around it that can, do a command of `EDITS`."""
    widget = QApplication.focusWidget()
    while widget is not None:
        does = getattr(widget, EDITS[command], None)
        if does is not None:
            does()
            return
        widget = widget.parentWidget()
