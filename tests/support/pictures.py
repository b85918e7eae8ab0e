"""Pictures of all kinds, as bytes."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms

ORIENTATION, CAMERA = 0x0112, 0x010F


def picture(width: int = 8, height: int = 6, kind: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture with something in it: a gradient, so that sizes and colours can be told."""
    ramp = Image.linear_gradient("L").resize((width, height))
    stream = io.BytesIO()
    ramp.convert(mode).save(stream, kind)
    return stream.getvalue()


def photo(width: int, height: int, orientation: int = 1) -> bytes:
    """A JPEG as cameras write it: turned by its metadata, with a maker and a colour profile.

    Its left half is red, its right half blue, as it lies in the file.
    """
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = orientation, "Orr & Sons"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=95, exif=exif, icc_profile=profile, comment=b"at home")
    return stream.getvalue()


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it has `side` × `side` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checksum

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def opened(data: bytes) -> Image.Image:
    """The picture, read."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
