"""Asks what tags or categories are to be called."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from editor.index.near import Likeness
from editor.moves.names_in_post import Kind
from editor.ui.form.field_row import SentenceLabel
from editor.ui.name_popup import NamePopup

MOST_NAMED = 8


class NameDialog(QDialog):
    """One name for one or several; says at once what it will come to."""

    def __init__(
        self, kind: Kind, names: Collection[str], counts: Mapping[str, int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._kind, self._names, self._counts = kind, names, counts
        merges = len(names) > 1
        self.setWindowTitle(self.tr("Merge") if merges else self.tr("Rename"))
        label = SentenceLabel(self._question())
        self.line, self.note = QLineEdit(), SentenceLabel()
        self.line.setMinimumWidth(420)
        self.line.setAccessibleName(self.tr("New name"))
        self.line.setText(max(names, key=lambda name: counts.get(name, 0)))
        self.line.selectAll()
        self.popup = NamePopup(self.line)
        self.popup.offer(Likeness(counts))
        self.popup.chosen.connect(self.line.setText)
        self.note.setObjectName("note")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = buttons.addButton(
            self.tr("&Look what changes…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for each in (label, self.line, self.note, buttons):
            layout.addWidget(each)
        self.line.textChanged.connect(self._look)
        self._look()

    @property
    def name(self) -> str:
        """The name as typed, without blanks around it."""
        return self.line.text().strip()

    def _question(self) -> str:
        named = [f"“{each}” ({self._counts.get(each, 0):,})" for each in self._names]
        listed = ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
        if len(named) > 1:
            return self.tr("What shall these be called from now on? {names}").format(names=listed)
        return self.tr("What shall {name} be called from now on?").format(name=listed)

    def _look(self) -> None:
        self.note.say(self._sentence())
        self.agree.setEnabled(bool(self.name) and {*self._names} != {self.name})

    def _sentence(self) -> str:
        count = self._counts.get(self.name, 0)
        if count and self.name not in self._names:
            posts = self.tr("one post") if count == 1 else self.tr("{n} posts")
            sentence = self.tr("“{name}” is there already, in {posts}: they become one.")
            return sentence.format(name=self.name, posts=posts.format(n=f"{count:,}"))
        if " " in self.name:
            return self.tr(
                "The name has a blank in it: where a post has its names as a text, that becomes a "
                "list."
            )
        return ""
