"""How the fields of the front matter are known in the page that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from editor.jekyll.article import authors, names, text_of
from editor.jekyll.date import PostDate, date_of
from editor.post.post import Post
from editor.post.scalar import Value
from editor.site.place import Place

HEADINGS = "h1, h2, h3, h4, h5, h6"
SAYS = f"{HEADINGS}, p, div, span, a, li, dd, td, i, b, em, strong, small, time, blockquote"
SENTENCES = ("excerpt", "description", "subtitle", "summary")
LEAST = 3  # letters of a sentence: a shorter one may stand anywhere
DATES = ("{0:%Y-%m-%d}", "{0:%B} {0.day}, {0.year}", "{0:%b} {0.day}, {0.year}")
DATES += ("{0.day} {0:%B} {0.year}", "{0.day} {0:%b} {0.year}", "{0:%B %d, %Y}", "{0:%b %d, %Y}")
DATES += (
    "{0:%d %B %Y}",
    "{0:%d %b %Y}",
    "{0:%d.%m.%Y}",
    "{0:%d/%m/%Y}",
    "{0:%m/%d/%Y}",
    "{0:%Y/%m/%d}",
)


@dataclass(frozen=True)
class Part:
    """A field, and the elements that show it.

    They match `select`, and where any is given, say one of `texts`, have a `datetime` that begins
    with one of `dates`, or a `src` that ends in one of `sources`.
    """

    field: str
    select: str
    texts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def article_parts(post: Post) -> list[Part]:
    """The parts of the article's header."""
    return [
        Part("title", "h1"),
        Part(name_of(post, "categories", "category"), ".kicker"),
        Part("excerpt", ".lede"),
        Part(name_of(post, "author", "authors"), ".author"),
        Part("date", "time"),
        Part("image", "figure"),
        Part(name_of(post, "tags", "tag"), ".tags"),
    ]


def page_parts(post: Post, place: Place) -> list[Part]:
    """What can be known of a page that a site's layout makes: elements that show a value alone."""
    values = {**place.defaults, **post.values}
    return [each for each in all_parts(post, place, values) if is_told(each)]


def all_parts(post: Post, place: Place, values: dict[str, Value]) -> Iterator[Part]:
    """A part for each field that layouts usually show."""
    title = text_of(values.get("title"))
    yield Part("title", SAYS, (title,) if len(title) >= LEAST else ())
    date = date_of(post, place)
    if isinstance(date, PostDate):
        yield Part("date", "time, [datetime]", dates=(f"{date.moment:%Y-%m-%d}",))
        yield Part("date", SAYS, written(date.moment))
    by = tuple(authors(values))
    yield Part(name_of(post, "author", "authors"), SAYS, (*by, *(f"by {each}" for each in by)))
    for plural, singular in (("categories", "category"), ("tags", "tag")):
        found = tuple(names(values, plural))
        yield Part(name_of(post, plural, singular), SAYS, (*found, *(f"#{each}" for each in found)))
    for name in SENTENCES:
        text = text_of(values.get(name))
        yield Part(name, SAYS, (text,) if len(text) >= LEAST else ())
    yield Part("image", "img", sources=image_of(values.get("image")))


def is_told(part: Part) -> bool:
    """Is there a value to know it by?"""
    return any(filter(None, (*part.texts, *part.dates, *part.sources)))


def name_of(post: Post, name: str, other: str) -> str:
    """Which of two names the post has the field under."""
    return other if other in post.values and name not in post.values else name


def written(moment: datetime) -> tuple[str, ...]:
    """A day in the ways that layouts write it."""
    return tuple(dict.fromkeys(each.format(moment) for each in DATES))


def image_of(value: Value) -> tuple[str, ...]:
    """How the address of the post's picture ends."""
    if isinstance(value, dict):
        value = value.get("path", value.get("url"))
    source = text_of(value)
    return (f"/{source.lstrip('./')}",) if source.strip("./") else ()
