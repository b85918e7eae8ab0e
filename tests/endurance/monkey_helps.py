"""What a monkey does at the window that is more than letters: pastes, drops, completions, helps.

Where the result of a help is hard to foretell, the model takes the text from the pane. All else
stays foretold: the front matter, what other programs write, the saved bytes, and every way back.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from own_dictionary import WORDS
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from editor.ui.images.picture_dialog import PictureDialog
from editor.ui.main_window import MainWindow
from editor.ui.overview.overview import Overview
from editor.ui.spelling.spelling import Spelling
from editor.ui.text.long_lines import first_long
from editor.writing.edit import Selection

if TYPE_CHECKING:
    from monkey import Monkey

Acts = dict[str, tuple[float, Callable[[], None]]]
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key
RICH = (
    "<p>Some <b>bold</b> and <i>slanted</i> words, <a href='https://example.org/a'>a link</a></p>",
    "<ul><li>one<ul><li>below</li></ul></li><li>two</li></ul>",
    "<h3>A heading</h3><p>and <code>code</code></p><pre>two\nlines</pre>",
    "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
    "<p style='color:red'>Only coloured</p>",
)
PLAIN = ("one line", "two\nlines\n", "a\u00a0b “c” 👍", "- an item\n- another", "x" * 300)
ADDRESS = "https://example.org/boats"
HELPED = re.compile(r"\s*([-*+>|#:\[]|\d+[.)]|$)")  # lines in which keys do more
PAIRS = ("()", "[]", "{}", "<>", '""', "''", "``", "**", "__", "~~", "“”", "‘’", "«»")
LONG_LINES, LONG_LINE = 4000, 100_000  # lines in one text; characters in one line


class Helps:
    """The acts, done in the monkey's window and in the model beside it."""

    def __init__(self, monkey: Monkey, folder: Path) -> None:
        self.monkey, self.random, self.window = monkey, monkey.random, monkey.window
        self._edit = self.window.text.edit
        self._picture = folder / "dropped.png"
        self.other: MainWindow | None = None  # in which posts can only be read

    def acts(self) -> Acts:
        """Each act by its name, and how often it is done beside the others."""
        return {
            "paste plain text": (4, self.paste_plain),
            "paste rich text": (4, self.paste_rich),
            "paste an address over words": (3, self.paste_address),
            "paste a picture": (1, self.paste_picture),
            "drop text": (3, self.drop_text),
            "drop a picture": (1, self.drop_picture),
            "drop a post": (1, self.drop_post),
            "complete": (4, self.complete),
            "correct the spelling": (4, self.correct),
            "write a list": (4, self.write_list),
            "write a table": (3, self.write_table),
            "Enter, Backspace, Tab": (5, self.odd_keys),
            "move a section": (4, self.move_section),
            "many lines": (0.4, lambda: self.paste_much(f"{'line ' * 4}\n" * LONG_LINES)),
            "a line without end": (0.3, lambda: self.paste_much("long " * (LONG_LINE // 5))),
            "write in a post for reading": (1.5, self.write_for_reading),
        }

    # What is foretold, and what is taken from the pane

    def take(self, act: str) -> None:
        """The model takes the text from the pane; what no help may touch is as it was."""
        QApplication.processEvents()
        model, text = self.monkey.shown, self.window.open_post.post.to_bytes().decode()
        head = model.text[: len(model.text) - len(model.body)]
        self.monkey.expect(act, "the front matter", text[: len(head)], head)
        self.monkey.expect(act, "the pane", self._edit.text, text[len(head) :])
        end = model.body[model.end :]
        self.monkey.expect(act, "the end", text[-len(end) :], end)
        model.become(text)

    def _stand(self, start: int, end: int | None = None) -> None:
        self._edit.setFocus()
        self.window.text.select(Selection(start, start if end is None else end))

    def _words(self) -> tuple[int, int]:
        """Where a few characters of the text stand, in one line."""
        start = self.monkey.place()
        line = self.monkey.shown.body[start : self.monkey.shown.end].partition("\n")[0]
        return start, start + min(len(line), self.random.randint(1, 6))

    def _foretell(self, start: int, end: int, come: str) -> None:
        model = self.monkey.shown
        model.become(model.with_body(model.body[:start] + come + model.body[end:]))

    def _paste(self, data: QMimeData) -> None:
        QApplication.clipboard().setMimeData(data)
        QTest.keyClick(self._edit, KEYS.Key_V, CONTROL)

    # Pasting and dropping

    def paste_plain(self) -> None:
        start, end = self._words()
        self._stand(start, end)
        self._paste(as_text(text := self.random.choice(PLAIN)))
        self._foretell(start, end, text)

    def paste_rich(self) -> None:
        self._stand(*self._words())
        data = as_text("plain")
        data.setHtml(self.random.choice(RICH))
        self._paste(data)
        self.take("paste rich text")

    def paste_address(self) -> None:
        start, end = self._words()
        self._stand(start, end)
        self._paste(as_text(ADDRESS))
        self.take("paste an address")
        self.monkey.expect("paste an address", "it", ADDRESS in self.monkey.shown.body, True)

    def paste_picture(self) -> None:
        image = QImage(30, 20, QImage.Format.Format_RGB32)
        image.fill(self.random.randrange(1 << 24))
        self._stand(self.monkey.place())
        QApplication.clipboard().setImage(image)
        QTest.keyClick(self._edit, KEYS.Key_V, CONTROL)
        self._agree()

    def drop_picture(self) -> None:
        image = QImage(20, 30, QImage.Format.Format_RGB32)
        image.fill(self.random.randrange(1 << 24))
        image.save(str(self._picture))
        self._stand(self.monkey.place())
        self._edit.insertFromMimeData(as_files(self._picture))
        self._agree()

    def _agree(self) -> None:
        """Say yes to the picture; it is a file of the site and a word of the text then."""
        dialog = self.window.pictures.dialog
        assert isinstance(dialog, PictureDialog)
        self._wait("the picture", lambda: dialog.is_current)
        QTest.keyClick(dialog.alt, KEYS.Key_Return)
        found = dialog.found
        assert found is not None
        self._wait("the picture in the text", lambda: found.in_body in self._edit.text)
        self.take("insert a picture")

    def drop_text(self) -> None:
        text = self.random.choice(PLAIN)
        self._stand(self.monkey.place())
        place = self._edit.cursorRect().center()
        drop(self._edit.viewport(), as_text(text), QPointF(place))
        self.take("drop text")
        self.monkey.expect("drop text", "it", text in self.monkey.shown.body, True)

    def drop_post(self) -> None:
        model = self.random.choice(self.monkey.models)
        drop(self.window, as_files(model.path), QPointF(3, 3))
        self.monkey.shown = model

    # Helps

    def complete(self) -> None:
        """Type the beginning of an emoji, wait for the list, and take what is marked."""
        self._stand(self.monkey.place())
        self._type(" :sail")
        popup = self.window.text.findChild(QWidget, "completion") or self._popup()
        self._wait("the list", lambda: popup is not None and popup.isVisible(), must=False)
        if popup is not None and popup.isVisible():
            self.monkey.done["(completions taken)"] += 1
            self._press(KEYS.Key_Return)
        self._press(KEYS.Key_Escape)

    def _popup(self) -> QWidget | None:
        return self.window.findChild(QWidget, "completion")

    def correct(self) -> None:
        """Write a word that is nearly right, and choose what is suggested."""
        place = self.monkey.place()
        self._stand(place)
        wrong = self.random.choice([each for each in WORDS if len(each) > 4]) + "q"
        self._type(f"\n\n{wrong} ")
        self.window.open_post.settle()
        marks = self.window.part(Spelling).marks

        def is_marked() -> bool:
            marks.look()
            return any(mark.word == wrong for mark in marks.marks)

        self._wait("the mark", is_marked, must=False)
        if is_marked():
            self._take_suggestion(wrong)

    def _take_suggestion(self, wrong: str) -> None:
        """Go to the word by F7, and take the first word of the menu that is offered there."""
        body = self.monkey.shown.body
        start = body.index(wrong)
        self._stand(start)
        self.window.actions_["next_misspelling"].trigger()
        self._wait("the menu", lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        best = menu.actions()[0].text()
        QTest.keyClick(menu, KEYS.Key_Return)
        self._foretell(start, start + len(wrong), best)
        self.monkey.done["(words corrected)"] += 1

    def write_list(self) -> None:
        self._stand(self.monkey.place())
        mark = self.random.choice(("- ", "1. ", "> ", "- [ ] "))
        self._type(f"\n\n{mark}one")
        for key in self.random.choices(("\n", "\t", "two", "\b", "\n\n", "backtab"), k=6):
            self._key(key)

    def write_table(self) -> None:
        self._stand(self.monkey.place())
        self._type("\n\n| a | b |\n")
        for key in self.random.choices(("\t", "x", "\n", "backtab", "\b"), k=8):
            self._key(key)

    def odd_keys(self) -> None:
        self._stand(self.monkey.place())
        for key in self.random.choices(("\n", "\t", "\b", "backtab", "*", '"', "("), k=4):
            start = min(self.window.text.selection.start, self.window.text.selection.end)
            if start <= 1 or start >= self.monkey.shown.end:
                return
            self._key(key)

    def move_section(self) -> None:
        """Move a section upwards; the last one, in which others write, stays the last."""
        self.window.show_pane("overview", True)
        self.window.open_post.settle()
        outline = self.window.part(Overview).pane.outline
        body = self.monkey.shown.body
        self._wait("the outline", lambda: outline.model.outline.text == body)
        headings = outline.model.outline.headings
        if len(headings) > 2 and headings[-1].title == "End":
            outline.tree.step_requested.emit(self.random.randrange(1, len(headings) - 1), -1)
            self.take("move a section")
            moved = sorted(self.monkey.shown.body.split()) == sorted(body.split())
            self.monkey.expect("move a section", "its words", moved, True)
            self.monkey.done["(sections moved)"] += self.monkey.shown.body != body

    def _type(self, text: str) -> None:
        for character in text:
            self._key(character)

    def _key(self, name: str) -> None:
        keys = {"\n": KEYS.Key_Return, "\t": KEYS.Key_Tab, "\b": KEYS.Key_Backspace}
        if name == "backtab":
            self._press(KEYS.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        elif name in keys:
            self._press(keys[name])
        elif len(name) > 1:
            self._type(name)
        else:
            QTest.keyClick(self._edit, name)
            self.take(f"the key {name!r}")

    def _press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(self._edit, key, modifier)
        self.take(f"the key {key}")

    # Much text, and text for reading

    def paste_much(self, text: str) -> None:
        """Paste it, save, and take it back: every later act would wait for it.

        Of a line that is too long the pane shows the beginning, for reading only.
        """
        place, before = self.monkey.place(), self.monkey.shown.text
        self._stand(place)
        self._edit.insertFromMimeData(as_text(text))
        self._wait("all of it", self._is_there)
        self._foretell(place, place, text)
        is_shortened = first_long(self.monkey.shown.body) is not None
        self.monkey.expect("paste much", "for reading", self._edit.isReadOnly(), is_shortened)
        self.monkey.check("paste much", whole=not is_shortened)
        self.monkey.save()
        while self.monkey.shown.text != before:
            self.monkey.undo(1)
            self._wait("all of it", self._is_there)
        self.monkey.check("undo much")

    def _is_there(self) -> bool:
        QApplication.processEvents()  # which may find lines that are too long
        return self._edit.is_whole

    def write_for_reading(self) -> None:
        """A second window has the post for reading: nothing that is done there changes it."""
        other, model = self._other_window(), self.monkey.shown
        other.files.open(model.path)
        self._wait("for reading", lambda: other.open_post.is_for_reading)
        self._bring_to_front(other)  # keys are for it alone
        other.text.edit.setFocus()
        edit, data = other.text.edit, as_text("never")
        data.setHtml(RICH[0])
        QApplication.clipboard().setMimeData(data)
        for act in self.random.sample(
            (
                lambda: QTest.keyClicks(edit, "never :sail"),
                lambda: QTest.keyClick(edit, KEYS.Key_Return),
                lambda: QTest.keyClick(edit, KEYS.Key_Backspace),
                lambda: QTest.keyClick(edit, KEYS.Key_V, CONTROL),
                lambda: drop(edit.viewport(), as_text("never"), QPointF(5, 5)),
                lambda: edit.insertFromMimeData(as_files(self._picture)),
                *(other.actions_[name].trigger for name in ("undo", "redo", "bold", "save")),
                lambda: other.text.insert("never", "never"),
            ),
            k=6,
        ):
            act()
            QApplication.processEvents()
            found = other.open_post.post.to_bytes().decode()
            self.monkey.expect("write in a post for reading", "it", found, model.disk)
        other.files.close()
        self._bring_to_front(self.window)
        self._edit.setFocus()

    def _other_window(self) -> MainWindow:
        if self.other is None:
            self.other = self.monkey.new_window()
        return self.other

    def _bring_to_front(self, window: MainWindow) -> None:
        """Ask until it is so: an X server without a window manager may not listen at once."""

        def is_active() -> bool:
            window.raise_()
            window.activateWindow()
            return window.isActiveWindow()

        self._wait("the window in front", is_active, must=False)
        before = QApplication.activeWindow(), QApplication.activePopupWidget()
        self.monkey.expect("waiting", "the window in front", before, (window, None))

    def _wait(self, what: str, holds: Callable[[], bool], must: bool = True) -> None:
        end = time.monotonic() + (10 if must else 1.5)
        while not holds() and time.monotonic() < end:
            QTest.qWait(20)
        if must:
            self.monkey.expect("waiting", what, holds(), True)


def is_helped(body: str, place: int) -> bool:
    """Does Backspace take more than the sign before `place`: a list's mark, both of a pair?"""
    is_in_line = HELPED.match(body[body.rfind("\n", 0, place) + 1 : place])
    return bool(is_in_line) or body[place - 1 : place + 1] in PAIRS


def as_text(text: str) -> QMimeData:
    """Text as the clipboard holds it."""
    data = QMimeData()
    data.setText(text)
    return data


def as_files(*paths: Path) -> QMimeData:
    """Files as they are dragged."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData, position: QPointF) -> None:
    """Let it fall onto the widget."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    where = position.toPoint()
    QApplication.sendEvent(widget, QDragEnterEvent(where, action, data, buttons, keys))
    QApplication.sendEvent(widget, QDropEvent(position, action, data, buttons, keys))
    QApplication.processEvents()
