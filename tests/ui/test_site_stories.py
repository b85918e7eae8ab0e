"""Acts on the sample site in the real window: the bytes of the folder, and what Jekyll builds."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from folder_bytes import folder_bytes
from illustrated_site import worked_out
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from real_jekyll import build, needs_jekyll
from shiboken6 import isValid

from editor.jekyll.permalink import post_url
from editor.moves.names_in_post import Kind
from editor.moves.tags import renamed
from editor.resource_files import resource
from editor.ui.images.picture_dialog import PictureDialog
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer

NOON = datetime(2026, 4, 1, 12, 30, 5, tzinfo=UTC)
DRAFT = "_drafts/the-new-pier-in-numbers.md"
PIER = "_posts/2026-04-01-the-new-pier-in-numbers.md"
COUNTING = "_posts/2026-01-18-counting-late-ferries-with-python.md"
LIGHTHOUSE = "_posts/2025-11-02-what-the-lighthouse-log-says.md"
FERRY = "_posts/2026-03-14-the-last-ferry-at-night.md"
PASTED = "assets/images/the-last-ferry-at-night.png"
BOATS = "_posts/2026-02-27-before-the-boats-go-in.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    shutil.copytree(resource("sample_site"), root)
    return root


@pytest.fixture
def window(qtbot, settings, questions, site):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


def changed(before: dict[str, bytes], site: Path) -> dict[str, bytes]:
    """What the files hold now that are not as they were; b"" for those that are gone."""
    after = folder_bytes(site)
    names = before.keys() | after.keys()
    return {name: after.get(name, b"") for name in names if before.get(name) != after.get(name)}


def publish(window: MainWindow, questions, site: Path) -> None:
    window.files.open(site / DRAFT)
    questions.moment = (NOON,)
    window.actions_["publish"].trigger()


def rename(window: MainWindow, questions, site: Path) -> None:
    text = (site / BOATS).read_text("utf-8")
    (site / BOATS).write_text(text + "\n[b]({% post_url 2026-03-14-the-last-ferry-at-night %})\n")
    window.files.open(site / FERRY)
    questions.slug = "night-boat"
    window.actions_["rename"].trigger()


def test_publish_and_undo(window, questions, site):
    before = folder_bytes(site)
    draft = before[DRAFT].decode()
    publish(window, questions, site)
    assert questions.asked == ["publish_when"]  # one file changes: that is enough
    assert PIER in questions.told[0]
    found = changed(before, site)
    assert found.keys() == {DRAFT, PIER}
    lines = zip(draft.split("\n"), found[PIER].decode().split("\n"), strict=True)
    assert [(a, b) for a, b in lines if a != b] == [
        (next(line for line in draft.split("\n") if line.startswith("date:")), date_of(found[PIER]))
    ]
    assert window.open_post.place.path == site / PIER
    assert not window.isWindowModified()
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site) == before
    assert window.open_post.place.path == site / DRAFT


def date_of(post: bytes) -> str:
    return next(line for line in post.decode().split("\n") if line.startswith("date:"))


def test_what_is_typed_in_a_draft_is_published_with_it(qtbot, window, questions, site):
    window.files.open(site / DRAFT)
    qtbot.keyClicks(window.text.edit, "New words. ")
    questions.moment = (NOON,)
    window.actions_["publish"].trigger()
    assert b"New words. " in (site / PIER).read_bytes()
    assert "Publish" in window.actions_["undo"].text()
    window.actions_["undo"].trigger()
    assert not (site / PIER).exists()
    assert b"New words. " in (site / DRAFT).read_bytes()
    window.actions_["undo"].trigger()
    assert "New words" not in window.text.edit.text
    assert window.isWindowModified()
    for _ in range(2):
        window.actions_["redo"].trigger()
    assert b"New words. " in (site / PIER).read_bytes()


def test_nothing_is_published_where_the_writer_stays(window, questions, site):
    before = folder_bytes(site)
    window.files.open(site / DRAFT)
    window.actions_["publish"].trigger()
    assert folder_bytes(site) == before


def test_unpublish_and_undo(window, questions, site):
    before = folder_bytes(site)
    window.files.open(site / FERRY)
    window.actions_["unpublish"].trigger()
    assert questions.asked == ["agree"]
    assert questions.plan.warnings[0].startswith("The page /2026/03/14/the-last-ferry-at-night/")
    draft = "_drafts/the-last-ferry-at-night.md"
    assert changed(before, site) == {FERRY: b"", draft: before[FERRY]}
    assert window.open_post.place.path == site / draft
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site) == before


def test_rename_with_references_and_undo(window, questions, site):
    before = folder_bytes(site)
    rename(window, questions, site)
    assert questions.asked == ["new_slug", "agree"]
    new = "_posts/2026-03-14-night-boat.md"
    found = changed(before, site)
    assert found.keys() >= {FERRY, BOATS, new}
    assert found[new] == before[FERRY]
    assert b"{% post_url 2026-03-14-night-boat %}" in found[BOATS]
    window.actions_["undo_act"].trigger()
    assert changed(before, site).keys() == {BOATS}  # what the test itself wrote
    assert b"post_url 2026-03-14-the-last-ferry-at-night" in (site / BOATS).read_bytes()


def test_the_mend_below_the_title_publishes(qtbot, window, questions, site):
    window.files.open(site / DRAFT)
    questions.moment = (None,)
    qtbot.waitUntil(lambda: window.form.publication.mend.isVisible(), timeout=5_000)
    qtbot.mouseClick(window.form.publication.mend, Qt.MouseButton.LeftButton)
    assert not (site / DRAFT).exists()
    assert window.open_post.place.is_in_posts


def test_delete_goes_to_the_trash(window, questions, site, trash):
    before = folder_bytes(site)
    window.files.open(site / FERRY)
    questions.delete_answer = False
    window.actions_["delete"].trigger()
    assert folder_bytes(site) == before
    questions.delete_answer = True
    window.actions_["delete"].trigger()
    assert changed(before, site) == {FERRY: b""}
    assert (trash / Path(FERRY).name).read_bytes() == before[FERRY]
    assert questions.told == []
    assert window.open_post.place.path is None
    window.files.open(site / COUNTING)
    window.actions_["delete"].trigger()
    assert questions.told == []  # the one post that led there has gone
    questions.delete_answer = False
    window.files.open(site / LIGHTHOUSE)
    window.actions_["delete"].trigger()
    assert "stop the build" in questions.told[0]
    assert "a-small-dictionary-of-skerrow.md (line 29)" in questions.told[0]


def test_commands_are_there_for_what_they_can_do(window, site):
    window.files.open(site / DRAFT)
    enabled = {name for name in window.moves.commands() if window.actions_[name].isEnabled()}
    assert enabled == {"publish", "rename", "delete"}
    window.files.open(site / FERRY)
    enabled = {name for name in window.moves.commands() if window.actions_[name].isEnabled()}
    assert enabled == {"unpublish", "rename", "delete"}
    window.files.new()
    assert not any(window.actions_[name].isEnabled() for name in window.moves.commands())


def merge_tags(window: MainWindow) -> None:
    site = window.site_posts.site
    window.acts.propose_from(
        lambda watch: renamed(Kind.TAGS, ["python", "statistics"], "numbers", site, watch)
    )


def test_merge_tags_and_undo(window, questions, site):
    before = folder_bytes(site)
    window.files.open(site / COUNTING)
    merge_tags(window)
    assert questions.asked == ["agree"]
    assert changed(before, site) == {
        COUNTING: before[COUNTING].replace(b'"python", "statistics"', b'"numbers"'),
        DRAFT: before[DRAFT].replace(b"harbour, statistics", b"harbour, numbers"),
    }
    assert window.open_post.post.get("tags") == ["ferry", "numbers"]
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site) == before
    assert window.open_post.post.get("tags") == ["ferry", "python", "statistics"]


def paste(qtbot, window: MainWindow) -> None:
    """Paste a picture at the beginning of the text, described."""
    image = QImage(50, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)
    window.text.edit.setFocus()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = worked_out(qtbot, window)
    qtbot.keyClicks(dialog.alt, "Red")
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)


def test_paste_an_image_and_undo(qtbot, window, questions, site):
    before = folder_bytes(site)
    window.files.open(site / BOATS)
    paste(qtbot, window)
    window.actions_["save"].trigger()
    found = changed(before, site)
    image = next(name for name in found if name != BOATS)
    assert image.startswith("assets/images/")
    assert f"/{image}" in found[BOATS].decode()
    assert "![Red](" in found[BOATS].decode()
    window.text.edit.setFocus()
    window.actions_["undo"].trigger()
    window.actions_["save"].trigger()
    assert folder_bytes(site) == before


@needs_jekyll
def test_jekyll_builds_after_pictures_tags_and_new_posts(qtbot, window, questions, site):
    before = folder_bytes(site)
    window.files.open(site / BOATS)
    paste(qtbot, window)
    window.actions_["save"].trigger()
    merge_tags(window)
    questions.title = "Gulls"
    window.actions_["new"].trigger()
    built = build(site)
    assert built.went_through, built.words
    image = next(name for name in changed(before, site) if name.startswith("assets/"))
    assert f'src="/{image}"' in built.posts[Path(BOATS).name]["output"]
    assert (site / "_site" / image).read_bytes() == (site / image).read_bytes()
    assert built.posts[Path(COUNTING).name]["tags"] == ['"ferry"', '"numbers"']
    new = window.open_post.place
    assert built.posts[new.path.name]["url"] == post_url(window.open_post.post, new)
    assert built.posts[new.path.name]["title"] == "Gulls"


@needs_jekyll
def test_jekyll_builds_what_was_told(window, questions, site):
    publish(window, questions, site)
    told = questions.told[0]
    rename(window, questions, site)
    built = build(site)
    assert built.went_through, built.words
    assert f"Address: {built.posts[Path(PIER).name]['url']}" in told
    new = built.posts["2026-03-14-night-boat.md"]
    assert f"Address: {new['url']}" not in told
    assert new["url"] in built.posts[Path(BOATS).name]["output"]
    window.actions_["undo_act"].trigger()
    window.actions_["undo_act"].trigger()
    assert build(site).went_through


def test_new_post_and_undo(qtbot, window, questions, site):
    before = folder_bytes(site)
    window.files.open_site(site)
    questions.title = "The “Sea”, again"
    window.actions_["new"].trigger()
    found = changed(before, site)
    (name,) = found
    assert name.endswith("-the-sea-again.md")
    assert found[name].decode().startswith('---\nlayout: post\ntitle: "The “Sea”, again"\n')
    assert window.open_post.place.path == site / name
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site) == before
    assert window.open_post.place.path is None


def test_a_new_post_that_was_written_in_is_not_undone_away(qtbot, window, questions, site):
    window.files.open_site(site)
    questions.title = "Mine"
    window.actions_["new"].trigger()
    path = window.open_post.place.path
    qtbot.keyClicks(window.text.edit, "Words.")
    window.actions_["undo_act"].trigger()
    assert "unsaved" in questions.told[-1]
    window.actions_["save"].trigger()
    window.actions_["undo_act"].trigger()
    assert "changed meanwhile" in questions.told[-1]
    assert path.read_bytes().endswith(b"Words.")


def test_a_new_site_is_made_and_shown(qtbot, window, questions, tmp_path):
    folder = tmp_path / "my-paper"
    folder.mkdir()
    questions.site = folder
    window.actions_["new_site"].trigger()
    assert questions.asked == ["new_site", "agree"]
    assert window.site_posts.site.root == folder
    assert (folder / "_config.yml").read_text("utf-8").startswith('title: "My paper"\n')
    window.actions_["undo_act"].trigger()
    assert folder_bytes(folder) == {}


def test_without_a_site_a_new_post_has_no_file_yet(window, tmp_path):
    path = tmp_path / "lonely.md"
    path.write_text("Words.\n", "utf-8")
    window.files.open(path)
    window.actions_["new"].trigger()
    assert window.open_post.place.path is None
    assert "title" in window.open_post.post.values


def paste_picture(qtbot, window: MainWindow, site: Path) -> None:
    window.files.open(site / FERRY)
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    QApplication.clipboard().setImage(picture)
    window.text.edit.setFocus()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = window.pictures.dialog
    assert isinstance(dialog, PictureDialog)
    qtbot.keyClicks(dialog.alt, "The ferry")
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not (isValid(dialog) and dialog.isVisible()), timeout=10_000)
    window.actions_["save"].trigger()


def test_paste_a_picture_and_undo(qtbot, window, site):
    before = folder_bytes(site)
    paste_picture(qtbot, window, site)
    found = changed(before, site)
    assert found.keys() == {FERRY, PASTED}
    picture = f"![The ferry](/{PASTED})".encode()
    start = before[FERRY].index(b"The late ferry")
    assert found[FERRY] == before[FERRY][:start] + picture + before[FERRY][start:]
    window.actions_["undo"].trigger()
    window.actions_["save"].trigger()
    assert folder_bytes(site) == before


@needs_jekyll
def test_jekyll_shows_the_pasted_picture(qtbot, window, site):
    paste_picture(qtbot, window, site)
    built = build(site)
    assert f'<img src="/{PASTED}" alt="The ferry"' in built.posts[Path(FERRY).name]["output"]
    assert (site / "_site" / PASTED).read_bytes() == (site / PASTED).read_bytes()
