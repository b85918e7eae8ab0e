"""What the writer chooses of how the text is shown."""

from __future__ import annotations

from enum import StrEnum

from editor.ui.kept import Kept
from editor.ui.setting import FLAG, TEXT, Setting, choice, number, whole
from editor.ui.text.text_font import POINTS
from editor.ui.text.typography import SPACING, WIDTH, Typography


class Focus(StrEnum):
    """What of the text is not dimmed: all, or where the caret stands."""

    OFF = "off"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class TextSettings(Kept):
    """The part of the settings that is about the text pane."""

    text_width = Setting(
        "writing/width",
        whole(0, 120),
        WIDTH,
        "So many letters stand in a line, 0: as many as the pane has room for",
    )
    text_font = Setting(
        "writing/font", TEXT, "", "The family of the letters, none: the one found best"
    )
    text_size = Setting("writing/size", number(6, 48), POINTS, "The size of the letters in points")
    line_spacing = Setting(
        "writing/spacing", number(1.2, 2.5), SPACING, "From line to line, in sizes of the letters"
    )
    line_numbers = Setting(
        "writing/line_numbers", FLAG, False, "The numbers of the lines stand beside the text"
    )
    focus = Setting("writing/focus", choice(Focus), Focus.OFF, "All of the text is dimmed but this")
    typewriter = Setting(
        "writing/typewriter", FLAG, False, "The line that is written stays in the middle"
    )

    @property
    def typography(self) -> Typography:
        """How the text is set, all in all."""
        return Typography(self.text_font, self.text_size, self.text_width, self.line_spacing)
