"""The tree of headings: keys, clicks and the menu of the right button."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeView, QWidget

from editor.ui.overview.outline_model import OutlineModel

ICON_PX = 16
INDENT = 14


class OutlineTree(QTreeView):
    """Leads to a heading, and asks for its section to be moved, or its levels to be changed."""

    chosen = Signal(int)  # which heading to go to
    step_requested = Signal(int, int)  # which section goes before (-1) or behind (1) its neighbour
    level_requested = Signal(int, int)  # which section becomes so many levels deeper

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = model
        self._closed: set[str] = set()  # titles whose rows below are hidden
        self.setModel(model)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Outline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._make_actions()
        self.clicked.connect(self._choose)
        self.collapsed.connect(lambda index: self._closed.add(index.data()))
        self.expanded.connect(lambda index: self._closed.discard(index.data()))
        model.modelReset.connect(self._open_rows)

    @property
    def which(self) -> int | None:
        """The heading of the current row."""
        return self.model_.which(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the heading."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.which is not None:
            self.chosen.emit(self.which)
            return
        super().keyPressEvent(event)

    def _make_actions(self) -> None:
        """The acts on the current row; their keys are those of the menu Format."""
        self.moves = (
            self._action(self.tr("Move &up"), "Ctrl+Shift+Up", lambda: self._step(-1)),
            self._action(self.tr("Move &down"), "Ctrl+Shift+Down", lambda: self._step(1)),
            self._action(self.tr("One level d&eeper"), "Alt+Shift+Right", lambda: self._level(1)),
            self._action(self.tr("One level &higher"), "Alt+Shift+Left", lambda: self._level(-1)),
        )
        for action in self.moves:
            self.addAction(action)

    def _action(self, text: str, keys: str, does: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(does)
        return action

    def offer_moves(self, may_move: bool) -> None:
        """Nothing is moved in a post that may only be read."""
        self.model_.may_move = may_move
        for action in self.moves:
            action.setEnabled(may_move)

    def _step(self, step: int) -> None:
        if self.which is not None:
            self.step_requested.emit(self.which, step)

    def _level(self, by: int) -> None:
        if self.which is not None:
            self.level_requested.emit(self.which, by)

    def _choose(self, index: QModelIndex) -> None:
        which = self.model_.which(index)
        if which is not None:
            self.chosen.emit(which)

    def _show_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
            menu = self.menu()
            menu.exec(self.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with the current row."""
        menu = QMenu(self)
        menu.addAction(self.tr("&Go there")).triggered.connect(
            lambda: self._choose(self.currentIndex())
        )
        menu.addSeparator()
        menu.addActions(self.moves)
        return menu

    def _open_rows(self) -> None:
        """All rows are open but those that the writer closed."""
        closed = set(self._closed)
        self.expandAll()
        for which, heading in enumerate(self.model_.outline.headings):
            if heading.title in closed:
                self.collapse(self.model_.index_of(which))
