"""A screen reader knows every control of every window by its name, its role and its state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from screen_reader import Control
from used_program import MAIN, UsedProgram

pytestmark = pytest.mark.slow

CONTROLS = set(
    "push button|toggle button|check box|radio button|button menu|combo box|spin box|text|"
    "password text|list|list item|tree|table|page tab|page tab list|slider|progress bar|menu bar|"
    "menu item|tool bar|graphic|dialog|frame|alert message|web document|date editor".split("|")
)
LABELS = {"label", "separator", "scroll bar", "tree item", "table cell"}  # what may be empty
# The keys that lead to a window, and words of its title.
WINDOWS = {
    "Ctrl+n": "New post",
    "Ctrl+o": "Open a post",
    "Ctrl+p": "Open a post by its name",
    "Ctrl+Shift+O": "Choose the site’s folder",
    "Ctrl+d": "What will be written",
    "Ctrl+Alt+h": "History of",
    "F2": "Rename",
    "Ctrl+Alt+f": "Find in the site",
    "Ctrl+Shift+I": "Choose an image",
    "Ctrl+Shift+E": "How it looks elsewhere",
    "Ctrl+g": "Go to line",
    "F9": "Check the site",
    "Ctrl+Shift+T": "Tags and categories",
    "Ctrl+Shift+M": "Images of",
    "Ctrl+Alt+i": "Images of the site",
    "F1": "guide",
    "Ctrl+Shift+P": "Find a command by its name",
    "Ctrl+comma": "Preferences",
}
BY_NAME = {
    "Change a field": "Change a field in many posts",
    "About": "About Post Editor",
    "Move to the trash": "Post Editor",
    "Insert a table": "Size of the table",
}
PARTS = ("Ctrl+f", "Ctrl+h")  # bars in the window
SWITCHED = ("Ctrl+4", "Ctrl+Shift+R")  # and what the same keys hide again


@pytest.fixture(autouse=True)
def _back_in_the_text(program: UsedProgram) -> Iterator[None]:
    """Each test begins and ends in the text."""
    yield
    program.leave()


def seen(window: Control) -> Iterator[Control]:
    """What is on screen of a window; what the post itself says in the preview is no control."""
    if "showing" in window.states:
        yield window
    if window.role != "web document":
        for child in window.children():
            yield from seen(child)


def is_control(each: Control) -> bool:
    return each.role in CONTROLS or ("focusable" in each.states and each.role not in LABELS)


def nameless(window: Control) -> list[str]:
    """The controls of a window without a name, or a choice without a word what it chooses."""
    controls = [each for each in seen(window) if is_control(each)]
    assert controls, window.name
    return [
        f"{each.role} {sorted(each.states)} {each.description}"
        for each in controls
        if not each.name or (each.role == "combo box" and not each.said)
    ]


def nameless_in(program: UsedProgram, title: str) -> list[str]:
    """The same of the window with that title, once it is there."""
    window = program.wait_for_window(title)
    return program.look(lambda: nameless(window))


def states(program: UsedProgram, window: Control, name: str, role: str) -> frozenset[str]:
    """The states of the control of a window with that name."""
    return program.look(
        lambda: next(each for each in seen(window) if (each.name, each.role) == (name, role)).states
    )


def test_no_control_of_the_main_window_is_nameless(program: UsedProgram) -> None:
    assert nameless_in(program, MAIN) == []


def test_the_window_tells_role_and_state(program: UsedProgram) -> None:
    window = program.wait_for_window(MAIN)
    told = program.look(lambda: {(each.name, each.role) for each in seen(window)})
    assert {
        ("Text of the post", "text"),
        ("Title", "text"),
        ("Tags", "text"),
        ("Posts of the site", "list"),
        ("File", "menu item"),
        ("Save", "push button"),
        ("No problems", "push button"),
    } <= told
    assert {"editable", "multiline", "focusable"} <= states(
        program, window, "Text of the post", "text"
    )
    assert "checked" in states(program, window, "Article", "check box")
    assert "checked" not in states(program, window, "Site", "check box")
    assert "enabled" not in states(program, window, "Redo", "push button")
    assert "enabled" in states(program, window, "New post", "push button")


def menu_states(window: Control, name: str) -> dict[str, frozenset[str]]:
    """The states of what stands in a menu, by name."""
    (menu,) = (each for each in window.walk() if (each.name, each.role) == (name, "menu item"))
    return {each.name: each.states for each in menu.walk()}


def test_a_menu_tells_what_is_ticked(program: UsedProgram) -> None:
    window = program.wait_for_window(MAIN)
    items = program.look(lambda: menu_states(window, "View"))
    assert {"checkable", "checked"} <= items["Posts"]
    assert "checked" not in items["Problems"]
    assert "checkable" not in items["Zoom in"]


@pytest.mark.parametrize("keys", WINDOWS)
def test_no_control_of_a_window_is_nameless(program: UsedProgram, keys: str) -> None:
    program.press(keys)
    assert nameless_in(program, WINDOWS[keys]) == []


@pytest.mark.parametrize("command", BY_NAME)
def test_no_control_of_a_window_found_by_name_is_nameless(
    program: UsedProgram, command: str
) -> None:
    program.press("Ctrl+Shift+P")
    program.wait_for_focus("Name of a command")
    program.type(command)
    program.press("Enter")
    assert nameless_in(program, BY_NAME[command]) == []


@pytest.mark.parametrize("keys", [*PARTS, *SWITCHED])
def test_no_control_of_a_part_of_the_window_is_nameless(program: UsedProgram, keys: str) -> None:
    program.press(keys)
    found = nameless_in(program, MAIN)
    if keys in SWITCHED:
        program.press(keys)
    assert found == []
