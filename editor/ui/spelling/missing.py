"""Says, once, how a dictionary is got for the language of a post that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.checks.problem import Severity
from editor.dictionaries.how_to_get import how_to_get
from editor.dictionaries.languages import name_of, system_language
from editor.site.language import language_of
from editor.ui.notices import Notice
from editor.ui.spelling.languages import language_name
from editor.ui.spelling.speller import Speller

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

KEY = "dictionary"


class MissingDictionary(QObject):
    """A notice for each language, the first time; the menu tells it whenever it is asked."""

    def __init__(self, window: MainWindow, speller: Speller) -> None:
        super().__init__(speller)
        self._window, self._speller = window, speller
        speller.found.connect(self._show)

    def tell(self) -> None:
        """Say how a dictionary is got: of the language that lacks one, else of another."""
        post, place = self._window.open_post.post, self._window.open_post.place
        missing = self._speller.there.missing
        name = missing or name_of(language_of(post, place)) or system_language()
        heading = self._why(missing) if missing else self.tr("A dictionary for another language")
        how = how_to_get(name, self._speller.there.has_library)
        self._window.questions.tell(heading, how)

    def _show(self) -> None:
        there, settings = self._speller.there, self._window.settings
        if not there.missing:
            self._window.notices.hide_notice(None, KEY)
        elif there.missing not in settings.told_dictionaries:
            settings.told_dictionaries = (*settings.told_dictionaries, there.missing)
            how = how_to_get(there.missing, there.has_library)
            notice = Notice(Severity.HINT, f"{self._why(there.missing)} {how}")
            self._window.notices.show_notice(None, KEY, notice)

    def _why(self, name: str) -> str:
        if not self._speller.there.has_library:
            return self.tr("The spelling is not checked: what reads dictionaries is missing.")
        said = self.tr("The spelling is not checked: there is no dictionary for {language}.")
        return said.format(language=language_name(name))
