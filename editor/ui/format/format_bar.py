"""The slim row above the text with the commands one needs most."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.ui.command_bar import CommandBar
from editor.ui.commands import Actions

GROUPS = (
    ("bold", "italic", "strike", "inline_code"),
    ("heading_2", "heading_3"),
    ("link", "footnote"),
    ("bullets", "numbers", "tasks"),
    ("quote", "code_block", "table"),
)


class FormatBar(CommandBar):
    """A button for each command."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("FormatBar", "Format"), "formatBar", 17)

    def fill(self, actions: Actions) -> None:
        """Put the commands in, a separator between groups."""
        for group in GROUPS:
            if self.actions():
                self.addSeparator()
            self.addActions([actions[name] for name in group])
