"""Dates a post in the way in which its own date, or those of the site, are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from editor.jekyll.date import QUOTED, PostDate, date_of, zone_of
from editor.post.errors import PostError
from editor.post.post import Post
from editor.post.scalar import Timestamp
from editor.post.written_date import WrittenDate
from editor.site.inside import read_inside
from editor.site.place import Place

WHOLE = "%Y-%m-%d %H:%M:%S %z"
LOOKED_AT = 20  # posts whose dates tell how the site writes them


def dated(post: Post, place: Place, moment: datetime, like: str = "") -> Post:
    """The post with the date `moment` (aware), to the second as far as its form has seconds.

    The form is that of its own date, else that of the written date `like`; where Jekyll would
    read another moment in it, date, time and offset are written in full. Raises
    FrontMatterError where the date cannot be edited by itself.
    """
    local = moment.astimezone(zone_of(place.site.timezone)).replace(microsecond=0)
    is_quoted = any(
        field.key == "date" and field.style in QUOTED for field in post.front_matter.fields
    )
    for written in ways(str(post.get("date") or like), local):
        one = post.set("date", written if is_quoted else Timestamp(written))
        found = date_of(one, place)
        if isinstance(found, PostDate) and is_same(found.moment, local, written):
            return one
    written = f"{local:{WHOLE}}"
    return post.set("date", written if is_quoted else Timestamp(written))


def ways(like: str, local: datetime) -> Iterator[str]:
    """How the moment may be written: by the clock of the site, or by that of UTC."""
    form = WrittenDate.parse(like)
    if form is None:
        return
    yield with_offset(form, local)
    yield form.moved_to(local.astimezone(UTC).replace(tzinfo=None))


def with_offset(form: WrittenDate, local: datetime) -> str:
    """The moment in that form, with the offset that the site has then."""
    text = form.moved_to(local.replace(tzinfo=None))
    sign = form.offset.strip()[:1]
    if not form.offset or sign not in "+-":
        return text
    colon = ":" if ":" in form.offset else ""
    offset = f"{local:%z}"
    blanks = form.offset[: len(form.offset) - len(form.offset.lstrip())]
    return text.removesuffix(form.offset) + f"{blanks}{offset[:3]}{colon}{offset[3:5]}"


def is_same(found: datetime, wanted: datetime, written: str) -> bool:
    """Is it the moment that is meant, as exactly as the form tells it?"""
    form = WrittenDate.parse(written)
    if form is None or form.hour is None:
        return found.date() == wanted.date() and not (wanted.hour or wanted.minute)
    return abs((found - wanted).total_seconds()) < (1 if form.second is not None else 60)


def usual_date(files: Iterable[Path], root: Path) -> str:
    """The date of the latest of these posts that has one, as it is written; "" where none has."""
    latest = sorted(files, key=lambda file: file.name, reverse=True)[:LOOKED_AT]
    for file in latest:
        try:
            value = Post.parse(read_inside(file, root)).get("date")
        except PostError:
            continue
        if value is not None and WrittenDate.parse(str(value)):
            return str(value)
    return ""
