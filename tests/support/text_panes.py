"""A text pane on screen, and posts in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.open_post import OpenPost
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.text_pane import TextPane


def shown_pane(qtbot: QtBot, open_post: OpenPost, height: int = 400) -> TextPane:
    """The pane of an open post, so high in pixels, once it is on screen."""
    pane = TextPane(open_post)
    pane.resize(620, height)
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def show(open_post: OpenPost, file: str) -> None:
    """Open a post that its file holds so."""
    data = file.encode()
    open_post.open(Post.parse(data), Place(None, find_site(None)), data)


def file_of(open_post: OpenPost) -> str:
    """What its file would hold."""
    return open_post.post.to_bytes().decode()


def wait_for_beginning(edit: TextEdit) -> None:
    """Until the first of very many lines have come; the rest has not."""
    for _ in range(100):
        if edit.text:
            break
        QCoreApplication.processEvents()
    assert edit.text
    assert not edit.is_whole
