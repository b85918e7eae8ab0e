"""Paths of a site's files as they stand in addresses, also of names that are not UTF-8."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from editor.post.encodings import ESCAPED, NO_TEXT

UNSAFE = re.compile(rf"[\s()<>\[\]{{}}\"'`\\%#?|^]|{NO_TEXT.pattern}")  # in a text's address


def decoded(address: str) -> str:
    """The path that an address means; a byte that is not UTF-8 is what a path has for it."""
    return unquote(address, errors=ESCAPED)


def encoded(path: str) -> str:
    """A path with all but plain letters, digits and slashes written as %20 and the like."""
    return quote(path, errors=ESCAPED)


def address(path: PurePosixPath) -> str:
    """A path as it stands in an address: what would end it there is written as %20 and the like."""
    return UNSAFE.sub(coded, str(path))


def as_text(path: PurePosixPath) -> str:
    """A path that stands as it is, but for bytes that no text can hold: they are written as %E9."""
    return NO_TEXT.sub(coded, str(path))


def coded(match: re.Match[str]) -> str:
    """What was found, as an address has it."""
    return quote(match[0], safe="", errors=ESCAPED)
