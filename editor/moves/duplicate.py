"""A copy of a post: the same text under a title, a name and a date of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from editor.jekyll.date import zone_of
from editor.moves.plan import Plan, made
from editor.moves.post_date import dated
from editor.post.errors import FileError
from editor.post.post import Post
from editor.post.post_name import PostName, slug_for
from editor.site.inside import check_new
from editor.site.place import Place

MOST_COPIES = 100


def duplicate(post: Post, place: Place, moment: datetime) -> Plan:
    """The plan that makes a copy of `post` beside it, dated at `moment` (aware).

    A draft without a date gets none. Raises FileError where the post has no file yet, and
    FrontMatterError where its title cannot be changed by itself.
    """
    if place.path is None:
        raise FileError("The post has no file yet: save it first.", Path("untitled"))
    name = place.name or PostName(None, place.path.stem, place.path.suffix)
    title = str(post.get("title") or name.title)
    day = f"{moment.astimezone(zone_of(place.site.timezone)):%Y-%m-%d}-" if name.written else ""
    for copy in (f"{title} (copy)", *(f"{title} (copy {n})" for n in range(2, MOST_COPIES))):
        slug = slug_for(copy)
        path = place.path.with_name(f"{day}{slug}{name.suffix}")
        if slug and not check_new(path, place.site.root).exists():
            return Plan(
                f"Duplicate “{title}”", (made(path, copied(post, copy, path, place, moment)),)
            )
    raise FileError("There are too many copies of this post already.", place.path)


def copied(post: Post, title: str, path: Path, place: Place, moment: datetime) -> bytes:
    """The bytes of the copy."""
    copy = post.set("title", title)
    if "date" in post.values:
        copy = dated(copy, Place(path, place.site), moment)
    return copy.to_bytes()
