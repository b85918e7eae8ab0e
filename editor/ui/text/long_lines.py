"""Lines that are too long to write in: found, and shown by their beginning; and endless words."""

from __future__ import annotations

from collections.abc import Callable

# Qt lays a whole paragraph out at every key: in one of 100,000 letters that takes it 45 ms, of as
# many Chinese characters 90 ms, and in longer ones as much more.
LONGEST = 100_000  # characters
LONGEST_WORD = 5000  # characters, of a text that is broken at words
BEGINNING = 1_000  # characters that are shown of a longer one


def first_long(text: str, start: int = 0) -> int | None:
    """Where the first line that is too long begins, from the beginning of a line on."""
    while len(text) - start > LONGEST:
        end = text.rfind("\n", start, start + LONGEST + 1)
        if end < 0:
            return start
        start = end + 1
    return None


def end_of_line(text: str, start: int) -> int:
    """Where the line that holds `start` ends."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def shortened(text: str, mark: Callable[[int], str]) -> str:
    """`text` with a mark in place of all but the beginning of the lines that are too long.

    `mark` is given how many characters it stands for.
    """
    parts: list[str] = []
    done = 0
    while (start := first_long(text, done)) is not None:
        cut, end = start + BEGINNING, end_of_line(text, start)
        parts += [text[done:cut], mark(end - cut)]
        done = end
    return "".join((*parts, text[done:]))


def has_endless_word(text: str) -> bool:
    """Is a word so long that its end is not to be sought for each line that it is broken into?"""
    start = 0
    while len(text) - start > LONGEST_WORD:
        end = start + LONGEST_WORD + 1
        last = "" if text[end - 1].isspace() else text[start:end].rsplit(None, 1)[-1]
        if len(last) == end - start:
            return True
        start = end - len(last)
    return False
