"""Dates written with less than year, month and day, as `Time.parse` reads them in any text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from editor.jekyll.date_text import ENGLISH_MONTH, MONTHS, DateParts

MONTH = rf"\b{ENGLISH_MONTH}"
DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
YEAR = r"(?P<year>\d{4})\b"
SHORT_YEAR = r"(?P<year>\d{4}|'?\d\d)(?![\d:])"
ZONE = r"(?:\s*(?P<zone>z\b|utc\b|gmt\b|[ecmp][sd]t\b|[-+]\d\d(?::?\d\d)?\b))?"
CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?::(?P<minute>\d\d?)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    rf"(?:\s*(?P<half>[ap])\.?m\b\.?)?{ZONE}|\s*(?P<only_half>[ap])\.?m\b\.?)",
    re.IGNORECASE | re.ASCII,
)
DATES = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        rf"{YEAR},?[ -]{MONTH}[ -]{DAY}",
        rf"{DAY}(?:st|nd|rd|th)?[ -]*{MONTH}(?:[ -]+{SHORT_YEAR})?",
        rf"{MONTH} *{DAY}(?:st|nd|rd|th)?,?(?: +{SHORT_YEAR})?",
        r"(?<!\d)(?P<year>\d\d?)/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        rf"{MONTH},?[ /-]*{YEAR}",
        rf"{YEAR} {MONTH}",
        r"(?<!\d)(?P<year>\d{4})/(?P<month>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)",
        r"\A(?P<year>\d{4})-(?P<of_year>\d{3})\Z",
        r"(?<!\d)(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        MONTH,
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)\b",
    )
)


def loose_parts(written: str, now: datetime) -> DateParts | None:
    """The parts of the date and time that stand in the text; what is missing is that of `now`."""
    clock = CLOCK.search(written)
    rest = written if clock is None else f"{written[: clock.start()]} {written[clock.end() :]}"
    day = next((found for form in DATES if (found := form.search(rest.strip()))), None)
    if clock is None and day is None:
        return None
    year, month, number = (now.year, now.month, now.day) if day is None else _day(day, now)
    return DateParts(year, month, number, *_time(clock), zone=clock["zone"] if clock else None)


def _day(match: re.Match[str], now: datetime) -> tuple[int, int, int]:
    """Year, month and day; where the month is known the day is the first, else that of today."""
    found = match.groupdict()
    year = _year(found.get("year"), now)
    if of_year := found.get("of_year"):
        day = date(year, 1, 1) + timedelta(days=int(of_year) - 1)
        return day.year, day.month, day.day
    name, number = found.get("name"), found.get("month")
    month = MONTHS.index(name[:3].lower()) + 1 if name else int(number or now.month)
    return year, month, int(found.get("day") or 1)


def _year(written: str | None, now: datetime) -> int:
    if written is None:
        return now.year
    year = int(written.strip("'"))
    return year if year > 99 else year + (2000 if year < 69 else 1900)


def _time(match: re.Match[str] | None) -> tuple[int, int, int]:
    if match is None:
        return 0, 0, 0
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    half = (match["half"] or match["only_half"] or "").lower()
    return (hour % 12 + (12 if half == "p" else 0) if half else hour), minute, second
