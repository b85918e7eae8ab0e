"""What every widget of the form does: show a value, and say when a person changed it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from editor.post.front_matter import Field
from editor.post.scalar import Value
from editor.site.place import Place


class EditorWidget(QWidget):
    """Edits one field's value. `edited` carries what a person made of it, never an echo."""

    edited = Signal(object)
    refused = Signal(str)  # a sentence: why it did not take what it was given

    def show_field(self, field: Field | None) -> None:
        """Show the field as the post has it; None where the post lacks it. Moves no caret
        unless the value differs from what is shown."""
        raise NotImplementedError

    def took(self, field: Field | None) -> None:
        """The post took what a person did here and now has `field`; what is shown stays."""

    def forget(self) -> None:
        """Another post is shown: nothing half-typed goes over to it."""

    @property
    def typed(self) -> str | None:
        """What is typed in it, where that may stand until the post can take it; else None."""
        return None

    def show_typed(self, text: str) -> None:
        """Show what was typed in it. Only for a widget in which that may stand."""
        raise NotImplementedError

    @property
    def lost(self) -> str:
        """A character of the field's value that the widget cannot hold; "" where it holds all."""
        return ""

    def show_reading(self, on: bool) -> None:
        """Only show the value from now on: it can be copied, and not be changed; or as usual."""
        for text in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
            text.setReadOnly(on)
        for control in (*self.findChildren(QAbstractButton), *self.findChildren(QComboBox)):
            control.setDisabled(on)

    def show_place(self, place: Place) -> None:
        """The post stands elsewhere now; most widgets do not mind."""

    def show_default(self, text: str) -> None:
        """Show in the empty widget what the site's configuration gives the field."""

    def suggest(self, counts: Mapping[str, int]) -> None:
        """Offer what the site's posts have in this field, each with the number of posts."""

    @property
    def is_in_use(self) -> bool:
        """Is the caret here? Then the widget is not replaced by another one."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def name_for_people(self, name: str) -> None:
        """Tell screen readers what the field is called."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)


class WheelGuard(QObject):
    """Keeps the wheel for scrolling the form, unless the widget has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let an unfocused widget's wheel pass to the form."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if not is_wheel or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True


def text_of(field: Field | None) -> str:
    """A field as text: what it reads as, or how it is written where that is no text."""
    if field is None or field.value is None:
        return ""
    return field.value if isinstance(field.value, str) else field.text


def as_text(value: Value) -> str:
    """One item of a list as text."""
    return value if isinstance(value, str) else "" if value is None else str(value)
