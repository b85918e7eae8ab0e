"""What in the texts of a site leads to one of its posts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import unquote

from editor.jekyll.permalink import MARKDOWN
from editor.jekyll.targets import has_folders
from editor.site.image_mentions import NOT_BEHIND, Text, begins, either
from editor.site.site import Site

POST_URL = re.compile(r"\{%-?\s*post_url\s+(?P<name>[^\s%]+)\s*-?%\}")
LINK = re.compile(r"\{%-?\s*link\s+(?P<name>[^%{}]*?)\s*-?%\}")
UNREAD = re.compile(
    r"\{%-?\s*(?P<tag>raw|comment)\s*-?%\}.*?\{%-?\s*end(?P=tag)\s*-?%\}", re.DOTALL
)
TARGET = re.compile(
    r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?|\b(?:href|src)\s*=\s*[\"']?)"
    r"(?P<url>[^\s)>\"'{}]+)",
    re.MULTILINE | re.IGNORECASE,
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
ENDS = ("/index.html", ".html", "/")  # ways in which the address of one page may end


@dataclass(frozen=True)
class Home:
    """Where a post lives: its file in the site, and its address without the baseurl."""

    path: PurePosixPath
    url: str = ""  # "" for one that is not published

    @property
    def bare(self) -> str:
        """The address without its ending, as readers may type it."""
        return bared(self.url)[0]


class Kind(StrEnum):
    """How a text leads to a post."""

    POST_URL = "post_url"
    LINK = "link"
    ADDRESS = "address"
    RELATIVE = "relative link"
    SOURCE = "link to the file"


@dataclass(frozen=True)
class Reference:
    """A place in a text that leads to a post."""

    kind: Kind
    start: int
    end: int
    written: str


PageUrl = Callable[[PurePosixPath], str]  # the address of the page made of a file; "" for none


def references(text: Text, home: Home, site: Site, url_of: PageUrl) -> Iterator[Reference]:
    """The places in `text` that lead to the post at `home`, in their order."""
    if not may_refer(text.text, home):
        return
    unread = [match.span() for match in UNREAD.finditer(text.text)]
    found = [
        *(each for each in in_tags(text, home, site) if not is_within(each.start, unread)),
        *(each for each in in_links(text, home, site, url_of) if not is_shown(text, each)),
    ]
    last = 0
    for each in sorted(found, key=lambda reference: reference.start):
        if each.start >= last:
            last = each.end
            yield each


def may_refer(text: str, home: Home) -> bool:
    """May the text lead there? Quick, and never wrongly no."""
    name = home.bare.rpartition("/")[2]
    return home.path.stem in text or (bool(name) and (name in text or unquote(name) in text))


def in_tags(text: Text, home: Home, site: Site) -> Iterator[Reference]:
    """`post_url` and `link`, which Jekyll works out in code too."""
    for match in POST_URL.finditer(text.text):
        *folders, stem = match["name"].split("/")
        if stem == home.path.stem and has_folders(home.path, folders):
            yield Reference(Kind.POST_URL, *match.span("name"), match["name"])
    for match in LINK.finditer(text.text):
        if match["name"] in names_of(home.path, site):
            yield Reference(Kind.LINK, *match.span("name"), match["name"])


def names_of(path: PurePosixPath, site: Site) -> tuple[str, ...]:
    """What `link` may call a file: with the folder of the collections or without."""
    folder = site.collections_dir
    inner = str(path).removeprefix(f"{folder}/") if folder else str(path)
    return (str(path), inner)


def in_links(text: Text, home: Home, site: Site, url_of: PageUrl) -> Iterator[Reference]:
    """Addresses, and links that are relative to the page or to the file."""
    if home.url:
        yield from addresses(text, home, site)
    own: str | None = None
    for match in relative_targets(text.text):
        path = unquote(path_of(match["url"]))
        if is_source(path):
            if posixpath.normpath(str(text.file.parent / path)) == str(home.path):
                yield target(Kind.SOURCE, match)
        elif home.url:
            own = url_of(text.file) if own is None else own
            if own and bared(joined(own, path))[0] == unquote(home.bare):
                yield target(Kind.RELATIVE, match)


def addresses(text: Text, home: Home, site: Site) -> Iterator[Reference]:
    """The address from the root, be it behind the site's own or behind its baseurl."""
    before = [each for each in (site.url + site.baseurl, site.baseurl) if each]
    for match in address_pattern(home.bare).finditer(text.text):
        start = match.start()
        if begins(text.text, start) or any(
            text.text.endswith(each, 0, start) and begins(text.text, start - len(each))
            for each in before
        ):
            yield Reference(Kind.ADDRESS, *match.span(), match[0])


def address_pattern(bare: str) -> re.Pattern[str]:
    """Finds an address however it ends, and whether or not it is percent-encoded."""
    letters = "".join(
        each if each.isalnum() and each.isascii() else either(each) for each in unquote(bare)
    )
    return re.compile(rf"{letters}(?:/index\.html|\.html|/)?{NOT_BEHIND}")


def relative_targets(text: str) -> Iterator[re.Match[str]]:
    """The links that begin at the page they stand on."""
    for match in TARGET.finditer(text):
        if match["url"][0] not in "/#?" and not SCHEME.match(match["url"]):
            yield match


def target(kind: Kind, match: re.Match[str]) -> Reference:
    """The path of a link; what stands behind ? and # stays."""
    path, start = path_of(match["url"]), match.start("url")
    return Reference(kind, start, start + len(path), path)


def path_of(url: str) -> str:
    """What stands before ? and #."""
    return re.split("[?#]", url, maxsplit=1)[0]


def is_source(path: str) -> bool:
    """Does a link name a Markdown file rather than a page?"""
    return path.rpartition(".")[2].lower() in MARKDOWN


def is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    """Does the place lie in one of them?"""
    return any(start <= place < end for start, end in spans)


def is_shown(text: Text, reference: Reference) -> bool:
    """Is it code, which readers see as it is written?"""
    return text.is_code(reference.start, reference.end)


def joined(url: str, path: str) -> str:
    """The address of a relative path on the page at `url`."""
    whole = posixpath.normpath(posixpath.join(folder_of(url), path))
    return f"{whole}/" if path.endswith("/") and whole != "/" else whole


def folder_of(url: str) -> str:
    """The folder in which the links of a page begin."""
    return url.rpartition("/")[0] + "/"


def bared(url: str) -> tuple[str, str]:
    """An address without its ending, and that."""
    for end in ENDS:
        if url.endswith(end) and url != end:
            return url.removesuffix(end), end
    return url, ""
