"""A picture that is pasted, dropped or chosen comes into the site and into the post."""

from __future__ import annotations

from pathlib import Path

import pytest
from illustrated_site import NAME, POST, files, worked_out
from little_site import LittleSite
from pictures import opened, picture
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from real_jekyll import build, needs_jekyll
from shiboken6 import isValid

from editor.ui.images.post_pictures import markdown
from editor.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def copy_picture(width: int = 50, height: int = 20) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)


def drop(widget, files: list[Path], position: QPointF | None = None) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    position = position or QPointF(5, 5)
    where = position.toPoint()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(where, action, data, buttons, keys)
    QApplication.sendEvent(widget, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(position, action, data, buttons, keys))


def go_to_end(window: MainWindow) -> None:
    window.text.edit.setFocus()
    window.text.edit.moveCursor(QTextCursor.MoveOperation.End)


def test_a_pasted_picture_is_a_file_and_one_step_of_the_text(qtbot, window, site: LittleSite):
    before = files(site)
    go_to_end(window)
    qtbot.keyClicks(window.text.edit, "See ")
    copy_picture()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_V, CONTROL)
    dialog = worked_out(qtbot, window)
    assert dialog.before.facts.text().startswith("50 × 20 px, PNG")
    assert dialog.name.text() == "the-late-ferry.png"
    qtbot.keyClicks(dialog.alt, "A [red] pier")
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    line = "See ![A \\[red\\] pier]({{ site.baseurl }}/assets/images/the-late-ferry.png)"
    assert window.text.edit.text == f"It sails.\n{line}"
    new = files(site).pop("assets/images/the-late-ferry.png")
    assert opened(new).size == (50, 20)
    assert files(site) == {**before, "assets/images/the-late-ferry.png": new}
    window.actions_["save"].trigger()
    assert files(site)[NAME] == f"{POST}{line}".encode()
    window.text.edit.setFocus()
    qtbot.keyClicks(window.text.edit, " and")
    for text in (f"It sails.\n{line}", "It sails.\nSee ", "It sails.\n"):
        window.actions_["undo"].trigger()
        assert window.text.edit.text == text
    assert "assets/images/the-late-ferry.png" not in files(site)
    for _ in range(2):
        window.actions_["redo"].trigger()
    assert "assets/images/the-late-ferry.png" in files(site)
    assert window.text.edit.text == f"It sails.\n{line}"


def test_a_file_is_dropped_where_the_text_is_and_made_smaller(
    qtbot, window, site: LittleSite, photo_file: Path
):
    drop(window.text.edit.viewport(), [photo_file], QPointF(0, 5))
    dialog = worked_out(qtbot, window)
    assert dialog.reduction.box.isChecked()
    assert dialog.before.facts.text().startswith("2400 × 1200 px, JPEG")
    assert dialog.after.facts.text().startswith("1600 × 800 px, JPEG")
    dialog.reduction.longest.setValue(200)
    worked_out(qtbot, window)
    assert dialog.after.facts.text().startswith("200 × 100 px, JPEG")
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    path = "assets/images/nadia-at-the-pier.jpg"
    assert opened(files(site)[path]).size == (200, 100)
    assert window.text.edit.text == f"![]({{{{ site.baseurl }}}}/{path})It sails.\n"
    assert photo_file.read_bytes() == picture(2400, 1200, "JPEG")


def test_enter_before_it_is_worked_out_waits_for_it(qtbot, window, site: LittleSite, photo_file):
    drop(window.text.edit.viewport(), [photo_file])
    dialog = window.pictures.dialog
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not (isValid(dialog) and dialog.isVisible()), timeout=10_000)
    assert opened(files(site)["assets/images/nadia-at-the-pier.jpg"]).size == (1600, 800)


