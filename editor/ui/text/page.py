"""What the text pane keeps of each post that is open, to go on with when it is shown again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from editor.journal.post_change import PostChange
from editor.post.post import Post
from editor.ui.text.writing import Writing
from editor.writing.edit import Selection


@dataclass
class Page:
    """What the pane knows of one sheet."""

    opened: Post
    writing: Writing | None = None  # as it was left; None for the one on screen at first
    is_whole: bool = False  # is it to be edited however long its lines are?

    def __post_init__(self) -> None:
        self.saved = self.opened
        self.shown = self.opened.text  # long lines and all
        # What was selected before and after the steps that say so, while these are kept.
        self.selected = WeakKeyDictionary[PostChange, tuple[Selection, Selection]]()

    def with_text(self, post: Post, text: str) -> Post:
        """`post` with the body `text`; going back to a known text brings its line ends back."""
        for known in (self.opened, self.saved):
            if known.text == text:
                return replace(post.with_text(text), body=known.body)
        return post.with_text(text)
