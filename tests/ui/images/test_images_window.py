"""The images of a site are looked after: found wanting, renamed, mended, thrown away."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
from illustrated_site import NAME, OLD, POST, files
from little_site import LittleSite
from pictures import bomb, picture
from PySide6.QtCore import Qt
from real_jekyll import build, needs_jekyll

from editor.ui.images.image_rename_dialog import ImageRenameDialog
from editor.ui.images.images_window import ImagesWindow
from editor.ui.main_window import MainWindow

PIER = "assets/images/pier.png"


@pytest.fixture
def images(window: MainWindow, site: LittleSite) -> ImagesWindow:
    site.write(
        "_drafts/idea.md",
        "---\ntitle: x\n---\nWords.\n\n![x](/gone.png) ![y](/assets/images/Pier.png)\n",
    )
    site.write("img/nobody.png", picture(9))
    site.write("img/huge.png", bomb())
    site.write("about.md", "img/huge.png")
    window.actions_["images"].trigger()
    opened = window.images.images
    assert opened is not None
    yield opened
    opened.close()


def titles(images: ImagesWindow, tab: str) -> list[str]:
    images.show_tab(tab)
    tree = images.tree
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def choose(images: ImagesWindow, title: str) -> None:
    (item,) = images.tree.findItems(title, Qt.MatchFlag.MatchExactly)
    images.tree.setCurrentItem(item)


def rename(qtbot, images: ImagesWindow, old: str, new: str) -> None:
    choose(images, old)
    qtbot.keyClick(images.tree, Qt.Key.Key_F2)
    dialog = images.findChild(ImageRenameDialog)
    dialog.line.selectAll()
    qtbot.keyClicks(dialog.line, new)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


def test_the_lists(images: ImagesWindow):
    assert titles(images, "all") == [
        *("assets/images/lead.png", PIER, "img/huge.png", "img/nobody.png")
    ]
    assert titles(images, "missing") == ["/gone.png"]
    assert titles(images, "capitals") == [f"/assets/images/Pier.png → {PIER}"]
    assert titles(images, "unused") == ["img/nobody.png"]
    assert titles(images, "large") == ["img/huge.png"]
    assert [re.sub(r"\D", "", images.tabs.tabText(n)) for n in range(5)] == list("41111")


def test_search(qtbot, images: ImagesWindow):
    qtbot.keyClicks(images.line, "IMG png nob")
    assert titles(images, "all") == ["img/nobody.png"]


def test_a_place_leads_to_its_post(qtbot, window, images: ImagesWindow, site: LittleSite):
    titles(images, "missing")
    qtbot.keyClick(images.tree, Qt.Key.Key_Return)
    qtbot.keyClick(images.tree, Qt.Key.Key_Down)
    qtbot.keyClick(images.tree, Qt.Key.Key_Return)
    assert window.open_post.place.path == site.root / "_drafts/idea.md"
    assert window.text.line == 3
    titles(images, "all")
    place = images.tree.topLevelItem(0).child(0)
    images.tree.itemDoubleClicked.emit(place, 0)
    assert window.open_post.place.path == site.root / NAME


def test_a_renamed_image_takes_its_posts_along_and_comes_back(
    qtbot, window, questions, images: ImagesWindow, site: LittleSite
):
    before = files(site)
    rename(qtbot, images, "assets/images/lead.png", "img/ferry.png")
    assert questions.asked == ["agree"]
    expected = dict(before)
    expected["img/ferry.png"] = expected.pop("assets/images/lead.png")
    expected[NAME] = POST.replace("assets/images/lead.png", "img/ferry.png").encode()
    assert files(site) == expected
    assert window.open_post.post.get("image") == "img/ferry.png"
    assert "img/ferry.png" in titles(images, "all")
    window.actions_["undo_act"].trigger()
    assert files(site) == before
    window.activateWindow()
    images.activateWindow()
    qtbot.waitUntil(lambda: "img/ferry.png" not in titles(images, "all"))


def test_a_bad_name_is_refused_while_it_is_typed(qtbot, images: ImagesWindow, site: LittleSite):
    before = files(site)
    rename(qtbot, images, PIER, "../pier.png")
    dialog = images.findChild(ImageRenameDialog)
    assert dialog.isVisible()
    assert "out of the site" in dialog.note.text()
    assert dialog.path == PurePosixPath("../pier.png")
    dialog.reject()
    assert files(site) == before


def test_capitals_are_mended(window, questions, images: ImagesWindow, site: LittleSite):
    before = files(site)
    titles(images, "capitals")
    images.mend.click()
    draft = before["_drafts/idea.md"].replace(b"Pier.png", b"pier.png")
    assert files(site) == {**before, "_drafts/idea.md": draft}
    assert titles(images, "capitals") == []
    window.actions_["undo_act"].trigger()
    assert files(site) == before


@pytest.mark.parametrize("agreed", [True, False])
def test_unused_images_go_to_the_trash(
    qtbot,
    questions,
    images: ImagesWindow,
    site: LittleSite,
    trash: Path,
    agreed: bool,
):
    questions.delete_images_answer = agreed
    before = files(site)
    assert titles(images, "all")
    assert images.delete.isHidden()
    titles(images, "unused")
    qtbot.keyClick(images.tree, Qt.Key.Key_Delete)
    assert questions.named == ["img/nobody.png"]
    if not agreed:
        assert files(site) == before
        return
    data = before.pop("img/nobody.png")
    assert files(site) == before
    assert (trash / "nobody.png").read_bytes() == data
    assert titles(images, "unused") == []


def test_an_image_of_an_unsaved_text_is_not_unused(qtbot, window, images: ImagesWindow):
    qtbot.keyClicks(window.text.edit, "![x](/img/nobody.png)")
    images.again.click()
    assert titles(images, "unused") == []


def test_without_a_site_there_is_a_sentence(qtbot, settings, questions, tmp_path: Path):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    (tmp_path / "x.md").write_text("Words.\n")
    window.files.open(tmp_path / "x.md")
    window.actions_["images"].trigger()
    assert questions.asked == ["tell"]
    window.close()


@needs_jekyll
def test_jekyll_shows_the_renamed_image(qtbot, images: ImagesWindow, site: LittleSite):
    rename(qtbot, images, PIER, "img/2025/quay.png")
    output = build(site.root).posts["2025-10-01-old.md"]["output"]
    assert 'src="/blog/img/2025/quay.png"' in output
    assert (site.root / "_site/img/2025/quay.png").read_bytes() == picture(30, 40)
    assert OLD.replace(PIER, "img/2025/quay.png").encode() in files(site).values()
