"""Files that a template includes: read once, and never from outside their folder."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.templates import Template, template

MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class FileTemplate:
    """A file's template, under the name that problems call it by."""

    name: str
    path: Path
    stamp: tuple[int, int]
    template: Template = field(compare=False, repr=False)


_read: dict[Path, FileTemplate] = {}  # what was read last, by path; read again when it changed


def file_template(folder: Path, name: str, kept: MutableMapping[Any, Any]) -> FileTemplate | None:
    """The template in the file `name` below `folder`; None where there is none.

    `kept` remembers for one run what was found. Raises Failure for a file that cannot be read.
    """
    key = ("file", folder, name)
    if key not in kept:
        kept[key] = _found(folder, name)
    return kept[key]


def _found(folder: Path, name: str) -> FileTemplate | None:
    path = folder / name.lstrip("/")
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return None
    status = path.stat()
    stamp = status.st_mtime_ns, status.st_size
    known = _read.get(path)
    if known is None or known.stamp != stamp:
        _read[path] = known = FileTemplate(f"{folder.name}/{name}", path, stamp, _template(path))
    return known


def _template(path: Path) -> Template:
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Failure(f"“{path.name}” is too large to include.")
    try:
        return template(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Failure(f"“{path.name}” is not UTF-8.") from None


def inside(root: Path, folder: Path) -> str:
    """The folder as the writer sees it from the site's root."""
    try:
        return folder.relative_to(root).as_posix()
    except ValueError:
        return folder.name
