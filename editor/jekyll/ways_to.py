"""How other texts and people lead to a post: its address, and links in Markdown."""

from __future__ import annotations

import re

from editor.jekyll.publication import Publication
from editor.post.post import Post
from editor.site.place import Place

SPECIAL = re.compile(r"([\\\[\]*_`<])")


def whole_address(found: Publication, place: Place) -> str:
    """The address with the site's own before it, as far as it is known; "" for none."""
    return f"{place.site.url}{place.site.baseurl}{found.url}" if found.url else ""


def markdown_link(post: Post, place: Place) -> str:
    """A link to the post from another one of its site; "" for a post without a file in it."""
    path = place.in_site
    if path is None:
        return ""
    title = str(post.get("title") or (place.name.title if place.name else path.stem))
    label = SPECIAL.sub(r"\\\1", " ".join(title.split()))
    if place.is_in_posts:
        parts = path.parts
        inner = parts[parts.index("_posts") + 1 : -1]
        name = "/".join((*inner, path.stem))
        return f"[{label}]({{% post_url {name} %}})"
    return f"[{label}]({{% link {path} %}})"
