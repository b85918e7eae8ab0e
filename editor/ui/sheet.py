"""A post that is open, on screen or behind another one."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from editor.journal.steps import Steps
from editor.journal.unwritten import Unwritten
from editor.post.encodings import look_of
from editor.post.errors import HoldsNul, NotUtf8
from editor.post.post import Post
from editor.site.place import Place


@dataclass(eq=False)
class Sheet:
    """The post as it is now, where it stands, and the bytes its file holds."""

    post: Post
    place: Place
    on_disk: bytes | None = None  # None for a post without a file
    reading: str = ""  # why it may only be read; "" for a post that may be changed
    undecoded: str = ""  # why its file is no text: the post is only what that looks like
    is_lost: bool = False  # its file is there no longer
    is_unseen: bool = False  # more has come than the writer did, and was not saved by them yet
    theirs: bytes | None = None  # what another program wrote, while the writer has to decide
    unwritten: tuple[Unwritten, ...] = ()  # what stands in the form, and the post could not take
    start: Post = field(init=False)  # as it was when it was opened
    steps: Steps = field(init=False, default_factory=Steps)  # what was done to it since
    # The characters of what the file held, once counted.
    _file_length: tuple[bytes, int] = field(init=False, default=(b"", 0), repr=False)

    def __post_init__(self) -> None:
        self.start = self.post
        self.reading = self.reading or self.undecoded

    def is_now(self, data: bytes) -> None:
        """Its file holds `data` now, and there is nothing to decide about it."""
        self.on_disk, self.theirs = data, None
        self.is_lost = self.is_unseen = False
        self.steps.end_typing()

    def become(
        self,
        post: Post,
        name: str = "",
        along: object = None,
        unwritten: tuple[Unwritten, ...] | None = None,
    ) -> bool:
        """Hold `post`, by a step called `name`; False where that is nothing new.

        `unwritten` is what stands in the form besides; None: what stood there.
        """
        texts = self.unwritten if unwritten is None else unwritten
        if post == self.post and texts == self.unwritten:
            return False
        self.steps.record(self.post, post, monotonic(), name, along, (self.unwritten, texts))
        self.post, self.unwritten = post, texts
        return True

    @property
    def is_unsaved(self) -> bool:
        """Would closing lose something? Undoing back to the start makes it False again."""
        return bool(self.unwritten) or self.differs

    @property
    def differs(self) -> bool:
        """Is there something of the post that its file does not hold?"""
        if self.on_disk is None:
            return self.post != self.start
        if self.undecoded:
            return self.is_lost
        return self.is_lost or not self._may_be(self.on_disk) or self.data != self.on_disk

    def _may_be(self, on_disk: bytes) -> bool:
        """Is the post as long as its file? Mostly not, and that much is quickly known."""
        if self._file_length[0] is not on_disk:
            self._file_length = on_disk, len(on_disk.decode("utf-8", "replace"))
        return self._file_length[1] == self.post.length

    @property
    def data(self) -> bytes:
        """What its file holds when it is saved."""
        if self.undecoded and self.on_disk is not None:
            return self.on_disk
        return self.post.to_bytes()

    @property
    def is_blank(self) -> bool:
        """Is there nothing in it that anyone would miss?"""
        return self.place.path is None and not self.is_unsaved


def sheet_of(data: bytes, place: Place) -> Sheet:
    """The sheet of a file that holds `data`; to be read only where that is no text in UTF-8.

    Raises TooLarge.
    """
    try:
        return Sheet(Post.parse(data), place, data)
    except (NotUtf8, HoldsNul) as error:
        return Sheet(look_of(data), place, data, undecoded=error.what)
