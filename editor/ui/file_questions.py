"""The dialogs that ask for a file or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.jekyll.permalink import MARKDOWN

POSTS = " ".join(f"*.{ending}" for ending in MARKDOWN)
IMAGES = "*.jpg *.jpeg *.png *.gif *.webp *.avif *.svg"


class FileQuestions(QObject):
    """Asks over `window`; None where the writer chose nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open_post(self, folder: Path) -> Path | None:
        """Which post to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a post"), str(folder), self._post_filter()
        )
        return Path(name) if name else None

    def save_as(self, proposal: Path) -> Path | None:
        """Where to save; the dialog itself asks before it replaces a file."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the post as"), str(proposal), self._post_filter()
        )
        return Path(name) if name else None

    def choose_site(self, folder: Path) -> Path | None:
        """Which folder is the site that this post belongs to."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Choose the site’s folder"), str(folder)
        )
        return Path(name) if name else None

    def choose_program(self, folder: Path) -> Path | None:
        """Which program shall open the post besides this one."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open with: choose a program"), str(folder)
        )
        return Path(name) if name else None

    def choose_image(self, folder: Path) -> Path | None:
        """Which picture the post shows."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Choose an image"),
            str(folder),
            self.tr("Images ({patterns});;All files (*)").format(patterns=IMAGES),
        )
        return Path(name) if name else None

    def new_site(self, folder: Path) -> Path | None:
        """In which folder to make a site."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("New site: choose or make an empty folder"), str(folder)
        )
        return Path(name) if name else None

    def _post_filter(self) -> str:
        return self.tr("Posts ({patterns});;All files (*)").format(patterns=POSTS)

    def export_to(self, proposal: Path) -> tuple[Path, bool] | None:
        """Where to export to, and whether the page of the site rather than the article."""
        ending = proposal.suffix
        article = self.tr("The article (*{ending})").format(ending=ending)
        of_site = self.tr("The page of the site (*{ending})").format(ending=ending)
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the post"), str(proposal), f"{article};;{of_site}"
        )
        if not name:
            return None
        path = Path(name)
        return (path if path.suffix else path.with_suffix(ending)), chosen == of_site
