"""Asks for the name of a post's file, and shows which file and address that makes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.post.slug import slugify
from editor.ui.form.field_row import SentenceLabel


class RenameDialog(QDialog):
    """The slug as it is, the one that fits the title, or another one."""

    def __init__(
        self,
        slug: str,
        fitting: str,
        describe: Callable[[str], str],
        parent: QWidget,
        *,
        redirects: bool,
    ) -> None:
        """`describe` says what a slug will make of the post; `redirects`: the site can lead on."""
        super().__init__(parent)
        self._describe = describe
        self.setWindowTitle(self.tr("Rename to fit"))
        self.setMinimumWidth(460)
        self.line = QLineEdit(fitting)
        self.line.setAccessibleName(self.tr("Name without the date"))
        self.keep = QPushButton(self.tr("As it was"))
        self.keep.setAutoDefault(False)
        self.keep.setEnabled(slug != fitting)
        self.keep.clicked.connect(lambda: self.line.setText(slug))
        self.redirect = QCheckBox(self.tr("&Lead readers on from the old address"))
        self.redirect.setChecked(redirects)
        self.redirect.setVisible(redirects)
        self.result_ = SentenceLabel()
        self.result_.setObjectName("note")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = self.buttons.addButton(
            self.tr("&Rename"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._place_parts()
        self._show()
        self.line.setFocus()

    @property
    def slug(self) -> str:
        """What was typed, as it may stand in a file name."""
        return slugify(self.line.text(), "pretty", cased=True)

    def _place_parts(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(QLabel(self.tr("Name of the file, behind its date:")))
        layout.addLayout(row)
        layout.addWidget(self.redirect)
        layout.addWidget(self.result_)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._show)

    def _show(self) -> None:
        self.agree.setEnabled(bool(self.slug))
        self.result_.say(self._describe(self.slug) if self.slug else "")
