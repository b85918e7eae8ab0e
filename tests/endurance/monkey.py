"""A monkey at the window: it types, deletes, undoes, saves, switches, and other programs write too.

    python tests/endurance/monkey.py [--minutes 10] [--seed 1]

The window is the real one; QT_QPA_PLATFORM says on which screen (offscreen, unless it is set). A
model, which knows nothing of the program, says after each act what the post must be, byte for byte,
and after each save what its file must hold. Prints how often each act was done, and ends with 1 at
the first difference.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from monkey_helps import Helps, is_helped
from own_dictionary import write_dictionary
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from scripted_questions import ScriptedQuestions

from editor.ui.application import make_application
from editor.ui.journal.journal import Journal
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings
from editor.ui.theme import Theme

FILE = """---
layout: post
title: "Post {n}"   # shown in the list
date: 2026-03-01 18:30
lang: xx-XX
tags: [sea]
excerpt: "Words of {n}."
outside: 0
---

The first\u00a0paragraph, “quoted”.

## Boats

The second one 👍 is here.

## Ropes

A third.

# End

Outside: 0
"""
END = "\n\n# End\n\nOutside:"
LETTERS = "abcdefghij klmno pqrst\u00e9"
NOTICED_S = 2.0  # after which what another program wrote must have been noticed


class Model:
    """What one post must be, as text; and what it has been before."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.disk = path, text
        self.states, self.at = [text], 0
        self.written_outside = 0

    @property
    def text(self) -> str:
        return self.states[self.at]

    @property
    def body(self) -> str:
        return self.text.partition("\n---\n")[2].removeprefix("\n")

    @property
    def end(self) -> int:
        """Where in the text that stands which the monkey leaves alone."""
        return self.body.rindex(END)

    def become(self, text: str) -> None:
        if text != self.text:
            self.states[self.at + 1 :] = [text]
            self.at += 1

    def with_body(self, body: str) -> str:
        return self.text[: len(self.text) - len(self.body)] + body

    def line(self, name: str) -> str:
        return next(each for each in self.text.split("\n") if each.startswith(f"{name}: "))


class Difference(Exception):
    """The program and the model do not agree."""


