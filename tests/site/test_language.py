"""The language of a post."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.post.post import Post
from editor.site.language import language_of
from editor.site.place import Place
from editor.site.site import find_site

CONFIG = """\
lang: en
defaults:
  - scope: { path: "_posts" }
    values: { locale: fr-CA }
"""


@pytest.mark.parametrize(
    ("head", "folder", "language"),
    [
        ("lang: de", "_posts", "de"),
        ("locale: pt-BR", "_posts", "pt-BR"),
        ("title: x", "_posts", "fr-CA"),
        ("lang: ''", "_posts", "fr-CA"),
        ("lang: [de]", "_posts", "fr-CA"),
        ("title: x", "pages", "en"),
    ],
)
def test_the_nearest_that_says_it(tmp_path: Path, head: str, folder: str, language: str) -> None:
    (tmp_path / "_config.yml").write_text(CONFIG, "utf-8")
    file = tmp_path / folder / "2026-01-01-x.md"
    post = Post.parse(f"---\n{head}\n---\n".encode())
    assert language_of(post, Place(file, find_site(file))) == language


def test_a_post_without_a_site() -> None:
    assert language_of(Post.parse(b""), Place(None, find_site(None))) == ""
