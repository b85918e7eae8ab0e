"""What a search of the open post comes to; worked out beside the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editor.post.post import Post
from editor.post.scalar import Value
from editor.ui.text.offsets import Places
from editor.writing.expression import SearchError
from editor.writing.searching import NOTHING, SECONDS, Found, Search, find_all

Part = tuple[int, int | None]
WHOLE: Part = (0, None)
NO_WIDE = Places()


@dataclass(frozen=True)
class Question:
    """What is searched for, in which text and in which part of it, and in which front matter."""

    search: Search
    text: str
    part: Part = WHOLE
    post: Post | None = None


@dataclass(frozen=True)
class Answer:
    """The matches; or why there can be none, as a sentence."""

    question: Question
    found: Found = NOTHING
    places: Places = NO_WIDE
    fields: tuple[str, ...] = ()  # of the front matter, those that hold a match
    sentence: str = ""


def answer(question: Question, seconds: float = SECONDS) -> Answer:
    """The answer, within so many seconds."""
    search, text = question.search, question.text
    try:
        found = find_all(search, text, *question.part, seconds=seconds)
        fields = tuple(fields_with(search, question.post)) if question.post else ()
    except SearchError as error:
        return Answer(question, sentence=str(error))
    return Answer(question, found, Places.of(text) if found else NO_WIDE, fields)


def fields_with(search: Search, post: Post) -> Iterator[str]:
    """The fields whose values hold a match; "" where front matter that is no YAML does."""
    if post.yaml_error:
        if find_all(search, post.head_text):
            yield ""
        return
    for name, value in post.values.items():
        if any(find_all(search, text) for text in texts_of(value)):
            yield name


def texts_of(value: Value) -> Iterator[str]:
    """What is written in a value, as the form shows it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
