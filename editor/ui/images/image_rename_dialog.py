"""Asks for an image's new path in the site."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtWidgets import QWidget

from editor.moves.image_rename import why_not
from editor.site.site import Site
from editor.ui.renaming_dialog import RenamingDialog


class ImageRenameDialog(RenamingDialog):
    """A line with the path; says at once why an image cannot be there."""

    def __init__(self, image: PurePosixPath, site: Site, parent: QWidget) -> None:
        super().__init__(str(image), 460, parent)
        self._image, self._site = image, site
        self.setWindowTitle(self.tr("Rename or move the image"))
        self.question.setText(self.tr("&Path in the site:"))
        self.question.setBuddy(self.line)
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
        self.note.say(reason or self.tr("All that leads to it is mended."))
        self.agree.setEnabled(not is_same and not reason)
