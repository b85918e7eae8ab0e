"""A post's date as Jekyll reads it: which moment, in which zone, or that it stops the build.

Jekyll hands what YAML made of the date to Ruby's `Time.parse`. YAML (Psych) takes a date that has
seconds and no quotes for a time, in UTC where no offset stands; everything else stays text, which
`Time.parse` reads in the zone of the site.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from editor.jekyll.date_text import DateParts, parts_of, says_no_date
from editor.post.fences import Format
from editor.post.post import Post
from editor.post.post_name import PostName
from editor.post.scalar import Style, Value
from editor.site.place import Place

THIS_COMPUTER = "this computer's time zone"
BEYOND = (
    OverflowError,
    ValueError,
    OSError,
)  # the years 1 and 9999; Windows knows none before 1970
QUOTED = (Style.SINGLE, Style.DOUBLE, Style.LITERAL, Style.FOLDED)


class Reading(StrEnum):
    """What decides the moment that a written date means."""

    UTC = "utc"  # seconds, no offset, no quotes
    SITE = "site"  # the site's own zone
    OFFSET = "offset"  # the offset that is written


@dataclass(frozen=True)
class PostDate:
    """The moment that Jekyll takes for the post's; its day is the one in the post's address."""

    moment: datetime  # aware, in the zone of the site
    reading: Reading
    written: str
    zone: str | None  # the site's zone by name; None: that of the computer that builds
    rolled_over: bool = False  # written with a day that the month has not: 30 February

    @property
    def zone_name(self) -> str:
        """The zone in words."""
        return self.zone or THIS_COMPUTER

    def sentence(self) -> str:
        """The effective time, and why it is this one."""
        return f"{in_words(self.moment)} in {self.zone_name}{self._because()}."

    def _because(self) -> str:
        if self.rolled_over:
            return f": {self.written} does not exist, and Jekyll counts on into the next month"
        if self.reading is Reading.UTC:
            return ": read as UTC, because it has seconds but neither an offset nor quotes"
        if self.reading is Reading.OFFSET:
            return ": read with the offset that is written"
        return ": read in the site's time"


@dataclass(frozen=True)
class Impossible:
    """No date to Jekyll: the build of the whole site stops."""

    written: str

    def sentence(self) -> str:
        """What Jekyll does with it."""
        what = f"“{self.written}” is no date" if self.written else "The date is empty"
        return f"{what}: Jekyll stops the build of the whole site."


@dataclass(frozen=True)
class Unclear:
    """Something that is not written as a date; Jekyll may make a guess at it."""

    written: str
    guess: datetime | None = None  # what Jekyll most likely takes it for, in the zone of the site

    def sentence(self) -> str:
        """What Jekyll does with it."""
        if self.guess:
            return (
                f"“{self.written}” is not written as a date: "
                f"most likely Jekyll takes it for {in_words(self.guess)}."
            )
        return (
            f"“{self.written}” is not written as a date: Jekyll guesses at it, "
            "or stops the build of the whole site."
        )


ReadDate = PostDate | Impossible | Unclear


def read_date(value: Value, quoted: bool, timezone: str | None) -> ReadDate:
    """What Jekyll reads in a `date:` of that value; `timezone` is the site's, as configured."""
    if isinstance(value, dict | bool) or value is None:
        return Impossible("" if value is None else str(value).lower())
    written = str(value)
    if isinstance(value, list | float):
        return Unclear(written)
    parts = parts_of(written)
    if parts is None:
        return Impossible(written) if says_no_date(written) else guessed(written, timezone)
    if parts.year == 0:  # Ruby's calendar has it, Python's not
        return Unclear(written)
    if not parts.is_possible:
        return Impossible(written)
    try:
        return _dated(parts, written, quoted or isinstance(value, int), timezone)
    except BEYOND:
        return Unclear(written)


def guessed(written: str, timezone: str | None) -> Unclear:
    """What `Time.parse` makes of a text with only parts of a date; the rest is that of today."""
    from editor.jekyll.loose_dates import loose_parts  # rarely wanted

    zone = zone_of(timezone)
    try:
        parts = loose_parts(written, datetime.now(zone))
        if parts is None or not parts.is_possible:
            return Unclear(written)
        return Unclear(written, _dated(parts, written, True, timezone).moment)
    except BEYOND:
        return Unclear(written)


def date_of(post: Post, place: Place) -> ReadDate | None:
    """The date of a post at its place: its own, else its default's, else its file name's.

    None where Jekyll takes the time of the build or of the file: a post with neither, or one
    whose front matter cannot be read.
    """
    if post.format is Format.YAML and post.yaml_error:
        return None
    timezone = place.site.timezone
    for field in reversed(() if post.yaml_error else post.front_matter.fields):
        if field.key == "date" and field.value is None and place.defaults.get("date") is not None:
            break  # an empty field leaves the default as it is
        if field.key == "date":
            return read_date(field.value, field.style in QUOTED, timezone)
    given = post.get("date")  # what a merge `<<` brings
    given = place.defaults.get("date") if given is None else given
    if given is not None:
        return read_date(given, False, timezone)
    name = place.name
    return dated_by(name, timezone) if name and name.written else None


def dated_by(name: PostName, timezone: str | None) -> ReadDate:
    """The first moment of the day that a file name says."""
    if name.date is None:
        return Impossible(name.written)
    try:
        midnight = datetime(name.date.year, name.date.month, name.date.day)
        moment = in_zone(midnight, zone_of(timezone))
    except BEYOND:
        return Unclear(name.written)
    rolled_over = int(name.written.rpartition("-")[2]) != name.date.day
    return PostDate(moment, Reading.SITE, name.written, timezone, rolled_over)


def in_words(moment: datetime) -> str:
    """`2 December 2025, 20:57`."""
    month = calendar.month_name[moment.month]
    return f"{moment.day} {month} {moment.year}, {moment:%H:%M}"


def zone_of(timezone: str | None) -> tzinfo | None:
    """The zone of that name; UTC for one that nobody knows, as for the C library.

    None, no name given: the zone of this computer.
    """
    if not timezone:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        return UTC


def in_zone(local: datetime, zone: tzinfo | None) -> datetime:
    """The naive clock time `local` in `zone`, as Ruby's `Time.local` takes it.

    An hour that a change of the clock skips is the next one; of an hour that comes twice the
    second counts.
    """
    there = local.replace(fold=0)
    if zone is None:
        first, second = there.astimezone(), there.replace(fold=1).astimezone()
    else:
        first, second = there.replace(tzinfo=zone), there.replace(tzinfo=zone, fold=1)
    skipped = (first.utcoffset() or timedelta()) < (second.utcoffset() or timedelta())
    return (first if skipped else second).astimezone(UTC).astimezone(zone)


def _dated(parts: DateParts, written: str, quoted: bool, timezone: str | None) -> PostDate:
    zone = zone_of(timezone)
    is_yaml_time = parts.is_yaml_time and not quoted
    offset = parts.yaml_offset if is_yaml_time else parts.text_offset
    if offset is not None:
        reading = Reading.OFFSET
        utc = parts.local - offset if is_yaml_time else parts.shifted(offset)
        moment = utc.replace(tzinfo=UTC).astimezone(zone)
    elif is_yaml_time:
        reading, moment = Reading.UTC, parts.local.replace(tzinfo=UTC).astimezone(zone)
    else:
        reading, moment = Reading.SITE, in_zone(parts.local, zone)
    return PostDate(moment, reading, written, timezone, parts.rolls_over)
