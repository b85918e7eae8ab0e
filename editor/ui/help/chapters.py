"""The chapters of the guide as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from editor.jekyll.kramdown import Options, Rendering
from editor.resource_files import resource
from editor.ui.command import noted as _
from editor.ui.command import translate
from editor.ui.commands import COMMANDS, MENUS
from editor.ui.help.cheat_sheet import with_examples
from editor.ui.palette.command_palette import menu_of

Keys = Mapping[str, str]  # by the command's name, as this system writes them
GUIDE, SHEET, SHORTCUTS, SETTINGS = "index.md", "cheat_sheet.md", "shortcuts.md", "settings.md"
TITLES = {
    GUIDE: _("User guide"),
    SHEET: _("Markdown cheat sheet"),
    SHORTCUTS: _("Shortcuts"),
    SETTINGS: _("The settings file"),
}


def chapter_html(name: str, keys: Keys) -> str:
    """A chapter (a key of `TITLES`); `keys` are those of the commands now."""
    makers: dict[str, Callable[[], str]] = {
        SHEET: lambda: "".join(html(text) + shown for text, shown in with_examples(text_of(SHEET))),
        SHORTCUTS: lambda: shortcuts_html(keys),
    }
    return makers.get(name, lambda: html(text_of(name)))()


def text_of(name: str) -> str:
    """The Markdown of a chapter."""
    return (resource("guide") / name).read_text("utf-8")


def html(text: str) -> str:
    """Markdown as HTML; Qt's own reading of it gives headings no place to lead to."""
    return "".join(block.html for block in Rendering(Options.of({})).blocks(text))


def shortcuts_html(keys: Keys) -> str:
    """All commands by their menus, with their keys and how the settings file calls them."""
    parts = [f"<h1>{translate(TITLES[SHORTCUTS])}</h1>", f"<p>{escape(translate(TOLD))}</p>"]
    for path in MENUS:
        commands = [each for each in COMMANDS if each.menu == path and each.name != "-"]
        rows = [(each.words, keys.get(each.name, ""), each.name) for each in commands]
        if rows:
            parts += [f"<h2>{escape(menu_of(commands[0]))}</h2>", table(rows)]
    return "".join(parts)


TOLD = _(
    "Edit ▸ Preferences ▸ Shortcuts changes these keys. The last column is what the settings file "
    "calls a command: bold=Ctrl+B below [shortcuts]; several keys have commas between them."
)


def table(rows: list[tuple[str, str, str]]) -> str:
    """Commands, keys and names below each other."""
    cells = "".join(
        f'<tr><td width="46%">{escape(words)}</td><td width="32%">{escape(keys)}</td>'
        f"<td><code>{name}</code></td></tr>"
        for words, keys, name in rows
    )
    return f'<table width="100%" cellspacing="0" cellpadding="3">{cells}</table>'
