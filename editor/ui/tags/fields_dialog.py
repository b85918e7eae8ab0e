"""Asks which field is to be changed in which posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from pathlib import Path, PurePosixPath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from editor.index.entry import Entry
from editor.index.listing import Filter, listed
from editor.moves.fields import checked_name, checked_value, removing, renaming, setting
from editor.moves.plan import Plan, Watch
from editor.post.errors import PostError
from editor.site.site import Site
from editor.ui.choice_names import name_choice
from editor.ui.form.field_row import SentenceLabel
from editor.ui.form.kinds import OFFERED

ALL, SHOWN, TAG, CATEGORY, AUTHOR, YEAR = range(6)
SET, REMOVE, RENAME = range(3)
VALUE_LINES = 3


class FieldsDialog(QDialog):
    """The posts, the field, and what becomes of it."""

    def __init__(
        self,
        site: Site,
        entries: Collection[Entry],
        shown: Collection[PurePosixPath],
        parent: QWidget,
    ) -> None:
        """`shown` are the posts that the pane lists now."""
        super().__init__(parent)
        self._site, self._entries, self._shown = site, entries, shown
        self.setWindowTitle(self.tr("Change a field in many posts"))
        self.setMinimumWidth(520)
        self._make_parts()
        self._place_parts()
        self._connect()
        self._offer_names()
        self._look()
        self.field.setFocus()

    @property
    def files(self) -> list[Path]:
        """The chosen posts."""
        return [self._site.root / path for path in sorted(self._paths())]

    def make(self) -> Callable[[Watch], Plan]:
        """What makes the plan of all that is typed now."""
        act, field, site, files = self.act, self.field.text(), self._site, self.files
        value, new, missing = self.value.toPlainText(), self.new.text(), self.missing.isChecked()
        if act == REMOVE:
            return lambda watch: removing(field, files, site, watch)
        if act == RENAME:
            return lambda watch: renaming(field, new, files, site, watch)
        return lambda watch: setting(field, value, files, site, watch, only_missing=missing)

    @property
    def act(self) -> int:
        """SET, REMOVE or RENAME."""
        return self.acts.checkedId()

    def _paths(self) -> Iterable[PurePosixPath]:
        kind, name = self.which.currentData(), self.name.currentData()
        if kind == SHOWN:
            return self._shown
        wanted = {
            TAG: lambda: Filter(tag=name),
            CATEGORY: lambda: Filter(category=name),
            AUTHOR: lambda: Filter(author=name),
            YEAR: lambda: Filter(year=name),
        }.get(kind, Filter)()
        return [entry.path for entry in listed(self._entries, wanted)]

    def _offer_names(self) -> None:
        """The names, or years, of the kind that is chosen, each with its number of posts."""
        kind = self.which.currentData()
        found: Counter[str | int] = Counter()
        for entry in self._entries:
            found.update(
                {
                    TAG: entry.tags,
                    CATEGORY: entry.categories,
                    AUTHOR: entry.authors,
                    YEAR: (entry.date.year,) if entry.date else (),
                }.get(kind, ())
            )
        self.name.clear()
        for name in sorted(found, key=lambda each: str(each).casefold(), reverse=kind == YEAR):
            self.name.addItem(f"{name} ({found[name]:,})", name)
        self.name.setVisible(kind in (TAG, CATEGORY, AUTHOR, YEAR))

    def _look(self) -> None:
        """Show what belongs to the act, and say what keeps it from being done."""
        for widget, acts in ((self.value, (SET,)), (self.missing, (SET,)), (self.new, (RENAME,))):
            self.layout_.setRowVisible(widget, self.act in acts)
        count, why = len(self.files), self._why_not()
        posts = self.tr("One post.") if count == 1 else self.tr("{n} posts.")
        self.note.say(why or posts.format(n=f"{count:,}"))
        self.agree.setEnabled(not why and count > 0)

    def _why_not(self) -> str:
        try:
            checked_name(self.field.text())
            if self.act == SET:
                checked_value(self.value.toPlainText())
            if self.act == RENAME:
                checked_name(self.new.text())
        except PostError as error:
            return str(error)
        return ""

    def _make_parts(self) -> None:
        self.which, self.name = QComboBox(), QComboBox()
        for kind, text in self._choices():
            self.which.addItem(text, kind)
        name_choice(self.which, self.tr("Which posts"))
        name_choice(self.name, self.tr("Name or year"))
        self.field, self.new = QLineEdit(), QLineEdit()
        completer = QCompleter(OFFERED, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.acts = QButtonGroup(self)
        texts = (self.tr("&Set"), self.tr("Re&move"), self.tr("&Rename"))
        for act, text in enumerate(texts):
            self.acts.addButton(QRadioButton(text), act)
        self.acts.button(SET).setChecked(True)
        self.value = QPlainTextEdit()
        self.value.setTabChangesFocus(True)
        self.value.setPlaceholderText(self.tr("As YAML: Ann Lee, true, 3, [news, travel] …"))
        lines = VALUE_LINES * self.value.fontMetrics().lineSpacing()
        self.value.setFixedHeight(lines + 16)
        self.missing = QCheckBox(self.tr("Only where the post has &no such field"))
        self.note = SentenceLabel()
        self.note.setObjectName("note")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = self.buttons.addButton(
            self.tr("&Look what changes…"), QDialogButtonBox.ButtonRole.AcceptRole
        )

    def _choices(self) -> list[tuple[int, str]]:
        every, shown = f"{len(self._entries):,}", f"{len(self._shown):,}"
        return [
            (ALL, self.tr("All posts and drafts ({n})").format(n=every)),
            (SHOWN, self.tr("Those that the list shows now ({n})").format(n=shown)),
            (TAG, self.tr("Those with the tag")),
            (CATEGORY, self.tr("Those in the category")),
            (AUTHOR, self.tr("Those by the author")),
            (YEAR, self.tr("Those of the year")),
        ]

    def _place_parts(self) -> None:
        which, acts = QHBoxLayout(), QHBoxLayout()
        which.addWidget(self.which)
        which.addWidget(self.name, 1)
        for button in self.acts.buttons():
            acts.addWidget(button)
        acts.addStretch(1)
        self.layout_ = QFormLayout(self)
        self.layout_.setContentsMargins(16, 14, 16, 14)
        self.layout_.setSpacing(9)
        self.layout_.addRow(self.tr("Posts"), which)
        self.layout_.addRow(self.tr("&Field"), self.field)
        self.layout_.addRow("", acts)
        self.layout_.addRow(self.tr("&Value"), self.value)
        self.layout_.addRow(self.tr("New n&ame"), self.new)
        self.layout_.addRow("", self.missing)
        self.layout_.addRow("", self.note)
        self.layout_.addRow(self.buttons)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._offer_names)
        self.which.currentIndexChanged.connect(self._look)
        self.name.currentIndexChanged.connect(self._look)
        self.acts.idToggled.connect(self._look)
        self.acts.idToggled.connect(self.adjustSize)
        self.field.textChanged.connect(self._look)
        self.new.textChanged.connect(self._look)
        self.value.textChanged.connect(self._look)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
