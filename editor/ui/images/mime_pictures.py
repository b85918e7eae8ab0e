"""The pictures in what was pasted or dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from editor.moves.image_import import Wish
from editor.moves.image_reduction import MOST_BYTES, NoPicture
from editor.post.errors import FileError, TooLarge
from editor.site.image_facts import facts_of, type_by_ending
from editor.site.inside import read_inside

Source = Callable[[], Wish]  # reads a picture; may raise NoPicture
AS_IT_WAS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml")
NOT_SHOWN = (".heic", ".heif")  # as phones take them: a sentence says what to do
PLAIN = "text/plain"


def has_pictures(data: QMimeData) -> bool:
    """Is it pictures that were copied, rather than words?"""
    return bool(picture_files(data)) or (data.hasImage() and not data.hasFormat(PLAIN))


def picture_files(data: QMimeData) -> list[Path]:
    """The files of pictures among what was copied or dragged, if they are all that was."""
    urls = data.urls()
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    are_pictures = len(files) == len(urls) and all(map(is_picture, files))
    return files if are_pictures else []


def is_picture(file: Path) -> bool:
    """Does its ending promise a picture, be it one that browsers do not show?"""
    return type_by_ending(file) is not None or file.suffix.lower() in NOT_SHOWN


def pictures_in(data: QMimeData) -> list[Source]:
    """The pictures; what reads each of them may be called in another thread."""
    if files := picture_files(data):
        return [partial(picture_of, file) for file in files]
    for kind in AS_IT_WAS:
        if data.hasFormat(kind) and facts_of(offered := bytes(data.data(kind).data())):
            return [lambda: Wish(offered)]
    image = data.imageData()
    return [lambda: Wish(png(image))] if isinstance(image, QImage) else []


def picture_of(file: Path) -> Wish:
    """The picture in a file. Raises NoPicture where it cannot be read."""
    try:
        return Wish(read_inside(file, file.resolve().parent, MOST_BYTES), file.name, file)
    except TooLarge:
        raise NoPicture(tr("“{name}” is too large to be taken.").format(name=file.name)) from None
    except FileError as error:
        raise NoPicture(str(error)) from None


def png(image: QImage) -> bytes:
    """The bytes of a picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def tr(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("Images", text)
