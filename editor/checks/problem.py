"""What a check has to say: a sentence, where, and the mend when there is one right one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from editor.post.post import Post


class Severity(StrEnum):
    """How much it matters to the published site."""

    ERROR = "error"  # not published, or published broken
    WARNING = "warning"  # published, but hardly as meant
    HINT = "hint"  # worth a look


@dataclass(frozen=True)
class Fix:
    """The one right mend. `label` stands on the button; `apply` gives the mended post."""

    label: str
    apply: Callable[[Post], Post] = dataclasses.field(compare=False)


@dataclass(frozen=True)
class Problem:
    """One thing to know: what, where, and what Jekyll does with it."""

    check: str  # the check's name, for `check`: "date-impossible"
    severity: Severity
    message: str  # whole sentences: what it is, what Jekyll does, what to do
    field: str | None = None  # the front-matter key it is about
    line: int | None = None  # in the file, from 1
    column: int | None = None  # from 1
    fix: Fix | None = None
