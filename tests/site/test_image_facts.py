import os
import struct
import sys
import zlib

import pytest
from little_site import png

from editor.site.image_facts import ImageFacts, facts, type_by_ending


@pytest.fixture
def stand(tmp_path):
    def write(data: bytes, name: str = "x.png"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("kind", "name"),
    [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp"), ("BMP", "bmp")],
)
def test_type_and_size_come_from_the_contents(stand, kind, name):
    data = png(31, 17, kind)
    assert facts(stand(data, "misnamed.txt")) == ImageFacts(name, 31, 17, len(data))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def test_a_huge_picture_is_measured_and_not_unpacked(stand):
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    assert facts(stand(data)) == ImageFacts("png", 60_000, 60_000, len(data))


@pytest.mark.parametrize(
    "data", [b"", b"words", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<html>", b"\0" * 99]
)
def test_what_is_no_image_has_no_facts(stand, data):
    assert facts(stand(data)) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "ICO"])
def test_a_torn_file_is_harmless(stand, kind):
    data = png(40, 40, kind)
    for length in range(0, len(data), max(1, len(data) // 40)):
        found = facts(stand(data[:length], f"{length}.{kind}"))
        assert found is None or found.type == kind.lower()


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg width="30" height="20px">', (30, 20)),
        ('<?xml version="1.0"?>\n<!-- c -->\n<svg:svg height="1in" width="2.54cm">', (96, 96)),
        ('<svg viewBox="0 0 12.4, 8"/>', (12, 8)),
        ('<svg width="100%" height="50%" viewBox="0 0 12 8"/>', (12, 8)),
        ("<svg\n  xmlns='http://www.w3.org/2000/svg'\n  width='5'>", (5, 0)),
        ("\ufeff<svg width='5' height='6'>", (5, 6)),
    ],
)
def test_an_svg_is_as_large_as_its_root_says(stand, text, size):
    data = text.encode()
    assert facts(stand(data)) == ImageFacts("svg", *size, len(data))


def test_a_page_that_holds_an_svg_is_no_image(stand):
    assert facts(stand(b"<!doctype html><html><svg width='3' height='3'></svg></html>")) is None


def test_folders_and_missing_files_have_no_facts(tmp_path):
    assert facts(tmp_path) is None
    assert facts(tmp_path / "gone.png") is None


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert facts(tmp_path / "pipe.png") is None


def test_a_changed_file_is_read_again(stand):
    path = stand(png(5, 5))
    assert facts(path)
    path.write_bytes(png(600, 5))
    found = facts(path)
    assert found
    assert found.width == 600


def test_endings_promise_a_type(tmp_path):
    assert type_by_ending(tmp_path / "a.JPG") == "jpeg"
    assert type_by_ending(tmp_path / "a.pdf") is None
