"""Over the real window: one letter typed anywhere changes that letter in the file, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from scripted_questions import ScriptedQuestions

from editor.post.post import Post
from editor.post.scalar import double_quoted
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer
from editor.ui.settings import Settings

# Those that widgets, YAML or encodings make something else of, more often than by chance.
HARD = "\r\n\t\0\x01\x07\x0b\x0c\x1b\x85\xa0\xad\u200b\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe\uffff"
CHARACTERS = st.one_of(st.sampled_from(HARD), st.characters(exclude_categories=["Cs"]))
TEXTS = st.text(CHARACTERS, max_size=20)
FIELDS = ("title", "excerpt", "author", "layout")
EXAMPLES = hypothesis(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    questions = ScriptedQuestions()
    window = MainWindow(Settings(store), questions)
    qtbot.addWidget(window)
    window.show()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


def opened(window: MainWindow, tmp_path: Path, data: bytes) -> Path:
    """A file that holds `data`, open in the window."""
    path = tmp_path / "_posts" / "2026-03-01-x.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    sheet = window.posts.at(path)
    if sheet is not None:
        window.posts.close(sheet)
    assert window.files.open(path)
    assert not window.open_post.is_unsaved
    return path


def file_with(values: list[str], body: str, end: str) -> bytes:
    """A post with these values of `FIELDS`."""
    lines = [f"{name}: {double_quoted(value)}" for name, value in zip(FIELDS, values, strict=True)]
    return f"---{end}{end.join(lines)}{end}tags: []{end}---{end}{body}".encode()


def type_at_end(widget: QWidget, letter: str) -> None:
    QTest.keyClick(widget, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_End)
    QTest.keyClick(widget, letter)


def added_to(data: bytes, path: Path) -> str:
    """What the file holds more, at its end; the fence's line is ended before a first letter."""
    written = path.read_bytes()
    assert written.startswith(data)
    return written[len(data) :].decode()


@given(
    body=TEXTS, values=st.lists(TEXTS, min_size=4, max_size=4), end=st.sampled_from(["\n", "\r\n"])
)
@example(body="a\rb\r\nc\nd", values=["", "", "", ""], end="\r\n")
@example(body="\ufeff\u2029", values=["\ufeffa", "\r\n", "\u2028", "\x85"], end="\n")
@EXAMPLES
def test_a_letter_in_the_text(window: MainWindow, tmp_path: Path, body, values, end):
    data = file_with(values, body, end)
    path = opened(window, tmp_path, data)
    if "\0" in body:
        assert window.open_post.is_for_reading
        return
    post = window.open_post.post
    type_at_end(window.text.edit, "x")
    assert window.files.save()
    if window.text.edit.isReadOnly():
        assert window.text.banner.isVisible()
        assert path.read_bytes() == data
    else:
        assert added_to(data, path) in (["x"] if post.body else ["x", "\nx", "\r\nx"])
        assert post.head == window.open_post.post.head


@given(body=TEXTS, values=st.lists(TEXTS, min_size=4, max_size=4), name=st.sampled_from(FIELDS))
@EXAMPLES
def test_a_letter_in_a_field(window: MainWindow, tmp_path: Path, body, values, name):
    data = file_with(values, body.replace("\0", ""), "\n")
    path = opened(window, tmp_path, data)
    before = window.open_post.post
    row = window.form.row(name)
    assert row is not None
    widget = row.editor.focusProxy()
    assert widget is not None
    type_at_end(widget, "x")
    assert window.files.save()
    after = Post.parse(path.read_bytes())
    if row.editor.lost:
        assert path.read_bytes() == data
        return
    typed = {**before.values, name: f"{before.values[name]}x"}
    assert after.values == typed
    assert after.body == before.body
    kept = [line for line in before.head.split("\n") if not line.startswith(f"{name}:")]
    assert [line for line in kept if line not in after.head.split("\n")] == []


@given(data=st.binary(max_size=60))
@example(data=b"---\ntitle: \xe9\n---\nA\xa0\r\n")
@example(data=b"\xff\xfea\0")
@EXAMPLES
def test_any_bytes(window: MainWindow, tmp_path: Path, data: bytes):
    path = opened(window, tmp_path, data)
    type_at_end(window.text.edit, "x")
    assert window.files.save()
    if window.text.edit.isReadOnly():
        assert path.read_bytes() == data
    else:
        data.decode("utf-8")
        post = Post.parse(data)
        assert added_to(data, path) in (["x"] if post.body else ["x", "\nx", "\r\nx"])


@given(tags=st.lists(TEXTS, min_size=1, max_size=3), body=TEXTS)
@example(tags=["\r", "\ufeff", "a,b", " "], body="")
@EXAMPLES
def test_another_tag(window: MainWindow, tmp_path: Path, tags: list[str], body: str):
    written = ", ".join(map(double_quoted, tags))
    data = f"---\ntags: [{written}]\n---\n{body}".replace("\0", "").encode()
    path = opened(window, tmp_path, data)
    before = window.open_post.post
    row = window.form.row("tags")
    assert row is not None
    widget = row.editor.focusProxy()
    assert widget is not None
    QTest.keyClicks(widget, "new tag")
    assert window.files.save()
    after = Post.parse(path.read_bytes())
    assert after.get("tags") == [*tags, "new tag"]
    assert path.read_bytes() == data.replace(b"]\n---\n", b', "new tag"]\n---\n', 1)
    assert after.body == before.body
