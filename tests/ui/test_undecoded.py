"""Posts that are not UTF-8: shown as they are, never guessed, converted on the writer's word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from editor.ui.encoding_dialog import EncodingDialog

LATIN = "---\ntitle: Café\n---\nUn thé.\n".encode("cp1252")
SHOWN = "---\ntitle: Caf‹E9›\n---\nUn th‹E9›.\n"
TEXT = "---\ntitle: Café\n---\nUn thé.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "_posts" / "2026-03-01-cafe.md"
    path.parent.mkdir()
    path.write_bytes(LATIN)
    return path


def test_it_is_shown_for_reading_and_nothing_is_guessed(qtbot, window, questions, path):
    assert window.files.open(path)
    assert window.text.edit.text == "Un th‹E9›.\n"
    assert window.open_post.post.get("title") == "Caf‹E9›"
    assert "not UTF-8 (first at line 2)" in window.notices.sentences[0]
    assert not window.open_post.is_unsaved
    assert not window.actions_["insert_image"].isEnabled()
    qtbot.keyClicks(window.text.edit, "x")
    window.open_post.change(window.open_post.post.with_text("other"), by=None)
    assert window.open_post.post.to_bytes().decode() == SHOWN
    assert window.files.save()
    assert path.read_bytes() == LATIN
    assert window.close()
    assert questions.asked == []


def test_saved_under_another_name_it_keeps_its_bytes(window, questions, path, tmp_path):
    window.files.open(path)
    questions.save_path = tmp_path / "copy.md"
    assert window.files.save_as()
    assert (tmp_path / "copy.md").read_bytes() == LATIN
    assert window.open_post.is_for_reading


def test_what_the_writer_agrees_to_is_in_the_window_until_saved(window, questions, path):
    window.files.open(path)
    questions.converted = TEXT
    window.undecoded.convert()
    assert window.open_post.post.to_bytes().decode() == TEXT
    assert window.notices.sentences == []
    assert window.open_post.is_unsaved
    assert not window.open_post.is_for_reading
    assert window.actions_["insert_image"].isEnabled()
    assert path.read_bytes() == LATIN
    assert window.files.save()
    assert path.read_bytes().decode() == TEXT


def test_cancelled_nothing_is_another(window, questions, path):
    window.files.open(path)
    window.notices.rows[0].buttons["Convert to UTF-8…"].click()
    window.undecoded.convert()
    assert window.open_post.is_for_reading
    assert not window.open_post.is_unsaved


def test_reverting_takes_the_conversion_back(window, questions, path):
    window.files.open(path)
    questions.converted = TEXT
    window.undecoded.convert()
    window.undoing.undo()  # no step leads back to bytes
    assert window.open_post.post.to_bytes().decode() == TEXT
    window.files.revert()
    assert window.open_post.is_for_reading
    assert window.open_post.post.to_bytes().decode() == SHOWN
    assert not window.open_post.is_unsaved
    assert len(window.posts.sheets) == 1


def test_another_program_converts_the_file(window, path):
    window.files.open(path)
    path.write_text(TEXT, "utf-8")
    window.safety.watch.look_now(window.open_post.sheet)
    assert window.open_post.post.to_bytes().decode() == TEXT
    assert not window.open_post.is_for_reading
    assert not window.open_post.is_unsaved
    assert window.notices.sentences == []


def test_another_program_writes_other_bytes(window, path):
    window.files.open(path)
    path.write_bytes(LATIN.replace(b"th", b"caf"))
    window.safety.watch.look_now(window.open_post.sheet)
    assert window.text.edit.text == "Un caf‹E9›.\n"
    assert window.open_post.is_for_reading


def test_another_program_writes_while_it_is_converted(window, questions, path):
    window.files.open(path)
    questions.converted = TEXT
    window.undecoded.convert()
    path.write_text(TEXT + "More.\n", "utf-8")
    window.safety.watch.look_now(window.open_post.sheet)
    assert "thé" in window.text.edit.text


@pytest.mark.parametrize("data", [b"a\0b\n", b"\xff\xfeh\0i\0\n\0", b"\xed\xa0\xbd\xed\xb8\x80\n"])
def test_other_files_that_are_no_text_open_too(window, path, data):
    path.write_bytes(data)
    assert window.files.open(path)
    assert window.open_post.is_for_reading
    assert not window.open_post.is_unsaved
    assert "‹" in window.text.edit.text or window.text.edit.text == "hi\n"


class TestDialog:
    def open(self, qtbot, data: bytes) -> EncodingDialog:
        dialog = EncodingDialog("cafe.md", data)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    def usable(self, dialog: EncodingDialog) -> set[str]:
        return {
            item.data(Qt.ItemDataRole.UserRole).codec
            for item in dialog._items()
            if item.flags() & Qt.ItemFlag.ItemIsEnabled
        }

    def test_nothing_is_chosen_at_first(self, qtbot):
        dialog = self.open(qtbot, LATIN)
        assert dialog.text is None
        assert not dialog.agree.isEnabled()
        assert dialog.sample.toPlainText() == "    2  title: Caf‹E9›\n    4  Un th‹E9›."

    def test_the_lines_are_shown_as_they_would_read(self, qtbot):
        dialog = self.open(qtbot, LATIN)
        dialog.choose("cp1251")
        assert "Un thй." in dialog.sample.toPlainText()
        dialog.choose("cp1252")
        assert "Un thé." in dialog.sample.toPlainText()
        dialog.agree.click()
        assert dialog.text == TEXT

    def test_what_the_bytes_cannot_be_cannot_be_chosen(self, qtbot):
        dialog = self.open(qtbot, b"\x81!\n")
        assert {"cp1252", "utf-8", "utf-16-le", "cesu-8"}.isdisjoint(self.usable(dialog))
        assert "latin-1" in self.usable(dialog)
        dialog.choose("cp1252")
        assert dialog.text is None

    def test_a_byte_order_mark_says_it(self, qtbot):
        dialog = self.open(qtbot, "\ufeffUn thé.\n".encode("utf-16-le"))
        assert dialog.text == "Un thé.\n"
        assert "    1  Un thé." in dialog.sample.toPlainText()

    def test_what_is_utf_8_already_may_stay(self, qtbot):
        dialog = self.open(qtbot, "Ünd ".encode() + b"th\xe9\n")
        dialog.choose("cp1252")
        assert dialog.text == "Ünd thé\n"
        dialog.keep.click()
        assert dialog.text == "Ãœnd thé\n"

    def test_nul_bytes_go_only_if_the_writer_says_so(self, qtbot):
        dialog = self.open(qtbot, b"a\0b\n")
        assert "utf-8" not in self.usable(dialog)
        dialog.drop.click()
        dialog.choose("utf-8")
        assert dialog.text == "ab\n"
        dialog.drop.click()
        assert dialog.text is None
        assert not dialog.agree.isEnabled()
