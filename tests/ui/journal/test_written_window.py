"""What saving would write is on screen, and stays true while one writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from editor.ui.journal.written_window import WrittenWindow
from editor.ui.main_window import MainWindow

POST = "---\ntitle: Ferry\n---\nIt sails.\n"


class Writing:
    """The program's window with a post, and the one that shows what will be written."""

    def __init__(self, qtbot, window: MainWindow, path: Path) -> None:
        self.qtbot, self.window, self.path = qtbot, window, path
        window.files.open(path)

    @property
    def shown(self) -> WrittenWindow:
        assert self.window.journal.written is not None
        return self.window.journal.written

    def press(self) -> None:
        self.qtbot.keyClick(self.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.shown.is_current)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.window.text.edit, text)
        self.wait()

    @property
    def changes(self) -> list[str]:
        lines = self.shown.view.rows.toPlainText().split("\n")
        return [line for line in lines if line.startswith(("−", "+"))]


@pytest.fixture
def writing(qtbot, settings, questions, post_file):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.show()
    made = Writing(qtbot, window, post_file(POST))
    yield made
    if window.journal.written is not None:
        window.journal.written.close()
    window.open_post.written(window.open_post.post.to_bytes(), window.open_post.place)
    window.close()


def test_a_key_shows_what_typing_changed_and_goes_on(writing: Writing):
    writing.qtbot.keyClicks(writing.window.text.edit, "Now: ")
    writing.press()
    assert writing.changes == ["− It sails.", "+ Now: It sails."]
    assert writing.shown.windowTitle() == "What will be written: 2026-03-01-ferry.md"
    assert not writing.shown.isModal()
    writing.type("Yes. ")
    assert writing.changes == ["− It sails.", "+ Now: Yes. It sails."]


def test_saving_leaves_nothing_to_write(writing: Writing):
    writing.qtbot.keyClicks(writing.window.text.edit, "Now: ")
    writing.press()
    assert writing.window.files.save()
    writing.wait()
    assert writing.changes == []
    assert "the same, byte for byte" in writing.shown.view.count.text()


def test_what_another_program_wrote_would_be_written_over(writing: Writing):
    writing.window.safety.watch.stop()  # it would follow the file at once
    writing.path.write_text(POST.replace("Ferry", "Boat"))
    writing.press()
    assert writing.changes == ["− title: Boat", "+ title: Ferry"]


def test_where_there_is_no_file_all_lines_come(writing: Writing):
    writing.path.unlink()
    writing.press()
    assert writing.changes == [f"+ {line}" for line in POST.splitlines()]
    assert "no file yet" in writing.shown.view.count.text()


def test_another_post_is_followed(writing: Writing, post_file):
    writing.press()
    other = post_file("Other.\n", "2026-03-02-other.md")
    writing.window.files.open(other)
    writing.wait()
    assert writing.shown.windowTitle() == "What will be written: 2026-03-02-other.md"
    assert writing.changes == []


def test_a_post_without_a_name_is_untitled(writing: Writing):
    writing.press()
    writing.window.files.new()
    writing.wait()
    assert writing.shown.windowTitle() == "What will be written: Untitled"
    assert writing.changes[0] == "+ ---"


def test_escape_closes_it_and_the_key_opens_it_again(writing: Writing):
    writing.press()
    first = writing.shown
    writing.qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    writing.window.activateWindow()
    writing.qtbot.waitUntil(writing.window.isActiveWindow)
    writing.press()
    assert writing.shown is first
    assert first.isVisible()


def test_the_command_stands_in_the_menu(writing: Writing):
    action = writing.window.actions_["differences"]
    assert action.shortcut().toString() == "Ctrl+D"
    assert not action.icon().isNull()
