"""Where a text of the site holds the path of an image, in whichever way it is written."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from editor.post.encodings import ESCAPED
from editor.post.fences import split
from editor.site.addresses import decoded, encoded
from editor.site.body_images import CODE, without_code
from editor.site.post_files import POST_ENDINGS
from editor.site.site import Site

MARKDOWN = frozenset(POST_ENDINGS) - {".html", ".htm", ".textile", ".txt"}
BOUNDARY = frozenset(" \t\r\n\"'()[]{}<>=,;|:!*`\ufeff")  # before a path that begins there
OPENS_VALUE = re.compile(r"(?:[\"'(=<]|:[ \t]+|^[ \t]*-[ \t]+)\Z", re.MULTILINE)
OPENS_LINK = re.compile(r"\{%-?\s*link\s+/?\Z")  # worked out by Jekyll, in code too
LOOK_BACK = 60  # characters
NOT_BEHIND = r"(?![\w%/-]|\.\w)"


@dataclass(frozen=True)
class Mention:
    """A path in a text: its place, how it is written, and what it is relative to ("": the root)."""

    start: int
    end: int
    written: str
    base: PurePosixPath


@dataclass(frozen=True)
class Text:
    """A text file of the site."""

    file: PurePosixPath
    text: str

    def line(self, place: int) -> int:
        """The line of a place, from 1."""
        return self.text.count("\n", 0, place) + 1

    def is_code(self, start: int, end: int) -> bool:
        """Is what stands there shown to readers as it is written?"""
        if self.file.suffix.lower() not in MARKDOWN or start < self._body_start:
            return False
        line_start = max(self._body_start, self.text.rfind("\n", 0, start) + 1)
        shown = self._shown[self.text.count("\n", self._body_start, start)]
        is_shown = shown[start - line_start : end - line_start] == self.text[start:end]
        return not is_shown and not OPENS_LINK.search(self.text, max(0, start - LOOK_BACK), start)

    @cached_property
    def _body_start(self) -> int:
        return len(self.text) - len(split(self.text)[3])

    @cached_property
    def _shown(self) -> list[str]:
        return without_code(self.text[self._body_start :], CODE).split("\n")


def mentions(image: PurePosixPath, text: Text, site: Site) -> Iterator[Mention]:
    """The places where `text` leads to the image at that path in the site, in their order.

    Code of a post is none, unless Jekyll works it out (`{% link … %}`). Other capitals count,
    as long as they are not those of another file.
    """
    if not names(image, text.text):
        return
    found = [*from_root(image, text, site), *from_folder(image, text)]
    for each in sorted(found, key=lambda mention: mention.start):
        if not text.is_code(each.start, each.end) and not is_another(each, image, site):
            yield each


def names(image: PurePosixPath, text: str) -> bool:
    """Does the text hold the name of the image at all?"""
    if image.name in text:
        return True
    return pattern_of(image.name).search(text) is not None


def from_root(image: PurePosixPath, text: Text, site: Site) -> Iterator[Mention]:
    """Mentions as seen from the root of the site, its addresses before them or not."""
    before = [site.url + site.baseurl, site.baseurl] if site.baseurl else [site.url]
    strict = "/" not in str(image)
    for match in pattern_of(str(image)).finditer(text.text):
        start = match.start()
        if text.text[start - 1 : start] == "/":
            is_one = begins(text.text, start - 1) or any(
                each
                and text.text.endswith(each, 0, start - 1)
                and (begins(text.text, start - 1 - len(each)))
                for each in before
            )
        else:
            is_one = opens_value(text.text, start) if strict else begins(text.text, start)
        if is_one:
            yield Mention(start, match.end(), match[0], PurePosixPath())


def from_folder(image: PurePosixPath, text: Text) -> Iterator[Mention]:
    """Mentions as seen from the folder of the text: `../images/x.png` in a style sheet."""
    folder = text.file.parent
    path = posixpath.relpath(str(image), str(folder))
    if path == str(image):
        return
    for match in pattern_of(path).finditer(text.text):
        start = match.start()
        if begins(text.text, start) and ("/" in path or opens_value(text.text, start)):
            yield Mention(start, match.end(), match[0], folder)


def pattern_of(path: str) -> re.Pattern[str]:
    """Finds a path whether or not characters of it are written as %20 and the like."""
    letters = (
        re.escape(each) if each.isalnum() and each.isascii() else either(each) for each in path
    )
    return re.compile("".join(letters) + NOT_BEHIND, re.IGNORECASE)


def either(character: str) -> str:
    """The character or its escape in an address."""
    escape = "".join(f"%{byte:02X}" for byte in character.encode("utf-8", ESCAPED))
    return f"(?:{re.escape(character)}|{escape})"


def begins(text: str, place: int) -> bool:
    """Can a path begin there?"""
    return place == 0 or text[place - 1] in BOUNDARY


def opens_value(text: str, place: int) -> bool:
    """Does a value begin there, rather than a word of a sentence?"""
    before = text[max(0, place - LOOK_BACK) : place]
    return not before.strip() or OPENS_VALUE.search(before) is not None


def is_another(mention: Mention, image: PurePosixPath, site: Site) -> bool:
    """Are the capitals those of another file?"""
    path = posixpath.normpath(str(mention.base / decoded(mention.written)))
    if path == str(image) or path.startswith(("/", "../")):
        return False
    try:
        return not os.path.samefile(site.root / path, site.root / image)
    except OSError:
        return False  # there is no other one


def rewritten(mention: Mention, old: PurePosixPath, new: PurePosixPath) -> str:
    """What stands in place of the mention once the image is at `new`; its way of writing stays."""
    path = posixpath.relpath(str(new), str(mention.base))
    folder, slash, _ = mention.written.rpartition("/")
    if old.parent == new.parent and decoded(folder) == posixpath.dirname(path):
        return folder + slash + new.name
    is_encoded = decoded(mention.written) != mention.written
    return encoded(path) if is_encoded else path
