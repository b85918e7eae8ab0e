"""Which plugins a build of a site may load, and whether one of them may add pages of its own.

Follows https://jekyllrb.com/docs/plugins/installation/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from editor.site.site import Site

GEM = re.compile(r"^[^#\n]*?\bgem[\s(]+[\"']((?:jekyll|github-pages)[\w-]*)[\"']", re.MULTILINE)
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
    text = text_in(root / "Gemfile")
    yield from (name for name in GEM.findall(text) if name not in ("jekyll", "jekyll-theme"))
    if GEMSPEC.search(text):
        for file in sorted(root.glob("*.gemspec")):
            yield from NEEDED.findall(text_in(file))


def of_theme(site: Site) -> Iterator[str]:
    """The plugins that the theme's gem asks for; Jekyll loads them with it."""
    if theme := site.theme:
        file = theme.parent.parent / "specifications" / f"{theme.name}.gemspec"
        yield from NEEDED.findall(text_in(file))


def text_in(file: Path) -> str:
    """What stands in a file, "" where there is none to read."""
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def stranger_of(site: Site, names: set[str]) -> str:
    """What may add pages of which the site's files tell nothing."""
    folder = site.root / (site.text("plugins_dir") or "_plugins")
    if next(folder.rglob("*.rb"), None):
        return f"the Ruby files in {folder.name}"
    theme = site.text("remote_theme") or ("" if site.theme else site.text("theme"))
    if theme:
        return f"the theme {theme}, which is not on this computer"
    for name in REDIRECTING:
        if (
            "redirect" in f"{name} {text_in(site.root / name)}".lower()
            and (site.root / name).exists()
        ):
            return f"the file {name}"
    strange = sorted(name for name in names if name not in KNOWN and not is_theme(name))
    return f"the plugin {strange[0]}" if strange else ""


def is_theme(name: str) -> bool:
    """Is a gem a theme, by its name? It gives layouts, not pages."""
    return name.startswith("jekyll-theme-")
