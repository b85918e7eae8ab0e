"""Where on this computer the gem of a theme is unpacked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from editor.site.inside import entries_inside, is_inside

GEM_FOLDERS = (
    "/usr/share/rubygems-integration/*/gems",
    "/var/lib/gems/*/gems",
    "/usr/lib/ruby/gems/*/gems",
    "/usr/local/lib/ruby/gems/*/gems",
    "/usr/local/bundle/gems",
    "/opt/homebrew/lib/ruby/gems/*/gems",
    "~/.gem/ruby/*/gems",
    "~/.local/share/gem/ruby/*/gems",
    "~/.rbenv/versions/*/lib/ruby/gems/*/gems",
    "~/.rvm/gems/*/gems",
    "C:/Ruby*/lib/ruby/gems/*/gems",
)
PLAIN_NAME = re.compile(r"[a-z0-9._-]+")


_found: dict[tuple[str, Path], Path] = {}  # the search goes through many folders


def theme_folder(name: str, root: Path) -> Path | None:
    """The folder of the theme gem `name` (the newest version), None when it is not at hand."""
    known = _found.get((name, root))
    if known and known.is_dir():
        return known
    folder = newest_folder(name, root) if PLAIN_NAME.fullmatch(name) else None
    if folder:
        _found[name, root] = folder
    return folder


def newest_folder(name: str, root: Path) -> Path | None:
    """The folder of the newest version in all the places where gems lie."""
    found = [
        folder
        for gems in gem_folders(root)
        for folder in gems.glob(f"{name}-*")
        if folder.is_dir() and re.fullmatch(r"\d[\w.]*", version_of(folder, name))
        if is_inside(folder, root) or not folder.is_relative_to(root)
    ]
    return max(found, key=lambda folder: numbers(version_of(folder, name)), default=None)


def gem_folders(root: Path) -> Iterator[Path]:
    """The folders where gems may be unpacked, those of the site at `root` first."""
    bundle = root / "vendor/bundle/ruby"
    own = (bundle / each.name / "gems" for each in entries_inside(bundle, root))
    yield from (gems for gems in own if is_inside(gems, root))
    homes = os.environ.get("GEM_HOME", ""), *os.environ.get("GEM_PATH", "").split(os.pathsep)
    yield from (Path(home, "gems") for home in homes if home)
    for pattern in GEM_FOLDERS:
        anchor, *parts = Path(os.path.expanduser(pattern)).parts
        yield from Path(anchor).glob("/".join(parts))


def version_of(folder: Path, name: str) -> str:
    """`2.5.1` of the folder `minima-2.5.1`."""
    return folder.name.removeprefix(f"{name}-")


def numbers(version: str) -> tuple[int, ...]:
    """`2.10.1` as (2, 10, 1), so that versions sort."""
    return tuple(int(part) for part in re.findall(r"\d+", version))
