"""What a line must know of the lines above it."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Holder(Enum):
    """A block that holds others."""

    QUOTE = auto()
    BULLET = auto()
    NUMBER = auto()
    DEFINITION = auto()
    NOTE = auto()


class Container(NamedTuple):
    """A quote, an item or a footnote that is open."""

    holder: Holder
    column: int = 0  # how far the lines of an item are indented


class Inside(Enum):
    """A block that goes on over lines."""

    FENCE = auto()
    CODE = auto()  # indented
    UNDERLINE = auto()  # the line above is a heading, this one underlines it
    FORMULA = auto()
    TABLE = auto()
    COMMENT = auto()  # of HTML
    TAG = auto()  # of HTML, not closed yet
    ELEMENT = auto()  # of HTML, whose inside is no Markdown
    EXTENSION = auto()  # `{::comment}` and `{::nomarkdown}`
    LIQUID = auto()  # a tag or an output, not closed yet
    LIQUID_COMMENT = auto()
    HIGHLIGHT = auto()  # code between tags of Liquid


class Block(NamedTuple):
    """The block that goes on, and what it takes to end it."""

    inside: Inside
    word: str = ""  # the fence, the name of the element, the end of the tag
    language: str = ""
    depth: int = 1  # elements of the same name in each other


class Text(Enum):
    """Is there a paragraph that could go on?"""

    NONE = auto()
    OPEN = auto()
    LEFT = auto()  # one blank line above: a definition may still follow


class State(NamedTuple):
    """What the lines so far leave open: the same state and line always give the same colours."""

    containers: tuple[Container, ...] = ()
    block: Block | None = None
    text: Text = Text.NONE
    blank: int | None = 0  # a blank line is above, in this many containers; None: there is none
    is_raw: bool = False  # between `{% raw %}` and `{% endraw %}`

    @property
    def is_boundary(self) -> bool:
        """May a block begin that needs a blank line above it?"""
        return self.blank is not None


BEGINNING = State()
