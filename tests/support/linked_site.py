"""A site whose posts link to everything that a site can hold."""

from __future__ import annotations

from pathlib import Path

from little_site import LittleSite

CONFIG = """
url: https://example.org
timezone: Europe/Lisbon
plugins: [jekyll-feed, jekyll-sitemap, jekyll-redirect-from, jekyll-archives, jekyll-paginate]
paginate: 1
jekyll-archives: {enabled: all}
collections:
  docs: {output: true}
  hidden: {}
defaults:
  - scope: {path: "", type: posts}
    values: {layout: post}
"""
FILES = {
    "_layouts/post.html": '<h1 id="title">{{ page.title }}</h1><a name="old"></a>{{ content }}'
    '<div id="comments"></div>',
    "_layouts/bare.html": "{{ content }}",
    "index.html": "---\nlayout: post\n---\n{{ paginator.page }}\n",
    "about.md": "---\nlayout: bare\npermalink: /about/\n---\n# Who we are\n\n"
    "<p id='Address'>Sea</p>\n",
    "Contact.md": "---\ntitle: Contact\nredirect_from: [/write/, /mail.html]\n---\n# Ways\n",
    "short.md": "---\npermalink: /short\n---\n",
    "with space.html": "---\n---\n<p id=x>x</p>",
    "plain.html": "<p id='here'>no front matter</p>",
    "team/index.md": "---\n---\n## Crew\n",
    "team/kit.pdf": b"%PDF",
    "docs-of-old.md": "no front matter",
    "_docs/one.md": "---\n---\n# One\n",
    "_docs/two/three.md": "---\npermalink: /three/\n---\n",
    "_docs/map.png": b"png",
    "_hidden/four.md": "---\n---\n",
    "_posts/2024-05-06-boats.md": "---\ntitle: Boats\ntags: [At Sea]\ncategories: [news]\n---\n"
    "## Köln & *more*\n\n## Twice\n\n## Twice\n\n## Named {#own}\n\nA note.[^1]\n\n[^1]: Deep.\n",
    "_posts/2024-07-01-Ropes.md": "---\ntitle: Ropes\nredirect_from: /knots\n---\n",
    "_posts/2999-01-01-later.md": "---\ntitle: Later\n---\n",
    "_posts/2024-08-01-kept.md": "---\ntitle: Kept\npublished: false\n---\n",
}
NAME = "_posts/2025-12-03-links.md"
URL = "/2025/12/03/links.html"

GOOD = (
    "/",
    "/index.html",
    "/about/",
    "/about/index.html",
    "/about/#who-we-are",
    "/about/#Address",
    "/about/?from=post#who-we-are",
    "/Contact.html",
    "/Contact.html#ways",
    "/Contact",
    "/short",
    "/short.html",
    "/with%20space.html#x",
    "/plain.html#here",
    "/team/",
    "/team/#crew",
    "/team/kit.pdf#page=2",
    "/team/kit.pdf#two",
    "/docs-of-old.md",
    "/docs/one.html#one",
    "/docs/map.png",
    "/three/",
    "/news/2024/05/06/boats.html",
    "/news/2024/05/06/boats.html#k%C3%B6ln--more",
    "/news/2024/05/06/boats.html#twice",
    "/news/2024/05/06/boats.html#twice-1",
    "/news/2024/05/06/boats.html#own",
    "/news/2024/05/06/boats.html#fn:1",
    "/news/2024/05/06/boats.html#comments",
    "/news/2024/05/06/boats.html#old",
    "/news/2024/05/06/boats.html#top",
    "../../../about/",
    "../../../news/2024/05/06/boats.html",
    "./links.html",
    "links.html#title",
    "/2024/07/01/Ropes.html",
    "/knots",
    "/knots.html",
    "/write/",
    "/mail.html",
    "/feed.xml",
    "/sitemap.xml",
    "/robots.txt",
    "/tag/at-sea/",
    "/category/news/",
    "/2024/",
    "/2024/05/",
    "/2024/05/06/",
    "/page2/",
    "https://example.org/about/",
    "http://EXAMPLE.org/about/#who-we-are",
    "//example.org/feed.xml",
    "https://example.org",
    "https://elsewhere.example/no",
    "mailto:a@example.org",
    "tel:+351",
    "#title",
    "#here-and-now",
    "#comments",
    "#",
    "#top",
    "#:~:text=sea",
    "#!route",
)
BAD = {  # the check that tells, and the link as it should be
    "/abuot/": ("link-missing", None),
    "/about.html": ("link-missing", "/about/"),
    "/About/": ("link-wrong-case", "/about/"),
    "/contact.html": ("link-wrong-case", "/Contact.html"),
    "/Contact/": ("link-missing", "/Contact.html"),
    "/docs/one/": ("link-missing", "/docs/one.html"),
    "/docs/One.html#one": ("link-wrong-case", "/docs/one.html#one"),
    "/2024/05/06/boats.html": ("link-missing", "/news/2024/05/06/boats.html"),
    "/boats/": ("link-missing", None),  # it may be meant for another page
    "/2024/05/07/.html": ("link-missing", None),
    "../../../team": ("link-detour", "/team/"),
    "team": ("link-missing", "/team/"),
    "/2999/01/01/later.html": ("link-unpublished", None),
    "/2024/08/01/kept.html": ("link-unpublished", None),
    "/2024/08/01/kept.html#nowhere": ("link-unpublished", None),
    "/hidden/four.html": ("link-missing", None),
    "/tag/At-Sea/": ("link-wrong-case", "/tag/at-sea/"),
    "/tag/land/": ("link-missing", None),
    "/2023/": ("link-missing", None),
    "/page9/": ("link-missing", None),
    "about/": ("link-missing", "/about/"),
    "../boats.html": ("link-missing", "/news/2024/05/06/boats.html"),
    "2024-05-06-boats.md": ("link-markdown", "/news/2024/05/06/boats.html"),
    "/_posts/2024-05-06-boats.md#own": ("link-markdown", "/news/2024/05/06/boats.html#own"),
    "/about.md": ("link-markdown", "/about/"),
    "../about.md": ("link-markdown", "/about/"),
    "/nothing.md": ("link-missing", None),
    "https://example.org/abuot/": ("link-unknown", None),
    "https://example.org/About/": ("link-wrong-case", "https://example.org/about/"),
    "#nowhere": ("link-anchor", None),
    "#Title": ("link-anchor", "#title"),
    "/about/#nowhere": ("link-anchor", None),
    "/about/#address": ("link-anchor", "/about/#Address"),
    "/plain.html#gone": ("link-anchor", None),
    "/about#gone": ("link-anchor", None),
    "/news/2024/05/06/boats.html#fn:2": ("link-anchor", None),
}
DETOURS = {"/about": "/about/", "/Contact": "/Contact.html", "/team": "/team/", "/knots": None}


def linked_site(root: Path) -> LittleSite:
    """The site, in the folder `root`."""
    return LittleSite(root, CONFIG, FILES)


def linking_post() -> str:
    """A post with all the links, a paragraph each."""
    links = (f"[a link]({href})" for href in (*GOOD, *BAD, *DETOURS))
    return "---\ntitle: Links\n---\n## Here and now\n\n" + "\n\n".join(links) + "\n"