def test_it_is_called_as_typed_or_not_taken(qtbot, window, site: LittleSite):
    before = files(site)
    go_to_end(window)
    copy_picture()
    window.actions_["paste"].trigger()
    dialog = worked_out(qtbot, window)
    for name, why in (("pier.png", "already"), ("../pier.png", "no good name")):
        dialog.name.selectAll()
        qtbot.keyClicks(dialog.name, name)
        worked_out(qtbot, window)
        assert why in dialog.note.text()
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.isVisible()
    assert files(site) == before
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "quay.png")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not (isValid(dialog) and dialog.isVisible()), timeout=10_000)
    assert "assets/images/quay.png" in files(site)


def test_cancel_changes_nothing(qtbot, window, site: LittleSite, photo_file: Path):
    before = files(site)
    drop(window.text.edit.viewport(), [photo_file, photo_file])
    dialog = worked_out(qtbot, window)
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert files(site) == before
    assert not window.isWindowModified()


def test_a_post_opened_meanwhile_is_not_the_one_that_gets_it(qtbot, window, site, photo_file):
    drop(window.text.edit.viewport(), [photo_file])
    dialog = worked_out(qtbot, window)
    window.files.open(site.root / "_posts/2025-10-01-old.md")
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    assert window.open_post.place.path == site.root / NAME
    assert "nadia-at-the-pier.jpg" in window.text.edit.text
    assert [sheet.place.path.name for sheet in window.posts.unsaved] == [Path(NAME).name]


def test_what_the_site_has_is_not_stored_twice(qtbot, window, site: LittleSite, tmp_path: Path):
    twin = tmp_path / "twin.png"
    twin.write_bytes(picture(30, 40))
    before = files(site)
    go_to_end(window)
    drop(window.text.edit.viewport(), [twin])
    dialog = worked_out(qtbot, window)
    assert "already" in dialog.note.text()
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    assert "/assets/images/pier.png)" in window.text.edit.text
    assert files(site) == before


def test_what_was_made_smaller_before_is_known_again(qtbot, window, site, photo_file: Path):
    for _ in range(2):
        drop(window.text.edit.viewport(), [photo_file])
        dialog = worked_out(qtbot, window)
        qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    name = "assets/images/nadia-at-the-pier.jpg"
    assert window.text.edit.text.count(name) == 2
    drop(window.text.edit.viewport(), [photo_file])
    dialog = worked_out(qtbot, window)
    assert "already" in dialog.note.text()
    dialog.reduction.box.click()
    worked_out(qtbot, window)
    qtbot.keyClick(dialog.alt, Qt.Key.Key_Return)
    assert files(site)["assets/images/nadia-at-the-pier-2.jpg"] == photo_file.read_bytes()


def test_several_files_come_one_after_the_other(qtbot, window, site: LittleSite, tmp_path: Path):
    names = ["one.png", "two.png"]
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(picture(20 + number, 9))
    drop(window.text.edit.viewport(), [tmp_path / name for name in names])
    for _ in names:
        qtbot.keyClick(worked_out(qtbot, window).alt, Qt.Key.Key_Return)
    assert {f"assets/images/{name}" for name in names} <= files(site).keys()
    assert window.text.edit.text.count("![](") == 2


def test_insert_image_asks_for_a_file(qtbot, window, questions, site: LittleSite, photo_file):
    questions.image = photo_file
    window.text.edit.setFocus()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_I, CONTROL | SHIFT)
    qtbot.keyClick(worked_out(qtbot, window).alt, Qt.Key.Key_Return)
    assert "nadia-at-the-pier.jpg)" in window.text.edit.text


def test_words_are_pasted_as_words(qtbot, window, photo_file: Path):
    data = QMimeData()
    data.setText("Words.")
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(data)
    go_to_end(window)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_V, CONTROL)
    assert window.text.edit.text == "It sails.\nWords."
    assert window.pictures.dialog is None


@pytest.mark.parametrize("content", [b"", b"words", None])
def test_what_is_no_picture_gets_a_sentence(
    qtbot, window, questions, site: LittleSite, tmp_path: Path, content: bytes | None
):
    before = files(site)
    file = tmp_path / "x.png"
    if content is not None:
        file.write_bytes(content)
    drop(window.text.edit.viewport(), [file])
    if content is None:
        assert "There is no file" in questions.told[0]
    else:
        dialog = worked_out(qtbot, window)
        assert "no picture" in dialog.note.text()
        dialog.reject()
    assert files(site) == before


