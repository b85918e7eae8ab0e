"""The commands about the spelling, in the table of all commands."""

from __future__ import annotations

from editor.ui.command import Command
from editor.ui.command import noted as _

MENU = "Edit/Spelling"
SPELLING = (
    Command(MENU, "spelling", _("&Check the spelling"), checkable=True),
    Command(MENU, "next_misspelling", _("&Next wrong word"), "F7"),
    Command(MENU, "previous_misspelling", _("Wrong word &before"), "Shift+F7"),
    Command(MENU, "-"),
    Command(f"{MENU}/Languages", "post_language", _("The language of the &post"), checkable=True),
    Command(MENU, "own_words", _("My &words…")),
    Command(MENU, "get_dictionary", _("How to &get a dictionary…")),
)
