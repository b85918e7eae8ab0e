"""A post that is open, on screen or behind another one."""

from __future__ import annotations

from dataclasses import dataclass, field

from editor.journal.steps import Steps
from editor.post.post import Post
from editor.site.place import Place


@dataclass(eq=False)
class Sheet:
    """The post as it is now, where it stands, and the bytes its file holds."""

    post: Post
    place: Place
    on_disk: bytes | None = None  # None for a post without a file
    reading: str = ""  # why it may only be read; "" for a post that may be changed
    is_lost: bool = False  # its file is there no longer
    theirs: bytes | None = None  # what another program wrote, while the writer has to decide
    start: Post = field(init=False)  # as it was when it was opened
    steps: Steps = field(init=False, default_factory=Steps)  # what was done to it since

    def __post_init__(self) -> None:
        self.start = self.post

    def is_now(self, data: bytes) -> None:
        """Its file holds `data` now, and there is nothing to decide about it."""
        self.on_disk, self.is_lost, self.theirs = data, False, None
        self.steps.end_typing()

    @property
    def is_unsaved(self) -> bool:
        """Would closing lose something? Undoing back to the start makes it False again."""
        if self.on_disk is None:
            return self.post != self.start
        if self.is_lost:
            return True
        return self.post.to_bytes() != self.on_disk

    @property
    def is_blank(self) -> bool:
        """Is there nothing in it that anyone would miss?"""
        return self.place.path is None and not self.is_unsaved
