"""A new post begins as the latest posts of the site do, and Jekyll reads it as it is meant."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from folder_bytes import folder_bytes
from hypothesis import given
from hypothesis import strategies as st
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.moves.doing import carry_out
from editor.moves.new_post import new_post
from editor.moves.new_site import new_site
from editor.post.errors import FileError
from editor.post.post import Post
from editor.site.site import Site, find_site

NOON = datetime(2026, 3, 14, 12, 30, 5, tzinfo=UTC)


def site_at(root: Path) -> Site:
    return find_site(root / "x.md")


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path, "timezone: Europe/Lisbon\n")


def begun(site: LittleSite, title: str = "Big news", *, draft: bool = False) -> tuple[str, str]:
    """Name and text of the new file; undone, all is as it was."""
    before = folder_bytes(site.root)
    plan = new_post(title, site_at(site.root), NOON, draft=draft)
    carry_out(plan)
    (name,) = folder_bytes(site.root).keys() - before.keys()
    text = (site.root / name).read_text("utf-8")
    carry_out(plan.back)
    assert folder_bytes(site.root) == before
    return name, text


def test_the_first_post_of_a_site(site):
    assert begun(site) == (
        "_posts/2026-03-14-big-news.md",
        '---\nlayout: post\ntitle: "Big news"\ndate: 2026-03-14 12:30:05 +0000\n'
        "categories: []\ntags: []\n---\n\n",
    )


def test_fields_order_quotes_lists_and_date_are_those_of_the_site(site):
    for number in range(3):
        site.write(
            f"_posts/2025-12-0{number + 1}-x.md",
            f"---\nlayout: post\ntitle: 'One {number}'  # the title\n"
            f"date: 2025-12-0{number + 1}T01:57:20\nauthor: Ana Sá\n"
            f'categories: [News]\ntags: []\nexcerpt: "It’s {number}."\n'
            f"image: assets/images/{number}.jpg\nrating: {number}\ncomments: true\n---\n\nWords.\n",
        )
    assert begun(site, "The “Sea”: it's wide") == (
        "_posts/2026-03-14-the-sea-it-s-wide.md",
        "---\nlayout: post\ntitle: 'The “Sea”: it''s wide'\ndate: 2026-03-14T12:30:05\n"
        'author: Ana Sá\ncategories: []\ntags: []\nexcerpt: ""\nimage:\nrating:\n'
        "comments: true\n---\n\n",
    )


def test_a_field_that_only_some_posts_have_is_left_out(site):
    site.write("_posts/2025-12-01-a.md", post("title: A\nodd: 1"))
    site.write("_posts/2025-12-02-b.md", post("title: B"))
    site.write("_posts/2025-12-03-c.md", post("title: C"))
    assert begun(site)[1] == "---\ntitle: Big news\n---\n\n"


def test_drafts_begin_as_drafts_do(site):
    site.write("_posts/2025-12-01-a.md", post("layout: post\ntitle: A\ndate: 2025-12-01 10:00"))
    assert begun(site, draft=True) == (
        "_drafts/big-news.md",
        '---\nlayout: post\ntitle: "Big news"\ncategories: []\ntags: []\n---\n\n',
    )
    site.write("_drafts/one.markdown", post("title: One\nmood: calm"))
    assert begun(site, draft=True) == (
        "_drafts/big-news.markdown",
        "---\ntitle: Big news\nmood: calm\n---\n\n",
    )


def test_folders_of_year_and_month(site):
    site.write("_posts/2024/05/2024-05-06-a.md", post("title: A"))
    site.write("_posts/2025/12/2025-12-01-b.md", post("title: B"))
    assert begun(site)[0] == "_posts/2026/03/2026-03-14-big-news.md"


def test_the_folder_of_the_collections(site):
    site.write("_config.yml", "collections_dir: content\n")
    assert begun(site)[0] == "content/_posts/2026-03-14-big-news.md"


@pytest.mark.parametrize(
    ("template", "draft"),
    [("_templates/post.md", False), ("_templates/draft.md", True), ("_drafts/_template.md", True)],
)
def test_a_template_wins(site, template, draft):
    site.write(template, '---\n# fill in\ntitle: "…"\ndate: 2000-01-01 00:00\nby:\n---\n\n## Why\n')
    text = begun(site, draft=draft)[1]
    assert text == (
        '---\n# fill in\ntitle: "Big news"\ndate: 2026-03-14 12:30:05\nby:\n---\n\n## Why\n'
    )


def test_the_day_is_that_of_the_site(site):
    site.write("_config.yml", "timezone: Pacific/Auckland\n")
    assert begun(site)[0] == "_posts/2026-03-15-big-news.md"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fjord & Über–Äpfel", "fjord-über-äpfel"),
        ("日本の春", "日本の春"),
        ("  C++ in 10’ ", "c-in-10"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slugs(site, title, name):
    assert begun(site, title)[0] == f"_posts/2026-03-14-{name}.md"


def test_nothing_is_overwritten(site):
    site.write("_posts/2026-03-14-big-news.md", post("title: Mine"))
    with pytest.raises(FileError, match="already"):
        new_post("Big news", site_at(site.root), NOON)


@pytest.mark.parametrize("title", ["", "  ", "!?…"])
def test_a_title_needs_a_letter(site, title):
    with pytest.raises(FileError, match="letter"):
        new_post(title, site_at(site.root), NOON)


def test_without_a_site_it_is_told(tmp_path):
    with pytest.raises(FileError, match="no site"):
        new_post("Big news", Site(tmp_path), NOON)


@given(title=st.text(min_size=1, max_size=60))
def test_any_title_is_read_back(tmp_path_factory, title):
    site = LittleSite(tmp_path_factory.mktemp("site"))
    site.write("_posts/2025-12-01-a.md", post("title: A\ntags: [x]"))
    try:
        plan = new_post(title, site_at(site.root), NOON)
    except FileError:
        return  # it has no letter
    assert Post.parse(plan.changes[0].after).get("title") == " ".join(title.split())


@needs_jekyll
def test_jekyll_builds_the_new_post_where_it_was_meant(site):
    site.write("_config.yml", "timezone: America/New_York\n")
    site.write("_posts/2025-12-01-a.md", post("title: A\ndate: 2025-12-01T10:00:00"))
    late = datetime(2026, 3, 14, 2, 30, 5, tzinfo=UTC)
    plan = new_post("Yes: 1.10", site_at(site.root), late)
    carry_out(plan)
    built = build(site.root)
    found = built.posts[plan.changes[0].path.name]
    assert (found["title"], found["url"]) == ("Yes: 1.10", "/2026/03/13/yes-1-10.html")
    assert found["date"] == "2026-03-13T22:30:05-04:00"


def test_a_new_site_is_made_only_where_there_is_none(tmp_path):
    plan = new_site(tmp_path, "My: site")
    carry_out(plan)
    assert site_at(tmp_path).text("title") == "My: site"
    with pytest.raises(FileError, match="_config"):
        new_site(tmp_path, "Another")
    carry_out(plan.back)
    assert folder_bytes(tmp_path) == {}


@needs_jekyll
def test_jekyll_builds_a_new_site_and_its_first_post(tmp_path):
    carry_out(new_site(tmp_path, "Harbour"))
    carry_out(new_post("Hello there", site_at(tmp_path), NOON))
    built = build(tmp_path)
    assert built.went_through, built.words
    (page,) = tmp_path.glob("_site/2026/03/14/hello-there/index.html")
    assert "<h1>Hello there</h1>" in page.read_text("utf-8")
    assert "Hello there</a>" in (tmp_path / "_site/index.html").read_text("utf-8")
    assert (tmp_path / "_site/assets/css/site.css").exists()


def test_a_date_takes_no_quotes_from_the_texts_beside_it(site):
    site.write("_posts/2025-12-01-a.md", '---\ntitle: "A"\ndate: 2025-12-01 10:00\n---\n')
    assert begun(site)[1] == '---\ntitle: "Big news"\ndate: 2026-03-14 12:30:05\n---\n\n'
