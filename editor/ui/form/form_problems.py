"""Which problem shows where in the form: under its field, or above all of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.checks.problem import Problem
from editor.jekyll.date import PostDate, date_of
from editor.ui.form.field_row import FieldRow, Notes
from editor.ui.form.form_rows import FormRows
from editor.ui.open_post import OpenPost

MOST_ABOVE = 3  # more would push the form out of sight; the list of problems has them all


class FormProblems(QObject):
    """Shows the open post's problems, and why an edit was refused."""

    def __init__(self, open_post: OpenPost, rows: FormRows, banner: Notes, parent: QObject) -> None:
        super().__init__(parent)
        self._open_post, self._rows, self._banner = open_post, rows, banner
        self._refused: dict[str, str] = {}
        open_post.problems_changed.connect(self.show)
        open_post.settled.connect(self.show_date)

    def show(self) -> None:
        """Show what the checks said last."""
        problems = self._open_post.problems
        refused = self._refused | {each.field: each.why for each in self._open_post.unwritten}
        for row in self._rows:
            mine = [problem for problem in problems if problem.field == row.name]
            row.notes.show_problems(mine, refused.get(row.name, ""))
        homeless = next((why for name, why in self._refused.items() if name not in self._rows), "")
        above = [problem for problem in problems if self._is_for_banner(problem)]
        self._banner.show_problems(above[:MOST_ABOVE], homeless)
        self.show_date()

    def show_anew(self) -> None:
        """Show them in the colours of another theme."""
        self._banner.show_problems(())
        self.show()

    def refuse(self, name: str, sentence: str) -> None:
        """Say why an edit of the field `name` was not taken."""
        self._refused[name] = sentence
        self.show()

    def accept(self, name: str) -> bool:
        """An edit of the field was taken; was the one before it refused?"""
        return self._refused.pop(name, None) is not None

    def forget(self) -> None:
        """Another post is shown."""
        self._refused.clear()

    def show_date(self) -> None:
        """Below the date: when the post comes out, as the site reads it."""
        row = self._rows.row("date")
        if row is not None:
            row.say(self._date_in_words(row))

    def _date_in_words(self, row: FieldRow) -> str:
        if row.field is None or row.notes.notes():
            return ""
        found = date_of(self._open_post.post, self._open_post.place)
        return found.sentence() if isinstance(found, PostDate) else ""

    def _is_for_banner(self, problem: Problem) -> bool:
        if problem.field is not None:
            return problem.field not in self._rows
        in_front_matter = (problem.line or 0) < self._open_post.post.body_line
        return in_front_matter or problem.column is None  # else it is marked in the text
