"""A text stands where it stood at the last start, also while its window still finds its size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from editor.journal.left_open import Stand
from editor.ui.text.stands import take_stand
from editor.ui.text.text_edit import TextEdit

SETTLED_MS = 1000  # in which a window manager and the panes have settled how wide the text is
ACTS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Standing(QObject):
    """Keeps the same line at the top when the width changes, for a moment or until one acts."""

    def __init__(self, edit: TextEdit, stand: Stand) -> None:
        super().__init__(edit)
        self._edit, self._top = edit, stand.top
        take_stand(edit, stand)
        for each in (edit, edit.viewport(), edit.verticalScrollBar()):
            each.installEventFilter(self)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(lambda: self._edit.scroll_to(*self._top))
        edit.writing_shown.connect(self.deleteLater)
        QTimer.singleShot(SETTLED_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The width has changed, or one goes on from here."""
        if event.type() == QEvent.Type.Resize:
            self._resized.start()
        elif event.type() in ACTS:
            self._resized.stop()
            self.deleteLater()
        return super().eventFilter(watched, event)
