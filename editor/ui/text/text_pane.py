"""The pane in the middle: the body of the post, as plain text."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.journal.post_change import PostChange
from editor.journal.steps import Step
from editor.post import line_ends
from editor.post.post import Post
from editor.ui.open_post import OpenPost
from editor.ui.sheet import Sheet
from editor.ui.text.banner import Banner, Obstacle
from editor.ui.text.colouring import Colouring
from editor.ui.text.filling import is_much
from editor.ui.text.long_lines import first_long
from editor.ui.text.marks import Marks
from editor.ui.text.obstacles import Obstacles
from editor.ui.text.overlays import Overlays
from editor.ui.text.page import Page
from editor.ui.text.selecting import select_in, selection_in, write_in
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.unholdable import holdable
from editor.ui.text.writing import Writing
from editor.ui.turn import TurnTimer
from editor.writing.edit import Edit, Selection


class TextPane(QWidget):
    """Shows the body and changes it; read-only where the widget would lose a character."""

    caret_moved = Signal(int, int)  # line and column of the body, from 1
    selection_changed = Signal(str)  # the text that is selected, "" for none

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._page = Page(open_post.post)
        self._inserting: tuple[str, object] = "", None
        self._pages = WeakKeyDictionary[Sheet, Page]()
        self.edit = TextEdit()
        self.edit.setAccessibleName(self.tr("Text of the post"))
        self.banner = Banner()
        self._obstacles = Obstacles(self)
        self._obstacle: Obstacle | None = None
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_anew)
        self.overlays = Overlays(self.edit)
        self._marks = Marks(self.edit, self.overlays)
        self.colouring = Colouring(self.edit)
        self._place()
        self._connect()
        self._open()

    @property
    def line(self) -> int:
        """The caret's line, from 1."""
        return self.edit.textCursor().blockNumber() + 1

    @property
    def line_count(self) -> int:
        """How many lines the body has, at least 1."""
        return self.edit.blockCount()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the caret on a line of the body (from 1), show it and take the focus."""
        self.edit.go_to(line, column)

    def insert(self, text: str, name: str, along: object = None) -> None:
        """Write `text` at the caret: one step, to be undone as `name` with what it is `along`.

        Nothing happens where the text may only be read.
        """
        if self.edit.isReadOnly():
            return
        self._inserting = name, along
        self.edit.insert(text)
        self._inserting = "", None

    @property
    def written(self) -> str:
        """The text as it stands in the pane, with LF line ends."""
        return self._page.shown

    @property
    def selection(self) -> Selection:
        """What is selected in it, and where the caret stands."""
        return selection_in(self.edit, self.written)

    def write(self, edit: Edit, name: str) -> None:
        """Make `edit` and select what it says: one step, to be undone as `name`.

        Nothing happens where the text may only be read.
        """
        if self.edit.isReadOnly():
            return
        before, step = self.selection, self._open_post.sheet.steps.last
        self._make(edit, name)
        self.select(edit.selection)
        done = self._open_post.sheet.steps.last
        if done is not None and done is not step:
            self._page.selected[done.change] = before, edit.selection

    def select(self, selection: Selection) -> None:
        """Select that much of the text, and show the caret."""
        self.edit.when_whole(lambda: self._select(selection))

    def writing_of(self, sheet: Sheet) -> Writing | None:
        """What is being written of an open post; None where that was not on screen yet."""
        if sheet is self._open_post.sheet:
            return self.edit.writing
        page = self._pages.get(sheet)
        return page and page.writing

    def put_above(self, widget: QWidget) -> None:
        """Give `widget` a row above the text."""
        self._rows.insertWidget(0, widget)

    def zoom_by(self, step: int) -> None:
        """Set the text larger (1) or smaller (-1)."""
        self.edit.zoom_by(step)

    def reset_zoom(self) -> None:
        """Set the text in its usual size."""
        self.edit.zoom_by(0)

    def changeEvent(self, event: QEvent) -> None:
        """Colour text and marks anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._marks.colour_marks()
            self.colouring.use_theme()

    def _place(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.banner)
        self._rows.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self.setMinimumWidth(240)

    def _connect(self) -> None:
        self.edit.edited.connect(self._take)
        self.edit.much_came.connect(self._insert_much)
        self.edit.became_whole.connect(self._compare)
        self.edit.became_whole.connect(self._show_problems)
        self.edit.caret_moved.connect(self.caret_moved)
        self.edit.selectionChanged.connect(self._tell_selection)
        self._open_post.opened.connect(self._open)
        self._open_post.changed.connect(self._follow)
        self._open_post.stepped.connect(self._show_step)
        self._open_post.reading_changed.connect(self._compare)
        self._open_post.unsaved_changed.connect(self._remember_saved)
        self._open_post.settled.connect(self._show_problems)
        self._open_post.problems_changed.connect(self._show_problems)

    def _open(self) -> None:
        """Show the sheet that is on screen: as it was left, or anew."""
        self._page.writing = self.edit.writing
        page = self._pages.get(self._open_post.sheet)
        if page is None:
            page = self._pages[self._open_post.sheet] = Page(self._open_post.post)
            self._page = page
            self.edit.open_text(self._to_show(page.shown))
        elif page is not self._page and page.writing is not None:
            self._page = page
            self.edit.resume(page.writing, self._to_show(page.shown))
            self._follow(None)
        self._compare()
        self._show_problems()

    def _follow(self, by: object) -> None:
        """Another pane changed the post: show the body where it differs."""
        if by is not self and self._open_post.post.text != self._page.shown:
            self._show_anew()

    def _show_anew(self) -> None:
        self._page.shown = self._open_post.post.text
        self.edit.show_text(self._to_show(self._page.shown))
        self._compare()

    def _to_show(self, text: str) -> str:
        """`text`, of lines that are too long the beginning alone."""
        return text if self._page.is_whole else self._obstacles.without_long_lines(text)

    def _show_step(self, step: Step, change: PostChange) -> None:
        """Something was undone or redone: if it is in the text, the caret goes there."""
        body, selected = change.body, self._page.selected.get(step.change)
        if selected:
            self.select(selected[change is step.change])
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif body:
            before = self._open_post.post.body[: body.start + len(body.come)]
            if self._obstacle is not None and self._obstacle.keeps_lines:
                self.edit.go_to(before.count("\n") + 1)
            else:
                self.edit.show_caret_at(len(line_ends.shown(before)))
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        """The writer changed the text: so does the post, unless it is not what is shown."""
        if self._is_guarded or not self.edit.is_whole:
            self._soon.start()
            return
        self._page.shown = self.edit.text
        self._open_post.change(self._with_text(self._page.shown), self, *self._inserting)
        if not self._page.is_whole and first_long(self._page.shown) is not None:
            self.edit.setReadOnly(True)
            self._soon.start()  # the document is still telling that it changed

    def _make(self, edit: Edit, name: str, along: object = None) -> None:
        """Make `edit` in the widget; what takes its time there, in the post, and it follows."""
        if is_much(edit.text) or is_much(self.written[edit.start : edit.end]):
            post = self._with_text(edit.applied(self.written))
            self._open_post.change(post, None, name, along)
            return
        self._inserting = name, along
        write_in(self.edit, self.written, edit)
        self._inserting = "", None

    def _select(self, selection: Selection) -> None:
        if self.edit.text == self.written:
            select_in(self.edit, self.written, selection)
        else:  # its places are others there, its lines mostly not
            self.edit.go_to(self.written.count("\n", 0, selection.caret) + 1)

    def _insert_much(self, text: str) -> None:
        """Write in the place of the selection what takes its time."""
        place, come = self.selection, holdable(line_ends.shown(text))
        caret = Selection.at(place.start + len(come))
        self._make(Edit(place.start, place.end, come, caret), *self._inserting)
        self.select(caret)

    def _with_text(self, text: str) -> Post:
        return self._page.with_text(self._open_post.post, text)

    def _remember_saved(self, is_unsaved: bool) -> None:
        if not is_unsaved:
            self._page.saved = self._open_post.post

    def _compare(self) -> None:
        """Does the widget hold the body? If not, nobody may edit what it holds instead."""
        self._obstacle = self._found_obstacle()
        self.edit.setReadOnly(self._is_guarded)
        self.edit.setPlaceholderText("" if self._is_guarded else self.tr("Write here …"))
        self.banner.tell(self._obstacle, may_mend=not self._open_post.is_for_reading)

    @property
    def _is_guarded(self) -> bool:
        """May nobody change what the widget holds?"""
        return self._obstacle is not None or self._open_post.is_for_reading

    def _found_obstacle(self) -> Obstacle | None:
        find, post = self._obstacles, self._open_post.post
        if not self.edit.is_whole:
            return find.coming()
        if not self._page.is_whole:
            long = find.long_line(self._page.shown, post.body_line, self._edit_whole)
            if long is not None:
                return long
        held = self.edit.text
        return find.unholdable(post.text, held, post.body_line, self._replace_unholdable)

    def _edit_whole(self) -> None:
        """Show the whole lines, however long each key then takes."""
        self._page.is_whole = True
        self._show_anew()

    def _replace_unholdable(self) -> None:
        """Line ends instead of the characters that the widget cannot hold."""
        post = self._open_post.post
        self._open_post.change(post.with_text(holdable(post.text)), by=None)

    def _show_problems(self) -> None:
        # Where the widget holds other lines than the file, there is nothing to mark rightly.
        has_others = self._obstacle is not None and not self._obstacle.keeps_lines
        problems = () if has_others else self._open_post.problems
        self._marks.show_problems(problems, self._open_post.post.body_line)

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.edit.selected_text)
