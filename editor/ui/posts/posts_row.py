"""Draws one post of the list: title, date, state and marks, and a small picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from editor.index.entry import Entry, State
from editor.site.images import resolve
from editor.site.place import Place
from editor.site.site import Site
from editor.ui.icons import icon
from editor.ui.posts.posts_model import ROW, Row
from editor.ui.row_ground import draw_ground
from editor.ui.theme import colour
from editor.ui.thumbnails import Thumbnails

HEIGHT = 50
PICTURE = QSize(40, 40)
EDGE, GAP, MARK = 12, 6, 14
STATES = {
    State.DRAFT: ("pencil-outline", "hint"),
    State.SCHEDULED: ("clock-outline", "hint"),
    State.UNPUBLISHED: ("eye-off-outline", "warning"),
    State.LEFT_OUT: ("cancel", "warning"),
}


class PostRow(QStyledItemDelegate):
    """Two lines: the title; date, state and problems."""

    def __init__(self, site: Callable[[], Site | None], parent: QObject) -> None:
        super().__init__(parent)
        self._site = site
        self.thumbnails = Thumbnails(PICTURE, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """Every row is as high."""
        return QSize(160, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        row: Row = index.data(ROW)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, is_shown=row.is_shown)
        if row.is_shown:
            edge = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(edge, accent(palette_of(option)))
        inside = rect.adjusted(EDGE, 5, -EDGE, -5)
        inside = self._draw_picture(painter, option, inside, row)
        top, below = halves(inside)
        top = self._draw_unsaved(painter, option, top, row)
        self._draw_text(painter, option, top, index.data(), bold=row.sheet is not None)
        self._draw_facts(painter, option, below, row)
        painter.restore()

    def _draw_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row
    ) -> QRect:
        entry, site = row.entry, self._site()
        if entry is None or not entry.image or site is None:
            return rect
        place = Place(Path(site.root, entry.path), site)
        ratio = painter.device().devicePixelRatioF()
        picture = self.thumbnails.picture(
            (site.root, entry.path, entry.image, entry.stamp),
            lambda: resolve(entry.image, place).path,
            ratio,
        )
        frame = QRect(rect.right() - PICTURE.width() + 1, rect.top(), *PICTURE.toTuple())
        if picture is not None and picture.isNull():
            return rect
        rounded = QPainterPath()
        rounded.addRoundedRect(frame, 4, 4)
        painter.save()
        painter.setClipPath(rounded)
        painter.fillRect(frame, colour("alternate", palette_of(option)))
        if picture is not None:
            painter.drawPixmap(frame, picture)
        painter.restore()
        return rect.adjusted(0, 0, -PICTURE.width() - 8, 0)

    def _draw_unsaved(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row
    ) -> QRect:
        if not row.is_unsaved:
            return rect
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent(palette_of(option)))
        painter.drawEllipse(rect.left(), rect.center().y() - 3, 8, 8)
        return rect.adjusted(8 + GAP, 0, 0, 0)

    def _draw_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        *,
        bold: bool = False,
        role: str = "text",
    ) -> None:
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(colour(role, palette_of(option)))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    def _draw_facts(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: Row
    ) -> None:
        entry = row.entry
        if entry is None:
            where = row.sheet.place.path if row.sheet else None
            said = str(where.parent) if where else self.tr("not saved yet")
            self._draw_text(painter, option, rect, said, role="muted")
            return
        if entry.state in STATES:
            rect = draw_icon(painter, rect, *STATES[entry.state])
        if mark := problem_mark(entry):
            right = QRect(rect.right() - MARK, rect.top(), MARK, rect.height())
            draw_icon(painter, right, *mark)
            rect = rect.adjusted(0, 0, -MARK - GAP, 0)
        names = " · ".join((*entry.categories, *entry.tags))
        facts = [day_of(entry.date), names]
        text = "  ".join(each for each in facts if each)
        self._draw_text(painter, option, rect, text, role="muted")


AnyIndex = QModelIndex | QPersistentModelIndex


def palette_of(option: QStyleOptionViewItem) -> QPalette:
    """The colours in which a row is drawn."""
    return option.palette  # pyright: ignore[reportAttributeAccessIssue]


def accent(palette: QPalette) -> Qt.GlobalColor:
    """The colour of what is on screen or unsaved."""
    return colour("accent", palette)  # pyright: ignore[reportReturnType]


def halves(rect: QRect) -> tuple[QRect, QRect]:
    """The upper line and the lower one."""
    half = rect.height() // 2
    return rect.adjusted(0, 0, 0, -half), rect.adjusted(0, half, 0, 0)


def draw_icon(painter: QPainter, rect: QRect, name: str, role: str) -> QRect:
    """Draw an icon at the left of `rect`; gives what is left of it."""
    at = QRect(rect.left(), rect.center().y() - MARK // 2 + 1, MARK, MARK)
    icon(name, role).paint(painter, at)
    return rect.adjusted(MARK + GAP, 0, 0, 0)


def problem_mark(entry: Entry) -> tuple[str, str] | None:
    """Icon and colour of the gravest problem; another shape for another gravity."""
    if entry.errors:
        return "alert-circle", "error"
    return ("alert", "warning") if entry.warnings else None


def day_of(moment: datetime | None) -> str:
    """The day as one writes it here."""
    if moment is None:
        return ""
    day = date(moment.year, moment.month, moment.day)
    return QLocale().toString(day, "d MMM yyyy")  # pyright: ignore[reportCallIssue, reportArgumentType]
