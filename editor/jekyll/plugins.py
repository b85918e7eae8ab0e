"""Which plugins a build of a site may load, and whether one of them may add pages of its own.

Follows https://jekyllrb.com/docs/plugins/installation/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, cast

from editor.site.inside import entries_inside, files_below, is_file_inside, text_inside
from editor.site.site import Site

GEM = re.compile(
    r"^[^#\n]*?\bgem[\s(]+[\"']((?:jekyll|github-pages)[\w-]*|jemoji)[\"']", re.MULTILINE
)
GEMSPEC = re.compile(r"^\s*gemspec\b", re.MULTILINE)
NEEDED = re.compile(r"\.add_(?:runtime_)?dependency[\s(]*(?:%q<|[\"'])(jekyll-[\w-]+)")
REDIRECTING = ("_redirects", "netlify.toml", "vercel.json", "firebase.json", ".htaccess")
MOST_BYTES = 1_000_000
OF_GITHUB = ("jekyll-optional-front-matter", "jekyll-paginate", "jekyll-readme-index")
KNOWN = {  # what they add is known, be it nothing
    *OF_GITHUB,
    "github-pages",
    "jekyll-archives",
    "jekyll-avatar",
    "jekyll-coffeescript",
    "jekyll-commonmark",
    "jekyll-commonmark-ghpages",
    "jekyll-compose",
    "jekyll-default-layout",
    "jekyll-email-protect",
    "jekyll-feed",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-include-cache",
    "jekyll-last-modified-at",
    "jekyll-mentions",
    "jekyll-redirect-from",
    "jekyll-relative-links",
    "jekyll-remote-theme",
    "jekyll-sass-converter",
    "jekyll-seo-tag",
    "jekyll-sitemap",
    "jekyll-spaceship",
    "jekyll-target-blank",
    "jekyll-titles-from-headings",
    "jekyll-toc",
    "jekyll-watch",
    "jemoji",
}


@dataclass(frozen=True)
class Plugins:
    """The names of a site's plugins, and what may add pages that nobody can foretell ("": none)."""

    names: frozenset[str]
    stranger: str

    def has(self, name: str) -> bool:
        """Is it among them?"""
        return name in self.names


def plugins_of(site: Site) -> Plugins:
    """The plugins that the configuration, the Gemfile and the theme ask for."""
    names = {*configured(site), *in_gemfile(site.root), *of_theme(site)}
    if "github-pages" in names:
        names.update(OF_GITHUB)
    return Plugins(frozenset(names), stranger_of(site, names))


def asks_for(site: Site, name: str) -> bool:
    """Does the site's configuration or Gemfile ask for a plugin? Quicker than to gather all."""
    return any(name == each for each in chain(configured(site), in_gemfile(site.root)))


def configured(site: Site) -> Iterator[str]:
    """The names under `plugins` (`gems` in old sites)."""
    for key in ("plugins", "gems"):
        value: Any = site.config.get(key)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (str(each) for each in cast("list[Any]", value))


def in_gemfile(root: Path) -> Iterator[str]:
    """The gems of the Gemfile; where that asks for the gemspec beside it, those too."""
    text = text_inside(root / "Gemfile", root, MOST_BYTES)
    yield from (name for name in GEM.findall(text) if name not in ("jekyll", "jekyll-theme"))
    if GEMSPEC.search(text):
        for entry in entries_inside(root, root):
            if entry.name.endswith(".gemspec"):
                yield from NEEDED.findall(text_inside(root / entry.name, root, MOST_BYTES))


def of_theme(site: Site) -> Iterator[str]:
    """The plugins that the theme's gem asks for; Jekyll loads them with it."""
    if theme := site.theme:
        gems = theme.parent.parent
        file = gems / "specifications" / f"{theme.name}.gemspec"
        home = site.root if file.is_relative_to(site.root) else gems
        yield from NEEDED.findall(text_inside(file, home, MOST_BYTES))


def stranger_of(site: Site, names: set[str]) -> str:
    """What may add pages of which the site's files tell nothing."""
    folder = site.folder("plugins_dir", "_plugins")
    if any(file.suffix == ".rb" for file in files_below(folder, site.root)):
        return f"the Ruby files in {folder.name}"
    theme = site.text("remote_theme") or ("" if site.theme else site.text("theme"))
    if theme:
        return f"the theme {theme}, which is not on this computer"
    for name in REDIRECTING:
        text = text_inside(site.root / name, site.root, MOST_BYTES)
        if "redirect" in f"{name} {text}".lower() and is_file_inside(site.root / name, site.root):
            return f"the file {name}"
    strange = sorted(name for name in names if name not in KNOWN and not is_theme(name))
    return f"the plugin {strange[0]}" if strange else ""


def is_theme(name: str) -> bool:
    """Is a gem a theme, by its name? It gives layouts, not pages."""
    return name.startswith("jekyll-theme-")
