"""Links and images in the window: what is listed, in which state, and where a click leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from editor.ui.overview.linked_row import LINKED, state_icon

BODY = """[pier](/pier/) and [none](/none/), [far](https://example.net/a).

![A gull](/assets/gull.png) ![gone](/assets/gone.png) ![]({{ page.x }})
"""


@pytest.fixture
def page(window, pane, site, qtbot):
    """The page of a post with links and images in each state."""
    head = "title: b\nimage: /assets/gull.png"
    path = site.write("_posts/2025-12-04-links.md", f"---\n{head}\n---\n{BODY}")
    assert window.files.open(path)
    pane.tabs.setCurrentWidget(pane.linked)
    qtbot.waitUntil(lambda: pane.linked.rows.count() == 7)
    return pane.linked


def spoken(page) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [page.rows.item(row).data(role) for row in range(page.rows.count())]


def test_each_link_and_image_with_its_state(page):
    assert spoken(page) == [
        "Image /assets/gull.png, fine · image",
        "Link /pier/, fine · line 5",
        "Link /none/, warning · line 5",
        "Link https://example.net/a, elsewhere · line 5",
        "Image /assets/gull.png, fine · line 7",
        "Image /assets/gone.png, error · line 7",
        "Image {{ page.x }}, hint · line 7",
    ]
    assert page.note.text() == "3 links · 4 images · 3 to look at"
    icons = [state_icon(page.rows.item(row).data(LINKED))[0] for row in range(7)]
    assert len(set(icons)) == 5


def test_the_tip_says_what_is_wrong(page):
    assert page.rows.item(2).toolTip().startswith("/none/\n\nThe link /none/ leads nowhere")
    assert page.rows.item(1).toolTip() == "/pier/"


@pytest.mark.parametrize(("row", "line", "column"), [(1, 1, 8), (2, 1, 27), (4, 3, 1), (5, 3, 29)])
def test_a_click_leads_to_the_place(window, page, qtbot, row, line, column):
    place = page.rows.visualItemRect(page.rows.item(row)).center()
    qtbot.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    cursor = window.text.edit.textCursor()
    assert (window.text.line, cursor.positionInBlock() + 1) == (line, column)


def test_enter_leads_to_the_field(window, page, qtbot):
    page.rows.setFocus()
    page.rows.setCurrentRow(0)
    window.show_pane("form", False)
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    assert window.form.isVisible()
    assert window.form.isAncestorOf(window.focusWidget())


def test_it_follows_what_is_written(window, page, qtbot):
    window.text.go_to(2)
    qtbot.keyClicks(window.text.edit, "<https://example.org>")
    qtbot.waitUntil(lambda: page.rows.count() == 8)
    window.open_post.undo()
    qtbot.waitUntil(lambda: page.rows.count() == 7)


def test_images_are_seen(page, qtbot):
    page.rows.viewport().repaint()
    key = page.rows.item(0).data(LINKED).path
    thumbnails = page.row.thumbnails
    ratio = page.rows.devicePixelRatioF()

    def picture():
        stamp = key.stat().st_mtime_ns
        return thumbnails.picture((key, stamp), lambda: key, ratio)

    qtbot.waitUntil(lambda: picture() is not None)
    assert not picture().isNull()
    page.rows.viewport().repaint()


def test_a_post_without_any(window, pane, site, qtbot):
    pane.tabs.setCurrentWidget(pane.linked)
    path = site.write("_posts/2025-12-05-plain.md", "---\ntitle: b\n---\nwords\n")
    assert window.files.open(path)
    qtbot.waitUntil(lambda: pane.linked.note.text() == "The post has no links and no images.")
    assert not pane.linked.rows.count()


def test_other_colours(window, page, qtbot):
    from editor.ui.theme import Theme, apply_theme

    apply_theme(Theme.DARK)
    page.rows.viewport().repaint()
    assert spoken(page)
