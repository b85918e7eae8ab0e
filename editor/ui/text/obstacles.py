"""Why a text is shown for reading only: where the widget holds something else than the body."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.ui.lengths import number
from editor.ui.text.banner import Obstacle
from editor.ui.text.long_lines import end_of_line, first_long, shortened
from editor.ui.text.unholdable import first_lost, in_words


class Obstacles(QObject):
    """Finds what is in the way, and says it to the writer; None: nothing is."""

    def coming(self) -> Obstacle:
        """The widget does not hold all of the text yet."""
        return Obstacle(self.tr("The text is long: the rest of it comes in a moment."))

    def without_long_lines(self, text: str) -> str:
        """`text`, of lines that are too long the beginning alone."""
        mark = self.tr(" … [{count} more characters, which are not shown here]")
        return shortened(text, lambda left: mark.format(count=number(left)))

    def long_line(self, text: str, body_line: int, mend: Callable[[], None]) -> Obstacle | None:
        """A line is too long to be written in; the body begins in line `body_line` of the file."""
        start = first_long(text)
        if start is None:
            return None
        length = end_of_line(text, start) - start
        sentence = self.tr(
            "Line {line} is {count} characters long, and each key in it would be waited for. So "
            "its beginning alone is shown, for reading only, and the file stays as it is."
        ).format(line=body_line + text.count("\n", 0, start), count=number(length))
        return Obstacle(sentence, self.tr("Edit all the same"), mend, keeps_lines=True)

    def unholdable(
        self, text: str, held: str, body_line: int, mend: Callable[[], None]
    ) -> Obstacle | None:
        """A character of `text` was lost in the widget, which has `held` instead."""
        place = first_lost(text, held)
        if place is None or place == len(text):  # what is there besides goes in a moment
            return None
        sentence = self.tr(
            "Line {line} holds the character {character}, which this pane would turn "
            "into a line end. So the text is shown for reading only, and the file stays as "
            "it is. Replace such characters to edit it here."
        ).format(line=body_line + text.count("\n", 0, place), character=in_words(text[place]))
        return Obstacle(sentence, self.tr("Replace by line ends"), mend, keeps_lines=False)
