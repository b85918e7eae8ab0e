"""How other texts and people lead to a post: its address, and links in Markdown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

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
    if place.is_in_posts:
        return f"[{label_of(title)}]({{% post_url {name_for_post_url(path)} %}})"
    return f"[{label_of(title)}]({{% link {path} %}})"


def label_of(title: str) -> str:
    """A title as it stands between the square brackets of a link."""
    return SPECIAL.sub(r"\\\1", " ".join(title.split()))


def name_for_post_url(path: PurePosixPath) -> str:
    """What `post_url` calls the post at a path in the site."""
    parts = path.parts
    inner = parts[parts.index("_posts") + 1 : -1]
    return "/".join((*inner, path.stem))
