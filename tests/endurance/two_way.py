"""Moves the caret to each block of long posts, and looks where the preview shows it.

    python tests/endurance/two_way.py FOLDER [--posts 20] [--view article|site] [--late]
                                      [--keep FILE] [--minutes 9]

FOLDER holds sites or posts; the longest posts are taken. For each block it measures how far the
block stands from the caret, in pixels: from the text to the preview (the caret goes to the block's
first line) and from the preview to the text (the block is clicked). Ends with 1 where one stands
further off than 40 px, or where a click led elsewhere.

Not every block can be measured, which is told by the page before anything is done: of a block that
is not `seen` the page shows nothing; in one that is not `open` to a click there is no place but
links and other blocks.

With `--late` the posts get pictures whose height changes while the caret rests, each time. With
`--keep` the figures go to a file, and posts that are in it already are not measured again, so that
a long measurement can be taken in pieces: it begins no post after `--minutes`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic

if "DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.ui.main_window import MainWindow
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import View
from editor.ui.settings import Settings

MOST = 40  # px
STILL_FRAMES = 16  # of the page, in which nothing moved: it has settled
LONGEST_S = 60.0
SIZES = ((400, 20), (400, 500))  # of a picture: at first, and late
PICTURE = "\n![late](/late-{n}.png)\n"
AWAY = ("http", "https", "mailto")
EVERY = 5  # blank lines from one picture to the next
OUTSIDE_LISTS = re.compile(r"\n\n(?=[A-Z])")
COUNTS = ("blocks", "seen", "open", "led_elsewhere")
HEAD = f"{'post':46} blocks  seen  open  lost|  to the page: n, median, max, over|  to the text"
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


@dataclass
class Distances:
    """How far the blocks of a post stand off, in px."""

    name: str
    blocks: int = 0
    seen: int = 0
    open: int = 0
    led_elsewhere: int = 0
    to_page: list[float] = field(default_factory=list)
    to_text: list[float] = field(default_factory=list)


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
            QApplication.sendEvent(target, event)


def measured(desk: Desk, path: Path, late: int) -> Distances:
    """The distances of one post's blocks, the page following first and leading then."""
    for n in range(late):
        draw(path, n, 0)
    desk.open(path)
    blocks = desk.window.preview.blocks
    lines = desk.window.open_post.post.text.split("\n")
    written = [
        n for n, b in enumerate(blocks) if b.lines and any(lines[b.line - 1 : b.line - 1 + b.lines])
    ]
    seen = [n for n in written if desk.box(n) is not None]
    found = Distances(path.stem, len(written), len(seen))
    for n in seen:
        go_to(desk, blocks[n].line)
        if late:
            make_late(desk, path, n % 2, late)
        desk.settle()
        box = desk.box(n)
        assert box is not None
        found.to_page.append(box[0] - desk.caret_height)
        tell("to page", blocks[n].line, found.to_page[-1])
    desk.window.text.go_to(1)
    for n in reversed(seen):
        measure_click(desk, path, n, late, found)
    return found


def tell(way: str, line: int, distance: float) -> None:
    if abs(distance) > MOST:
        print(f"  {way}, line {line}: {distance:.0f}", file=sys.stderr)


def measure_click(desk: Desk, path: Path, n: int, late: int, found: Distances) -> None:
    """Scroll the page to the block, click it, and compare."""
    top = f"preview.nodesOf({n}).find((e) => e.nodeType === 1 && e.getBoundingClientRect().height)"
    aside = 150 + n * 37 % 350
    desk.ask(f"(sync.rest(), scrollBy(0, {top}.getBoundingClientRect().top - {aside}))")
    desk.settle()
    place = desk.open_place(n)
    if place is None:
        return
    found.open += 1
    desk.click(*place)
    if late:
        make_late(desk, path, n % 2, late)
    desk.settle()
    box, line = desk.box(n), desk.window.text.line
    block = desk.window.preview.blocks[n]
    assert box is not None
    if not block.line <= line < block.line + block.lines:
        found.led_elsewhere += 1
        print(f"  click on the block of line {block.line} leads to {line}", file=sys.stderr)
        return
    cursor = desk.window.text.edit.textCursor()
    layout = cursor.block().layout()
    row = layout.lineForTextPosition(cursor.positionInBlock()).lineNumber()
    share = (line - block.line + row / layout.lineCount()) / block.lines
    found.to_text.append(box[0] + share * (box[1] - box[0]) - desk.caret_height)
    tell("to text", block.line, found.to_text[-1])


