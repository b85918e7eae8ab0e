"""An address of the built site leads to the file that Jekyll publishes there, and to no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite, png
from real_jekyll import build, needs_jekyll

from editor.jekyll.site_files import Making, site_file
from editor.site.site import find_site

FILES = {
    "assets/plain.css": "a { b: c }",
    "assets/main.scss": "---\n---\na { b { c: d } }",
    "assets/old.sass": "---\n---\na\n  b: c\n",
    "assets/no-front-matter.scss": "a { b: c }",
    "assets/app.js": "---\n---\nvar title = {{ site.title | jsonify }}",
    "assets/_part.scss": "---\n---\n",
    "assets/.hidden/x.css": "",
    "_data/x.css": "",
    "drafts/out.css": "",
    "drafts/in.css": "",
    "_kept/x.css": "",
    "node_modules/x.css": "",
}
CONFIG = "title: Harbour\nexclude: [drafts/out.css]\ninclude: [_kept]\n"


@pytest.fixture
def little(tmp_path: Path) -> LittleSite:
    (tmp_path / "site").mkdir()
    little = LittleSite(tmp_path / "site", CONFIG)
    for name, text in FILES.items():
        little.write(name, text)
    return little


@pytest.mark.parametrize(
    ("address", "source", "making"),
    [
        ("/assets/plain.css", "assets/plain.css", Making.COPIED),
        ("/assets/main.css", "assets/main.scss", Making.SASS),
        ("/assets/old.css", "assets/old.sass", Making.SASS),
        ("/assets/no-front-matter.scss", "assets/no-front-matter.scss", Making.COPIED),
        ("/assets/app.js", "assets/app.js", Making.LIQUID),
        ("/_kept/x.css", "_kept/x.css", Making.COPIED),
        ("/drafts/in.css", "drafts/in.css", Making.COPIED),
    ],
)
def test_what_is_published(little: LittleSite, address: str, source: str, making: Making) -> None:
    found = site_file(address, find_site(little.root / "x.md"))
    assert found is not None
    assert (found.path, found.making) == (little.root / source, making)


@pytest.mark.parametrize(
    "address",
    [
        "/assets/no-front-matter.css",
        "/assets/_part.css",
        "/assets/.hidden/x.css",
        "/assets/PLAIN.css",
        "/assets",
        "/",
        "/_config.yml",
        "/_data/x.css",
        "/drafts/out.css",
        "/node_modules/x.css",
        "/../outside.css",
        "/assets/../../outside.css",
        "/assets/link.css",
        "/linked/outside.css",
        "/assets/\0",
    ],
)
def test_what_is_not(little: LittleSite, tmp_path: Path, address: str) -> None:
    (tmp_path / "outside.css").write_text("secret")
    (little.root / "assets/link.css").symlink_to(tmp_path / "outside.css")
    (little.root / "linked").symlink_to(tmp_path)
    assert site_file(address, find_site(little.root / "x.md")) is None


def test_a_theme_gives_its_assets_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = tmp_path / "home/gems/dusk-1.2.0"
    little = LittleSite(theme, "")
    for name in ("assets/theme.css", "assets/both.png", "other/x.css", "x.css"):
        little.write(name, png())
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "home"))
    own = LittleSite(tmp_path / "site", "theme: dusk\n")
    own.write("assets/both.png", png())
    site = find_site(own.root / "x.md")
    found = {name: site_file(name, site) for name in ("assets/theme.css", "assets/both.png")}
    assert [each and each.path for each in found.values()] == [
        theme / "assets/theme.css",
        own.root / "assets/both.png",
    ]
    assert site_file("other/x.css", site) is None
    assert site_file("x.css", site) is None


@needs_jekyll
def test_it_is_what_jekyll_publishes(little: LittleSite) -> None:
    assert build(little.root).went_through
    site = find_site(little.root / "x.md")
    built = {
        path.relative_to(little.root / "_site").as_posix()
        for path in (little.root / "_site").rglob("*.*")
        if path.is_file() and path.suffix != ".map"
    }
    asked = {*FILES, "assets/main.css", "assets/old.css", "assets/no-front-matter.css"}
    converted = {"assets/main.scss", "assets/old.sass"}  # asked for by their CSS
    assert {each for each in asked - converted if site_file(each, site)} == built & asked
