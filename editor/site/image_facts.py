"""What an image file is: its type, its size in pixels and bytes. Reads its head alone."""

from __future__ import annotations

import io
import re
import stat
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from editor.site.inside import without_waiting

SVG_HEAD = 65_536  # bytes in which the root element of an SVG must stand
SVG_ROOT = re.compile(rb"<(?:\w+:)?svg\b([^>]*)>", re.DOTALL)
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*")
PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
ENDINGS = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".apng": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".avif": "avif",
    ".svg": "svg",
    ".bmp": "bmp",
    ".ico": "ico",
    ".tif": "tiff",
    ".tiff": "tiff",
}
_alone = Lock()
# What Pillow raises of torn pictures.
BROKEN = (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, EOFError)
SAME_TYPE = {"mpo": "jpeg", "jpeg2000": "jp2"}


@dataclass(frozen=True)
class ImageFacts:
    """Type (by its contents), width and height in pixels, size in bytes."""

    type: str
    width: int
    height: int
    bytes: int


def facts(path: Path) -> ImageFacts | None:
    """What the image at `path` is; None for what is no readable image."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return _facts(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=512)
def _facts(path: Path, size: int, _changed: int) -> ImageFacts | None:
    """Read once for as long as size and time of change stay."""
    try:
        with open(path, "rb", opener=without_waiting) as stream:
            found = svg_size(stream.read(SVG_HEAD)) or raster_size(path)
    except OSError:
        return None
    return ImageFacts(*found, size) if found else None


def facts_of(data: bytes) -> ImageFacts | None:
    """What the image is whose bytes these are; None where they are no readable image."""
    found = svg_size(data[:SVG_HEAD]) or raster_size(io.BytesIO(data))
    return ImageFacts(*found, len(data)) if found else None


def type_by_ending(path: Path) -> str | None:
    """The type that the file's ending promises; None for endings that are no image's."""
    return ENDINGS.get(path.suffix.lower())


def raster_size(file: Path | io.BytesIO) -> tuple[str, int, int] | None:
    """Type and pixels of a raster image, from its head; harmless for bombs and torn files."""
    from PIL import Image

    with _alone:  # the limit is everybody's
        limit = Image.MAX_IMAGE_PIXELS
        Image.MAX_IMAGE_PIXELS = None  # no pixel is read here, and a huge size is news
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(file) as image:
                    kind = (image.format or "").lower()
                    return SAME_TYPE.get(kind, kind), image.width, image.height
        except BROKEN:
            return None
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def svg_size(head: bytes) -> tuple[str, int, int] | None:
    """Width and height from the root element of an SVG; 0 where it names none."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", errors="ignore").encode()
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    match = SVG_ROOT.search(head) if start.startswith(b"<") else None
    if match is None or b"<html" in head[: match.start()].lower():
        return None
    text = match[1].decode(errors="replace")
    names = dict(re.findall(r"([\w:-]+)\s*=\s*[\"']([^\"']*)[\"']", text))
    box = re.split(r"[\s,]+", names.get("viewBox", "").strip())
    fallback = box[2:] if len(box) == 4 else ["", ""]
    width = length(names.get("width", "")) or length(fallback[0])
    height = length(names.get("height", "")) or length(fallback[1])
    return "svg", width, height


def length(text: str) -> int:
    """A length of an SVG in pixels; 0 for a share (`100%`) or none."""
    match = LENGTH.fullmatch(text)
    return round(float(match[1]) * PIXELS[match[2] or "px"]) if match else 0
