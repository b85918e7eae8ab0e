"""Asks for an image's new path in the site."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from editor.moves.image_rename import why_not
from editor.site.site import Site


class ImageRenameDialog(QDialog):
    """A line with the path; says at once why an image cannot be there."""

    def __init__(self, image: PurePosixPath, site: Site, parent: QWidget) -> None:
        super().__init__(parent)
        self._image, self._site = image, site
        self.setWindowTitle(self.tr("Rename or move the image"))
        label = QLabel(self.tr("&Path in the site:"))
        self.line, self.note = QLineEdit(str(image)), QLabel()
        self.line.setMinimumWidth(460)
        label.setBuddy(self.line)
        self.note.setObjectName("note")
        self.note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.addButton(
            self.tr("&Look what changes…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for each in (label, self.line, self.note, buttons):
            layout.addWidget(each)
        self.line.textChanged.connect(self._look)
        self.line.setSelection(len(str(image)) - len(image.name), len(image.stem))
        self._look()

    @property
    def path(self) -> PurePosixPath:
        """The path as typed."""
        return PurePosixPath(self.line.text().strip().lstrip("/"))

    def _look(self) -> None:
        is_same = self.path == self._image
        reason = "" if is_same else why_not(self._image, self.path, self._site)
        self.note.setText(reason or self.tr("All that leads to it is mended."))
        self._ok.setEnabled(not is_same and not reason)
