"""The window with a post whose text and preview lead each other, and what a test does with both."""

from __future__ import annotations

import json
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_page import ShownPage

from editor.site.site import find_site
from editor.ui.main_window import MainWindow
from editor.ui.preview.site_choices import View
from editor.ui.settings import Settings

NEAR = 40  # px that a block may stand off
CALM_MS = 60


class PairedPanes(ShownPage):
    """The window; heights are in the page's pixels from the top of its window."""

    def __init__(self, qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
        self.qtbot, self.window, self.settings = qtbot, window, settings
        self.edit, self.preview = window.text.edit, window.preview
        self.pane = window.preview
        self.page = window.preview.browser.view

    def open(self, path: Path, view: View = View.ARTICLE) -> None:
        """Open a post, and wait until its page stands still."""
        self.settings.choose_for_preview(find_site(path).root, "view", view.value)
        self.window.files.open(path)
        self.qtbot.waitUntil(lambda: self.preview.is_current, timeout=20_000)
        self.wait_until("!!document.querySelector('main, body')?.innerText.trim()")
        self.settle()

    def wait_until(self, script: str) -> None:
        """Until the script is true in the page."""
        self.qtbot.waitUntil(lambda: self.ask(script) is True, timeout=20_000)

    def settle(self) -> None:
        """Until page and text stand still."""
        before = None
        while (now := (self.scrolled, self.edit.verticalScrollBar().value())) != before:
            before = now
            self.qtbot.wait(CALM_MS)

    @property
    def scrolled(self) -> float:
        """How far the page is scrolled."""
        return float(str(self.ask("scrollY")))

    @property
    def caret_height(self) -> float:
        """Where the caret's row begins."""
        centre = self.edit.viewport().mapToGlobal(self.edit.cursorRect().center()).y()
        top = self.page.mapToGlobal(QPoint(0, 0)).y()
        return (centre - self.edit.line_height / 2 - top) / self.page.zoomFactor()

    def box(self, of: str) -> dict[str, float]:
        """The box of the first element in the page that a selector, or a script, gives."""
        element = of if of.startswith("preview.") else f"document.querySelector({json.dumps(of)})"
        found = self.ask(f"{element}.getBoundingClientRect()")
        assert isinstance(found, dict)
        return found

    def block(self, number: int) -> dict[str, float]:
        """The box of a block."""
        return self.box(f"preview.nodesOf({number}).find((each) => each.nodeType === 1)")

    def put_caret(self, line: int, column: int = 1) -> None:
        """Put the caret there as the keyboard would: the text scrolls only where it must."""
        cursor = self.edit.textCursor()
        cursor.setPosition(self.edit.document().findBlockByNumber(line - 1).position() + column - 1)
        self.edit.setTextCursor(cursor)

    def off(self) -> list[tuple[int, float]]:
        """Each block's line, and how far from the caret it stands when the caret goes there."""
        found: list[tuple[int, float]] = []
        for number, block in reversed(list(enumerate(self.preview.blocks))):
            if block.lines and self.ask(f"preview.nodesOf({number}).some((e) => e.nodeType === 1)"):
                self.put_caret(block.line)
                self.settle()
                found.append((block.line, abs(self.block(number)["top"] - self.caret_height)))
        return found

    def too_far(self) -> list[tuple[int, float]]:
        """Those of which the caret is not beside them."""
        return [each for each in self.off() if each[1] > NEAR]

    def click(self, x: float, y: float) -> None:
        """Click in the page."""
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            at = QPointF(x, y) * self.page.zoomFactor()
            event = QMouseEvent(
                kind,
                at,
                self._inner.mapToGlobal(at),
                Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            event.setTimestamp(round(monotonic() * 1000))  # without one two clicks are a double one
            self._send(event)
        self.qtbot.wait(CALM_MS)
        self.settle()

    def click_on(self, selector: str) -> None:
        """Click on the beginning of the first element that the selector finds."""
        box = self.box(selector)
        self.click(box["left"] + min(8, box["width"] / 2), box["top"] + min(8, box["height"] / 2))

    def turn_wheel(self, pixels: int) -> None:
        """Scroll the page down (or up) with the wheel."""
        at = QPointF(self.page.width() / 2, self.page.height() / 2)
        self._send(
            QWheelEvent(
                at,
                self._inner.mapToGlobal(at),
                QPoint(0, -2 * pixels),  # half of which Chromium scrolls
                QPoint(0, -2 * pixels),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
        )
        self.qtbot.wait(4 * CALM_MS)
        self.settle()

    @property
    def _inner(self):
        inner = self.page.focusProxy()
        assert inner is not None
        return inner

    def _send(self, event: QEvent) -> None:
        QApplication.sendEvent(self._inner, event)
