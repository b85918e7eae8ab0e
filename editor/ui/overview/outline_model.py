"""The headings of the post as a tree; a section that is dropped somewhere asks to be moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip
from editor.writing.headings import DEEPEST
from editor.writing.outline import Heading, Outline

SECTION = "application/x-post-editor-section"
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


class OutlineModel(QAbstractItemModel):
    """A row for each heading; its id is the heading's number."""

    move_requested = Signal(int, int, int)  # which, before which, and the level (0: as it was)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.outline = Outline("")
        self.current: int | None = None  # the heading of the caret's section
        self.may_move = True
        self.above: int = 0  # lines of the file, before the text begins
        self._rows: list[int] = []

    def show_outline(self, outline: Outline) -> None:
        """Show another one; where the levels are the same, what is open and chosen stays so."""
        before = self.outline.headings
        if [each.level for each in before] == [each.level for each in outline.headings]:
            self.outline = outline
            for which, heading in enumerate(outline.headings):
                if heading.title != before[which].title:
                    self._tell(which)
            return
        self.beginResetModel()
        self.outline, self.current = outline, None
        self._rows = [0] * len(outline.headings)
        for parent in (None, *range(len(outline.headings))):
            for row, which in enumerate(outline.children(parent)):
                self._rows[which] = row
        self.endResetModel()

    def mark(self, which: int | None) -> None:
        """Mark the section in which the caret stands."""
        before, self.current = self.current, which
        for each in (before, which):
            if each is not None and before != which:
                self._tell(each)

    def index_of(self, which: int | None) -> QModelIndex:
        """Where a heading is shown."""
        if which is None:
            return QModelIndex()
        return self.createIndex(self._rows[which], 0, which)

    @staticmethod
    def which(index: AnyIndex) -> int | None:
        """Which heading is shown there."""
        return int(index.internalId()) if index.isValid() else None

    def heading(self, index: AnyIndex) -> Heading | None:
        """The heading that is shown there."""
        which = self.which(index)
        return None if which is None else self.outline.headings[which]

    # What Qt asks

    def index(self, row: int, column: int, parent: AnyIndex = NOWHERE) -> QModelIndex:
        """The place of a row."""
        children = self.outline.children(self.which(parent))
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: AnyIndex = NOWHERE) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The row above, in whose section it stands."""
        heading = self.heading(index)
        return self.index_of(heading.parent if heading else None)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many headings stand right below another."""
        return len(self.outline.children(self.which(parent)))

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: ARG002
        """Titles alone."""
        return 1

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        """A title with its level; the caret's section is bold, and its icon another."""
        heading = self.heading(index)
        if heading is None:
            return None
        is_current = self.which(index) == self.current
        if role == Role.DisplayRole:
            return heading.title or self.tr("(no words)")
        if role == Role.ToolTipRole:
            line = self.tr("Line {n}").format(n=heading.line + self.above)
            return plain_tip(f"{heading.title}\n{line}")
        if role == Role.FontRole and is_current:
            font = QFont()
            font.setBold(True)
            return font
        if role == Role.DecorationRole:
            return icon(f"format-header-{heading.level}", "accent" if is_current else "muted")
        if role == Role.AccessibleTextRole:
            return self._spoken(heading, is_current)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows are dragged and dropped upon, unless the post may only be read."""
        moving = Qt.ItemFlag.ItemIsDropEnabled if self.may_move else Qt.ItemFlag.NoItemFlags
        if not index.isValid():
            return moving
        if self.may_move:
            moving |= Qt.ItemFlag.ItemIsDragEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | moving

    def supportedDropActions(self) -> Qt.DropAction:
        """Sections are moved, not copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What is dragged: a heading's number."""
        return [SECTION]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The heading that is dragged."""
        data = QMimeData()
        data.setData(SECTION, b"%d" % int(indexes[0].internalId()))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """A section does not come into itself."""
        which, above = self._dragged(data), self.which(parent)
        if which is None or not self.may_move:
            return False
        is_inside = above is not None and which <= above < self.outline.below(which)
        return not is_inside and super().canDropMimeData(data, action, row, column, parent)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Ask for the section to be moved; the rows follow the text, and are not moved by Qt."""
        which = self._dragged(data)
        if which is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.move_requested.emit(which, *self.target(row, parent))
        return True

    def target(self, row: int, parent: AnyIndex) -> tuple[int, int]:
        """Before which heading a section comes that is dropped there, and its level then.

        Between two rows: the level of those. On a row: the last of what is below it. Below all
        rows: the end of the text, as high as it was.
        """
        headings, above = self.outline.headings, self.which(parent)
        siblings = self.outline.children(above)
        if 0 <= row < len(siblings):
            return siblings[row], headings[siblings[row]].level
        if above is None:
            return len(headings), headings[siblings[-1]].level if row >= 0 else 0
        deeper = min(headings[above].level + 1, DEEPEST)
        level = headings[siblings[-1]].level if siblings else deeper
        return self.outline.below(above), level

    def _dragged(self, data: QMimeData) -> int | None:
        """Which heading was dragged; None where it is something else."""
        which = bytes(data.data(SECTION).data()).decode("ascii", "replace")
        is_one = which.isdecimal() and int(which) < len(self.outline.headings)
        return int(which) if is_one else None

    def _tell(self, which: int) -> None:
        index = self.index_of(which)
        self.dataChanged.emit(index, index)

    def _spoken(self, heading: Heading, is_current: bool) -> str:
        said = self.tr("{title}, level {n}").format(title=heading.title, n=heading.level)
        return self.tr("{heading}, the caret is here").format(heading=said) if is_current else said
