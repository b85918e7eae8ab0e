"""The outline in the window: where it leads, what it marks, and sections moved with undo."""

from __future__ import annotations

from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from editor.ui.open_post import LONG
from editor.ui.overview import outline_page
from editor.ui.overview.outline_model import SECTION
from editor.writing.edit import Edit, Selection
from editor.writing.outline import outline_of

from .conftest import TEXT

MUCH = f"{'word ' * 20}\n" * (LONG // 100) + "\n"
TITLES = ["Morning", "Boats", "Market", "Noon"]


def titles(pane) -> list[str]:
    return [each.title for each in pane.outline.model.outline.headings]


def write(window, qtbot, text: str) -> None:
    """Type, line ends too."""
    for character in text:
        if character == "\n":
            qtbot.keyClick(window.text.edit, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(window.text.edit, character)


def choose(pane, which: int) -> None:
    """Make a heading the current row, as walking there by keys does."""
    pane.outline.tree.setFocus()
    pane.outline.tree.setCurrentIndex(pane.outline.model.index_of(which))


def drop(pane, which: int, row: int, parent: int | None) -> bool:
    """Drop a heading where Qt says: at a row below another one, or (row -1) on it."""
    model = pane.outline.model
    data = model.mimeData([model.index_of(which)])
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, model.index_of(parent))


def test_a_tree_of_the_headings(pane):
    model = pane.outline.model
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Morning", "Noon"]
    morning = model.index(0, 0)
    below = [model.index(row, 0, morning) for row in range(model.rowCount(morning))]
    assert [index.data() for index in below] == ["Boats", "Market"]
    assert {index.parent() for index in below} == {morning}
    assert not model.index(0, 0).parent().isValid()
    assert not model.index(9, 0).isValid()
    assert pane.outline.tree.isExpanded(morning)
    assert not pane.outline.note.isVisible()


def test_it_is_hidden_at_first_and_remembered(window, settings):
    assert not window.panes()["overview"].isVisible()
    window.actions_["overview"].trigger()
    assert window.panes()["overview"].isVisible()
    assert settings.is_pane_shown("overview")


def test_the_column_is_there_as_long_as_one_of_its_panes(window):
    column = window.post_list.parentWidget()
    for posts, overview in ((True, True), (False, True), (False, False), (True, False)):
        window.show_pane("posts", posts)
        window.show_pane("overview", overview)
        assert column.isVisible() == (posts or overview)
        assert window.actions_["posts"].isChecked() == posts
        assert window.panes()["overview"].isVisible() == overview


@pytest.mark.parametrize(("which", "line"), [(0, 3), (1, 7), (2, 11), (3, 13)])
def test_a_click_leads_to_the_heading(window, pane, qtbot, which, line):
    tree = pane.outline.tree
    place = tree.visualRect(pane.outline.model.index_of(which)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.text.line == line
    assert window.text.edit.hasFocus()


def test_enter_leads_there_too(window, pane, qtbot):
    window.actions_["go_to_outline"].trigger()
    assert pane.outline.tree.hasFocus()
    choose(pane, 3)
    qtbot.keyClick(pane.outline.tree, Qt.Key.Key_Return)
    assert window.text.line == 13


def test_the_section_of_the_caret_is_marked(window, pane, qtbot):
    model = pane.outline.model
    for line, which in ((9, 1), (15, 3), (1, None), (4, 0)):
        window.text.go_to(line)
        qtbot.waitUntil(lambda which=which: model.current == which)
        assert pane.outline.tree.which == which
    font = model.index_of(0).data(Qt.ItemDataRole.FontRole)
    assert font is not None
    assert font.bold()
    spoken = model.index_of(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Morning, level 1, the caret is here"
    assert model.index_of(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Boats, level 2"


def test_it_follows_what_is_written(window, pane, qtbot):
    window.text.go_to(15)
    write(window, qtbot, "\n# Night\n")
    qtbot.waitUntil(lambda: "Night" in titles(pane))
    while window.open_post.sheet.steps.last is not None:
        window.open_post.undo()
    qtbot.waitUntil(lambda: titles(pane) == TITLES)


def test_it_follows_another_post(window, pane, qtbot, site):
    path = site.write("_posts/2025-12-04-other.md", "---\ntitle: b\n---\nno heading\n")
    assert window.files.open(path)
    qtbot.waitUntil(lambda: titles(pane) == [])
    assert pane.outline.note.isVisible()


def test_a_section_that_is_closed_stays_so(window, pane, qtbot):
    tree, model = pane.outline.tree, pane.outline.model
    tree.collapse(model.index_of(0))
    window.text.go_to(15)
    write(window, qtbot, "\n# Night\n")
    qtbot.waitUntil(lambda: "Night" in titles(pane))
    assert not tree.isExpanded(model.index_of(0))


MOVES = [
    (0, 2, None, "Noon Morning Boats Market", "1122"),
    (3, 0, None, "Noon Morning Boats Market", "1122"),
    (2, 0, 0, "Morning Market Boats Noon", "1221"),
    (1, 2, 0, "Morning Market Boats Noon", "1221"),
    (1, -1, 2, "Morning Market Boats Noon", "1231"),
    (1, -1, 3, "Morning Market Noon Boats", "1212"),
    (3, 1, 0, "Morning Boats Noon Market", "1222"),
    (3, -1, 0, "Morning Boats Market Noon", "1222"),
    (1, 1, None, "Morning Market Boats Noon", "1211"),
    (0, -1, None, "Noon Morning Boats Market", "1122"),
    (1, -1, None, "Morning Market Noon Boats", "1212"),
    (0, -1, 3, "Noon Morning Boats Market", "1233"),
]


@pytest.mark.parametrize(("which", "row", "parent", "after", "levels"), MOVES)
def test_a_section_is_dropped_and_one_undo_takes_it_back(
    window, pane, qtbot, which, row, parent, after, levels
):
    before, steps = window.open_post.post, window.open_post.sheet.steps
    selection = Selection.at(window.text.written.index("sun"))
    window.text.go_to(5, 5)
    assert window.text.selection == selection
    title = TITLES[which]
    assert drop(pane, which, row, parent)
    qtbot.waitUntil(lambda: " ".join(titles(pane)) == after and levels_of(pane) == levels)
    assert "move the section" in window.actions_["undo"].text()
    at = titles(pane).index(title)
    qtbot.waitUntil(lambda: pane.outline.model.current == at)
    window.actions_["undo"].trigger()
    assert window.open_post.post == before
    assert window.text.selection == selection
    assert steps.last is None
    qtbot.waitUntil(lambda: titles(pane) == TITLES)
    window.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: " ".join(titles(pane)) == after)


def levels_of(pane) -> str:
    return "".join(str(each.level) for each in pane.outline.model.outline.headings)


@pytest.mark.parametrize(
    ("which", "row", "parent"), [(0, 0, None), (0, 1, None), (0, -1, 0), (0, 0, 0), (3, 2, None)]
)
def test_nothing_is_moved_where_it_is_or_into_itself(window, pane, qtbot, which, row, parent):
    before = window.open_post.post
    drop(pane, which, row, parent)
    qtbot.wait(50)
    assert window.open_post.post == before
    assert not window.open_post.is_unsaved


def test_what_is_no_section_is_not_taken(pane):
    model = pane.outline.model
    data = model.mimeData([model.index_of(0)])
    for wrong in (b"", b"99", b"x", b"-1"):
        data.setData(SECTION, wrong)
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_a_drag_drops_upon_a_row(window, pane, qtbot):
    """As the desktop sends it, up to the drag itself, which needs a hand on a mouse."""
    tree, model = pane.outline.tree, pane.outline.model
    data = model.mimeData([model.index_of(1)])
    place = tree.visualRect(model.index_of(3)).center()
    enter = QDragEnterEvent(
        place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, NO_KEYS
    )
    tree.dragEnterEvent(enter)
    assert enter.isAccepted()
    tree.dragMoveEvent(enter)
    event = QDropEvent(
        place.toPointF(), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, NO_KEYS
    )
    tree.dropEvent(event)
    assert event.isAccepted()
    qtbot.waitUntil(lambda: titles(pane) == ["Morning", "Market", "Noon", "Boats"])
    assert levels_of(pane) == "1212"


NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("which", "key", "modifiers", "after", "levels"),
    [
        (0, "Down", "Ctrl+Shift", "Noon Morning Boats Market", "1122"),
        (3, "Up", "Ctrl+Shift", "Noon Morning Boats Market", "1122"),
        (2, "Up", "Ctrl+Shift", "Morning Market Boats Noon", "1221"),
        (1, "Up", "Ctrl+Shift", "Morning Boats Market Noon", "1221"),
        (0, "Right", "Alt+Shift", "Morning Boats Market Noon", "2331"),
        (1, "Left", "Alt+Shift", "Morning Boats Market Noon", "1121"),
        (0, "Left", "Alt+Shift", "Morning Boats Market Noon", "1221"),
    ],
)
def test_keys_in_the_tree(window, pane, qtbot, which, key, modifiers, after, levels):
    choose(pane, which)
    held = (
        Qt.KeyboardModifier.ShiftModifier
        | {
            "Ctrl+Shift": Qt.KeyboardModifier.ControlModifier,
            "Alt+Shift": Qt.KeyboardModifier.AltModifier,
        }[modifiers]
    )
    before = window.open_post.post
    qtbot.keyClick(pane.outline.tree, getattr(Qt.Key, f"Key_{key}"), held)
    qtbot.waitUntil(lambda: " ".join(titles(pane)) == after and levels_of(pane) == levels)
    if window.open_post.post != before:
        window.open_post.undo()
    assert window.open_post.post == before


@pytest.mark.parametrize(
    ("which", "key", "held", "after"),
    [
        (2, "Up", "Control", ["Morning Market Boats Noon", "Morning Market Boats Noon"]),
        (0, "Down", "Control", ["Noon Morning Boats Market", "Noon Morning Boats Market"]),
        (2, "Right", "Alt", ["1231", "1241"]),
        (2, "Left", "Alt", ["1211", "1211"]),
    ],
)
def test_the_next_key_is_for_the_same_section(window, pane, qtbot, which, key, held, after):
    window.text.go_to(5, 5)
    choose(pane, which)
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier[f"{held}Modifier"]
    for each in after:
        qtbot.keyClick(pane.outline.tree, getattr(Qt.Key, f"Key_{key}"), modifiers)
        qtbot.waitUntil(lambda each=each: each in (" ".join(titles(pane)), levels_of(pane)))
        assert pane.outline.tree.currentIndex().data() == TITLES[which]


@pytest.mark.parametrize(("which", "row", "parent", "after", "levels"), MOVES)
def test_a_section_that_was_dropped_is_the_chosen_one(
    window, pane, qtbot, which, row, parent, after, levels
):
    choose(pane, 1)
    assert drop(pane, which, row, parent)
    qtbot.waitUntil(lambda: " ".join(titles(pane)) == after and levels_of(pane) == levels)
    assert pane.outline.tree.currentIndex().data() == TITLES[which]


@pytest.mark.parametrize(
    ("command", "line", "after"),
    [
        ("section_down", 5, "Noon Morning Boats Market"),
        ("section_up", 11, "Morning Market Boats Noon"),
        ("section_up", 3, "Morning Boats Market Noon"),
        ("section_down", 1, "Morning Boats Market Noon"),
    ],
)
def test_commands_of_the_menu(window, pane, qtbot, command, line, after):
    window.text.go_to(line)
    before = window.open_post.post
    window.actions_[command].trigger()
    qtbot.waitUntil(lambda: " ".join(titles(pane)) == after)
    if window.open_post.post != before:
        assert "move the section" in window.actions_["undo"].text()
        window.open_post.undo()
    assert window.open_post.post == before


def test_the_menu_of_a_row(pane, qtbot):
    choose(pane, 2)
    menu = pane.outline.tree.menu()
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Go there", "Move up", "Move down", "One level deeper", "One level higher"]
    next(action for action in menu.actions() if "up" in action.text()).trigger()
    qtbot.waitUntil(lambda: titles(pane) == ["Morning", "Market", "Boats", "Noon"])
    menu.deleteLater()


def test_a_level_that_is_none_is_told(window, pane, qtbot):
    deep = "##### Five\n\n###### Six\n\n"
    window.text.write(Edit(0, 0, deep, Selection.at(0)), "write deep headings")
    qtbot.waitUntil(lambda: "Six" in titles(pane))
    choose(pane, 0)
    qtbot.keyClick(
        pane.outline.tree,
        Qt.Key.Key_Right,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert "six levels" in pane.outline.note.text()
    assert pane.outline.note.isVisible()


def test_in_a_post_for_reading_nothing_is_moved(window, pane, qtbot, site):
    window.open_post.sheet.reading = "It may only be read."
    window.open_post.reading_changed.emit()
    model = pane.outline.model
    index = model.index_of(0)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert not drop(pane, 0, 2, None)
    assert not any(action.isEnabled() for action in pane.outline.tree.moves)
    choose(pane, 3)
    qtbot.keyClick(pane.outline.tree, Qt.Key.Key_Return)
    assert window.text.line == 13


def test_a_heading_that_has_gone_meanwhile_is_not_moved(window, pane, qtbot):
    """Asked before the writer's pause is over, when the outline is still the one before."""
    window.text.go_to(3)
    qtbot.keyClicks(window.text.edit, "x")
    before = window.text.written
    pane.outline.tree.step_requested.emit(3, -1)
    assert window.text.written == before
    assert titles(pane) == ["Boats", "Market", "Noon"]


def test_a_place_that_has_moved_meanwhile_is_found(window, pane, qtbot):
    window.text.go_to(1)
    write(window, qtbot, "\n\n\n")
    pane.outline.tree.chosen.emit(3)
    assert window.text.line == 16


def test_hidden_it_reads_nothing(window, pane, qtbot):
    window.show_pane("overview", False)
    window.text.go_to(15)
    write(window, qtbot, "\n# Night\n")
    with qtbot.waitSignal(window.open_post.settled):
        pass
    qtbot.wait(50)
    assert titles(pane) == TITLES
    window.show_pane("overview", True)
    qtbot.waitUntil(lambda: "Night" in titles(pane))


def test_the_outline_of_a_long_text_is_read_beside_the_window(window, pane, qtbot, monkeypatch):
    """And a section is moved in it as soon as it is there, though it was asked for before."""
    threads = []

    def noting(text):
        threads.append(current_thread())
        return outline_of(text)

    monkeypatch.setattr(outline_page, "outline_of", noting)
    window.text.go_to(1)
    window.text.edit.insert(MUCH)
    pane.outline.tree.step_requested.emit(3, -1)
    qtbot.waitUntil(lambda: titles(pane) == ["Noon", "Morning", "Boats", "Market"])
    assert main_thread() not in threads
    assert window.text.written.index("# Noon") < window.text.written.index("# Morning")


def test_what_was_asked_of_a_long_text_is_not_done_in_another(window, pane, qtbot, site):
    window.text.go_to(1)
    window.text.edit.insert(MUCH)
    pane.outline.tree.step_requested.emit(3, -1)
    site.write("_posts/2025-12-04-other.md", f"---\ntitle: Other\n---\n{TEXT}")
    window.files.open(site.root / "_posts/2025-12-04-other.md")
    qtbot.waitUntil(lambda: pane.outline.model.outline.text == TEXT)
    qtbot.waitUntil(lambda: window.text.written == TEXT)
    assert not window.open_post.is_unsaved
