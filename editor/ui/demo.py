"""The main job without a display: open a post, edit it as a person would, save it to a copy.

`python -m editor.ui.demo [POST]` prints where the copy and a picture of the window are, and which
lines of the copy differ from the post.
"""

from __future__ import annotations

import difflib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from editor.checks.subject import Subject
from editor.post.errors import PostError
from editor.post.post import Post
from editor.post.post_file import read_post_file
from editor.resource_files import resource
from editor.site.place import Place
from editor.site.site import Site, find_site
from editor.ui.application import make_application
from editor.ui.main_window import MainWindow
from editor.ui.screenshot import Screenshot
from editor.ui.settings import Settings
from editor.ui.theme import Theme
from editor.ui.windows import Windows

PICTURE = "window.png"
# What Qt and Chromium say of a computer without a screen would bury what the demo says.
UNSEEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_LOGGING_RULES": "*.info=false;*.warning=false",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu --log-level=3",
}


def main(words: list[str]) -> int:
    """Do the main job on a copy of the post; 0 when it holds the edits, 2 without a post."""
    post = Path(words[0]).absolute() if words else sample_post()
    try:
        Post.parse(read_post_file(post))
    except PostError as error:
        print(error)  # noqa: T201
        return 2
    folder = Path(tempfile.mkdtemp(prefix="post-editor-"))
    copy = copy_with_site(post, folder)
    os.environ.update(UNSEEN)
    app = make_application(Theme.LIGHT)
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    windows = Windows(Settings(store), (1280, 800), app)
    window = windows.new([copy])
    edit(window)
    saved = window.files.save()
    Screenshot(window, folder / PICTURE)
    app.exec()
    windows.take_down()
    changed = changed_lines(post, copy)
    print(f"There is no display, so {post.name} was edited without one.")  # noqa: T201
    print("\n".join(changed))  # noqa: T201
    print(f"The copy:    {copy}\nThe picture: {folder / PICTURE}")  # noqa: T201
    return 0 if saved and changed else 1


def sample_post() -> Path:
    """The newest post of the sample site."""
    return max((resource("sample_site") / "_posts").glob("*.md"))


def copy_with_site(post: Path, folder: Path) -> Path:
    """A copy of the post, with what it needs of the site around it; gives the copied post."""
    site = find_site(post)
    inside = site.relative(post)
    if not site.is_site or inside is None:
        return Path(shutil.copy(post, folder))
    for path in (post, *needed(post, site)):
        copy = folder / "site" / str(site.relative(path))
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return folder / "site" / inside


def needed(post: Path, site: Site) -> Iterator[Path]:
    """The site's files that show when the post is edited: configuration, layouts, pictures."""
    yield from (path for path in (site.root / "_config.yml",) if path.is_file())
    yield from (path for path in (site.root / "_layouts").glob("*") if path.is_file())
    subject = Subject(Post.parse(post.read_bytes()), Place(post, site), datetime.now(UTC))
    pictures = {image.at.path for image in subject.shown_images if image.at.path}
    yield from (path for path in pictures if site.relative(path))


def edit(window: MainWindow) -> None:
    """Add a word to the title and one to the first paragraph, by the keyboard."""
    row = window.form.row("title")
    title = row.editor.focusProxy() if row else None
    if title is not None:
        QTest.keyClick(title, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(title, " (edited)")
    text = window.text.edit
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(text, "Edited. ")


def changed_lines(old: Path, new: Path) -> list[str]:
    """The lines that differ, as a diff prints them."""
    before, after = (path.read_text("utf-8", "replace").splitlines() for path in (old, new))
    diff = list(difflib.unified_diff(before, after, lineterm="", n=0))[2:]
    return [line for line in diff if not line.startswith("@@")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
