"""The line at the bottom: problems, length, caret, and what is unusual about the file."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from editor.checks.problem import Problem, Severity
from editor.post.post import Post
from editor.ui.counting import Counting
from editor.ui.icons import icon
from editor.ui.lengths import in_characters, in_words, towards
from editor.ui.open_post import OpenPost
from editor.ui.text import unholdable
from editor.ui.turn import TurnTimer
from editor.writing.statistics import Statistics

ICONS = {
    Severity.ERROR: "alert-circle",
    Severity.WARNING: "alert",
    Severity.HINT: "rhombus",
}
ICON_PX = 14
CARET_PAUSE_MS = 120
TOLD_MS = 6000
MOST_NAMED = 5  # unseen characters
# Controls, separators, marks and noncharacters; a carriage return alone has a sentence of its own.
UNSEEN = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)


class StatusBar(QStatusBar):
    """Shows what is true of the post as a whole."""

    problems_requested = Signal()  # show or hide the list of problems
    length_requested = Signal()  # show more about the length

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._goal = 0
        self.counting = Counting(open_post, self)
        self.problems = ProblemsButton()
        self.link = QLabel()
        self.link.setTextFormat(Qt.TextFormat.PlainText)
        self.quirks, self.length, self.caret = QLabel(), QToolButton(), QLabel()
        self.length.setAutoRaise(True)
        self.length.setToolTip(
            self.tr(
                "Without Markdown’s own marks, code blocks, addresses, tags and Liquid. "
                "Click for more."
            )
        )
        self._caret_pause = TurnTimer(self, singleShot=True, interval=CARET_PAUSE_MS)
        self._caret_pause.timeout.connect(self._show_caret)
        self._place()
        self.counting.counted.connect(self._show_length)
        self.problems.clicked.connect(self.problems_requested)
        self.length.clicked.connect(self.length_requested)
        open_post.settled.connect(self._show_post)
        open_post.problems_changed.connect(self._show_problems)
        self._caret = (1, 1)
        self._show_caret()
        self._show_problems()
        self._show_post()
        self._show_length()

    def tell(self, sentence: str) -> None:
        """Say something for a while."""
        self.showMessage(sentence, TOLD_MS)

    def show_caret(self, line: int, column: int) -> None:
        """Show where the caret is: column and line of the text, which is told as the file's.

        A moment later: painted with the text itself, it would have most of the window sent to
        the screen at every key.
        """
        self._caret = (line, column)
        if not self._caret_pause.isActive():
            self._caret_pause.start()

    def show_selection(self, text: str) -> None:
        """Show the length of `text` instead of the post's, until it is called with ""."""
        self.counting.select(text)

    def show_goal(self, words: int) -> None:
        """Show how many `words` are wished for; 0 for no goal."""
        self._goal = words
        self._show_length()

    def show_link(self, url: str) -> None:
        """Show where the link under the mouse leads; "" for none."""
        self.link.setText(self.fontMetrics().elidedText(url, Qt.TextElideMode.ElideRight, 420))

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_problems()

    def _place(self) -> None:
        self.setSizeGripEnabled(False)
        self.addWidget(self.problems)
        self.addWidget(self.link, 1)
        for label, name in (
            (self.quirks, self.tr("How the file is written")),
            (self.caret, self.tr("Place of the caret")),
        ):
            label.setAccessibleDescription(name)
            label.setContentsMargins(8, 0, 8, 0)
        for each in (self.quirks, self.length, self.caret):
            self.addPermanentWidget(each)
        self.caret.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Of one size, or the bar would be laid out anew at each key.
        self._caret = (88888, 888)
        self._show_caret()
        self.caret.setFixedSize(self.caret.sizeHint())

    def _show_caret(self) -> None:
        line, column = self._caret
        line += self._open_post.post.body_line - 1
        self.caret.setText(self.tr("Line {line}, column {column}").format(line=line, column=column))

    def _show_problems(self) -> None:
        self.problems.show_problems(self._open_post.problems)

    def _show_post(self) -> None:
        self._show_caret()
        short, long = self._quirks(self._open_post.post)
        self.quirks.setText(" · ".join(short))
        self.quirks.setToolTip("\n".join(long))
        self.quirks.setVisible(bool(short))

    def _show_length(self) -> None:
        """The words and so on of what is selected, or else of the post."""
        selected = self.counting.selected
        self.length.setText(self._selected(selected) if selected else self._length())

    def _selected(self, found: Statistics) -> str:
        parts = " · ".join((in_words(found.words), in_characters(found.characters)))
        return self.tr("Selected: {parts}").format(parts=parts)

    def _length(self) -> str:
        found = self.counting.post
        minutes = self.tr("{n} min read").format(n=found.reading_minutes)
        length = towards(found.words, self._goal)
        return " · ".join((length, in_characters(found.characters), minutes))

    def _quirks(self, post: Post) -> tuple[list[str], list[str]]:
        """What is unusual about the file: in a word each, and in a sentence each."""
        unseen, line_ends = unseen_in(post), post.line_ends
        found = [
            (
                line_ends == {"\r\n"},
                self.tr("CRLF"),
                self.tr("Lines end as on Windows (CR LF), and go on doing so."),
            ),
            (
                len(line_ends) > 1,
                self.tr("Mixed line ends"),
                self.tr("Some lines end with LF, some with CR LF; each keeps its own."),
            ),
            (
                post.has_bom,
                self.tr("BOM"),
                self.tr("The file begins with a byte order mark, which is kept."),
            ),
            (
                bool(unseen),
                self.tr("Unseen characters"),
                self.tr("It holds {characters}, and each is kept.").format(
                    characters=", ".join(map(unholdable.in_words, unseen[:MOST_NAMED]))
                ),
            ),
            (
                _lacks_final_newline(post),
                self.tr("No final line end"),
                self.tr("The last line has no line end; none is added."),
            ),
        ]
        return [s for there, s, _ in found if there], [s for there, _, s in found if there]


