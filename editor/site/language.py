"""The language that a post is written in, as it or its site says."""

from __future__ import annotations

from editor.post.post import Post
from editor.site.place import Place

NAMES = ("lang", "locale")


def language_of(post: Post, place: Place) -> str:
    """The language of a post (“de”, “pt-BR”), of its folder or its site; "" where none is named."""
    for values in (post.values, place.defaults, place.site.config):
        for name in NAMES:
            value = values.get(name)
            if isinstance(value, str) and value.strip():
                return value.strip()
    return ""
