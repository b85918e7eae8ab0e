"""The menu of the posts and sites opened last."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from editor.ui.file_actions import FileActions
from editor.ui.plain_text import plain_tip
from editor.ui.settings import Settings


class RecentMenu(QObject):
    """Fills `menu` whenever it is about to be shown; files that are gone are left out."""

    def __init__(self, menu: QMenu, settings: Settings, files: FileActions) -> None:
        super().__init__(menu)
        self._menu, self._settings, self._files = menu, settings, files
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the recent posts and sites, newest first, and a way to forget them."""
        self._menu.clear()
        for number, path in enumerate(filter(Path.is_file, self._settings.recent), start=1):
            label = f"&{number}  {path.name}  –  {path.parent.name}"
            self._menu.addAction(label, partial(self._files.open, path)).setToolTip(
                plain_tip(str(path))
            )
        sites = [root for root in self._settings.recent_sites if root.is_dir()]
        if sites:
            self._menu.addSection(self.tr("Sites"))
        for root in sites:
            label = f"{root.name}  –  {root.parent}".replace("&", "&&")
            self._menu.addAction(label, partial(self._files.open_site, root))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("No recent posts")).setEnabled(False)
            return
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Forget these"), self._settings.clear_recent)
