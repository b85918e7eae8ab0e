"""What a piece of text is, as far as one sees it in colours."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a piece of text is."""

    MARKUP = auto()  # marks that are not published: `#`, `*`, `>`, fences, pipes
    HEADING = auto()
    EMPHASIS = auto()
    STRONG = auto()
    DELETED = auto()
    QUOTE = auto()
    LIST_MARK = auto()
    TASK = auto()  # the box of a task
    TABLE = auto()
    CODE = auto()
    MATH = auto()
    LINK = auto()  # what a link says
    ADDRESS = auto()  # where a link leads, where an image lies
    IMAGE = auto()  # the text that stands for an image
    NOTE = auto()  # the mark of a footnote
    TAG = auto()  # of HTML
    COMMENT = auto()
    LIQUID = auto()
    ATTRIBUTES = auto()
    ESCAPE = auto()  # a character taken for itself, an entity
    # In code, by its language:
    CODE_KEYWORD = auto()
    CODE_NAME = auto()  # a function, a class, a tag, an attribute
    CODE_STRING = auto()
    CODE_NUMBER = auto()
    CODE_COMMENT = auto()
    CODE_ADDED = auto()
    CODE_REMOVED = auto()


class Span(NamedTuple):
    """A piece of a line, or of a paragraph; those that come later lie above."""

    start: int  # characters
    length: int
    kind: Kind

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + self.length

    def moved(self, by: int) -> Span:
        """The same, `by` characters further on."""
        return Span(self.start + by, self.length, self.kind)
