"""A site in the layouts of a theme gem, as Jekyll builds it with the same gem."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

import pytest
from little_site import LittleSite
from real_jekyll import needs_jekyll, pages_built

from editor.jekyll.contents import contents_of
from editor.jekyll.pages import Pages
from editor.jekyll.sass import Sass
from editor.jekyll.site_files import Making, site_file
from editor.site.site import site_at

GEMSPEC = """\
Gem::Specification.new do |s|
  s.name = "tidal"
  s.version = "1.2.0"
  s.summary = "A theme"
  s.authors = ["A"]
  s.files = []
end
"""
THEME = {
    "_config.yml": "tide: {high: 6, low: 12}\nmood: salty\npermalink: pretty\n",
    "_layouts/base.html": (
        "<title>{{ site.title }} {{ site.mood }} {{ site.tide | jsonify }}</title>"
        "{% include top.html %}{{ content }}{% include own.html %}"
    ),
    "_layouts/post.html": "---\nlayout: base\n---\n<h1>{{ page.title }}</h1>{{ content }}",
    "_layouts/page.html": "---\nlayout: base\n---\n<i>{{ content }}</i>",
    "_includes/top.html": "<nav>{{ site.data.words.hello }} {{ site.data.words.more }}</nav>",
    "_includes/own.html": "the theme's",
    "_data/words.yml": "hello: ahoy\nmore: aye\n",
    "_sass/waves.scss": "$blue: #0af;\n.wave { color: $blue; }\n",
    "assets/style.scss": '---\n---\n@import "waves";\nbody { .x { top: 1px; } }\n',
}
SITE = {
    "_config.yml": "title: Skerrow\ntheme: tidal\ntide: {low: 11}\ntimezone: UTC\nfuture: true\n",
    "_layouts/page.html": "---\nlayout: base\n---\n<b>{{ content }}</b>",
    "_includes/own.html": "the site's",
    "_data/words.yml": "hello: hey\n",
    "_posts/2026-01-01-a.md": "---\nlayout: post\ntitle: One\n---\nText *here*.\n",
    "about.md": "---\nlayout: page\n---\nAbout\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LittleSite:
    gems = LittleSite(tmp_path / "gems", "")
    for path, text in THEME.items():
        gems.write(f"gems/tidal-1.2.0/{path}", text)
    gems.write("specifications/tidal-1.2.0.gemspec", GEMSPEC)
    known = subprocess.run(["gem", "env", "gempath"], capture_output=True, text=True, check=True)
    monkeypatch.setenv("GEM_PATH", f"{gems.root}:{known.stdout.strip()}")
    site = LittleSite(tmp_path / "site")
    for path, text in SITE.items():
        site.write(path, text)
    (site.root / "_layouts" / "post.html").unlink()
    return site


@needs_jekyll
def test_a_theme_gives_what_the_site_has_not(site: LittleSite) -> None:
    built = pages_built(site.root)
    here = site_at(site.root, "config")
    contents = contents_of(here)
    pages = Pages(contents)
    for path in ("_posts/2026-01-01-a.md", "about.md"):
        document = contents.document(PurePosixPath(path))
        assert document is not None
        assert pages.page(document).html == built[path]["output"]
        assert pages.url(document) == built[path]["url"]
    sheet = site_file("/assets/style.css", here)
    assert sheet is not None
    assert sheet.making is Making.SASS
    css = Sass(here).css(sheet.path.read_text("utf-8").partition("---\n---\n")[2])
    published = (site.root / "_site" / "assets" / "style.css").read_text("utf-8")
    assert css.strip() == published.partition("/*# sourceMappingURL")[0].strip()
