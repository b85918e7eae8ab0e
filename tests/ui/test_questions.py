"""Every dialog a person can meet: what its buttons answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSpinBox,
    QWidget,
)

from editor.journal.copies import Copy, offer
from editor.moves.begun import Begun
from editor.moves.plan import Plan, made, moved, rewritten
from editor.post.errors import FileError
from editor.site.site import Site
from editor.ui.form.field_dialog import FieldDialog
from editor.ui.journal.recovery_dialog import CopyAnswer, RecoveryDialog
from editor.ui.questions import Answer, Questions


@pytest.fixture
def asks(qtbot) -> Questions:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Questions(window)
    window.hide()


def when_asked(does: Callable[[QDialog], object]) -> list[QDialog]:
    """Do something with the next dialog; gives the dialogs that were met."""
    met: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            met.append(dialog)
            does(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    return met


def click(text: str) -> Callable[[QDialog], object]:
    """Click the button that says `text`."""

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        buttons = {button.text().replace("&", ""): button for button in dialog.buttons()}
        buttons[text].click()

    return do


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Save", Answer.SAVE), ("Discard", Answer.DISCARD), ("Cancel", Answer.CANCEL)],
)
def test_save_changes(asks, button, answer):
    met = when_asked(click(button))
    assert asks.save_changes(["ferry.md"]) is answer
    assert "ferry.md" in met[0].text()


@pytest.mark.parametrize(
    ("button", "answer"), [("Save as…", Answer.SAVE_AS), ("Cancel", Answer.CANCEL)]
)
def test_save_failed(asks, button, answer):
    met = when_asked(click(button))
    assert asks.save_failed("The disk is full.") is answer
    assert "The disk is full." in met[0].informativeText()


@pytest.mark.parametrize(("button", "answer"), [("Revert", True), ("Cancel", False)])
def test_revert(asks, button, answer):
    when_asked(click(button))
    assert asks.revert("ferry.md") is answer


@pytest.mark.parametrize(("button", "answer"), [("Forget", True), ("Cancel", False)])
def test_forget(asks, button, answer):
    met = when_asked(click(button))
    assert asks.forget("Forget all?") is answer
    assert met[0].text() == "Forget all?"


@pytest.mark.parametrize(("button", "answer"), [("Write mine", True), ("Cancel", False)])
def test_write_over(asks, button, answer):
    met = when_asked(click(button))
    assert asks.write_over("ferry.md") is answer
    assert "ferry.md" in met[0].text()


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("Leave them", Answer.LEAVE),
        ("Forget them", Answer.DISCARD),
        ("Cancel", Answer.CANCEL),
    ],
)
def test_stop_history(asks, button, answer):
    met = when_asked(click(button))
    assert asks.stop_history("12.3 MB") is answer
    assert "12.3 MB" in met[0].text()


def test_escape_is_the_answer_that_loses_nothing(asks):
    for ask in (asks.save_changes, asks.save_failed, asks.stop_history):
        when_asked(lambda dialog: dialog.reject())
        assert ask("ferry.md") is Answer.CANCEL


def test_tell_and_about(asks):
    met = when_asked(click("OK"))
    asks.tell("It cannot be opened.", "Because.")
    assert (met[0].text(), met[0].informativeText()) == ("It cannot be opened.", "Because.")
    said: list[str] = []
    when_asked(lambda dialog: (said.append(dialog.text()), dialog.accept()))
    asks.about()
    assert "Post Editor" in said[0]


def test_go_to_line(asks):
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        spin = dialog.findChild(QSpinBox)
        assert (spin.minimum(), spin.maximum(), spin.value()) == (1, 40, 7)
        spin.setValue(12)
        dialog.accept()

    when_asked(choose)
    assert asks.go_to_line(7, 40) == 12
    when_asked(lambda dialog: dialog.reject())
    assert asks.go_to_line(7, 40) is None


@pytest.mark.parametrize("kind", FieldDialog.KINDS)
def test_a_new_field_has_a_name_that_is_free_and_a_type(asks, kind):
    def fill(dialog: QDialog) -> None:
        ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        name, box = dialog.findChild(QLineEdit), dialog.findChild(QComboBox)
        for taken in ("", " ", "title"):
            name.setText(taken)
            assert not ok.isEnabled()
        name.setText(" mood ")
        box.setCurrentIndex(box.findData(kind))
        ok.click()

    when_asked(fill)
    assert asks.new_field({"title"}) == ("mood", kind)


def test_rename_field(asks):
    def fill(dialog: QDialog) -> None:
        assert dialog.findChild(QLineEdit).text() == "title"
        dialog.findChild(QLineEdit).setText("headline")
        dialog.accept()

    when_asked(fill)
    assert asks.rename_field("title", {"title", "tags"}) == "headline"
    when_asked(lambda dialog: dialog.accept())
    assert asks.rename_field("title", {"title"}) is None
    when_asked(lambda dialog: dialog.reject())
    assert asks.rename_field("title", {"title"}) is None


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2026-03-01-ferry.md"
    path.write_text("x")
    return path


def choose_file(path: Path) -> Callable[[QDialog], object]:
    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(path))
        dialog.accept()

    return do


def test_open_post(asks, file):
    when_asked(choose_file(file))
    assert asks.open_post(file.parent) == file
    when_asked(lambda dialog: dialog.reject())
    assert asks.open_post(file.parent) is None


def test_save_as_proposes_a_name(asks, file):
    when_asked(lambda dialog: dialog.accept())
    assert asks.save_as(file.with_name("new.md")) == file.with_name("new.md")
    when_asked(lambda dialog: dialog.reject())
    assert asks.save_as(file) is None


def test_choose_image(asks, tmp_path):
    picture = tmp_path / "ferry.png"
    picture.touch()
    when_asked(choose_file(picture))
    assert asks.choose_image(tmp_path) == picture


def test_choose_site(asks, tmp_path):
    when_asked(lambda dialog: dialog.accept())
    assert asks.choose_site(tmp_path) == tmp_path


NOON = datetime(2026, 4, 1, 12, 30, tzinfo=UTC)


def test_publish_when(asks):
    def choose_own(dialog):
        assert "now!" in dialog.result_.text()
        dialog.own.click()
        assert "own!" in dialog.result_.text()
        dialog.accept()

    def choose_other(dialog):
        dialog.other.click()
        dialog.edit.setDateTime(QDateTime(2026, 5, 6, 7, 8, 0))
        dialog.accept()

    def describe(moment):
        return "own!" if moment is None else "now!" if moment == NOON else "then!"

    when_asked(choose_own)
    assert asks.publish_when(NOON, NOON, describe) == (None,)
    when_asked(choose_other)
    assert asks.publish_when(NOON, None, describe) == (datetime(2026, 5, 6, 7, 8, tzinfo=UTC),)
    when_asked(lambda dialog: dialog.accept())
    assert asks.publish_when(NOON, None, describe) == (NOON,)
    when_asked(lambda dialog: dialog.reject())
    assert asks.publish_when(NOON, None, describe) is None


def test_new_slug(asks):
    def check(dialog):
        assert dialog.line.text() == "night-boat"
        assert dialog.result_.text() == "to night-boat"
        dialog.keep.click()
        assert dialog.line.text() == "ferry"
        dialog.line.setText("")
        assert not dialog.agree.isEnabled()
        dialog.line.setText("A b")
        dialog.accept()

    when_asked(check)
    answer = asks.new_slug("ferry", "night-boat", lambda slug: f"to {slug}", redirects=True)
    assert answer == ("A-b", True)


@pytest.mark.parametrize(("button", "answer"), [("Move to the trash", True), ("Cancel", False)])
def test_delete(asks, button, answer):
    met = when_asked(click(button))
    assert asks.delete("ferry.md", ["Jekyll will stop."]) is answer
    assert "Jekyll will stop." in met[0].informativeText()


def test_agree_shows_each_file_with_its_lines(asks, tmp_path):
    plan = Plan(
        "Rename tag",
        (
            rewritten(tmp_path / "a.md", b"one\ntags: x\nthree\n", b"one\ntags: y\nthree\n"),
            moved(tmp_path / "b.md", tmp_path / "c.md", b""),
            made(tmp_path / "d.jpg", b"\xff\xd8"),
        ),
        ("An address changes.",),
    )

    def check(dialog):
        tree = dialog.tree
        first = tree.topLevelItem(0)
        assert [first.child(n).text(0) for n in range(2)] == ["- tags: x", "+ tags: y"]
        assert "b.md → " in tree.topLevelItem(1).text(0)
        assert tree.topLevelItem(2).text(0).startswith("New: ")
        assert any(label.text() == "An address changes." for label in dialog.findChildren(QLabel))
        dialog.accept()

    when_asked(check)
    assert asks.agree(plan)
    when_asked(lambda dialog: dialog.reject())
    assert not asks.agree(plan)


def test_new_post(asks, tmp_path):
    site = Site(tmp_path, {}, "posts")

    def make(title, moment, draft):
        if title == "bad":
            raise FileError("There is such a post.", tmp_path)
        folder = "_drafts" if draft else "_posts"
        return Plan(title, (made(tmp_path / folder / f"{moment:%Y}-x.md", title.encode()),))

    def fill(dialog):
        assert not dialog.create_.isEnabled()
        dialog.title.setText("bad")
        assert dialog.file.text() == "There is such a post."
        assert not dialog.create_.isEnabled()
        dialog.title.setText("Good")
        assert dialog.file.text() == "_posts/2026-x.md"
        assert dialog.front_matter.toPlainText() == "Good"
        dialog.date.setDateTime(QDateTime(2024, 1, 2, 3, 4, 0))
        assert dialog.file.text() == "_posts/2024-x.md"
        dialog.draft.click()
        dialog.accept()

    when_asked(fill)
    plan = asks.new_post(site, NOON, make, draft=False)
    assert plan.changes[0].path.parent.name == "_drafts"
    when_asked(lambda dialog: dialog.reject())
    assert asks.new_post(site, NOON, make, draft=False) is None


BEGUN = Begun(
    Path("x.act"),
    Plan("Publish “Ferry”", (made(Path("/site/a.md"), b""), made(Path("/site/b.md"), b""))),
    datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
    (),
)


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("Finish it", Answer.FINISH),
        ("Take it back", Answer.TAKE_BACK),
        ("Leave the files so", Answer.LEAVE),
        ("Ask me later", Answer.CANCEL),
    ],
)
def test_an_act_that_was_broken_off(asks, button, answer):
    met = when_asked(click(button))
    assert asks.begun_act(BEGUN) is answer
    assert "Publish “Ferry”" in met[0].text()
    assert "• a.md\n• b.md" in met[0].informativeText()


def test_an_act_that_can_be_finished_no_more(asks):
    met = when_asked(click("Leave the files so"))
    assert asks.begun_act(replace(BEGUN, changed=(Path("/site/b.md"),))) is Answer.LEAVE
    assert "• b.md" in met[0].informativeText()
    assert "• a.md" not in met[0].informativeText()
    assert {each.text() for each in met[0].buttons()} == {"Leave the files so", "Ask me later"}


def test_what_was_left_of_posts_is_offered_and_escape_leaves_it(asks):
    copy = Copy("1", None, None, None, b"Fog\n", datetime.now(UTC), title="Fog")
    left = offer(copy)
    met = when_asked(lambda dialog: dialog.reject())
    assert asks.recover([left]) == {left: CopyAnswer.LATER}
    assert isinstance(met[0], RecoveryDialog)
    when_asked(lambda dialog: dialog.keep.click())
    assert asks.recover([left]) == {left: CopyAnswer.KEEP}
