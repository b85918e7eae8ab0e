"""Files that are not UTF-8: what they look like, and how they would read in another encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from editor.post import fences
from editor.post.errors import HoldsNul, NotUtf8
from editor.post.fences import BOM
from editor.post.post import Post

NUL = "\0"
CESU = "cesu-8"
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# What is not UTF-8 comes out of Python's error handler as these, a character for each byte.
ESCAPED = "surrogateescape"
NO_TEXT = re.compile("[\udc80-\udcff]+")
UNSEEN = re.compile("[\0\udc80-\udcff]")
LETTER = re.compile("[^\0-\x7f\udc80-\udcff]")


def without_nul(text: str) -> str:
    """A text without what no post may hold."""
    return text.replace(NUL, "")


def made_utf8(text: str) -> bytes:
    """A text with names of files in UTF-8: they may hold what no text can, which becomes "?"."""
    return text.encode("utf-8", "replace")


@dataclass(frozen=True)
class Encoding:
    """A way to read bytes as text: what people call it, and what Python does."""

    name: str
    codec: str

    @property
    def has_line_ends_of_utf_8(self) -> bool:
        """Do line ends look in it as they do in UTF-8?"""
        return not self.codec.startswith("utf-16")


UTF_8 = Encoding("UTF-8", "utf-8")
ENCODINGS = (
    UTF_8,
    Encoding("Windows-1252 (Western Europe)", "cp1252"),
    Encoding("Latin-1 (ISO 8859-1)", "latin-1"),
    Encoding("Latin-9 (ISO 8859-15, with €)", "iso8859-15"),
    Encoding("Mac Roman", "mac-roman"),
    Encoding("DOS 437 (United States)", "cp437"),
    Encoding("DOS 850 (Western Europe)", "cp850"),
    Encoding("Windows-1250 (Central Europe)", "cp1250"),
    Encoding("Latin-2 (ISO 8859-2)", "iso8859-2"),
    Encoding("Windows-1251 (Cyrillic)", "cp1251"),
    Encoding("KOI8-R (Russian)", "koi8-r"),
    Encoding("KOI8-U (Ukrainian)", "koi8-u"),
    Encoding("Windows-1253 (Greek)", "cp1253"),
    Encoding("Windows-1254 (Turkish)", "cp1254"),
    Encoding("Windows-1255 (Hebrew)", "cp1255"),
    Encoding("Windows-1256 (Arabic)", "cp1256"),
    Encoding("Shift-JIS (Japanese)", "cp932"),
    Encoding("EUC-JP (Japanese)", "euc-jp"),
    Encoding("GB18030 (Chinese)", "gb18030"),
    Encoding("Big5 (Chinese)", "big5hkscs"),
    Encoding("EUC-KR (Korean)", "cp949"),
    Encoding("UTF-16, little end first", "utf-16-le"),
    Encoding("UTF-16, big end first", "utf-16-be"),
    Encoding("CESU-8 (UTF-8 of old databases)", CESU),
)
BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def look_of(data: bytes) -> Post:
    """The post that a file's bytes are, or look like: those that are no text stand as ‹E9›.

    Nothing is guessed: UTF-16 is read as such where its byte order mark says so. Raises TooLarge.
    """
    try:
        return Post.parse(data)
    except (NotUtf8, HoldsNul):
        return Post(*fences.split(visible(data)))


def visible(data: bytes) -> str:
    """Bytes as text, those that are none as ‹E9›, which YAML reads as nothing else."""
    said = said_by_bom(data)
    text = decoded(data, said) if said else None
    if text is not None:
        return text
    return UNSEEN.sub(lambda each: f"‹{ord(each[0]) & 0xFF:02X}›", escaped(data))


def said_by_bom(data: bytes) -> Encoding | None:
    """The encoding that a byte order mark says the bytes are in."""
    codec = BOMS.get(data[:2])
    return next((each for each in ENCODINGS if each.codec == codec), None)


def decoded(
    data: bytes, encoding: Encoding, *, keep_utf_8: bool = False, drop_nul: bool = False
) -> str | None:
    """The text that the bytes are in an encoding; None where they are none.

    `keep_utf_8`: only what is not UTF-8 already is read in it. `drop_nul`: without NUL bytes,
    which no post may hold.
    """
    try:
        if keep_utf_8 and encoding.has_line_ends_of_utf_8:
            text = NO_TEXT.sub(lambda run: strictly(unescaped(run[0]), encoding), escaped(data))
        else:
            text = strictly(data, encoding)
    except UnicodeError:
        return None
    text = text.replace(NUL, "") if drop_nul else text
    return None if NUL in text else text


def strictly(data: bytes, encoding: Encoding) -> str:
    """All of the bytes in one encoding, without the mark of UTF-16. Raises UnicodeError."""
    if encoding.codec == CESU:
        text = PAIR.sub(lambda pair: joined(pair[0]), data.decode("utf-8", "surrogatepass"))
    else:
        text = data.decode(encoding.codec)
    text.encode("utf-8")  # raises where half a character is left
    return text if encoding.has_line_ends_of_utf_8 else text.removeprefix(BOM)


def joined(pair: str) -> str:
    """The character that two halves of UTF-16 are."""
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def escaped(data: bytes) -> str:
    """The bytes as UTF-8, with stand-ins for those that are not."""
    return data.decode("utf-8", ESCAPED)


def unescaped(text: str) -> bytes:
    """The bytes again."""
    return text.encode("utf-8", ESCAPED)


def is_partly_utf_8(data: bytes) -> bool:
    """Do the bytes hold letters of UTF-8 beside what is none?"""
    text = escaped(data)
    return NO_TEXT.search(text) is not None and LETTER.search(text) is not None


def lines_with(data: bytes, most: int) -> list[int]:
    """The first lines, from 1 and at most so many, that hold what is no text."""
    lines = enumerate(escaped(data).split("\n"), 1)
    return list(islice((number for number, line in lines if UNSEEN.search(line)), most))
