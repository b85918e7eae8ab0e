"""Says above the text why it cannot be edited, and offers a way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from editor.ui.turn import TurnTimer

LASTS_MS = 500


@dataclass(frozen=True)
class Obstacle:
    """Why the widget does not hold the body, and what the writer may do about it."""

    sentence: str
    answer: str = ""  # what the button says; "": it goes by itself, and is told only if it lasts
    mend: Callable[[], None] | None = None
    keeps_lines: bool = True  # are the lines of the widget those of the body all the same?


class Banner(QFrame):
    """Shows an obstacle."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._obstacle: Obstacle | None = None
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.mend = QPushButton()
        self.mend.clicked.connect(self._mend)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 8)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.mend)
        self._late = TurnTimer(self, singleShot=True, interval=LASTS_MS)
        self._late.timeout.connect(self.show)
        self.hide()

    def tell(self, obstacle: Obstacle | None, may_mend: bool) -> None:
        """Show `obstacle`, or nothing; the writer may do something about it, or not."""
        self._obstacle = obstacle
        is_brief = obstacle is not None and not obstacle.answer
        self._late.stop()
        self.setVisible(obstacle is not None and not is_brief)
        self.mend.setEnabled(may_mend)
        self.mend.setVisible(not is_brief)
        if is_brief:
            self._late.start()
        if obstacle is not None:
            self.sentence.setText(obstacle.sentence)
            self.mend.setText(obstacle.answer)
            self.setAccessibleName(obstacle.sentence)

    def _mend(self) -> None:
        if self._obstacle is not None and self._obstacle.mend is not None:
            self._obstacle.mend()
