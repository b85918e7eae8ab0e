"""The page that lists all commands with their keys, and changes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.index.quick import most_like
from editor.ui.clear_button import add_clear_button
from editor.ui.command import Command
from editor.ui.commands import COMMANDS, native
from editor.ui.form.field_row import SentenceLabel
from editor.ui.palette.command_palette import menu_of
from editor.ui.preferences.free_keys import why_not
from editor.ui.preferences.key_line import KeyLine
from editor.ui.preferences.shortcuts import (
    SECTION,
    Keys,
    give,
    keys_of_all,
    owner_of,
    shortcut_settings,
)
from editor.ui.setting import Setting
from editor.ui.settings import Settings

NAME = Qt.ItemDataRole.UserRole


class ShortcutsPage(QWidget):
    """Choose a command, press its new keys; keys that another command has are told first."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._wanted: Keys = ()  # by the command chosen, though another one has them
        self._make()
        self._place()
        self._find("")
        self._connect()

    @property
    def name(self) -> str:
        """The command that is chosen, or ""."""
        item = self.list.currentItem()
        return str(item.data(0, NAME)) if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose a command in the list."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, NAME) == name:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)

    def press(self, keys: QKeySequence) -> None:
        """Give the chosen command these keys, or say why not."""
        self._forget_wish()
        if not self.name:
            return self.note.say(self.tr("Choose a command in the list first."))
        if why := why_not(keys):
            return self.note.say(why)
        wanted = (keys.toString(),)
        if self.adds.isChecked():
            has = keys_of_all(self._settings)[self.name]
            wanted = tuple(dict.fromkeys((*has, *wanted)))
        owner = owner_of(keys.toString(), self._settings)
        if owner and owner != self.name:
            return self._ask_for(wanted, keys, owner)
        return self._give(wanted)

    def _ask_for(self, wanted: Keys, keys: QKeySequence, owner: str) -> None:
        self._wanted = wanted
        told = self.tr("{keys} belongs to “{command}” ({menu}).")
        command = command_called(owner)
        words = command.words
        self.note.say(told.format(keys=native([keys]), command=words, menu=menu_of(command)))
        self.take.setText(self.tr("&Take it from “{command}”").format(command=words))
        self.take.show()
        self.leave.show()

    def _give(self, keys: Keys) -> None:
        name = self.name
        give(keys, name, self._settings)
        self._forget_wish()
        self.note.say(self._said_of(name))

    def _said_of(self, name: str) -> str:
        keys = keys_of_all(self._settings)[name]
        words = command_called(name).words
        if not keys:
            return self.tr("“{command}” has no keys now.").format(command=words)
        said = native([QKeySequence(each) for each in keys])
        return self.tr("“{command}” has {keys} now.").format(command=words, keys=said)

    def _restore(self) -> None:
        name = self.name
        self._settings.restore(shortcut_settings()[name])
        self._forget_wish()
        usual = shortcut_settings()[name].default
        owner = next((other for each in usual if (other := owner_of(each, self._settings))), name)
        if owner == name:
            return self.note.say(self._said_of(name))
        told = self.tr("Its usual keys are those of “{command}” now: press them to take them back.")
        return self.note.say(told.format(command=command_called(owner).words))

    def _restore_all(self) -> None:
        for each in shortcut_settings().values():
            self._settings.restore(each)
        self._forget_wish()
        self.note.say(self.tr("All commands have their usual keys."))

    def _forget_wish(self) -> None:
        self._wanted = ()
        self.take.hide()
        self.leave.hide()
        self.note.say("")

    def _find(self, typed: str) -> None:
        """List the commands most like what is typed; keys can be typed too."""
        commands = [each for each in COMMANDS if each.name != "-"]
        keys = keys_of_all(self._settings)
        names = [f"{each.words} {menu_of(each)} {' '.join(keys[each.name])}" for each in commands]
        places = most_like(typed, names) if typed.strip() else range(len(commands))
        self.list.clear()
        self.list.addTopLevelItems([item_of(commands[place]) for place in places])
        self._show_keys()
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _show_keys(self) -> None:
        keys, lines = keys_of_all(self._settings), shortcut_settings()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            assert item is not None
            name = str(item.data(0, NAME))
            item.setText(2, native([QKeySequence(each) for each in keys[name]]))
            font = item.font(2)
            font.setBold(keys[name] != lines[name].default)
            item.setFont(2, font)

    def _heed(self, setting: Setting[object]) -> None:
        if setting.key.startswith(SECTION):
            self._show_keys()

    def _make(self) -> None:
        self.line, self.list = QLineEdit(), QTreeWidget()
        self.line.setPlaceholderText(self.tr("Find a command by its name or its keys"))
        self.line.setAccessibleName(self.tr("Find a command"))
        add_clear_button(self.line)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Menu"), self.tr("Keys")])
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.header().resizeSection(2, 170)
        self.keys, self.note = KeyLine(), SentenceLabel()
        self.note.setObjectName("note")
        self.adds = QCheckBox(self.tr("&Beside those that it has"))
        self.take, self.leave = QPushButton(), QPushButton(self.tr("&Leave it there"))
        self.none = QPushButton(self.tr("&No keys"))
        self.usual = QPushButton(self.tr("&Usual keys"))
        self.defaults = QPushButton(self.tr("Restore all &defaults"))
        for each in (self.take, self.leave, self.none, self.usual, self.defaults):
            each.setAutoDefault(False)

    def _place(self) -> None:
        chosen, asked = QHBoxLayout(), QHBoxLayout()
        chosen.addWidget(self.keys, 1)
        for each in (self.adds, self.none, self.usual):
            chosen.addWidget(each)
        asked.addWidget(self.note, 1)
        asked.addWidget(self.take)
        asked.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 12)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addLayout(chosen)
        layout.addLayout(asked)
        layout.addWidget(self.defaults, 0, Qt.AlignmentFlag.AlignLeft)
        self._forget_wish()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(lambda *_: self._forget_wish())
        self.list.itemActivated.connect(lambda *_: self.keys.setFocus())
        self.keys.keys_pressed.connect(self.press)
        self.take.clicked.connect(lambda: self._give(self._wanted))
        self.leave.clicked.connect(self._forget_wish)
        self.none.clicked.connect(lambda: self.name and self._give(()))
        self.usual.clicked.connect(lambda: self.name and self._restore())
        self.defaults.clicked.connect(self._restore_all)
        self._settings.changed.connect(self._heed)


def command_called(name: str) -> Command:
    """The command of that name."""
    return next(each for each in COMMANDS if each.name == name)


def item_of(command: Command) -> QTreeWidgetItem:
    """The row of a command."""
    item = QTreeWidgetItem([command.words, menu_of(command), ""])
    item.setData(0, NAME, command.name)
    return item
