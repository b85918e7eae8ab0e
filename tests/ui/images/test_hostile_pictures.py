"""Pictures that are made to hurt: no picture is shown in their place, in little memory."""

from __future__ import annotations

import gzip
import io
import os
import re
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from pictures import bomb, photo, picture
from PIL import Image
from PySide6.QtCore import QSize

from editor.moves.image_reduction import NoPicture, Reduction, reduced
from editor.site.image_facts import facts, facts_of
from editor.ui.images.small_image import small_image
from editor.ui.thumbnails import decoded

SIZE = QSize(64, 64)
MB = 1_000_000
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}">{1}</svg>'


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def with_chunk(name: bytes, data: bytes) -> bytes:
    """A PNG with one more chunk behind its header."""
    png = picture()
    return png[:33] + chunk(name, data) + png[33:]


def moving(frames: int) -> bytes:
    """A GIF of so many pictures."""
    stream = io.BytesIO()
    first, *more = [Image.new("P", (400, 400), n % 256) for n in range(frames)]
    first.save(stream, "GIF", save_all=True, append_images=more, duration=10)
    return stream.getvalue()


def hostile() -> dict[str, bytes]:
    """The pictures by what is wrong with them."""
    packed = zlib.compress(b"\0" * 200 * MB, 9)
    found = {
        "a bomb": bomb(),
        "a wide one": bomb(2**31 - 1),
        "a packed text": with_chunk(b"zTXt", b"a\0\0" + packed),
        "a packed profile": with_chunk(b"iCCP", b"a\0\0" + packed),
        "a packed note": with_chunk(b"iTXt", b"a\0\1\0\0\0" + packed),
        "broken metadata": with_chunk(b"eXIf", b"MM\0*\xff\xff\xff\xff"),
        "many frames": moving(600),
        "entities that grow": (
            f"<!DOCTYPE svg [<!ENTITY a0 'x'>{ENTITIES}]>{SVG.format(9, '<text>&a11;</text>')}"
        ).encode(),
        "a huge drawing": SVG.format("99999999", "<rect width='9' height='9'/>").encode(),
        "a deep drawing": SVG.format(9, "<g>" * 50_000 + "</g>" * 50_000).encode(),
        "a drawing that shows files": SVG.format(
            9, '<image href="file:///etc/passwd" width="9" height="9"/>'
        ).encode(),
        "no picture": b"\0" * MB,
        "a wrong ending": b"BM" + b"\xff" * 99,
        "an endless bitmap": b"BM" + struct.pack("<IIIIiiHHIIiiII", 99, 0, 54, 40, 2**31 - 1,
                                                 2**31 - 1, 1, 24, 0, 0, 1, 1, 0, 0),
        "another program's": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    }  # fmt: skip
    turned = photo(80, 60, 6)
    found |= {f"turned {n}": turned.replace(b"Orr", bytes([n]) * 3) for n in (0, 255)}
    whole = {kind: picture(90, 60, kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")}
    for kind, data in whole.items():
        step = max(1, len(data) // 12)
        found |= {f"{kind} torn at {n}": data[:n] for n in range(0, len(data), step)}
        found |= {
            f"{kind} broken at {n}": data[:n] + b"\xff\0\xff\x7f" + data[n + 4 :]
            for n in range(0, len(data), step)
        }
    return found


def shown(data: bytes, folder: Path) -> None:
    """Everything that looks at a picture of a site."""
    for ending in (".png", ".svg", ".jpg"):
        file = folder / f"x{ending}"
        file.write_bytes(data)
        facts(file)
        assert decoded(file, SIZE).width() <= SIZE.width()
        assert small_image(file, SIZE).height() <= SIZE.height()
    facts_of(data)
    small_image(data, SIZE)
    with suppress(NoPicture):
        assert reduced(data, Reduction(longest=32))


HREFS = ("pipe", "../pipe", "{}", "file://{}")
LEADING_OUT = {
    "an image": '<image {}="{}" width="9" height="9"/>',
    "another name for it": (
        '<é:image xmlns:é="http://www.w3.org/2000/svg" {}="{}" width="9" height="9"/>'
    ),
    "a filter": (
        '<filter id="f"><feImage {}="{}"/></filter><rect filter="url(#f)" width="9" height="9"/>'
    ),
}


def drawings_leading_out(pipe: Path) -> dict[str, bytes]:
    """Drawings that would have another file read, by what is in them."""
    found = {
        f"{name}, {attribute} to {href}": SVG.format(9, leading.format(attribute, href))
        for name, leading in LEADING_OUT.items()
        for attribute in ("href", "xlink:href")
        for href in (each.format(pipe) for each in HREFS)
    }
    linked = '<svg xmlns:xlink="http://www.w3.org/1999/xlink"'
    texts = {name: text.replace("<svg", linked) for name, text in found.items()}
    image = next(iter(texts.values()))
    full = SVG.format(9, LEADING_OUT["an image"].format("href", pipe))
    style = '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="{}"?>'
    texts |= {
        "a style sheet": style.format(pipe) + SVG.format(9, "<rect width='9' height='9'/>"),
        "an entity": f"<!DOCTYPE svg [<!ENTITY i '{full[full.index('<image') : -6]}'>]>"
        + SVG.format(9, "&i;"),
    }
    datas = {name: text.encode() for name, text in texts.items()}
    return datas | {
        "packed": gzip.compress(full.encode()),
        "packed in two": gzip.compress(full.encode()[:50]) + gzip.compress(full.encode()[50:]),
        "in UTF-16": f'<?xml version="1.0" encoding="UTF-16"?>{image}'.encode("utf-16"),
        "in UTF-7": b'<?xml version="1.0" encoding="UTF-7"?>'
        + full.encode().replace(b"<image", b"+ADw-image"),
    }


def shown_beside(drawing: Path) -> str:
    """What a program of its own, which may wait for ever, says of a drawing."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QSize\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from editor.ui.images.small_image import small_image\n"
        "from editor.ui.thumbnails import decoded\n"
        "app = QGuiApplication([])\n"
        "for each in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    if each.suffix == '.svg':\n"
        "        print(each.name, flush=True)\n"
        "        decoded(each, QSize(64, 64))\n"
        "        small_image(each, QSize(64, 64))\n"
        "        small_image(each.read_bytes() if each.is_file() else b'', QSize(64, 64))\n"
        "print('done')\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program, str(drawing)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_LOGGING_RULES": "*=false"},
    )
    try:
        said, _ = running.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        running.kill()
        said, _ = running.communicate()
    return said.splitlines()[-1]


@pytest.mark.skipif(os.name != "posix", reason="there are no FIFOs")
def test_no_drawing_has_another_file_read(tmp_path: Path) -> None:
    folder = tmp_path / "images"
    folder.mkdir()
    for place in (folder, tmp_path):
        os.mkfifo(place / "pipe")
    os.mkfifo(folder / "itself.svg")
    drawings = drawings_leading_out(tmp_path / "pipe")
    for name, data in drawings.items():
        (folder / (re.sub(r"\W+", "-", name) + ".svg")).write_bytes(data)
        assert small_image(data, SIZE).isNull(), name
    assert shown_beside(folder) == "done"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "\ufeff",
        '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n<!-- é -->\n',
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
        ' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
    ],
)
def test_other_drawings_are_shown(head: str, tmp_path: Path) -> None:
    data = (head + SVG.format(9, '<rect id="image" width="9" height="9"/>')).encode()
    for each in (data, gzip.compress(data)):
        (tmp_path / "x.svg").write_bytes(each)
        assert decoded(tmp_path / "x.svg", SIZE).size() == SIZE
        assert not small_image(each, SIZE).isNull()


@pytest.mark.skipif(os.name != "posix", reason="the limits are those of POSIX")
def test_no_picture_takes_much_time_or_memory(tmp_path: Path) -> None:
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (120, 120))\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "from test_hostile_pictures import hostile, shown\n"
        "pictures = hostile()\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for data in pictures.values():\n"
        "    shown(data, Path(sys.argv[1]))\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "print(len(pictures), grown < 600_000)\n"
    )
    path = os.pathsep.join([os.path.dirname(__file__), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "PYTHONPATH": path, "QT_LOGGING_RULES": "*=false"},
    )
    assert (done.returncode, done.stdout.strip()) == (0, f"{len(hostile())} True"), done.stderr
