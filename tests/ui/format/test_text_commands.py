"""The menu Format in the window: each command is one step, which undo takes back by its name."""

from __future__ import annotations

from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from editor.ui.command import plain
from editor.ui.commands import COMMANDS
from editor.ui.format.format_table import FORMAT
from editor.ui.format.text_commands import AT_ONCE, NAMES
from editor.ui.latest_answer import LatestAnswer
from editor.ui.main_window import MainWindow
from editor.writing import marks, sections
from editor.writing.outline import outline_of
from editor.writing.runs import runs_touched

HEAD = "---\ntitle: Ferry\nlang: de\n---\n"
MUCH = f"{'word ' * 20}\n" * (AT_ONCE // 100) + "\n"
CONTROL = Qt.KeyboardModifier.ControlModifier
# What is in the post and selected (units of Qt), and the post after the command.
ROWS = {
    "bold": ("one two\n", 4, 7, "one **two**\n"),
    "italic": ("one two\n", 4, 7, "one *two*\n"),
    "strike": ("👍 two\n", 3, 6, "👍 ~~two~~\n"),
    "inline_code": ("one two\n", 5, 5, "one `two`\n"),
    "link": ("one two\n", 4, 7, "one [two]()\n"),
    "image_link": ("one two\n", 4, 7, "one ![two]()\n"),
    "footnote": ("one two\n", 7, 7, "one two[^1]\n\n[^1]: \n"),
    **{f"heading_{n}": ("one\n", 0, 0, f"{'#' * n} one\n") for n in range(1, 7)},
    "deeper": ("# one\n", 0, 0, "## one\n"),
    "higher": ("## one\n", 0, 0, "# one\n"),
    "section_up": ("# a\n\n# b\n", 6, 6, "# b\n\n# a\n"),
    "section_down": ("# a\n\n# b\n", 1, 1, "# b\n\n# a\n"),
    "section_deeper": ("# a\n\n## b\n", 1, 1, "## a\n\n### b\n"),
    "section_higher": ("## a\n\n### b\n", 1, 1, "# a\n\n## b\n"),
    "bullets": ("one\ntwo\n", 0, 7, "- one\n- two\n"),
    "numbers": ("one\ntwo\n", 0, 7, "1. one\n2. two\n"),
    "tasks": ("one\n", 0, 0, "- [ ] one\n"),
    "tick": ("- [ ] one\n", 8, 8, "- [x] one\n"),
    "quote": ("one\n", 0, 0, "> one\n"),
    "code_block": ("one\n", 0, 3, "```\none\n```\n"),
    "align_table": ("|a|b|\n|-|-|\n", 1, 1, "| a   | b   |\n|-----|-----|\n"),
    "rule": ("one\n\n", 5, 5, "one\n\n---\n\n"),
    "comment": ("one\n", 0, 0, "<!-- one -->\n"),
    "typographic": ('"one" -- it\'s\n', 0, 0, "„one“ – it’s\n"),
    "upper": ("straße\n", 0, 6, "STRASSE\n"),
    "lower": ("ONE\n", 0, 3, "one\n"),
    "title_case": ("one two\n", 0, 7, "One Two\n"),
    "sentence_case": ("ONE TWO\n", 0, 7, "One two\n"),
    "swap_case": ("One\n", 0, 3, "oNE\n"),
    "lines_up": ("one\ntwo\n", 5, 5, "two\none\n"),
    "lines_down": ("one\ntwo\n", 1, 1, "two\none\n"),
    "duplicate_lines": ("one\n", 1, 1, "one\none\n"),
    "delete_lines": ("one\ntwo\n", 1, 1, "two\n"),
    "join_lines": ("one\ntwo\n", 1, 1, "one two\n"),
    "sort_lines": ("b\na\n", 0, 3, "a\nb\n"),
    "wrap_lines": (f"{'word ' * 16}end\n", 1, 1, f"{('word ' * 16).rstrip()}\nend\n"),
    "unwrap_lines": ("one\ntwo\n", 1, 1, "one two\n"),
}


def select(window, anchor: int, caret: int) -> None:
    cursor = window.text.edit.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
    window.text.edit.setTextCursor(cursor)


def bytes_of(window) -> str:
    return window.open_post.post.to_bytes().decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ROWS)
