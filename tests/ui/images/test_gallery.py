"""The images of the site are found by a few letters and come into the post by Enter."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from illustrated_site import NAME, POST, files
from little_site import LittleSite
from pictures import picture
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from editor.ui.images.gallery import Gallery
from editor.ui.main_window import MainWindow

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
IN_BODY = "{{ site.baseurl }}/assets/images/"


@pytest.fixture
def gallery(qtbot, window: MainWindow) -> Callable[[], Gallery]:
    def opened() -> Gallery:
        dialog = window.pictures.dialog
        assert isinstance(dialog, Gallery)
        qtbot.waitUntil(lambda: dialog.answers.is_current)
        return dialog

    return opened


def names(gallery: Gallery) -> list[str]:
    return [gallery.model.item(row).text() for row in range(gallery.model.rowCount())]


def test_search_walk_enter(qtbot, window, site: LittleSite, gallery):
    for number in range(5):
        site.write(f"assets/2025/quay-{number}.png", picture(10 + number))
    os.utime(site.root / "assets/2025/quay-3.png", (2e9, 2e9))
    before = files(site)
    window.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_I, CONTROL | ALT)
    dialog = gallery()
    assert (len(names(dialog)), names(dialog)[0]) == (7, "quay-3.png")
    qtbot.keyClicks(dialog.line, "quay 2025")
    assert len(names(dialog)) == 5
    assert (
        dialog.note.text() == "assets/2025/quay-3.png · 13 × 6 px, PNG, " + dialog.note.text()[-8:]
    )
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Right)
    second = names(dialog)[1]
    qtbot.keyClicks(dialog.alt, "The quay")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    reference = f"{{{{ site.baseurl }}}}/assets/2025/{second}"
    assert window.text.edit.text == f"It sails.\n![The quay]({reference})"
    assert files(site) == before


def test_enter_in_the_search_line_takes_the_first(qtbot, window, gallery):
    window.actions_["gallery"].trigger()
    dialog = gallery()
    qtbot.keyClicks(dialog.line, "PIER")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.text.edit.text.startswith(f"![]({IN_BODY}pier.png)It sails.")


def test_what_is_not_there_is_not_taken(qtbot, window, gallery):
    window.actions_["gallery"].trigger()
    dialog = gallery()
    qtbot.keyClicks(dialog.line, "nothing")
    assert dialog.note.text() == "No image is called that."
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert window.text.edit.text == "It sails.\n"


def test_the_field_is_set(qtbot, window, site: LittleSite, gallery):
    qtbot.mouseClick(window.form.row("image").editor.gallery, Qt.MouseButton.LeftButton)
    dialog = gallery()
    assert dialog.alt.isHidden()
    qtbot.keyClicks(dialog.line, "pier")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    window.actions_["save"].trigger()
    assert files(site)[NAME] == POST.replace("lead.png", "pier.png").encode()


def test_thumbnails_come_in_the_background(qtbot, window, gallery):
    window.actions_["gallery"].trigger()
    dialog = gallery()
    tiles = dialog.list.itemDelegate()
    qtbot.waitUntil(lambda: len(tiles._thumbnails._kept) == 2)
    assert all(not picture.isNull() for picture in tiles._thumbnails._kept.values())
    dialog.reject()
