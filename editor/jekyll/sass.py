"""Style sheets in Sass, compiled as Jekyll does, with imports from the site and its theme alone."""

from __future__ import annotations

from pathlib import Path

from editor.jekyll.sass_compiler import SASS, Sheet, Work, compiled
from editor.post.scalar import Value
from editor.site.inside import files_below, path_inside
from editor.site.site import Site

STYLES = ("nested", "expanded", "compact", "compressed")
USUAL_STYLE = "compact"  # of jekyll-sass-converter 2


class Sass:
    """Compiles the style sheets of one site; what has not changed is not compiled again."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.folders = load_folders(site)
        self._within = [site.root, *theme_of(site)]
        self._style = style_of(site)
        self._known: dict[tuple[str, bool], Sheet] = {}

    @property
    def files(self) -> list[Path]:
        """The files that its sheets may import."""
        homes = [(folder, self._site.home_of(folder)) for folder in self.folders]
        found = [file for folder, home in homes for file in files_below(folder, home)]
        return [file for file in found if file.suffix in SASS]

    def css(self, source: str, *, indented: bool = False) -> str:
        """The CSS of a sheet without its front matter (`indented`: .sass); raises SassError."""
        key = source, indented
        known = self._known.get(key)
        if known is None or not known.is_current:
            work = Work(source, self._style, indented, self.folders, self._within)
            known = self._known[key] = compiled(work)
        return known.css


def load_folders(site: Site) -> list[Path]:
    """Where a site's imports are looked for: its `_sass`, its load paths, the theme's `_sass`."""
    options = sass_options(site)
    own = options.get("sass_dir")
    names = [own if isinstance(own, str) and own else "_sass"]
    more = options.get("load_paths")
    names += [each for each in more if isinstance(each, str)] if isinstance(more, list) else []
    folders = [site.root / path_inside(each) for each in names]
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
