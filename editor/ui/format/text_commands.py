"""Does the commands of the menu Format to the text of the post."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from editor.site.language import language_of
from editor.ui.command import plain
from editor.ui.commands import Actions
from editor.ui.format.format_bar import FormatBar
from editor.ui.format.format_table import FORMAT
from editor.ui.format.table_grid import TableGrid
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.ui.settings import Settings
from editor.ui.text.text_pane import TextPane
from editor.writing import sections
from editor.writing.code import code_block, inline_code
from editor.writing.comments import comment, holds_comment
from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.footnotes import footnote, go_between
from editor.writing.headings import DEEPEST, deeper, heading, higher
from editor.writing.letter_case import change_case, lower, sentence, swapped, title, upper
from editor.writing.links import address_in, image, link
from editor.writing.lists import bullets, numbers, tasks, tick
from editor.writing.marks import bold, italic, strikethrough
from editor.writing.quotes import quote
from editor.writing.rules import rule
from editor.writing.sorting import sort_lines
from editor.writing.tables import realign, table
from editor.writing.typography import typographic
from editor.writing.whole_lines import delete, duplicate, move_down, move_up
from editor.writing.wrapping import join, unwrap, wrap

PLAIN: dict[str, WritingCommand] = {
    "bold": bold,
    "italic": italic,
    "strike": strikethrough,
    "inline_code": inline_code,
    "footnote": footnote,
    "to_footnote": go_between,
    **{f"heading_{level}": heading(level) for level in range(1, DEEPEST + 1)},
    "deeper": deeper,
    "higher": higher,
    "section_up": sections.move_up,
    "section_down": sections.move_down,
    "section_deeper": sections.deeper,
    "section_higher": sections.higher,
    "bullets": bullets,
    "numbers": numbers,
    "tasks": tasks,
    "tick": tick,
    "quote": quote,
    "code_block": code_block(),
    "align_table": realign,
    "rule": rule,
    "comment": comment,
    "lines_up": move_up,
    "lines_down": move_down,
    "duplicate_lines": duplicate,
    "delete_lines": delete,
    "join_lines": join,
    "sort_lines": sort_lines,
    "wrap_lines": wrap(),
    "unwrap_lines": unwrap,
}
CASES = {
    "upper": upper,
    "lower": lower,
    "title_case": title,
    "sentence_case": sentence,
    "swap_case": swapped,
}
AT_ONCE = 10_000  # characters that nobody waits for while they are worked on
# What may read all of a text, whatever is selected.
READ_ALL = frozenset(
    """
    section_up section_down section_deeper section_higher quote rule table align_table sort_lines
    wrap_lines unwrap_lines typographic
    """.split()
)
NAMES = tuple(command.name for command in FORMAT if command.name != "-")


class TextCommands(QObject):
    """Menu, bar and keys that change the text; the keys count where one writes it, only there."""

    told = Signal(str)  # why nothing was done

    def __init__(self, open_post: OpenPost, text: TextPane, settings: Settings) -> None:
        super().__init__(text)
        self._open_post, self._text, self._settings = open_post, text, settings
        self._actions: Actions | None = None
        self.bar = FormatBar()
        self._beside = LatestAnswer(self)
        self._beside.answered.connect(self._take)
        self.grid = TableGrid(text)
        self.grid.chosen.connect(lambda rows, columns: self._do("table", table(rows, columns)))
        text.edit.installEventFilter(self)
        text.edit.menu_opened.connect(self._complete_menu)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            **{name: partial(self._do, name, command) for name, command in PLAIN.items()},
            **{name: partial(self._change_case, name) for name in CASES},
            "link": lambda: self._do("link", link(clipboard_address())),
            "image_link": lambda: self._do("image_link", image(clipboard_address())),
            "typographic": lambda: self._do("typographic", typographic(self.language)),
            "table": self.grid.ask,
            "format_bar": self.show_bar,
        }

    @property
    def language(self) -> str:
        """The language of the post ("de", "pt-BR"), or of its site; "" where none is named."""
        return language_of(self._open_post.post, self._open_post.place)

    def place(self, actions: Actions) -> None:
        """Put the bar above the text, and let keys and menu entries count only where they can."""
        self._actions = actions
        for name in NAMES:
            actions[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._text.edit.addAction(actions[name])
        self.bar.fill(actions)
        self._text.put_above(self.bar)
        for show in (self.bar.setVisible, actions["format_bar"].setChecked):
            self._settings.follow(Settings.is_format_bar_shown, show, self)
        self._offer()

    def show_bar(self, shown: bool) -> None:
        """Show the bar or not, now and from now on."""
        self._settings.is_format_bar_shown = shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Some keys mean something else to Qt: Ctrl+K would delete the rest of the line."""
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._offer()
        if event.type() != QEvent.Type.ShortcutOverride or not self._is_ours(event):
            return super().eventFilter(watched, event)
        event.ignore()
        return True

    def _is_ours(self, event: QEvent) -> bool:
        """Is it a key of one of these commands?"""
        actions = self._actions
        if actions is None or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence(event.keyCombination())
        return any(keys in actions[name].shortcuts() for name in NAMES)

    def _offer(self) -> None:
        """Nothing is offered where the text may only be read."""
        if self._actions:
            for name in NAMES:
                self._actions[name].setDisabled(self._text.edit.isReadOnly())

    def _do(self, name: str, command: WritingCommand) -> None:
        text, selection = self._text.written, self._text.selection
        read = len(text) if name in READ_ALL else selection.end - selection.start
        if read > AT_ONCE:
            self._beside.ask(lambda: (name, text, selection, command(text, selection)))
        else:
            self._write(name, command(text, selection))

    def _take(self, answer: tuple[str, str, Selection, Edit | None]) -> None:
        """Write what took its time, unless the text or the caret is elsewhere meanwhile."""
        name, text, selection, edit = answer
        if (text, selection) == (self._text.written, self._text.selection):
            self._write(name, edit)

    def _write(self, name: str, edit: Edit | None) -> None:
        if edit is not None:
            self._text.write(edit, self._name_of(name))
        elif name == "comment" and holds_comment(self._text.written, self._text.selection):
            self.told.emit(self.tr("A comment ends there already: none can hold another."))
        self._text.setFocus()

    def _change_case(self, name: str) -> None:
        self._do(name, change_case(CASES[name], self.language))

    def _name_of(self, name: str) -> str:
        """What a step of undo is called: as the menu says it, in the middle of a sentence."""
        words = plain(self._actions[name].text()) if self._actions else name
        words = words.removesuffix("…")
        return words if words.isupper() else words[:1].lower() + words[1:]

    def _complete_menu(self, menu: QMenu) -> None:
        """The menu of the right button has these commands too."""
        if self._actions and not self._text.edit.isReadOnly():
            menu.addSeparator()
            menu.addActions([self._actions[name] for name in ("bold", "italic", "link")])
            # Not by addMenu: PySide would take it down along with this one.
            menu.addAction(self._actions.menus["Format"].menuAction())


def clipboard_address() -> str:
    """The address in the clipboard; "" where it holds anything else."""
    return address_in(QGuiApplication.clipboard().text())
