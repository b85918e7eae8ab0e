"""A post gets another file name or folder, and the texts that lead to it are mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from editor.jekyll.contents import contents_of
from editor.jekyll.page import document_of
from editor.jekyll.permalink import UnknownPlaceholder, url_of
from editor.moves.image_rename import encoded
from editor.moves.plan import FileChange, Plan, Watch, moved, rewritten
from editor.moves.references import Home, Kind, PageUrl, references
from editor.moves.rewriting import mended, moved_along
from editor.post.encodings import ESCAPED
from editor.post.errors import FileError
from editor.post.post import Post
from editor.post.post_file import read_post_file
from editor.site.image_mentions import Text
from editor.site.inside import check_new
from editor.site.own_files import is_text, own_files, text_bytes
from editor.site.place import Place
from editor.site.site import Site

LOST = "links from other sites will lead nowhere"
MOST_NAMED = 6  # places that a warning names


@dataclass(frozen=True)
class Move:
    """A post on its way: what it is and where, before and after."""

    before: Post
    after: Post
    old: Place
    new: Place
    redirects: bool = False  # readers are led on from the old address

    @property
    def old_url(self) -> str:
        """The address that readers know; "" for a draft."""
        return "" if self.old.is_draft else url_at(self.before, self.old)

    @property
    def new_url(self) -> str:
        """The address that readers will know; "" for a draft."""
        return "" if self.new.is_draft else url_at(self.after, self.new)


def planned(move: Move, title: str, watch: Watch) -> Plan:
    """The plan of a move: the post itself, and the texts that lead to it."""
    old, new = move.old.path, move.new.path
    assert old is not None, "a move is one of files"
    assert new is not None, "a move is one of files"
    check_new(new, move.new.site.root)
    if old == new and move.before == move.after:
        return Plan(title.format(title=name_of(move.before, move.old)))
    texts = [*texts_of(move, watch)]
    changes = [of_post(move, old, new), *(each for each in texts if each.old != old)]
    return Plan(
        title.format(title=name_of(move.before, move.old)),
        tuple(changes),
        tuple(warnings(move, watch)),
    )


def of_post(move: Move, old: Path, new: Path) -> FileChange:
    """What becomes of the post's own file."""
    after = move.after
    if homes := homes_of(move):
        text = Text(inside(move.old), after.to_bytes().decode())
        whole = mended(text, *homes, move.old.site, page_urls(move.old.site))
        after = Post.parse(moved_along(Text(text.file, whole), *homes).encode())
    if move.redirects and move.old_url not in ("", move.new_url):
        after = redirected(after, move.old_url)
    return moved(old, new, move.before.to_bytes(), after.to_bytes())


def redirected(post: Post, url: str) -> Post:
    """The post with `url` among the addresses that lead to it. Raises FrontMatterError."""
    known = post.get("redirect_from")
    if isinstance(known, list):
        return post if url in known else post.set("redirect_from", [*known, url])
    return post.set("redirect_from", [known, url] if isinstance(known, str) and known else [url])


def homes_of(move: Move) -> tuple[Home, Home] | None:
    """Where the post was and will be; None where what leads to it has nowhere to lead."""
    if move.new.is_draft and not move.old.is_draft:
        return None
    old, new = Home(inside(move.old), move.old_url), Home(inside(move.new), move.new_url)
    return old, new


def texts_of(move: Move, watch: Watch) -> Iterator[FileChange]:
    """The texts of the site that lead to the post, mended."""
    homes, site = homes_of(move), move.old.site
    if homes is None or not site.is_site:
        return
    urls = page_urls(site)
    for text, data in read_texts(site, watch):
        after = mended(text, *homes, site, urls)
        if after != text.text:
            yield rewritten(site.root / text.file, data, encoded(after))


def read_texts(site: Site, watch: Watch) -> Iterator[tuple[Text, bytes]]:
    """The texts of the site."""
    files = [path for path in own_files(site) if is_text(path)]
    for number, path in enumerate(files):
        watch(number, len(files))
        data = text_bytes(path, site)
        yield Text(path, data.decode("utf-8", ESCAPED)), data


def warnings(move: Move, watch: Watch) -> Iterator[str]:
    """What the writer should know: addresses that change, and links that will lead nowhere."""
    old, new = move.old_url, move.new_url
    if old and new and old != new:
        change = f"Its address changes from {old} to {new}"
        led = "readers are led on from the old one" if move.redirects else LOST
        yield f"{change}: {led}."
    if old and not new:
        yield f"The page {old} will be gone."
        yield from left_behind(Home(inside(move.old), old), move.old, watch)


def leading_to(place: Place, watch: Watch = lambda _done, _all: None) -> tuple[str, ...]:
    """What will lead nowhere once the post is gone, as sentences. Raises PostError."""
    if place.in_site is None or not place.site.is_site:
        return ()
    post = read(place)
    url = "" if place.is_draft else url_at(post, place)
    return tuple(left_behind(Home(inside(place), url), place, watch))


def left_behind(home: Home, place: Place, watch: Watch) -> Iterator[str]:
    """The texts that will lead nowhere, those first at which Jekyll stops."""
    stopping: list[str] = []
    others: list[str] = []
    for text, _ in read_texts(place.site, watch):
        if text.file != home.path:
            for each in references(text, home, place.site, page_urls(place.site)):
                at = f"{text.file} (line {text.line(each.start)})"
                stops = each.kind in (Kind.POST_URL, Kind.LINK)
                (stopping if stops else others).append(at)
    if stopping:
        yield f"Jekyll will stop the build, for these texts link to it: {some(stopping)}."
    if others:
        yield f"These links will lead nowhere: {some(others)}."


def some(places: list[str]) -> str:
    """The first few places, and how many more there are."""
    more = f" and {len(places) - MOST_NAMED} more" if len(places) > MOST_NAMED else ""
    return ", ".join(places[:MOST_NAMED]) + more


def inside(place: Place) -> PurePosixPath:
    """The file in its site. Raises FileError where it has none, or lies elsewhere."""
    if place.path is None or place.in_site is None:
        raise FileError("The post has no file in the site yet: save it first.", Path("untitled"))
    return place.in_site


def read(place: Place) -> Post:
    """The post as its file has it. Raises PostError."""
    inside(place)
    assert place.path is not None
    return Post.parse(read_post_file(place.path))


def name_of(post: Post, place: Place) -> str:
    """What the post is called in titles."""
    title = post.get("title")
    return " ".join(str(title).split()) if title else inside(place).name


def url_at(post: Post, place: Place) -> str:
    """The address of a post at its place; "" where Jekyll would find none."""
    try:
        return url_of(document_of(post, place), place.site)
    except UnknownPlaceholder:
        return ""


def page_urls(site: Site) -> PageUrl:
    """Gives the address of the page that is made of a file of the site."""
    contents = contents_of(site)

    @lru_cache(maxsize=256)
    def url_of_file(path: PurePosixPath) -> str:
        document = contents.document(path)
        try:
            return url_of(document, site) if document else ""
        except UnknownPlaceholder:
            return ""

    return url_of_file
