"""Ctrl+Shift+P: a few letters of a command's name, and it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Offered:
    """Something to be done, in a menu: "Format ▸ List"."""

    action: QAction
    menu: str

    @property
    def name(self) -> str:
        """By which it is remembered."""
        return self.action.objectName()

    @property
    def words(self) -> str:
        """What it is called now: undo says what it would undo."""
        return plain(self.action.text())

    @property
    def sought(self) -> str:
        """The words that it is found by."""
        return f"{self.words} {self.action.data() or ''} {self.menu}"


class CommandPalette(ListPopup):
    """Lists the commands most like what is typed, those found last first; Enter does one.

    What cannot be done now is grey and stays undone.
    """

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        self.model = QStandardItemModel(parent)
        super().__init__(parent, self.model, HEIGHT)
        self._settings = settings
        self._offered: list[Offered] = []
        self._more: list[tuple[str, Callable[[], Sequence[QAction]]]] = []
        self._now: dict[str, Offered] = {}  # all that is offered, by name, while it is shown
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
        named = [each for each in COMMANDS if each.name not in ("-", ITSELF)]
        self._offered = [Offered(actions[each.name], menu_of(each)) for each in named]

    def offer_more(self, menu: str, actions: Callable[[], Sequence[QAction]]) -> None:
        """What else is in a menu ("Edit/Spelling") whenever one asks; its data are other names."""
        self._more.append((path_of(menu), actions))

    def ask(self) -> None:
        """Show it; a command is done where the focus is now."""
        self._focused = QApplication.focusWidget()
        more = [Offered(action, menu) for menu, actions in self._more for action in actions()]
        self._now = {each.name: each for each in (*self._offered, *more)}
        super().ask()

    def _find(self, typed: str) -> None:
        self.model.clear()
        commands = self._in_order()
        names = [each.sought for each in commands]
        places = most_like(typed, names) if typed.strip() else range(len(commands))
        for place in places:
            self.model.appendRow(self._item(commands[place]))

    def _in_order(self) -> list[Offered]:
        """All commands: those found last, then the others as the menus have them."""
        recent = [name for name in self._settings.recent_commands if name in self._now]
        return [self._now[name] for name in dict.fromkeys((*recent, *self._now))]

    def _item(self, command: Offered) -> QStandardItem:
        action, words = command.action, command.words
        if action.isCheckable() and action.isChecked():
            words = f"{words} ✓"
        item = QStandardItem(action.icon(), words)
        item.setEnabled(action.isEnabled())
        item.setData(command.name, NAME)
        item.setData(command.menu, MENU)
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
        if item is None or not item.isEnabled():
            return
        name = str(item.data(NAME))
        self.close()
        if self._focused is not None:
            self._focused.setFocus()
        self._settings.add_recent_command(name)
        self._now[name].action.trigger()


def menu_of(command: Command) -> str:
    """The way to a command in the menus: "Format ▸ List"."""
    return path_of(command.menu)


def path_of(menu: str) -> str:
    """The way to a menu as people read it: "Format ▸ List"."""
    parts = menu.split("/")
    paths = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    return IN_MENUS.join(plain(translate(MENUS[path])) for path in paths)
