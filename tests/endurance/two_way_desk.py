"""The program's window, and a hand at it: opens, waits, looks where blocks stand, clicks."""

from __future__ import annotations

import json
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.ui.main_window import MainWindow
from editor.ui.preview.site_choices import View
from editor.ui.settings import Settings

STILL_FRAMES = 16  # of the page, in which nothing moved: it has settled
LONGEST_S = 60.0

# Counts the frames of the page since it moved, grew or waited for a picture.
FRAMES = """(() => {
  if (globalThis.stillness) return stillness.frames;
  globalThis.stillness = { frames: 0, last: "" };
  const look = () => {
    const images = [...document.images].every((each) => each.complete);
    const now = [scrollY, document.documentElement.scrollHeight, innerHeight].join();
    stillness.frames = images && now === stillness.last ? stillness.frames + 1 : 0;
    stillness.last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return 0;
})()"""
# A place in sight where a click falls on the block itself and on nothing that answers to clicks.
OPEN_PLACE = """((block) => {
  const all = preview.nodesOf(block).filter((each) => each.nodeType === 1);
  for (const box of all.map((each) => each.getBoundingClientRect()))
    for (let y = box.top + 4; y < Math.min(box.bottom, innerHeight - 4); y += 8)
      for (let x = box.left + 4; x < Math.min(box.right, innerWidth - 4); x += 16) {
        if (y < 4) continue;
        const hit = document.elementFromPoint(x, y);
        const isOwn = hit && all.some((each) => each.contains(hit));
        if (isOwn && !hit.closest("a, button, summary, input, label, video, audio")) return [x, y];
      }
  return null;
})"""


class Desk:
    """The program's window, and what is asked of it."""

    def __init__(self, folder: Path, view: View) -> None:
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.view = view
        self.window = MainWindow(Settings(store))
        self.window.show_pane("form", False)
        self.window.show_pane("posts", False)
        self.window.resize(1280, 800)
        self.window.show()
        self.page = self.window.preview.browser.view

    def open(self, path: Path) -> None:
        self.window.files.open(path)
        preview = self.window.preview
        if preview.view is not self.view:
            preview.show_view(self.view)
        self.until(lambda: preview.is_current, 60)
        self.settle()

    def ask(self, script: str) -> object:
        values: list[object] = []
        self.window.preview.run_in_page(f"JSON.stringify({script})", values.append)
        self.until(lambda: bool(values), 60)
        return json.loads(str(values[0] or "null"))

    def until(self, holds, seconds: float = LONGEST_S) -> None:
        end = monotonic() + seconds
        while not holds():
            QTest.qWait(5)
            if monotonic() > end:
                raise TimeoutError

    def settle(self) -> None:
        """Wait until page and text have stood still for some frames of the page."""
        QApplication.processEvents()
        self.ask(f"({FRAMES}, stillness.frames = 0)")
        stood = [self.scrolled]

        def stands_still() -> bool:
            if stood[0] != self.scrolled:
                stood[0] = self.scrolled
                self.ask("stillness.frames = 0")
            return self.frames >= STILL_FRAMES

        self.until(stands_still)

    @property
    def scrolled(self) -> int:
        return self.window.text.edit.verticalScrollBar().value()

    @property
    def frames(self) -> int:
        return int(str(self.ask(FRAMES)))

    @property
    def caret_height(self) -> float:
        """In the page's pixels from the top of its window."""
        edit = self.window.text.edit
        centre = edit.viewport().mapToGlobal(edit.cursorRect().center()).y()
        top = self.page.mapToGlobal(QPoint(0, 0)).y()
        pitch = edit.pitch_of(edit.textCursor().block())
        return (centre - pitch / 2 - top) / self.page.zoomFactor()

    def box(self, block: int) -> tuple[float, float] | None:
        """Upper and lower edge of a block in the window; None where nothing of it is seen."""
        found = self.ask(
            f"""(() => {{
              const boxes = preview.nodesOf({block}).filter((n) => n.nodeType === 1)
                .map((n) => n.getBoundingClientRect()).filter((box) => box.height);
              if (!boxes.length) return null;
              const bottom = Math.max(...boxes.map((box) => box.bottom));
              return [Math.min(...boxes.map((box) => box.top)), bottom];
            }})()"""
        )
        return tuple(found) if isinstance(found, list) else None  # pyright: ignore[reportReturnType]

    def open_place(self, block: int) -> tuple[float, float] | None:
        """Where in the window the block can be clicked; None where only links would be hit."""
        found = self.ask(f"{OPEN_PLACE}({block})")
        return tuple(found) if isinstance(found, list) else None  # pyright: ignore[reportReturnType]

    def go_to(self, line: int) -> None:
        """Put the caret on a line as arrow keys would: the text scrolls only where it must."""
        edit = self.window.text.edit
        cursor = edit.textCursor()
        if cursor.blockNumber() == line - 1:  # it would not move
            self.window.text.go_to(edit.blockCount())
        cursor.setPosition(edit.document().findBlockByNumber(line - 1).position())
        edit.setTextCursor(cursor)

    def click(self, x: float, y: float) -> None:
        target = self.page.focusProxy()
        assert target is not None
        factor = self.page.zoomFactor()
        at = QPointF(x * factor, y * factor)
        for kind, buttons in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            event = QMouseEvent(
                kind,
                at,
                target.mapToGlobal(at),
                Qt.MouseButton.LeftButton,
                buttons,
                Qt.KeyboardModifier.NoModifier,
            )
            event.setTimestamp(round(monotonic() * 1000))  # without one two clicks are a double one
            QApplication.sendEvent(target, event)
