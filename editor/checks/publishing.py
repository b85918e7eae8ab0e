"""The mend for what keeps a post from being published, where the post itself holds it."""

from __future__ import annotations

from datetime import datetime

from editor.checks.front_matter import without_blank_lines
from editor.checks.problem import Fix
from editor.checks.subject import mend
from editor.jekyll.date import zone_of
from editor.jekyll.publication import Why
from editor.post.post import Post
from editor.post.scalar import Style, Timestamp
from editor.site.place import Place


def mend_for(why: Why, post: Post, place: Place, now: datetime) -> Fix | None:
    """The one right mend, `now` being this moment (aware); None where there is none."""
    if why is Why.UNPUBLISHED:
        return publish(post, place)
    if why is Why.FUTURE:
        return date_now(post, place, now)
    if why is Why.STOPS_BUILD:
        return day_of_name(post, place)
    if why is Why.NO_FRONT_MATTER and without_blank_lines(post) != post:
        return Fix("Remove the empty line above", without_blank_lines)
    return None


def publish(post: Post, place: Place) -> Fix | None:
    """Without its `published: false`; where the site gives that, with `published: true`."""
    if place.defaults.get("published", True) in (None, False):
        return mend("Publish it", lambda post: post.set("published", value=True))
    if "published" not in post.values:
        return None
    return mend("Publish it", lambda post: post.remove("published"))


def date_now(post: Post, place: Place, now: datetime) -> Fix:
    """Dated at this moment, with the offset of the site's zone."""
    written = f"{now.astimezone(zone_of(place.site.timezone)):%Y-%m-%d %H:%M:%S %z}"
    fields = () if post.yaml_error else post.front_matter.fields
    own = next((field for field in reversed(fields) if field.key == "date"), None)
    is_plain = own is None or own.style is Style.PLAIN
    value = Timestamp(written) if is_plain else written
    return mend("Date it now", lambda post: post.set("date", value))


def day_of_name(post: Post, place: Place) -> Fix | None:
    """Without a date that is none, so that the file name's counts."""
    name = place.name
    if "date" not in post.values or not (name and name.date):
        return None
    return mend("Take the file name’s day", lambda post: post.remove("date"))
