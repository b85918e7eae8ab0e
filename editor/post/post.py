"""A post as a value: bytes to Post and back to the same bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from editor.post.errors import HoldsNul, NotUtf8, TooLarge
from editor.post.front_matter import FrontMatter, Value

MOST_BYTES = 50_000_000
BOM = "\ufeff"


@dataclass(frozen=True)
class Post:
    """One post: what opens it, its front matter, what closes that, and the body.

    `opening + head + closing + body` is the file, character for character.
    """

    opening: str  # BOM and first fence with its line end; "" or the BOM alone without front matter
    head: str  # the text between the fences, line ends as in the file
    closing: str  # the closing fence with its line end
    body: str  # everything behind, line ends as in the file
