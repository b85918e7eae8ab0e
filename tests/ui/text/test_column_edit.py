"""The column shows one writing after the other."""

from __future__ import annotations

from weakref import ref

from PySide6.QtGui import QTextDocument

from editor.ui.text.column_edit import ColumnEdit
from editor.ui.text.writing import Writing


def test_a_writing_is_kept_until_qt_has_left_its_document(qtbot):
    class Watched(ColumnEdit):
        def setDocument(self, document: QTextDocument) -> None:  # noqa: N802 - Qt's
            there.append(before() is not None)
            super().setDocument(document)

    there, before = [], lambda: None
    edit = Watched()
    qtbot.addWidget(edit)
    before = ref(edit._writing)
    edit.show_writing(Writing())
    assert there == [False, True]  # at first there is none before it
