"""What the page tells of the person who scrolls and clicks in it."""

from __future__ import annotations

from PySide6.QtCore import QFile, QIODevice, QObject, Signal, Slot

NAME = "reports"  # by which the page knows it
LIBRARY = ":/qtwebchannel/qwebchannel.js"


class PageReports(QObject):
    """The page's way into the program: from the preview's own world, and to nothing else.

    Heights are shares of the page's window: 0 is its upper edge, 1 its lower one.
    """

    scrolled = Signal(int, int, float, bool, float)  # a Spot, and its height
    clicked = Signal(int, float, float, str, int)  # block, share, height, the word and which of it
    part_clicked = Signal(str)  # what shows this field

    @Slot(int, int, float, bool, float)
    def tell_scrolled(
        self, first: int, last: int, share: float, is_between: bool, height: float
    ) -> None:
        """A person has scrolled: this is where the page stands now."""
        self.scrolled.emit(first, last, share, is_between, height)

    @Slot(int, float, float, str, int)
    def tell_clicked(self, block: int, share: float, height: float, word: str, nth: int) -> None:
        """A person has clicked on a block, on the word that stands there for the `nth` time."""
        self.clicked.emit(block, share, height, word, nth)

    @Slot(str)
    def tell_part_clicked(self, field: str) -> None:
        """A person has clicked on what shows a field of the front matter."""
        self.part_clicked.emit(field)


def channel_library() -> str:
    """The script with which Qt has a page call its objects."""
    file = QFile(LIBRARY)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(LIBRARY)
    return bytes(file.readAll().data()).decode()
