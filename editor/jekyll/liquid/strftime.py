"""Times written out as Ruby's `strftime` does, flags and widths included."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

DIRECTIVE = re.compile(
    r"%([-0^#_]*)(\d*)(:{0,3}(?=z)|E(?=[cCxXyY])|O(?=[deHkIlmMSuUVwWy])|)([a-zA-Z%+])", re.ASCII
)
OFFSET_NAME = re.compile(r"UTC[-+].*")  # Python's name of a zone that has none
LONGEST = 1024
COMBINED = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "v": "%e-%^b-%Y",
    "x": "%m/%d/%y",
    "X": "%H:%M:%S",
    "r": "%I:%M:%S %p",
    "R": "%H:%M",
    "T": "%H:%M:%S",
}
# what each number is, how wide, and what it is filled up with
NUMBERS: dict[str, tuple[Callable[[datetime], int], int, str]] = {
    "Y": (lambda t: t.year, 1, "0"),
    "C": (lambda t: t.year // 100, 2, "0"),
    "y": (lambda t: t.year % 100, 2, "0"),
    "m": (lambda t: t.month, 2, "0"),
    "d": (lambda t: t.day, 2, "0"),
    "e": (lambda t: t.day, 2, " "),
    "j": (lambda t: t.timetuple().tm_yday, 3, "0"),
    "H": (lambda t: t.hour, 2, "0"),
    "k": (lambda t: t.hour, 2, " "),
    "I": (lambda t: t.hour % 12 or 12, 2, "0"),
    "l": (lambda t: t.hour % 12 or 12, 2, " "),
    "M": (lambda t: t.minute, 2, "0"),
    "S": (lambda t: t.second, 2, "0"),
    "u": (lambda t: t.isoweekday(), 1, "0"),
    "w": (lambda t: t.isoweekday() % 7, 1, "0"),
    "G": (lambda t: t.isocalendar().year, 4, "0"),
    "g": (lambda t: t.isocalendar().year % 100, 2, "0"),
    "V": (lambda t: t.isocalendar().week, 2, "0"),
    "U": (lambda t: (t.timetuple().tm_yday + 6 - t.isoweekday() % 7) // 7, 2, "0"),
    "W": (lambda t: (t.timetuple().tm_yday + 6 - t.weekday()) // 7, 2, "0"),
    "s": (lambda t: int((t if t.tzinfo else t.replace(tzinfo=UTC)).timestamp()), 1, "0"),
}
NAMES: dict[str, Callable[[datetime], str]] = {
    "B": lambda t: MONTHS[t.month],
    "b": lambda t: MONTHS[t.month][:3],
    "h": lambda t: MONTHS[t.month][:3],
    "A": lambda t: DAYS[t.weekday()],
    "a": lambda t: DAYS[t.weekday()][:3],
    "p": lambda t: "AM" if t.hour < 12 else "PM",
    "P": lambda t: "am" if t.hour < 12 else "pm",
    "Z": lambda t: OFFSET_NAME.sub("", t.tzname() or "UTC"),
    "n": lambda _: "\n",
    "t": lambda _: "\t",
    "%": lambda _: "%",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("", *(calendar.month_name[number] for number in range(1, 13)))


def strftime(moment: datetime, form: str) -> str:
    """`moment` in the form that the directives (`%Y-%m-%d`) describe."""
    return DIRECTIVE.sub(lambda match: directive(moment, match), form)


def directive(moment: datetime, match: re.Match[str]) -> str:
    """One directive worked out; one that Ruby does not know stays."""
    flags, written_width, colons, letter = match.groups()
    width = min(int(written_width[:9] or 0), LONGEST)
    if letter in NUMBERS:
        number, least, fill = NUMBERS[letter]
        return padded(str(number(moment)), flags, width or least, fill)
    if letter in "LN":
        digits = width or (3 if letter == "L" else 9)
        return f"{moment.microsecond:06}".ljust(digits, "0")[:digits]
    if letter == "z":
        return offset(moment, colons, width)
    if letter in COMBINED:
        text = strftime(moment, COMBINED[letter])
    elif letter in NAMES:
        text = NAMES[letter](moment)
    else:
        return match[0]
    return padded(in_case(text, flags, letter), flags, width, " ")


def in_case(text: str, flags: str, letter: str) -> str:
    """`^`: capitals; `#`: the other case."""
    if "#" in flags:
        return text.lower() if letter in "pZ" else text.upper()
    return text.upper() if "^" in flags else text


def padded(text: str, flags: str, width: int, fill: str) -> str:
    """The text filled up on its left as wide as asked; `-`: not at all."""
    for flag in flags:
        fill = {"0": "0", "_": " "}.get(flag, fill)
    return text if "-" in flags else text.rjust(width, fill)


def offset(moment: datetime, flags: str, width: int = 0) -> str:
    """How far from UTC: `+0100`, with one colon `+01:00`, with two `+01:00:00`."""
    seconds = int((moment.utcoffset() or timedelta()).total_seconds())
    sign, seconds = "-" if seconds < 0 else "+", abs(seconds)
    hours, minutes = f"{seconds // 3600:02}", f"{seconds % 3600 // 60:02}"
    colons = flags.count(":")
    rest = (":" if colons else "") + minutes + (f":{seconds % 60:02}" if colons > 1 else "")
    return sign + (hours + rest).rjust(width - 1, "0")
