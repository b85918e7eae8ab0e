"""Posts and pages to link to, and the headings of the post itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from editor.index.entry import Entry, State
from editor.index.offering.offered import Offered
from editor.jekyll.collections import is_published
from editor.jekyll.document import Document
from editor.jekyll.output import url_in
from editor.jekyll.renderer import Renderer
from editor.jekyll.ways_to import label_of, name_for_post_url
from editor.site.body_images import unescaped
from editor.writing.completing.candidate import Candidate

HEADING = re.compile(
    r"<h(?P<level>[1-6])\b[^>]*?\bid=\"(?P<id>[^\"]*)\"[^>]*>(?P<words>.*?)</h(?P=level)>",
    re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")
PAGES = {".md", ".markdown", ".mkdown", ".mkdn", ".mkd", ".html", ".htm"}


def post_links(offered: Offered) -> list[Candidate]:
    """The other posts, each as a whole link in the way of the site."""
    return [
        _of_post(each, f"[{label_of(each.title)}]({address_of(each, offered)})")
        for each in offered.others
    ]


def addresses(offered: Offered) -> list[Candidate]:
    """The addresses of the other posts, then those of pages."""
    posts = [_of_post(each, address_of(each, offered)) for each in offered.others]
    return [*posts, *_pages(offered)]


def post_names(offered: Offered) -> list[Candidate]:
    """The other posts as `post_url` knows them."""
    return [_of_post(each, name_for_post_url(each.path)) for each in offered.others]


def linked_files(offered: Offered) -> list[Candidate]:
    """The files of the site that `link` can lead to."""
    contents = offered.contents
    if contents is None:
        return []
    groups = (contents.files.posts, *contents.files.documents.values(), contents.files.others)
    paths = (str(path) for group in groups for path in group)
    return [Candidate(path, path, icon="file-outline") for path in paths]


def headings(offered: Offered, renderer: Renderer) -> list[Candidate]:
    """The headings of the post by their ids, in their order, as kramdown makes them."""
    html = "".join(block.html for block in renderer.post_blocks(offered.post))
    return [
        Candidate(
            found["id"],
            unescaped(found["id"]),
            note=(words := unescaped(TAG.sub("", found["words"])).strip()),
            also=words,
            icon=f"format-header-{found['level']}",
        )
        for found in HEADING.finditer(html)
        if found["id"]
    ]


def address_of(entry: Entry, offered: Offered) -> str:
    """What stands between the round brackets of a link to a post."""
    return offered.link_habits.to_post(name_for_post_url(entry.path), entry.url)


def _of_post(entry: Entry, written: str) -> Candidate:
    day = entry.date.date().isoformat() if entry.date else ""
    note = f"{day} {entry.state.value}" if entry.state is State.SCHEDULED else day
    stem = entry.path.stem
    also = f"{stem} {stem.replace('-', ' ')} {entry.url}"
    return Candidate(entry.title, written, note=note, also=also, icon="text-box-outline")


def _pages(offered: Offered) -> Iterator[Candidate]:
    contents = offered.contents
    if contents is None:
        return
    site = offered.place.site
    groups = [each for name, each in contents.collections.items() if is_published(name, site)]
    for document in (*contents.pages, *(each for group in groups for each in group)):
        url = url_in(document, contents)
        if url and document.path.suffix in PAGES and document.path != offered.place.in_site:
            written = offered.link_habits.to_page(str(document.path), url)
            yield Candidate(
                _title(document), written, note=url, also=f"{url} {document.path}", icon="web"
            )


def _title(document: Document) -> str:
    title = " ".join(str(document.values.get("title") or "").split())
    return title or _named(document.path)


def _named(path: PurePosixPath) -> str:
    return str(path) if path.stem == "index" else path.stem
