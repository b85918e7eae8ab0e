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
`--keep` the figures go to a file, one for each table, and posts that are in it already are not
measured again, so that a long measurement can be taken in pieces: none begins after `--minutes`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from time import monotonic

if "DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from two_way_desk import Desk
from two_way_distances import HEAD, MOST, Distances, keep, kept_in, over, row, together
from two_way_pictures import LatePictures

from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import View

AWAY = ("http", "https", "mailto")


def measured(desk: Desk, path: Path, late: LatePictures | None) -> Distances:
    """The distances of one post's blocks, the page following first and leading then."""
    desk.open(path)
    blocks = desk.window.preview.blocks
    lines = desk.window.open_post.post.text.split("\n")
    written = [
        n for n, b in enumerate(blocks) if b.lines and any(lines[b.line - 1 : b.line - 1 + b.lines])
    ]
    seen = [n for n in written if desk.box(n) is not None]
    found = Distances(path.stem, len(written), len(seen))
    for n in seen:
        desk.go_to(blocks[n].line)
        if late:
            change(desk, late)
        desk.settle()
        box = desk.box(n)
        assert box is not None
        found.to_page.append(box[0] - desk.caret_height)
        tell("to page", blocks[n].line, found.to_page[-1])
    desk.window.text.go_to(1)
    for n in reversed(seen):
        measure_click(desk, n, late, found)
    return found


def measure_click(desk: Desk, n: int, late: LatePictures | None, found: Distances) -> None:
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
        change(desk, late)
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
    rows_above = layout.lineForTextPosition(cursor.positionInBlock()).lineNumber()
    share = (line - block.line + rows_above / layout.lineCount()) / block.lines
    found.to_text.append(box[0] + share * (box[1] - box[0]) - desk.caret_height)
    tell("to text", block.line, found.to_text[-1])


def tell(way: str, line: int, distance: float) -> None:
    if abs(distance) > MOST:
        print(f"  {way}, line {line}: {distance:.0f}", file=sys.stderr)


def change(desk: Desk, pictures: LatePictures) -> None:
    """Have pictures get another height while the caret rests."""
    desk.settle()
    pictures.draw()
    desk.ask(f"preview.reload({json.dumps(pictures.references)})")
    desk.until(lambda: desk.ask("[...document.images].every((each) => each.complete)") is True)


def longest(folder: Path, count: int) -> list[Path]:
    posts = [
        p for p in folder.rglob("*") if p.suffix in (".md", ".markdown") and "_posts" in p.parts
    ]
    return sorted(posts, key=lambda p: -p.stat().st_size)[:count]


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
            late = LatePictures(path) if given.late else None
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