def test_a_photo_of_a_phone_gets_a_sentence(qtbot, window, tmp_path: Path):
    file = tmp_path / "IMG_2041.HEIC"
    file.write_bytes(b"\0\0\0\x18ftypheic")
    drop(window.text.edit.viewport(), [file])
    dialog = worked_out(qtbot, window)
    assert "Export it as PNG or JPEG" in dialog.note.text()
    dialog.reject()


def test_a_post_without_a_site_is_told_so(qtbot, settings, questions, tmp_path: Path):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    file = tmp_path / "alone" / "x.md"
    file.parent.mkdir()
    file.write_text("Words.\n")
    window.files.open(file)
    window.show()
    copy_picture()
    window.text.edit.setFocus()
    window.text.edit.paste()
    assert "belongs to no site" in questions.told[0]
    assert window.text.edit.text == "Words.\n"
    assert [each.name for each in file.parent.iterdir()] == ["x.md"]
    window.close()


def test_a_picture_is_pasted_into_the_field(qtbot, window, site: LittleSite):
    copy_picture()
    line = window.form.row("image").editor.line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_V, CONTROL)
    dialog = worked_out(qtbot, window)
    assert dialog.alt.isHidden()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    window.actions_["save"].trigger()
    expected = POST.replace("lead.png", "the-late-ferry.png").encode()
    assert files(site)[NAME] == expected
    assert opened(files(site)["assets/images/the-late-ferry.png"]).size == (50, 20)


def test_a_file_is_dropped_on_the_field(qtbot, window, site: LittleSite, photo_file: Path):
    drop(window.form.row("image").editor, [photo_file])
    qtbot.keyClick(worked_out(qtbot, window).name, Qt.Key.Key_Return)
    assert window.open_post.post.get("image") == "assets/images/nadia-at-the-pier.jpg"
    assert "assets/images/nadia-at-the-pier.jpg" in files(site)


def test_a_file_of_the_site_is_dropped_on_the_field(window, site: LittleSite):
    before = files(site)
    drop(window.form.row("image").editor, [site.root / "assets/images/pier.png"])
    assert window.open_post.post.get("image") == "assets/images/pier.png"
    assert files(site) == before


def test_an_empty_field_is_written_as_the_site_does(window, site: LittleSite):
    site.write("_posts/2025-11-01-other.md", "---\nimage: /assets/images/pier.png\n---\n")
    (site.root / NAME).write_text(POST.replace("image: assets/images/lead.png\n", ""))
    window.files.revert()
    drop(window.form.row("image").editor, [site.root / "assets/images/pier.png"])
    assert window.open_post.post.get("image") == "/assets/images/pier.png"


def test_how_small_is_remembered(qtbot, window, settings, photo_file: Path):
    drop(window.text.edit.viewport(), [photo_file])
    dialog = worked_out(qtbot, window)
    dialog.reduction.longest.setValue(300)
    dialog.reduction.quality.setValue(60)
    qtbot.keyClick(worked_out(qtbot, window).alt, Qt.Key.Key_Return)
    assert (settings.reduction.longest, settings.reduction.quality) == (300, 60)


def test_alternative_texts_are_one_line_without_brackets():
    assert markdown("/x.png", " a\nb [c] \\ ") == "![a b \\[c\\] \\\\](/x.png)"


@needs_jekyll
def test_jekyll_shows_the_pasted_picture(qtbot, window, site: LittleSite):
    go_to_end(window)
    copy_picture()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(worked_out(qtbot, window).alt, Qt.Key.Key_Return)
    window.actions_["save"].trigger()
    built = build(site.root)
    assert 'src="/blog/assets/images/the-late-ferry.png"' in built.posts[Path(NAME).name]["output"]
    assert (site.root / "_site/assets/images/the-late-ferry.png").is_file()
