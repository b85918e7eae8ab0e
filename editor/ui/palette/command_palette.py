"""Ctrl+Shift+P: a few letters of a command's name, and it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QWidget

from editor.index.quick import most_like
from editor.ui.command import Command, plain, translate
from editor.ui.commands import COMMANDS, MENUS, Actions, native
from editor.ui.list_popup import ListPopup
from editor.ui.palette.command_row import HEIGHT, KEYS, MENU, CommandRow
from editor.ui.settings import Settings

NAME = Qt.ItemDataRole.UserRole
ITSELF = "palette"
IN_MENUS = " ▸ "


class CommandPalette(ListPopup):
    """Lists the commands most like what is typed, those found last first; Enter does one.

    What cannot be done now is grey and stays undone.
    """

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        self.model = QStandardItemModel(parent)
        super().__init__(parent, self.model, HEIGHT)
        self._settings = settings
        self._actions: Actions | None = None
        self._focused: QWidget | None = None
        self.say(
            self.tr("Find a command by its name"),
            self.tr("What do you want to do?"),
            self.tr("Name of a command"),
            self.tr("Commands"),
        )
        self.list.setItemDelegate(CommandRow(self.list))
        self.typed.connect(self._find)
        self.taken.connect(self._choose)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {ITSELF: self.ask}

    def offer(self, actions: Actions) -> None:
        """The commands to be found."""
        self._actions = actions

    def ask(self) -> None:
        """Show it; a command is done where the focus is now."""
        self._focused = QApplication.focusWidget()
        super().ask()

    def _find(self, typed: str) -> None:
        self.model.clear()
        if self._actions is None:
            return
        commands = self._in_order()
        names = [f"{self._words(each)} {menu_of(each)}" for each in commands]
        places = most_like(typed, names) if typed.strip() else range(len(commands))
        for place in places:
            self.model.appendRow(self._item(commands[place], self._actions[commands[place].name]))

    def _in_order(self) -> list[Command]:
        """All commands: those found last, then the others as the menus have them."""
        known = {each.name: each for each in COMMANDS if each.name not in ("-", ITSELF)}
        recent = [name for name in self._settings.recent_commands if name in known]
        return [known[name] for name in dict.fromkeys((*recent, *known))]

    def _words(self, command: Command) -> str:
        """What the command is called now: undo says what it would undo."""
        return plain(self._actions[command.name].text()) if self._actions else ""

    def _item(self, command: Command, action: QAction) -> QStandardItem:
        words = self._words(command)
        if action.isCheckable() and action.isChecked():
            words = f"{words} ✓"
        item = QStandardItem(action.icon(), words)
        item.setEnabled(action.isEnabled())
        item.setData(command.name, NAME)
        item.setData(menu_of(command), MENU)
        item.setData(native(action.shortcuts()), KEYS)
        item.setData(self._spoken(item), Qt.ItemDataRole.AccessibleTextRole)
        return item

    def _spoken(self, item: QStandardItem) -> str:
        """Name, menu and keys, and whether it can be done."""
        state = "" if item.isEnabled() else self.tr("not available now")
        parts = (item.text(), item.data(MENU), item.data(KEYS), state)
        return ", ".join(part for part in parts if part)

    def _choose(self, index: QModelIndex) -> None:
        item = self.model.itemFromIndex(index) if index.isValid() else None
        if item is None or not item.isEnabled() or self._actions is None:
            return
        name = str(item.data(NAME))
        self.close()
        if self._focused is not None:
            self._focused.setFocus()
        self._settings.add_recent_command(name)
        self._actions[name].trigger()


def menu_of(command: Command) -> str:
    """The way to a command in the menus: "Format ▸ List"."""
    parts = command.menu.split("/")
    paths = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    return IN_MENUS.join(plain(translate(MENUS[path])) for path in paths)
