"""A screen reader knows every control of every window by its name, its role and its state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from screen_reader import Control, Gone
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
            with suppress(Gone):  # rows of a table are made anew while one looks
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


def control(window: Control, name: str, role: str) -> Control:
    """The control of a window with that name."""
    return next(each for each in seen(window) if (each.name, each.role) == (name, role))


def test_no_control_of_the_main_window_is_nameless(program: UsedProgram) -> None:
    assert nameless(program.wait_for_window(MAIN)) == []


def test_the_window_tells_role_and_state(program: UsedProgram) -> None:
    window = program.wait_for_window(MAIN)
    told = {(each.name, each.role) for each in seen(window)}
    assert {
        ("Text of the post", "text"),
        ("Title", "text"),
        ("Tags", "text"),
        ("Posts of the site", "list"),
        ("File", "menu item"),
        ("Save", "push button"),
        ("No problems", "push button"),
    } <= told
    assert {"editable", "multiline", "focusable"} <= control(
        window, "Text of the post", "text"
    ).states
    assert "checked" in control(window, "Article", "check box").states
    assert "checked" not in control(window, "Site", "check box").states
    assert "enabled" not in control(window, "Redo", "push button").states
    assert "enabled" in control(window, "New post", "push button").states


def test_a_menu_tells_what_is_ticked(program: UsedProgram) -> None:
    window = program.wait_for_window(MAIN)
    (view,) = (each for each in window.walk() if (each.name, each.role) == ("View", "menu item"))
    items = {each.name: each for each in view.walk()}
    assert {"checkable", "checked"} <= items["Posts"].states
    assert "checked" not in items["Problems"].states
    assert "checkable" not in items["Zoom in"].states


@pytest.mark.parametrize("keys", WINDOWS)
def test_no_control_of_a_window_is_nameless(program: UsedProgram, keys: str) -> None:
    program.press(keys)
    assert nameless(program.wait_for_window(WINDOWS[keys])) == []


@pytest.mark.parametrize("command", BY_NAME)
def test_no_control_of_a_window_found_by_name_is_nameless(
    program: UsedProgram, command: str
) -> None:
    program.press("Ctrl+Shift+P")
    program.wait_for_focus("Name of a command")
    program.type(command)
    program.press("Enter")
    assert nameless(program.wait_for_window(BY_NAME[command])) == []


@pytest.mark.parametrize("keys", [*PARTS, *SWITCHED])
def test_no_control_of_a_part_of_the_window_is_nameless(program: UsedProgram, keys: str) -> None:
    program.press(keys)
    found = nameless(program.wait_for_window(MAIN))
    if keys in SWITCHED:
        program.press(keys)
    assert found == []
