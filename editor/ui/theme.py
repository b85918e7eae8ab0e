"""Light and dark: one palette each, one accent colour, one style sheet."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from editor.checks.problem import Severity
from editor.resource_files import resource


class Theme(StrEnum):
    """What the writer chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


CHOSEN = "theme"  # the application's property that holds it

LIGHT = {
    "window": "#f4f2ee",
    "base": "#fdfcfa",
    "alternate": "#efede8",
    "text": "#24262b",
    "muted": "#62646a",
    "dimmed": "#868990",
    "line": "#dcd9d2",
    "accent": "#2a6786",
    "on_accent": "#ffffff",
    "selection": "#d3e6ef",
    "match": "#f7e3a1",
    "match_line": "#8f6200",
    "error": "#b3261e",
    "warning": "#8a5a00",
    "hint": "#44617b",
    "spelling": "#b3267f",
    "code": "#8f3f1f",
    "math": "#6b3fa0",
    "image": "#8a2f6b",
    "tag": "#7a4a00",
    "liquid": "#0b6b55",
    "keyword": "#8a2be2",
    "name": "#2458b8",
    "string": "#3a6b12",
    "number": "#9a4a00",
    "added": "#2a6a2a",
    "removed": "#b3261e",
}
DARK = {
    "window": "#1f2125",
    "base": "#26282d",
    "alternate": "#2d3036",
    "text": "#dcdde0",
    "muted": "#abaeb5",
    "dimmed": "#7c8088",
    "line": "#3a3d44",
    "accent": "#7fb8d6",
    "on_accent": "#10222c",
    "selection": "#2b4452",
    "match": "#57471b",
    "match_line": "#e6b455",
    "error": "#ff9a90",
    "warning": "#e6b455",
    "hint": "#9dbbd6",
    "spelling": "#ff8fd0",
    "code": "#e8a87c",
    "math": "#c3a6ef",
    "image": "#e59ac4",
    "tag": "#d9b36c",
    "liquid": "#7fd1b9",
    "keyword": "#c9a5ff",
    "name": "#8fb8ff",
    "string": "#a9cf7f",
    "number": "#f0b06a",
    "added": "#8fd08f",
    "removed": "#ff9a90",
}


def is_dark(palette: QPalette) -> bool:
    """Does light text stand on dark ground?"""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def colour(name: str, palette: QPalette) -> QColor:
    """The theme's colour called `name` (a key of `LIGHT`) in the theme of `palette`."""
    return QColor((DARK if is_dark(palette) else LIGHT)[name])


def severity_colour(severity: Severity, palette: QPalette) -> QColor:
    """The colour of an error, a warning or a hint; never the only mark."""
    return colour(severity.value, palette)


def apply_theme(theme: Theme) -> None:
    """Show every window in `theme`."""
    app = cast("QApplication", QApplication.instance())
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and _system_is_dark(app))
    colours = DARK if dark else LIGHT
    app.setProperty(CHOSEN, theme.value)
    app.setPalette(palette_of(colours))
    app.setStyleSheet(style_sheet(colours))


def current_theme() -> Theme:
    """What `apply_theme` was last asked for."""
    app = QApplication.instance()
    return Theme((app and app.property(CHOSEN)) or Theme.SYSTEM)


def palette_of(colours: dict[str, str]) -> QPalette:
    """A whole palette made of a theme's colours."""
    role, palette = QPalette.ColorRole, QPalette()
    for name, roles in {
        "window": (role.Window, role.Button),
        "base": (role.Base, role.ToolTipBase),
        "alternate": (role.AlternateBase,),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "muted": (role.PlaceholderText,),
        "line": (role.Mid, role.Dark, role.Midlight),
        "accent": (role.Accent, role.Link, role.LinkVisited),
        "selection": (role.Highlight,),
    }.items():
        for each in roles:
            palette.setColor(each, QColor(colours[name]))
    palette.setColor(role.HighlightedText, QColor(colours["text"]))
    palette.setColor(role.BrightText, QColor(colours["error"]))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours["muted"]))
    return palette


def style_sheet(colours: dict[str, str]) -> str:
    """The style sheets of `resources/styles`, with `@name` standing for a theme's colour."""
    sheets = sorted(resource("styles").glob("*.qss"))
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    return re.sub(r"@(\w+)", lambda match: colours[match[1]], text)


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
