"""Find and replace in the text of the open post."""

from __future__ import annotations

from collections.abc import Callable

import regex
from PySide6.QtCore import QObject, Qt

from editor.ui.find.answer import WHOLE, Answer, Question, answer
from editor.ui.find.find_bar import CASE, EXPRESSION, PART, FindBar, below
from editor.ui.find.find_bar import WHOLE as WHOLE_WORD
from editor.ui.find.match_marks import MatchMarks, in_sight
from editor.ui.find.searched_part import SearchedPart
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.ui.text.offsets import Places
from editor.ui.text.selecting import select_in
from editor.ui.text.text_pane import TextPane
from editor.ui.turn import TurnTimer
from editor.writing.edit import Edit, Selection
from editor.writing.expression import SearchError
from editor.writing.kept_tables import with_tables_aligned
from editor.writing.replacing import replace_all, replace_one

LONGEST_WORDS = 200  # characters of a selection that is taken for what is to be found
LONG = 50_000  # characters of a text that is searched again only in a pause
PAUSE_MS = 250
AT_ONCE = 0.5  # seconds that the window waits for the next match at most


class TextFinder(QObject):
    """Owns the bar below the text, and what was found there."""

    def __init__(
        self, pane: TextPane, open_post: OpenPost, go_to_field: Callable[[str], None]
    ) -> None:
        super().__init__(pane)
        self._pane, self._open_post, self._go_to_field = pane, open_post, go_to_field
        self.bar = FindBar((CASE, WHOLE_WORD, EXPRESSION, PART))
        self.bar.setAccessibleName(self.tr("Find in the text"))
        below(pane, self.bar)
        self._marks = MatchMarks(pane.edit, pane.overlays)
        self._work = LatestAnswer(self)
        self._answer: Answer | None = None
        self._part = SearchedPart(pane)
        self._done = ""  # what was replaced last, until something else is asked for
        self._from: int | None = None  # where the first match is sought; None: stay
        self._field = -1  # the one of those with a match that was shown last
        self._soon = TurnTimer(self, singleShot=True)
        self._soon.timeout.connect(self._ask)
        self._connect()

    @property
    def is_current(self) -> bool:
        """Is what the bar says that of the text and the words as they are?"""
        known = self._answer
        return known is not None and known.question == self._question()

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar; words that are selected are those to be found, lines the part."""
        selected = "" if self._is_on_match() else self._pane.edit.textCursor().selectedText()
        is_part = "\u2029" in selected
        words = "" if is_part or len(selected) > LONGEST_WORDS else selected
        if self.bar.options[EXPRESSION].isChecked():
            words = str(regex.escape(words))
        self._from = self._pane.selection.start
        if is_part and not self._part:
            self.bar.options[PART].setChecked(True)
        self._done = ""
        self._allow()
        self.bar.ask(words, replacing=replacing)
        self._ask()

    def step(self, by: int) -> None:
        """Select the next match (1) or the one before (-1)."""
        self._done = ""
        if not self.bar.search:
            self.open()
            return
        known = self._known()
        selected = self._selected(known.places)
        move = known.found.next if by > 0 else known.found.previous
        number = move(selected.start, selected.end)
        if number is not None:
            self._select(known, number)

    def replace(self) -> None:
        """Replace the selected match, and go to the next one."""
        self._write(lambda *what: (replace_one(*what), 1), self.tr("Replace"))
        if not self.bar.sentence:
            self.step(1)

    def replace_all(self) -> None:
        """Replace every match, as one step."""
        count = self._write(replace_all, self.tr("Replace all ({count})"))
        if not self.bar.sentence:
            self._done = self.tr("{count} replaced").format(count=count)
            self._count()

    def _write(self, make: Callable[..., tuple[Edit | None, int]], name: str) -> int:
        """Make the edit, called `name`; gives how many matches it replaces."""
        text, part = self._pane.written, self._part.now
        written = self.bar.written
        try:
            edit, count = make(self.bar.search, written, text, self._pane.selection, part)
        except SearchError as error:
            self.bar.tell(str(error))
            return 0
        self.bar.tell("")
        if edit is None:
            return 0
        edit = with_tables_aligned(text, edit)
        self._pane.write(edit, name.format(count=count))
        if part is not WHOLE and part[1] is not None:
            self._part.keep(part[0], part[1] + len(edit.text) - (edit.end - edit.start))
        return count

    # What is found

    def _connect(self) -> None:
        self.bar.wished.connect(self._wish)
        self.bar.step_requested.connect(self.step)
        self.bar.replace_requested.connect(self.replace)
        self.bar.replace_all_requested.connect(self.replace_all)
        self.bar.fields_requested.connect(self._show_field)
        self.bar.closed.connect(self._close)
        self._work.answered.connect(self._take)
        self._pane.edit.selectionChanged.connect(self._count)
        self._open_post.changed.connect(self._follow)
        self._open_post.opened.connect(self._follow_other)
        self._open_post.reading_changed.connect(self._allow)
        self._pane.edit.became_whole.connect(lambda: self._follow(None))

    def _question(self) -> Question:
        return Question(self.bar.search, self._pane.written, self._part.now, self._open_post.post)

    def _ask(self) -> None:
        question = self._question()
        self._work.ask(lambda: answer(question))

    def _wish(self) -> None:
        """Other words, or other options."""
        self._done = ""
        if not self.bar.is_in_part:
            self._part.drop()
        elif not self._part:
            self._part.take()
        if self._from is None:
            self._from = self._pane.selection.start
        self._ask()

    def _follow(self, _by: object) -> None:
        """The text has changed."""
        if self.bar.isVisible():
            self._marks.wait()
            self._soon.start(PAUSE_MS if len(self._pane.written) > LONG else 0)

    def _follow_other(self) -> None:
        """Another text is on screen."""
        self._marks.clear()
        self._search_all()
        self._done = ""
        if self.bar.isVisible():
            self._ask()

    def _take(self, found: Answer) -> None:
        """Show what was found, unless the text is another one by now."""
        is_other = found.question.text != self._pane.written or not self._pane.edit.is_whole
        if is_other or not self.bar.isVisible():
            return
        self._answer, self._field = found, -1
        self.bar.tell(found.sentence)
        self.bar.tell_fields([self._named(each) for each in found.fields])
        if found.found:
            self._marks.show(found.found, found.places)
        else:
            self._marks.clear()
        start, self._from = self._from, None
        number = None if start is None else found.found.nearest(start)
        if number is not None and self.bar.words.hasFocus():
            self._select(found, number)
        self._count()

    def _known(self) -> Answer:
        """The answer for the text as it is; found now where none is there."""
        if self._answer is None or not self.is_current:
            self._from = None
            now = answer(self._question(), AT_ONCE)
            self._answer = now
            self._take(now)
            return now
        return self._answer

    def _is_on_match(self) -> bool:
        """Is what is selected a match of what is searched for already?"""
        if self._answer is None or not self.bar.isVisible():
            return False
        selected = self._selected(self._answer.places)
        return self._answer.found.at(selected.start, selected.end) is not None

    def _count(self) -> None:
        """Say how much was found; lines that are selected can become the part."""
        self._allow()
        if self._done:
            self.bar.tell_done(self._done)
        elif self._answer and self.bar.isVisible() and not self._answer.sentence:
            selected = self._selected(self._answer.places)
            found = self._answer.found
            self.bar.tell_count(found.at(selected.start, selected.end), len(found))

    def _selected(self, places: Places) -> Selection:
        cursor = self._pane.edit.textCursor()
        return Selection(places.characters(cursor.anchor()), places.characters(cursor.position()))

    def _select(self, known: Answer, number: int) -> None:
        """Select a match and show it, in the middle where it was out of sight."""
        self._pane.edit.when_whole(lambda: self._show(known, number))

    def _show(self, known: Answer, number: int) -> None:
        edit = self._pane.edit
        start, end = known.found.span(number)
        top, bottom = in_sight(edit)
        select_in(edit, known.question.text, Selection(start, end))
        if not top <= known.places.units(start) <= bottom:
            edit.centerCursor()

    def _search_all(self) -> None:
        self._part.drop()
        self.bar.options[PART].setChecked(False)

    def _allow(self) -> None:
        """What can be done with the text and what is selected in it."""
        self.bar.allow_replacing(not self._pane.edit.isReadOnly())
        is_other = self._pane.edit.textCursor().hasSelection() and not self._is_on_match()
        self.bar.options[PART].setEnabled(bool(self._part) or is_other)

    # Elsewhere

    def _show_field(self) -> None:
        """Go to the next field that holds a match."""
        if self._answer and self._answer.fields:
            self._field = (self._field + 1) % len(self._answer.fields)
            self._go_to_field(self._answer.fields[self._field])

    def _named(self, field: str) -> str:
        return field or self.tr("front matter")

    def _close(self) -> None:
        self._marks.clear()
        self._search_all()
        self._pane.edit.setFocus(Qt.FocusReason.OtherFocusReason)
