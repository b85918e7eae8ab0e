"""Knows which words are wrong; dictionaries are asked beside the window’s thread."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from editor.dictionaries.dictionaries import dictionaries_here
from editor.dictionaries.languages import Wish, system_language
from editor.ui.latest_answer import LatestAnswer
from editor.ui.turn import TurnTimer
from editor.writing.spelling.judging import is_among
from editor.writing.spelling.whole_text import Wrong
from editor.writing.spelling.words import Word

MOST_KNOWN = 50_000  # words
AT_ONCE = 500  # words asked about

Parts = tuple[Word, ...]


@dataclass(frozen=True)
class Found:
    """What dictionaries there are for a wish."""

    wish: Wish
    names: tuple[str, ...] = ()  # of those that are used
    missing: str = ""  # the language of which there is none: “sv”
    has_library: bool = True


class Speller(QObject):
    """Judges words in the languages that are wished; those not known yet are asked about."""

    judged = Signal()  # other words are wrong than before
    found = Signal()  # what dictionaries there are for the wish

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: Wish | None = None  # None: nothing is to be checked
        self.there = Found(Wish())
        self._known: dict[str, Parts] = {}
        self._wanted: dict[str, None] = {}
        self._own: Container[str] = frozenset()
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        self._asking = LatestAnswer(self)
        self._asking.answered.connect(self._take)
        self._suggesting = ThreadPoolExecutor(max_workers=1)

    @property
    def is_on(self) -> bool:
        """Is anything checked?"""
        return self._wish is not None

    @property
    def is_current(self) -> bool:
        """Is every word that was asked about known?"""
        return not self._wanted

    def use(self, wish: Wish | None) -> None:
        """Judge in these languages from now on; None: nothing is wrong."""
        if wish != self._wish:
            self._wish = wish
            self._known, self._wanted = {}, {}
            self.judged.emit()

    def use_own(self, words: Container[str]) -> None:
        """These words are right, whatever dictionaries say."""
        if words != self._own:
            self._own = words
            self.judged.emit()

    def wrong_parts(self, word: str) -> Sequence[Word]:
        """The wrong parts of a word; none while it is not known yet: `judged` tells when it is."""
        if self._wish is None:
            return ()
        found = self._known.get(word)
        if found is None:
            self._wanted[word] = None
            self._soon.start()
            return ()
        return [part for part in found if not is_among(part.text, self._own)] if found else ()

    def judge(self) -> Wrong:
        """Judges any word at once; only beside the window’s thread."""
        wish, known, own = self._wish, self._known, self._own
        vocabulary = None

        def wrong(word: str) -> Sequence[Word]:
            nonlocal vocabulary
            if wish is None:
                return ()
            found = known.get(word)
            if found is None:
                vocabulary = vocabulary or dictionaries_here().together(find(wish).names)
                found = vocabulary.wrong_parts(word)
            return [part for part in found if not is_among(part.text, own)]

        return wrong

    def suggest(self, word: str) -> Future[list[str]]:
        """What may have been meant: a moment later."""
        names = self.there.names
        work: Callable[[], list[str]] = lambda: (  # noqa: E731
            dictionaries_here().together(names).suggestions(word)
        )
        return self._suggesting.submit(work)

    def _ask(self) -> None:
        """Ask about the words that are wanted, unless others are being asked about."""
        wish, words = self._wish, [*self._wanted][:AT_ONCE]
        if wish is not None and words and self._asking.is_current:
            self._asking.ask(lambda: look_up(wish, words))

    def _take(self, answer: tuple[Found, dict[str, Parts]]) -> None:
        there, judged = answer
        if there.wish == self._wish:
            if len(self._known) > MOST_KNOWN:
                self._known = {}
            self._known.update(judged)
            self._wanted = {word: None for word in self._wanted if word not in judged}
            if there != self.there:
                self.there = there
                self.found.emit()
            self.judged.emit()
        self._ask()


def look_up(wish: Wish, words: Sequence[str]) -> tuple[Found, dict[str, Parts]]:
    """What dictionaries there are for a wish, and what they say of words."""
    there = find(wish)
    vocabulary = dictionaries_here().together(there.names)
    return there, {word: vocabulary.wrong_parts(word) for word in words}


def find(wish: Wish) -> Found:
    """What dictionaries there are for a wish."""
    here = dictionaries_here()
    names, missing = wish.fulfilled(here.names(), system_language())
    return Found(wish, names, missing, here.has_library)
