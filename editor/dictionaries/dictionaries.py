"""The dictionaries of this computer, each read once, when a word is first looked up in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, zip_longest
from threading import Lock

from editor.dictionaries.library import Dictionary, Library, library, read_dictionary
from editor.writing.spelling.judging import plain_form, wrong_parts
from editor.writing.spelling.scripts import pattern_of
from editor.writing.spelling.words import Word

CURLY = "’"
MOST_SUGGESTED = 6


class Dictionaries:
    """Those of one library; may be asked in any thread, one at a time."""

    def __init__(self, source: Library | None) -> None:
        self._source = source
        self._names: tuple[str, ...] | None = None  # None: not looked for yet
        self._read: dict[str, Dictionary | None] = {}
        self._lock = Lock()

    @property
    def has_library(self) -> bool:
        """Is there something that reads dictionaries?"""
        return self._source is not None

    def names(self) -> tuple[str, ...]:
        """Those that are there, by name: “de_AT”, “en_GB”.

        Nobody waits for suggestions: meanwhile, they are those that were there before.
        """
        if self._source is not None and self._lock.acquire(blocking=self._names is None):
            try:
                self._names = tuple(sorted(self._source.list_languages()))
            finally:
                self._lock.release()
        return self._names or ()

    def together(self, names: Sequence[str]) -> Vocabulary:
        """The words of several languages; of a name that cannot be read, none."""
        with self._lock:
            found = {name: self._dictionary(name) for name in names}
        return Vocabulary({name: each for name, each in found.items() if each}, self._lock)

    def _dictionary(self, name: str) -> Dictionary | None:
        if name not in self._read and self._source is not None:
            self._read[name] = read_dictionary(self._source, name)
        return self._read.get(name)


class Vocabulary:
    """What several dictionaries know together: a word is right where one of them knows it."""

    def __init__(self, dictionaries: dict[str, Dictionary], lock: Lock) -> None:
        self.names = tuple(dictionaries)
        self._dictionaries = tuple(dictionaries.values())
        self._lock = lock
        self._letters = pattern_of(self.names) if self.names else None

    def wrong_parts(self, word: str) -> tuple[Word, ...]:
        """The parts of a word that none of them knows; none where no dictionary can know it."""
        if self._letters is None or not self._letters.search(word):
            return ()
        with self._lock:
            return wrong_parts(word, self._knows)

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first; an apostrophe is as it was written."""
        with self._lock:
            found = [each.suggest(plain_form(word)) for each in self._dictionaries]
        words = unique(each for each in chain(*zip_longest(*found)) if each)
        likely = sorted(words, key=lambda each: letters(each) != letters(word))[:MOST_SUGGESTED]
        return [each.replace("'", CURLY) for each in likely] if CURLY in word else likely

    def _knows(self, word: str) -> bool:
        return any(each.check(word) for each in self._dictionaries)


def letters(word: str) -> list[str]:
    """The letters of a word in no order: most slips of the hand only swap two."""
    return sorted(plain_form(word).lower())


def unique(words: Iterable[str]) -> list[str]:
    """Each word once, in their order."""
    return [*dict.fromkeys(words)]


@cache
def dictionaries_here() -> Dictionaries:
    """Those of this computer, for the whole program: each takes megabytes."""
    return Dictionaries(library())
