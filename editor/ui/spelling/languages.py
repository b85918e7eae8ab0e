"""The menu of the languages that are checked: the post’s own, and any that there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from editor.dictionaries.dictionaries import dictionaries_here
from editor.ui.commands import Actions
from editor.ui.settings import Settings
from editor.ui.spelling.speller import Speller

MENU = "Edit/Spelling/Languages"


class Languages(QObject):
    """Chooses and remembers languages."""

    def __init__(self, speller: Speller, settings: Settings) -> None:
        super().__init__(speller)
        self._speller, self._settings = speller, settings
        self._added: list[QAction] = []

    def fill(self, actions: Actions) -> None:
        """Have the menu show what there is each time it opens."""
        own = actions["post_language"]
        self._settings.follow(Settings.spells_by_post, own.setChecked, actions)
        self._menu = actions.menus[MENU]
        self._menu.aboutToShow.connect(lambda: self._show(self._menu))

    def use_post_language(self, on: bool) -> None:
        """Check in the language that a post names, or only in those that are chosen."""
        self._settings.spells_by_post = on

    def choices(self) -> Sequence[QAction]:
        """What the menu shows of languages now; their data are their English names."""
        self._show(self._menu)
        return self._added[1:]

    def _show(self, menu: QMenu) -> None:
        for action in self._added:
            menu.removeAction(action)
            action.deleteLater()
        self._added = [menu.addSeparator()]
        chosen, in_use = self._settings.spelling_languages, self._speller.there.names
        for name in sorted(dictionaries_here().names(), key=lambda name: language_name(name)):
            action = QAction(language_name(name), menu)
            action.setObjectName(name)
            action.setData(QLocale.languageToString(QLocale(name).language()))
            action.setCheckable(True)
            action.setChecked(name in chosen)
            if name in in_use and name not in chosen:
                action.setText(self.tr("{language} – in use").format(language=language_name(name)))
            action.triggered.connect(lambda on, name=name: self._choose(name, on))
            menu.addAction(action)
            self._added.append(action)

    def _choose(self, name: str, on: bool) -> None:
        others = [each for each in self._settings.spelling_languages if each != name]
        self._settings.spelling_languages = (*others, name) if on else tuple(others)


def language_name(name: str) -> str:
    """A language in its own words: “Deutsch (Österreich)”; as it is written where Qt has none."""
    locale = QLocale(name)
    if locale.language() == QLocale.Language.C:
        return name
    own = QLocale(locale.language(), QLocale.Country.World).nativeLanguageName() or name
    own = own[:1].upper() + own[1:]
    return f"{own} ({locale.nativeTerritoryName()})" if "_" in name else own
