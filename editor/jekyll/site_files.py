"""What stands at an address of the built site: a file as it is, or one that Jekyll converts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path

from editor.jekyll.sass import SASS, theme_of
from editor.post.errors import FileError
from editor.site.images import Kind, look
from editor.site.inside import head_inside
from editor.site.place import Place
from editor.site.site import Site

FENCE = b"---"
USUALLY_EXCLUDED = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
THEME_FOLDER = "assets"  # the only folder whose files a theme gives to the site


class Making(StrEnum):
    """How Jekyll makes the published file."""

    COPIED = "copied"
    LIQUID = "liquid"  # it has front matter: Liquid is worked out
    SASS = "sass"  # and it is compiled to CSS


@dataclass(frozen=True)
class SiteFile:
    """The source of a published file and how it is made."""

    path: Path
    making: Making


def site_file(address: str, site: Site) -> SiteFile | None:
    """What is published at `address` ("/assets/main.css", without the baseurl); None: nothing.

    Only files that a build publishes, from the site's root or its theme's `assets`; none that a
    symlink leads out to.
    """
    path = address.strip("/")
    if not path or "\0" in path or is_left_out(path, site):
        return None
    return next(found(path, site), None)


def found(path: str, site: Site) -> Iterator[SiteFile]:
    """What may be meant, the site's own before the theme's."""
    themes = theme_of(site) if path.split("/")[0] == THEME_FOLDER else []
    for root in (site.root, *themes):
        if exact := file_at(path, root):
            yield SiteFile(exact, Making.LIQUID if has_front_matter(exact, root) else Making.COPIED)
        if path.endswith(".css"):
            sheets = (file_at(path.removesuffix(".css") + ending, root) for ending in SASS)
            yield from (SiteFile(s, Making.SASS) for s in sheets if s and has_front_matter(s, root))


def file_at(path: str, root: Path) -> Path | None:
    """The regular file at `path` below `root`, letter by letter."""
    at = look(path, root, Place(None, Site(root)))
    return at.path if at.kind is Kind.FOUND else None


def has_front_matter(file: Path, root: Path) -> bool:
    """Does the file, one below `root`, begin as one that Jekyll converts?"""
    try:
        head = head_inside(file, root, 100)
    except FileError:
        return False
    return head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].rstrip() == FENCE


def is_left_out(path: str, site: Site) -> bool:
    """Does a build leave the file out, by its name or by the site's `exclude`?"""
    parts = path.split("/")
    if any(part in (".", "..") for part in parts):
        return True
    if any(matches(path, pattern) for pattern in patterns(site, "include")):
        return False
    hidden = any(part[:1] in ("_", ".", "#", "~") or part.endswith("~") for part in parts)
    excluded = (*USUALLY_EXCLUDED, *patterns(site, "exclude"))
    return hidden or any(matches(path, pattern) for pattern in excluded)


def matches(path: str, pattern: str) -> bool:
    """Does a pattern of `include` or `exclude` name the file, or a folder above it?"""
    pattern = pattern.strip("/")
    parts = path.split("/")
    above = ("/".join(parts[: n + 1]) for n in range(len(parts)))
    return bool(pattern) and any(fnmatch(each, pattern) for each in above)


def patterns(site: Site, name: str) -> list[str]:
    """The list `include` or `exclude` of the configuration."""
    value = site.config.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
