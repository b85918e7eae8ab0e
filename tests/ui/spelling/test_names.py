"""The names that are right in a post: of very many, no more than are soon read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from editor.index.suggestions import Suggestions
from editor.post.post import Post
from editor.site.site import Site
from editor.ui.spelling.names import MOST_CHARACTERS, names_of_post, names_of_site


def test_names_of_a_post() -> None:
    post = Post.parse(b"---\nauthor: Ada\ntags: [Kvit, Sea]\ncategories: Trips\n---\n")
    assert sorted(names_of_post(post)) == ["Ada", "Kvit", "Sea", "Trips"]


@pytest.mark.parametrize("tags", [[f"tag{number}" for number in range(50_000)], ["a" * 10**6]])
def test_of_very_many_names_some_are_read(tags: list[str], site: Path) -> None:
    post = Post.parse(f"---\ntags: [{', '.join(tags)}]\n---\n".encode())
    of_site = names_of_site(Site(site), Suggestions(tags=Counter(tags)))
    for names in (list(names_of_post(post)), list(of_site)):
        assert MOST_CHARACTERS // 2 < sum(map(len, names)) <= MOST_CHARACTERS
