"""The site around a post: where its root is, and what its configuration says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from editor.post.errors import PostError
from editor.post.scalar import Value
from editor.post.yaml_reading import read
from editor.site import defaults
from editor.site.folder_names import folder_names
from editor.site.inside import files_below, head_inside, is_inside, path_inside
from editor.site.theme_gem import theme_folder

CONFIG_NAMES = ("_config.yml", "_config.yaml", "_config.toml")  # the order in which Jekyll looks
POST_FOLDERS = ("_posts", "_drafts")
MOST_CONFIG_BYTES = 5_000_000

FoundBy = Literal["config", "posts", "folder", "chosen"]


@dataclass(frozen=True)
class Site:
    """A site's root folder and configuration; `found_by` "folder" means there is no site."""

    root: Path
    config: Mapping[str, Value] = field(default_factory=dict[str, Value], hash=False)
    found_by: FoundBy = "folder"
    config_error: str | None = None

    @property
    def is_site(self) -> bool:
        """Is there a site, or only the folder that the post stands in?"""
        return self.found_by != "folder"

    @property
    def name(self) -> str:
        """What the site is called, in one line: by its title, else by its folder."""
        return " ".join(self.text("title").split()) or self.root.name

    @property
    def timezone(self) -> str | None:
        """The configured zone (`America/New_York`); None: the zone of the computer that builds."""
        return self.text("timezone") or None

    @property
    def baseurl(self) -> str:
        """What stands before every path of the site: "" or "/blog", never with a slash behind."""
        baseurl = self.text("baseurl").strip("/")
        return f"/{baseurl}" if baseurl else ""

    @property
    def url(self) -> str:
        """The site's address without the baseurl, as `https://example.org`."""
        return self.text("url").rstrip("/")

    @property
    def shows_future(self) -> bool:
        """Are posts published whose date is still to come (`future: true`)?"""
        return self.config.get("future") not in (None, False)

    @property
    def collections_dir(self) -> str:
        """The folder that holds `_posts`, "" when that is the root."""
        return path_inside(self.text("collections_dir"))

    @property
    def theme(self) -> Path | None:
        """The folder of the theme that the configuration names, if it is on this computer."""
        name = self.text("theme").strip().lower()
        return theme_folder(name, self.root) if name else None

    @property
    def layouts(self) -> frozenset[str] | None:
        """The names of the layouts, the theme's included; None when they cannot all be known."""
        if not self.is_site or self.config_error or self.config.get("remote_theme"):
            return None
        own = layout_names(self.layouts_folder, self.root)
        if not self.text("theme").strip():
            return own
        theme = self.theme
        return own | layout_names(theme / "_layouts", theme) if theme else None

    @property
    def layouts_folder(self) -> Path:
        """Where the site's own layouts lie."""
        return self.folder("layouts_dir", "_layouts")

    def folder(self, name: str, usual: str) -> Path:
        """The folder that the configuration calls `name`, else `usual`; always below the root."""
        return self.root / path_inside(self.text(name) or usual)

    def home_of(self, path: Path) -> Path:
        """The folder that a file of the site or its theme must not lead out of."""
        if path.is_relative_to(self.root):
            return self.root
        theme = self.theme
        return theme if theme and path.is_relative_to(theme) else self.root

    def has_layout(self, name: str) -> bool:
        """Is there surely a layout of that name, right in the site's folder or the theme's?"""
        theme = self.theme
        folders = [self.layouts_folder, *([theme / "_layouts"] if theme else [])]
        return any(
            f"{name}.html" in names_or_none(folder, self.home_of(folder)) for folder in folders
        )

    def defaults_for(self, path: PurePosixPath | str, kind: str = "posts") -> dict[str, Value]:
        """The front matter that the configuration gives the file `path` (relative to the root)."""
        return defaults.defaults_for(self, str(path), kind)

    def relative(self, path: Path) -> PurePosixPath | None:
        """`path` as seen from the root; None when it lies elsewhere."""
        try:
            return PurePosixPath(absolute(path).relative_to(self.root).as_posix())
        except ValueError:
            return None

    def text(self, name: str) -> str:
        """A value of the configuration if it is text, else ""."""
        value = self.config.get(name)
        return value if isinstance(value, str) else ""


def find_site(path: Path | None, chosen: Path | None = None) -> Site:
    """The site of the post at `path`: `chosen` if that is a folder, else found by walking up.

    The nearest folder with a `_config.yml` (.yaml, .toml), else the nearest that holds `_posts`
    or `_drafts`, else the post's own folder. Without a path it looks from the current folder.
    """
    if chosen and chosen.is_dir():
        return site_at(absolute(chosen), "chosen")
    folder = absolute(path).parent if path else Path.cwd()
    upwards = (folder, *folder.parents)
    for each in upwards:
        if config_file(each):
            return site_at(each, "config")
    for each in upwards:
        if any((each / name).is_dir() for name in POST_FOLDERS):
            return site_at(each, "posts")
    return Site(folder)


def site_at(root: Path, found_by: FoundBy) -> Site:
    """The site whose configuration stands in the folder `root`."""
    file = config_file(root)
    if file is None:
        return Site(root, {}, found_by)
    config, error = read_config(file)
    return Site(source_folder(root, config.get("source")), config, found_by, error)


def source_folder(root: Path, source: Value) -> Path:
    """The folder below `root` that `source:` names, else `root`."""
    if not isinstance(source, str) or not source:
        return root
    folder = root / path_inside(source)
    return folder if is_inside(folder, root) and folder.is_dir() else root


def config_file(folder: Path) -> Path | None:
    """The configuration that Jekyll would read in `folder`."""
    for name in CONFIG_NAMES:
        if (folder / name).is_file():
            return folder / name
    return None


def read_config(file: Path) -> tuple[dict[str, Value], str | None]:
    """The configuration, and why it cannot be read if it cannot."""
    try:
        text = head_inside(file, file.parent, MOST_CONFIG_BYTES).decode("utf-8-sig")
        return read_toml(text) if file.suffix == ".toml" else read(text)[1], None
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except (PostError, ValueError) as error:
        reason = str(error)
    return {}, f"The site's {file.name} cannot be read: {reason.rstrip('.')}."


def read_toml(text: str) -> dict[str, Value]:
    """A TOML configuration; raises ValueError."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def layout_names(folder: Path, root: Path) -> frozenset[str]:
    """The layouts in `folder`, a part of `root`, as `layout:` calls them: `post`, `news/entry`."""
    names = (file.relative_to(folder).as_posix() for file in files_below(folder, root))
    return frozenset(
        name.rpartition(".")[0]
        for name in names
        if "." in name and not any(part[0] in "._#~" for part in name.split("/"))
    )


def names_or_none(folder: Path, root: Path) -> frozenset[str]:
    """The names in a folder of `root`; none where there is no such folder."""
    try:
        return folder_names(folder).exact if is_inside(folder, root) else frozenset()
    except OSError:
        return frozenset()


def absolute(path: Path) -> Path:
    """`path` from the file system's root without `..`; symlinks stay as they are."""
    return Path(os.path.abspath(path))
