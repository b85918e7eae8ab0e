"""The copy of an unsaved post: what is kept of it, and how a file holds it."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any

from editor.journal.file_now import Kind, look
from editor.journal.unwritten import Unwritten

FORMAT = 1
FIRST_LINE = re.compile(rb"post-editor copy ([0-9]{1,4}) ([0-9]{1,12}) ([0-9a-f]{64})\n")
DAMAGED = (
    "The copy of this post is damaged: what follows is what can be read of it. "
    "Compare it with the file before you save it."
)


@dataclass(frozen=True)
class Copy:
    """An unsaved post as the window held it at a moment."""

    key: str  # by which its session knows the post
    path: Path | None
    site: Path | None
    base: bytes | None  # what its file held when last read or written; None: it has no file
    data: bytes  # the post as it is in the window
    at: datetime  # UTC
    title: str = ""
    damage: str = ""  # a sentence, where the disk did not keep it whole
    unwritten: tuple[Unwritten, ...] = ()  # what stood in the form, and is not in `data`

    def to_bytes(self) -> bytes:
        """The copy as a file holds it: length and checksum, what it is, both texts."""
        about = {
            "path": self.path and os.fspath(self.path),
            "site": self.site and os.fspath(self.site),
            "base": None if self.base is None else len(self.base),
            "at": self.at.isoformat(),
            "title": self.title,
            "unwritten": [astuple(each) for each in self.unwritten],
        }
        rest = json.dumps(about).encode() + b"\n" + (self.base or b"") + self.data
        checksum = hashlib.sha256(rest).hexdigest()
        return f"post-editor copy {FORMAT} {len(rest)} {checksum}\n".encode() + rest


def copy_from(key: str, raw: bytes, written: datetime) -> Copy | None:
    """The copy that a file holds which was `written` then; None: a later program's.

    Of a damaged one there is what can be read, and the sentence that says so.
    """
    first = FIRST_LINE.match(raw)
    if first is None:
        return Copy(key, None, None, None, raw, written, damage=DAMAGED)
    if int(first[1]) != FORMAT:
        return None
    rest = raw[first.end() :]
    is_whole = len(rest) == int(first[2]) and hashlib.sha256(rest).hexdigest() == first[3].decode()
    about, _, texts = rest.partition(b"\n")
    try:
        return described(key, json.loads(about), texts, "" if is_whole else DAMAGED)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Copy(key, None, None, None, texts, written, damage=DAMAGED)


def described(key: str, about: dict[str, Any], texts: bytes, damage: str) -> Copy:
    """The copy that `about` speaks of. Raises ValueError, KeyError, TypeError, OverflowError."""
    length = about["base"]
    return Copy(
        key,
        path_from(about["path"]),
        path_from(about["site"]),
        None if length is None else texts[: int(length)],
        texts[int(length or 0) :],
        datetime.fromisoformat(about["at"]).astimezone(UTC),
        str(about["title"]),
        damage,
        tuple(Unwritten(*map(str, each)) for each in about.get("unwritten", ())),
    )


def path_from(name: str | None) -> Path | None:
    """The path that was stored. Raises ValueError or TypeError."""
    if name is not None and "\0" in name:
        raise ValueError("no path")
    return None if name is None else Path(name)


class Standing(Enum):
    """How a copy stands to its file as that is now."""

    NEVER_SAVED = auto()  # the post had no file
    UNCHANGED = auto()  # the file holds what it held when the post was last read or written
    CHANGED = auto()  # the file holds something else
    SAME = auto()  # the file holds all of the copy: nothing is to be recovered
    GONE = auto()
    UNREADABLE = auto()  # a folder, a device, a file that this user may not read


@dataclass(frozen=True)
class Offer:
    """A copy that can be recovered, beside its file as that is now."""

    copy: Copy
    standing: Standing
    now: bytes | None  # what the file holds, if it is there and can be read


def offer(copy: Copy) -> Offer:
    """`copy` beside its file; only a regular file is opened."""
    if copy.path is None:
        return Offer(copy, Standing.NEVER_SAVED, None)
    now = look(copy.path)
    if now.kind is Kind.GONE:
        return Offer(copy, Standing.NEVER_SAVED if copy.base is None else Standing.GONE, None)
    if now.kind is not Kind.FILE:
        return Offer(copy, Standing.UNREADABLE, None)
    if now.data == copy.data and not copy.unwritten:
        return Offer(copy, Standing.SAME, now.data)
    is_as_before = now.data in (copy.base, copy.data)
    return Offer(copy, Standing.UNCHANGED if is_as_before else Standing.CHANGED, now.data)
