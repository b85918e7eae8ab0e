"""Style sheets in Sass, compiled as Jekyll does, with imports from the site and its theme alone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from editor.post.errors import SassError
from editor.post.scalar import Value
from editor.site.site import Site

STYLES = ("nested", "expanded", "compact", "compressed")
USUAL_STYLE = "compact"  # of jekyll-sass-converter 2
ENDINGS = (".scss", ".sass", ".css")
STAYS_CSS = re.compile(r"(?:https?:)?//|url\(|.*\.css$", re.IGNORECASE)
COMPLAINT = re.compile(
    r"Error: (?P<reason>.*?)\n\s+on line (?P<line>\d+):\d+ of (?P<file>[^\n]+)", re.DOTALL
)
MOST_BYTES = 5_000_000  # of one imported file

Stamp = tuple[int, int]  # when a file was changed, and its size


@dataclass(frozen=True)
class Sheet:
    """A compiled style sheet, and the files that it imported as they were then."""

    css: str
    files: dict[Path, Stamp] = field(default_factory=dict[Path, Stamp], hash=False)

    @property
    def is_current(self) -> bool:
        """Are the imported files as they were?"""
        return all(stamp_of(file) == stamp for file, stamp in self.files.items())


class Sass:
    """Compiles the style sheets of one site; what has not changed is not compiled again."""

    def __init__(self, site: Site) -> None:
        self.folders = load_folders(site)
        self._within = [site.root, *theme_of(site)]
        self._style = style_of(site)
        self._known: dict[tuple[str, bool], Sheet] = {}

    def css(self, source: str, *, indented: bool = False) -> str:
        """The CSS of a sheet without its front matter (`indented`: .sass); raises SassError."""
        key = source, indented
        known = self._known.get(key)
        if known is None or not known.is_current:
            known = compiled(source, self.folders, self._style, indented, self._within)
            self._known[key] = known
        return known.css


def compile_scss(
    source: str, folders: Sequence[Path], style: str = USUAL_STYLE, *, indented: bool = False
) -> str:
    """The CSS of `source`, whose imports come from `folders`, the first first.

    `style` is nested, expanded, compact or compressed; raises SassError, a sentence with the line.
    """
    return compiled(source, folders, style, indented, folders).css


def compiled(
    source: str, folders: Sequence[Path], style: str, indented: bool, within: Sequence[Path]
) -> Sheet:
    """The compiled sheet; no file outside the folders `within` is read."""
    import sass  # pyright: ignore[reportMissingTypeStubs]

    compile_ = cast("Callable[..., str]", sass.compile)  # pyright: ignore[reportUnknownMemberType]
    imports = Imports(folders, within)
    options = {"output_style": style, "indented": indented, "importers": [(0, imports.find)]}
    try:
        return Sheet(compile_(string=source or "\n", **options), imports.files)
    except sass.CompileError as error:
        raise imports.problem or complaint(str(error)) from error


class Imports:
    """Answers `@import` for one sheet and remembers what was read."""

    def __init__(self, folders: Sequence[Path], within: Sequence[Path]) -> None:
        self._folders, self._within = folders, within
        self.files: dict[Path, Stamp] = {}
        self.problem: SassError | None = None

    def find(self, name: str, previous: str) -> list[tuple[str]] | None:
        """The file that `name` means in the sheet `previous`; None leaves the line to CSS."""
        if STAYS_CSS.match(name):
            return None
        file = self._file(name, previous)
        if file is None:
            where = f" of {Path(previous).name}" if os.path.isabs(previous) else ""
            self.problem = SassError(f"The import “{name}”{where} is not in the site or its theme.")
            raise self.problem
        self.files[file] = stamp_of(file) or (0, 0)
        return [(str(file),)]

    def _file(self, name: str, previous: str) -> Path | None:
        beside = [Path(previous).parent] if os.path.isabs(previous) else []
        found = (path for folder in (*beside, *self._folders) for path in candidates(folder / name))
        return next((path for path in found if self._may_read(path)), None)

    def _may_read(self, path: Path) -> bool:
        real = Path(os.path.realpath(path))
        inside = any(real.is_relative_to(os.path.realpath(folder)) for folder in self._within)
        return inside and real.is_file() and real.stat().st_size <= MOST_BYTES


def candidates(path: Path) -> Iterator[Path]:
    """The files that an import of `path` may mean, in Sass's order."""
    if path.suffix in ENDINGS:
        yield from (path, path.with_name(f"_{path.name}"))
    for name in (f"_{path.name}", path.name):
        yield from (path.with_name(name + ending) for ending in ENDINGS)
    for name in ("_index", "index"):
        yield from (path / (name + ending) for ending in ENDINGS)


def load_folders(site: Site) -> list[Path]:
    """Where a site's imports are looked for: its `_sass`, its load paths, the theme's `_sass`."""
    options = sass_options(site)
    own = options.get("sass_dir")
    folders = [site.root / (own if isinstance(own, str) and own else "_sass")]
    more = options.get("load_paths")
    if isinstance(more, list):
        folders += [site.root / each for each in more if isinstance(each, str)]
    return [*folders, *(theme / "_sass" for theme in theme_of(site))]


def style_of(site: Site) -> str:
    """How the site wants its CSS written (`sass: style:`)."""
    style = str(sass_options(site).get("style", "")).lstrip(":")
    return style if style in STYLES else USUAL_STYLE


def sass_options(site: Site) -> dict[str, Value]:
    """What the configuration says under `sass`."""
    options = site.config.get("sass")
    return options if isinstance(options, dict) else {}


def theme_of(site: Site) -> list[Path]:
    """The folder of the site's theme, if it is on this computer."""
    return [site.theme] if site.theme else []


def complaint(message: str) -> SassError:
    """What libsass says, as a sentence that names line and file."""
    match = COMPLAINT.search(message)
    if match is None:
        return SassError(f"The style sheet cannot be compiled: {' '.join(message.split())}")
    name = "" if match["file"] == "stdin" else f" of {Path(match['file']).name}"
    reason = " ".join(match["reason"].split()).rstrip(".")
    return SassError(f"The style sheet cannot be compiled: {reason} (line {match['line']}{name}).")


def stamp_of(file: Path) -> Stamp | None:
    """What tells one state of a file from the next; None where there is none."""
    try:
        about = file.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
