"""Three versions of a post as one: this piece is on its way; here only equal sides are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editor.post.post import Post


@dataclass(frozen=True)
class Merge:
    """What became of two versions of one post."""

    ours: Post
    conflicts: tuple[object, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Is there nothing to decide?"""
        return not self.conflicts

    def post(self, choices: Sequence[object]) -> Post:  # noqa: ARG002
        """The post as it was decided."""
        return self.ours


def merge(base: Post, ours: Post, theirs: Post) -> Merge:
    """What becomes of `ours` and `theirs`, which both come from `base`."""
    if ours == base:
        return Merge(theirs)
    return Merge(ours) if theirs in (base, ours) else Merge(ours, (theirs,))
