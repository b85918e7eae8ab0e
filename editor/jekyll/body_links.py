"""The links of a text once it is worked out: where they lead, and the anchors that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import regex

from editor.precedence import window_first
from editor.site.body_images import ATTRIBUTE, unescaped
from editor.site.site import Site

if TYPE_CHECKING:
    from editor.jekyll.kramdown import Block

TAG = regex.compile(
    r"<(?:(?P<comment>!--)|(?P<tag>[A-Za-z][\w:-]*)"
    r"(?P<attributes>(?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"']++)*+)?)>)"
)
HIDING = {  # what stands in these is no HTML; without an end it reaches to that of the text
    name: regex.compile(rf"</{name}\s*>", regex.IGNORECASE)
    for name in ("script", "style", "textarea")
}
COMMENT_END = regex.compile("-->")
SCHEME = regex.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
HOST = regex.compile(r"(?:https?:)?//([^/?#]*)", regex.IGNORECASE)
HREF = regex.compile("href", regex.IGNORECASE)
LINKS = ("a", "area")
PICTURE = regex.compile(r"!\[[^\[\]\n]*\]")
ELSEWHERE = r"(?:https?:|mailto:|tel:|ftp:|//)"
MAY_LINK = regex.compile(
    rf"\]\(\s*<?(?!{ELSEWHERE})|\]:[ \t]*<?(?!{ELSEWHERE})|\bhref\s*=\s*[\"']?(?!{ELSEWHERE})",
    regex.IGNORECASE,
)
LONG = 20_000  # characters from which other threads run while a text is searched; it takes longer
SIGNS = ("](", "]:")  # one of which, or `href`, is in every link that the expression finds


@dataclass(frozen=True)
class BodyLink:
    """Where a link leads, and the first line and lines of the block of the text it stands in."""

    href: str
    line: int
    lines: int


def may_link_inside(text: str, site: Site) -> bool:
    """May there be a link that stays in the site? Quick, and never wrongly no."""
    own = own_host(site)
    if own and regex.search(regex.escape(own), text, regex.IGNORECASE, concurrent=True):
        return True
    if not (any(sign in text for sign in SIGNS) or HREF.search(text, concurrent=True)):
        return False
    without_pictures = PICTURE.sub("", text, concurrent=True)
    return MAY_LINK.search(without_pictures, concurrent=True) is not None


def is_inside(href: str, site: Site) -> bool:
    """Does a link stay in the site: has it no scheme and host, or the site's own?"""
    if href.startswith("//") or SCHEME.match(href):
        return bool(own_host(site)) and host_of(href) == own_host(site)
    return True


def own_host(site: Site) -> str:
    """The host of the site's `url`; "" where it names none, or a folder below it."""
    parts = urlsplit(site.url)
    return "" if parts.path.strip("/") else parts.netloc.lower()


def host_of(href: str) -> str:
    """The host of a web address, "" for any other."""
    match = HOST.match(href)
    return match[1].lower() if match else ""


def links_of(blocks: Sequence[Block]) -> Iterator[BodyLink]:
    """The links of the blocks of a text, in their order."""
    for block in blocks:
        window_first.give_way()
        if HREF.search(block.html, concurrent=len(block.html) > LONG):
            for tag, values in tags(block.html):
                if tag in LINKS and "href" in values:
                    yield BodyLink(values["href"].strip(), block.line, block.lines)


def ids_in(html: str) -> Iterator[str]:
    """The anchors: every `id`, and the `name` of an `<a>`."""
    for tag, values in tags(html):
        if values.get("id"):
            yield values["id"]
        if tag == "a" and values.get("name"):
            yield values["name"]


def tags(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The opening tags that have attributes; comments and scripts are left out."""
    place, is_long = 0, len(html) > LONG
    while match := TAG.search(html, place, concurrent=is_long):
        window_first.give_way()
        place = match.end()
        name = (match["tag"] or "").lower()
        if match["attributes"]:
            yield name, values_of(match["attributes"])
        ending = HIDING.get(name) if name else COMMENT_END
        if ending:
            end = ending.search(html, place, concurrent=is_long)
            if end is None:
                return
            place = end.end()


def values_of(attributes: str) -> dict[str, str]:
    """What the attributes of a tag say, by their names."""
    return {
        name.lower(): unescaped(double or single or bare)
        for name, double, single, bare in ATTRIBUTE.findall(attributes)
    }
