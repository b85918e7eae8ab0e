"""Writing with the spelling checked beside writing without, in texts of 100,000 and a million.

Each figure of a key stands beside that of the same run with the spelling switched off: what the
window's own thread works until the text is drawn, which is all that a quiet machine shows. One word
in 25 is wrong.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, thread_time

import pytest

from editor.dictionaries.dictionaries import dictionaries_here

WORDS = (
    "the ferry sails late at night and nobody knows why it was so quiet on the other side".split()
)
TYPED = "the ferry sails late "
KEYS = 63
BETWEEN_MS = 20  # two keys


def text_of(size: int) -> str:
    """Paragraphs of prose with markup and wrong words."""
    chance = Random(6)
    lines: list[str] = []
    length = 0
    while length < size:
        words = [chance.choice(WORDS) for _ in range(chance.randrange(30, 90))]
        words[::25] = [f"wr{chance.choice(WORDS)}d" for _ in words[::25]]
        words[3], words[5] = f"*{words[3]}*", f"[{words[5]}](https://example.com/wrod)"
        lines += [" ".join(words), ""]
        length += len(lines[-2]) + 2
    return "\n".join(lines)


@pytest.mark.skipif("en_US" not in dictionaries_here().names(), reason="no English dictionary here")
@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_a_key_with_the_spelling_checked(benchmark, tmp_path: Path, size: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from editor.ui.application import make_application
    from editor.ui.main_window import MainWindow
    from editor.ui.settings import Settings
    from editor.ui.spelling.spelling import Spelling
    from editor.ui.theme import Theme

    app = QApplication.instance() or make_application(Theme.LIGHT)
    (tmp_path / "long.md").write_text(f"---\nlang: en\n---\n{text_of(size)}", "utf-8")
    window = MainWindow(Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)))
    window.show_pane("preview", False)
    window.files.open(tmp_path / "long.md")
    window.show()
    window.activateWindow()
    edit, spelling = window.text.edit, window.part(Spelling)
    window.text.go_to(edit.blockCount() // 2)

    def keys() -> list[float]:
        times: list[float] = []
        for number in range(KEYS):
            begun = thread_time()
            QTest.keyClick(edit, TYPED[number % len(TYPED)])
            app.processEvents()
            times.append(thread_time() - begun)
            QTest.qWait(BETWEEN_MS)
        return sorted(times)

    def switch(on: bool) -> None:
        spelling.use_spelling(on)
        QTest.qWait(400)

    switch(True)
    keys()
    rounds: dict[bool, list[list[float]]] = {True: [], False: []}
    for on in (False, True, False, True):
        switch(on)
        rounds[on].append(keys())
    assert len(spelling.marks.marks) > 10
    off, on = (min(map(median, rounds[each])) for each in (False, True))
    slow_off, slow_on = (min(each[int(KEYS * 0.95)] for each in rounds[e]) for e in (False, True))
    benchmark.pedantic(spelling.marks.look, rounds=5)
    begun = perf_counter()
    spelling.next_word.go_back()
    while spelling.next_word.menu is None:
        QTest.qWait(5)
    found = perf_counter() - begun
    spelling.next_word.menu.close()
    print(
        f"\n{size} characters: a key {off * 1000:.2f} ms without, {on * 1000:.2f} ms with "
        f"(of twenty the slowest {slow_off * 1000:.2f} and {slow_on * 1000:.2f}); "
        f"the wrong word before with its menu {found * 1000:.0f} ms, beside the window's thread"
    )
    assert on < 1.2 * off
    window.asks = False
    window.close()
