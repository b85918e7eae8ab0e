"""Sentences above the panes: what has happened to the post on screen, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.checks.problem import Severity
from editor.ui.form.field_row import SEVERITY_ICONS, SentenceLabel
from editor.ui.icons import icon
from editor.ui.open_post import OpenPost
from editor.ui.sheet import Sheet

ICON_SIZE = QSize(17, 17)
Actions = Mapping[str, Callable[[], object]]


@dataclass(frozen=True)
class Notice:
    """One sentence, and by their labels the things that can be done about it."""

    severity: Severity
    sentence: str
    actions: Actions = field(default_factory=dict[str, Callable[[], object]])
    is_dismissible: bool = True


class Notices(QWidget):
    """Those of the window and of the post on screen; those of a post behind it wait."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open_post = open_post
        self._all = WeakKeyDictionary[Sheet, dict[str, Notice]]()
        self._of_window: dict[str, Notice] = {}
        self._rows: list[NoticeRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()
        open_post.opened.connect(self._show_all)

    def show_notice(self, sheet: Sheet | None, key: str, notice: Notice) -> None:
        """Show a notice in the place of the last one with that key.

        It belongs to a post, or with None to the window, whichever post is on screen.
        """
        self._of(sheet)[key] = notice
        self._show_all()

    def hide_notice(self, sheet: Sheet | None, key: str) -> None:
        """Show it no longer."""
        if self._of(sheet).pop(key, None) is not None:
            self._show_all()

    def _of(self, sheet: Sheet | None) -> dict[str, Notice]:
        return self._of_window if sheet is None else self._all.setdefault(sheet, {})

    @property
    def rows(self) -> tuple[NoticeRow, ...]:
        """What is shown, from the top down."""
        return tuple(self._rows)

    @property
    def sentences(self) -> list[str]:
        """What is said."""
        return [row.notice.sentence for row in self._rows]

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_all()

    def _show_all(self) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        owners = (None, self._open_post.sheet)
        self._rows = [self._row(each, *pair) for each in owners for pair in self._of(each).items()]
        self.setVisible(bool(self._rows))

    def _row(self, sheet: Sheet | None, key: str, notice: Notice) -> NoticeRow:
        row = NoticeRow(notice)
        row.dismiss.clicked.connect(lambda: self.hide_notice(sheet, key))
        self._layout.addWidget(row)
        return row


class NoticeRow(QFrame):
    """One notice: icon, sentence, buttons."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.notice = notice
        self.setObjectName("notice")
        self.setProperty("severity", notice.severity.value)
        mark = QLabel()
        mark.setPixmap(
            icon(SEVERITY_ICONS[notice.severity], notice.severity.value).pixmap(ICON_SIZE)
        )
        mark.setAccessibleName(notice.severity.value)
        self.setAccessibleName(notice.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(SentenceLabel(notice.sentence), 1)
        self.buttons = {label: self._button(label, do) for label, do in notice.actions.items()}
        for button in self.buttons.values():
            row.addWidget(button)
        self.dismiss = self._make_dismiss()
        row.addWidget(self.dismiss)

    def _button(self, label: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        # Later: what is done may take this very row away.
        button.clicked.connect(lambda _checked=False: do(), Qt.ConnectionType.QueuedConnection)
        return button

    def _make_dismiss(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("close", "muted"))
        button.setAutoRaise(True)
        button.setAccessibleName(self.tr("Dismiss"))
        button.setToolTip(self.tr("Dismiss"))
        button.setVisible(self.notice.is_dismissible)
        return button
