"""The window that shows how the post looks elsewhere, and follows what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from editor.ui.elsewhere.card_views import ListView, SearchView, SharedView
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.ui.side_window import SideWindow

if TYPE_CHECKING:  # they bring Liquid with them
    from editor.jekyll.card import Card
    from editor.jekyll.pages import Pages

SIZE = (620, 860)
WIDEST = 600


class ElsewhereWindow(SideWindow):
    """Shows the post as a list, a search result and a shared link do, in its site."""

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._pages: Pages | None = None
        self.setObjectName("elsewhere")
        self.setWindowTitle(self.tr("How it looks elsewhere"))
        self.resize(*SIZE)
        self.list, self.search, self.shared = ListView(), SearchView(), SharedView()
        self.setCentralWidget(self._scrolled())
        self.answers = LatestAnswer(self)
        self.answers.answered.connect(self._show)
        open_post.settled.connect(self._ask)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written meanwhile."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if not self.isVisible():
            return
        post, place, pages = self._open_post.post, self._open_post.place, self._pages

        def work() -> tuple[Card, Pages]:
            from editor.jekyll.card import card_of  # with Liquid, when first wanted

            return card_of(post, place, pages)

        self.answers.ask(work)

    def _show(self, answer: tuple[Card, Pages]) -> None:
        card, self._pages = answer
        for view in (self.list, self.search, self.shared):
            view.show_card(card)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("elsewhereInside")
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(26)
        for view in (self.list, self.search, self.shared):
            column.addWidget(view)
        source = QLabel(
            self.tr("As jekyll-seo-tag tells them; each place cuts a little otherwise.")
        )
        source.setObjectName("note")
        source.setWordWrap(True)
        column.addWidget(source)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.windowTitle())
        return scroll
