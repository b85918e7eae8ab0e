"""Posts that are links out of their site: the writer is told which file it is that they edit."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject

from editor.checks.problem import Severity
from editor.site.inside import is_inside
from editor.ui.notices import Notice, Notices
from editor.ui.open_post import OpenPost

KEY = "linked out"  # of the notice


class LinkedOut(QObject):
    """Such a post opens, as the writer picked it; what it shows still comes from the site alone."""

    def __init__(self, open_post: OpenPost, notices: Notices) -> None:
        super().__init__(open_post)
        self._open_post, self._notices = open_post, notices
        open_post.opened.connect(self._look)
        open_post.place_changed.connect(self._look)

    def _look(self) -> None:
        place = self._open_post.place
        if place.path is not None and place.in_site and not is_inside(place.path, place.site.root):
            self._tell(place.path)
        else:
            self._notices.hide_notice(self._open_post.sheet, KEY)

    def _tell(self, path: Path) -> None:
        said = self.tr(
            "“{name}” is a link to “{target}”, outside the site: that file changes when you save. "
            "Images and other files that the post names are looked for in the site alone."
        ).format(name=path.name, target=os.path.realpath(path))
        self._notices.show_notice(self._open_post.sheet, KEY, Notice(Severity.HINT, said))
