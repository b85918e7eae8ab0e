"""Two files that outlast the program: what the writer chose, and what it remembers by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

from editor.ui.setting import Memo, Setting

MEMORY = "memory.ini"
T = TypeVar("T")


class Kept(QObject):
    """Reads and writes settings, and tells when one changes; what is broken has its default."""

    changed = Signal(object)  # the setting

    def __init__(self, store: QSettings) -> None:
        """`store` is the file of the settings; the memory stands beside it."""
        super().__init__()
        self._store = store
        beside = Path(store.fileName()).with_name(MEMORY)
        self._memory = QSettings(str(beside), QSettings.Format.IniFormat)
        self._told: set[str] = set()
        for each in (self._store, self._memory):
            each.allKeys()  # only now Qt reads all of it
            if each.status() is not QSettings.Status.NoError:
                _log("%s cannot be read as it should; what is missing has its default.", each)

    @classmethod
    def table(cls) -> tuple[Setting[object], ...]:
        """What the writer may choose, in the order of the file's description."""
        lines = [each for kind in reversed(cls.__mro__) for each in vars(kind).values()]
        return tuple(
            each for each in lines if isinstance(each, Setting) and not isinstance(each, Memo)
        )

    def read(self, setting: Setting[T]) -> T:
        """The value; where the file holds something else the default, and a line in the log."""
        store = self._store_of(setting)
        if not store.contains(setting.key):
            return setting.default
        stored = store.value(setting.key)
        try:
            return setting.kind.read(stored)
        except (ValueError, OverflowError):
            self._tell_once(setting, stored)
            return setting.default

    def write(self, setting: Setting[T], value: T) -> None:
        """Keep the value, and tell everyone where it is another one."""
        before = self.read(setting)
        self._store_of(setting).setValue(setting.key, setting.kind.write(value))
        if value != before:
            self.changed.emit(setting)

    def restore(self, setting: Setting[T]) -> None:
        """Forget what was chosen: the default counts again."""
        before = self.read(setting)
        self._store_of(setting).remove(setting.key)
        if before != setting.default:
            self.changed.emit(setting)

    def follow(self, setting: Setting[T], use: Callable[[T], object], owner: QObject) -> None:
        """Call `use` with the value now, and with each later one as long as `owner` lives."""
        use(self.read(setting))
        _Follower(self, setting, use, owner)

    def sync(self) -> None:
        """Write both files now."""
        self._store.sync()
        self._memory.sync()

    def _store_of(self, setting: Setting[T]) -> QSettings:
        return self._memory if isinstance(setting, Memo) else self._store

    def _tell_once(self, setting: Setting[T], stored: object) -> None:
        if setting.key not in self._told:
            self._told.add(setting.key)
            sentence = "In %s “%s” cannot be %r (but: %s); its default counts."
            _log(sentence, self._store_of(setting), setting.key, stored, setting.kind.values)


class _Follower(QObject, Generic[T]):
    """Goes with its owner, and is told no more then."""

    def __init__(
        self, kept: Kept, setting: Setting[T], use: Callable[[T], object], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._kept, self._setting, self._use = kept, setting, use
        kept.changed.connect(self._tell)

    def _tell(self, setting: Setting[object]) -> None:
        if setting is self._setting:
            self._use(self._kept.read(self._setting))


def _log(sentence: str, store: QSettings, *about: object) -> None:
    logging.getLogger(__name__).warning(sentence, store.fileName(), *about)
