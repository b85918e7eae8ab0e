"""Where and when a post is published, or why not: as a real Jekyll does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from little_site import NOON, LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.jekyll.publication import Publication, Why, publication, publication_of
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site

PERMALINKS = (
    "/:categories/:year/:month/:day/:title/",
    "/:collection/:path:output_ext",
    "/a/:name/:slug/:title",
    "/:short_year/:i_month/:i_day/:short_month-:long_month/:y_day.html",
    "/:w_year/:week/:w_day/:short_day-:long_day/:hour:minute:second/",
    "/:slugified_categories/:slug:output_ext",
    "no-slash",
    "//twice//:title/../x",
    '""',
)
FRONT_MATTERS = (
    "date: 2024-03-01",
    "date: 2024-03-01 23:30",
    "date: 2024-03-01 23:30:00",  # UTC, as YAML has it
    "date: 2024-03-01T01:30:00",
    "date: '2024-03-01 23:30:00'",
    "date: 2024-03-01 23:30:00 +0900",
    "date: 2024-12-30 12:00:00 -0800",
    "date: 2024-02-30",
    "date: March 2020",
    "date: 2020/8",
    "date: May 7th",
    "date: 2090-01-01 12:00:00",
    "published: false",
    "published:",
    "published: no",
    "published: 'false'",
    "published: 0",
    "published: false\ndate: 2090-01-01",
    "draft: true",
    "category: News",
    "categories: Big News",
    "categories: [Big News, Ünïted, big news, 7]",
    "categories: 7",
    "categories: 7\npublished: false\npermalink: /lost/",
    "categories: []",
    "categories: [Big News, 2024-01-01 10:00:00, true, 1.5]",
    "category: [b, a]\ncategories: a c",
    "category: 0",
    "category: |\n  two\n  lines",
    "permalink: /fixed/\nslug: 12",
    "category: false\ncategories: [a, c]",
    "categories:\ncategory: 'One: two'",
    "slug: Élan Vital's",
    "slug: false",
    "title: a: b",
    "title: :symbol",
    "- no\n- fields",
    *(f"permalink: {each}" for each in PERMALINKS),
)
OTHERS = {
    "_posts/2024-01-05-no-front-matter.md": "Words.\n",
    "_posts/2024-01-06-blank-line.md": "\n---\ntitle: x\n---\nWords.\n",
    "_posts/2024-01-07-bom.md": "\ufeff---\ndate: 2023-05-05\n---\nWords.\n",
    "_posts/2024-01-08-latin.md": b"---\ntitle: x\n---\ncaf\xe9\n",
    "_posts/2024-01-09-nul.md": b"---\ntitle: x\n---\nno\0thing\n",
    "_posts/2024-01-10-It's_Ünder.score.markdown": post("title: x"),
    "_posts/2024-01-11-page.html": post("title: x"),
    "_posts/24-1-2-short.md": post("title: x"),
    "_posts/2024-02-31-rolled.md": post("title: x"),
    "_posts/2090-01-01-later.md": post("title: x"),
    "_posts/2090-01-02-later-broken.md": post("title: a: b"),
    "_posts/no-date.md": post("title: x"),
    "_posts/2024-01-12-no-ending": post("title: x"),
    "_posts/_2024-01-13-underscored.md": post("title: x"),
    "_posts/deep/2024-01-14-deep.md": post("title: x"),
    "_posts/_under/2024-01-15-under.md": post("title: x"),
    "_posts/deep/_under/2024-01-16-deep-under.md": post("title: x"),
    "_posts/_kept/2024-01-17-kept.md": post("title: x"),
    "_posts/old/2024-01-18-old.md": post("title: x"),
    "_posts/older/2024-01-19-older.md": post("title: x"),
    "Sub Folder/deep/_posts/2024-01-20-sub.md": post("category: c"),
    "_hidden/_posts/2024-01-21-hidden.md": post("title: x"),
    "_kept/_posts/2024-01-22-kept-too.md": post("title: x"),
    "gone/_posts/2024-01-23-gone.md": post("title: x"),
    "goner/_posts/2024-01-24-goner.md": post("title: x"),
    "held/_posts/2024-01-25-held.md": post("title: x"),
    "named/_posts/2024-01-28-more.md": post("categories: [c, d]"),
    "named/_posts/2024-01-29-one.md": post("category: c"),
    "named/_posts/2024-01-30-none.md": post("categories: []"),
    "named/_posts/2024-01-31-not-given.md": post("title: x"),
    "dated/_posts/2024-02-01-empty.md": post("date:"),
    "dated/_posts/2024-02-02-broken.md": post("title: a: b"),
    "dated/_posts/2024-02-03-own.md": post("date: 2022-02-02"),
    "held/_posts/2024-01-26-given.md": post("published: true"),
    "_drafts/draft.md": post("title: x"),
    "_drafts/2024-01-27-dated-draft.md": post("title: x"),
    "_drafts/later-draft.md": post("date: 2090-01-01"),
    "_drafts/held-draft.md": post("published: false"),
    "_drafts/broken-draft.md": post("title: a: b"),
    "sub/_drafts/sub-draft.md": post("category: c"),
}
CONFIG = """\
include: [_kept]
exclude: [_posts/old, gone/, "*/nothing*"]
defaults:
- scope: {path: held}
  values: {published: false}
