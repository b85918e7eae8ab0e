"""Wrong words are marked where they are in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrast import contrast
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from editor.ui.form.text_fields import ExcerptField, TitleField
from editor.ui.main_window import MainWindow
from editor.ui.spelling.spell_marks import SpellMarks
from editor.ui.theme import DARK, LIGHT, Theme, apply_theme

from .conftest import Opens, settled, wrong

TEXT = """\
The fery is *laet*, and `wrod` is code.

# A hedaing

- an [itme](https://exmaple.com/wrod) {{ page.wrod }}

```
wrod
```

![lihgt](wrod.jpg){: .wrod} 😀 ned
"""


def field_marks(window: MainWindow, name: str) -> SpellMarks:
    row = window.form.row(name)
    assert row is not None
    assert isinstance(row.editor, TitleField | ExcerptField)
    return row.editor.text.findChild(SpellMarks)


def words(marks: SpellMarks) -> list[str]:
    marks.look()
    return [mark.word for mark in marks.marks]


def test_wrong_words_of_the_text_and_nothing_of_its_markup(opened: Opens) -> None:
    assert wrong(opened(TEXT)) == ["fery", "laet", "hedaing", "itme", "lihgt", "ned"]


def test_marks_stand_where_the_words_are(window: MainWindow, opened: Opens) -> None:
    for mark in opened(TEXT).marks.marks:
        cursor = QTextCursor(window.text.edit.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == mark.word


@pytest.mark.parametrize(("theme", "colours"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_they_are_wavy_lines_in_the_colours_of_the_theme(
    window: MainWindow, opened: Opens, theme: Theme, colours: dict[str, str]
) -> None:
    opened("The fery.\n")
    apply_theme(theme)
    selections = window.text.edit.extraSelections()
    looks = [each.format.toCharFormat() for each in selections]
    waves = [look for look in looks if look.underlineStyle() is WAVE]
    assert [look.underlineColor().name() for look in waves] == [colours["spelling"]]


WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def test_title_and_excerpt_are_checked(qtbot: QtBot, window: MainWindow, opened: Opens) -> None:
    opened("Text.\n", "title: The fery `wrod`\nexcerpt: A quiet nihgt at sea")
    title, excerpt = field_marks(window, "title"), field_marks(window, "excerpt")
    qtbot.waitUntil(lambda: words(title) == ["fery"] and words(excerpt) == ["nihgt"])
    apply_theme(Theme.DARK)  # which makes the rows anew
    qtbot.waitUntil(lambda: words(field_marks(window, "title")) == ["fery"])


def test_the_word_that_is_typed_waits_until_the_caret_leaves_it(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    opened("the sea.\n")
    edit = window.text.edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "fery")
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    assert wrong(settled(qtbot, window)) == []
    edit.moveCursor(QTextCursor.MoveOperation.Right)
    qtbot.keyClicks(edit, " ")
    assert wrong(settled(qtbot, window)) == ["fery"]
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert wrong(settled(qtbot, window)) == []
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert wrong(settled(qtbot, window)) == ["ferthe"]


def test_a_wrong_word_stays_marked_while_the_caret_only_visits(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    opened("The fery.\n")
    window.text.edit.setFocus()
    window.text.go_to(1, 6)
    assert wrong(settled(qtbot, window)) == ["fery"]


def test_marks_move_with_the_text_and_do_not_grow(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    spelling = opened("The fery.\n")
    edit = window.text.edit
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(edit, "On ")
    assert [mark[:2] for mark in spelling.marks.marks] == [(7, 11)]
    window.text.go_to(1, 12)
    qtbot.keyClicks(edit, "!")
    assert [mark[:2] for mark in spelling.marks.marks] == [(7, 11)]


def test_what_comes_into_sight_is_checked_then(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    spelling = opened("The sea.\n\n" * 300 + "The fery.\n")
    assert wrong(spelling) == []
    window.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: wrong(spelling) == ["fery"])


def test_of_a_long_line_what_is_in_sight_is_checked(window: MainWindow, opened: Opens) -> None:
    spelling = opened("The `wrod` is on the fery. " * 2000 + "\n")
    marks = spelling.marks.marks
    assert {mark.word for mark in marks} == {"fery"}
    assert 3 < len(marks) < 200


def test_another_post_is_checked_in_its_language(
    qtbot: QtBot, window: MainWindow, opened: Opens, tmp_path: Path
) -> None:
    assert wrong(opened("The fery.\n")) == ["fery"]
    (tmp_path / "other.md").write_text("---\nlang: xx-XX\n---\nA lihgt.\n", "utf-8")
    window.files.open(tmp_path / "other.md")
    assert wrong(settled(qtbot, window)) == ["lihgt"]
    window.files.open(tmp_path / "_posts" / "2026-03-01-ferry.md")
    assert wrong(settled(qtbot, window)) == ["fery"]


def test_names_of_the_post_and_its_site_are_right(
    qtbot: QtBot, window: MainWindow, opened: Opens, tmp_path: Path
) -> None:
    (tmp_path / "_config.yml").write_text("title: Kvitholm Post\nauthor: Ida Sjøberg\n", "utf-8")
    spelling = opened("The Skerrow, Kvitholm, Sjøberg’s and Farrow-Lighthaus.\n", "tags: [skerrow]")
    qtbot.waitUntil(lambda: wrong(spelling) == ["Farrow", "Lighthaus"])


def test_switched_off_and_on(qtbot: QtBot, window: MainWindow, opened: Opens) -> None:
    spelling = opened("The fery.\n")
    action = window.actions_["spelling"]
    assert action.isChecked()
    action.trigger()
    assert not window.settings.checks_spelling
    assert wrong(settled(qtbot, window)) == []
    action.trigger()
    qtbot.waitUntil(lambda: wrong(spelling) == ["fery"])


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_line_is_seen(colours: dict[str, str]) -> None:
    for ground in ("base", "alternate"):
        assert contrast(colours["spelling"], colours[ground]) >= 4.5
