"""What is known of a document's text is what it holds, whatever is done to it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from editor.ui.text.held_text import HeldText
from editor.ui.text.offsets import units
from editor.ui.text.replacing import document_text, replace_text
from editor.ui.text.text_edit import TextEdit

PIECES = st.text(
    "ab \n\té漢😀👨\u200d\u0301\u00a0\r\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe\ufffc", max_size=9
)
PLACE = st.integers(0, 40)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), PLACE, PLACE, PIECES),
        st.tuples(st.just("replace"), PIECES),
        st.tuples(st.just("set"), PIECES),
        st.tuples(st.just("format"), PLACE, PLACE),
        st.tuples(st.just("both"), PLACE, PLACE, PIECES),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
        st.tuples(st.just("delete"), PLACE),
    ),
    max_size=12,
)


def selected(document, start, end):
    cursor = QTextCursor(document)
    last = document.characterCount() - 1
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def do(document, act, *given):
    """One act of those that change a document."""
    if act == "insert":
        selected(document, *given[:2]).insertText(given[2])
    elif act == "replace":
        replace_text(document, given[0])
    elif act == "set":
        document.setPlainText(given[0])
    elif act == "format":
        look = QTextCharFormat()
        look.setFontItalic(True)
        selected(document, *given).setCharFormat(look)
    elif act == "both":
        cursor = selected(document, 0, 0)
        cursor.beginEditBlock()
        for start in given[:2]:
            selected(document, start, start + 2).insertText(given[2])
        cursor.endEditBlock()
    elif act == "delete":
        selected(document, given[0], given[0]).deleteChar()
    else:
        getattr(document, act)()


@settings(max_examples=300)
@given(PIECES, ACTS)
def test_the_text_is_followed_through_any_changes(qapp, start, acts):
    document = QTextDocument(start)
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    held = HeldText(document)
    for act in acts:
        do(document, *act)
        assert held.text == document_text(document)


@given(PIECES, PLACE, PLACE)
def test_a_piece_of_it_is_what_qt_would_select(qapp, text, one, other):
    document = QTextDocument(text)
    held = HeldText(document)
    start, end = sorted(units(held.text[:place]) for place in (one, other))  # no half characters
    cursor = selected(document, start, end)
    piece = held.between(cursor.selectionStart(), cursor.selectionEnd())
    assert piece == cursor.selectedText().replace("\u2029", "\n")


@pytest.mark.parametrize("seed", range(6))
def test_a_monkey_at_the_keys_is_followed(qtbot, seed):
    monkey = random.Random(seed)
    edit = TextEdit()
    qtbot.addWidget(edit)
    edit.open_text("Ein Satz 😀 mit\n\nmehreren Zeilen é\n" * 3)
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left]
    keys += [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home]
    modifiers = [Qt.KeyboardModifier.NoModifier] * 3
    modifiers += [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier]
    for _ in range(250):
        match monkey.randrange(4):
            case 0:
                QTest.keyClicks(edit, monkey.choice(["a", "word "]))
            case 1:
                data = QMimeData()
                data.setText(monkey.choice(["😀", "one\ntwo\n", "\u2029x\r", "漢字\n\n😀"]))
                edit.insertFromMimeData(data)
            case 2:
                edit.show_text(edit.text[monkey.randrange(5) :] + monkey.choice(["", "\n", "😀z"]))
            case _:
                QTest.keyClick(edit, monkey.choice(keys), monkey.choice(modifiers))
        assert edit.text == document_text(edit.document())


def test_a_key_does_not_read_the_whole_text(qtbot, monkeypatch):
    edit = QPlainTextEdit("Ein Satz 😀 mit\n\nmehreren Zeilen\n")
    qtbot.addWidget(edit)
    edit.document().setUndoRedoEnabled(False)
    held = HeldText(edit.document())
    reads = []
    monkeypatch.setattr(
        "editor.ui.text.held_text.document_text",
        lambda one: reads.append(one) or document_text(one),
    )
    edit.moveCursor(QTextCursor.MoveOperation.Down)
    QTest.keyClicks(edit, "abc")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "z")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    edit.insertPlainText("two\nlines 😀")
    assert (held.text, reads) == (document_text(edit.document()), [])
