"""How a text is written once a post that it leads to has moved; every other byte stays."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote

from editor.moves.references import (
    Home,
    Kind,
    PageUrl,
    Reference,
    bared,
    folder_of,
    is_shown,
    is_source,
    joined,
    references,
    relative_targets,
    target,
)
from editor.site.image_mentions import Text
from editor.site.site import Site


def rewritten(reference: Reference, text: Text, old: Home, new: Home, url_of: PageUrl) -> str:
    """What stands there once the post is at `new`; the way of writing stays."""
    written = reference.written
    if reference.kind is Kind.POST_URL:
        return written.removesuffix(old.path.stem) + new.path.stem
    if reference.kind is Kind.LINK:
        whole, path = str(old.path), str(new.path)
        return path.removeprefix(whole[: len(whole) - len(written)])
    if reference.kind is Kind.SOURCE:
        return like(written, posixpath.relpath(str(new.path), str(text.file.parent)))
    end = bared(written)[1]
    ending = bared(new.url)[1] if end == bared(old.url)[1] else end
    if reference.kind is Kind.ADDRESS:
        return like(written, unquote(new.bare)) + ending
    return like(written, relative(new.bare, url_of(text.file)) + ending)


def relative(url: str, page: str) -> str:
    """`url` as seen from the page at `page`."""
    return posixpath.relpath(url, folder_of(page))


def like(written: str, path: str) -> str:
    """The path, percent-encoded where the old one was."""
    return quote(path) if unquote(written) != written else path


def mended(text: Text, old: Home, new: Home, site: Site, url_of: PageUrl) -> str:
    """The text with what leads to `old` leading to `new`."""
    pieces: list[str] = []
    place = 0
    for each in references(text, old, site, url_of):
        pieces += [text.text[place : each.start], rewritten(each, text, old, new, url_of)]
        place = each.end
    return "".join([*pieces, text.text[place:]])


def moved_along(text: Text, old: Home, new: Home) -> str:
    """The text of the post itself, its relative links leading where they led before."""
    if not old.url or not new.url or folder_of(old.url) == folder_of(new.url):
        return text.text
    pieces: list[str] = []
    place = 0
    for match in relative_targets(text.text):
        link = target(Kind.RELATIVE, match)
        if link.written and not is_source(link.written) and not is_shown(text, link):
            goal = joined(old.url, unquote(link.written))
            end = "/" if goal.endswith("/") and goal != "/" else ""
            path = like(link.written, relative(goal, new.url)) + end
            pieces += [text.text[place : link.start], path]
            place = link.end
    return "".join([*pieces, text.text[place:]])