class Monkey:
    """Acts at random, and has the model do the same."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.models: list[Model] = []
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.settings, self.journal = Settings(store), Journal(folder / "state")
        (folder / "site").mkdir()
        (folder / "site/_config.yml").write_text("title: x\n")
        self.window = self.new_window()
        self.helps = Helps(self, folder)
        for n in range(3):
            self.open(folder / "site" / "_posts" / f"2026-03-0{n + 1}-post.md", FILE.format(n=n))

    def new_window(self) -> MainWindow:
        window = MainWindow(self.settings, ScriptedQuestions(), self.journal)
        window.resize(1280, 800)
        window.show()
        return window

    def open(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        self.window.files.open(path)
        self.models.append(Model(path, text))
        self.shown = self.models[-1]

    def acts(self) -> dict[str, tuple[float, Callable[[], None]]]:
        """Each act by its name, and how often it is done beside the others."""
        return {
            "type in the text": (30, self.type_text),
            "delete in the text": (12, self.delete_text),
            "type in the title": (6, lambda: self.type_field("title")),
            "type in the excerpt": (6, lambda: self.type_field("excerpt")),
            "add a tag": (4, self.add_tag),
            "edit the front matter as text": (3, self.edit_raw),
            "undo": (14, lambda: self.undo(self.random.randint(1, 4))),
            "undo everything": (1, self.undo_all),
            "redo": (8, lambda: self.redo(self.random.randint(1, 3))),
            "save": (6, self.save),
            "switch to another post": (5, self.switch),
            "another program writes": (3, self.write_outside),
            "wait": (2, lambda: QTest.qWait(self.random.randint(0, 400))),
            **self.helps.acts(),
        }

    def run(self, minutes: float) -> None:
        """Act for so long; raises Difference."""
        end = time.monotonic() + minutes * 60
        names = list(self.acts())
        weights = [weight for weight, _ in self.acts().values()]
        while time.monotonic() < end:
            (name,) = self.random.choices(names, weights)
            self.acts()[name][1]()
            self.done[name] += 1
            self.check(name)
        for model in self.models:
            self.show(model)
            self.save()
            self.check("the last save")
            self.undo_all()

    def check(self, act: str, *, whole: bool = True) -> None:
        """Compare the program with the model; `whole`: the pane shows all of the text."""
        QApplication.processEvents()
        post = self.window.open_post.post.to_bytes().decode()
        self.expect(act, "the post", post, self.shown.text)
        if whole:
            self.expect(act, "the pane", self.window.text.edit.text, self.shown.body)
        unsaved = self.shown.text != self.shown.disk
        self.expect(act, "unsaved", self.window.isWindowModified(), unsaved)
        disk = self.shown.path.read_bytes().decode()
        self.expect(act, "the file", disk, self.shown.disk)

    def expect(self, act: str, what: str, found: object, wanted: object) -> None:
        if found != wanted:
            raise Difference(f"after “{act}”, {what}:\n{found!r}\ninstead of\n{wanted!r}")

    # Acts

    def words(self) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randint(1, 8)))

    def place(self) -> int:
        """Somewhere in the text before what other programs write."""
        return self.random.randint(0, self.shown.end)

    def type_text(self) -> None:
        body, place, words = self.shown.body, self.place(), self.words()
        edit = self.window.text.edit
        edit.setFocus()
        edit.show_caret_at(place)
        for n, key in enumerate(words):
            if key.isascii():
                QTest.keyClick(edit, key)
            else:
                edit.insert(key)
            self.shown.become(self.shown.with_body(body[:place] + words[: n + 1] + body[place:]))

    def delete_text(self) -> None:
        body, place = self.shown.body, self.place()
        edit = self.window.text.edit
        edit.setFocus()
        edit.show_caret_at(place)
        for n in range(1, min(place, self.random.randint(1, 5)) + 1):
            if is_helped(self.shown.body, place - n + 1):
                return  # there the key takes more than a sign
            QTest.keyClick(edit, Qt.Key.Key_Backspace)
            self.shown.become(self.shown.with_body(body[: place - n] + body[place:]))

    def type_field(self, name: str) -> None:
        row = self.window.form.row(name)
        assert row is not None
        widget = row.editor.focusProxy()
        assert widget is not None
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        for key in self.random.choices("abcdefgh", k=3):
            QTest.keyClick(widget, key)
            line = self.shown.line(name)
            end = line.rindex('"')
            self.shown.become(self.shown.text.replace(line, line[:end] + key + line[end:], 1))

    def add_tag(self) -> None:
        row = self.window.form.row("tags")
        assert row is not None
        line, tag = row.editor.focusProxy(), ""
        assert line is not None
        line.setFocus()
        before = self.shown.line("tags")
        for key in self.random.choices("abcdefgh", k=9):
            tag += key
            QTest.keyClick(line, key)
            self.shown.become(
                self.shown.text.replace(self.shown.line("tags"), f"{before[:-1]}, {tag}]", 1)
            )
        QTest.keyClick(line, ",")

    def edit_raw(self) -> None:
        form = self.window.form
        form.show_raw(True)
        name = f"note_{self.random.randrange(10**9)}"
        raw = form.raw.text
        cursor = raw.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(f"{name}: yes\n")
        head, _, rest = self.shown.text.partition("\n---\n")
        self.shown.become(f"{head}\n{name}: yes\n---\n{rest}")
        form.show_raw(False)

    def undo(self, times: int) -> None:
        for _ in range(times):
            if not self.window.actions_["undo"].isEnabled():
                return
            self.window.actions_["undo"].trigger()
            self.step_to("undo", range(self.shown.at - 1, -1, -1))

    def undo_all(self) -> None:
        while self.window.actions_["undo"].isEnabled():
            self.undo(1)
        self.expect("undo everything", "the post", self.shown.text, self.shown.states[0])

    def redo(self, times: int) -> None:
        for _ in range(times):
            if not self.window.actions_["redo"].isEnabled():
                return
            self.window.actions_["redo"].trigger()
            self.step_to("redo", range(self.shown.at + 1, len(self.shown.states)))

    def step_to(self, act: str, places: range) -> None:
        """The post is now what it was at one of these places in its past, the nearest of them."""
        post = self.window.open_post.post.to_bytes().decode()
        found = next((at for at in places if self.shown.states[at] == post), None)
        if found is None:
            raise Difference(f"after “{act}”, the post was never before:\n{post!r}")
        self.shown.at = found

    def save(self) -> None:
        self.window.actions_["save"].trigger()
        self.shown.disk = self.shown.text

    def switch(self) -> None:
        self.show(self.random.choice(self.models))

    def show(self, model: Model) -> None:
        self.window.files.open(model.path)
        self.shown = model

    def write_outside(self) -> None:
        """Another program changes a field and a paragraph; the post takes both within two seconds.

        What is unsaved stays; what was not changed here follows the file.
        """
        model = self.random.choice(self.models)
        if number_in(model.text) != number_in(model.disk):
            return  # what they wrote was undone here: there would be something to decide
        model.written_outside += 1
        before = model.text
        model.disk = counted(model.disk, model.written_outside)
        merged = counted(before, model.written_outside)
        model.path.write_bytes(model.disk.encode())
        end = time.monotonic() + NOTICED_S
        sheet = self.window.posts.at(model.path)
        assert sheet is not None
        while time.monotonic() < end and (sheet.on_disk or b"").decode() != model.disk:
            QTest.qWait(20)
        self.expect(
            "another program writes", "noticed", (sheet.on_disk or b"").decode(), model.disk
        )
        self.expect("another program writes", "merged", sheet.post.to_bytes().decode(), merged)
        model.become(merged)


def number_in(text: str) -> str:
    """The number that other programs wrote last."""
    return text.rpartition("Outside: ")[2]


def counted(text: str, number: int) -> str:
    """`text` with what other programs write, in its number so far."""
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if line.startswith("outside: "):
            lines[n] = f"outside: {number}"
        elif line.startswith("Outside: "):
            lines[n] = f"Outside: {number}"
    return "\n".join(lines)


def main() -> int:
    """Let it loose."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    args = parser.parse_args()
    app = make_application(Theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        write_dictionary(Path(folder) / "enchant")
        os.environ["ENCHANT_CONFIG_DIR"] = f"{folder}/enchant"
        monkey = Monkey(Path(folder), args.seed)
        try:
            monkey.run(args.minutes)
            difference = ""
        except Difference as error:
            difference = str(error)
        for name, times in monkey.done.most_common():
            print(f"| {name} | {times} |")
        acts = sum(times for name, times in monkey.done.items() if name[0] != "(")
        print(f"seed {args.seed}: {acts} acts, {bool(difference):d} differences")
        print(difference)
        print(*monkey.window.questions.told, *monkey.window.notices.sentences, sep="\n")
        monkey.window.questions.save_changes_answer = None
        monkey.window.hide()
    del app
    return bool(difference)


if __name__ == "__main__":
    sys.exit(main())
