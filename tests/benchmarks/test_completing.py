"""A key in a text of 100,000 characters, in a site of 2,000 posts: with completion, and without.

Three places: a plain paragraph, one with brackets in it that complete nothing, and behind a bracket
whose list is on screen and narrows at each key.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from editor.writing.completing.candidate import Candidate
from editor.writing.completing.matching import best

POSTS = 2000
LINE = "It rained, and the ferry [came](/ferry/) late: 12:30, they said! " * 6 + "\n\n"
TEXT = (LINE * (100_000 // len(LINE) + 1))[:100_000]
NAMES = ("harbour", "ferry", "lighthouse", "storm", "island", "boats", "winter", "bakery")


def site_of(root: Path) -> Path:
    """A site of many posts; gives the one that is written in."""
    (root / "_config.yml").write_text("title: Many\n", "utf-8")
    folder = root / "_posts"
    folder.mkdir()
    for number in range(POSTS):
        words = f"{NAMES[number % 8]} {NAMES[number // 8 % 8]} {number}"
        text = f"---\ntitle: The {words} of the bay\n---\nWords.\n"
        (folder / f"2020-01-{number % 28 + 1:02}-{words.replace(' ', '-')}.md").write_text(text)
    post = folder / "2021-01-01-long.md"
    post.write_text(f"---\ntitle: Long\n---\nPlain words\n\n{TEXT}\n\nSee \n", "utf-8")
    return post


def test_a_key_while_something_is_completed(benchmark, tmp_path: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from editor.ui.application import make_application
    from editor.ui.completing.completing_choice import CompletingChoice
    from editor.ui.main_window import MainWindow
    from editor.ui.settings import Settings
    from editor.ui.theme import Theme

    app = QApplication.instance() or make_application(Theme.LIGHT)
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    (tmp_path / "site").mkdir()
    window = MainWindow(Settings(store))
    window.show_pane("preview", False)
    window.files.open(site_of(tmp_path / "site"))
    window.show()
    edit, completion = window.text.edit, window.part(CompletingChoice).completion
    QTest.qWait(200)
    while window.site_posts.is_busy:
        QTest.qWait(20)
    edit.setFocus()

    def key(letter: Qt.Key) -> float:
        begun = perf_counter()
        QTest.keyClick(edit, letter)
        app.processEvents()
        return (perf_counter() - begun) * 1000

    def compared(go: Callable[[float], None]) -> tuple[float, float]:
        """The usual time of a key without and with completion, each measured in turn."""
        found: dict[bool, list[float]] = {True: [], False: []}
        for on in (False, True) * 4:
            completion.use_completing(on)
            go(10.0 if on else 0.0)
            for letter in (Qt.Key.Key_E, Qt.Key.Key_Backspace) * 8:
                found[on].append(key(letter))
                QTest.qWait(15)
        return median(found[False]), median(found[True])

    def at_plain(_wait: float) -> None:
        edit.go_to(1, 6)

    def among_brackets(_wait: float) -> None:
        edit.go_to(3, 200)

    def in_list(wait: float) -> None:
        edit.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClick(edit, Qt.Key.Key_BracketLeft)
        QTest.keyClick(edit, Qt.Key.Key_B)
        begun = perf_counter()
        while not completion.popup.isVisible() and perf_counter() < begun + wait:
            QTest.qWait(10)
        assert completion.popup.isVisible() == bool(wait)

    plain = compared(at_plain)
    brackets = compared(among_brackets)
    listed = compared(in_list)
    for name, (without, with_it) in zip(
        ("plain", "among brackets", "with the list"), (plain, brackets, listed), strict=True
    ):
        print(f"\n{name}: {without:.2f} ms without, {with_it:.2f} ms with, {with_it / without:.2f}")
    benchmark.pedantic(key, args=(Qt.Key.Key_E,), rounds=3)
    assert plain[1] < 1.3 * plain[0]
    assert brackets[1] < 1.3 * brackets[0]
    window.asks = False
    window.close()


def test_two_thousand_posts_are_searched_at_each_key(benchmark) -> None:
    rows = [Candidate(f"The {NAMES[n % 8]} {NAMES[n // 8 % 8]} {n}", "") for n in range(POSTS)]
    known = [row.plain for row in rows]
    begun = perf_counter()
    assert [name for name in known if "rm" in name]
    floor = perf_counter() - begun
    found = benchmark(best, "rm", rows)
    print(f"\n{benchmark.stats['min'] * 1000:.2f} ms; `in` alone {floor * 1000:.2f} ms")
    assert len(found) == 200
