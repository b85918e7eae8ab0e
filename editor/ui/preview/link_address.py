"""Where a link leads, in words that cannot mislead."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote, unquote

from PySide6.QtCore import QUrl

LONGEST_HOST = 60  # characters: of a longer one the end is shown, which says whose it is
ENCODED, ASCII_HOST = QUrl.ComponentFormattingOption.FullyEncoded, QUrl.UrlFormattingOption
NEVER_DECODED = frozenset('%\\"<>')


def shown_address(url: QUrl) -> str:
    """The address to read: its host in ASCII and without a name before it; no letter invisible."""
    whole = url.toString(ENCODED | ASCII_HOST.RemoveUserInfo)
    host = url.host(ENCODED)
    if len(host) > LONGEST_HOST:
        whole = whole.replace(host, f"…{host[-LONGEST_HOST:]}", 1)
    start = whole.find("/", whole.find("//") + 2) if host else 0
    return whole if start < 0 else whole[:start] + readable(whole[start:])


def readable(encoded: str) -> str:
    """Percent signs as the letters they mean, but for those that change or hide what is read."""
    try:
        text = unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return encoded
    return "".join(each if is_plain(each) else quote(each, safe="") for each in text)


def is_plain(letter: str) -> bool:
    """Does it show, and only itself?"""
    return unicodedata.category(letter)[0] not in "CZ" and letter not in NEVER_DECODED
