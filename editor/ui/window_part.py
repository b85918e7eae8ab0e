"""What a window has beside its panes: each part brings the doers of its commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from editor.ui.commands import Actions


class WindowPart(Protocol):
    """Made once per window, before the window's menus are."""

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls, by the command's name; a checkable one with its state."""
        ...

    def tick_in(self, actions: Actions) -> None:
        """Tick and name the commands as things stand, once the menus are there."""
        ...
