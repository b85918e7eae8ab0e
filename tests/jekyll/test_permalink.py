"""Addresses: every style, placeholder and kind of page, as Jekyll gives them."""

from pathlib import Path, PurePosixPath

import pytest
from little_site import LittleSite
from real_jekyll import needs_jekyll, pages_built

from editor.jekyll.contents import contents_of
from editor.jekyll.document import Document
from editor.jekyll.permalink import UnknownPlaceholder, post_url, url_of
from editor.post.post import Post
from editor.site.site import Site, site_at

STYLES = [
    "date",
    "pretty",
    "ordinal",
    "weekdate",
    "none",
    "/:categories/:title/",
    "/:year/:short_year/:month/:i_month/:short_month/:long_month/:day/:i_day/:y_day/:title",
    "/:w_year/:week/:w_day/:short_day/:long_day/:title:output_ext",
    "/:hour/:minute/:second/:slug",
    "/:slugified_categories/:collection/:path/:name:output_ext",
    "no-slash/:title.html",
    "/:title_:year/",
    "/a//b/../:title/",
]
FILES = {
    "_posts/2025-12-31-Big News.md": "date: 2026-01-01 03:04:05",
    "_posts/2024-02-29-ünïcode-and_more!.md": "categories: [Über Uns, C++]",
    "_posts/2023-1-2-short.markdown": "category: One",
    "_posts/2023-01-03-dotted.name.v2.md": "categories: a b",
    "_posts/2023-01-03-no-break.md": "categories: a\u00a0b c",
    "_posts/2023-01-04-own.md": "permalink: /own/:title/",
    "_posts/2023-01-05-slugged.md": "slug: My Slug é",
    "_posts/2023-01-06-text.txt": "title: x",
    "_posts/sub/2023-01-07-below.md": "title: x",
    "blog/2022/_posts/2022-01-01-inner.md": "categories: [blog, more]",
    "_posts/2021-01-01-100%-#1?.md": "title: x",
    "_docs/guide/Start Here.md": "title: x",
    "_docs/index.md": "title: x",
    "_docs/style.css": "title: x",
    "_tips/2020-05-06-dated.md": "title: x",
    "about.md": "title: x",
    "index.md": "title: x",
    "deep/er/index.html": "title: x",
    "deep/er/page one.md": "title: x",
    "deep/own.md": "permalink: /elsewhere/:basename/",
    "feed.xml": "title: x",
    "main.scss": "title: x",
}
CONFIG = """\
timezone: Asia/Kolkata
future: true
collections:
  docs: {output: true}
  tips: {output: true, permalink: "/tips/:year/:title/"}
"""


@needs_jekyll
@pytest.mark.parametrize("style", STYLES)
def test_addresses_are_those_of_jekyll(tmp_path: Path, style: str) -> None:
    site = LittleSite(tmp_path, f'{CONFIG}permalink: "{style}"\n')
    for path, fields in FILES.items():
        site.write(path, f"---\n{fields}\n---\n")
    built = pages_built(tmp_path)
    contents = contents_of(site_at(tmp_path, "config"))
    ours: dict[str, str] = {}
    for path in built:
        document = contents.document(PurePosixPath(path))
        assert document is not None, path
        ours[path] = url_of(document, contents.site, contents.now)
    assert len(built) == len(FILES)
    assert ours == {path: each["url"] for path, each in built.items()}


def test_a_placeholder_that_jekyll_does_not_know() -> None:
    document = Document(PurePosixPath("_posts/2025-01-01-a.md"), {"permalink": "/:nope/"})
    with pytest.raises(UnknownPlaceholder, match=":nope"):
        url_of(document, Site(Path("/nowhere")))


def test_a_post_without_a_file_has_no_address(tmp_path: Path) -> None:
    place = LittleSite(tmp_path).place()
    assert post_url(Post.parse(b"text"), place) == "/2025/12/03/news.html"
    assert post_url(Post.parse(b"text"), type(place)(None, place.site)) == ""
