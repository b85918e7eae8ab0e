"""Makes a picture smaller: fewer pixels, another quality, none of what cameras write into it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from editor.post.errors import PostError
from editor.site.image_facts import BROKEN, ENDINGS, ImageFacts, facts_of

if TYPE_CHECKING:  # it takes its time
    from PIL.Image import Image

REDUCIBLE = ("jpeg", "png", "webp")
SHOWN = frozenset(ENDINGS.values()) - {"tiff"}
MOST_BYTES = 200_000_000  # of a picture that is taken at all
MOST_PIXELS = 80_000_000  # that are read; Pillow warns of bombs from 89 million on
PALETTE_COLOURS = 256

Form = Literal["", "jpeg", "png", "webp"]


class NoPicture(PostError):
    """The bytes are no picture that can be taken, or made smaller; nothing was written."""


@dataclass(frozen=True)
class Reduction:
    """The longest side in pixels, the quality of JPEG and WebP (to 100), the type ("": its own)."""

    longest: int = 1600
    quality: int = 82
    form: Form = ""


def picture_facts(data: bytes) -> ImageFacts:
    """What the picture is. Raises NoPicture for what is none, or far too large."""
    if len(data) > MOST_BYTES:
        raise NoPicture(
            f"The picture has {len(data) / 1e6:,.0f} MB; up to {MOST_BYTES / 1e6:.0f} MB are taken."
        )
    found = facts_of(data)
    if found is None or found.type not in SHOWN:
        raise NoPicture("This is no picture that browsers show. Export it as PNG or JPEG.")
    return found


def why_not_reduced(data: bytes, facts: ImageFacts) -> str:
    """Why the picture can only be taken as it is, as a sentence; "" where it can be reduced."""
    if facts.type not in REDUCIBLE:
        return f"{facts.type.upper()} pictures are taken as they are."
    if facts.width * facts.height > MOST_PIXELS:
        return (
            f"With {facts.width} × {facts.height} pixels it is too large to be made smaller here. "
            "Do that with a program for pictures."
        )
    return "A picture that moves is taken as it is." if moves(data) else ""


def reduced(data: bytes, reduction: Reduction) -> bytes:
    """The picture with no side longer than the reduction says, turned upright, without metadata.

    Its colour profile stays. A picture that has nothing to lose stays as it is. Raises NoPicture.
    """
    facts = picture_facts(data)
    if reason := why_not_reduced(data, facts):
        raise NoPicture(reason)
    try:
        smaller = written(upright(data, reduction), facts, reduction)
        if len(smaller) >= len(data) and is_plain(data, facts, reduction):
            return data
        return smaller
    except BROKEN as error:
        raise NoPicture(f"The picture is damaged and cannot be made smaller ({error}).") from None


def upright(data: bytes, reduction: Reduction) -> Image:
    """The picture at its new size, as it is meant to be seen."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as source:
        longest = reduction.longest
        source.draft(None, (2 * longest, 2 * longest))  # a JPEG is decoded small
        image = ImageOps.exif_transpose(source)
        profile, mode = source.info.get("icc_profile"), image.mode
        if max(image.size) > longest:
            image = resized(image, longest)
            if mode == "P":
                image = image.quantize(PALETTE_COLOURS, Image.Quantize.FASTOCTREE)
        elif image is source:
            image = source.copy()
    kept = {"icc_profile": profile, "transparency": image.info.get("transparency")}
    image.info = {name: value for name, value in kept.items() if value is not None}
    return image


def resized(image: Image, longest: int) -> Image:
    """The picture with its longest side that long; colours of a palette are mixed rightly."""
    from PIL import Image

    if image.mode in ("P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode == "1":
        image = image.convert("L")
    ratio = longest / max(image.size)
    size = max(1, round(image.width * ratio)), max(1, round(image.height * ratio))
    # One of the types that it takes is NumPy's, which need not be here.
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)  # pyright: ignore[reportUnknownMemberType]


def written(image: Image, facts: ImageFacts, reduction: Reduction) -> bytes:
    """The bytes of the picture in its type, or in the one that is wished."""
    form = reduction.form or facts.type
    if form == "jpeg" and image.mode not in ("RGB", "L", "CMYK"):
        image = on_white(image)
    stream = io.BytesIO()
    image.save(stream, form.upper(), **options(form, reduction.quality, image))
    return stream.getvalue()


def options(form: str, quality: int, image: Image) -> dict[str, object]:
    """What the writer of that type is told."""
    profile = {"icc_profile": image.info.get("icc_profile")}
    if form == "png":
        return {"optimize": True, **profile}
    if form == "webp":
        return {"quality": quality, "method": 4, **profile}
    return {"quality": quality, "optimize": True, "progressive": True, **profile}


def on_white(image: Image) -> Image:
    """The picture on white where it lets light through, as JPEG has no such thing."""
    from PIL import Image

    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    ground.info = {name: image.info[name] for name in ("icc_profile",) if name in image.info}
    return ground


def is_plain(data: bytes, facts: ImageFacts, reduction: Reduction) -> bool:
    """Would nothing be gained: it is small enough, of the right type, and tells nothing more?"""
    from PIL import Image

    if max(facts.width, facts.height) > reduction.longest:
        return False
    if reduction.form not in ("", facts.type):
        return False
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return not (set(image.info) & {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"})


def moves(data: bytes) -> bool:
    """Has the picture more than one frame?"""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return bool(getattr(image, "is_animated", False))
    except BROKEN:
        return False
