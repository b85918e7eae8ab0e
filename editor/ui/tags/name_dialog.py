"""Asks what tags or categories are to be called."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QWidget

from editor.index.near import Likeness
from editor.ui.name_popup import NamePopup
from editor.ui.renaming_dialog import RenamingDialog

MOST_NAMED = 8


class NameDialog(RenamingDialog):
    """One name for one or several; says at once what it will come to."""

    def __init__(self, names: Collection[str], counts: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(max(names, key=lambda name: counts.get(name, 0)), 420, parent)
        self._names, self._counts = names, counts
        self.setWindowTitle(self.tr("Merge") if len(names) > 1 else self.tr("Rename"))
        self.question.say(self._question())
        self.line.setAccessibleName(self.tr("New name"))
        self.line.selectAll()
        self.popup = NamePopup(self.line)
        self.popup.offer(Likeness(counts))
        self.popup.chosen.connect(self.line.setText)
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
