"""A window on a post in a language of a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from own_dictionary import write_dictionary
from pytestqt.qtbot import QtBot

from editor.dictionaries.dictionaries import dictionaries_here
from editor.dictionaries.library import library
from editor.ui.main_window import MainWindow
from editor.ui.spelling.spelling import Spelling

Opens = Callable[..., Spelling]


@pytest.fixture(autouse=True)
def own_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program finds one more dictionary: xx_XX."""
    if library() is None:
        pytest.skip("there is no libenchant on this machine")
    folder = tmp_path / "enchant"
    write_dictionary(folder)
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(folder))
    dictionaries_here.cache_clear()
    yield folder
    dictionaries_here.cache_clear()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, post_file: Callable[..., Path]) -> Iterator[Opens]:
    """Opens a post with this text and front matter, and waits until its words are known."""

    def opens(text: str, head: str = "title: The ferry", lang: str = "xx-XX") -> Spelling:
        window.show_pane("preview", False)
        window.files.open(post_file(f"---\nlang: {lang}\n{head}\n---\n{text}"))
        return settled(qtbot, window)

    yield opens
    menu = window.part(Spelling).next_word.menu
    if menu is not None:
        menu.close()


def settled(qtbot: QtBot, window: MainWindow) -> Spelling:
    """The spelling, once every word in sight is judged."""
    spelling = window.part(Spelling)
    window.open_post.settle()
    spelling.marks.look()
    qtbot.waitUntil(lambda: spelling.speller.is_current)
    spelling.marks.look()
    return spelling


def wrong(spelling: Spelling) -> list[str]:
    """The words that are marked in the text."""
    return [mark.word for mark in spelling.marks.marks]
