"""A text stands where it stood at the last start, also while its window still finds its size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from editor.journal.left_open import Stand
from editor.ui.open_post import OpenPost
from editor.ui.text.stands import take_stand
from editor.ui.text.text_edit import TextEdit
from editor.ui.turn import TurnTimer

SETTLED_MS = 1000  # in which a window manager and the panes have settled how wide the text is
ACTS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Standing(QObject):
    """Keeps caret and scrolling for a moment, or until one acts.

    Meanwhile the width may change, and what was not saved may come back into the text.
    """

    def __init__(self, edit: TextEdit, stand: Stand, open_post: OpenPost) -> None:
        super().__init__(edit)
        take_stand(edit, stand)
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: take_stand(edit, stand))
        for each in (edit, edit.viewport(), edit.verticalScrollBar()):
            each.installEventFilter(self)
        open_post.changed.connect(self._follow)
        edit.writing_shown.connect(self._end)
        QTimer.singleShot(SETTLED_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The width has changed, or one goes on from here."""
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        elif event.type() in ACTS:
            self._end()
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        """Nothing is to be kept any more, whatever is still on its way."""
        self._soon.blockSignals(True)
        self.deleteLater()

    def _follow(self, by: object) -> None:
        if by is None:  # no pane did it
            self._soon.start()
