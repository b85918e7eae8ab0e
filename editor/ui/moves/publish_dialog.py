"""Asks when a draft is published, and shows under which name and address that will be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from editor.jekyll.date import in_words
from editor.ui.form.field_row import SentenceLabel

Describe = Callable[[datetime | None], str]


class PublishDialog(QDialog):
    """Now, at the draft's own date, or at another one."""

    def __init__(
        self, now: datetime, own: datetime | None, describe: Describe, parent: QWidget
    ) -> None:
        """`describe` says what a moment (None: the draft's own date) will make of the draft."""
        super().__init__(parent)
        self._now, self._describe = now, describe
        self.setWindowTitle(self.tr("Publish"))
        self.setMinimumWidth(440)
        self.now = QRadioButton(self.tr("&Now: {date}").format(date=in_words(now)))
        label = self.tr("At its own &date: {date}").format(date=in_words(own) if own else "–")
        self.own = QRadioButton(label)
        self.own.setVisible(own is not None)
        self.other = QRadioButton(self.tr("At an&other time:"))
        self.edit = QDateTimeEdit(QDateTime(now.year, now.month, now.day, now.hour, now.minute, 0))
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.edit.setAccessibleName(self.tr("Date and time"))
        self.edit.setEnabled(False)
        self.result_ = SentenceLabel()
        self.result_.setObjectName("note")
        self._place_parts()
        self.now.setChecked(True)
        self._show()

    @property
    def moment(self) -> datetime | None:
        """The moment that was chosen, in the zone of the site; None: the draft's own date."""
        if self.own.isChecked():
            return None
        if self.now.isChecked():
            return self._now
        chosen = self.edit.dateTime().toPython()
        assert isinstance(chosen, datetime), "Qt gives one"
        return chosen.replace(tzinfo=self._now.tzinfo)

    def _place_parts(self) -> None:
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(QLabel(self.tr("When is it published?")))
        for button in (self.now, self.own, self.other):
            group.addButton(button)
            layout.addWidget(button)
            button.toggled.connect(self._show)
        layout.addWidget(self.edit)
        layout.addWidget(self.result_)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.tr("&Publish"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.edit.dateTimeChanged.connect(self._show)

    def _show(self) -> None:
        self.edit.setEnabled(self.other.isChecked())
        self.result_.say(self._describe(self.moment))
