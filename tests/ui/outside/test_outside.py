"""No process of the program looks at a file outside of a stranger's site, whatever is drawn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from connections import STRACE, own_environ
from drawings_leading_out import draw, posts
from hostile_site import CONFIGS, hostile_site
from opened_files import calls_about, file_calls, is_look

SESSION = Path(__file__).with_name("reading_session.py")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(STRACE is None, reason="needs strace"),
]
# What Qt does with a drawing that nobody has looked at before, and what a link leads to.
CARELESS = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication, QImage
app = QGuiApplication([])
for each in sorted(Path(sys.argv[1]).glob("way-*")):
    QImage(str(each))
open(sys.argv[2], "rb").close()
"""


class Site:
    """A hostile site; `named` is what its drawings name, `linked` where its links lead."""

    def __init__(self, folder: Path) -> None:
        self.root, self.named, self.linked = (
            folder / name for name in ("site", "named", "linked-to")
        )
        self.named.mkdir()
        self.linked.mkdir()
        first = hostile_site(self.root, self.linked, CONFIGS[0])
        self.images = self.root / "assets"
        self.aims = draw(self.images, self.named)
        self.posts = [first]
        for number, text in enumerate(posts(self.images, self.named), 1):
            self.posts.append(self.root / f"_posts/2026-02-{number:02}-drawn.md")
            self.posts[-1].write_text(text)


@pytest.fixture
def hostile(tmp_path: Path) -> Site:
    (tmp_path / "stranger").mkdir()
    return Site(tmp_path / "stranger")


def test_nothing_outside_is_looked_at(hostile: Site, tmp_path: Path) -> None:
    command = [sys.executable, SESSION, *hostile.posts]
    calls = file_calls(command, tmp_path / "trace", own_environ(tmp_path))
    assert calls_about(hostile.named, calls) == []
    assert calls_about(hostile.images / "way-000.svg", calls)
    # That a link leads out shows only by where it leads; nothing there is opened.
    assert [each for each in calls_about(hostile.linked, calls) if not is_look(each)] == []


def test_who_looks_is_seen(hostile: Site, tmp_path: Path) -> None:
    """By these drawings Qt is led out, and by links everybody."""
    link = hostile.images / "linked/secret.png"
    command = [sys.executable, "-c", CARELESS, hostile.images, link]
    calls = file_calls(command, tmp_path / "trace", own_environ(tmp_path))
    opened = {way for way, aim in hostile.aims.items() if calls_about(aim, calls)}
    assert len(hostile.aims) > 40
    assert {"image", "image, plain path", "image, other prefix", "packed"} <= opened
    assert [each for each in calls_about(hostile.linked, calls) if not is_look(each)]
