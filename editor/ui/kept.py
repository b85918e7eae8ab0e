"""Two files that outlast the program: what the writer chose, and what it remembers by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings, Qt, Signal

from editor.ui.damaged_settings import mended
from editor.ui.setting import Memo, Setting

MEMORY = "memory.ini"
T = TypeVar("T")


class Kept(QObject):
    """Reads and writes settings, and tells when one changes; what is broken has its default."""

    changed = Signal(object)  # the setting
    troubled = Signal()  # there is another sentence in `troubles`
    _written = Signal()

    def __init__(self, store: QSettings) -> None:
        """`store` is the file of the settings; the memory stands beside it."""
        super().__init__()
        beside = Path(store.fileName()).with_name(MEMORY)
        self.troubles: list[str] = []  # sentences for the writer: what cannot be read or kept
        self._store = self._sound(store)
        self._memory = self._sound(QSettings(str(beside), QSettings.Format.IniFormat))
        self._told: set[str] = set()
        self._tellers: dict[str, _Teller] = {}  # by the key of what they tell of
        self._is_waiting = self._is_told = False
        # Later, for all that is written meanwhile; and not before there is someone to tell.
        self._written.connect(self._write_now, Qt.ConnectionType.QueuedConnection)

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
        self._write_soon()
        if value != before:
            self._tell(setting)

    def restore(self, setting: Setting[T]) -> None:
        """Forget what was chosen: the default counts again."""
        before = self.read(setting)
        self._store_of(setting).remove(setting.key)
        self._write_soon()
        if before != setting.default:
            self._tell(setting)

    def follow(self, setting: Setting[T], use: Callable[[T], object], owner: QObject) -> None:
        """Call `use` with the value now, and with each later one as long as `owner` lives."""
        use(self.read(setting))
        follower = _Follower(lambda: use(self.read(setting)), owner)
        self._teller(setting).told.connect(follower.follow)

    def sync(self) -> None:
        """Write both files now."""
        self._store.sync()
        self._memory.sync()

    def _sound(self, store: QSettings) -> QSettings:
        """The settings, with what is wrong with their file among the troubles."""
        store, sentence = mended(store)
        if sentence:
            self.troubles.append(sentence)
        return store

    def _teller(self, setting: Setting[T]) -> _Teller:
        if setting.key not in self._tellers:
            self._tellers[setting.key] = _Teller(self)
        return self._tellers[setting.key]

    def _tell(self, setting: Setting[T]) -> None:
        if teller := self._tellers.get(setting.key):
            teller.told.emit()
        self.changed.emit(setting)

    def _write_soon(self) -> None:
        if not self._is_waiting:
            self._is_waiting = True
            self._written.emit()

    def _write_now(self) -> None:
        """Write what was chosen, and tell once where that fails: Qt keeps trying, in silence."""
        self._is_waiting = False
        self.sync()
        failed = QSettings.Status.AccessError
        if not self._is_told and failed in (self._store.status(), self._memory.status()):
            self._is_told = True
            said = self.tr(
                "The settings in “{folder}” cannot be written: "
                "what you choose now holds until the program ends."
            )
            self.troubles.append(said.format(folder=Path(self._store.fileName()).parent))
            self.troubled.emit()

    def _store_of(self, setting: Setting[T]) -> QSettings:
        return self._memory if isinstance(setting, Memo) else self._store

    def _tell_once(self, setting: Setting[T], stored: object) -> None:
        if setting.key not in self._told:
            self._told.add(setting.key)
            sentence = "In %s “%s” cannot be %r (but: %s); its default counts."
            _log(sentence, self._store_of(setting), setting.key, stored, setting.kind.values)


class _Teller(QObject):
    """Tells of one setting those who follow it: of all, that would be a hundred each time."""

    told = Signal()


class _Follower(QObject):
    """Goes with its owner, and is told no more then."""

    def __init__(self, follow: Callable[[], object], owner: QObject) -> None:
        super().__init__(owner)
        self._follow = follow

    def follow(self) -> None:
        """The setting has another value."""
        self._follow()


def _log(sentence: str, store: QSettings, *about: object) -> None:
    logging.getLogger(__name__).warning(sentence, store.fileName(), *about)