class ProblemsButton(QToolButton):
    """How many problems there are, by severity: an icon and a number each."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoRaise(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 8, 2)
        self._row.setSpacing(5)
        self._labels: list[QLabel] = []

    def sizeHint(self) -> QSize:
        """Room for the icons and numbers."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self._row.sizeHint()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show how many there are."""
        numbers = Counter(problem.severity for problem in problems)
        while self._labels:
            label = self._labels.pop()
            self._row.removeWidget(label)
            label.deleteLater()
        for severity in Severity:
            if numbers[severity]:
                self._add(ICONS[severity], severity.value, str(numbers[severity]))
        if not problems:
            self._add("check-circle-outline", "muted", self.tr("No problems"))
        words = self._words(numbers)
        self.setAccessibleName(words)
        self.setToolTip(self.tr("{problems}. Click to list them.").format(problems=words))
        self.updateGeometry()

    @property
    def text_shown(self) -> str:
        """The numbers, from the gravest severity on."""
        return " ".join(label.text() for label in self._labels if label.text())

    def _add(self, name: str, role: str, text: str) -> None:
        picture, label = QLabel(), QLabel(text)
        picture.setPixmap(icon(name, role).pixmap(ICON_PX, ICON_PX))
        for each in (picture, label):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(each)
            self._labels.append(each)

    def _words(self, numbers: Counter[Severity]) -> str:
        words = {
            Severity.ERROR: (self.tr("1 error"), self.tr("{n} errors")),
            Severity.WARNING: (self.tr("1 warning"), self.tr("{n} warnings")),
            Severity.HINT: (self.tr("1 hint"), self.tr("{n} hints")),
        }
        said = [
            one if numbers[severity] == 1 else more.format(n=numbers[severity])
            for severity, (one, more) in words.items()
            if numbers[severity]
        ]
        return ", ".join(said) or self.tr("No problems")


def unseen_in(post: Post) -> list[str]:
    """The characters of the file, each once, that nobody sees and few mean."""
    held = [set(text) for text in (post.head, post.body) if UNSEEN.search(text)]
    return sorted(each for each in set().union(*held) if UNSEEN.match(each))


def _lacks_final_newline(post: Post) -> bool:
    parts = (post.body, post.closing, post.head, post.opening)
    last = next((part for part in parts if part), "\n")
    return not last.endswith("\n")
