"""Draws a link or an image of the post: where it leads, what became of it, and its picture."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from editor.checks.linked import Linked, State
from editor.checks.problem import Severity
from editor.ui.icons import icon
from editor.ui.row_ground import draw_ground
from editor.ui.status_bar import ICONS
from editor.ui.theme import colour
from editor.ui.thumbnails import Thumbnails

LINKED = Qt.ItemDataRole.UserRole  # the Linked of an item
HEIGHT = 46
PICTURE = QSize(32, 32)
EDGE, GAP, MARK = 10, 8, 14
STATES = {
    State.FINE: ("check-circle-outline", "muted"),
    State.ELSEWHERE: ("earth", "muted"),
    State.UNCHECKED: ("help-circle-outline", "muted"),
}
AnyIndex = QModelIndex | QPersistentModelIndex


class LinkedRow(QStyledItemDelegate):
    """Two lines: the target; the state in a word, and the line."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.thumbnails = Thumbnails(PICTURE, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """Every row is as high."""
        return QSize(140, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        linked: Linked = index.data(LINKED)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        draw_ground(painter, option)
        inside = rect.adjusted(EDGE, 4, -EDGE, -4)
        self._draw_picture(painter, inside, linked, palette)
        inside.adjust(PICTURE.width() + GAP, 0, 0, 0)
        half = inside.height() // 2
        self._draw_text(painter, inside.adjusted(0, 0, 0, -half), linked.target, palette, "text")
        below = inside.adjusted(0, half, 0, 0)
        mark = QRect(below.left(), below.center().y() - MARK // 2 + 1, MARK, MARK)
        icon(*state_icon(linked)).paint(painter, mark)
        below.adjust(MARK + 5, 0, 0, 0)
        self._draw_text(painter, below, facts_of(linked, index.data()), palette, "muted")
        painter.restore()

    def _draw_picture(
        self, painter: QPainter, rect: QRect, linked: Linked, palette: QPalette
    ) -> None:
        """The image itself, or an icon for a link and for an image that cannot be shown."""
        frame = QRect(
            rect.left(), rect.center().y() - PICTURE.height() // 2 + 1, *PICTURE.toTuple()
        )
        path = linked.path
        if path is not None:
            key = path, path.stat().st_mtime_ns if path.is_file() else 0
            ratio = painter.device().devicePixelRatioF()
            picture = self.thumbnails.picture(key, lambda: path, ratio)
            painter.fillRect(frame, colour("alternate", palette))
            if picture is not None and not picture.isNull():
                painter.drawPixmap(frame, picture)
                return
        name = "image-outline" if linked.is_image else "link-variant"
        icon(name, "muted").paint(painter, frame.adjusted(6, 6, -6, -6))

    def _draw_text(
        self, painter: QPainter, rect: QRect, text: str, palette: QPalette, role: str
    ) -> None:
        painter.setPen(colour(role, palette))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def state_icon(linked: Linked) -> tuple[str, str]:
    """Icon and colour of a state; another shape for another state."""
    severity = gravest(linked)
    return (ICONS[severity], severity.value) if severity else STATES[linked.state]


def gravest(linked: Linked) -> Severity | None:
    """How grave its gravest problem is; None where nothing is wrong."""
    if linked.state is not State.PROBLEM:
        return None
    found = {problem.severity for problem in linked.problems}
    return next(each for each in Severity if each in found)


def state_in_words(linked: Linked) -> str:
    """What became of it, in a word or two."""
    return _tr(
        {
            Severity.ERROR: "error",
            Severity.WARNING: "warning",
            Severity.HINT: "hint",
            State.FINE: "fine",
            State.ELSEWHERE: "elsewhere",
            State.UNCHECKED: "not checked",
        }[gravest(linked) or linked.state]
    )


def facts_of(linked: Linked, place: str) -> str:
    """The second line of a row: its place in a few words is known."""
    return f"{state_in_words(linked)} · {place}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Linked", text)
