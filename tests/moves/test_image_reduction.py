"""A reduced picture is smaller, upright, true in its colours, and tells nothing of its camera."""

from __future__ import annotations

import io

import pytest
from pictures import CAMERA, bomb, opened, photo, picture
from PIL import Image

from editor.moves.image_reduction import (
    MOST_BYTES,
    NoPicture,
    Reduction,
    picture_facts,
    reduced,
    why_not_reduced,
)
from editor.site.image_facts import facts_of

SMALL = Reduction(longest=100)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def is_red(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > 200 and pixel[2] < 60


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(("size", "smaller"), [((400, 200), (100, 50)), ((3, 900), (1, 100))])
def test_the_longest_side_is_as_wished(kind, size, smaller):
    data = picture(*size, kind)
    made = reduced(data, SMALL)
    image = opened(made)
    assert (image.size, image.format) == (smaller, kind)
    assert len(made) < len(data)


def test_it_stands_upright_without_its_metadata_and_keeps_its_profile():
    data = photo(400, 200, orientation=6)  # to be turned a quarter to the right
    image = opened(reduced(data, SMALL))
    assert image.size == (50, 100)
    assert is_red(image.getpixel((25, 5)))
    assert not is_red(image.getpixel((25, 95)))
    assert CAMERA not in image.getexif()
    assert "comment" not in image.info
    assert image.info["icc_profile"] == opened(data).info["icc_profile"]


def test_a_small_photo_loses_its_metadata_alone():
    data = photo(80, 40, orientation=6)
    image = opened(reduced(data, SMALL))
    assert image.size == (40, 80)
    assert not image.getexif()


def test_a_better_quality_takes_more_room():
    data = photo(400, 300)
    sizes = [len(reduced(data, Reduction(300, quality))) for quality in (30, 95)]
    assert sizes[0] < sizes[1]


def test_what_has_nothing_to_lose_stays_as_it_is():
    data = saved(Image.new("RGB", (40, 30), "teal"), "PNG", optimize=True)
    assert reduced(data, SMALL) == data


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_reduced(mode):
    image = Image.linear_gradient("L").resize((300, 200))
    data = saved(
        image.convert("I").convert("I;16") if mode == "I;16" else image.convert(mode), "PNG"
    )
    assert opened(reduced(data, SMALL)).size == (100, 67)


def test_light_still_shines_through():
    image = Image.new("RGBA", (300, 300), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 300, 150))
    made = opened(reduced(saved(image, "PNG"), SMALL)).convert("RGBA")
    assert made.getpixel((50, 90))[3] == 0
    assert made.getpixel((50, 10)) == (0, 0, 255, 255)


def test_a_palette_stays_one_and_mixes_its_colours():
    image = Image.new("P", (300, 300), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (0, 0, 300, 150))
    made = opened(reduced(saved(image, "PNG", transparency=0), SMALL))
    assert made.mode == "P"
    assert made.convert("RGBA").getpixel((50, 90))[3] == 0
    red, green, blue, alpha = made.convert("RGBA").getpixel((50, 10))
    assert (red, green, blue) == (0, 0, 255)
    assert alpha > 250


def test_another_type_puts_it_on_white():
    data = saved(Image.new("RGBA", (30, 30), (255, 0, 0, 0)), "PNG")
    made = opened(reduced(data, Reduction(form="jpeg")))
    assert (made.format, made.getpixel((5, 5))) == ("JPEG", (255, 255, 255))
    assert opened(reduced(picture(30, 30), Reduction(form="webp"))).format == "WEBP"


def moving() -> bytes:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    return saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bomb(), "too large"),
        (moving(), "moves"),
        (picture(kind="GIF"), "as they are"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "as they are"),
    ],
)
def test_some_are_taken_as_they_are(data, why):
    facts = picture_facts(data)
    assert why in why_not_reduced(data, facts)
    with pytest.raises(NoPicture, match=why):
        reduced(data, SMALL)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_torn_picture_gets_a_sentence(kind):
    data = picture(600, 500, kind)
    for end in (60, len(data) // 2):
        torn = data[:end]
        if facts_of(torn):
            with pytest.raises(NoPicture, match=r"damaged|moves"):
                reduced(torn, SMALL)
        else:
            with pytest.raises(NoPicture, match="no picture"):
                picture_facts(torn)


def test_far_too_many_bytes_are_not_looked_at():
    with pytest.raises(NoPicture, match="MB"):
        picture_facts(bytes(MOST_BYTES + 1))
