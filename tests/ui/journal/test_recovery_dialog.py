"""The dialog at the start: what was left of each post, and what shall become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from editor.journal.copies import DAMAGED, Copy, Offer, Standing
from editor.journal.unwritten import Unwritten
from editor.ui.journal import recovery_dialog
from editor.ui.journal.recovery_dialog import CopyAnswer, RecoveryDialog

DATA = b"---\ntitle: Ferry\n---\nMine\n"


def offered(key: str, standing: Standing, data: bytes = DATA, damage: str = "") -> Offer:
    path = None if standing is Standing.NEVER_SAVED else Path(f"/site/_posts/2026-01-0{key}-x.md")
    now = b"---\ntitle: Ferry\n---\nOld\n" if standing is Standing.UNCHANGED else None
    copy = Copy(key, path, None, now, data, datetime.now(UTC), title=f"Post {key}", damage=damage)
    return Offer(copy, standing, now)


@pytest.fixture
def offers() -> list[Offer]:
    kinds = (Standing.UNCHANGED, Standing.CHANGED, Standing.GONE, Standing.NEVER_SAVED)
    return [offered(str(n), kind) for n, kind in enumerate(kinds)]


@pytest.fixture
def dialog(qtbot, offers) -> RecoveryDialog:
    dialog = RecoveryDialog(offers)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_stood_in_the_form_is_shown_with_its_field(qtbot):
    first, second = offered("1", Standing.UNCHANGED), offered("2", Standing.UNCHANGED)
    texts = (Unwritten("map", "lat: [1,", "Why."), Unwritten("", "a: 1\n---\n", "Why."))
    first = replace(first, copy=replace(first.copy, unwritten=texts))
    dialog = RecoveryDialog([first, second])
    qtbot.addWidget(dialog)
    assert ["the field “map”" in each.sentence for each in dialog.notes] == [True, False]
    assert "lat: [1," in dialog.notes[0].sentence
    assert "the front matter as text" in dialog.notes[1].sentence
    dialog.list.setCurrentRow(1)
    assert not dialog.notes


def said(dialog: RecoveryDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_each_post_says_how_it_stands_to_its_file(dialog, offers):
    words = ("as it was", "changed the file since", "file is gone", "never saved")
    for row, word in enumerate(words):
        dialog.list.setCurrentRow(row)
        assert word in said(dialog)
        assert f"Post {row}" in said(dialog)
    assert "just now" in said(dialog)


def test_each_gets_its_answer_and_the_last_one_closes_the_dialog(qtbot, dialog, offers):
    for button in (dialog.keep, dialog.save_as, dialog.discard, dialog.keep):
        assert dialog.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    wanted = [CopyAnswer.KEEP, CopyAnswer.SAVE_AS, CopyAnswer.DISCARD, CopyAnswer.KEEP]
    assert [dialog.answers[each] for each in offers] == wanted


def test_enter_keeps_all_and_escape_leaves_all_for_later(qtbot, offers):
    for key, answer in (
        (Qt.Key.Key_Return, CopyAnswer.KEEP),
        (Qt.Key.Key_Escape, CopyAnswer.LATER),
    ):
        dialog = RecoveryDialog(offers)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.keyClick(dialog.list, key)
        assert not dialog.isVisible()
        assert set(dialog.answers.values()) == {answer}


def test_what_is_damaged_or_no_post_says_so(qtbot, monkeypatch):
    monkeypatch.setattr(recovery_dialog, "MOST_BYTES", 1000)
    offers = [
        offered("1", Standing.UNCHANGED, damage=DAMAGED),
        offered("2", Standing.GONE, data=b"\xff\xfe\0"),
        offered("3", Standing.GONE, data=b"x" * 1001),
    ]
    dialog = RecoveryDialog(offers)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "damaged" in said(dialog)
    assert dialog.keep.isEnabled()
    dialog.list.setCurrentRow(1)
    assert "no text in UTF-8" in said(dialog)
    assert dialog.keep.isEnabled()
    dialog.list.setCurrentRow(2)
    assert "too large" in said(dialog)
    assert not dialog.keep.isEnabled()
    dialog.keep_all()
    answers = [dialog.answers[each] for each in offers]
    assert answers == [CopyAnswer.KEEP, CopyAnswer.KEEP, CopyAnswer.LATER]


def test_a_long_title_is_cut_and_read_out_whole(qtbot):
    long = "A title " * 40
    offer_ = offered("1", Standing.UNCHANGED)
    dialog = RecoveryDialog([replace(offer_, copy=replace(offer_.copy, title=long))])
    qtbot.addWidget(dialog)
    dialog.show()
    row = dialog.list.itemWidget(dialog.list.item(0))
    assert row.width() <= dialog.list.viewport().width()
    assert row.findChild(QLabel, "copyTitle").text().endswith("…")
    assert long in dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
