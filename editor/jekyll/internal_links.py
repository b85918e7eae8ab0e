"""Where a link within a site leads: to a file that a build writes, near one, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from editor.jekyll.added_pages import mapping
from editor.jekyll.body_links import HOST
from editor.jekyll.liquid.addresses import without_dots
from editor.jekyll.output import Output, name_of
from editor.jekyll.permalink import MARKDOWN
from editor.post.encodings import ESCAPED

PARTS = re.compile(rf"({HOST.pattern})?(?P<path>[^?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
OF_A_YEAR = re.compile(r"/\d{4}/.*[^/]")  # as in the address of a post
SAFE = "/-._~!$&'*+,;=:@"


class Kind(StrEnum):
    """What became of a link."""

    FOUND = "found"
    DETOUR = "detour"  # many servers find it all the same
    WRONG_CASE = "wrong-case"
    NO_BASEURL = "without-baseurl"
    OUTSIDE = "outside"  # on the same host, but not below the baseurl
    UNPUBLISHED = "unpublished"  # to a post that is not published yet
    MARKDOWN = "markdown"  # to the source of a page
    MISSING = "missing"
    UNKNOWN = "unknown"  # not there, but something may add it


@dataclass(frozen=True)
class Landing:
    """Where a link leads: `file` is what a build writes there."""

    kind: Kind
    file: str | None = None
    better: str | None = None  # the address as it should be, with the baseurl
    source: PurePosixPath | None = None  # the file of the site behind it


def path_of(href: str) -> str:
    """The path of a link, as it is written."""
    match = PARTS.match(href)
    assert match is not None  # every part may be empty
    return match["path"] or ("/" if match[1] else "")


def fragment_of(href: str) -> str:
    """What stands behind the #, decoded; "" for none."""
    return unquote(href.partition("#")[2])


def with_path(href: str, path: str) -> str:
    """The link with another path."""
    match = PARTS.match(href)
    assert match is not None
    return f"{match[1] or ''}{quote(path, safe=SAFE, errors=ESCAPED)}{match['rest']}"


def landing(href: str, url: str, source: PurePosixPath, output: Output) -> Landing:
    """Where the link `href` of the page at the address `url`, made of `source`, leads."""
    site = output.contents.site
    path, baseurl = path_of(href), site.baseurl
    if not path:
        return Landing(Kind.FOUND, source=source)
    whole = unquote(joined(path, baseurl + url))
    if whole == baseurl + unquote(url):
        return Landing(Kind.FOUND, source=source)  # a post may be new, or a draft
    if whole == baseurl or whole.startswith(f"{baseurl}/"):
        found = in_site(whole[len(baseurl) :] or "/", path, source, output)
        may_be_elsewhere = found.kind is Kind.MISSING and HOST.match(href)
        return replace(found, kind=Kind.UNKNOWN) if may_be_elsewhere else found
    near = in_site(whole, path, source, output) if path.startswith("/") else None
    if near and near.kind is Kind.FOUND:
        return Landing(Kind.NO_BASEURL, near.file, baseurl + whole, near.source)
    return Landing(Kind.OUTSIDE)  # another part of the same host, of which the site knows nothing


def joined(path: str, base: str) -> str:
    """A path as browsers see it on the page at `base`: from the root, without `.` and `..`."""
    whole = path if path.startswith("/") else f"{base.rpartition('/')[0]}/{path}"
    return without_dots(whole)


def in_site(path: str, written: str, source: PurePosixPath, output: Output) -> Landing:
    """Where the path `path` below the baseurl leads."""
    baseurl = output.contents.site.baseurl
    file = output.file_at(path)
    if file is not None:
        better = direct(path, file, output)
        kind = Kind.DETOUR if better else Kind.FOUND
        return Landing(kind, file, better and baseurl + better, output.files[file])
    if made_of := of_source(unquote(written), source, output):
        if leads_to_sources(output):
            return Landing(Kind.FOUND, output.file_at(unquote(made_of[0])), None, made_of[1])
        return Landing(Kind.MARKDOWN, None, baseurl + made_of[0], made_of[1])
    for known in (path, f"{path.rstrip('/')}/index.html", f"{path.rstrip('/')}.html"):
        if known in output.held_back:
            return Landing(Kind.UNPUBLISHED, known, None, output.held_back[known])
    near = near_by(path, written, output)
    if near and near.casefold() == path.casefold():
        return Landing(Kind.WRONG_CASE, None, baseurl + near)
    if output.may_be_added(path):
        return Landing(Kind.FOUND)
    kind = Kind.UNKNOWN if output.plugins.stranger else Kind.MISSING
    return Landing(kind, None, near and baseurl + near)


def direct(path: str, file: str, output: Output) -> str | None:
    """The address that needs no kindness of the server, where the path does; else None."""
    if path == file or path.endswith("/") or path in output.urls:
        return None
    return f"{path}/" if file.startswith(f"{path}/") else file


def of_source(
    written: str, source: PurePosixPath, output: Output
) -> tuple[str, PurePosixPath] | None:
    """The address of the page that is made of the Markdown file a link names, and that file."""
    if written.rpartition(".")[2].lower() not in MARKDOWN:
        return None
    beside = without_dots(f"/{source.parent}/{written}")
    for each in dict.fromkeys((beside, without_dots(f"/{written.lstrip('/')}"))):
        path = PurePosixPath(each.lstrip("/"))
        if path in output.urls_of:
            return output.urls_of[path], path
    return None


def leads_to_sources(output: Output) -> bool:
    """Does jekyll-relative-links put the addresses of pages for their Markdown files in posts?"""
    wish = mapping(output.contents.config.get("relative_links"))
    is_on = wish.get("enabled") is not False and wish.get("collections") is True
    return is_on and output.plugins.has("jekyll-relative-links")


def near_by(path: str, written: str, output: Output) -> str | None:
    """The one address that is surely meant by a path where nothing stands."""
    bare = path.rstrip("/")
    rooted = f"/{written.lstrip('./')}"
    in_folder = f"{bare.removesuffix('.html')}/index.html"
    for each in (path, in_folder, f"{bare}.html", bare, rooted):
        if file := output.by_casefold.get(each.casefold()):
            return shown_at(file, path)
    if file := output.file_at(rooted):
        return shown_at(file, rooted)
    same = output.by_name.get(name_of(bare), []) if OF_A_YEAR.search(path) else []
    return shown_at(same[0], "/") if len(same) == 1 else None


def shown_at(file: str, path: str) -> str:
    """The address of a file; with `index.html` only where the path names it."""
    return file if path.endswith("index.html") else file.removesuffix("index.html")
