"""The parts of a written date, taken apart as YAML (Psych) and Ruby's `Date._parse` do."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_MONTH = r"(?P<name>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

YAML_TIME = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?"
    r"(?:\s*(?P<zone>Z|[-+]\d{1,2}:?(?:\d\d)?))?",
    re.ASCII,
)
DAYS = (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
    r"(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",  # never month first
    r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    r"(?P<year>\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    rf"{ORDINAL}\.?[ -]{ENGLISH_MONTH}[ -](?P<year>\d{{4}})",
    rf"{ENGLISH_MONTH} {ORDINAL},? (?P<year>\d{{4}})",
)
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
TIME = (
    r"(?:(?:[Tt]|,?\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?P<zone>z|utc|gmt|[ecmp][sd]t|[-+]\d\d(?::?\d\d)?))?)?"
)
DIGITS = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?)?",
    re.ASCII,
)
US_ZONES = {"e": -5, "c": -6, "m": -7, "p": -8}


@dataclass(frozen=True)
class DateParts:
    """What stands in a written date, possible or not."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0
    zone: str | None = None
    is_yaml_time: bool = False  # with seconds: unquoted, YAML reads it as a time

    @property
    def is_possible(self) -> bool:
        """Does Ruby make a time of it? It takes the 31st of every month, and 24:00:00."""
        clock = self.hour, self.minute, self.second
        has_day = self.year >= 1 and 1 <= self.month <= 12 and 1 <= self.day <= 31
        has_time = self.hour <= 23 and self.minute <= 59 and self.second <= 60
        return has_day and (has_time or clock == (24, 0, 0)) and abs(numbers(self.zone)[0]) < 24

    @property
    def rolls_over(self) -> bool:
        """Has the month fewer days than written?"""
        return self.day > calendar.monthrange(self.year, self.month)[1]

    @property
    def local(self) -> datetime:
        """The clock time, naive; what is too much goes on into the next month, day or minute."""
        return datetime(self.year, self.month, 1) + timedelta(
            days=self.day - 1, hours=self.hour, minutes=self.minute, seconds=self.second
        )

    @property
    def yaml_offset(self) -> timedelta | None:
        """The offset as Psych reads it: `-00:30` loses its sign."""
        if self.zone is None:
            return None
        hours, minutes = numbers(self.zone)
        return timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes)

    @property
    def text_offset(self) -> timedelta | None:
        """The offset as `Time.parse` reads it, names of zones included."""
        if self.zone is None or re.fullmatch(r"[-+]\d", self.zone):  # `+2` says nothing to Ruby
            return None
        zone = self.zone.lower()
        if zone[0] in US_ZONES and zone[-1] == "t":
            return timedelta(hours=US_ZONES[zone[0]] + (zone[1] == "d"))
        hours, minutes = numbers(zone)
        return timedelta(hours=hours, minutes=-minutes if zone[0] == "-" else minutes)

    def shifted(self, offset: timedelta) -> datetime:
        """In UTC, by `Time.parse`'s own sums: 30 February, 23:00 -0500 is 1 March, 04:00."""
        last = datetime(self.year, self.month, calendar.monthrange(self.year, self.month)[1])
        clock = timedelta(hours=self.hour, minutes=self.minute, seconds=self.second)
        utc = clock - offset
        if self.rolls_over and utc >= timedelta(days=1):
            return last + timedelta(days=1) + (utc - timedelta(days=1))
        return self.local - offset


def numbers(zone: str | None) -> tuple[int, int]:
    """Hours (signed) and minutes of `+05:30`, `-0330`, `+2`; zero for `Z` and `UTC`."""
    match = re.fullmatch(r"([-+]\d{1,2}):?(\d\d)?", zone or "")
    return (int(match[1]), int(match[2] or 0)) if match else (0, 0)


def parts_of(written: str) -> DateParts | None:
    """The parts of a date in any of the usual forms; None for what is not written like one."""
    if match := YAML_TIME.fullmatch(written.strip()):
        day = text_date(DAYS[0]).match(written)
        assert day is not None
        return _parts(day, match["zone"], is_yaml_time=True)
    for day in DAYS:
        if match := text_date(day).fullmatch(written):
            return _parts(match, match["zone"])
    match = DIGITS.fullmatch(written)
    return _parts(match, None) if match else None


@cache  # compiled when first wanted: most posts need the first alone
def text_date(day: str) -> re.Pattern[str]:
    """A day in the form `day`, with a weekday before and a time behind it, as they may be."""
    return re.compile(rf"\s*{WEEKDAY}{day}{TIME}\s*", re.IGNORECASE | re.ASCII)


def says_no_date(written: str) -> bool:
    """Is there nothing in the text that Ruby could take for a part of a date?"""
    has_month = any(re.search(rf"\b{month}", written, re.IGNORECASE) for month in MONTHS)
    return not has_month and not re.search(r"\d", written)


def _parts(match: re.Match[str], zone: str | None, is_yaml_time: bool = False) -> DateParts:
    found = match.groupdict()
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < 69 else 1900
    name = found.get("name")
    month = MONTHS.index(name[:3].lower()) + 1 if name else int(found["month"])
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = (found.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return DateParts(year, month, int(found["day"]), hour, minute, second, zone, is_yaml_time)
