"""A text of a million characters with 100,000 matches, and a site of 2,000 posts.

Each figure stands beside one of the same run: what Python's own `re` takes for the matches alone;
reading the files and looking for the words in their bytes; a key in the window without the bar.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from editor.index.found_lines import search_files, searched_files
from editor.moves.site_replacing import Chosen, replace_plan
from editor.site.inside import read_inside
from editor.site.site import find_site
from editor.writing.edit import Selection
from editor.writing.replacing import replace_all
from editor.writing.searching import Search, find_all

LINE = "the log, the sea; " * 5 + "\n"
TEXT = (LINE * (1_000_000 // len(LINE) + 1))[:1_000_000]
POSTS = 2000


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """The shortest of some rounds, in seconds."""
    times: list[float] = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def test_all_matches_of_a_long_text(benchmark) -> None:
    own = re.compile("the", re.IGNORECASE)
    beside = best(lambda: [match.span() for match in own.finditer(TEXT)])
    found = benchmark.pedantic(find_all, args=(Search("the"), TEXT), rounds=3)
    assert len(found) > 100_000
    print(f"\n{len(found)} matches; re alone {beside * 1000:.0f} ms")
    assert benchmark.stats["min"] < 6 * beside


def test_all_replaced_in_a_long_text(benchmark) -> None:
    own = re.compile("the", re.IGNORECASE)
    beside = best(lambda: own.sub(lambda _match: "one", TEXT))
    search, whole = Search("the"), (0, None)
    edit, count = benchmark.pedantic(
        replace_all, args=(search, "one", TEXT, Selection.at(0), whole), rounds=3
    )
    assert edit is not None
    print(f"\n{count} replaced; re alone {beside * 1000:.0f} ms")
    assert benchmark.stats["min"] < 25 * beside


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("found") / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n", "utf-8")
    for number in range(POSTS):
        name = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}-post-{number}.md"
        words = "The boat is late. " * 250 + f"\n\nLantern {number}.\n"
        (root / "_posts" / name).write_text(f"---\ntitle: {number}\n---\n{words}", "utf-8")
    return root


def test_a_site_of_2000_posts(benchmark, site: Path) -> None:
    files, whole = searched_files(find_site(site / "x"), posts_only=True), find_site(site / "x")
    own = re.compile("lantern", re.IGNORECASE)
    beside = best(lambda: [own.search(read_inside(f, whole.root).decode()) for f in files])
    search = Search("lantern")
    found = benchmark.pedantic(lambda: [*search_files(files, whole, search, "lamp", {})], rounds=3)
    assert sum(each.count for each in found) == POSTS
    print(f"\nreading and looking alone {beside * 1000:.0f} ms")
    assert benchmark.stats["min"] < 4 * beside


def test_a_plan_for_2000_posts(benchmark, site: Path) -> None:
    whole, search = find_site(site / "x"), Search("lantern")
    files = searched_files(whole, posts_only=True)
    chosen = {
        each.file: Chosen(frozenset(range(each.count)), each.seen)
        for each in search_files(files, whole, search, "lamp", {})
    }
    plan = benchmark.pedantic(replace_plan, args=(search, "lamp", chosen, whole, {}), rounds=1)
    assert len(plan.changes) == POSTS


def test_a_key_with_the_bar_open(benchmark, tmp_path: Path) -> None:
    """The window's thread, for each key in a text of a million characters."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from editor.ui.application import make_application
    from editor.ui.main_window import MainWindow
    from editor.ui.settings import Settings
    from editor.ui.theme import Theme

    app = QApplication.instance() or make_application(Theme.LIGHT)
    (tmp_path / "long.md").write_text(f"---\ntitle: x\n---\n{TEXT}", "utf-8")
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Settings(store))
    window.show_pane("preview", False)
    window.files.open(tmp_path / "long.md")
    window.show()
    edit = window.text.edit

    def key() -> None:
        QTest.keyClick(edit, Qt.Key.Key_X)
        app.processEvents()

    def keys() -> float:
        times = []
        for _ in range(20):
            times.append(best(key, 1))
            QTest.qWait(20)
        return sorted(times)[10]

    def scroll(to: int) -> None:
        edit.verticalScrollBar().setValue(to)
        app.processEvents()

    keys()
    without = keys()
    scroll_without = best(lambda: scroll(3000), 1)
    scroll(0)
    window.finding.text.open()
    window.finding.text.bar.words.setText("the")
    for _ in range(500):
        QTest.qWait(10)
        if window.finding.text.is_current:
            break
    assert window.finding.text.bar.count
    edit.setFocus()
    with_bar = benchmark.pedantic(keys, rounds=1)
    step = best(lambda: window.finding.text.step(1))
    scroll_with = best(lambda: scroll(7000), 1)
    print(
        f"\na key {without * 1000:.1f} ms, with the bar {with_bar * 1000:.1f} ms; "
        f"the next match {step * 1000:.1f} ms, "
        f"scrolling {scroll_without * 1000:.1f} and {scroll_with * 1000:.1f} ms"
    )
    assert with_bar < 1.5 * without
    window.asks = False
    window.close()
