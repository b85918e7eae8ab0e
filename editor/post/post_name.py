"""A post's file name: `2025-12-03-big-news.md` says a date and a slug."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from editor.post.slug import slugify

DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)", re.DOTALL)
DATELESS = re.compile(r"(.*)(\.[^.]+)", re.DOTALL)
LONGEST_SLUG = 200  # bytes: most file systems take 255 for the whole name


@dataclass(frozen=True)
class PostName:
    """What a file name says. `date` is the day that Jekyll reads: 2025-02-30 is 2 March."""

    date: date | None
    slug: str
    suffix: str
    written: str = ""  # the date as the name has it; "" when it has none

    @property
    def title(self) -> str:
        """The title that Jekyll gives a post without one."""
        return title_of(self.slug)


def read_post_name(name: str) -> PostName | None:
    """Take a file name apart as Jekyll does; None when it has no ending at all."""
    if match := DATED.fullmatch(name):
        written, slug, suffix = match.groups()
        return PostName(day_of(written), slug.rstrip("."), suffix, written)
    if match := DATELESS.fullmatch(name):
        return PostName(None, match[1].rstrip("."), match[2])
    return None


def day_of(written: str) -> date | None:
    """The day that Ruby reads in `2025-12-3`: one day too many goes on into the next month.

    None for a month or day that no month has (13, 45): Jekyll stops there.
    """
    year, month, day = (int(part) for part in written.split("-"))
    if len(written.split("-")[0]) == 2:
        year += 2000 if year < 69 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and year >= 1):
        return None
    return date(year, month, 1) + timedelta(days=day - 1)


def title_of(slug: str) -> str:
    """`big-news` as a title, "Big News": what Jekyll shows for a post without a title."""
    return " ".join(word.capitalize() for word in slug.rstrip("-").split("-"))


def propose_name(title: str, day: date) -> str:
    """A file name for a new post: `2025-12-03-big-news.md`."""
    return f"{day.isoformat()}-{slug_for(title) or 'untitled'}.md"


def slug_for(title: str) -> str:
    """The slug that Jekyll would make of the title, short enough for a file's name."""
    slug = slugify(unicodedata.normalize("NFC", title))
    return slug.encode()[:LONGEST_SLUG].decode(errors="ignore").rstrip("-")
