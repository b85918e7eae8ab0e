"""Where an image reference leads in the site, and what stands there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from editor.site.addresses import decoded
from editor.site.body_images import BodyImage, body_images
from editor.site.folder_names import folder_names
from editor.site.image_facts import ImageFacts, facts
from editor.site.inside import is_file_inside, is_inside
from editor.site.place import Place

__all__ = ["BodyImage", "ImageAt", "ImageFacts", "Kind", "body_images", "facts", "resolve"]

ADDRESS = r"(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url))"
LIQUID_PATH = re.compile(
    rf"\{{\{{-?\s*(['\"])(?P<path>[^'\"]*)\1(?:\s*\|\s*{ADDRESS})+\s*-?\}}\}}"
    r"|\{%-?\s*link\s+(?P<link>[^\s%]+)\s*-?%\}"
)
SITE_PREFIX = re.compile(r"^(?:\{\{-?\s*site\.(?:baseurl|url)(?:\s*\|[^}]*)?\s*-?\}\}\s*)+")
REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
EMBEDDED = re.compile(r"data:", re.IGNORECASE)
LOCAL = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|~[/\\]", re.IGNORECASE)
COMPUTER_FOLDERS = ("home", "Users", "root", "tmp", "mnt", "private", "Volumes")
OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Kind(StrEnum):
    """What became of a reference."""

    FOUND = "found"
    MISSING = "missing"
    WRONG_CASE = "wrong-case"  # there, but for capitals
    OUTSIDE = "outside"  # leads out of the site, be it by a symlink
    REMOTE = "remote"  # on the network
    EMBEDDED = "embedded"  # the picture itself, as `data:`
    LOCAL_PATH = "local-path"  # a path of one computer
    BACKSLASH = "backslash"
    LIQUID = "liquid"  # made by Liquid; known only once Jekyll has run


@dataclass(frozen=True)
class ImageAt:
    """Where a reference leads. `path` is set where there is a file inside the site."""

    kind: Kind
    path: Path | None = None
    actual: str | None = None  # the reference as it should be: other capitals, no backslashes


def resolve(reference: str, place: Place) -> ImageAt:
    """Where `reference` (`/assets/x.jpg`, `{{ site.baseurl }}/x.png` …) leads for this post.

    A path without a slash before it is looked for from the root of the site, where layouts
    expect it, then beside the post. Nothing outside the root is ever looked at.
    """
    reference = reference.strip()
    plain = without_liquid(reference)
    if "{{" in plain or "{%" in plain:
        return ImageAt(Kind.LIQUID)
    if place.site.url and plain.startswith(f"{place.site.url}/"):
        plain = plain.removeprefix(place.site.url)
    if EMBEDDED.match(plain):
        return ImageAt(Kind.EMBEDDED)
    if REMOTE.match(plain):
        return ImageAt(Kind.REMOTE)
    if LOCAL.match(plain):
        return ImageAt(Kind.LOCAL_PATH)
    if "\\" in plain:
        return backslashed(reference, place)
    if OTHER_SCHEME.match(plain):
        return ImageAt(Kind.REMOTE)
    return at_path(plain, place, reference)


def without_liquid(reference: str) -> str:
    """The path that `{{ site.baseurl }}` and `relative_url` make, baseurl left out."""
    match = LIQUID_PATH.search(reference)
    if match:
        behind = reference[match.end() :]
        before = SITE_PREFIX.sub("", reference[: match.start()])
        return f"{before}/{(match['path'] or match['link'] or '').lstrip('/')}{behind}"
    return SITE_PREFIX.sub("/", reference).replace("//", "/", 1) if "{{" in reference else reference


def at_path(plain: str, place: Place, reference: str) -> ImageAt:
    """Where a path leads: as it is, with the baseurl taken off, decoded."""
    path = decoded(re.split(r"[?#]", plain, maxsplit=1)[0])
    if "\0" in path or not path.strip("/"):
        return ImageAt(Kind.MISSING)
    baseurl = f"{place.site.baseurl}/"
    if baseurl != "/" and path.startswith(baseurl) and not is_there(path, place):
        path = path.removeprefix(baseurl)
    best = best_of(look(path, base, place) for base in bases(path, place))
    if best.kind is Kind.MISSING and is_of_this_computer(path):
        return ImageAt(Kind.LOCAL_PATH)
    if best.actual:
        actual = reference.replace(path, best.actual) if path in reference else None
        return ImageAt(best.kind, best.path, actual)
    return best


RANKS = (Kind.FOUND, Kind.WRONG_CASE, Kind.OUTSIDE, Kind.MISSING)


def best_of(found: Iterator[ImageAt]) -> ImageAt:
    """The best of some; behind one that is found nothing is looked at."""
    best = next(found)
    while best.kind is not Kind.FOUND and (other := next(found, None)):
        best = min(best, other, key=lambda at: RANKS.index(at.kind))
    return best


def is_there(path: str, place: Place) -> bool:
    """Is there such a file below the root, letter by letter?"""
    return look(path, place.site.root, place).kind is Kind.FOUND


def bases(path: str, place: Place) -> list[Path]:
    """The folders from which a path counts: the root, and the post's own for `x.jpg`."""
    root = place.site.root
    if path.startswith("/") or place.path is None:
        return [root]
    beside = Path(os.path.abspath(place.path)).parent
    return [root, beside] if beside.is_relative_to(root) and beside != root else [root]


