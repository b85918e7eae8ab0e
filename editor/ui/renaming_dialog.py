"""Asks for another name of something in the site, before a look at what that changes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from editor.ui.form.field_row import SentenceLabel


class RenamingDialog(QDialog):
    """A question, the line for the name, and a note that says at once what it comes to."""

    def __init__(self, name: str, width: int, parent: QWidget) -> None:
        """`width` is that of the line, in pixels."""
        super().__init__(parent)
        self.question, self.line, self.note = SentenceLabel(), QLineEdit(name), SentenceLabel()
        self.line.setMinimumWidth(width)
        self.note.setObjectName("note")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = buttons.addButton(
            self.tr("&Look what changes…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for each in (self.question, self.line, self.note, buttons):
            layout.addWidget(each)
