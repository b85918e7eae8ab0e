"""What a person does in the form, as changes of the open post."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from editor.checks.problem import Fix
from editor.journal.unwritten import FRONT_MATTER, Unwritten, renamed, with_text, without
from editor.post.errors import FrontMatterError
from editor.post.front_matter import FrontMatter
from editor.post.post import Post
from editor.post.scalar import Value
from editor.ui.form.form_problems import FormProblems
from editor.ui.form.form_rows import FormRows
from editor.ui.open_post import OpenPost

MEND = ""  # what a mend was refused for stands above the form
NEW_VALUES: dict[str, Value] = {"text": "", "switch": True, "number": 0, "list": []}


class AsksForFields(Protocol):
    """Whoever can ask a person about fields and pictures."""

    def choose_image(self, folder: Path) -> Path | None:
        """A picture, looked for from `folder` on."""

    def new_field(self, existing: Collection[str]) -> tuple[str, str] | None:
        """Name and kind of a new field."""

    def rename_field(self, name: str, existing: Collection[str]) -> str | None:
        """A new name."""


class FormEdits(QObject):
    """Changes the post field by field; what the post refuses is said under the field."""

    made = Signal(str)  # the post is another; the field whose row made it so, or ""
    field_added = Signal(str)

    def __init__(
        self,
        open_post: OpenPost,
        questions: AsksForFields,
        rows: FormRows,
        problems: FormProblems,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._open_post, self._questions = open_post, questions
        self._rows, self._problems = rows, problems
        # The field being typed in, the front matter before its first key and after its last.
        self._typing: tuple[str, FrontMatter, FrontMatter] | None = None
        rows.edited.connect(self._edit)
        rows.refused.connect(self._keep)
        rows.fix_requested.connect(self.apply)
        rows.rename_requested.connect(self._rename)
        rows.remove_requested.connect(self._remove)

    def forget(self) -> None:
        """Another post is shown."""
        self._typing = None
        self._problems.forget()

    @property
    def field_in_use(self) -> str | None:
        """The field whose row stays, though its own edit made another kind of value of it."""
        row = self._rows.row(self._typing[0]) if self._typing else None
        return row.name if row and row.editor.is_in_use else None

    def apply(self, fix: Fix) -> None:
        """Mend the post."""
        try:
            self._open_post.change(fix.apply(self._open_post.post), by=self)
        except FrontMatterError as error:
            self._problems.refuse(MEND, str(error))
        else:
            self._problems.accept(MEND)
        self.made.emit("")
        self._open_post.settle()

    def take_raw(self, text: str) -> None:
        """The front matter was edited as text."""
        try:
            post = self._open_post.post.with_head(text)
        except FrontMatterError as error:
            self._wait(Unwritten(FRONT_MATTER, text, str(error)))
        else:
            waiting = without(self._open_post.unwritten, FRONT_MATTER)
            self._open_post.change(post, self, unwritten=waiting)
            self.made.emit("")

    def add_field(self) -> None:
        """Ask for a new field, and add it."""
        answer = self._questions.new_field(self._open_post.post.values.keys())
        if answer is None:
            return
        name, kind = answer
        if kind == "yaml":
            self._change(name, lambda post: post.set_yaml(name, "{}"))
        else:
            self._change(name, lambda post: post.set(name, NEW_VALUES[kind]))
        self.field_added.emit(name)

    def _edit(self, name: str, value: Value) -> None:
        """A person changed a field's widget.

        Each key is an edit of the field as it was before the first one: what a half-typed word
        needs (quotes, for a blank at its end) is gone again once the word is whole.
        """
        now = self._open_post.post.front_matter
        if self._typing is None or self._typing[0] != name or self._typing[2] is not now:
            self._typing = name, now, now
        before = self._typing[1]
        if self._rows.holds_yaml(name):
            self._change(
                name, lambda p: p.with_front_matter(before.set_yaml(name, str(value))), name
            )
        else:
            self._change(name, lambda p: p.with_front_matter(before.set(name, value)), name)
        self._typing = name, before, self._open_post.post.front_matter

    def _change(
        self,
        name: str,
        change: Callable[[Post], Post],
        typed: str = "",
        texts: tuple[Unwritten, ...] | None = None,
    ) -> None:
        """Change the post; where it refuses, say why under the field.

        `texts` then wait still; None: those of other fields, as this one has all that was typed.
        """
        try:
            post = change(self._open_post.post)
        except FrontMatterError as error:
            if typed:
                self._keep(name, str(error))
            else:
                self._problems.refuse(name, str(error))
            return
        was_refused = self._problems.accept(name)
        waiting = without(self._open_post.unwritten, name) if texts is None else texts
        self._open_post.change(post, self, unwritten=waiting)
        self.made.emit(typed)
        if was_refused:
            self._problems.show()

    def _keep(self, name: str, sentence: str) -> None:
        """What was typed in a row is no value: it waits until it is one, or is put back."""
        row = self._rows.row(name)
        typed = row.editor.typed if row else None
        if typed is not None:
            self._wait(Unwritten(name, typed, sentence))
            return
        self._rows.show_again(name)
        self._problems.refuse(name, sentence)

    def _wait(self, text: Unwritten) -> None:
        texts = with_text(self._open_post.unwritten, text)
        self._open_post.change(self._open_post.post, self, unwritten=texts)
        self.made.emit(text.field)

    def _rename(self, name: str) -> None:
        new = self._questions.rename_field(name, self._open_post.post.values.keys())
        if new is not None:
            texts = renamed(self._open_post.unwritten, name, new)
            self._change(name, lambda post: post.rename(name, new), texts=texts)

    def _remove(self, name: str) -> None:
        self._change(name, lambda post: post.remove(name))
