"""A line of the settings file: its key, what may stand there, and what counts without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast, overload

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from editor.ui.kept import Kept

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Kind(Generic[T]):
    """What may stand in the file, in words, and the ways from there and back."""

    values: str
    read: Callable[[object], T]  # raises ValueError for anything else
    write: Callable[[T], object] = lambda value: value
    choices: tuple[T, ...] = ()
    least: float = 0
    most: float = 0


class Setting(Generic[T]):
    """What the writer chooses; as an attribute of `Kept` it reads and writes its value."""

    def __init__(self, key: str, kind: Kind[T], default: T, meaning: str) -> None:
        self.key, self.kind, self.default, self.meaning = key, kind, default, meaning

    @overload
    def __get__(self, kept: None, owner: type) -> Setting[T]: ...

    @overload
    def __get__(self, kept: Kept, owner: type) -> T: ...

    @overload
    def __get__(self, kept: object, owner: type) -> Setting[T]: ...

    def __get__(self, kept: object, owner: type) -> Setting[T] | T:
        return self if kept is None else cast("Kept", kept).read(self)

    def __set__(self, kept: Kept, value: T) -> None:
        kept.write(self, value)

    @property
    def described(self) -> tuple[str, str, str, str]:
        """Key, values, default and meaning, as the description of the file has them."""
        default = str(self.kind.write(self.default))
        usual = default.lower() if isinstance(self.default, bool) else default
        return f"`{self.key}`", self.kind.values, f"`{usual}`" if usual else "", self.meaning


class Memo(Setting[T]):
    """What the program remembers by itself: it stands in a file beside the settings."""

    def __init__(self, key: str, kind: Kind[T], default: T) -> None:
        super().__init__(key, kind, default, "")


def choice(of: type[E]) -> Kind[E]:
    """One of a few words."""
    return Kind(
        ", ".join(f"`{each}`" for each in of), lambda stored: of(str(stored)), str, tuple(of)
    )


def whole(least: int, most: int) -> Kind[int]:
    """A whole number between two others."""
    return Kind(
        f"{least} to {most}",
        lambda stored: int(_within(int(str(stored)), least, most)),
        least=least,
        most=most,
    )


def number(least: float, most: float) -> Kind[float]:
    """A number between two others."""
    return Kind(
        f"{least:g} to {most:g}",
        lambda stored: _within(float(str(stored)), least, most),
        least=least,
        most=most,
    )


def _within(value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise ValueError(value)
    return value


def _flag(stored: object) -> bool:
    words = {"true": True, "1": True, "false": False, "0": False}
    if (word := str(stored).lower()) not in words:
        raise ValueError(stored)
    return words[word]


def _text(stored: object) -> str:
    return ", ".join(_words(stored))  # unquoted, Qt takes a comma for one between values


def _words(stored: object) -> tuple[str, ...]:
    """Qt writes an empty list as nothing, and a list of one word as the word."""
    words = [stored] if isinstance(stored, str) else stored if stored is not None else []
    if not isinstance(words, list | tuple) or not all(isinstance(each, str) for each in words):
        raise ValueError(stored)
    return tuple(each for each in cast("list[str]", words) if each)


def _names(stored: object) -> tuple[str, ...]:
    names = (each.strip() for word in _words(stored) for each in word.split(","))
    return tuple(each for each in names if each)


def _texts(stored: object) -> dict[str, str]:
    if not isinstance(stored, dict) or not all(isinstance(each, str) for each in stored.values()):
        raise ValueError(stored)
    return cast("dict[str, str]", dict(stored))


def _bytes(stored: object) -> QByteArray:
    if not isinstance(stored, QByteArray):
        raise ValueError(stored)
    return stored


def _path(stored: object) -> Path | None:
    return Path(text) if (text := _text(stored)) else None


FLAG = Kind("`true` or `false`", _flag)
TEXT = Kind("text", _text)
WORDS: Kind[tuple[str, ...]] = Kind("words, with commas between", _words, list)
NAMES: Kind[tuple[str, ...]] = Kind("names, with commas between", _names, ", ".join)
TEXTS = Kind("texts by name", _texts)
BYTES = Kind("as Qt writes it", _bytes)
PATH: Kind[Path | None] = Kind("the path of a file", _path, lambda path: str(path or ""))
