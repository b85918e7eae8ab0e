"""A build by Jekyll beside the writer's work: pages and differences, progress, an end to it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from real_jekyll import needs_jekyll
from shown_site import CONFIG, LAYOUT, POST

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.compare_window import CompareWindow, compare_with_jekyll
from editor.ui.open_post import OpenPost
from editor.ui.preview.site_choices import SiteChoices
from editor.ui.preview.site_pages import SitePages

UNSAVED = Post.parse(POST.replace("First", "Unsaved").encode())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    root = tmp_path / "harbour"
    (root / "_posts").mkdir(parents=True)
    (root / "_layouts").mkdir()
    (root / "_layouts/post.html").write_text(LAYOUT)
    (root / "_config.yml").write_text(CONFIG)
    path = root / "_posts/2026-03-01-ferry.md"
    path.write_text(POST)
    return Place(path, find_site(path))


@pytest.fixture
def jekyll(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program called jekyll in the way, which does what its script says."""

    def put(script: str) -> None:
        program = tmp_path / "bin/jekyll"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nsource="$3"; site="$5"\n{script}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


def compare(qtbot: QtBot, place: Place, wait: bool = True) -> CompareWindow:
    window = CompareWindow(UNSAVED, place)
    qtbot.addWidget(window)
    window.show()
    if wait:
        with qtbot.waitSignal(window.finished, timeout=60_000):
            pass
    return window


def test_it_shows_both_pages_and_what_differs(qtbot: QtBot, place: Place, jekyll) -> None:
    page = SitePages(place).page(UNSAVED).html.replace("Second", "2nd").replace("dusk", "dawn")
    other = place.site.root / "other.html"
    other.write_text(page)
    jekyll(f'mkdir -p "$site/2026/03/01" && cp "{other}" "$site/2026/03/01/ferry.html"')
    window = compare(qtbot, place)
    assert window.sentence == "2 places differ."
    assert window.differences[0].endswith('<body class="dusk"> | <body class="dawn">')
    assert window.differences[1].endswith("Second paragraph. | 2nd paragraph.")
    qtbot.waitUntil(lambda: window.sides_shown == 2, timeout=20_000)
    window.close()


def test_pages_that_are_the_same(qtbot: QtBot, place: Place, jekyll) -> None:
    other = place.site.root / "other.html"
    other.write_text(SitePages(place).page(UNSAVED).html)
    jekyll(f'mkdir -p "$site/2026/03/01" && cp "{other}" "$site/2026/03/01/ferry.html"')
    window = compare(qtbot, place)
    assert window.sentence == "The two pages are the same."
    assert window.differences == []
    window.close()


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("echo 'Liquid Error: no such tag'; exit 1", "Jekyll stopped:\nLiquid Error: no such tag"),
        ("true", "Jekyll wrote no page at /blog/2026/03/01/ferry.html."),
        (
            'test -n "$JEKYLL_NO_BUNDLER_REQUIRE" || { echo Bundler::GemNotFound; exit 1; }',
            "Jekyll wrote no page at /blog/2026/03/01/ferry.html.",
        ),
    ],
)
def test_why_there_is_nothing_to_compare(
    qtbot: QtBot, place: Place, jekyll, script: str, sentence: str
) -> None:
    jekyll(script)
    window = compare(qtbot, place)
    assert window.sentence == sentence
    window.close()


def test_a_build_can_be_stopped(qtbot: QtBot, place: Place, jekyll, tmp_path: Path) -> None:
    started = tmp_path / "started"
    jekyll(f"touch {started}; exec sleep 60")
    window = compare(qtbot, place, wait=False)
    qtbot.waitUntil(started.exists, timeout=20_000)
    with qtbot.waitSignal(window.finished, timeout=5_000):
        window.cancel()
    assert window.sentence == "Stopped."
    window.close()


def test_closing_the_window_ends_the_build_and_its_folder(
    qtbot: QtBot, place: Place, jekyll, tmp_path: Path
) -> None:
    started = tmp_path / "started"
    jekyll(f'echo "$source" > {started}; exec sleep 60')
    window = compare(qtbot, place, wait=False)
    qtbot.waitUntil(lambda: started.exists() and bool(started.read_text()), timeout=20_000)
    window.close()
    assert not Path(started.read_text().strip()).exists()


def test_the_writer_is_asked_once_whether_plugins_may_run(
    qtbot: QtBot, place: Place, jekyll, questions
) -> None:
    jekyll("exit 1")
    open_post, choices, parent = OpenPost(), SiteChoices(), QWidget()
    qtbot.addWidget(parent)
    open_post.open(UNSAVED, place, b"")
    questions.build_site_answer = False
    assert compare_with_jekyll(open_post, questions, choices, parent) is None
    questions.build_site_answer = True
    for _ in range(2):
        window = compare_with_jekyll(open_post, questions, choices, parent)
        assert window is not None
        window.close()
    assert questions.asked == ["build_site", "build_site"]


@needs_jekyll
def test_a_real_jekyll(qtbot: QtBot, place: Place) -> None:
    window = CompareWindow(UNSAVED, place)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.finished, timeout=60_000):
        pass
    assert window.sentence == "The two pages are the same."
    window.close()
