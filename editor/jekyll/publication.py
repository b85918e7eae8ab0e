"""Where and when a post is published by a plain `jekyll build`, or every reason why it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from editor.jekyll.collections import is_published as has_pages
from editor.jekyll.contents import contents_of, is_held_back
from editor.jekyll.date import (
    BEYOND,
    Impossible,
    PostDate,
    ReadDate,
    Unclear,
    date_of,
    in_words,
    zone_of,
)
from editor.jekyll.document import PAGES, Document
from editor.jekyll.left_out import left_out_because
from editor.jekyll.page import document_of
from editor.jekyll.permalink import UnknownPlaceholder, url_of
from editor.jekyll.site_files import is_left_out
from editor.post.errors import HoldsNul, NotUtf8
from editor.post.fences import Format
from editor.post.post import Post
from editor.post.post_name import read_post_name
from editor.site.place import Place
from editor.site.site import Site

NO_DATE = (Impossible, Unclear)
STOPS = "Jekyll stops the build of the whole site."


class Why(StrEnum):
    """What keeps a post from being published, or what Jekyll does to it without a word."""

    NO_FILE = "no file"
    NO_SITE = "no site"
    NOT_UTF8 = "not UTF-8"
    DRAFT = "draft"
    NAME = "file name"
    LEFT_OUT = "left out"
    UNPUBLISHED = "unpublished"
    FUTURE = "future"
    STOPS_BUILD = "stops the build"
    BROKEN = "broken front matter"
    NO_FRONT_MATTER = "no front matter"
    ROLLED_OVER = "rolled over"
    GUESSED = "guessed"


@dataclass(frozen=True)
class Reason:
    """One reason; the sentence says it to the writer."""

    why: Why
    sentence: str


@dataclass(frozen=True)
class Publication:
    """What a plain `jekyll build` makes of a post.

    `url` (without the baseurl) and `date` (in the zone of the site) are those that it has or would
    have; None where Jekyll reads none.
    """

    url: str | None
    date: datetime | None
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()  # what Jekyll does in silence

    @property
    def published(self) -> bool:
        """Is there a page of it?"""
        return not self.reasons


def publication(post: Post, place: Place, now: datetime) -> Publication:
    """What a plain build at the moment `now` (aware) makes of `post` at its place."""
    if place.path is None or place.in_site is None:
        return nowhere(
            Why.NO_FILE, "The post has no file yet: save it in the site’s folder _posts."
        )
    if not place.site.is_site:
        sentence = "There is no site around the post, so nothing is known of its address."
        return nowhere(Why.NO_SITE, sentence)
    document = document_of(post, place)
    now = now.astimezone(zone_of(place.site.timezone))
    date = document.date or undated(document, place.path, now)
    url, wrong = address(document, place.site, date)
    reasons = (*reasons_of(document, place.site, date, now), *wrong)
    found = None if document.is_broken else date_of(post, place)
    if stopping := stopped_by_date(found, document):
        return Publication(None, None, (*reasons, stopping))
    if not reasons:
        reasons = tuple(beyond_limit(document, place.site))
    return Publication(url, date, reasons, tuple(silent_acts(post, document, found)))


def publication_of(data: bytes, place: Place, now: datetime) -> Publication:
    """What a plain build makes of a file that holds `data`. Raises TooLarge."""
    try:
        return publication(Post.parse(data), place, now)
    except NotUtf8 as error:
        return nowhere(Why.NOT_UTF8, str(error))
    except HoldsNul:  # nothing to edit, but Jekyll takes it for a post
        return publication(Post.parse(data.replace(b"\0", b" ")), place, now)


def nowhere(why: Why, sentence: str) -> Publication:
    """A post that Jekyll does not come to see."""
    return Publication(None, None, (Reason(why, sentence),))


def undated(document: Document, path: Path, now: datetime) -> datetime:
    """The date of what has none: of a draft when its file was changed, else that of the build."""
    try:
        changed = path.stat().st_mtime if document.is_draft else None
        return now if changed is None else datetime.fromtimestamp(changed, now.tzinfo)
    except (*BEYOND, OSError):
        return now


def address(
    document: Document, site: Site, date: datetime
) -> tuple[str | None, tuple[Reason, ...]]:
    """Where the post is published, or why that stops the build."""
    own = document.values.get("permalink")
    names_slug = not isinstance(own, str) or ":title" in own or ":slug" in own
    for name in ("permalink", "slug") if names_slug else ():
        value = document.values.get(name)
        if value is not None and value is not False and not isinstance(value, str):
            return None, (stops(f"“{name}” is no text: put it in quotes."),)
    try:
        return url_of(document, site, date), ()
    except UnknownPlaceholder as error:
        return None, (stops(str(error)),)


def stops(sentence: str) -> Reason:
    """What stops the build."""
    return Reason(Why.STOPS_BUILD, f"{sentence} {STOPS}")


def stopped_by_date(found: ReadDate | None, document: Document) -> Reason | None:
    """A date that no build gets past, be it the file name's."""
    if isinstance(found, Unclear) and document.date:
        return None
    return Reason(Why.STOPS_BUILD, found.sentence()) if isinstance(found, NO_DATE) else None


