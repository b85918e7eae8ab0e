"""Asks for the title of a new post, and shows the file and the front matter that it makes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from editor.moves.plan import Plan
from editor.post.errors import PostError
from editor.site.site import Site
from editor.ui.form.field_row import SentenceLabel

MakesPost = Callable[[str, datetime, bool], Plan]  # of title, moment, and whether it is a draft


class NewPostDialog(QDialog):
    """A title, a post or a draft, and when; what comes of it is shown as one types."""

    def __init__(
        self, site: Site, now: datetime, make: MakesPost, parent: QWidget, *, draft: bool
    ) -> None:
        super().__init__(parent)
        self._site, self._now, self._make = site, now, make
        self.plan: Plan | None = None
        self.setWindowTitle(self.tr("New post"))
        self.setMinimumWidth(520)
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title"))
        self.draft = QRadioButton(self.tr("&Draft"))
        self.post = QRadioButton(self.tr("&Post, dated"))
        (self.draft if draft else self.post).setChecked(True)
        self.date = QDateTimeEdit(QDateTime(now.year, now.month, now.day, now.hour, now.minute, 0))
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.date.setAccessibleName(self.tr("Date and time"))
        self.file = SentenceLabel()
        self.file.setObjectName("note")
        self.front_matter = QPlainTextEdit()
        self.front_matter.setReadOnly(True)
        self.front_matter.setFont(QFont("monospace"))
        self.front_matter.setAccessibleName(self.tr("Front matter of the new post"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.create_ = self._buttons.addButton(self.tr("&Create"), role)
        self._place_parts()
        self._connect()
        self._show()

    @property
    def moment(self) -> datetime:
        """When it is dated, in the zone of the site; now to the second, if that was not changed."""
        chosen = self.date.dateTime().toPython()
        assert isinstance(chosen, datetime), "Qt gives one"
        if chosen == self._now.replace(second=0, microsecond=0, tzinfo=None):
            return self._now
        return chosen.replace(tzinfo=self._now.tzinfo)

    def _place_parts(self) -> None:
        kinds = QButtonGroup(self)
        row = QHBoxLayout()
        for button in (self.draft, self.post):
            kinds.addButton(button)
            row.addWidget(button)
        row.addWidget(self.date)
        row.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("As"), row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.file)
        layout.addWidget(QLabel(self.tr("It begins as the latest posts of the site do:")))
        layout.addWidget(self.front_matter)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.title.textChanged.connect(self._show)
        self.draft.toggled.connect(self._show)
        self.date.dateTimeChanged.connect(self._show)

    def _show(self) -> None:
        """Show what the title makes, or why it makes nothing."""
        self.date.setEnabled(self.post.isChecked())
        self.plan = None
        told = ""
        if self.title.text().strip():
            try:
                self.plan = self._make(self.title.text(), self.moment, self.draft.isChecked())
                told = str(self._site.relative(self.plan.changes[0].path))
            except PostError as error:
                told = str(error)
        self.file.say(told or self.tr("The file is named by the title."))
        text = self.plan.changes[0].after.decode() if self.plan else ""
        self.front_matter.setPlainText(text.strip())
        self.create_.setEnabled(self.plan is not None)
