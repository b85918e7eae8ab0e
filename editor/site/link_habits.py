"""How a site's posts write links to its other posts and pages: learnt from the latest ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.body_images import without_code
from editor.site.image_habits import PATH, latest_posts, most
from editor.site.images import without_liquid
from editor.site.inside import read_inside
from editor.site.site import Site

TAG = "<tag>"  # stands in a way of writing for `{% post_url … %}` or `{% link … %}`
LINK = re.compile(
    r"(?<!!)\[[^\[\]\n]*\]\(\s*(?P<address>(?:\{%[^%\n]*%\}|\{\{[^}\n]*\}\}|[^\s(){}])+)"
)
LINK_TAG = re.compile(r"\{%-?\s*(?:post_url|link)\s+[^%]+?-?%\}")
PAGE = re.compile(r"/(?:[^?#]*/)?(?:[^./?#]*|[^/?#]*\.html?)")


@dataclass(frozen=True)
class LinkHabits:
    """How a site does it; as it stands here, in the way that a build checks."""

    way: str = TAG

    def to_post(self, name: str, url: str) -> str:
        """What stands between the round brackets for a post: `name` is as `post_url` knows it."""
        return self._written(f"{{% post_url {name} %}}", url)

    def to_page(self, path: str, url: str) -> str:
        """The same for the page that the file `path` makes."""
        return self._written(f"{{% link {path} %}}", url)

    def _written(self, tag: str, url: str) -> str:
        if PATH in self.way and url:
            return self.way.replace(PATH, url.replace("(", "%28").replace(")", "%29"))
        return self.way.replace(TAG, tag) if TAG in self.way else tag


def link_habits(site: Site, urls: Collection[str] = ()) -> LinkHabits:
    """How most of the latest posts of the site do it; `urls`, if any, are those of its posts."""
    known = {unquote(url) for url in urls}
    ways = [way for path in latest_posts(site) for way in dict.fromkeys(ways_in(path, site, known))]
    return LinkHabits(most(ways, TAG))


def ways_in(path: Path, site: Site, known: Collection[str]) -> Iterator[str]:
    """The ways in which the post at `path` writes its links to others; none of a broken one."""
    try:
        text = Post.parse(read_inside(path, site.root)).text
    except PostError:
        return
    for found in LINK.finditer(without_code(text)):
        if way := way_of(found["address"], site, known):
            yield way


def way_of(address: str, site: Site, known: Collection[str] = ()) -> str | None:
    """How an address is written, with what stands for the post; None where it leads to none."""
    if tag := LINK_TAG.search(address):
        return address[: tag.start()] + TAG
    plain = without_liquid(address)
    for before in (site.url, site.baseurl):
        plain = plain.removeprefix(before) if before else plain
    written = plain.partition("#")[0]
    if not PAGE.fullmatch(written) or written == "/":
        return None
    if written not in address or (known and unquote(written) not in known):
        return None
    before, _, behind = address.rpartition(written)
    return before + PATH + behind.partition("#")[0]
