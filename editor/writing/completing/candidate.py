"""One of the things that may be meant, and the edit that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from editor.writing.completing.asked import Asked
from editor.writing.completing.matching import plain
from editor.writing.edit import Edit, Selection, WritingCommand


@dataclass(frozen=True)
class Candidate:
    """What a row of the list says, and what is written when it is taken."""

    text: str  # shown, and searched
    before: str  # written, up to the caret
    after: str = ""  # written, behind the caret
    note: str = ""  # says more of it: a date, a folder, a value
    also: str = ""  # searched too
    icon: str = ""  # the name of one
    picture: str = ""  # the image in the site that is shown instead
    part: str = ""  # written where the rest of the tag is there already
    goes_on: bool = False  # behind it something else can be completed at once
    command: WritingCommand | None = None  # done instead, once what was typed is gone

    @cached_property
    def plain(self) -> str:
        """`text` as it is searched."""
        return plain(self.text)

    @cached_property
    def plain_also(self) -> str:
        """`also` as it is searched."""
        return plain(self.also)


def completed(text: str, asked: Asked, candidate: Candidate) -> Edit | None:
    """The edit that writes `candidate` in place of what was typed; places count in `text`."""
    if candidate.command is not None:
        return _done(candidate.command, text, asked)
    if asked.is_part and candidate.part:
        written = asked.opening + candidate.part
        return Edit(asked.start, asked.end, written, Selection.at(asked.start + len(written)))
    written = asked.opening + candidate.before
    caret = asked.start + len(written)
    behind = candidate.after + asked.closing
    if asked.goes_behind and not candidate.after:
        caret += len(behind) + asked.skips
    return Edit(asked.start, asked.end, written + behind, Selection.at(caret))


def _done(command: WritingCommand, text: str, asked: Asked) -> Edit | None:
    """The edit of a command that is carried out where nothing is left of what was typed."""
    start = asked.start - len("[^")
    bare = text[:start] + text[asked.end :]
    edit = command(bare, Selection.at(start))
    if edit is None or edit.start < start:
        return None
    written = bare[start : edit.start] + edit.text
    end = max(edit.end - start, 0) + asked.end
    return Edit(start, end, written, edit.selection)
