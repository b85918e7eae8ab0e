"""One pane alone, and all as before."""

from __future__ import annotations

import pytest

from editor.ui.main_window import MainWindow
from editor.ui.quiet.panes_alone import ALONE, PANES


def shown(window: MainWindow) -> list[str]:
    return [name for name in PANES if window.panes()[name].isVisibleTo(window)]


@pytest.mark.parametrize("name", ["form", "text", "preview"])
def test_one_pane_stands_alone_and_the_others_come_back(window: MainWindow, name: str):
    window.show_pane("posts", False)
    window.actions_[f"only_{name}"].trigger()
    assert shown(window) == [name]
    assert [each for each in PANES if window.actions_[each].isChecked()] == [name]
    window.actions_["all_panes"].trigger()
    assert shown(window) == ["form", "text", "preview"]


def test_from_one_alone_to_another_and_back(window: MainWindow):
    window.actions_["only_text"].trigger()
    window.actions_["only_preview"].trigger()
    assert shown(window) == ["preview"]
    window.actions_["only_preview"].trigger()
    assert shown(window) == ["posts", *ALONE]


def test_alone_it_comes_back_at_the_next_start(window: MainWindow, settings, qtbot):
    window.actions_["only_text"].trigger()
    other = MainWindow(settings)
    qtbot.addWidget(other)
    assert shown(other) == ["text"]
    other.actions_["all_panes"].trigger()
    assert shown(other) == ["posts", *ALONE]