def reasons_of(document: Document, site: Site, date: datetime, now: datetime) -> Iterator[Reason]:
    """Why a plain build leaves out what it could publish."""
    config = site.config
    if site.config_error:
        yield stops(site.config_error)
    if document.is_draft and not config.get("show_drafts"):
        yield Reason(Why.DRAFT, "It is a draft: Jekyll publishes what lies in _posts.")
    elif document.collection == "posts":
        yield from reasons_in_posts(document, site)
    else:
        yield from reasons_elsewhere(document, site)
    if is_held_back(document) and not config.get("unpublished"):
        yield Reason(Why.UNPUBLISHED, held_back(document))
    if is_later(date, now) and document.collection == "posts" and not site.shows_future:
        yield Reason(Why.FUTURE, f"Its date is still to come: {in_words(date)}.")
    if document.is_broken and config.get("strict_front_matter"):
        yield stops("The front matter cannot be read (`strict_front_matter`).")


def reasons_in_posts(document: Document, site: Site) -> Iterator[Reason]:
    """What the file's name and folders have against it."""
    name = read_post_name(document.path.name)
    if not document.is_draft and not (name and name.written):
        yield Reason(
            Why.NAME,
            f"The file name “{document.path.name}” does not begin with a date, "
            "as 2025-12-03-my-title.md does.",
        )
    if sentence := left_out_because(document.path, site):
        yield Reason(Why.LEFT_OUT, sentence)


def beyond_limit(document: Document, site: Site) -> Iterator[Reason]:
    """`limit_posts` leaves only the latest posts."""
    limit = site.config.get("limit_posts")
    if not isinstance(limit, int) or limit < 1 or document.collection != "posts":
        return
    latest = contents_of(site).with_document(document).posts[-limit:]
    if document.path not in {each.path for each in latest}:
        yield Reason(Why.LEFT_OUT, f"It is not among the latest {limit} posts (`limit_posts`).")


def reasons_elsewhere(document: Document, site: Site) -> Iterator[Reason]:
    """What keeps a page or the document of another collection from being published."""
    name = document.collection
    if name != PAGES and not has_pages(name, site):
        sentence = f"The collection “{name}” has no pages (`output: true` gives it some)."
        yield Reason(Why.LEFT_OUT, sentence)
    elif name == PAGES and is_left_out(str(document.path), site):
        yield Reason(Why.LEFT_OUT, "Jekyll leaves out its folder, or a file of that name.")


def held_back(document: Document) -> str:
    """Why it is held back."""
    value = document.values.get("published")
    return (
        "`published: false` holds it back."
        if value is False
        else "`published` is empty: that, too, holds it back."
    )


def is_later(date: datetime, now: datetime) -> bool:
    """Is it later by a second at least? Jekyll counts in seconds."""
    return date.replace(microsecond=0) > now.replace(microsecond=0)


def silent_acts(post: Post, document: Document, found: ReadDate | None) -> Iterator[Reason]:
    """What Jekyll does to the post without a word."""
    if post.format is not Format.YAML:
        yield Reason(
            Why.NO_FRONT_MATTER,
            "There is no front matter that Jekyll reads: all that stands in the file is published "
            "as text.",
        )
    elif document.is_broken:
        yield Reason(
            Why.BROKEN,
            "The front matter cannot be read: the text is published without it, dated at the "
            "time of the build.",
        )
    if isinstance(found, Unclear) and found.guess:
        yield Reason(Why.GUESSED, found.sentence())
    if isinstance(found, PostDate) and found.rolled_over:
        yield Reason(
            Why.ROLLED_OVER,
            f"The day {found.written} does not exist: Jekyll counts on into the next month.",
        )
