"""Light and dark: one palette each, one accent colour, one style sheet."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from editor.checks.problem import Severity


class Theme(StrEnum):
    """What the writer chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


LIGHT = {
    "window": "#f5f4f1",
    "base": "#fdfcfa",
    "alternate": "#efedE8",
    "text": "#24262b",
    "muted": "#65676d",
    "line": "#dcd9d2",
    "accent": "#2f6f8f",
    "on_accent": "#ffffff",
    "selection": "#c9dfea",
    "error": "#b3261e",
    "warning": "#8a5a00",
    "hint": "#44617b",
}
DARK = {
    "window": "#1f2125",
    "base": "#26282d",
    "alternate": "#2d3036",
    "text": "#dcdde0",
    "muted": "#9fa2a9",
    "line": "#3a3d44",
    "accent": "#7fb8d6",
    "on_accent": "#10222c",
    "selection": "#35505f",
    "error": "#ff9a90",
    "warning": "#e6b455",
    "hint": "#9dbbd6",
}


def is_dark(palette: QPalette) -> bool:
    """Does light text stand on dark ground?"""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def colour(name: str, palette: QPalette) -> QColor:
    """The theme's colour called `name` (a key of `LIGHT`) in the theme that `palette` belongs to."""
    return QColor((DARK if is_dark(palette) else LIGHT)[name])


def severity_colour(severity: Severity, palette: QPalette) -> QColor:
    """The colour of an error, a warning or a hint; never the only mark."""
    return colour(severity.value, palette)
