"""The post as an article to read: what its front matter says, above its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import cast

from editor.jekyll.code_colours import code_colours
from editor.jekyll.date import PostDate, date_of, in_words
from editor.jekyll.image_sources import with_sources
from editor.jekyll.language import Language, language_of
from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.post.scalar import Value
from editor.resource_files import resource
from editor.site.images import Kind, resolve
from editor.site.place import Place

NAMES = {"categories": "category", "tags": "tag"}  # Jekyll reads both; one item needs no list
UNKNOWN = Language()
POLICY = (
    "default-src 'none'; img-src {} data:; media-src {}; style-src 'unsafe-inline'; font-src {};"
    " base-uri 'none'; form-action 'none'"
)


def header_html(post: Post, place: Place) -> str:
    """Categories, title, excerpt, author, date, image and tags: the parts that the post has."""
    values = {**place.defaults, **post.values}
    return "".join(
        (
            paragraph("kicker", " · ".join(names(values, "categories"))),
            title_html(values),
            paragraph("lede", text_of(values.get("excerpt"))),
            byline(values, post, place),
            image_html(values.get("image")),
            tags_html(names(values, "tags")),
        )
    )


def file_url(reference: str, place: Place) -> str:
    """The address of the file that an image reference leads to; else the reference."""
    found = resolve(reference, place)
    return found.path.as_uri() if found.path and found.kind is Kind.FOUND else reference


def page(
    post: Post,
    place: Place,
    theme: str = "light",
    address: Callable[[str, Place], str] = file_url,
    source: str = "file:",
) -> str:
    """The whole page, to be opened in any browser; `theme` is "light" or "dark".

    `address` gives where a picture is, which may come from `source`.
    """
    body = "".join(block.html for block in Renderer(place).post_blocks(post))
    pictures = {"header": header_html(post, place), "body": body}
    shown = {
        name: with_sources(each, lambda reference: address(reference, place))
        for name, each in pictures.items()
    }
    title = text_of(post.get("title"))
    return page_of(theme, source, title, language_of(post, place), **shown)


def page_of(
    theme: str,
    source: str,
    title: str,
    language: Language = UNKNOWN,
    header: str = "",
    body: str = "",
) -> str:
    """The page around a header and a body; its pictures may come from `source` alone."""
    parts = {
        "lang": language.tag,
        "dir": language.direction,
        "theme": theme,
        "policy": POLICY.format(source, source, source),
        "title": escape(title),
        "style": resource("preview/article.css").read_text("utf-8") + code_colours(),
        "header": header,
        "body": body,
    }
    template = resource("preview/page.html").read_text("utf-8")
    return re.sub(r"@(\w+)", lambda match: parts[match[1]], template)


def title_html(values: Mapping[str, Value]) -> str:
    """The title; without one, a note that it is missing."""
    title = text_of(values.get("title"))
    return f"<h1>{escape(title)}</h1>" if title else '<h1 class="untitled">Untitled</h1>'


def byline(values: Mapping[str, Value], post: Post, place: Place) -> str:
    """Who wrote it, and when it is published."""
    date = date_of(post, place)
    parts = [f'<span class="author">{escape(each)}</span>' for each in authors(values)]
    if isinstance(date, PostDate):
        moment = date.moment.isoformat()
        parts.append(f'<time datetime="{moment}">{escape(in_words(date.moment))}</time>')
    return f'<p class="byline">{" · ".join(parts)}</p>' if parts else ""


def authors(values: Mapping[str, Value]) -> list[str]:
    """The names under `author` or `authors`: a text, a list, or mappings with a `name`."""
    return [
        name for name in map(text_of, items(values.get("author", values.get("authors")))) if name
    ]


def image_html(value: Value) -> str:
    """The picture of the post: `image: x.jpg`, or a mapping with `path` and `alt`."""
    path, alt = value, None
    if isinstance(value, dict):
        path, alt = value.get("path", value.get("url")), value.get("alt")
    source = text_of(path)
    if not source:
        return ""
    # A layout puts the site's address before it: the path counts from the root.
    source = source if re.match(r"/|\{\{|[A-Za-z][\w+.-]*:|\.\.?/", source) else f"/{source}"
    return f'<figure><img src="{escape(source)}" alt="{escape(text_of(alt))}"></figure>'


def tags_html(tags: Iterable[str]) -> str:
    """The tags, in a row."""
    rows = "".join(f"<li>{escape(tag)}</li>" for tag in tags)
    return f'<ul class="tags">{rows}</ul>' if rows else ""


def paragraph(kind: str, text: str) -> str:
    """A paragraph of a class, or nothing where there is no text."""
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""


def names(values: Mapping[str, Value], plural: str) -> list[str]:
    """Tags or categories as Jekyll takes them: a list, or a text split at blanks."""
    value = values.get(plural, values.get(NAMES[plural]))
    if isinstance(value, str):
        return value.split() if plural in values else [value]
    found = (text_of(each) for each in items(value))
    return list(dict.fromkeys(each for each in found if each))


def items(value: Value) -> list[Value]:
    """The items of a list; anything else is one item, nothing is none."""
    if isinstance(value, list):
        return cast("list[Value]", value)
    return [] if value is None else [value]


def text_of(value: Value) -> str:
    """A value as a text to read."""
    if isinstance(value, dict):
        return text_of(value.get("name"))
    if value is None or isinstance(value, list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).strip()
