"""The form: a row for each field of the front matter, and for those the post could have."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.checks.problem import Fix, Problem
from editor.jekyll.date import PostDate, date_of
from editor.post.errors import FrontMatterError
from editor.post.front_matter import Field, FrontMatter
from editor.post.post import Post
from editor.post.scalar import Value
from editor.ui.form.field_row import FieldRow, Notes
from editor.ui.form.kinds import OFFERED, Kind, kind_of, label_of
from editor.ui.form.raw_view import RawView
from editor.ui.open_post import OpenPost
from editor.ui.theme import is_dark

MEND = ""  # what a mend was refused for stands above the form
MERGE = "<<"  # brings the fields of another mapping: edited as text
TYPED_BIT_BY_BIT = ("yaml", "number")  # refused on the way to being right: nothing is put back
NEW_VALUES: dict[str, Value] = {"text": "", "switch": True, "number": 0, "list": []}


class AsksForFields(Protocol):
    """Whoever can ask a person about fields and pictures."""

    def choose_image(self, folder: Path) -> Path | None:
        """A picture, looked for from `folder` on."""

    def new_field(self, existing: Collection[str]) -> tuple[str, str] | None:
        """Name and kind of a new field."""

    def rename_field(self, name: str, existing: Collection[str]) -> str | None:
        """A new name."""


class FormPane(QWidget):
    """Shows the open post's front matter as rows, or as text where it cannot be rows."""

    choose_site_requested = Signal()
    raw_shown = Signal(bool)

    def __init__(
        self, open_post: OpenPost, questions: AsksForFields, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dark = is_dark(QApplication.palette())
        self._open_post, self._questions = open_post, questions
        self._rows: dict[str, tuple[Kind, FieldRow]] = {}
        self._in_order: list[str] = []
        self._shown: FrontMatter | None = None
        self._refused: dict[str, str] = {}
        # The field being typed in, the front matter before its first key and after its last.
        self._typing: tuple[str, FrontMatter, FrontMatter] | None = None
        self.setObjectName("form")
        self.setMinimumWidth(300)
        self._banner = Notes()
        self._banner.fix_requested.connect(self._apply)
        self._choose_site = QPushButton(self.tr("Choose the site’s folder…"))
        self._choose_site.setObjectName("fix")
        self._choose_site.clicked.connect(self.choose_site_requested)
        self._add = QPushButton(self.tr("Add a field…"))
        self._add.clicked.connect(self._add_field)
        self._as_text = QPushButton(self.tr("Edit as text"))
        self._as_text.setToolTip(self.tr("Show the front matter as the file has it"))
        self._as_text.clicked.connect(lambda: self.show_raw(True))
        self.raw = RawView()
        self.raw.edited.connect(self._take_raw)
        self.raw.form_requested.connect(lambda: self.show_raw(False))
        self._place_widgets()
        open_post.opened.connect(self._show_opened)
        open_post.changed.connect(self._show_changed)
        open_post.place_changed.connect(self._show_place)
        open_post.problems_changed.connect(self._show_problems)
        open_post.settled.connect(self._show_date)
        self._show_opened()

    def row(self, name: str) -> FieldRow | None:
        """The row of the field `name`."""
        found = self._rows.get(name)
        return found[1] if found else None

    def show_field(self, name: str) -> None:
        """Bring the field's row into sight and put the focus there."""
        row = self.row(name)
        self.show_raw(row is None)
        if row is None or self.is_raw:
            self.raw.setFocus()
            return
        QApplication.sendPostedEvents(self._scroll.widget(), QEvent.Type.LayoutRequest)
        QApplication.sendPostedEvents(self._scroll, QEvent.Type.LayoutRequest)
        self._scroll.ensureWidgetVisible(row)
        row.editor.setFocus()

    def show_raw(self, shown: bool) -> None:
        """Show the front matter as text, or as rows where it can be read."""
        shown = shown or self._open_post.post.yaml_error is not None
        self._stack.setCurrentWidget(self.raw if shown else self._scroll)
        self.raw_shown.emit(shown)
        self._show_front_matter()

    @property
    def is_raw(self) -> bool:
        """Is the front matter shown as text?"""
        return self._stack.currentWidget() is self.raw

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of another theme."""
        super().changeEvent(event)
        dark = is_dark(QApplication.palette())
        if event.type() == QEvent.Type.PaletteChange and dark is not self._dark:
            self._dark = dark
            for name in self._in_order:
                self._drop_row(name)
            self._in_order, self._shown = [], None
            self._show_front_matter()
            self._banner.show_problems(())
            self._show_problems()

    def _place_widgets(self) -> None:
        inside = QWidget()
        inside.setObjectName("formInside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(14, 12, 14, 16)
        self._column.setSpacing(11)
        below = QHBoxLayout()
        below.addWidget(self._add, 1)
        below.addWidget(self._as_text, 1)
        self._column.addLayout(below)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.raw)
        top = QVBoxLayout()
        top.setContentsMargins(14, 8, 14, 0)
        top.addWidget(self._banner)
        top.addWidget(self._choose_site)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    def _show_opened(self) -> None:
        for _, row in self._rows.values():
            row.editor.forget()
        self._refused.clear()
        self._typing = self._shown = None
        self.show_raw(False)
        self._show_place()

    def _show_changed(self, by: object) -> None:
        if by is not self:
            self._show_front_matter()

    def _show_place(self) -> None:
        for _, row in self._rows.values():
            self._place_row(row)
        self._show_problems()

    def _place_row(self, row: FieldRow) -> None:
        place = self._open_post.place
        row.editor.show_place(place)
        given = place.defaults.get(row.name)
        if isinstance(given, str | int | float):
            row.editor.show_default(self.tr("{value}, from the site").format(value=given))
        else:
            row.editor.show_default("")

    def _show_front_matter(self, typed: str | None = None) -> None:
        """Show the front matter, unless it is the one that is shown.

        `typed` is the field whose row made it what it is.
        """
        post = self._open_post.post
        if post.front_matter is self._shown:
            return
        self._shown = post.front_matter
        self.raw.show_text(post.head_text)
        self.raw.show_error(post.yaml_error, post.front_matter.first_line)
        if post.yaml_error is None:
            self._show_rows({field.key: field for field in post.front_matter.fields}, typed)
        elif not self.is_raw:
            self.show_raw(True)

    def _show_rows(self, fields: dict[str, Field], typed: str | None) -> None:
        names = [name for name in dict.fromkeys([*OFFERED, *fields]) if name != MERGE]
        for name in self._rows.keys() - names:
            self._drop_row(name)
        self._in_order = names
        for place, name in enumerate(names):
            row = self._row_for(name, fields.get(name), place)
            row.show_field(fields.get(name), typed_here=name == typed)

    def _stops(self) -> list[QWidget]:
        """Where Tab stops on its way down the form."""
        # A row that is hidden to be dropped sends its focus on before the order is a new one.
        rows = [self._rows[name][1] for name in self._in_order if name in self._rows]
        inside = [stop for row in rows for stop in row.stops()]
        every = [self._choose_site, *inside, self._add, self._as_text]
        return [stop for stop in every if stop.isVisibleTo(self) and stop.isEnabled()]

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go down (or up) the form with Tab, then on to the next pane.

        Qt itself goes by the order in which widgets were made.
        """
        step = 1 if forward else -1
        focused = QApplication.focusWidget()
        stops = self._stops()
        if focused not in stops:
            return super().focusNextPrevChild(forward)
        at = stops.index(focused) + step
        is_inside = 0 <= at < len(stops)
        target = stops[at] if is_inside else self._beside(forward) or stops[0 if forward else -1]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        return True

    def _beside(self, forward: bool) -> QWidget | None:
        """The next widget outside the form that Tab stops at."""
        widget: QWidget | None = self
        while widget is not None:
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is None or widget is self:
                return None
            takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            is_there = takes_tab and widget.isVisible() and widget.isEnabled()
            if is_there and not self.isAncestorOf(widget):
                return widget
        return None

    def _row_for(self, name: str, field: Field | None, place: int) -> FieldRow:
        """The row of a field, made anew when another kind of widget is needed."""
        kind = kind_of(name, field, self._open_post.place, self._questions)
        found = self._rows.get(name)
        if found and (found[0].name == kind.name or self._is_typed_in(found[1])):
            row = found[1]
        else:
            if found:
                self._drop_row(name)
            row = self._make_row(name, kind)
        if self._column.indexOf(row) != place:
            self._column.insertWidget(place, row)
            row.show()  # now: a hidden one cannot take the focus
        return row

    def _is_typed_in(self, row: FieldRow) -> bool:
        """Did this row's own edit make another kind of value? Then it stays until the next post."""
        return self._typing is not None and self._typing[0] == row.name and row.editor.is_in_use

    def _make_row(self, name: str, kind: Kind) -> FieldRow:
        row = FieldRow(name, label_of(name), kind.make())
        self._place_row(row)
        row.editor.edited.connect(lambda value: self._edit(name, value))
        row.editor.refused.connect(lambda sentence: self._refuse(name, sentence))
        row.notes.fix_requested.connect(self._apply)
        row.rename_requested.connect(self._rename)
        row.remove_requested.connect(lambda name: self._change(name, lambda p: p.remove(name)))
        self._rows[name] = kind, row
        return row

    def _drop_row(self, name: str) -> None:
        _, row = self._rows.pop(name)
        row.editor.blockSignals(True)  # losing the focus is no edit
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _edit(self, name: str, value: Value) -> None:
        """A person changed a field's widget.

        Each key is an edit of the field as it was before the first one: what a half-typed word
        needs (quotes, for a blank at its end) is gone again once the word is whole.
        """
        now = self._open_post.post.front_matter
        if self._typing is None or self._typing[0] != name or self._typing[2] is not now:
            self._typing = name, now, now
        before = self._typing[1]
        if self._rows[name][0].name == "yaml":
            self._change(
                name, lambda p: p.with_front_matter(before.set_yaml(name, str(value))), name
            )
        else:
            self._change(name, lambda p: p.with_front_matter(before.set(name, value)), name)
        self._typing = name, before, self._open_post.post.front_matter

    def _change(self, name: str, change: Callable[[Post], Post], typed: str | None = None) -> None:
        """Change the post; where it refuses, say why under the field."""
        try:
            post = change(self._open_post.post)
        except FrontMatterError as error:
            self._refuse(name, str(error))
            return
        refused = self._refused.pop(name, None)
        self._open_post.change(post, by=self)
        self._show_front_matter(typed)
        if refused:
            self._show_problems()

    def _refuse(self, name: str, sentence: str) -> None:
        self._refused[name] = sentence
        row = self.row(name)
        if row is not None and self._rows[name][0].name not in TYPED_BIT_BY_BIT:
            row.show_field(row.field)
        self._show_problems()

    def _apply(self, fix: Fix) -> None:
        try:
            self._open_post.change(fix.apply(self._open_post.post), by=self)
        except FrontMatterError as error:
            self._refuse(MEND, str(error))
        else:
            self._refused.pop(MEND, None)
        self._show_front_matter()
        self._open_post.settle()

    def _take_raw(self, text: str) -> None:
        self._open_post.change(self._open_post.post.with_head(text), by=self)
        self._show_front_matter()

    def _add_field(self) -> None:
        existing = self._open_post.post.values.keys()
        answer = self._questions.new_field(existing)
        if answer is None:
            return
        name, kind = answer
        if kind == "yaml":
            self._change(name, lambda post: post.set_yaml(name, "{}"))
        else:
            self._change(name, lambda post: post.set(name, NEW_VALUES[kind]))
        self.show_field(name)

    def _rename(self, name: str) -> None:
        new = self._questions.rename_field(name, self._open_post.post.values.keys())
        if new is not None:
            self._change(name, lambda post: post.rename(name, new))

    def _show_problems(self) -> None:
        problems = self._open_post.problems
        for name, (_, row) in self._rows.items():
            mine = [problem for problem in problems if problem.field == name]
            row.notes.show_problems(mine, self._refused.get(name, ""))
        homeless = next((why for name, why in self._refused.items() if name not in self._rows), "")
        above = [problem for problem in problems if self._is_for_banner(problem)]
        self._banner.show_problems(above[:3], homeless)
        self._choose_site.setVisible(not self._open_post.place.site.is_site)
        self._show_date()

    def _is_for_banner(self, problem: Problem) -> bool:
        if problem.field is not None:
            return problem.field not in self._rows
        in_front_matter = (problem.line or 0) < self._open_post.post.body_line
        return in_front_matter or problem.column is None  # else it is marked in the text

    def _show_date(self) -> None:
        """Below the date: when the post comes out, as the site reads it."""
        row = self.row("date")
        if row is not None:
            found = date_of(self._open_post.post, self._open_post.place)
            is_said = bool(row.notes.notes()) or row.field is None
            row.say(found.sentence() if isinstance(found, PostDate) and not is_said else "")
