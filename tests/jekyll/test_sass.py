"""Sass is compiled as Jekyll does it, and reads nothing outside the site and its theme."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from real_jekyll import build, needs_jekyll

from editor.jekyll.sass import Sass, load_folders
from editor.post.errors import SassError
from editor.site.site import Site, find_site

CONFIG = "title: Harbour\n"


def site_at(root: Path, config: str = CONFIG, **files: str) -> Site:
    """A site of style sheets: `_sass/<name>` for each of `files`."""
    (root / "_config.yml").write_text(config)
    (root / "_sass" / "parts").mkdir(parents=True)
    for name, text in files.items():
        (root / "_sass" / name).write_text(text)
    return find_site(root / "index.md")


def test_imports_come_from_the_sites_folder_and_from_beside(tmp_path: Path) -> None:
    site = site_at(tmp_path, **{"_a.scss": '$c: red;\n@import "parts/b";'})
    (tmp_path / "_sass/parts/_b.scss").write_text('p { color: $c }\n@import "c";')
    (tmp_path / "_sass/parts/_c.sass").write_text("q\n  color: blue\n")
    assert Sass(site).css('@import "a";') == "p { color: red; }\n\nq { color: blue; }\n"


def test_indented_syntax_and_the_sites_style(tmp_path: Path) -> None:
    site = site_at(tmp_path, "sass:\n  style: compressed\n")
    assert Sass(site).css("a\n  b\n    color: red", indented=True) == "a b{color:red}\n"
    assert Sass(site).css("") == ""


def test_imports_that_css_makes_itself_stay(tmp_path: Path) -> None:
    source = '@import "https://x.example/a"; @import url(b.css);'
    css = Sass(site_at(tmp_path)).css(source)
    assert "https://x.example/a" in css
    assert "url(b.css)" in css


def test_a_theme_on_the_machine_gives_what_the_site_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gem = tmp_path / "gems/gems/dusk-1.2.0/_sass"
    gem.mkdir(parents=True)
    (gem / "dusk.scss").write_text('@import "own";\nh1 { color: $own }')
    (gem / "_own.scss").write_text("$own: black !default;")
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "gems"))
    (tmp_path / "site").mkdir()
    site = site_at(tmp_path / "site", "theme: dusk\n")
    assert load_folders(site) == [site.root / "_sass", gem]
    assert Sass(site).css('@import "dusk";') == "h1 { color: black; }\n"


@pytest.mark.parametrize(
    "name", ["../../outside", "{outside}", "link", "../../outside.scss", "parts/../../../outside"]
)
def test_nothing_outside_the_site_is_read(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside.scss"
    outside.write_text("secret { a: b }")
    (tmp_path / "site").mkdir()
    site = site_at(tmp_path / "site")
    os.symlink(outside, site.root / "_sass/_link.scss")
    with pytest.raises(SassError, match="is not in the site or its theme"):
        Sass(site).css(f'@import "{name.format(outside=outside.with_suffix(""))}";')


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("a {\n  b: $c\n}", 'Undefined variable: "$c" (line 2).'),
        ('@import "bad";', "(line 1 of _bad.scss)."),
        ('@import "gone";', "The import “gone” is not in the site or its theme."),
        ('@import "lost";', "The import “gone” of _lost.scss is not in the site or its theme."),
    ],
)
def test_an_error_is_a_sentence(tmp_path: Path, source: str, sentence: str) -> None:
    site = site_at(tmp_path, **{"_bad.scss": "a { b: }}", "_lost.scss": '@import "gone";'})
    with pytest.raises(SassError) as caught:
        Sass(site).css(source)
    assert str(caught.value).endswith(sentence)
    assert "\n" not in str(caught.value)


def test_a_changed_import_is_compiled_again(tmp_path: Path) -> None:
    site = site_at(tmp_path, **{"_a.scss": "a { b: one }"})
    sass = Sass(site)
    assert "one" in sass.css('@import "a";')
    (tmp_path / "_sass/_a.scss").write_text("a { b: three }")
    assert "three" in sass.css('@import "a";')


def test_an_unchanged_sheet_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sass = Sass(site_at(tmp_path, **{"_a.scss": "a { b: one }"}))
    first = sass.css('@import "a";')
    monkeypatch.setattr("editor.jekyll.sass.compiled", None)
    assert sass.css('@import "a";') is first


@needs_jekyll
@pytest.mark.parametrize(
    "style", ["", "sass:\n  style: expanded\n", "sass:\n  style: compressed\n"]
)
def test_it_writes_what_jekyll_writes(tmp_path: Path, style: str) -> None:
    source = '@import "v";\na { b { color: $c; } margin: { top: 1px } }\n'
    site = site_at(
        tmp_path, f"{CONFIG}{style}", **{"_v.scss": "$c: red; .x { @extend %y }\n%y { w: 1 }"}
    )
    (tmp_path / "main.scss").write_text(f"---\n---\n{source}")
    assert build(tmp_path).went_through
    theirs = (tmp_path / "_site/main.css").read_text().partition("/*# source")[0].rstrip()
    assert Sass(site).css(source).rstrip() == theirs


@pytest.mark.skipif(os.name != "posix", reason="the limits are those of POSIX")
@pytest.mark.parametrize(
    "source", ["@while true { $a: 1; }", "@for $i from 1 through 1000000000 { a { b: $i } }"]
)
def test_an_endless_sheet_is_stopped(tmp_path: Path, source: str) -> None:
    with pytest.raises(SassError, match=r"takes more than 5 seconds, or too much memory\.$"):
        Sass(site_at(tmp_path)).css(source)
