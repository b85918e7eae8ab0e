"""Which line became which, and what of it is not as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import Indel

from editor.journal.signs import Span, parted
from editor.matching import changes
from editor.post.replacement import replacement

ALIKE = 0.4  # of two lines: from here on one is said to have become the other
ALIKE_WORDS = 0.6  # of two words: from here on their letters are compared
# Words, with the unseen characters in them; blanks; any other character by itself, as are those
# of scripts that part no words.
TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~\u3040-\u30ff\u3400-\u9fff]+|\s+|.")


def became(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The pairs of lines, in order, that are most alike in all."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike: dict[tuple[int, int], float] = {}
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            weight = _likeness(old[a], new[b])
            alike[a, b] = weight + best[a + 1][b + 1] if weight else 0.0
            best[a][b] = max(alike[a, b], best[a + 1][b], best[a][b + 1])
    pairs: list[tuple[int, int]] = []
    a = b = 0
    while a < len(old) and b < len(new):
        if best[a][b] and alike[a, b] == best[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a + 1][b] == best[a][b]:
            a += 1
        else:
            b += 1
    return pairs


def _likeness(one: str, other: str) -> float:
    """From `ALIKE` to 1, or 0 where two lines have little in common; blanks do not count."""
    one, other = one.strip(), other.strip()
    return 1.0 if one == other else Indel.normalized_similarity(one, other, score_cutoff=ALIKE)


def differing(old: str, new: str, *, by_words: bool) -> tuple[list[Span], list[Span]]:
    """The characters of both lines, their ends apart, that the other one has not."""
    old, new = parted(old)[0], parted(new)[0]
    if not by_words:
        change = replacement(old, new)
        whole = Span(change.start, change.end), Span(change.start, change.start + len(change.text))
        return _seen(whole[:1]), _seen(whole[1:])
    one, other = TOKEN.findall(old), TOKEN.findall(new)
    places, new_places = _places(one), _places(other)
    gone: list[Span] = []
    come: list[Span] = []
    for start, end, new_start, new_end in changes(one, other):
        span = Span(places[start], places[end])
        new_span = Span(new_places[new_start], new_places[new_end])
        if end - start == new_end - new_start == 1:
            span, new_span = _narrowed(old, span, new, new_span)
        gone.append(span)
        come.append(new_span)
    return _seen(gone), _seen(come)


def _places(tokens: list[str]) -> list[int]:
    """Where each token begins, and where the last one ends."""
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _narrowed(old: str, span: Span, new: str, new_span: Span) -> tuple[Span, Span]:
    """What of a word that became another differs, where much of it does not."""
    word, new_word = old[span.start : span.end], new[new_span.start : new_span.end]
    if Indel.normalized_similarity(word, new_word) < ALIKE_WORDS:
        return span, new_span
    change = replacement(word, new_word)
    start, new_start = span.start + change.start, new_span.start + change.start
    return Span(start, span.start + change.end), Span(new_start, new_start + len(change.text))


def _seen(spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.start < span.end]
