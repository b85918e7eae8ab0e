"""The commands that make the window quiet, in the table of all commands."""

from __future__ import annotations

from editor.ui.command import Command
from editor.ui.command import noted as _

QUIET_MENUS = {
    "View/Alone": _("O&ne pane alone"),
    "View/Focus": _("Foc&us"),
    "View/Lines": _("&Lines of the text"),
}
ALONE, FOCUS, LINES = QUIET_MENUS
QUIET = (
    Command(ALONE, "only_form", _("Only the &form"), "Ctrl+Shift+1"),
    Command(ALONE, "only_text", _("Only the &text"), "Ctrl+Shift+2"),
    Command(ALONE, "only_preview", _("Only the &preview"), "Ctrl+Shift+3"),
    Command(ALONE, "all_panes", _("&All as before"), "Ctrl+Shift+0"),
    Command(FOCUS, "focus_paragraph", _("On the &paragraph"), "F12", "focus-field", checkable=True),
    Command(FOCUS, "focus_sentence", _("On the &sentence"), "Shift+F12", checkable=True),
    Command(FOCUS, "-"),
    Command(FOCUS, "typewriter", _("Scroll as a &typewriter"), "Ctrl+F12", checkable=True),
    Command(LINES, "line_narrow", _("60 &letters wide"), checkable=True),
    Command(LINES, "line_usual", _("&76 letters wide"), checkable=True),
    Command(LINES, "line_wide", _("&100 letters wide"), checkable=True),
    Command(LINES, "line_full", _("As wide as the &pane"), checkable=True),
    Command(LINES, "-"),
    Command(LINES, "line_numbers", _("Line &numbers"), checkable=True),
    Command("View", "quiet", _("&Quiet"), "Shift+F11", "weather-night", checkable=True),
)
