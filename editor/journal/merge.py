"""Puts together what the writer made of a post and what another program wrote into its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from editor.journal.fields import FieldClash, merged_fields
from editor.journal.three_way import Clash, merged
from editor.post import line_ends
from editor.post.fences import BOM, Format
from editor.post.post import Post


class Choice(Enum):
    """What a writer takes where both sides changed the same."""

    OURS = auto()
    THEIRS = auto()
    BOTH = auto()  # ours, then theirs


@dataclass(frozen=True)
class Conflict:
    """A place that both sides changed, each in its own way; "" where a side removed it.

    `field` is None outside the fields. `line` is where it begins, from 1, in the file that has
    all of ours.
    """

    field: str | None
    line: int
    base: str
    ours: str
    theirs: str
    newline: str = "\n"

    @property
    def takes_both(self) -> bool:
        """Can it have both? A field cannot, and nothing is only half of both."""
        return self.field is None and bool(self.ours) and bool(self.theirs)

    def text(self, choice: Choice) -> str:
        """What stands here. Raises ValueError for BOTH where there cannot be both."""
        if choice is not Choice.BOTH:
            return self.ours if choice is Choice.OURS else self.theirs
        if not self.takes_both:
            raise ValueError(f"no place for both: {self.field}")
        gap = "" if self.ours[-1].isspace() else self.newline
        return self.ours + gap + self.theirs


Part = str | Conflict


@dataclass(frozen=True)
class Merge:
    """The file that has the changes of both sides, with what a writer must decide in it."""

    head: tuple[Part, ...]  # to the end of the closing fence
    body: tuple[Part, ...]
    newline: str = "\n"

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What must be decided, in the order of the file."""
        return tuple(part for part in (*self.head, *self.body) if isinstance(part, Conflict))

    @property
    def is_clean(self) -> bool:
        """Is there nothing to decide?"""
        return not self.conflicts

    def post(self, choices: Sequence[Choice] = ()) -> Post:
        """The post, with a choice for each conflict. Raises ValueError for a wrong number."""
        chosen = iter(tuple(zip(self.conflicts, choices, strict=True)))
        head, body = (
            "".join(part if isinstance(part, str) else part.text(next(chosen)[1]) for part in parts)
            for parts in (self.head, self.body)
        )
        is_open = bool(head.removeprefix(BOM)) and not head.endswith("\n")
        gap = self.newline if is_open and body else ""
        return Post.parse((head + gap + body).encode())


def merge(base: Post, ours: Post, theirs: Post) -> Merge:
    """Put together what two sides made of `base`.

    Front matter goes by fields, or by lines where YAML is broken; the body by lines, sentences
    and words. A side that changed all line ends, the byte order mark or the fences has its way.
    """
    if theirs in (base, ours):
        return _settled(ours)
    if ours == base:
        return _settled(theirs)
    base, ours, theirs = _with_same_line_ends(base, ours, theirs)
    newline = max(ours.newline, theirs.newline)  # CR LF where either has it
    if base.format not in (ours.format, Format.NONE) or ours.format is not theirs.format:
        texts = [_text(post) for post in (base, ours, theirs)]
        return Merge((), tuple(_numbered(merged(*texts), 1, newline)), newline)
    head = _head(base, ours, theirs)
    body = merged(base.body, ours.body, theirs.body)
    line = "".join(_ours(part) for part in head).count("\n") + 1
    return Merge(tuple(_numbered(head, 1, newline)), tuple(_numbered(body, line, newline)), newline)


def _settled(post: Post) -> Merge:
    return Merge((post.opening + post.head + post.closing,), (post.body,), post.newline)


def _text(post: Post) -> str:
    return "".join((post.opening, post.head, post.closing, post.body))


def _head(base: Post, ours: Post, theirs: Post) -> list[str | Clash | FieldClash]:
    """The part with the fences."""
    marks = [BOM if post.has_bom else "" for post in (base, ours, theirs)]
    openings = [post.opening.removeprefix(BOM) for post in (base, ours, theirs)]
    fields = None
    if ours.format is Format.YAML:
        fields = merged_fields(base.front_matter, ours.front_matter, theirs.front_matter)
    return [
        _picked(*marks) + _picked(*openings),
        *(merged(base.head, ours.head, theirs.head) if fields is None else fields),
        _picked(base.closing, ours.closing, theirs.closing),
    ]


def _picked(base: str, ours: str, theirs: str) -> str:
    """What a side changed; of two changed fences, the one with more blank lines behind it."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else max(ours, theirs, key=lambda text: (len(text), text))


def _with_same_line_ends(base: Post, ours: Post, theirs: Post) -> tuple[Post, Post, Post]:
    """All three with the line ends of the side that gave the whole file others.

    Else each line would count as changed there.
    """
    ends = [post.line_ends for post in (base, ours, theirs)]
    changed = sorted(next(iter(each)) for each in ends[1:] if len(each) == 1 and each != ends[0])
    if len(ends[0]) != 1 or not changed:
        return base, ours, theirs
    one, two, three = (_with_line_end(post, changed[0]) for post in (base, ours, theirs))
    return one, two, three


def _with_line_end(post: Post, line_end: str) -> Post:
    if post.line_ends <= {line_end}:
        return post
    text = line_ends.shown(_text(post))
    return Post.parse(text.replace("\n", line_end).encode())


def _numbered(parts: Sequence[str | Clash | FieldClash], line: int, newline: str) -> Iterator[Part]:
    """The parts with conflicts that know their line."""
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            field = part.field if isinstance(part, FieldClash) else None
            yield Conflict(field, line, part.base, part.ours, part.theirs, newline)
        line += _ours(part).count("\n")


def _ours(part: str | Clash | FieldClash) -> str:
    return part if isinstance(part, str) else part.ours
