"""The earlier versions of the open post: when, what has changed since, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QBrush, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.journal.history import History, Version
from editor.post.errors import FileError, PostError
from editor.post.post import Post
from editor.ui.icons import icon
from editor.ui.journal.differences_view import DifferencesView
from editor.ui.journal.forgetting import Forgetting
from editor.ui.journal.moments import day_of, time_of
from editor.ui.journal.time_line import Counts, Moment, TimeLine, time_line
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.ui.side_window import SideWindow
from editor.ui.theme import colour

FIRST_SIZE = QSize(1080, 680)
LIST_WIDTH = 300
VERSION = Qt.ItemDataRole.UserRole


class HistoryWindow(SideWindow):
    """A time line on the left; on the right what differs between a version and the window's text.

    Follows the post on screen. Restoring changes the text in the window, which can be undone.
    """

    def __init__(
        self,
        open_post: OpenPost,
        history: History | None,
        is_on: Callable[[], bool],
        forgetting: Forgetting | None,
        parent: QWidget | None = None,
    ) -> None:
        """`is_on` says whether versions are kept; `history` is None where they cannot be."""
        super().__init__(parent)
        self._open_post, self._history, self._is_on = open_post, history, is_on
        self._forgetting = forgetting
        self._counts: Counts = {}
        self._line = TimeLine()
        self.setObjectName("history")
        self.setWindowTitle(self.tr("History"))
        self.resize(FIRST_SIZE)
        self._make_parts()
        self._place_parts()
        self.answers = LatestAnswer(self)
        self.answers.answered.connect(self._take)
        self.tree.currentItemChanged.connect(self._show_chosen)
        for signal in (open_post.opened, open_post.place_changed, open_post.settled):
            signal.connect(self.refresh)
        if forgetting is not None:
            forgetting.forgot.connect(self.refresh)
        open_post.unsaved_changed.connect(self.refresh)

    @property
    def sentence(self) -> str:
        """What the window says of the history."""
        return self._sentence.text()

    def refresh(self) -> None:
        """Look again at what is kept of the post on screen."""
        if not self.isVisible():
            return
        path, data, counts = (
            self._open_post.place.path,
            self._open_post.sheet.data,
            self._counts,
        )
        history = self._history
        self.setWindowTitle(self._title())
        self.answers.ask(lambda: time_line(history, path, data, counts))

    def restore(self) -> None:
        """Make the chosen version the post's text; nothing is written, and it can be undone."""
        chosen = self._chosen()
        if chosen is None or self._history is None:
            return
        try:
            post = Post.parse(self._history.contents(chosen))
        except PostError as error:
            self._tell(str(error))
            return
        self._open_post.change(post, by=None, name=self.tr("restore an earlier version"))
        self._open_post.settle()

    def forget_version(self) -> None:
        """Keep the chosen version no longer, if the writer says so."""
        chosen = self._chosen()
        if chosen is not None and self._forgetting is not None:
            self._forgetting.forget_version(chosen)

    def forget_post(self) -> None:
        """Keep none of the versions of the post on screen, if the writer says so."""
        path = self._line.path
        if path is not None and self._forgetting is not None:
            self._forgetting.forget_post(path)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was saved meanwhile."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Look again on coming back to the window; colour it anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()
        elif event.type() == QEvent.Type.PaletteChange:
            self.button.setIcon(icon("backup-restore"))
            self.forget.setIcon(icon("delete-outline"))
            self._fill()

    # The time line

    def _take(self, line: TimeLine) -> None:
        self._counts |= line.counts
        if line.path != self._open_post.place.path:
            return  # another post is on screen by now
        self._line = line
        self._tell(line.remark or self._remark())
        self._fill()
        if not line.is_whole:
            self.refresh()

    def _fill(self) -> None:
        chosen, scrolled = self._chosen(), self.tree.verticalScrollBar().value()
        self.tree.blockSignals(True)
        self.tree.clear()
        now, day, heading = datetime.now(UTC), "", QTreeWidgetItem()
        for moment in self._line.moments:
            if day_of(moment.version.at, now) != day:
                day = day_of(moment.version.at, now)
                heading = self._add_heading(day)
            item = self._item(moment)
            heading.addChild(item)
            if moment.version == chosen or self.tree.currentItem() is None:
                self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self.tree.verticalScrollBar().setValue(scrolled)
        self.tree.blockSignals(False)
        self._show_chosen()

    def _add_heading(self, day: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([day])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setForeground(0, QBrush(colour("muted", QApplication.palette())))
        self.tree.addTopLevelItem(heading)
        heading.setFirstColumnSpanned(True)
        return heading

    def _item(self, moment: Moment) -> QTreeWidgetItem:
        came, gone = moment.counts or (0, 0)
        counts = "" if moment.counts is None else f"+{came} −{gone}"
        size = self.locale().formattedDataSize(
            moment.version.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        item = QTreeWidgetItem([time_of(moment.version.at), counts, size])
        item.setData(0, VERSION, moment.version)
        item.setForeground(2, QBrush(colour("muted", QApplication.palette())))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _chosen(self) -> Version | None:
        item = self.tree.currentItem()
        return item.data(0, VERSION) if item is not None else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._right.setVisible(chosen is not None)
        if chosen is None or self._history is None:
            return
        try:
            data = self._history.contents(chosen)
        except FileError as error:
            self._tell(str(error))
            self._right.hide()
            return
        now = self._open_post.sheet.data
        self.button.setEnabled(data != now and not self._open_post.is_for_reading)
        names = self.tr("Earlier version"), self.tr("In the window")
        self.differences.show_versions(data, now, *names)

    # What it says

    def _title(self) -> str:
        path = self._open_post.place.path
        return self.tr("History of {name}").format(name=path.name) if path else self.tr("History")

    def _remark(self) -> str:
        off = self.tr("No more versions are kept: “Keep earlier versions” in the menu File is off.")
        if not self._is_on():
            return off
        if self._line.moments:
            return ""
        if self._open_post.place.path is None:
            return self.tr(
                "This post has no file yet. Once it has, each save keeps the version before."
            )
        return self.tr("There are no earlier versions yet. Each save keeps the version before.")

    def _tell(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    # The parts

    def _make_parts(self) -> None:
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setContentsMargins(14, 10, 14, 10)
        self._sentence.hide()
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Earlier versions"))
        self.tree.setHeaderLabels(
            [self.tr("Before the save of"), self.tr("Lines"), self.tr("Size")]
        )
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(12)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.differences = DifferencesView()
        self.button = QPushButton(icon("backup-restore"), self.tr("&Restore this version"))
        self.button.clicked.connect(self.restore)
        self.forget = QPushButton(icon("delete-outline"), self.tr("&Forget"))
        self.forget.setMenu(self._forget_menu())

    def _forget_menu(self) -> QMenu:
        """What can be forgotten; the list has the same by the right button of the mouse."""
        menu = QMenu(self)
        menu.addAction(self.tr("&This version…"), self.forget_version)
        menu.addAction(self.tr("&All versions of this post…"), self.forget_post)
        self.tree.customContextMenuRequested.connect(
            lambda at: menu.popup(self.tree.viewport().mapToGlobal(at)) if self._chosen() else None
        )
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return menu

    def _place_parts(self) -> None:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(10)
        column.addWidget(self.differences, 1)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.button)
        note = QLabel(self.tr("The file stays as it is until you save. It can be undone."))
        note.setObjectName("note")
        row.addWidget(note, 1)
        row.addWidget(self.forget)
        column.addLayout(row)
        self._right.hide()
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.tree)
        parts.addWidget(self._right)
        parts.setStretchFactor(1, 1)
        parts.setSizes([LIST_WIDTH, FIRST_SIZE.width() - LIST_WIDTH])
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sentence)
        layout.addWidget(parts, 1)
        self.setCentralWidget(middle)
