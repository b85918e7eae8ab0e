"""The form: a row for each field of the front matter, and for those the post could have."""

from __future__ import annotations

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

from editor.index.suggestions import Suggestions
from editor.journal.post_change import PostChange
from editor.journal.steps import Step
from editor.journal.unwritten import FRONT_MATTER, Unwritten
from editor.post.front_matter import FrontMatter
from editor.ui.form.field_row import FieldRow, Notes
from editor.ui.form.form_edits import AsksForFields, FormEdits
from editor.ui.form.form_problems import FormProblems
from editor.ui.form.form_rows import FormRows
from editor.ui.form.publication_line import PublicationLine
from editor.ui.form.raw_view import RawView
from editor.ui.form.tab_order import go_on, usable
from editor.ui.open_post import OpenPost
from editor.ui.theme import is_dark

MOST_FIELDS = 200  # each is a row of widgets


class FormPane(QWidget):
    """Shows the open post's front matter as rows, or as text where it cannot be rows."""

    choose_site_requested = Signal()
    save_requested = Signal()
    move_requested = Signal()  # to a file name under which Jekyll publishes the post
    raw_shown = Signal(bool)
    row_made = Signal(object)  # a FieldRow
    pictures_came = Signal(str, object)  # a field's name, and the QMimeData with pictures for it
    gallery_requested = Signal(str)  # of the site's images, for a field

    def __init__(
        self, open_post: OpenPost, questions: AsksForFields, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dark = is_dark(QApplication.palette())
        self._open_post, self._questions = open_post, questions
        self._shown: FrontMatter | None = None
        self._shown_texts: tuple[Unwritten, ...] = ()
        self.setObjectName("form")
        self.setMinimumWidth(300)
        self._make_parts()
        self._place_parts()
        self._connect()
        self._show_opened()

    @property
    def rows(self) -> list[FieldRow]:
        """The rows from the top down."""
        return [*self._rows]

    def row(self, name: str) -> FieldRow | None:
        """The row of the field `name`."""
        return self._rows.row(name)

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

    def suggest(self, names: Suggestions) -> None:
        """Offer what the site's posts have used so far."""
        self._rows.suggest(
            {
                "tags": names.tags,
                "tag": names.tags,
                "categories": names.categories,
                "category": names.categories,
                "author": names.authors,
                "authors": names.authors,
                "layout": names.layouts,
            }
        )

    def show_raw(self, shown: bool) -> None:
        """Show the front matter as text, or as rows where it can be read."""
        shown = shown or bool(self._why_text())
        self._stack.setCurrentWidget(self.raw if shown else self._scroll)
        (self._top if shown else self._title).addWidget(self.publication)
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
            self._dark, self._shown = dark, None
            self._rows.drop_all()
            self._show_front_matter()
            self._problems.show_anew()
            self.publication.show_again()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go down (or up) the form with Tab, then on to the next pane."""
        return go_on(self, self._stops(), forward) or super().focusNextPrevChild(forward)

    def _stops(self) -> list[QWidget]:
        """Where Tab stops on its way down the form."""
        above = [*self._banner.stops(), self._choose_site]
        rows = [*self._rows]
        title = [*(stop for row in rows[:1] for stop in row.stops()), *self.publication.stops()]
        rest = [stop for row in rows[1:] for stop in row.stops()]
        return usable([*above, *title, *rest, self._add, self._as_text], self)

    # The parts

    def _make_parts(self) -> None:
        self._banner = Notes()
        self._choose_site = QPushButton(self.tr("Choose the site’s folder…"))
        self._choose_site.setObjectName("fix")
        self._add = QPushButton(self.tr("Add a field…"))
        self._as_text = QPushButton(self.tr("Edit as text"))
        self._as_text.setToolTip(self.tr("Show the front matter as the file has it"))
        self.raw = RawView()
        self.publication = PublicationLine(self._open_post)
        self._title, self._fields = QVBoxLayout(), QVBoxLayout()
        self._rows = FormRows(
            self._title, self._fields, lambda: self._open_post.place, self._questions, self
        )
        self._problems = FormProblems(self._open_post, self._rows, self._banner, self)
        self._edits = FormEdits(self._open_post, self._questions, self._rows, self._problems, self)

    def _place_parts(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scrolled(self._column()))
        self._stack.addWidget(self.raw)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(14, 8, 14, 0)
        self._top.addWidget(self._banner)
        self._top.addWidget(self._choose_site)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self._stack, 1)

    def _column(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("formInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 16)
        below = QHBoxLayout()
        below.addWidget(self._add, 1)
        below.addWidget(self._as_text, 1)
        for part in (column, self._title, self._fields):
            part.setSpacing(11)
        for part in (self._title, self._fields, below):
            column.addLayout(part)
        column.addStretch(1)
        return inside

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        return self._scroll

    def _connect(self) -> None:
        self._banner.fix_requested.connect(self._edits.apply)
        self._choose_site.clicked.connect(self.choose_site_requested)
        self._add.clicked.connect(self._edits.add_field)
        self._as_text.clicked.connect(lambda: self.show_raw(True))
        self.raw.edited.connect(self._edits.take_raw)
        self.raw.form_requested.connect(lambda: self.show_raw(False))
        self.publication.fix_requested.connect(self._edits.apply)
        self.publication.save_requested.connect(self.save_requested)
        self.publication.move_requested.connect(self.move_requested)
        self._rows.made.connect(self.row_made)
        self._rows.pictures_came.connect(self.pictures_came)
        self._rows.gallery_requested.connect(self.gallery_requested)
        self._edits.made.connect(self._show_front_matter)
        self._edits.field_added.connect(self.show_field)
        self._open_post.opened.connect(self._show_opened)
        self._open_post.changed.connect(self._show_changed)
        self._open_post.stepped.connect(self._show_step)
        self._open_post.reading_changed.connect(self._show_reading)
        self._open_post.place_changed.connect(self._show_place)

    # What is shown

    def _show_opened(self) -> None:
        self._rows.forget()
        self._edits.forget()
        self._shown = None
        self.show_raw(False)
        self._show_place()

    def _show_changed(self, by: object) -> None:
        if by is not self._edits:
            self._show_front_matter()

    def _show_reading(self) -> None:
        """A post that may only be read can be looked at and copied from, not changed."""
        is_for_reading = self._open_post.is_for_reading
        for part in (self._add, self._choose_site, self._banner, self.publication):
            part.setDisabled(is_for_reading)
        self._rows.show_reading(is_for_reading)
        self.raw.show_reading(is_for_reading)

    def _show_step(self, step: Step, change: PostChange) -> None:
        """Something was undone or redone: if it is in the front matter, the focus goes there."""
        if change.body or not (change.head or step.fields):
            return
        if self.is_raw:
            self.raw.setFocus()
        elif len(step.fields) == 1 and self.row(step.fields[0]) is not None:
            self.show_field(step.fields[0])

    def _show_place(self) -> None:
        self._rows.show_place()
        self._choose_site.setVisible(not self._open_post.place.site.is_site)
        self._problems.show()

    def _show_front_matter(self, typed: str = "") -> None:
        """Show the front matter, unless it is the one that is shown.

        `typed` is the field whose row made it what it is.
        """
        post, texts = self._open_post.post, self._open_post.unwritten
        if post.front_matter is self._shown and texts == self._shown_texts:
            return
        is_told = texts == self._shown_texts
        self._shown, self._shown_texts = post.front_matter, texts
        unwritten = {each.field: each.text for each in texts}
        self.raw.show_text(unwritten.pop(FRONT_MATTER, post.head_text))
        line = post.yaml_error.line - post.front_matter.first_line if post.yaml_error else None
        self.raw.show_reason(self._why_text(), line)
        if not self._why_text():
            fields = {field.key: field for field in post.front_matter.fields}
            self._rows.show(fields, unwritten, typed, self._edits.field_in_use)
        elif not self.is_raw:
            self.show_raw(True)
        if not is_told:
            self._problems.show()

    def _why_text(self) -> str:
        """Why the front matter can be edited as text only; "" where it can be rows."""
        post = self._open_post.post
        refused = [each.why for each in self._open_post.unwritten if each.field == FRONT_MATTER]
        if refused:
            return refused[0]
        if post.yaml_error is not None:
            return str(post.yaml_error)
        count = len(post.front_matter.fields)
        if count <= MOST_FIELDS:
            return ""
        said = self.tr("{count} fields are more than the form shows: edit them here, as text.")
        return said.format(count=count)
