"""One row of the form: the field's name, its widget, and what is to be said about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.checks.problem import Fix, Problem, Severity
from editor.post.front_matter import Field
from editor.ui.form.editor_widget import EditorWidget
from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip
from editor.ui.text.unholdable import in_words

LONG_WORD = re.compile(r"\S{25,}")
ZERO_WIDTH = "\u200b"  # where a line may break
SEVERITY_ICONS = {
    Severity.ERROR: "alert-octagon",
    Severity.WARNING: "alert",
    Severity.HINT: "information-outline",
}


class SentenceLabel(QLabel):
    """Sentences that wrap, long paths and addresses too, and are never taken for HTML."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show `sentence`; a word longer than a line may break where it must."""
        self.setText(LONG_WORD.sub(lambda word: ZERO_WIDTH.join(word[0]), sentence))
        self.setAccessibleName(sentence)


class NameLabel(QLabel):
    """A field's name, cut where there is no room for it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("fieldLabel")
        self.name = name
        self.setText(name.replace("&", "&&"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it for this width."""
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown.replace("&", "&&"))


class Note(QWidget):
    """A sentence with the icon and colour of its severity, and a button that mends it."""

    def __init__(self, severity: Severity, sentence: str, fix: Fix | None = None) -> None:
        super().__init__()
        self.sentence = sentence
        mark = QLabel()
        mark.setPixmap(icon(SEVERITY_ICONS[severity], severity.value).pixmap(QSize(15, 15)))
        mark.setAccessibleName(severity.value)
        text = SentenceLabel(sentence)
        text.setObjectName("problem")
        text.setProperty("severity", severity.value)
        self.button = QPushButton(fix.label) if fix else None
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(text)
        if self.button:
            self.button.setObjectName("fix")
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)


class Notes(QWidget):
    """Some notes, one below the other; takes no room while there are none."""

    fix_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._shown: tuple[tuple[Severity, str, Fix | None], ...] = ()
        self.hide()

    def show_problems(self, problems: Sequence[Problem], refusal: str = "") -> None:
        """Show `problems`, and a sentence why the last edit was not taken."""
        rows = [(problem.severity, problem.message, problem.fix) for problem in problems]
        if refusal:
            rows.insert(0, (Severity.ERROR, refusal, None))
        if tuple(rows) != self._shown:
            self._shown = tuple(rows)
            self._rebuild()

    def notes(self) -> list[Note]:
        """The notes in order."""
        return self.findChildren(Note, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def stops(self) -> list[QWidget]:
        """The buttons that mend, for Tab to stop at."""
        return [note.button for note in self.notes() if note.button]

    def _rebuild(self) -> None:
        for note in self.notes():
            note.setParent(None)
            note.deleteLater()
        for severity, sentence, fix in self._shown:
            note = Note(severity, sentence, fix)
            if note.button:
                note.button.clicked.connect(lambda _=False, fix=fix: self.fix_requested.emit(fix))
            self._layout.addWidget(note)
        self.setVisible(bool(self._shown))


class FieldRow(QWidget):
    """A field of the post, or one that the post could have."""

    rename_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, name: str, label: str, editor: EditorWidget) -> None:
        super().__init__()
        self.name, self.editor = name, editor
        self.notes = Notes()
        self.field: Field | None = None
        self._label = NameLabel(label)
        self._label.setBuddy(editor.focusProxy() or editor)
        self._menu_button = self._make_menu_button(label)
        self._said = SentenceLabel()
        self._said.setObjectName("note")
        self._said.hide()
        self._lost = SentenceLabel()
        self._lost.setObjectName("problem")
        self._lost.setProperty("severity", Severity.WARNING.value)
        self._lost.hide()
        self._is_for_reading = self._is_guarded = False
        editor.name_for_people(label)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._label, 1)
        head.addWidget(self._menu_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(editor)
        layout.addWidget(self._lost)
        layout.addWidget(self._said)
        layout.addWidget(self.notes)

    def show_field(self, field: Field | None, *, typed_here: bool = False) -> None:
        """Show the field; None where the post lacks it. What was `typed_here` stays as typed."""
        self.field = field
        if typed_here:
            self.editor.took(field)
        else:
            self.editor.show_field(field)
        if self.property("offered") is not (field is None):
            self._show_offered(field is None)
        self._guard()

    def show_reading(self, on: bool) -> None:
        """Only show the field from now on, or let it be changed again."""
        self._is_for_reading = on
        self._menu_button.setDisabled(on)
        self.notes.setDisabled(on)
        self._guard()

    def _guard(self) -> None:
        """A value that the widget does not hold must not be replaced by what it holds."""
        lost = self.editor.lost
        is_guarded = self._is_for_reading or bool(lost)
        if is_guarded != self._is_guarded:
            self._is_guarded = is_guarded
            self.editor.show_reading(is_guarded)
        if bool(lost) != self._lost.isVisibleTo(self):
            self._lost.setVisible(bool(lost))
        if lost:
            said = self.tr(
                "Its value holds the character {character}, which would be lost here: so it is "
                "shown for reading only."
            )
            self._lost.say(said.format(character=in_words(lost)))

    def _show_offered(self, offered: bool) -> None:
        self.setProperty("offered", offered)
        self._label.setProperty("offered", offered)
        self._label.style().polish(self._label)
        tip = self.tr("The post has no such field yet.")
        self._label.setToolTip(plain_tip(tip if offered else self._label.name))
        self._menu_button.setVisible(not offered)

    @property
    def said(self) -> str:
        """The sentence below the widget."""
        return self._said.accessibleName()

    def say(self, sentence: str) -> None:
        """Show a sentence below the widget; "" for none."""
        self._said.say(sentence)
        self._said.setVisible(bool(sentence))

    def stops(self) -> list[QWidget]:
        """Where Tab stops in the row, in the order of reading."""
        children = [self.editor, *self.editor.findChildren(QWidget)]
        inside = [each for each in children if each.window() is self.window()]  # in no popup
        every = [*inside, self._menu_button, *self.notes.stops()]
        own = [each for each in every if each.focusProxy() is None]  # not through another one
        return [each for each in own if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _make_menu_button(self, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("rowMenu")
        button.setIcon(icon("dots-horizontal", "muted"))
        button.setAccessibleName(self.tr("Rename or remove “{field}”").format(field=label))
        button.setToolTip(self.tr("Rename or remove this field"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        menu.addAction(self.tr("Rename…"), self._emit(self.rename_requested))
        menu.addAction(self.tr("Remove"), self._emit(self.remove_requested))
        button.setMenu(menu)
        return button

    def _emit(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: signal.emit(self.name)
