"""Two versions of a file as one text: what goes, what comes, and what is unseen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from editor.journal.differences import Differences, Gap, Kind, Row, differences, legend
from editor.ui.icons import icon
from editor.ui.journal.rows_view import RowsView
from editor.ui.latest_answer import LatestAnswer

AT_ONCE = 100_000  # bytes of both versions that are compared in the window's thread


@dataclass(frozen=True)
class Compared:
    """Two versions, and what differs between them."""

    before: bytes
    after: bytes
    found: Differences


class DifferencesView(QWidget):
    """Shows what must be done to one version to have the other; F7 goes from change to change."""

    shown = Signal()  # the versions that were asked for are on screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("differences")
        self._opened: set[int] = set()  # lines of the old version whose gap was opened
        self._answer: Compared | None = None
        self._names = ("", "")
        self.rows = RowsView(self.tr("Lines that differ"))
        self.rows.gap_opened.connect(self._remember_opened)
        self.count, self.legend = QLabel(), QLabel()
        self.legend.setWordWrap(True)
        for label, name in ((self.count, "count"), (self.legend, "note")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self._answers = LatestAnswer(self)
        self._answers.answered.connect(self._show)
        self.before_button = self._button("chevron-up", self.tr("Change before"), "Shift+F7", -1)
        self.next_button = self._button("chevron-down", self.tr("Next change"), "F7", 1)
        self._place_parts()

    @property
    def is_current(self) -> bool:
        """Is what was last asked for on screen?"""
        return self._answers.is_current

    def show_versions(self, before: bytes, after: bytes, before_name: str, after_name: str) -> None:
        """Show what differs; at once, or a moment later where the texts are long."""
        if (before_name, after_name) != self._names:
            self._opened.clear()
        self._names = before_name, after_name
        if len(before) + len(after) > AT_ONCE or not self._answers.is_current:
            self._answers.ask(lambda: Compared(before, after, differences(before, after)))
            if self._answer is None:
                self.count.setText(self.tr("The versions are compared…"))
        else:
            self._show(Compared(before, after, differences(before, after)))

    def go_to_change(self, step: int) -> None:
        """Go to the next change (1) or the one before (-1); behind the last comes the first."""
        starts = self._starts()
        if not starts:
            return
        line = self.rows.line
        if step > 0:
            target = next((start for start in starts if start > line), starts[0])
        else:
            target = next((start for start in reversed(starts) if start < line), starts[-1])
        self.rows.go_to(target)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_icons()

    def _show(self, answer: Compared) -> None:
        is_first = self._answer is None
        self._answer = answer
        found = answer.found
        parts: list[Row | Gap] = []
        for part in found.folded():
            parts += part.rows if isinstance(part, Gap) and self._is_opened(part) else (part,)
        self.rows.show_parts(parts)
        self.count.setText(self._sentence(found))
        self._show_legend()
        for button in (self.before_button, self.next_button):
            button.setEnabled(not found.are_none)
        if is_first and self._starts():
            self.rows.go_to(self._starts()[0], is_in_middle=False)
        self.shown.emit()

    def _sentence(self, found: Differences) -> str:
        before, after = self._names
        if found.are_none:
            text = self.tr("No line changed from {before} to {after}: the same, byte for byte.")
            return text.format(before=before, after=after)
        count = max(found.come, found.gone)
        text = (
            self.tr("One line changed from {before} to {after}: − {gone}, + {come}")
            if count == 1
            else self.tr("{count} lines changed from {before} to {after}: − {gone}, + {come}")
        )
        return text.format(
            count=count, before=before, after=after, gone=found.gone, come=found.come
        )

    def _show_legend(self) -> None:
        rows = (part for part in self.rows.parts if isinstance(part, Row))
        self.legend.setText("   ".join(f"{sign} {what}" for sign, what in legend(rows)))
        self.legend.setVisible(bool(self.legend.text()))

    def _starts(self) -> list[int]:
        """The lines of the text with which a change begins."""
        changed = [isinstance(p, Row) and p.kind is not Kind.SAME for p in self.rows.parts]
        return [n for n, each in enumerate(changed) if each and (n == 0 or not changed[n - 1])]

    def _is_opened(self, gap: Gap) -> bool:
        first, last = gap.rows[0].old or 0, gap.rows[-1].old or 0
        return any(first <= line <= last for line in self._opened)

    def _remember_opened(self, line: int) -> None:
        self._opened.add(line)
        self._show_legend()

    def _button(self, name: str, text: str, keys: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", name)
        button.setIcon(icon(name))
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})")
        button.clicked.connect(lambda: self.go_to_change(step))
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.go_to_change(step))
        return button

    def _colour_icons(self) -> None:
        for button in (self.before_button, self.next_button):
            button.setIcon(icon(button.property("icon_name")))

    def _place_parts(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.addWidget(self.count, 1)
        top.addWidget(self.before_button)
        top.addWidget(self.next_button)
        self.legend.setContentsMargins(12, 6, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.rows, 1)
        column.addWidget(self.legend)
        self.setFocusProxy(self.rows)
