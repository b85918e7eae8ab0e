"""A preview of a post in its site's layout, and what a test asks of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from little_site import png
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_page import ShownPage

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.open_post import OpenPost
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import SiteChoices, View
from editor.ui.preview.site_page import SitePage
from editor.ui.preview.site_pages import SitePages

POST = """---
title: A ferry at dawn
date: 2026-03-01 08:00:00 +0000
tags: [sea, boats]
image: /assets/boat.png
---
First paragraph.

Second paragraph.

Third paragraph.
"""
CONFIG = """title: Harbour
baseurl: /blog
url: https://harbour.example
defaults: [{scope: {path: ""}, values: {layout: post}}]
"""
LAYOUT = """<!DOCTYPE html>
<html lang="en"><head><title>{{ page.title | escape }} – Harbour</title>
<link rel="stylesheet" href="{{ "/assets/site.css" | relative_url }}"></head>
<body class="dusk"><nav id="top"><a href="/blog/">Harbour</a></nav>
<main><h1>{{ page.title | escape }}</h1><time>{{ page.date | date: "%Y-%m-%d" }}</time>
{%- for tag in page.tags %}<i>{{ tag }}</i>{% endfor -%}
<img class="lead" src="{{ page.image | default: "/assets/boat.png" | relative_url }}">
<div class="body">{{ content }}</div></main>
<footer>The end of {{ page.title | escape }}</footer></body></html>
"""
FILTERED = LAYOUT.replace("{{ content }}", '{{ content | replace: "e", "E" }}')


class WholePages(SitePages):
    """The same pages, given as wholes: what a browser makes of what Jekyll writes."""

    def page(self, post: Post) -> SitePage:
        return replace(super().page(post), shell=None)


class ShownSite(ShownPage):
    """A preview that shows the site's page of a post."""

    def __init__(
        self, qtbot: QtBot, root: Path, text: str = POST, layout: str = LAYOUT, pages=SitePages
    ) -> None:
        self.qtbot, self.root = qtbot, root
        for folder in ("_posts", "_layouts", "assets"):
            (root / folder).mkdir(exist_ok=True)
        (root / "_layouts/post.html").write_text(layout)
        if not (root / "_config.yml").exists():
            (root / "_config.yml").write_text(CONFIG)
        (root / "assets/boat.png").write_bytes(png(30, 20))
        if not (root / "assets/site.css").exists():
            (root / "assets/site.css").write_text("main { color: rgb(1, 2, 3) }")
        self.open_post = OpenPost()
        self.choices = SiteChoices()
        self.pages = pages
        self.pane = PreviewPane(self.open_post, self.choices, pages=lambda place: self.pages(place))
        qtbot.addWidget(self.pane)
        self.pane.resize(600, 500)
        with qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.pane.show()
        self.open(text)

    @property
    def site(self):
        return self.open_post.place.site

    def open(self, text: str, view: View = View.SITE) -> None:
        path = self.root / "_posts" / "2026-03-01-ferry.md"
        self.choices.show_view(find_site(path), view)
        data = text.encode()
        with self.qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.open_post.open(Post.parse(data), Place(path, find_site(path)), data)
        self.wait_until("document.adoptedStyleSheets.length < 2")

    def show_view(self, view: View) -> None:
        """Switch to the other view."""
        with self.qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.pane.show_view(view)

    def change(self, post: Post) -> None:
        """Change the post, and wait until the page shows it, what may wait included."""
        if post == self.open_post.post:
            return
        with self.qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.open_post.change(post, by=None)
        self.settle()

    def come_back(self) -> None:
        """Come back to the window from another program."""
        QApplication.sendEvent(self.pane, QEvent(QEvent.Type.ActivationChange))

    def settle(self) -> None:
        self.open_post.settle()
        self.qtbot.waitUntil(lambda: self.pane.is_current, timeout=20_000)

    def replace(self, old: str, new: str) -> None:
        post = self.open_post.post
        assert old in post.text
        self.change(post.with_text(post.text.replace(old, new)))

    def html(self) -> str:
        return str(self.ask("document.documentElement.outerHTML"))

    def fresh_html(self, view: View = View.SITE, pages=None) -> str:
        """The page loaded anew, made by other `pages` if they are given."""
        self.pages = pages or self.pages
        other = View.ARTICLE if view is View.SITE else View.SITE
        for each in (other, view):
            self.show_view(each)
        self.wait_until("document.adoptedStyleSheets.length < 2")
        return self.html()
