from datetime import date

import pytest

from editor.post.post_name import PostName, propose_name, read_post_name, slug_for, title_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-12-03-big-news.md", PostName(date(2025, 12, 3), "big-news", ".md", "2025-12-03")),
        ("2025-1-2-x.markdown", PostName(date(2025, 1, 2), "x", ".markdown", "2025-1-2")),
        ("25-1-2-x.md", PostName(date(2025, 1, 2), "x", ".md", "25-1-2")),
        ("69-1-2-x.md", PostName(date(1969, 1, 2), "x", ".md", "69-1-2")),
        ("2025-02-30-x.md", PostName(date(2025, 3, 2), "x", ".md", "2025-02-30")),
        ("2025-13-45-x.md", PostName(None, "x", ".md", "2025-13-45")),
        ("2025-12-03-v1.2.md", PostName(date(2025, 12, 3), "v1.2", ".md", "2025-12-03")),
        ("2025-12-03-end..md", PostName(date(2025, 12, 3), "end", ".md", "2025-12-03")),
        ("an-idea.md", PostName(None, "an-idea", ".md")),
        ("README", None),
    ],
)
def test_a_file_name_says_date_slug_and_ending(name, expected):
    assert read_post_name(name) == expected


def test_a_slug_makes_the_title_that_jekyll_shows():
    assert title_of("big-news-from-NATO") == "Big News From Nato"
    assert PostName(None, "an-idea", ".md").title == "An Idea"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Big News: what now?", "big-news-what-now"),
        ("Tiếng Việt", "tiếng-việt"),
        ("Ärger & Öl", "ärger-öl"),
        ("Cafe\u0301", "café"),
        ("日本語 のタイトル", "日本語-のタイトル"),
        ("C++ / 50 %", "c-50"),
        ("…", ""),
    ],
)
def test_a_title_makes_a_slug_that_keeps_every_script(title, slug):
    assert slug_for(title) == slug


def test_a_slug_fits_into_a_file_name():
    assert len(slug_for("ж" * 300).encode()) <= 200
    assert set(slug_for("ж" * 300)) == {"ж"}


def test_a_proposed_name_reads_back():
    name = propose_name("Big News", date(2025, 12, 3))
    assert name == "2025-12-03-big-news.md"
    assert read_post_name(name) == PostName(date(2025, 12, 3), "big-news", ".md", "2025-12-03")
    assert propose_name("?!", date(2025, 12, 3)) == "2025-12-03-untitled.md"
