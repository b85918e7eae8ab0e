"""The parts that each window has, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.ui.beginning.beginning import Beginning
from editor.ui.completing.completing_choice import CompletingChoice
from editor.ui.overview.overview import Overview
from editor.ui.pane_walk import PaneWalk
from editor.ui.preferences.preferences import Preferences
from editor.ui.preferences.shortcuts import Shortcuts
from editor.ui.quiet.focus_choice import FocusChoice
from editor.ui.quiet.full_screen import FullScreen
from editor.ui.quiet.panes_alone import PanesAlone
from editor.ui.spelling.spelling import Spelling
from editor.ui.text.colours_choice import ColoursChoice
from editor.ui.text.reading_side import ReadingSide
from editor.ui.text.typing.pasting import Pasting
from editor.ui.text.typing.typing_help import TypingHelp
from editor.ui.text.typography_choice import TypographyChoice
from editor.ui.theme_choice import ThemeChoice
from editor.ui.window_part import WindowPart

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

PARTS: tuple[Callable[[MainWindow], WindowPart], ...] = (
    ThemeChoice,
    ColoursChoice,
    Shortcuts,
    Preferences,
    Beginning,
    Overview,
    TypingHelp,  # before what completes, which takes its keys first
    Pasting,
    CompletingChoice,
    Spelling,
    ReadingSide,
    PaneWalk,
    TypographyChoice,
    FocusChoice,
    PanesAlone,
    FullScreen,
)
