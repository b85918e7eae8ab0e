from datetime import UTC, datetime

import pytest
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.jekyll.publication import publication
from editor.jekyll.ways_to import markdown_link, whole_address
from editor.post.post import Post

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "title", "link"),
    [
        ("_posts/2025-12-03-x.md", "X", "[X]({% post_url 2025-12-03-x %})"),
        ("_posts/sub/2025-12-03-x.md", "X", "[X]({% post_url sub/2025-12-03-x %})"),
        (
            "_posts/2025-12-03-x.md",
            '"A [b] *c*"',
            "[A \\[b\\] \\*c\\*]({% post_url 2025-12-03-x %})",
        ),
        ("_drafts/x.md", "X", "[X]({% link _drafts/x.md %})"),
        ("about.md", "About", "[About]({% link about.md %})"),
    ],
)
def test_links(tmp_path, name, title, link):
    site = LittleSite(tmp_path)
    text = post(f"title: {title}")
    site.write(name, text)
    assert markdown_link(Post.parse(text.encode()), site.place(name)) == link


def test_addresses(tmp_path):
    site = LittleSite(tmp_path, "url: https://example.org\nbaseurl: /blog\npermalink: pretty\n")
    place = site.place("_posts/2025-12-03-x.md")
    found = publication(Post.parse(post("title: X").encode()), place, NOW)
    assert whole_address(found, place) == "https://example.org/blog/2025/12/03/x/"


@needs_jekyll
def test_jekyll_follows_the_links(tmp_path):
    site = LittleSite(tmp_path, "baseurl: /blog\n")
    names = ["_posts/2025-12-03-x.md", "_posts/sub/2025-12-04-y.md"]
    for name in names:
        site.write(name, post('title: "A [b] *c*"'))
    place = [site.place(name) for name in names]
    links = [markdown_link(Post.parse(each.path.read_bytes()), each) for each in place]
    site.write("_posts/2025-12-05-z.md", post("title: Z", "\n\n".join(links) + "\n"))
    built = build(site.root)
    assert built.went_through, built.words
    output = built.posts["2025-12-05-z.md"]["output"]
    assert '<a href="/blog/2025/12/03/x.html">A [b] *c*</a>' in output
    assert '<a href="/blog/2025/12/04/y.html">A [b] *c*</a>' in output
