"""The files that a build writes, as we foretell them and as Jekyll writes them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from linked_site import CONFIG, linked_site
from little_site import LittleSite
from real_jekyll import build, needs_jekyll

from editor.jekyll import contents
from editor.jekyll.output import output_now, output_of
from editor.site.site import find_site

PLUGINS = "plugins: [jekyll-archives, jekyll-paginate, jekyll-redirect-from, jekyll-sitemap]\n"
CONFIGS = {
    "all": CONFIG,
    "plain": "timezone: UTC\n",
    "pretty": "permalink: pretty\ntimezone: UTC\nfuture: true\n",
    "none": "permalink: none\ncollections: {docs: {output: true, permalink: '/d/:name/'}}\n",
    "own": "permalink: /:year/:title\nbaseurl: /blog\nexclude: [team, about.md]\n",
    "archives": PLUGINS + "jekyll-archives:\n  enabled: [year, tags]\n  permalinks:\n"
    "    year: '/in/:year.html'\n    tag: '/t/:name'\npaginate: 2\npaginate_path: /p/:num\n",
    "a list": "collections: [docs]\ninclude: [_hidden]\nkeep_files: [api]\n",
    "drafts of others": PLUGINS + "paginate: 1\nlimit_posts: 1\n",
    "feeds of all": "plugins: [jekyll-feed]\nfeed:\n  tags: {except: [boats]}\n"
    "  collections: {posts: {path: /p.xml, categories: [news]}, docs: {categories: [a]}}\n"
    "collections: [docs]\ndefaults: [{scope: {path: '', type: docs}, values: {category: a}}]\n",
    "feeds": "plugins: [jekyll-feed]\nfeed: {path: /atom.xml, categories: [news], tags: true}\n",
    "theme": "theme: minima\n",
}


def written(root: Path) -> set[str]:
    """The files of the built site."""
    site = root / "_site"
    return {f"/{p.relative_to(site).as_posix()}" for p in site.rglob("*") if p.is_file()}


@needs_jekyll
@pytest.mark.parametrize("name", CONFIGS)
def test_it_is_what_jekyll_writes(tmp_path: Path, name: str):
    site = linked_site(tmp_path)
    site.write("_config.yml", CONFIGS[name])
    site.write("style.scss", "---\n---\na {b: c}\n")
    site.write("_posts/2025-01-02-Zwei Worte.md", "---\ntags: [A B, Über, sea, boats]\n---\n")
    ours = set(output_now(find_site(tmp_path / "x.md")).files)
    built = build(tmp_path, timezone="UTC")
    assert built.went_through, built.words
    assert ours == written(tmp_path)


def test_it_is_made_once_while_nothing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = LittleSite(tmp_path)
    site.write("about.md", "---\n---\n")
    place = site.place().site
    first = output_now(place)
    assert output_now(place) is first
    assert first.files == {"/about.html": PurePosixPath("about.md")}
    site.write("new.html", "")
    monkeypatch.setattr(contents, "_latest", {})  # as if a second had gone by
    assert output_now(place).files.keys() == {"/about.html", "/new.html"}


@pytest.mark.parametrize(
    ("plugin", "file", "path"),
    [
        ("jekyll-optional-front-matter", "notes.md", "/notes.html"),
        ("jekyll-readme-index", "docs/README.md", "/docs/index.html"),
        ("github-pages", "README.md", "/index.html"),
    ],
)
def test_pages_of_the_plugins_of_github(tmp_path: Path, plugin: str, file: str, path: str):
    site = LittleSite(tmp_path, "timezone: UTC\n")
    site.write(file, "words")
    assert path not in files_of(site)
    site.write("Gemfile", f'gem "{plugin}", group: :jekyll_plugins\n')
    assert files_of(site)[path] == PurePosixPath(file)


def test_the_plugins_of_a_theme_that_is_the_site_itself(tmp_path: Path):
    site = LittleSite(tmp_path)
    site.write("own.gemspec", 'spec.add_runtime_dependency "jekyll-sitemap", "~> 1.4"\n')
    assert "/sitemap.xml" not in files_of(site)
    site.write("Gemfile", "gemspec\n")
    assert "/sitemap.xml" in files_of(site)


def files_of(site: LittleSite):
    """What a build would write, looked at anew."""
    files = contents.walk(site.place().site)
    now = contents.datetime.now().astimezone()
    return output_of(contents.Contents(site.place().site, files, now)).files
