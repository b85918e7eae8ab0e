"""What the menu does about images."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from editor.checks.problem import Problem, Severity
from editor.ui.file_actions import FileActions
from editor.ui.images.images_window import ImagesWindow
from editor.ui.images.post_pictures import PostPictures
from editor.ui.questions import Questions


class ImageCommands:
    """Keeps the window of the site's images, made when it is first wanted."""

    def __init__(
        self,
        pictures: PostPictures,
        files: FileActions,
        questions: Questions,
        go_to: Callable[[Problem], None],
    ) -> None:
        self._pictures, self._files = pictures, files
        self._questions, self._go_to = questions, go_to
        self.images: ImagesWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            "insert_image": self._pictures.choose,
            "gallery": self._pictures.choose_from_site,
            "images": self.show_images,
        }

    def show_images(self) -> None:
        """Show the images of the site."""
        site = self._pictures.site
        if not site.is_site:
            self._questions.tell(
                tr("There is no site."), tr("Open a post of a site, or the site’s folder, first.")
            )
            return
        if self.images is None:
            self.images = ImagesWindow(
                self._files.posts, self._pictures.acts, self._questions, self._pictures.window
            )
            self.images.place_chosen.connect(self._go_to_place)
        self.images.show_site(site)

    def _go_to_place(self, file: Path, line: int) -> None:
        """Open the file, and show the field or the line."""
        if self._files.open(file):
            field = "image" if self._pictures.is_in_front_matter(line) else None
            self._go_to(Problem("", Severity.HINT, "", field, line))
            self._pictures.window.activateWindow()


def tr(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("Images", text)