- scope: {path: dated}
  values: {date: "2023-03-03 03:03", slug: given}
- scope: {path: named}
  values: {categories: [a, b], category: z}
"""
SITES = {  # every style, on both sides of UTC
    "date": "permalink: date\ntimezone: America/New_York\n",
    "pretty": "permalink: pretty\ntimezone: Asia/Tokyo\n",
    "ordinal": "permalink: ordinal\ntimezone: Pacific/Auckland\n",
    "weekdate": "permalink: weekdate\ntimezone: America/St_Johns\n",
    "none": "permalink: none\ntimezone: Europe/Berlin\n",
    "usual": "",
    "own": "permalink: /blog/:year/:title:output_ext\nfuture: true\ntimezone: Asia/Kolkata\n",
    "all": "permalink: /:title\nunpublished: true\nshow_drafts: true\ntimezone: Pacific/Honolulu\n",
}


def written(root: Path, config: str) -> dict[str, Path]:
    """A site of all the posts above, by their path in it."""
    site = LittleSite(root, config + CONFIG)
    posts = {
        f"_posts/2024-01-04-number-{n}.md": post(front_matter)
        for n, front_matter in enumerate(FRONT_MATTERS)
    }
    return {name: site.write(name, text) for name, text in (posts | OTHERS).items()}


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer stands in UTC, as the one that builds does."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def all_of(files: dict[str, Path], now: datetime) -> dict[str, Publication]:
    site = find_site(next(iter(files.values())))
    return {
        name: publication_of(path.read_bytes(), Place(path, site), now)
        for name, path in files.items()
    }


@needs_jekyll
@pytest.mark.parametrize("style", SITES)
@pytest.mark.usefixtures("in_utc")
def test_address_date_and_publication_are_jekylls(style: str, tmp_path: Path) -> None:
    files = written(tmp_path, SITES[style])
    every, built = build(tmp_path, "--future", "--drafts", "--unpublished"), build(tmp_path)
    assert every.went_through, every.words
    assert built.went_through, built.words
    seen, plain = every.posts, built.posts
    ours = all_of(files, datetime.now(UTC))
    assert {name for name, each in ours.items() if each.published} == {
        name for name in files if Path(name).name in plain
    }
    read = {name: seen[Path(name).name] for name in files if Path(name).name in seen}
    assert {name: ours[name].url for name in read} == {name: o["url"] for name, o in read.items()}
    for name, jekylls in read.items():
        date, theirs = ours[name].date, datetime.fromisoformat(jekylls["date"])
        assert date is not None
        assert abs(date - theirs) < timedelta(minutes=2), name  # some have the time of the build
        assert date.utcoffset() == theirs.utcoffset(), name


@needs_jekyll
@pytest.mark.parametrize(
    "text",
    [
        post("date:"),
        post("date: 2025-13-45"),
        post("date: false"),
        post("date: someday"),
        post("permalink: /:nothing/"),
        post("permalink: 5"),
        post("slug: 12"),
        post("categories: ['What is new: spring']"),
        post("categories: [':smile:']"),
    ],
)
def test_what_stops_the_build_is_said(text: str, tmp_path: Path) -> None:
    site = LittleSite(tmp_path)
    site.write("_posts/2024-01-01-a.md", text)
    assert not build(tmp_path).went_through
    found = publication(Post.parse(text.encode()), site.place("_posts/2024-01-01-a.md"), NOON)
    assert [reason.why for reason in found.reasons] == [Why.STOPS_BUILD]
    assert "stops the build" in found.reasons[0].sentence


@needs_jekyll
def test_only_the_latest_posts_count_where_the_site_limits_them(tmp_path: Path) -> None:
    site = LittleSite(tmp_path, "limit_posts: 2\n")
    files = {
        name: site.write(name, post("title: x"))
        for name in (f"_posts/20{year}-01-01-a{year}.md" for year in (20, 21, 22, 90))
    }
    ours = all_of(files, datetime.now(UTC))
    published = {Path(name).name for name, each in ours.items() if each.published}
    assert published == set(build(tmp_path).posts)


def test_every_reason_is_given(tmp_path: Path) -> None:
    site = LittleSite(tmp_path, "exclude: [gone]\n")
    text = post("published: false\ndate: 2090-01-01")
    found = publication(Post.parse(text.encode()), site.place("gone/_posts/x.md"), NOON)
    assert [reason.why for reason in found.reasons] == [
        Why.NAME,
        Why.LEFT_OUT,
        Why.UNPUBLISHED,
        Why.FUTURE,
    ]
    assert not found.published


def test_a_post_without_a_file_or_a_site_has_no_address(tmp_path: Path) -> None:
    value = Post.parse(post("title: x").encode())
    unsaved = publication(value, Place(None, find_site(tmp_path / "x.md")), NOON)
    alone = tmp_path / "alone.md"
    homeless = publication(value, Place(alone, find_site(alone)), NOON)
    assert [unsaved.reasons[0].why, homeless.reasons[0].why] == [Why.NO_FILE, Why.NO_SITE]
    assert unsaved.url is homeless.url is unsaved.date is None


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Words.\n", "_posts/2024-01-01-a.md", Why.NO_FRONT_MATTER),
        ("+++\ntitle = 'x'\n+++\nWords.\n", "_posts/2024-01-01-a.md", Why.NO_FRONT_MATTER),
        (post("title: a: b"), "_posts/2024-01-01-a.md", Why.BROKEN),
        (post("title: :symbol"), "_posts/2024-01-01-a.md", Why.BROKEN),
        (post("date: March 2020"), "_posts/2024-01-01-a.md", Why.GUESSED),
        (post("date: 2024-02-30"), "_posts/2024-01-01-a.md", Why.ROLLED_OVER),
        (post("title: x"), "_posts/2024-02-30-a.md", Why.ROLLED_OVER),
    ],
)
def test_what_jekyll_does_in_silence_is_said(
    text: str, name: str, why: Why, tmp_path: Path
) -> None:
    found = publication(Post.parse(text.encode()), LittleSite(tmp_path).place(name), NOON)
    assert found.published
    assert [note.why for note in found.notes] == [why]


ODD = r"""~;true;5;1e400;2025-13-45;0000-00-00;9999-12-31 23:59:59 -1200;:x;'x y';[a, [b]]
{a: b};[;&x a;*x;"\0";/:no/;12:61"""
VALUES = st.sampled_from(["", "|\n  a\n  b", *ODD.replace("\n", ";").split(";")])
NAMES = st.sampled_from(
    ["title", "date", "slug", "permalink", "published", "categories", "category", "<<", "layout"]
)


@given(fields=st.lists(st.tuples(NAMES, VALUES), max_size=4), name=st.sampled_from([*OTHERS]))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200
)
def test_there_is_an_answer_for_every_post(
    fields: list[tuple[str, str]], name: str, tmp_path: Path
) -> None:
    site = LittleSite(tmp_path, CONFIG)
    text = post("\n".join(f"{key}: {value}" for key, value in fields))
    found = publication_of(text.encode(), site.place(name), NOON)
    assert found.published is not bool(found.reasons)
    assert (found.url is None) or found.url.startswith("/")
