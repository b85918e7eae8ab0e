"""The command "Check the site": its window, and what that needs of the open posts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.checks.problem import Problem
from editor.site.site import Site
from editor.ui.file_actions import FileActions
from editor.ui.open_post import OpenPost
from editor.ui.questions import Questions
from editor.ui.site_check.check_window import CheckWindow


class CheckCommand:
    """Opens the window, one for the program, and leads from it to the posts."""

    def __init__(
        self,
        open_post: OpenPost,
        files: FileActions,
        questions: Questions,
        go_to: Callable[[Problem], None],
        window: QWidget,
    ) -> None:
        self._open_post, self._files, self._questions = open_post, files, questions
        self._go_to, self._window = go_to, window
        self.check_window: CheckWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the command calls."""
        return {"check_site": self.show}

    def show(self) -> None:
        """Show the window, and check the site of the post on screen."""
        if self.site_to_check() is None:
            return
        self.check_window = self.check_window or CheckWindow(self, self._window)
        self.check_window.bring_up()
        self.check_window.run()

    def site_to_check(self) -> Site | None:
        """The site of the post on screen; without one the writer is told so."""
        site = self._open_post.place.site
        if site.is_site:
            return site
        self._questions.tell(translate("There is no site to check."), translate(NO_SITE))
        return None

    def unsaved_texts(self) -> dict[Path, bytes]:
        """The open posts that differ from their files."""
        unsaved = self._files.posts.differing
        return {each.place.path: each.post.to_bytes() for each in unsaved if each.place.path}

    def open_at(self, file: Path, problem: Problem | None) -> None:
        """Show a post, and the place of a problem in it."""
        if self._files.open(file):
            self._window.activateWindow()
            self._window.raise_()
            if problem is not None:
                self._go_to(problem)


NO_SITE = "A site’s folder holds _config.yml, or a folder _posts. Open a post or a site first."


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("CheckCommand", text)
