"""Files that a template includes: read once, and never from outside their folder."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.templates import Template, template
from editor.post.errors import FileError, TooLarge
from editor.site.inside import is_file_inside, is_inside, read_inside

MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class FileTemplate:
    """A file's template, under the name that problems call it by."""

    name: str
    path: Path
    stamp: tuple[int, int]
    template: Template = field(compare=False, repr=False)


_read: dict[Path, FileTemplate] = {}  # what was read last, by path; read again when it changed


def file_template(
    folder: Path, home: Path, name: str, kept: MutableMapping[Any, Any]
) -> FileTemplate | None:
    """The template in the file `name` below `folder`, a part of `home`; None where there is none.

    `kept` remembers for one run what was found. Raises Failure for a file that cannot be read.
    """
    key = ("file", folder, name)
    if key not in kept:
        kept[key] = _found(folder, home, name)
    return kept[key]


def _found(folder: Path, home: Path, name: str) -> FileTemplate | None:
    path = folder / name.lstrip("/")
    if not is_inside(folder, home) or not is_file_inside(path, folder):
        return None
    status = path.stat()
    stamp = status.st_mtime_ns, status.st_size
    known = _read.get(path)
    if known is None or known.stamp != stamp:
        made = _template(path, folder)
        _read[path] = known = FileTemplate(f"{folder.name}/{name}", path, stamp, made)
    return known


def _template(path: Path, folder: Path) -> Template:
    try:
        return template(read_inside(path, folder, MOST_BYTES).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Failure(f"“{path.name}” is not UTF-8.") from None
    except TooLarge:
        raise Failure(f"“{path.name}” is too large to include.") from None
    except FileError as error:
        raise Failure(str(error)) from None


def inside(root: Path, folder: Path) -> str:
    """The folder as the writer sees it from the site's root."""
    try:
        return folder.relative_to(root).as_posix()
    except ValueError:
        return folder.name
