"""The pages of the preferences: a row for each setting."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.command import noted as _
from editor.ui.preferences.row import Row
from editor.ui.settings import Settings


@dataclass(frozen=True)
class Page:
    """Settings that belong together."""

    title: str
    rows: tuple[Row, ...]


FOCUS_WORDS = (_("nothing"), _("all but the paragraph"), _("all but the sentence"))
PAGES = (
    Page(
        _("&Appearance"),
        (
            Row(Settings.theme, _("Theme"), (_("Like the system"), _("Light"), _("Dark"))),
            Row(Settings.colours_text),
            Row(Settings.is_format_bar_shown),
            Row(Settings.text_font, _("Letters of the text"), is_font=True),
            Row(Settings.text_size, _("Their size"), unit=_("points")),
            Row(Settings.text_width, _("Width of a line (0: as the pane)"), unit=_("letters")),
            Row(Settings.line_spacing, _("From line to line"), unit=_("sizes")),
            Row(Settings.line_numbers),
        ),
    ),
    Page(
        _("&Writing"),
        (
            Row(Settings.helps_typing),
            Row(Settings.completes),
            Row(Settings.checks_spelling),
            Row(Settings.spells_by_post),
            Row(Settings.spelling_languages, _("Other languages of the spelling")),
            Row(Settings.focus, _("Dimmed is"), FOCUS_WORDS),
            Row(Settings.typewriter),
            Row(Settings.saves_by_itself),
            Row(Settings.opens_again),
            Row(Settings.keeps_history, command="keep_history"),
        ),
    ),
    Page(_("&Preview"), (Row(Settings.panes_follow),)),
    Page(
        _("P&rograms and pictures"),
        (
            Row(Settings.other_program, _("Other program for posts")),
            Row(Settings.longest_side, _("Longest side of smaller pictures"), unit=_("pixels")),
            Row(Settings.quality, _("Quality of smaller pictures"), unit="%"),
        ),
    ),
)
