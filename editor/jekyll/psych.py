"""What Ruby's YAML, which Jekyll uses, takes an unquoted text for.

Follows Psych's ScalarScanner; PyYAML reads some texts differently (1,000 and 12:30, for two).
"""

from __future__ import annotations

import re
from datetime import date

FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?", re.ASCII)  # 1.10
RADIX = re.compile(r"[-+]?0b[0-1_,]+|[-+]?0[0-7_,]+|[-+]?0x[0-9a-fA-F_,]+", re.ASCII)  # 007
INTEGER = re.compile(r"[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)", re.ASCII)  # 2020, 1,000
CLOCK = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(?:\.[0-9_]*)?", re.ASCII)  # 12:30
ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
NUMBERS = (FLOAT, RADIX, INTEGER, CLOCK, ENDLESS)
TRUTH = re.compile(r"(?:yes|true|on|no|false|off)", re.IGNORECASE)
NOTHING = re.compile(r"~|null|", re.IGNORECASE)
DATE = re.compile(
    r"\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)"
    r"|-?\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?"
    r"(?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?",
    re.ASCII,
)


def taken_for(plain: str) -> str | None:
    """What the unquoted text `plain` becomes in Jekyll: "a number", "a date" …; None: text."""
    if NOTHING.fullmatch(plain):
        return "nothing"
    if TRUTH.fullmatch(plain):
        return "true or false"
    if DATE.fullmatch(plain) and is_day(plain):
        return "a date"
    if plain not in (".", "+.", "-.") and any(number.fullmatch(plain) for number in NUMBERS):
        return "a number"
    return None


def is_day(plain: str) -> bool:
    """Is a date without a time one of the calendar? 2025-02-30 stays text."""
    if len(plain) > len("2025-12-03"):
        return True
    try:
        return bool(date(*map(int, plain.split("-"))))
    except ValueError:
        return False


def is_symbol(plain: str) -> bool:
    """Is the unquoted text a Ruby symbol (`:name`)? Jekyll then refuses the front matter."""
    return len(plain) > 1 and plain[0] == ":"