def test_each_command_is_one_step(qtbot, window, post_file, name, end):
    before, anchor, caret, after = ROWS[name]
    file = (HEAD + before).replace("\n", end)
    window.files.open(post_file(file))
    select(window, anchor, caret)
    action = window.actions_[name]
    assert action.isEnabled()
    action.trigger()
    assert bytes_of(window) == (HEAD + after).replace("\n", end)
    assert window.text.edit.hasFocus()
    undo = window.actions_["undo"]
    assert plain(undo.text()).lower() == f"undo: {plain(action.text())}".lower()
    undo.trigger()
    assert bytes_of(window) == file
    cursor = window.text.edit.textCursor()
    assert (cursor.anchor(), cursor.position()) == (anchor, caret)
    assert not window.isWindowModified()
    assert not undo.isEnabled()


@pytest.mark.parametrize("command", ["section_up", "section_deeper"])
def test_sections_of_a_long_text_are_sought_beside_the_window(
    qtbot, window, post_file, monkeypatch, command
):
    threads = []

    def noting(text):
        threads.append(current_thread())
        return outline_of(text)

    monkeypatch.setattr(sections, "outline_of", noting)
    before, anchor, caret, after = ROWS[command]
    window.files.open(post_file(HEAD + MUCH + before))
    select(window, len(MUCH) + anchor, len(MUCH) + caret)
    window.actions_[command].trigger()
    qtbot.waitUntil(lambda: window.actions_["undo"].isEnabled())
    assert bytes_of(window) == HEAD + MUCH + after
    assert main_thread() not in threads


