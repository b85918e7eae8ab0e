"""The commands that look and go: to a line, a problem, another size, another window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.checks.problem import Problem
from editor.ui.compare_window import compare_with_jekyll
from editor.ui.elsewhere.elsewhere_window import ElsewhereWindow
from editor.ui.guide import GuideWindow

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


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
            "full_screen": lambda on: window.showFullScreen() if on else window.showNormal(),
            "go_to_line": self._go_to_line,
            "go_to_title": lambda: window.form.show_field("title"),
            "go_to_text": window.text.setFocus,
            "next_problem": self._next_problem,
            "elsewhere": self._show_elsewhere,
            "guide": self._show_guide,
            "about": window.questions.about,
        }

    def go_to(self, problem: Problem) -> None:
        """Show the field or the line that a problem is about."""
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
        text = self._window.text
        line = self._window.questions.go_to_line(text.line, text.line_count)
        if line is not None:
            text.go_to(line)

    def _next_problem(self) -> None:
        problem = self._window.problems.next_problem()
        if problem is not None:
            self.go_to(problem)

    def _show_elsewhere(self) -> None:
        self._elsewhere = self._elsewhere or ElsewhereWindow(self._window.open_post, self._window)
        self._elsewhere.show()
        self._elsewhere.raise_()

    def _show_guide(self) -> None:
        self.guide = self.guide or GuideWindow(self._window)
        self.guide.show()
        self.guide.raise_()
