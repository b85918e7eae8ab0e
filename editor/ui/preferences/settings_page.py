"""A page of settings: its rows below each other, and the way back to how they were at first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from editor.ui.commands import Actions
from editor.ui.preferences.pages import Page
from editor.ui.preferences.row import Row, widget_of
from editor.ui.settings import Settings


class SettingsPage(QWidget):
    """What is changed on it counts at once."""

    def __init__(self, page: Page, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self._page, self._settings, self._actions = page, settings, actions
        self.widgets: dict[str, QWidget] = {}  # by the setting's key
        self._form = QFormLayout()
        self._form.setVerticalSpacing(10)
        self._form.setHorizontalSpacing(14)
        for row in page.rows:
            self._add(row)
        self.defaults = QPushButton(self.tr("Restore the &defaults"))
        self.defaults.setAutoDefault(False)
        self.defaults.clicked.connect(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 12)
        layout.addLayout(self._form)
        layout.addStretch(1)
        layout.addWidget(self.defaults, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, row: Row) -> None:
        widget = widget_of(row, self._settings, self._actions)
        self.widgets[row.setting.key] = widget
        if isinstance(widget, QCheckBox):
            self._form.addRow(widget)
        else:
            self._form.addRow(self.tr("{name}:").format(name=row.title), widget)

    def _restore(self) -> None:
        for row in self._page.rows:
            if not row.command:
                self._settings.restore(row.setting)
            elif self._settings.read(row.setting) != row.setting.default:
                self._actions[row.command].trigger()
