"""A choice from a list that may be typed too, and a switch."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from editor.post.front_matter import Field
from editor.site.place import Place
from editor.ui.form.editor_widget import EditorWidget, WheelGuard, text_of
from editor.ui.form.text_fields import stack


class ChoiceField(EditorWidget):
    """A text that is one of a few, or another one."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone does not enter it
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        line.textEdited.connect(self.edited.emit)
        self.box.setLineEdit(line)
        self.box.activated.connect(lambda _index: self.edited.emit(self.box.currentText()))
        self.box.installEventFilter(WheelGuard(self))
        self.setFocusProxy(self.box)
        stack(self, self.box)

    def show_field(self, field: Field | None) -> None:
        """Show the text."""
        text = text_of(field)
        if text != self.box.currentText():
            with QSignalBlocker(self.box):
                self.box.setEditText(text)

    def offer(self, choices: Iterable[str]) -> None:
        """What can be chosen."""
        text = self.box.currentText()
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems(sorted(choices))
            self.box.setEditText(text)


class LayoutField(ChoiceField):
    """The layout: one of the site's, if they are known."""

    def show_place(self, place: Place) -> None:
        """Offer the layouts of the site."""
        self.offer(place.site.layouts or ())


class SwitchField(EditorWidget):
    """Yes or no."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.clicked.connect(self._tell)
        self.setFocusProxy(self.box)
        stack(self, self.box)

    def show_field(self, field: Field | None) -> None:
        """Show the state."""
        self.box.setChecked(bool(field and field.value))
        self._show_text()

    def _tell(self, on: bool) -> None:
        self._show_text()
        self.edited.emit(on)

    def _show_text(self) -> None:
        self.box.setText(self.tr("Yes") if self.box.isChecked() else self.tr("No"))
