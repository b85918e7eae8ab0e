"""The commands that show one pane alone, and bring the others back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from editor.ui.commands import Actions

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

PANES = ("posts", "overview", "form", "text", "preview")
ALONE = ("form", "text", "preview")


class PanesAlone:
    """Knows which panes were on screen before one stood alone."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before = {"posts", *ALONE}

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        only = {f"only_{name}": partial(self._show_alone, name) for name in ALONE}
        return {**only, "all_panes": self._show_again}

    def tick_in(self, actions: Actions) -> None:
        """None of these is ticked."""

    def _shown(self) -> set[str]:
        panes = self._window.panes()
        return {name for name in PANES if panes[name].isVisibleTo(self._window)}

    def _show_alone(self, name: str) -> None:
        """Show that pane alone; once it is, all that were there before."""
        shown = self._shown()
        if shown == {name}:
            self._show_again()
            return
        if len(shown) > 1:
            self._before = shown
        self._show({name})
        self._window.panes()[name].setFocus()

    def _show_again(self) -> None:
        self._show(self._before | self._shown())

    def _show(self, names: set[str]) -> None:
        for name in sorted(PANES, key=names.__contains__, reverse=True):  # one always stays
            self._window.show_pane(name, name in names)
