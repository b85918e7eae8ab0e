"""In which languages a post is checked, and what is said where there is no dictionary."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from own_dictionary import write_dictionary
from pytestqt.qtbot import QtBot
from scripted_questions import ScriptedQuestions

from editor.dictionaries.dictionaries import dictionaries_here
from editor.ui.main_window import MainWindow
from editor.ui.palette.command_row import MENU
from editor.ui.spelling.languages import language_name

from .conftest import Opens, settled, wrong

TEXT = "The ferry, la barca, wrod.\n"


def test_the_language_of_the_post_and_a_chosen_one(
    qtbot: QtBot, window: MainWindow, opened: Opens, own_dictionary: Path
) -> None:
    write_dictionary(own_dictionary, "yy", ["barca", "la"])
    spelling = opened(TEXT)
    assert wrong(spelling) == ["la", "barca", "wrod"]
    menu = window.actions_.menus["Edit/Spelling/Languages"]
    menu.aboutToShow.emit()
    own, other = ({a.objectName(): a for a in menu.actions()}[name] for name in ("xx_XX", "yy"))
    assert own.text() == "xx_XX – in use"
    other.trigger()
    assert window.settings.spelling_languages == ("yy",)
    qtbot.waitUntil(lambda: wrong(spelling) == ["wrod"])
    window.actions_["post_language"].trigger()
    qtbot.waitUntil(lambda: wrong(settled(qtbot, window)) == ["The", "ferry", "wrod"])
    window.actions_["post_language"].trigger()
    other.trigger()
    assert window.settings.spelling_languages == ()
    qtbot.waitUntil(lambda: wrong(spelling) == ["la", "barca", "wrod"])


def test_the_languages_can_be_chosen_again_and_again_at_a_word(
    qtbot: QtBot, window: MainWindow, opened: Opens, own_dictionary: Path
) -> None:
    write_dictionary(own_dictionary, "yy", ["barca", "la"])
    seeking = opened(TEXT).next_word
    languages = window.actions_.menus["Edit/Spelling/Languages"]
    for is_chosen in (True, False, True):
        window.actions_["next_misspelling"].trigger()
        qtbot.waitUntil(lambda: seeking.menu is not None)
        menu = seeking.menu
        assert menu is not None
        assert languages.menuAction() in menu.actions()
        languages.aboutToShow.emit()
        next(each for each in languages.actions() if each.objectName() == "yy").trigger()
        assert window.settings.spelling_languages == (("yy",) if is_chosen else ())
        with qtbot.waitSignal(menu.destroyed):
            menu.close()
        del menu


@pytest.mark.parametrize("typed", ["german", "deutsch"])
def test_languages_are_found_among_the_commands(
    qtbot: QtBot, window: MainWindow, opened: Opens, own_dictionary: Path, typed: str
) -> None:
    write_dictionary(own_dictionary, "de")
    opened(TEXT)
    palette = window.palette_
    for chosen, shown in ((("de",), "Deutsch"), ((), "Deutsch ✓")):
        window.actions_["palette"].trigger()
        qtbot.keyClicks(palette.line, typed)
        row = next(
            n for n in range(palette.model.rowCount()) if palette.model.item(n).text() == shown
        )
        assert palette.model.item(row).data(MENU) == "Edit ▸ Spelling ▸ Languages"
        palette.list.clicked.emit(palette.model.index(row, 0))
        assert window.settings.spelling_languages == chosen
    assert window.settings.recent_commands[0] == "de"


def test_another_language_in_the_front_matter_counts_at_once(
    qtbot: QtBot, window: MainWindow, opened: Opens, own_dictionary: Path
) -> None:
    write_dictionary(own_dictionary, "yy", ["barca", "la"])
    spelling = opened(TEXT)
    window.open_post.change(window.open_post.post.set("lang", "yy"), by=None)
    qtbot.waitUntil(lambda: wrong(spelling) == ["The", "ferry", "wrod"])


def test_a_missing_dictionary_is_said_once(
    qtbot: QtBot, window: MainWindow, opened: Opens, questions: ScriptedQuestions
) -> None:
    spelling = opened("Färjan.\n", lang="qaa")
    qtbot.waitUntil(lambda: len(window.notices.sentences) == 1)
    sentence = window.notices.sentences[0]
    assert "there is no dictionary for qaa" in sentence
    assert "qaa.dic" in sentence
    assert wrong(spelling) == []
    window.actions_["get_dictionary"].trigger()
    assert questions.told[-1] in sentence
    window.open_post.change(window.open_post.post.set("lang", "xx-XX"), by=None)
    qtbot.waitUntil(lambda: wrong(spelling) == ["Färjan"])
    assert window.notices.sentences == []
    window.open_post.change(window.open_post.post.set("lang", "qaa"), by=None)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: spelling.speller.there.missing == "qaa")
    assert window.notices.sentences == []


def test_without_the_library_a_sentence_says_what_to_install(
    qtbot: QtBot, window: MainWindow, opened: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    dictionaries_here.cache_clear()
    spelling = opened(TEXT)
    qtbot.waitUntil(lambda: len(window.notices.sentences) == 1)
    assert "what reads dictionaries is missing" in window.notices.sentences[0]
    assert "enchant" in window.notices.sentences[0]
    assert wrong(spelling) == []
    window.actions_["next_misspelling"].trigger()
    qtbot.waitUntil(lambda: window.status.currentMessage() == "No wrong word in the text.")


def test_english_as_this_computer_knows_it(opened: Opens) -> None:
    if "en_US" not in dictionaries_here().names():
        pytest.skip("there is no English dictionary on this machine")
    text = "We didn’t recieve the mother-in-law’s letter, teh HTML5 one.\n"
    assert wrong(opened(text, lang="en")) == ["recieve", "teh"]


def test_names_of_languages() -> None:
    assert language_name("de_AT") == "Deutsch (Österreich)"
    assert language_name("en") == "English"
    assert language_name("xx_XX") == "xx_XX"
