"""Counts the words of the open post, and of what is selected in it, once the writer pauses."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.ui.turn import TurnTimer
from editor.writing.statistics import Statistics, count

LONG = 10_000  # characters from which texts are counted beside the window's thread
SELECTION_PAUSE_MS = 150
NOTHING = {"": Statistics()}


class Counting(QObject):
    """Knows how long the post is, and what is selected in it."""

    counted = Signal()  # there are other numbers now

    def __init__(self, open_post: OpenPost, parent: QObject) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._selection = ""
        self._known: Mapping[str, Statistics] = NOTHING
        self._texts = ("", "")  # the post’s and the selected one, of which the numbers are shown
        self._beside = LatestAnswer(self)
        self._beside.answered.connect(self._take)
        self._pause = TurnTimer(self, singleShot=True, interval=SELECTION_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        open_post.settled.connect(self._look)
        self._look()

    @property
    def post(self) -> Statistics:
        """What was counted in the post last."""
        return self._known[self._texts[0]]

    @property
    def selected(self) -> Statistics | None:
        """What was counted in what is selected; None where nothing is."""
        return self._known[self._texts[1]] if self._texts[1] else None

    def select(self, text: str) -> None:
        """Count `text` too, which is selected, a moment later; "" for nothing."""
        self._selection = text
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        known, texts = self._known, (self._open_post.post.text, self._selection)
        if sum(len(text) for text in texts if text not in known) > LONG:
            self._beside.ask(lambda: (texts, counts(texts, known)))
        else:
            self._take((texts, counts(texts, known)))

    def _take(self, answer: tuple[tuple[str, str], Mapping[str, Statistics]]) -> None:
        if answer[0] == (self._open_post.post.text, self._selection):
            self._texts, self._known = answer
            self.counted.emit()


def counts(texts: tuple[str, str], known: Mapping[str, Statistics]) -> dict[str, Statistics]:
    """What is in each of the texts; those that are known are not counted again."""
    return {text: known[text] if text in known else count(text) for text in texts}
