"""The commands that look and go: to a line, a problem, another size, another window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from editor.ui.compare_window import compare_with_jekyll
from editor.ui.elsewhere.elsewhere_window import ElsewhereWindow
from editor.ui.help.chapters import GUIDE, SHEET, SHORTCUTS
from editor.ui.help.guide_window import GuideWindow

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class Placed(Protocol):
    """What has a place in the post: a problem, a link …"""

    @property
    def field(self) -> str | None:
        """The front-matter key that it is about."""
        ...

    @property
    def line(self) -> int | None:
        """In the file, from 1."""
        ...

    @property
    def column(self) -> int | None:
        """From 1."""
        ...


class ViewCommands:
    """Leads to a place in the panes of a window, and to the windows beside it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.guide: GuideWindow | None = None
        self._elsewhere: ElsewhereWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        window = self._window
        return {
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._zoom(0),
            "go_to_line": self._go_to_line,
            "go_to_title": lambda: window.form.show_field("title"),
            "go_to_text": window.text.setFocus,
            "next_problem": self._next_problem,
            "elsewhere": self._show_elsewhere,
            "guide": lambda: self._show_guide(GUIDE),
            "cheat_sheet": lambda: self._show_guide(SHEET),
            "shortcuts": lambda: self._show_guide(SHORTCUTS),
            "about": window.questions.about,
        }

    def go_to(self, problem: Placed) -> None:
        """Show the field or the line that a problem is about, or where a link stands."""
        window = self._window
        line = (problem.line or 0) - window.open_post.post.body_line + 1
        if problem.field is not None:
            window.show_pane("form", True)
            window.form.show_field(problem.field)
        elif line >= 1:
            window.show_pane("text", True)
            window.text.go_to(line, problem.column or 1)
        elif problem.line is not None:
            window.show_pane("form", True)
            window.form.show_raw(True)

    def compare(self) -> None:
        """Compare the preview with what Jekyll makes of the post."""
        window = self._window
        compare_with_jekyll(window.open_post, window.questions, window.preview.choices, window)

    def _zoom(self, step: int) -> None:
        """Larger, smaller, or (0) as usual: the preview when it has the focus, else the text."""
        window = self._window
        pane = window.preview if window.preview.hasFocusInside() else window.text
        if step:
            pane.zoom_by(step)
        else:
            pane.reset_zoom()

    def _go_to_line(self) -> None:
        """Ask for a line of the file; those above the text are shown as front matter."""
        window, text = self._window, self._window.text
        above = window.open_post.post.body_line - 1
        line = window.questions.go_to_line(text.line + above, text.line_count + above)
        if line is not None and line > above:
            text.go_to(line - above)
        elif line is not None:
            window.show_pane("form", True)
            window.form.show_raw(True)

    def _next_problem(self) -> None:
        problem = self._window.problems.next_problem()
        if problem is not None:
            self.go_to(problem)

    def _show_elsewhere(self) -> None:
        self._elsewhere = self._elsewhere or ElsewhereWindow(self._window.open_post, self._window)
        self._elsewhere.bring_up()

    def _show_guide(self, chapter: str) -> None:
        self.guide = self.guide or GuideWindow(self._window.actions_.keys_said, self._window)
        self.guide.show_chapter(chapter)
        self.guide.bring_up()
