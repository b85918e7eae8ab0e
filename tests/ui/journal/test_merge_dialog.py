"""Nothing is chosen for the writer; what they choose is what comes out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QWidget
from scripted_questions import ScriptedQuestions

from editor.journal.merge import Choice, Merge, merge
from editor.post.post import Post
from editor.ui.journal.merge_dialog import MergeDialog
from editor.ui.questions import Questions

BASE = "---\ntags: [sea]\n---\nIt left at noon. It rained.\n"
OURS = "---\ntags: [boats]\n---\nIt left at dawn. It rained.\n\nMine.\n"
THEIRS = "---\ntags: [rain]\n---\nIt left at night. It rained.\n\nTheirs.\n"


def conflicts(base: str = BASE, ours: str = OURS, theirs: str = THEIRS) -> Merge:
    return merge(*(Post.parse(text.encode()) for text in (base, ours, theirs)))


@pytest.fixture
def dialog(qtbot) -> MergeDialog:
    dialog = MergeDialog(conflicts(), "ferry.md")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.hide()


def choose(qtbot, dialog: MergeDialog, *choices: Choice) -> None:
    for panel, choice in zip(dialog.panels, choices, strict=True):
        panel.buttons[choice].setFocus()
        qtbot.keyClick(panel.buttons[choice], Qt.Key.Key_Space)


def test_nothing_is_chosen_at_first(dialog: MergeDialog):
    assert [panel.choice for panel in dialog.panels] == [None, None, None]
    assert dialog.count.text() == "0 of 3 decided"
    assert not dialog.use.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.post is None


def test_keys_decide_each_and_use_them(dialog: MergeDialog, qtbot):
    choose(qtbot, dialog, Choice.THEIRS, Choice.OURS, Choice.BOTH)
    assert dialog.count.text() == "3 of 3 decided"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.post is not None
    assert dialog.post.to_bytes().decode() == (
        "---\ntags: [rain]\n---\nIt left at dawn. It rained.\n\nMine.\n\nTheirs.\n"
    )


def test_two_of_three_are_not_enough(dialog: MergeDialog, qtbot):
    choose(qtbot, dialog, Choice.THEIRS, Choice.OURS, Choice.OURS)
    assert dialog.use.isEnabled()
    other = MergeDialog(conflicts(), "ferry.md")
    qtbot.addWidget(other)
    for panel in other.panels[:2]:
        panel.buttons[Choice.OURS].click()
    assert other.count.text() == "2 of 3 decided"
    assert not other.use.isEnabled()


def test_arrows_go_to_the_other_choice(dialog: MergeDialog, qtbot):
    first = dialog.panels[0]
    assert first.buttons[Choice.OURS].hasFocus()
    qtbot.keyClick(first.buttons[Choice.OURS], Qt.Key.Key_Space)
    qtbot.keyClick(first.buttons[Choice.OURS], Qt.Key.Key_Right)
    assert first.choice is Choice.THEIRS
    assert dialog.count.text() == "1 of 3 decided"


def test_escape_decides_nothing(dialog: MergeDialog, qtbot):
    choose(qtbot, dialog, Choice.THEIRS, Choice.OURS, Choice.BOTH)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.post is None


def test_a_field_cannot_have_both(dialog: MergeDialog):
    assert Choice.BOTH not in dialog.panels[0].buttons
    assert Choice.BOTH in dialog.panels[2].buttons


def test_sides_show_what_each_has_with_marks(dialog: MergeDialog):
    ours, theirs = dialog.panels[1].sides
    assert ours.toPlainText() == "  It left at dawn."
    assert theirs.toPlainText() == "  It left at night."
    part = theirs.parts[0]
    assert [part.text[start:end] for start, end in part.spans] == ["night"]


def test_a_side_that_removed_says_so(qtbot):
    dialog = MergeDialog(conflicts(ours=BASE.replace("tags: [sea]\n", "")), "ferry.md")
    qtbot.addWidget(dialog)
    ours, theirs = dialog.panels[0].sides
    assert ours.toPlainText() == ""
    assert ours.placeholderText() == "removed"
    assert theirs.toPlainText() == "  tags: [rain]"


def test_sides_that_differ_in_blanks_alone_show_them(qtbot):
    dialog = MergeDialog(conflicts("a\n", "b\n", "b  \n"), "ferry.md")
    qtbot.addWidget(dialog)
    assert [side.toPlainText() for side in dialog.panels[0].sides] == ["  b", "  b··"]


def test_everything_has_a_name(dialog: MergeDialog):
    panel = dialog.panels[0]
    assert panel.buttons[Choice.OURS].accessibleName() == "Field “tags”: Yours"
    assert panel.sides[1].accessibleName() == "Field “tags”: the file’s"
    assert dialog.windowTitle() == "Changed here and in the file: ferry.md"


def test_names_from_a_post_are_shown_as_they_are(qtbot):
    odd = '"<b>x</b>": '
    dialog = MergeDialog(conflicts(*(f"---\n{odd}{value}\n---\n" for value in "abc")), "<i>.md")
    qtbot.addWidget(dialog)
    titles = [label for label in dialog.findChildren(QLabel) if "<" in label.text()]
    assert len(titles) == 2
    assert {label.textFormat() for label in titles} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("agrees", [True, False])
def test_the_program_asks_with_it(qtbot, agrees: bool):
    window = QWidget()
    qtbot.addWidget(window)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        for panel in dialog.panels:
            panel.buttons[Choice.THEIRS].click()
        box = dialog.findChild(QDialogButtonBox)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        (dialog.use if agrees else cancel).click()

    QTimer.singleShot(0, answer)
    post = Questions(window).decide(conflicts(), "ferry.md")
    assert (post.to_bytes().decode() if post else None) == (THEIRS if agrees else None)


def test_a_script_answers_for_all_places():
    questions = ScriptedQuestions()
    assert questions.decide(conflicts(), "ferry.md") is None
    questions.choice = Choice.OURS
    post = questions.decide(conflicts(), "ferry.md")
    assert post is not None
    assert post.to_bytes().decode() == OURS
    assert questions.asked == ["decide", "decide"]


def test_a_very_long_side_is_shown_from_its_beginning(qtbot):
    ours, theirs = "mine " * 30_000, "theirs " * 30_000
    dialog = MergeDialog(conflicts("a\n", f"{ours}\n", f"{theirs}\n"), "ferry.md")
    qtbot.addWidget(dialog)
    assert all(len(side.toPlainText()) < 41_000 for side in dialog.panels[0].sides)
    dialog.panels[0].buttons[Choice.OURS].click()
    dialog.accept()
    assert dialog.post is not None
    assert dialog.post.text == f"{ours}\n"
