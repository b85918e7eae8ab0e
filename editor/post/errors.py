"""Everything that can go wrong with a post, as one tree.

PostError
├── UnreadablePost          the bytes cannot be opened as a post
│   ├── NotUtf8
│   ├── HoldsNul
│   └── TooLarge
├── FrontMatterError        a field cannot be changed from the form; the raw view can
│   └── YamlError           the front matter is no valid YAML mapping (line, column)
├── FileError               reading or writing failed; the old file is whole
│   ├── ChangedOnDisk       the file is not the one that was read
│   ├── WriteFailed
│   └── HalfDone            an act on several files failed, and could not be taken back
├── SassError               a style sheet of the site cannot be compiled
└── Cancelled               the writer stopped it
"""

from pathlib import Path


class PostError(Exception):
    """Base of all; `str(error)` is a sentence for the writer."""


class UnreadablePost(PostError):
    """The bytes are not a post that can be opened; the file is left alone."""


class NotUtf8(UnreadablePost):
    """A byte sequence is not UTF-8; Jekyll skips such a file with an error."""

    def __init__(self, line: int) -> None:
        self.what = f"The file is not UTF-8 (first at line {line}). Jekyll skips such a file."
        super().__init__(f"{self.what} Open it in the window to convert it.")
        self.line = line


class HoldsNul(UnreadablePost):
    """A NUL byte: a binary file, or one that a crash filled with zeros."""

    def __init__(self, line: int) -> None:
        self.what = f"The file holds a NUL byte (first at line {line}); it is no text file."
        super().__init__(f"{self.what} Open it in the window to look at it.")
        self.line = line


class TooLarge(UnreadablePost):
    """A file of more bytes than a post can have."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(
            f"The file has {size / 1e6:.0f} MB; posts of up to {most / 1e6:.0f} MB can be opened."
        )


class FrontMatterError(PostError):
    """A field cannot be changed on its own; the text of the front matter can."""


class YamlError(FrontMatterError):
    """The front matter is no valid YAML mapping. `line` counts from 1 in the file."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"Line {line}, column {column}: {message}")
        self.message, self.line, self.column = message, line, column


class FileError(PostError):
    """Reading or writing a post's file failed."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


class ChangedOnDisk(FileError):
    """The file on disk is not the one that was read; nothing was written."""


class WriteFailed(FileError):
    """Nothing was written; the old file is as it was."""


class HalfDone(FileError):
    """An act failed, and so did taking it back; every file is whole, and none is lost."""


class SassError(PostError):
    """A style sheet of the site cannot be compiled; the page is shown without it."""


class Cancelled(PostError):
    """The writer did not want to wait any longer; nothing was changed."""
