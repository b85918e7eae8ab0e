"""The keys of each command: the usual ones, or those that the writer chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from editor.ui.command import Command
from editor.ui.commands import COMMANDS, Actions
from editor.ui.preferences.free_keys import pressed, why_not
from editor.ui.setting import WORDS, Kind, Setting
from editor.ui.settings import Settings

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

Keys = tuple[str, ...]  # as the file has them: ("Ctrl+Shift+S", "F2")
SECTION = "shortcuts/"
WRITE_IN = (QPlainTextEdit, QTextEdit, QLineEdit)


def _read(stored: object) -> Keys:
    keys = WORDS.read(stored)
    if any(why_not(QKeySequence(each)) for each in keys):
        raise ValueError(stored)
    return keys


KEYS: Kind[Keys] = Kind("keys such as Ctrl+Shift+S; nothing for none", _read, list)


def usual_keys(command: Command) -> Keys:
    """The keys that a command has unless the writer chose others."""
    keys = QKeySequence(command.keys) if command.keys is not None else QKeySequence()
    return () if keys.isEmpty() else (keys.toString(),)


@cache  # the platform says what is usual, and is known only once the program runs
def shortcut_settings() -> Mapping[str, Setting[Keys]]:
    """Where the keys of each command are kept."""
    commands = [each for each in COMMANDS if each.name != "-"]
    return {
        each.name: Setting(f"{SECTION}{each.name}", KEYS, usual_keys(each), "") for each in commands
    }


class Shortcuts(QObject):
    """Gives the commands of a window their keys, and other ones at once when they are chosen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._settings, self._window = window.settings, window
        self._actions: Actions | None = None
        self._chosen: dict[str, Keys] = {}
        self._watched: QWidget | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """None of its own."""
        return {}

    def tick_in(self, actions: Actions) -> None:
        """Give each command its keys, now and whenever others are chosen."""
        self._actions = actions
        self._use()
        self._settings.changed.connect(self._heed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Chosen keys count where one writes, too: Qt has uses of its own for some there."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event, watched):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _use(self) -> None:
        assert self._actions is not None
        for name, keys in keys_of_all(self._settings).items():
            self._actions.use_keys(name, [QKeySequence(each) for each in keys])
            self._chosen[name] = keys if keys != shortcut_settings()[name].default else ()

    def _heed(self, setting: Setting[object]) -> None:
        if setting.key.startswith(SECTION):
            self._use()

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Stand before the widget that has the keyboard, if one writes in it."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        writes = isinstance(now, WRITE_IN) and now.window() is self._window
        self._watched = now if writes else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _is_ours(self, event: QEvent, watched: QObject) -> bool:
        if self._actions is None or not isinstance(event, QKeyEvent):
            return False
        keys = pressed(event).toString()
        names = [name for name, chosen in self._chosen.items() if keys and keys in chosen]
        return any(reaches(self._actions[name], watched) for name in names)


def keys_of_all(settings: Settings) -> dict[str, Keys]:
    """The keys of every command. None has two: what was chosen goes before what is usual."""
    lines = shortcut_settings()
    wanted = {name: settings.read(each) for name, each in lines.items()}
    taken: set[str] = set()
    given: dict[str, Keys] = {}
    for name in sorted(wanted, key=lambda name: wanted[name] == lines[name].default):
        given[name] = tuple(each for each in wanted[name] if each not in taken)
        taken.update(given[name])
    return {name: given[name] for name in lines}


def owner_of(keys: str, settings: Settings) -> str:
    """The command that has these keys now, or ""."""
    return next((name for name, has in keys_of_all(settings).items() if keys in has), "")


def give(keys: Keys, name: str, settings: Settings) -> None:
    """Let a command have these keys and no others; who had one of them loses it."""
    for other, has in keys_of_all(settings).items():
        if other != name and set(has) & set(keys):
            left = tuple(each for each in has if each not in keys)
            settings.write(shortcut_settings()[other], left)
    settings.write(shortcut_settings()[name], keys)


def reaches(action: QAction, widget: QObject) -> bool:
    """Do the keys of the action count in the widget?"""
    is_here = action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
    return action.isEnabled() and (is_here or widget in action.associatedObjects())