def go_to(desk: Desk, line: int) -> None:
    """Put the caret on a line as arrow keys would: the text scrolls only where it must."""
    edit = desk.window.text.edit
    cursor = edit.textCursor()
    if cursor.blockNumber() == line - 1:  # it would not move
        desk.window.text.go_to(edit.blockCount())
    cursor.setPosition(edit.document().findBlockByNumber(line - 1).position())
    edit.setTextCursor(cursor)


def draw(path: Path, n: int, state: int) -> None:
    root = next((p for p in path.parents if (p / "_config.yml").exists()), path.parent)
    Image.new("RGB", SIZES[state], "navy").save(root / f"late-{n}.png")


def make_late(desk: Desk, path: Path, state: int, late: int) -> None:
    """Pictures get their other height while the caret rests."""
    desk.settle()
    for n in range(late):
        draw(path, n, state)
    names = [f"/late-{n}.png" for n in range(late)]
    desk.ask(f"preview.reload({json.dumps(names)})")
    desk.until(lambda: desk.ask("[...document.images].every((each) => each.complete)") is True)


def with_pictures(path: Path) -> int:
    """Put pictures between the paragraphs of a post; how many."""
    head, fence, body = path.read_text("utf-8").partition("\n---\n")
    pieces = OUTSIDE_LISTS.split(body)
    count = 0
    for at in range(EVERY, len(pieces), EVERY):
        pieces[at] = PICTURE.format(n=count).lstrip("\n") + "\n" + pieces[at]
        count += 1
    path.write_text(head + fence + "\n\n".join(pieces), "utf-8")
    return count


def longest(folder: Path, count: int) -> list[Path]:
    posts = [
        p for p in folder.rglob("*") if p.suffix in (".md", ".markdown") and "_posts" in p.parts
    ]
    return sorted(posts, key=lambda p: -p.stat().st_size)[:count]


def over(values: list[float]) -> int:
    return sum(abs(each) > MOST for each in values)


def row(each: Distances) -> str:
    figures = "".join(
        f"|{len(values):5}{median(values or [0]):8.1f}{max(values, default=0):8.1f}{over(values):5}"
        for values in ([abs(value) for value in way] for way in (each.to_page, each.to_text))
    )
    counts = f"{each.blocks:7}{each.seen:6}{each.open:6}{each.led_elsewhere:6}"
    return f"{each.name[:44]:46}{counts}{figures}"


def together(all_found: list[Distances]) -> Distances:
    """The blocks of all posts."""
    return Distances(
        f"all {len(all_found)}",
        *(sum(getattr(each, name) for each in all_found) for name in COUNTS),
        to_page=[value for each in all_found for value in each.to_page],
        to_text=[value for each in all_found for value in each.to_text],
    )


def kept_in(file: Path | None) -> list[Distances]:
    """What has been measured before."""
    if file is None or not file.exists():
        return []
    return [Distances(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def keep(found: Distances, file: Path | None) -> None:
    if file is not None:
        with file.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(asdict(found)) + "\n")


class Program(QApplication):
    """Opens no browser where a link is clicked."""

    @Slot(QUrl)
    def ignore(self, url: QUrl) -> None:
        """Leave the link alone."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=20)
    parser.add_argument("--view", type=View, default=View.ARTICLE)
    parser.add_argument("--late", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--minutes", type=float, default=10_000)
    given = parser.parse_args()
    end = monotonic() + 60 * given.minutes
    PreviewPane.register_scheme()
    application = Program([])
    for scheme in AWAY:
        QDesktopServices.setUrlHandler(scheme, application, "ignore")  # pyright: ignore
    all_found = kept_in(given.keep)
    known = {each.name for each in all_found}
    with tempfile.TemporaryDirectory() as name:
        copy = Path(shutil.copytree(given.folder, Path(name) / "sites"))
        desk = Desk(Path(name), given.view)
        print(HEAD)
        for path in longest(copy, given.posts):
            if path.stem in known or monotonic() > end:
                continue
            late = with_pictures(path) if given.late else 0
            all_found.append(found := measured(desk, path, late))
            keep(found, given.keep)
            print(row(found), flush=True)
        total = together(all_found)
        print(row(total))
        desk.window.asks = False
        desk.window.close()
        desk.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for scheme in AWAY:
            QDesktopServices.unsetUrlHandler(scheme)
    return int(bool(over(total.to_page + total.to_text) or total.led_elsewhere))


if __name__ == "__main__":
    sys.exit(main())
