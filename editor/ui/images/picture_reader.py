"""What Qt reads pictures from: bytes alone, and no drawing that would have another file read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from editor.post.errors import TooLarge
from editor.post.post_file import plain_bytes

MOST_BYTES = 100_000_000
MOST_UNPACKED = 20_000_000  # of a drawing
PACKED = b"\x1f\x8b"
DRAWINGS = ("svg", "svgz")
# Qt opens whatever file these name; an entity may stand for any of them.
LEADS_OUT = re.compile(r"<(?:[^\s<>/:]+:)?(?:image|feImage)\b|<!ENTITY|<\?xml-stylesheet")
ENCODING = re.compile(r"""<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)""")
LIKE_ASCII = ("utf-8", "utf8", "us-ascii", "iso-8859-1")  # a tag is a tag in these


def read_picture(source: Path | bytes, read: Callable[[QImageReader], QImage]) -> QImage:
    """What `read` makes of a file or of bytes; of what may not be shown, its reader has nothing."""
    content = QByteArray(picture_bytes(source))
    buffer = QBuffer(content)  # which does not hold it
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return read(QImageReader(buffer))  # the reader goes before what it reads from


def picture_bytes(source: Path | bytes) -> bytes:
    """The bytes that Qt may have of a picture: none of one that leads to other files."""
    try:
        data = plain_bytes(source, MOST_BYTES) if isinstance(source, Path) else source
    except (OSError, ValueError, TooLarge):
        return b""
    data = unpacked(data) if data.startswith(PACKED) else data
    return data if not is_drawing(data) or is_closed(data) else b""


def unpacked(data: bytes) -> bytes:
    """A drawing without its gzip; nothing where it is broken or grows too large."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        found = unpacker.decompress(data, MOST_UNPACKED)
    except zlib.error:
        return b""
    return found if unpacker.eof else b""


def is_drawing(data: bytes) -> bool:
    """Would Qt take it for an SVG file?"""
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return bytes(QImageReader.imageFormat(buffer).data()).decode() in DRAWINGS


def is_closed(drawing: bytes) -> bool:
    """Does a drawing stand on its own? Where its encoding may hide what it does, it does not."""
    try:
        text = drawing.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    said = ENCODING.match(text.lstrip())
    is_plain = "\0" not in text and (said is None or said[1].lower() in LIKE_ASCII)
    return is_plain and not LEADS_OUT.search(text)