def test_a_selection_of_much_is_worked_on_beside_the_window(qtbot, window, post_file, monkeypatch):
    threads = []

    def noting(text, selection):
        threads.append(current_thread())
        return runs_touched(text, selection)

    monkeypatch.setattr(marks, "runs_touched", noting)
    before = f"{'word ' * 20}end\n\n" * (AT_ONCE // 100)
    window.files.open(post_file(HEAD + before))
    window.text.edit.selectAll()
    window.actions_["bold"].trigger()
    qtbot.waitUntil(lambda: window.actions_["undo"].isEnabled())
    after = before.replace("end", "end**").replace("\n\nword", "\n\n**word")
    assert bytes_of(window) == f"{HEAD}**{after}"
    assert main_thread() not in threads
    assert plain(window.actions_["undo"].text()) == "Undo: bold"


def test_what_was_sought_is_not_written_in_a_text_that_has_changed(qtbot, window, post_file):
    window.files.open(post_file(HEAD + "# a\n\n# b\n" + MUCH))
    select(window, 6, 6)
    window.actions_["section_up"].trigger()
    qtbot.keyClicks(window.text.edit, "x")
    qtbot.waitUntil(lambda: window.text_commands.findChild(LatestAnswer).is_current)
    assert window.text.written == "# a\n\n#x b\n" + MUCH


def test_every_command_of_the_menu_is_tried():
    assert set(NAMES) - set(ROWS) == {"table", "to_footnote"}


def test_to_the_footnote_and_back(window, post_file):
    window.files.open(post_file(HEAD + "One[^1] two.\n\n[^1]: Note.\n"))
    select(window, 5, 5)
    window.actions_["to_footnote"].trigger()
    assert window.text.selection.caret == 20
    window.actions_["to_footnote"].trigger()
    assert window.text.selection.caret == 7
    assert not window.actions_["undo"].isEnabled()


def test_keys_count_in_the_text_and_nowhere_else(qtbot, window, post_file):
    window.files.open(post_file(HEAD + "one two\n"))
    window.text.setFocus()
    select(window, 0, 3)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_K, CONTROL)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_E, CONTROL)
    assert window.text.edit.text == "**[one](``)** two\n"
    before = bytes_of(window)
    title = window.form.row("title").editor.focusProxy()
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(title, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bytes_of(window) == before


def test_the_address_in_the_clipboard_becomes_the_links(window, post_file):
    window.files.open(post_file(HEAD + "one two\n"))
    QApplication.clipboard().setText("https://example.org/a")
    select(window, 4, 7)
    window.actions_["link"].trigger()
    assert bytes_of(window) == HEAD + "one [two](https://example.org/a)\n"
    window.actions_["undo"].trigger()
    QApplication.clipboard().setText("no address")
    window.actions_["link"].trigger()
    assert bytes_of(window) == HEAD + "one [two]()\n"


def test_a_table_of_the_size_that_is_chosen(qtbot, window, post_file):
    window.files.open(post_file(HEAD))
    window.actions_["table"].trigger()
    grid = window.text_commands.grid
    assert grid.isVisible()
    assert grid.sentence == "3 columns, 2 rows and a head"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(grid, key)
    assert not grid.isVisible()
    rows = window.text.edit.text.splitlines()
    assert len(rows) == 3
    assert {row.count("|") for row in rows} == {5}
    window.actions_["table"].trigger()
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert not grid.isVisible()
    assert len(window.text.edit.text.splitlines()) == 3


def test_a_table_chosen_with_the_mouse(qtbot, window, post_file):
    window.files.open(post_file(HEAD))
    window.actions_["table"].trigger()
    grid = window.text_commands.grid
    place = grid.rect().topLeft() + (grid.rect().center() - grid.rect().topLeft()) / 8
    qtbot.mouseMove(grid, place)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert window.text.edit.text.count("\n") == grid.rows + 1


def test_nothing_is_offered_in_a_post_for_reading(window, post_file):
    window.files.open(post_file(HEAD + "one\n"))
    assert all(window.actions_[name].isEnabled() for name in NAMES)
    window.open_post.sheet.reading = "Another window has it."
    window.open_post.reading_changed.emit()
    assert not any(window.actions_[name].isEnabled() for name in NAMES)
    window.open_post.sheet.reading = ""
    window.open_post.reading_changed.emit()
    assert all(window.actions_[name].isEnabled() for name in NAMES)


def test_the_menu_of_the_right_button_has_them(window, post_file):
    window.files.open(post_file(HEAD + "one\n"))
    menu = QMenu()
    window.text.edit.complete_menu(menu)
    assert [each.objectName() for each in menu.actions()][1:4] == ["bold", "italic", "link"]
    assert menu.actions()[4].menu() is window.actions_.menus["Format"]
    menu.deleteLater()


def test_the_bar_is_shown_as_it_was_left(qtbot, window, settings, questions):
    assert window.text_commands.bar.isVisible()
    window.actions_["format_bar"].trigger()
    assert not window.text_commands.bar.isVisible()
    another = MainWindow(settings, questions)
    qtbot.addWidget(another)
    another.show()
    assert not another.text_commands.bar.isVisible()
    assert not another.actions_["format_bar"].isChecked()
    another.close()


def test_no_keys_mean_two_things(window):
    keys = [
        sequence.toString()
        for command in COMMANDS
        if command.name != "-"
        for sequence in window.actions_[command.name].shortcuts()
    ]
    assert sorted(keys) == sorted(set(keys))


def test_each_command_of_the_menu_has_a_letter_of_its_own(window):
    for path, menu in window.actions_.menus.items():
        if path.startswith("Format"):
            texts = [each.text().replace("&&", "") for each in menu.actions() if each.text()]
            letters = [text[text.index("&") + 1].lower() for text in texts]
            assert sorted(letters) == sorted(set(letters)), path


def test_every_command_has_a_name_for_the_table():
    names = [command.name for command in COMMANDS if command.name != "-"]
    assert len(names) == len(set(names))
    assert all(command.text for command in FORMAT if command.name != "-")


def test_the_menu_of_the_window_outlives_that_of_the_right_button(
    qtbot: QtBot, window: MainWindow
) -> None:
    form = window.actions_.menus["Format"]
    for _ in range(2):
        menu = QMenu(window.text.edit)
        window.text.edit.menu_opened.emit(menu)
        assert form.menuAction() in menu.actions()
        with qtbot.waitSignal(menu.destroyed):
            menu.deleteLater()
        del menu
        assert window.actions_["quote"] in form.actions()


@pytest.mark.parametrize(
    ("body", "start", "end", "said"),
    [
        ("one <!-- two --> three\n", 0, 22, "A comment ends there already: none can hold another."),
        ("one <!-- two --> three\n", 1, 1, "A comment ends there already: none can hold another."),
        ("one two\n", 0, 7, ""),
        ("```\na <!-- b -->\n```\n", 6, 6, ""),
    ],
)
def test_why_no_comment_comes_is_told(
    window: MainWindow, post_file, body: str, start: int, end: int, said: str
):
    window.files.open(post_file(HEAD + body))
    select(window, start, end)
    window.actions_["comment"].trigger()
    assert window.status.currentMessage() == said
