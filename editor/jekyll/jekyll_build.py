"""What a real Jekyll makes of a post: a copy of its site to build, the command, and the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from editor.post.errors import Cancelled
from editor.post.post import Post
from editor.site.inside import files_below
from editor.site.place import Place

LEFT_BEHIND = frozenset(
    ("_site", ".git", ".jekyll-cache", ".sass-cache", ".jekyll-metadata", "node_modules", ".venv")
)
LARGE = 1_000_000  # bytes from which a file is linked to instead of copied
NO_BUNDLER = "JEKYLL_NO_BUNDLER_REQUIRE"


@dataclass(frozen=True)
class Build:
    """A site copied to be built; `folder` holds copy and result and may be thrown away."""

    folder: Path
    flags: tuple[str, ...]

    @property
    def source(self) -> Path:
        """The copy of the site."""
        return self.folder / "source"

    @property
    def result(self) -> Path:
        """Where Jekyll writes the built site."""
        return self.folder / "site"

    @property
    def command(self) -> list[str]:
        """The program and its arguments."""
        where = ["--source", str(self.source), "--destination", str(self.result)]
        return ["jekyll", "build", *where, "--disable-disk-cache", *self.flags]


def prepare(
    post: Post, place: Place, folder: Path, goes_on: Callable[[], bool] = lambda: True
) -> Build:
    """Copy the site of `place` into `folder`, with the post as it is now, saved or not.

    Nothing is written to the site itself. Raises Cancelled as soon as `goes_on` says no, and
    OSError where a file cannot be read or written.
    """
    build = Build(folder, flags_for(post, place))
    build.source.mkdir(parents=True)
    root = place.site.root
    for file in files_below(root, root, lambda folder: folder.name not in LEFT_BEHIND):
        if not goes_on():
            raise Cancelled
        copy_file(file, build.source / file.relative_to(root))
    inside = place.in_site
    if inside is not None:
        copy = build.source / inside
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.unlink(missing_ok=True)
        copy.write_bytes(post.to_bytes())
    return build


def flags_for(post: Post, place: Place) -> tuple[str, ...]:
    """What makes Jekyll build this post even if it is not to be published yet."""
    values = {**place.defaults, **post.values}
    is_withheld = values.get("published", True) in (False, None)
    return (
        *(("--drafts",) if place.is_draft else ()),
        "--future",
        *(("--unpublished",) if is_withheld else ()),
    )


def copy_file(file: Path, copy: Path) -> None:
    """A copy; of a large file a link, which Jekyll reads just as well."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    if file.stat().st_size >= LARGE:
        copy.symlink_to(file.resolve())
    else:
        shutil.copyfile(file, copy)


def environment(given: Mapping[str, str], bundler: bool) -> dict[str, str]:
    """The environment of the build; without `bundler` the gems of a Gemfile are not asked for."""
    plain = {**given, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    return plain if bundler else {**plain, NO_BUNDLER: "true"}


def wants_bundler(words: str) -> bool:
    """Did the build stop because gems of the site's Gemfile are not on this computer?"""
    return "Bundler" in words or "bundler" in words


def built_page(build: Build, url: str) -> Path | None:
    """The file that Jekyll wrote for the address `url` ("/2026/03/01/x.html", no baseurl)."""
    path = url.strip("/")
    names = (path, f"{path}.html", f"{path}/index.html" if path else "index.html")
    found = (build.result / name for name in names)
    return next((file for file in found if file.is_file()), None)


def complaint(words: str) -> str:
    """What Jekyll says of why it stopped: its last lines that say something."""
    lines = [line.strip() for line in words.splitlines() if line.strip(" -")]
    errors = [line for line in lines if "rror" in line or "onflict" in line]
    return "\n".join((errors or lines)[-3:])
