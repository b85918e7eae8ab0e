"""How a date is written in a post: its parts, and the separators, offset and length to keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

PATTERN = re.compile(
    r"""
    (?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})
    (?:
        (?P<separator>[Tt]|[ \t]+)
        (?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?P<fraction>\.\d*)?)?
        (?P<offset>[ \t]*(?:[Zz]|UTC|[-+]\d{1,2}(?::?\d{2})?))?
    )?
    """,
    re.VERBOSE | re.ASCII,
)
PARTS = ("year", "month", "day", "hour", "minute", "second")
TIME_SEPARATOR = " "


@dataclass(frozen=True)
class WrittenDate:
    """A date as its author wrote it; what is None is not written."""

    year: int
    month: int
    day: int
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    separator: str = TIME_SEPARATOR
    fraction: str = ""
    offset: str = ""  # as written, with the blanks before it: "Z", " +0100"
    source: str = ""

    @classmethod
    def parse(cls, text: str) -> WrittenDate | None:
        """The parts of `text`; None where it is not a date written year first.

        The parts need not make a date that exists: 2025-02-30 is written all the same.
        """
        match = PATTERN.fullmatch(text.strip())
        if match is None:
            return None

        def number(name: str) -> int | None:
            return int(match[name]) if match[name] else None

        return cls(
            int(match["year"]),
            int(match["month"]),
            int(match["day"]),
            number("hour"),
            number("minute"),
            number("second"),
            match["separator"] or TIME_SEPARATOR,
            match["fraction"] or "",
            match["offset"] or "",
            match[0],
        )

    @property
    def moment(self) -> datetime | None:
        """The parts as a naive datetime; None where there is no such date."""
        try:
            return datetime(
                self.year, self.month, self.day, self.hour or 0, self.minute or 0, self.second or 0
            )
        except ValueError:
            return None

    def moved_to(self, moment: datetime) -> str:
        """The date written as before, for `moment`; a part that stays keeps its characters.

        A time is written once it is not midnight, seconds once they are not 0.
        """
        match = PATTERN.fullmatch(self.source)
        assert match is not None  # it was parsed from there
        text = self.source
        for name in reversed(PARTS):
            if match[name] and int(match[name]) != getattr(moment, name):
                start, end = match.span(name)
                text = f"{text[:start]}{getattr(moment, name):0{max(end - start, 2)}}{text[end:]}"
        seconds = f":{moment.second:02}" if moment.second else ""
        if self.hour is None and (moment.hour or moment.minute or seconds):
            return f"{text}{self.separator}{moment.hour:02}:{moment.minute:02}{seconds}"
        if self.hour is not None and self.second is None and seconds:
            behind = len(text) - len(self.offset)
            return text[:behind] + seconds + text[behind:]
        return text
