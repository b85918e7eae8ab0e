"""The overview as a part of the window: its pane, its commands, the goal in the status bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.ui.commands import Actions
from editor.ui.overview.goals import Goals
from editor.ui.overview.overview_pane import OverviewPane
from editor.ui.overview.side_column import SideColumn

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class Overview:
    """Connects the pane with the text, the status bar and the places that it leads to."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.goals = Goals(window.open_post, window.settings, window)
        self.pane = OverviewPane(window.open_post, window.text, self.goals)
        self.column = SideColumn(window.post_list, self.pane)
        self.pane.place_chosen.connect(window.view_commands.go_to)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the command calls; the pane itself is shown and hidden as all panes are."""
        return {"go_to_outline": self._go_to_outline}

    def tick_in(self, actions: Actions) -> None:  # noqa: ARG002
        """Follow the counting in the status bar, which is there by now."""
        status = self._window.status
        status.counting.counted.connect(self._show_lengths)
        status.length_requested.connect(self._show_length)
        self.goals.changed.connect(status.show_goal)
        status.show_goal(self.goals.words)
        self._show_lengths()

    def _show_lengths(self) -> None:
        counting = self._window.status.counting
        self.pane.length.show_lengths(counting.post, counting.selected)

    def _go_to_outline(self) -> None:
        self._window.show_pane("overview", True)
        self.pane.show_outline()

    def _show_length(self) -> None:
        """Show the numbers; a second click hides them again."""
        is_seen = self.pane.length.isVisible()
        self._window.show_pane("overview", not is_seen)
        if not is_seen:
            self.pane.show_length()
