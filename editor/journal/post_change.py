"""What turns one post into another, and back: small, however long the post is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.post.fences import Format
from editor.post.post import Post
from editor.post.replacement import replacement


@dataclass(frozen=True)
class Swap:
    """In one text: `come` in the place of `gone`, which begins at the character `start`."""

    start: int = 0
    gone: str = ""
    come: str = ""

    @classmethod
    def between(cls, before: str, after: str) -> Swap:
        """The smallest swap that makes `before` read `after`."""
        if before == after:
            return cls()
        change = replacement(before, after)
        return cls(change.start, before[change.start : change.end], change.text)

    @property
    def back(self) -> Swap:
        """The swap that takes this one back."""
        return Swap(self.start, self.come, self.gone)

    def applied(self, text: str) -> str:
        """`text` with the swap made."""
        return text[: self.start] + self.come + text[self.start + len(self.gone) :]

    def typed_on(self, its: Swap) -> Swap | None:
        """Both as one where `its` writes or deletes on, right where this one ended; else None."""
        end = self.start + len(self.come)
        if its.come and not its.gone and its.start == end:
            return Swap(self.start, self.gone, self.come + its.come)
        if its.come or not its.gone:
            return None
        if not self.come and its.start == self.start:
            return Swap(self.start, self.gone + its.gone, "")
        if not self.come and its.start + len(its.gone) == self.start:
            return Swap(its.start, its.gone + self.gone, "")
        if self.start < its.start and its.start + len(its.gone) == end:  # a slip of the keys
            return Swap(self.start, self.gone, self.come[: -len(its.gone)])
        return None

    def __bool__(self) -> bool:
        """Does it change anything?"""
        return bool(self.gone or self.come)


@dataclass(frozen=True)
class Frame:
    """What holds the two texts of a post: its fences, and how its front matter is written."""

    opening: str
    closing: str
    format: Format

    @classmethod
    def of(cls, post: Post) -> Frame:
        """The frame of `post`."""
        return cls(post.opening, post.closing, post.format)


@dataclass(frozen=True)
class PostChange:
    """A change of front matter, text, or both."""

    head: Swap
    body: Swap
    frames: tuple[Frame, Frame]  # before and after

    @classmethod
    def between(cls, before: Post, after: Post) -> PostChange:
        """What makes `before` the post `after`."""
        return cls(
            Swap.between(before.head, after.head),
            Swap.between(before.body, after.body),
            (Frame.of(before), Frame.of(after)),
        )

    @property
    def back(self) -> PostChange:
        """The change that takes this one back."""
        return PostChange(self.head.back, self.body.back, (self.frames[1], self.frames[0]))

    @property
    def size(self) -> int:
        """How many characters it keeps."""
        swaps = (self.head, self.body)
        return sum(len(each.gone) + len(each.come) for each in swaps)

    def applied(self, post: Post) -> Post:
        """`post`, which is what the change was made from, with the change made."""
        frame = self.frames[1]
        return replace(
            post,
            opening=frame.opening,
            head=self.head.applied(post.head),
            closing=frame.closing,
            body=self.body.applied(post.body),
            format=frame.format,
        )
