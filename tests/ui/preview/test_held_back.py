"""One part of a post that makes an enormous page does not keep the rest from being shown."""

from pathlib import Path

from hostile_shapes import SHAPES
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import Site
from editor.ui.preview.article_view import ArticleView
from editor.ui.preview.held_back import MOST, shown

PLACE = Place(None, Site(Path("/nowhere")))


def test_a_sentence_stands_in_the_place_of_what_is_too_much():
    text = "Before.\n\n" + SHAPES["lists growing"](300_000) + "\n\nBehind, a paragraph.\n"
    view = ArticleView(PLACE, Renderer(PLACE))
    post = Post.parse(b"---\ntitle: a\n---\n").with_text(text)
    largest = max(len(block.html) for block in Renderer(PLACE).post_blocks(post))
    rendering = view.render(post)
    assert largest > MOST
    assert rendering.after.blocks[0] == "<p>Before.</p>\n\n"
    assert any("is not shown: it is" in block for block in rendering.after.blocks)
    assert len(view.patch(rendering) or "") < MOST


def test_what_was_rendered_for_another_page_is_not_brought_into_this_one():
    view = ArticleView(PLACE, Renderer(PLACE))
    rendering = view.render(Post.parse(b"---\ntitle: a\n---\nb\n"))
    view.forget()
    assert view.patch(rendering) is None
    again = view.render(Post.parse(b"---\ntitle: a\n---\nb\n"))
    assert view.patch(again) == again.script
    assert view.patch(again) is None


def test_what_is_less_is_shown_as_it_is():
    assert shown("<p>a</p>") == "<p>a</p>"
    assert shown("a" * MOST) == "a" * MOST
    assert len(shown("a" * (MOST + 1))) < 1000


class Shouting(QTranslator):
    """Says everything of this module in capitals."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return source.upper().replace("{COUNT}", "{count}") if context == "HeldBack" else ""


def test_the_sentence_is_translated(qtbot: QtBot):
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        assert "IT IS 8 MILLION CHARACTERS OF HTML" in shown("a" * 2 * MOST)
    finally:
        QCoreApplication.removeTranslator(translator)