def look(path: str, base: Path, place: Place) -> ImageAt:
    """What stands at `path` below `base`, compared letter by letter at every folder."""
    root = place.site.root
    target = Path(os.path.normpath(base / path.lstrip("/")))
    if not target.is_relative_to(root):
        return ImageAt(Kind.OUTSIDE)
    parts = target.relative_to(root).parts
    names = real_names(root, parts)
    if names is None:
        return ImageAt(Kind.MISSING)
    file = root.joinpath(*names)
    if not is_inside(file, root):
        return ImageAt(Kind.OUTSIDE)
    if not is_file_inside(file, root):
        return ImageAt(Kind.MISSING)
    if names == parts:
        return ImageAt(Kind.FOUND, file)
    return ImageAt(Kind.WRONG_CASE, file, corrected(path, parts, names))


def corrected(path: str, parts: tuple[str, ...], names: tuple[str, ...]) -> str:
    """`path` with the capitals that the folders and the file have."""
    pieces = path.split("/")
    for place in range(1, min(len(pieces), len(parts)) + 1):
        if pieces[-place] != parts[-place]:
            break
        pieces[-place] = names[-place]
    return "/".join(pieces)


def real_names(root: Path, parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names of folders and file as they are on disk; None where one is missing."""
    names: list[str] = []
    folder = root
    for part in parts:
        name = real_name(folder, part)
        if name is None:
            return None
        names.append(name)
        folder = folder / name
        if os.path.islink(folder) and not is_inside(folder, root):
            break  # a symlink out of the site: nothing behind it is looked at
    return tuple(names)


def real_name(folder: Path, name: str) -> str | None:
    """The entry of `folder` called `name`, else the one that differs by capitals alone."""
    try:
        names = folder_names(folder)
    except OSError:
        return None
    return name if name in names.exact else names.by_fold.get(name.casefold())


def is_of_this_computer(path: str) -> bool:
    """Is `path` one from this computer's root, such as `/home/me/x.jpg`?"""
    parts = path.split("/")
    return path.startswith("/") and len(parts) > 2 and parts[1] in COMPUTER_FOLDERS


def backslashed(reference: str, place: Place) -> ImageAt:
    """A path with backslashes: never one in an address; with slashes it may lead somewhere."""
    mended = reference.replace("\\", "/")
    return ImageAt(Kind.BACKSLASH, resolve(mended, place).path, mended)
