"""Publish a draft, take a post back to the drafts, give a post the name that fits it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from editor.jekyll.date import PostDate, date_of, zone_of
from editor.moves.plan import Plan, Watch
from editor.moves.post_date import dated, usual_date
from editor.moves.post_habits import latest
from editor.moves.post_move import Move, inside, planned, read
from editor.post.errors import FileError
from editor.post.post import Post
from editor.post.post_name import PostName, read_post_name, slug_for
from editor.site.place import Place
from editor.site.post_files import posts_below
from editor.site.site import Site

REDIRECTS = "jekyll-redirect-from"
ALONE = "2025-12-03 12:00 +0000"  # how the first post of a site is dated


def unwatched(_done: int, _all: int) -> None:
    """For whoever does not want to know how far the work has come."""


def publish(place: Place, moment: datetime | None, watch: Watch = unwatched) -> Plan:
    """The plan that makes the draft at `place` a post.

    It is dated at `moment` (aware); None leaves its date as it is, and the file takes that day.
    Raises PostError where the file cannot be read, or its date not be set.
    """
    return planned(moved_by_publishing(place, moment), "Publish “{title}”", watch)


def moved_by_publishing(place: Place, moment: datetime | None) -> Move:
    """What publishing makes of the draft. Raises PostError."""
    post = read(place)
    after = post
    if moment is not None:
        root = place.site.root
        usual = usual_date((each for each in posts_below(root) if is_post(each)), root)
        after = dated(post, place, moment, usual or ALONE)
    return Move(post, after, place, Place(posted(after, place, moment), place.site))


def unpublish(place: Place, watch: Watch = unwatched) -> Plan:
    """The plan that takes the post at `place` back to the drafts.

    Its front matter stays, the date too: who publishes it again finds it there.
    """
    post = read(place)
    path, name = inside(place), read_post_name(inside(place).name)
    slug = name.slug if name else path.stem
    folders = ("_drafts" if each == "_posts" else each for each in path.parts[:-1])
    new = Place(Path(place.site.root, *folders, f"{slug}{path.suffix}"), place.site)
    return planned(Move(post, post, place, new), "Take “{title}” back to the drafts", watch)


def rename(place: Place, slug: str, watch: Watch = unwatched, *, redirect: bool = False) -> Plan:
    """The plan that gives the post the name made of its date and `slug`.

    `redirect` has jekyll-redirect-from lead readers from the old address to the new one. Raises
    PostError.
    """
    return planned(moved_by_renaming(place, slug, redirect=redirect), "Rename “{title}”", watch)


def moved_by_renaming(place: Place, slug: str, *, redirect: bool = False) -> Move:
    """What the name `slug` makes of the post. Raises PostError."""
    post, path = read(place), inside(place)
    if not slug:
        raise FileError("The name would be empty: it needs a letter or a digit.", Path(path))
    name = f"{slug}{path.suffix}"
    if not place.is_draft and (day := day_of(post, place) or today(place)):
        name = f"{day.isoformat()}-{name}"
    return Move(
        post, post, place, Place(Path(place.site.root, path.parent, name), place.site), redirect
    )


def fitting_slug(post: Post, place: Place) -> str:
    """The slug that the title makes; that of the name where there is no title."""
    title = post.get("title")
    name = place.name
    return slug_for(str(title)) if title not in (None, "") else name.slug if name else ""


def fits(post: Post, place: Place) -> bool:
    """Does the file's name say what title and date say?"""
    name, slug = place.name, fitting_slug(post, place)
    if name is None or not slug:
        return True
    day = day_of(post, place)
    return name.slug == slug and (place.is_draft or day is None or name.date == day)


def uses_redirects(site: Site) -> bool:
    """Does the site have jekyll-redirect-from: by its configuration, or as its posts use it?"""
    named = [site.config.get("plugins"), site.config.get("gems")]
    if any(isinstance(each, list) and REDIRECTS in each for each in named):
        return True
    return any("redirect_from" in each.post.values for each in latest(site, drafts=False))


def posted(post: Post, place: Place, moment: datetime | None) -> Path:
    """Where Jekyll publishes a draft: in `_posts`, under its date, else that of `moment`."""
    path = inside(place)
    zone = zone_of(place.site.timezone)
    day = day_of(post, place) or (moment.astimezone(zone).date() if moment else today(place))
    name = read_post_name(path.name) or PostName(None, path.stem, path.suffix or ".md")
    folders = ("_posts" if folder == "_drafts" else folder for folder in path.parts[:-1])
    return Path(place.site.root, *folders, f"{day.isoformat()}-{name.slug}{name.suffix}")


def day_of(post: Post, place: Place) -> date | None:
    """The day that Jekyll reads."""
    found = date_of(post, place)
    return found.moment.date() if isinstance(found, PostDate) else None


def today(place: Place) -> date:
    """The day that it is where the site is."""
    return datetime.now(zone_of(place.site.timezone)).date()


def is_post(file: Path) -> bool:
    """Does it lie in `_posts`?"""
    return "_posts" in file.parts
