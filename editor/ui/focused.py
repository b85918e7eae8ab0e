"""The editing commands of the menu, done by whatever has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

EDITS = {
    "cut": "cut",
    "copy": "copy",
    "paste": "paste",
    "select_all": "selectAll",
}
CHANGING = {"cut", "paste"}  # which Qt does in a line that may only be read too


def do_in_focused(command: str) -> None:
    """Let the focused widget, or the nearest one around it that can, do a command of `EDITS`."""
    widget = QApplication.focusWidget()
    while widget is not None:
        does = getattr(widget, EDITS[command], None)
        if does is not None:
            if command not in CHANGING or not is_for_reading(widget):
                does()
            return
        widget = widget.parentWidget()


def is_for_reading(widget: QWidget) -> bool:
    """May what the widget holds be read only?"""
    return bool(widget.property("readOnly"))
