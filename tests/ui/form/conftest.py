"""A form over a post in a small site."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.form.form_pane import FormPane
from editor.ui.open_post import OpenPost

POST = """---
layout: post
title: "The ferry"   # in the list
date: 2026-03-01T18:30:00 +0000
author: Inês
categories: [News]
tags: [sea, "late boats"]
excerpt: "It sails\u00a0“late”."
image: assets/ferry.png
published: true
rank: 3
colours:
  - red
  # why
  - blue
map:
  lat: 1.5
  places: [a, b]
---

Body.
"""


class Form:
    """The pane and what a person does in it."""

    def __init__(self, qtbot, pane: FormPane, open_post: OpenPost) -> None:
        self.qtbot, self.pane, self.open_post = qtbot, pane, open_post

    def widget(self, name: str):
        row = self.pane.row(name)
        assert row is not None, f"there is no row {name}"
        return row.editor.focusProxy()

    def editor(self, name: str):
        row = self.pane.row(name)
        assert row is not None
        return row.editor

    def type(self, name: str, words: str) -> None:
        widget = self.widget(name)
        self.qtbot.keyClick(widget, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClick(widget, Qt.Key.Key_End)
        self.qtbot.keyClicks(widget, words)

    def retype(self, name: str, words: str) -> None:
        widget = self.widget(name)
        self.qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(widget, words)

    def open(self, text: str) -> None:
        data = text.encode()
        self.open_post.open(Post.parse(data), self.open_post.place, data)

    @property
    def text(self) -> str:
        return self.open_post.post.to_bytes().decode()

    def notes(self, name: str) -> list[str]:
        row = self.pane.row(name)
        assert row is not None
        return [note.sentence for note in row.notes.notes()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("timezone: Europe/Lisbon\n")
    for name in ("_posts", "_layouts", "assets"):
        (tmp_path / name).mkdir()
    (tmp_path / "_layouts" / "post.html").touch()
    Image.new("RGB", (64, 32), "teal").save(tmp_path / "assets" / "ferry.png")
    return tmp_path


@pytest.fixture
def form(qtbot, questions, folder: Path):
    open_post = OpenPost()
    path = folder / "_posts" / "2026-03-01-the-ferry.md"
    pane = FormPane(open_post, questions)
    qtbot.addWidget(pane)
    pane.resize(360, 700)
    pane.show()
    data = POST.encode()
    open_post.open(Post.parse(data), Place(path, find_site(path)), data)
    qtbot.waitUntil(lambda: pane.publication.answers.is_current)
    yield Form(qtbot, pane, open_post)
    pane.hide()
