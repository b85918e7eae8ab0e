"""Long and hostile versions compared and merged: how the time grows with the text (2: in step)."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from time import perf_counter

import pytest

from editor.journal.differences import differences
from editor.journal.merge import merge
from editor.post.post import Post

LENGTH = 250_000
UNITS = ["x\n", "A line of words.\n", "word ", "A sentence. ", ".", "!)", "\n", "\u00a0 ", "漢"]


def versions(unit: str, length: int) -> tuple[str, str, str]:
    """A text, and what two sides made of it here and there."""
    text = unit * (length // len(unit))
    random = Random(length)
    return text, edited(text, random, "mine "), edited(text, random, "theirs\n")


def edited(text: str, random: Random, words: str) -> str:
    places = sorted(random.randrange(len(text)) for _ in range(20))
    parts = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    return words.join(parts)


def compare(texts: tuple[str, str, str]) -> None:
    differences(texts[0].encode(), texts[1].encode())


def put_together(texts: tuple[str, str, str]) -> None:
    merge(*(Post.parse(text.encode()) for text in texts))


def seconds(does: Callable[[tuple[str, str, str]], None], texts: tuple[str, str, str]) -> float:
    begun = perf_counter()
    does(texts)
    return perf_counter() - begun


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("does", [compare, put_together])
def test_growth(benchmark, does: Callable[[tuple[str, str, str]], None], unit: str) -> None:
    once, twice = versions(unit, LENGTH), versions(unit, 2 * LENGTH)
    benchmark.pedantic(does, (twice,), rounds=1)
    benchmark.extra_info["growth"] = round(seconds(does, twice) / seconds(does, once), 2)
