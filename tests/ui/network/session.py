"""A session with the whole program: posts are opened, written in, looked at every way and saved.

`session.py FILE…` ends with 0 once it has done so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from driven_session import Steps, run
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from rich_texts import office, word

from editor.dictionaries.library import library
from editor.ui.completing.completing_choice import CompletingChoice
from editor.ui.main_window import MainWindow
from editor.ui.overview.overview import Overview
from editor.ui.preview.site_choices import View
from editor.ui.spelling.spelling import Spelling

WINDOWS = ("elsewhere", "guide", "check_site", "images")
AWAY = "http://127.0.0.1:9/v0"  # an address that can be reached, if it is tried
SHEET = f"<link rel=stylesheet href={AWAY}.css><style>@import '{AWAY}.css';</style>"
SEEN = f'<p style="background: url({AWAY}.png)">A <b>far</b> <img src="{AWAY}.png" alt="ship"></p>'
RICH = {
    SHEET + SEEN: f"A **far** ![ship]({AWAY}.png)",
    word(f"<p class=MsoNormal>One <b>lamp</b> <img src='{AWAY}.gif' alt=lit></p>"): "One **lamp**",
    office(f"{SHEET}<p>One <i>wind</i> <img src='{AWAY}.jpg' alt=blows></p>"): "One *wind*",
}
HEADING = "Ferries of the session"


def session(window: MainWindow) -> Steps:
    """What is done, in steps; each gives what is to be true before the next."""
    for number, path in enumerate(map(Path, sys.argv[1:])):
        yield from look(window, path)
        if number == 0:
            for part in (pastes, completes, spells, surveys, searches):
                yield from part(window)
        window.actions_["save"].trigger()
        yield lambda: not window.open_post.is_unsaved
    for name in WINDOWS:
        window.actions_[name].trigger()
        yield None
    QApplication.closeAllWindows()


def look(window: MainWindow, path: Path) -> Steps:
    """A post is opened, and written in, in each view."""
    window.files.open(path)
    yield lambda: window.open_post.place.path == path
    for view in View:
        window.preview.show_view(view)
        yield lambda: window.preview.is_current
        write(window, "a word ")
        yield lambda: window.preview.is_current
    window.actions_["copy_rich"].trigger()


def write(window: MainWindow, text: str) -> None:
    """Type, line ends too."""
    edit = window.text.edit
    edit.setFocus()
    for line_end, line in enumerate(text.split("\n")):
        if line_end:
            QTest.keyClick(edit, Qt.Key.Key_Return)
        QTest.keyClicks(edit, line)


def new_lines(window: MainWindow) -> None:
    """Begin a paragraph at the end of the text."""
    window.activateWindow()
    window.text.edit.moveCursor(window.text.edit.textCursor().MoveOperation.End)
    write(window, "\n\n")


def pastes(window: MainWindow) -> Steps:
    """A web page's and two word processors' texts, with pictures and sheets of the network."""
    for html, markdown in RICH.items():
        new_lines(window)
        data = QMimeData()
        data.setHtml(html)
        data.setText("plain")
        QGuiApplication.clipboard().setMimeData(data)
        window.actions_["paste"].trigger()
        assert markdown in window.text.written, window.text.written[-500:]
        yield lambda: window.preview.is_current
        yield None


def completes(window: MainWindow) -> Steps:
    """What the list under the caret offers is taken."""
    popup = window.part(CompletingChoice).completion.popup
    new_lines(window)
    write(window, "{% inclu")
    yield popup.isVisible
    QTest.keyClick(window.text.edit, Qt.Key.Key_Return)
    assert "{% include" in window.text.written.splitlines()[-1]
    yield lambda: window.preview.is_current


def spells(window: MainWindow) -> Steps:
    """The next wrong word is sought, with what may have been meant."""
    if library() is None:
        return
    spelling = window.part(Spelling)
    window.settings.spells_by_post = False
    window.settings.spelling_languages = ("xx_XX",)
    window.activateWindow()
    new_lines(window)
    write(window, "good lihgt in the harbour")
    yield lambda: spelling.speller.is_current
    QTest.keyClick(window.text.edit, Qt.Key.Key_Home)
    window.actions_["next_misspelling"].trigger()
    yield lambda: spelling.next_word.menu is not None
    assert window.text.edit.textCursor().selectedText() == "lihgt"
    menu = spelling.next_word.menu
    assert menu is not None
    yield lambda: "light" in [each.text() for each in menu.actions()]
    menu.close()


def surveys(window: MainWindow) -> Steps:
    """Outline, links and length are looked at."""
    window.show_pane("overview", True)
    pane = window.part(Overview).pane
    new_lines(window)
    write(window, f"# {HEADING}\n\n[far]({AWAY}) ![far]({AWAY}.png) ")
    pane.tabs.setCurrentWidget(pane.outline)
    yield lambda: HEADING in [each.title for each in pane.outline.model.outline.headings]
    pane.tabs.setCurrentWidget(pane.linked)
    yield lambda: any(AWAY in each for each in listed(window))
    pane.linked.rows.scrollToBottom()
    yield None
    pane.tabs.setCurrentWidget(pane.length)
    yield pane.length.isVisible


def listed(window: MainWindow) -> Iterator[str]:
    """The links and images that the overview lists."""
    rows = window.part(Overview).pane.linked.rows
    for row in range(rows.count()):
        yield rows.item(row).toolTip()


def searches(window: MainWindow) -> Steps:
    """Words are sought in the whole site."""
    window.actions_["find_in_site"].trigger()
    find = window.finding.site_window
    assert find is not None
    find.bar.words.setText(HEADING)
    yield lambda: not find.is_busy and find.model.matches
    find.close()


if __name__ == "__main__":
    run(session)
