"""The words that the writer added: one file of theirs, a word on each line."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

import platformdirs

from editor.post.encodings import ESCAPED
from editor.post.errors import TooLarge, WriteFailed
from editor.post.post_file import plain_bytes, refuse_read_only
from editor.post.refusals import cause
from editor.post.state_folder import WAIT, lock_at
from editor.post.whole_file import clear_leftovers, replace_file
from editor.writing.spelling.judging import plain_form

MOST_BYTES = 1_000_000  # a hundred thousand words


def words_file() -> Path:
    """Where it is."""
    return platformdirs.user_config_path("post-editor", appauthor=False) / "words.txt"


class OwnWords:
    """Reads the file when it has changed: other windows and programs may write it too."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.trouble = ""  # a sentence, as long as the file is there and cannot be read
        self._seen: tuple[int, int] | None = None
        self._words: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """The words, as the file has them now; where it cannot be read, as it had them last."""
        try:
            facts = self.file.stat()
            seen = facts.st_mtime_ns, facts.st_size
            if seen != self._seen:
                self._words = words_in(plain_bytes(self.file, MOST_BYTES))
                self._seen = seen
            self.trouble = ""
        except FileNotFoundError:
            self._seen, self._words, self.trouble = None, frozenset(), ""
        except TooLarge:
            self._miss("it is too large")
        except OSError as error:
            self._miss(cause(error))
        return self._words

    def _miss(self, why: str) -> None:
        self._seen = None
        self.trouble = f"Your words in “{self.file}” cannot be read: {why}."

    def add(self, word: str) -> None:
        """Know a word from now on. Raises WriteFailed."""
        self.change({word}, ())

    def change(self, added: Collection[str], removed: Collection[str]) -> None:
        """Know some words from now on, and others no more; the rest of the file stays.

        Raises WriteFailed, also where the file is there and cannot be read.
        """
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with lock_at(self.file.with_suffix(".lock")).acquire(timeout=WAIT):
                rewrite(Path(os.path.realpath(self.file)), added, removed)
        except TooLarge:
            raise self._failed("it is too large") from None
        except NotImplementedError as error:  # of the lock, where the file system knows none
            raise self._failed(str(error)) from None
        except FileExistsError:
            raise self._failed("a file stands in the place of its folder") from None
        except OSError as error:
            raise self._failed(cause(error)) from None

    def _failed(self, why: str) -> WriteFailed:
        told = f"Your words could not be written to “{self.file}”: {why}."
        return WriteFailed(told, self.file)


def rewrite(file: Path, added: Collection[str], removed: Collection[str]) -> None:
    """Change the words in such a file. Raises OSError and TooLarge; it is as it was then."""
    try:
        lines = lines_of(plain_bytes(file, MOST_BYTES))
    except FileNotFoundError:
        lines = set[str]()
    gone = {plain_form(word) for word in removed}
    kept = (lines - gone | {plain_form(word.strip()) for word in added}) - {""}
    data = "".join(f"{line}\n" for line in sorted(kept, key=str.casefold))
    refuse_read_only(file)
    clear_leftovers(file.parent)
    replace_file(file, data.encode("utf-8", ESCAPED))


def lines_of(data: bytes) -> set[str]:
    """What stands on the lines of such a file, words and what is no UTF-8."""
    return {plain_form(line.strip()) for line in data.decode("utf-8-sig", ESCAPED).splitlines()}


def words_in(data: bytes) -> frozenset[str]:
    """The words of such a file; lines that are no UTF-8 are none."""
    return frozenset(line for line in lines_of(data) if line and is_text(line))


def is_text(line: str) -> bool:
    """Was the whole line UTF-8?"""
    return not any("\ud800" <= each <= "\udfff" for each in line)
