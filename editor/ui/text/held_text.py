"""The text that a document holds, followed change by change instead of read anew at every key."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.ui.text.offsets import characters, units
from editor.ui.text.replacing import document_text


class HeldText:
    """Knows every character of a document; `text` has LF line ends."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._read_all()
        document.contentsChange.connect(self._follow)

    def between(self, start: int, end: int) -> str:
        """The text between two places, which are counted in UTF-16 units."""
        if self._is_narrow:
            return self.text[start:end]
        first = characters(self.text, start)
        return self.text[first : first + characters(self.text[first:], end - start)]

    def _follow(self, position: int, removed: int, added: int) -> None:
        """Put what came in the place of what went; where the sums are not right, read it all.

        They are not where Qt counts the end of the last paragraph too, or cuts a character in two.
        """
        if added > self._units:
            self._read_all()  # which is quicker than to piece so much together
            return
        place, known = self._known
        start = self._characters_before(position)
        gone = self._behind(start, removed)
        come = self._read(position, added)
        moved = units(self.text[min(known, start) : max(known, start)])
        sums = moved, units(gone), units(come), self._units - removed + added
        end = self._document.characterCount() - 1
        if sums == (abs(position - place), removed, added, end):
            self.text = "".join((self.text[:start], come, self.text[start + len(gone) :]))
            self._units, self._known = end, (position, start)
        else:
            self._read_all()

    def _read_all(self) -> None:
        self.text = document_text(self._document)
        self._units = units(self.text)
        self._known = 0, 0  # a place of which both are known: UTF-16 units, characters before it

    def _characters_before(self, position: int) -> int:
        """How many characters stand before that many UTF-16 units.

        Counted from the last change: one writes where one wrote before.
        """
        place, known = self._known
        if self._is_narrow:
            return position
        if position >= place:
            return known + len(self._behind(known, position - place))
        before = self.text[max(known - (place - position), 0) : known]
        return known - len(before) + characters(before, units(before) - (place - position))

    def _behind(self, start: int, unit_count: int) -> str:
        """That many UTF-16 units of the text from a character on."""
        behind = self.text[start : start + unit_count]
        return behind if self._is_narrow else behind[: characters(behind, unit_count)]

    @property
    def _is_narrow(self) -> bool:
        """Is every character one UTF-16 unit?"""
        return self._units == len(self.text)

    def _read(self, position: int, unit_count: int) -> str:
        cursor = QTextCursor(self._document)
        cursor.setPosition(position)
        last = self._document.characterCount() - 1
        cursor.setPosition(min(position + unit_count, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")
