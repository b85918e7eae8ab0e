"""The spelling of the post on screen: where it is marked, in which languages, and what is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu

from editor.checks.problem import Severity
from editor.dictionaries.languages import Wish
from editor.dictionaries.own_words import OwnWords, words_file
from editor.post.errors import PostError
from editor.site.language import language_of
from editor.ui.commands import Actions
from editor.ui.form.field_row import FieldRow
from editor.ui.form.text_fields import ExcerptField, TitleField
from editor.ui.notices import Notice
from editor.ui.settings import Settings
from editor.ui.sheet import Sheet
from editor.ui.spelling.languages import MENU as LANGUAGES
from editor.ui.spelling.languages import Languages
from editor.ui.spelling.missing import MissingDictionary
from editor.ui.spelling.names import names_of_post, names_of_site
from editor.ui.spelling.next_word import NextWord
from editor.ui.spelling.spell_marks import Mark, SpellMarks
from editor.ui.spelling.speller import Speller
from editor.ui.spelling.word_menu import WordMenu
from editor.ui.text.known_lines import KnownLines
from editor.ui.text.offsets import characters
from editor.writing.edit import exchange
from editor.writing.kept_tables import with_tables_aligned
from editor.writing.spelling.judging import plain_form
from editor.writing.spelling.words import words_of_names

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

SHOWN_MS = 4000
KEY = "own_words"  # of the notice that they cannot be read
Replace = Callable[[Mark, str], object]


class Spelling(QObject):
    """Checks the text, the title and the excerpt."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._settings = window, window.settings
        self._open_post = window.open_post
        self._own = OwnWords(words_file())
        self._unread = ""  # why the own words cannot be read
        self._ignored = WeakKeyDictionary[Sheet, set[str]]()
        self._of_site: frozenset[str] = frozenset()
        self.speller = Speller(self)
        self.languages = Languages(self.speller, window.settings)
        self.missing = MissingDictionary(window, self.speller)
        self.marks = self._mark_text()
        self.next_word = self._seek_in_text()
        for row in window.form.rows:
            self._mark_row(row)
        self._connect()
        self._know_site()

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls; a checkable one is called with its state."""
        return {
            "spelling": self.use_spelling,
            "next_misspelling": lambda: self._next_word_here().go_on(),
            "previous_misspelling": lambda: self._next_word_here().go_back(),
            "own_words": self.change_own_words,
            "get_dictionary": self.missing.tell,
            "post_language": self.languages.use_post_language,
        }

    def tick_in(self, actions: Actions) -> None:
        """Tick what is on, and offer the languages, in their menu and by their names."""
        self._actions = actions
        self._settings.follow(Settings.checks_spelling, actions["spelling"].setChecked, actions)
        self.languages.fill(actions)
        self._window.palette_.offer_more(LANGUAGES, self.languages.choices)

    def use_spelling(self, on: bool) -> None:
        """Check the spelling from now on, or do not."""
        self._settings.checks_spelling = on

    def change_own_words(self) -> None:
        """Let the writer look through the words that they added."""
        known = self._own.words
        words = self._window.questions.own_words(sorted(known, key=str.casefold))
        if words is not None:
            kept = {plain_form(word.strip()) for word in words}
            self._try(lambda: self._own.change(kept - known, known - kept))

    def add(self, word: str) -> None:
        """This word is right from now on, in every post."""
        self._try(lambda: self._own.add(word))

    def ignore(self, word: str) -> None:
        """This word is right in this post, until the program ends."""
        self._ignored.setdefault(self._open_post.sheet, set()).add(plain_form(word))
        self._know()

    def _connect(self) -> None:
        self._window.text.edit.menu_opened.connect(
            lambda menu: self._complete(menu, self.marks, self._replace_in_text)
        )
        self._window.form.row_made.connect(self._mark_row)
        self._window.site_posts.suggested.connect(self._know_site)
        for signal in (self._open_post.settled, self._open_post.place_changed):
            signal.connect(self._look_at_post)
        for setting in (Settings.checks_spelling, Settings.spells_by_post):
            self._settings.follow(setting, self._wish, self)
        self._settings.follow(Settings.spelling_languages, self._wish, self)

    def _mark_text(self) -> SpellMarks:
        pane = self._window.text
        show = partial(pane.overlays.show, "spelling")
        marks = SpellMarks(pane.edit, self.speller, show, lambda: pane.edit.lines)
        pane.edit.writing_shown.connect(marks.follow_document)
        return marks

    def _mark_row(self, row: FieldRow) -> None:
        """Check the field of a row, if it is one of prose."""
        if isinstance(row.editor, TitleField | ExcerptField):
            text = row.editor.text
            lines = KnownLines(text.document())
            marks = SpellMarks(text, self.speller, text.setExtraSelections, lambda: lines)
            replace = partial(self._replace_in_field, row)
            text.menu_opened.connect(lambda menu: self._complete(menu, marks, replace))
            none = self.tr("No wrong word in “{field}”.").format(field=text.accessibleName())
            NextWord(
                text,
                lambda: (text.text(), lines.states),
                self.speller,
                partial(self._offer, marks, replace),
                lambda: self._say(none),
            )

    def _seek_in_text(self) -> NextWord:
        edit = self._window.text.edit
        return NextWord(
            edit,
            lambda: (edit.text, edit.lines.states),
            self.speller,
            partial(self._offer, self.marks, self._replace_in_text),
            lambda: self._say(self.tr("No wrong word in the text.")),
        )

    def _next_word_here(self) -> NextWord:
        """That of the field that has the focus, if it is one of prose; else that of the text."""
        focused, own = QApplication.focusWidget(), Qt.FindChildOption.FindDirectChildrenOnly
        here: NextWord | None = focused.findChild(NextWord, options=own) if focused else None
        return here or self.next_word

    def _look_at_post(self) -> None:
        self._wish()
        self._know()

    def _wish(self, _chosen: object = None) -> None:
        """Check in the languages that are wished for the post."""
        own = language_of(self._open_post.post, self._open_post.place)
        chosen = self._settings.spelling_languages
        wish = Wish(own if self._settings.spells_by_post else "", chosen)
        self.speller.use(wish if self._settings.checks_spelling else None)

    def _know_site(self) -> None:
        site, suggestions = self._open_post.place.site, self._window.site_posts.suggestions
        self._of_site = words_of_names(names_of_site(site, suggestions))
        self._know()

    def _know(self) -> None:
        """These words are right: added, ignored, names of the site and of the post."""
        ignored = self._ignored.get(self._open_post.sheet, set[str]())
        names = words_of_names(names_of_post(self._open_post.post))
        self.speller.use_own(self._own.words | ignored | self._of_site | names)
        self._tell_unread(self._own.trouble)

    def _tell_unread(self, sentence: str) -> None:
        """The own words cannot be read, or (with "") can be again; told where that is new."""
        if sentence != self._unread:
            self._unread = sentence
            if sentence:
                notice = Notice(Severity.HINT, sentence)
                self._window.notices.show_notice(None, KEY, notice)
            else:
                self._window.notices.hide_notice(None, KEY)

    def _say(self, sentence: str) -> None:
        """Say something in passing."""
        self._window.status.showMessage(sentence, SHOWN_MS)

    def _try(self, write: Callable[[], object]) -> None:
        """Write the own words, or say why not."""
        try:
            write()
        except PostError as error:
            self._window.questions.tell(self.tr("Your words"), str(error))
        self._know()

    def _complete(self, menu: QMenu, marks: SpellMarks, replace: Replace) -> None:
        """Put what can be done about the word that a menu was asked for at its top."""
        mark = marks.mark_for_menu()
        if mark is not None:
            self._fill(menu, mark, not marks.is_read_only, replace)

    def _offer(self, marks: SpellMarks, replace: Replace, mark: Mark) -> QMenu:
        """A menu of what can be done about a word."""
        menu = QMenu(self._window)
        self._fill(menu, mark, not marks.is_read_only, replace)
        menu.addActions([self._actions[f"{each}_misspelling"] for each in ("next", "previous")])
        return menu

    def _fill(self, menu: QMenu, mark: Mark, may_change: bool, replace: Replace) -> None:
        sheet = self._open_post.sheet

        def replace_here(word: str) -> None:
            if self._open_post.sheet is sheet:  # the menu may stay while another post comes
                replace(mark, word)

        entries = WordMenu(menu, mark.word, self.speller.suggest(mark.word), may_change)
        entries.chosen.connect(replace_here)
        entries.added.connect(self.add)
        entries.ignored.connect(self.ignore)
        entries.put_menu(self._actions.menus["Edit/Spelling/Languages"])

    def _replace_in_text(self, mark: Mark, word: str) -> None:
        pane = self._window.text
        start, end = (characters(pane.written, each) for each in (mark.start, mark.end))
        if pane.written[start:end] == mark.word:  # which may have changed under the menu
            edit = exchange(pane.selection, start, end, word)
            pane.write(with_tables_aligned(pane.written, edit), self._name)

    def _replace_in_field(self, row: FieldRow, mark: Mark, word: str) -> None:
        text = row.editor.text.text() if isinstance(row.editor, TitleField | ExcerptField) else ""
        start, end = (characters(text, each) for each in (mark.start, mark.end))
        if text[start:end] != mark.word or row.editor.lost or self._open_post.is_for_reading:
            return
        try:
            post = self._open_post.post.set(row.name, text[:start] + word + text[end:])
        except PostError as error:
            self._window.questions.tell(self._name, str(error))
        else:
            self._open_post.change(post, self, self._name)

    @property
    def _name(self) -> str:
        """What the step is called."""
        return self.tr("correct the spelling")
