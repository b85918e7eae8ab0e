"""A line of the table of commands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence


@dataclass(frozen=True)
class Command:
    """Something the program can do. `menu` may be a path: "View/Theme"; "-" makes a separator."""

    menu: str
    name: str
    text: str = ""
    keys: QKeySequence.StandardKey | str | None = None
    icon: str = ""
    in_toolbar: bool = False
    checkable: bool = False

    @property
    def words(self) -> str:
        """What it is called outside of a menu."""
        return plain(translate(self.text)).removesuffix("…")


def noted(text: str) -> str:
    """`text` as it stands in the table, to be translated when it is shown."""
    return str(QT_TRANSLATE_NOOP("commands", text))


def translate(text: str) -> str:
    """`text` of the table in the language of the window."""
    return QCoreApplication.translate("commands", text)


def plain(text: str) -> str:
    """A text of a menu without the sign before the letter that chooses it."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
