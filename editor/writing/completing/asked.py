"""What is asked for at a caret: of what kind, the piece that it replaces, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto


class Kind(Enum):
    """Of what the candidates are."""

    POST = auto()  # a link to one, behind `[`
    ADDRESS = auto()  # of a post or page, in `[…](`
    HEADING = auto()  # the id of one, in `[…](#`
    IMAGE = auto()  # behind `!` and `![`
    IMAGE_ADDRESS = auto()  # in `![…](`
    NOTE = auto()  # a footnote, behind `[^`
    EMOJI = auto()  # its name, behind `:`
    # In Liquid:
    TAG = auto()
    INCLUDE = auto()  # a file behind `include`
    FILE_BESIDE = auto()  # a file behind `include_relative`
    POST_NAME = auto()  # behind `post_url`
    FILE = auto()  # of the site, behind `link`
    LANGUAGE = auto()  # behind `highlight`
    VARIABLE = auto()
    FILTER = auto()


NAMES = {Kind.EMOJI, Kind.TAG, Kind.FILTER, Kind.VARIABLE, Kind.LANGUAGE}  # in no order that counts


@dataclass(frozen=True)
class Asked:
    """A piece of text that what is chosen is to replace; places are characters from 0."""

    kind: Kind
    start: int
    end: int
    typed: str  # what is looked for
    opening: str = ""  # written before what is chosen
    closing: str = ""  # written behind it
    skips: int = 0  # characters behind all that, over which the caret goes
    goes_behind: bool = True  # the caret, behind `closing` and over `skips`
    is_part: bool = False  # the rest of the tag is there: the name alone is replaced

    def moved(self, by: int) -> Asked:
        """The same, `by` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)
