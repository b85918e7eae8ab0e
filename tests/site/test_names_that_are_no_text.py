"""Names of files that are no UTF-8, as old archives and other systems leave them, stop nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hostile_site import look_everywhere
from pictures import picture

from editor.cli import main
from editor.index.cache import Cache
from editor.index.site_index import SiteIndex
from editor.site.site import find_site

NAME = os.fsdecode(b"caf\xe9")
POST = """---
title: Ferry
layout: post
tags: [sea]
---
![](/assets/pier.png) {% include a.html %}
"""
LAYOUT = """{{ content }}{{ page.path | url_encode }}{{ page.path | cgi_escape }}
{{ page.path | uri_escape }}{{ page.path | relative_url }}{{ page.path | base64_encode }}
{{ site.data | jsonify }}{{ site.static_files | map: "path" }}{{ site.posts | map: "id" }}"""
TEXTS = {
    "_config.yml": "title: Site\n",
    "_layouts/post.html": LAYOUT,
    f"_layouts/{NAME}.html": "x",
    "_includes/a.html": "a",
    f"_includes/{NAME}.html": "b",
    f"_data/{NAME}/x.yml": "a: 1\n",
    "css/main.scss": "---\n---\n@import 'x';\n",
    f"css/{NAME}.scss": "---\n---\na { b: c }\n",
    "_sass/x.scss": "d { e: f }\n",
    f"_sass/{NAME}.scss": "d { e: f }\n",
    f"{NAME}/index.md": POST,
    f"_drafts/{NAME}.md": POST,
    f"_posts/2026-01-01-{NAME}.md": POST,
    f"_posts/{NAME}/2026-01-02-inside.md": POST,
    f"{NAME}/_posts/2026-01-03-category.md": POST,
    "_posts/2026-01-04-own.md": POST,
}
POSTS = [each for each in TEXTS if each.endswith(".md")]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each name is text")


@pytest.fixture(params=["site", NAME])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    root = tmp_path / request.param
    for name, text in TEXTS.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    for name in ("pier", NAME):
        (root / f"assets/{name}.png").parent.mkdir(exist_ok=True)
        (root / f"assets/{name}.png").write_bytes(picture())
    return root


@pytest.mark.parametrize("post", POSTS)
def test_everything_about_a_post_can_be_told_and_planned(post: str, root: Path, tmp_path: Path):
    (tmp_path / "work").mkdir()
    assert "Ferry" in look_everywhere(root / post, tmp_path / "work", tmp_path)


def test_the_cache_keeps_such_posts_too(root: Path, tmp_path: Path):
    site = find_site(root / "_posts/x.md")
    index = SiteIndex(Cache(site.root, tmp_path / "caches"))
    for _ in index.look(site):
        pass
    assert len(index.entries) == len(POSTS) - 1  # a page is no post
    index.cache.close()
    again = Cache(site.root, tmp_path / "caches")
    assert again.load(site) == index.entries
    assert again.holding(["ferry"]) == index.entries.keys()
    again.forget(index.entries)
    assert again.load(site) == {}
    again.close()


@pytest.mark.parametrize("command", [["check"], ["status"], ["render"], ["render", "--article"]])
def test_commands_take_them(command: list[str], root: Path, capfdbinary):
    assert main([*command, *(str(root / each) for each in POSTS)]) in (0, 1)
    said = capfdbinary.readouterr()
    assert said.out
    assert b"Traceback" not in said.err
