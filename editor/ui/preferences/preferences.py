"""Edit ▸ Preferences: the window that changes settings and keys at once, and its command."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from editor.ui.command import translate
from editor.ui.commands import Actions
from editor.ui.preferences.pages import PAGES
from editor.ui.preferences.settings_page import SettingsPage
from editor.ui.preferences.shortcuts_page import ShortcutsPage
from editor.ui.settings import Settings
from editor.ui.side_window import bring_up

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

SIZE = (660, 560)


class PreferencesDialog(QDialog):
    """Nothing is to be confirmed here: what is chosen counts; one goes on writing beside it."""

    def __init__(self, settings: Settings, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(*SIZE)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Pages of the preferences"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        self.pages = [SettingsPage(page, settings, actions) for page in PAGES]
        for page, shown in zip(PAGES, self.pages, strict=True):
            self.tabs.addTab(shown, translate(page.title))
        self.shortcuts = ShortcutsPage(settings)
        self.tabs.addTab(self.shortcuts, self.tr("&Shortcuts"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.tabs)
        layout.addWidget(buttons)


class Preferences:
    """The command that shows the preferences of a window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._actions: Actions | None = None
        self.dialog: PreferencesDialog | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the command calls."""
        return {"preferences": self.show}

    def tick_in(self, actions: Actions) -> None:
        """The commands that the preferences are about."""
        self._actions = actions

    def show(self) -> None:
        """Show the preferences, which stay open beside the window."""
        assert self._actions is not None
        if self.dialog is None:
            self.dialog = PreferencesDialog(self._window.settings, self._actions, self._window)
        bring_up(self.dialog)
