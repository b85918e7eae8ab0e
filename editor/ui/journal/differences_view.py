"""Two versions of a post, with the lines that differ."""

from __future__ import annotations

from difflib import unified_diff

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class DifferencesView(QWidget):
    """The lines that go and come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QLabel()
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._names)
        layout.addWidget(self._text)

    def show_versions(self, before: bytes, after: bytes, before_name: str, after_name: str) -> None:
        """Show what differs between two versions."""
        self._names.setText(f"{before_name} → {after_name}")
        old, new = (each.decode("utf-8", "replace").splitlines() for each in (before, after))
        self._text.setPlainText("\n".join(unified_diff(old, new, before_name, after_name, "", "")))
