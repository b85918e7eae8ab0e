"""A row of the preferences: one setting, and the widget of its kind that changes it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFontComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from editor.ui.command import translate
from editor.ui.commands import Actions
from editor.ui.plain_text import plain_tip
from editor.ui.setting import FLAG, Setting
from editor.ui.settings import Settings

Choose = Callable[[Any], object]


@dataclass(frozen=True)
class Row:
    """One line of a page.

    `label` is for what is no tick; `words` are its choices as a person says them. `command` is that
    of the menus, where more is done than to set the setting, such as to ask. `is_font`: the
    families of this computer are offered.
    """

    setting: Setting[Any]
    label: str = ""
    words: tuple[str, ...] = ()
    unit: str = ""
    command: str = ""
    is_font: bool = False

    @property
    def title(self) -> str:
        """What the row is called."""
        return translate(self.label or self.setting.meaning)


def widget_of(row: Row, settings: Settings, actions: Actions) -> QWidget:
    """The widget of a row: it shows the value, also when that is changed elsewhere."""

    def choose(value: object) -> None:
        if not row.command:
            settings.write(row.setting, value)
        elif value != settings.read(row.setting):
            actions[row.command].trigger()
            use(settings.read(row.setting))  # the writer may have thought better of it

    def use(value: object) -> None:
        with QSignalBlocker(widget):
            show(value)

    widget, show = made(row, choose)
    widget.setAccessibleName(row.title)
    widget.setToolTip(plain_tip(translate(row.setting.meaning)) if row.label else "")
    settings.follow(row.setting, use, widget)
    return widget


def made(row: Row, choose: Choose) -> tuple[QWidget, Choose]:
    """The widget for the kind of value, and what shows a value in it."""
    kind = row.setting.kind
    if kind is FLAG:
        return ticked(row, choose)
    if kind.choices:
        return chosen(row, choose)
    if kind.most:
        return counted(row, choose)
    return family(row, choose) if row.is_font else written(row, choose)


def ticked(row: Row, choose: Choose) -> tuple[QWidget, Choose]:
    """A tick, whose words are the row's."""
    box = QCheckBox(row.title)
    box.clicked.connect(choose)
    return box, box.setChecked


def chosen(row: Row, choose: Choose) -> tuple[QWidget, Choose]:
    """One of a few words."""
    box = QComboBox()
    choices = row.setting.kind.choices
    box.addItems([translate(each) for each in row.words or tuple(map(str, choices))])
    box.activated.connect(lambda place: choose(choices[place]))
    return box, lambda value: box.setCurrentIndex(choices.index(value))


def counted(row: Row, choose: Choose) -> tuple[QWidget, Choose]:
    """A number; a step changes it at once, what is typed when it is whole."""
    kind = row.setting.kind
    is_whole = isinstance(row.setting.default, int)
    box = QSpinBox() if is_whole else fraction(row.setting.default)
    box.setKeyboardTracking(False)
    box.setSuffix(f" {translate(row.unit)}" if row.unit else "")
    box.setRange(kind.least, kind.most)  # pyright: ignore[reportArgumentType]
    box.valueChanged.connect(choose)
    return box, box.setValue


def fraction(default: float) -> QDoubleSpinBox:
    """A number with as many decimals as its default has."""
    decimals = len(str(default).partition(".")[2])
    return QDoubleSpinBox(decimals=decimals, singleStep=5 / 10**decimals)


def written(row: Row, choose: Choose) -> tuple[QWidget, Choose]:
    """A line of text."""
    line = QLineEdit()
    kind = row.setting.kind
    line.editingFinished.connect(lambda: choose(kind.read(line.text())))
    return line, lambda value: line.setText(", ".join(stored_words(kind.write(value))))


def family(row: Row, choose: Choose) -> tuple[QWidget, Choose]:
    """A family of letters; none: the one that the program finds best."""
    box = QFontComboBox()
    line = box.lineEdit()
    assert line is not None
    line.setAccessibleName(row.title)
    line.setPlaceholderText(QCoreApplication.translate("Preferences", "As Post Editor finds best"))
    box.textActivated.connect(choose)
    line.editingFinished.connect(lambda: choose(line.text()) if is_family(line.text()) else None)
    return box, box.setCurrentText


def is_family(name: str) -> bool:
    """Is it a family of this computer, or none at all?"""
    return not name or name in QFontDatabase.families()


def stored_words(stored: object) -> list[str]:
    """What stands in the file as words."""
    return [str(each) for each in stored] if isinstance(stored, list) else [str(stored)]
