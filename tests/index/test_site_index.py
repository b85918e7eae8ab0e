"""The index knows the posts of a site: at once, after changes, from its cache, by their words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path, PurePosixPath

import pytest
from little_site import LittleSite, post

from editor.index import reading
from editor.index.cache import Cache, file_for
from editor.index.entry import Entry, State
from editor.index.reading import folded
from editor.index.site_index import SiteIndex
from editor.index.suggestions import suggestions_of
from editor.site.site import find_site

FERRY = "_posts/2025-12-03-the-ferry.md"


@pytest.fixture
def site(tmp_path) -> LittleSite:
    site = LittleSite(tmp_path / "site", "timezone: Europe/Lisbon\npermalink: pretty\n")
    site.write(
        FERRY,
        post(
            "layout: post\ntitle: The  ferry\ndate: 2025-12-03 10:00\nauthor: Inês\n"
            "tags: [sea, boats]\ncategories: News\nimage: assets/ferry.jpg",
            "It sails to Ëlba.\n",
        ),
    )
    return site


def index_of(site: LittleSite) -> SiteIndex:
    return SiteIndex(Cache(site.root, site.root.parent / "cache"))


def look(index: SiteIndex, site: LittleSite) -> dict[str, Entry]:
    news = list(index.look(find_site(site.root / "x.md")))
    assert news
    return {str(path): entry for path, entry in index.entries.items()}


def test_a_post_is_listed_with_what_its_front_matter_says(site):
    entry = look(index_of(site), site)[FERRY]
    assert (entry.title, entry.state) == ("The ferry", State.PUBLISHED)
    assert entry.date is not None
    assert entry.date.isoformat() == "2025-12-03T10:00:00+00:00"
    assert (entry.tags, entry.categories, entry.authors) == (("sea", "boats"), ("News",), ("Inês",))
    assert (entry.image, entry.layout) == ("assets/ferry.jpg", "post")
    assert entry.url == "/news/2025/12/03/the-ferry/"
    assert entry.errors == 1  # the image is missing


@pytest.mark.parametrize(
    ("name", "fields", "state"),
    [
        ("_posts/2025-01-01-x.md", "title: X", State.PUBLISHED),
        ("_drafts/x.md", "title: X", State.DRAFT),
        ("_posts/2025-01-01-x.md", "title: X\ndate: 2199-01-01", State.SCHEDULED),
        ("_posts/2025-01-01-x.md", "title: X\npublished: false", State.UNPUBLISHED),
        ("_posts/x.md", "title: X", State.LEFT_OUT),
        ("news/_posts/2025-01-01-x.md", "title: X", State.PUBLISHED),
    ],
)
def test_states(site, name, fields, state):
    site.write(name, post(fields))
    entry = look(index_of(site), site)[name]
    assert entry.state is state
    assert bool(entry.why) is (state is not State.PUBLISHED)


def test_of_too_many_posts_the_largest_are_listed_unread_until_there_is_room(site):
    for number in range(6):
        big = site.write(f"_posts/2026-03-02-big{number}.md", "")
        os.truncate(big, 49_000_000 + number)
    index = index_of(site)
    entries = look(index, site)
    assert entries[FERRY].title == "The ferry"
    unread = [each for each in entries.values() if "more than 250 MB" in each.why]
    assert [(each.path.name, each.state) for each in unread] == [
        ("2026-03-02-big5.md", State.LEFT_OUT)
    ]
    (site.root / "_posts/2026-03-02-big0.md").unlink()
    assert "NUL" in look(index, site)["_posts/2026-03-02-big5.md"].why


def test_names_are_known_before_anything_is_read(site):
    index = index_of(site)
    first = next(index.look(find_site(site.root / "x.md")))
    entry = first.entries[PurePosixPath(FERRY)]
    assert (entry.title, entry.state) == ("The Ferry", State.UNREAD)
    assert first.of == 1


def test_a_look_that_was_broken_off_is_made_good(site):
    index = index_of(site)
    next(index.look(find_site(site.root / "x.md")))
    assert look(index, site)[FERRY].state is State.PUBLISHED


def test_what_is_unreadable_is_listed_with_the_reason(site):
    site.write("_posts/2025-01-01-latin.md", b"---\ntitle: na\xefve\n---\n")
    entry = look(index_of(site), site)["_posts/2025-01-01-latin.md"]
    assert (entry.title, entry.state, entry.errors) == ("Latin", State.LEFT_OUT, 1)
    assert "UTF-8" in entry.why


def test_only_what_changed_is_read_again(site):
    other = "_posts/2025-12-04-other.md"
    site.write(other, post("title: Other"))
    index = index_of(site)
    look(index, site)
    site.write(FERRY, post("title: The night ferry"))
    (site.root / other).unlink()
    site.write("_drafts/new.md", post("title: New"))
    first, *_ = index.look(find_site(site.root / "x.md"))
    assert first.gone == {PurePosixPath(other)}
    assert first.of == 2
    assert look(index, site)[FERRY].title == "The night ferry"
    assert other not in look(index, site)


def test_the_cache_spares_the_reading(site, monkeypatch):
    before = look(index_of(site), site)
    monkeypatch.setattr(reading, "read_inside", lambda path, _: pytest.fail(f"{path} was read"))
    assert look(index_of(site), site) == before


def test_another_configuration_reads_everything_anew(site):
    look(index_of(site), site)
    site.write("_config.yml", "permalink: /:title\n")
    assert look(index_of(site), site)[FERRY].url == "/the-ferry"


def test_a_configuration_that_changes_while_the_index_is_open(site):
    index = index_of(site)
    look(index, site)
    site.write("_config.yml", "permalink: /:title\n")
    assert look(index, site)[FERRY].url == "/the-ferry"


def test_a_damaged_cache_is_made_anew(site):
    folder = site.root.parent / "cache"
    folder.mkdir()
    file_for(site.root, folder).write_bytes(b"no database" * 1000)
    assert look(index_of(site), site)[FERRY].title == "The ferry"
    assert look(index_of(site), site)[FERRY].title == "The ferry"


def test_without_a_place_for_the_cache_all_is_read(site):
    (site.root.parent / "cache").write_text("a file in the way")
    assert look(index_of(site), site)[FERRY].title == "The ferry"


@pytest.mark.parametrize("spoil", ["cut short", "overwritten", "protected", "of other rows"])
def test_a_cache_that_fails_while_it_is_used_does_not_matter(site, spoil):
    look(index_of(site), site)
    index = index_of(site)
    spoil_cache(file_for(site.root, site.root.parent / "cache"), spoil, index)
    site.write("_posts/2026-01-01-gulls.md", post("title: Gulls", "They cry.\n"))
    entries = look(index, site)
    assert {entries[FERRY].title, entries["_posts/2026-01-01-gulls.md"].title} == {
        "The ferry",
        "Gulls",
    }
    assert PurePosixPath("_posts/2026-01-01-gulls.md") in index.cache.holding(["cry"])


def spoil_cache(file: Path, how: str, index: SiteIndex) -> None:
    """Something happens to the file of an index that is open."""
    if how == "cut short":
        os.truncate(file, 5000)
    elif how == "overwritten":
        file.write_bytes(b"\xff" * file.stat().st_size)
    elif how == "protected":
        index.cache._connection.execute("PRAGMA query_only = ON")
    else:
        with contextlib.closing(sqlite3.connect(file)) as other, other:
            other.execute("UPDATE entries SET entry = '[1]'")


def test_nothing_is_written_to_the_site(site):
    before = sorted(site.root.rglob("*"))
    look(index_of(site), site)
    assert sorted(site.root.rglob("*")) == before


def test_many_posts_are_read_in_processes_of_their_own(site, monkeypatch):
    monkeypatch.setattr(reading, "MANY", 2)
    monkeypatch.setattr(reading, "BATCH", 2)
    for number in range(7):
        site.write(f"_posts/2025-01-0{number + 1}-x.md", post(f"title: Post {number}"))
    titles = {entry.title for entry in look(index_of(site), site).values()}
    assert titles == {"The ferry", *(f"Post {number}" for number in range(7))}


def test_words_are_found_without_capitals_and_accents(site):
    index = index_of(site)
    look(index, site)
    assert index.cache.holding([folded("SAILS"), folded("elba")]) == {PurePosixPath(FERRY)}
    assert index.cache.holding([folded("gulls")]) == set()
    assert index.cache.holding([]) == set()


def test_a_scheduled_post_is_published_when_its_time_has_come(site):
    name = "_posts/2025-01-01-x.md"
    site.write(name, post("title: X\ndate: 2199-01-01"))
    entry = look(index_of(site), site)[name]
    assert entry.date is not None
    assert entry.at(entry.date).state is State.PUBLISHED
    assert entry.at(entry.date.replace(year=2198)).state is State.SCHEDULED


def test_suggestions_count_what_posts_use_and_know_what_they_could(site):
    site.write("_posts/2025-01-01-x.md", post("title: X\ntags: sea\nauthor: Bo"))
    site.write("_layouts/photo.html", "")
    entries = look(index_of(site), site).values()
    data = {"authors": {"cleo": {"name": "Cleo"}, "bo": {"name": "Bo"}}}
    found = suggestions_of(find_site(site.root / "x.md"), entries, data)
    assert found.tags == {"sea": 2, "boats": 1}
    assert found.layouts == {"post": 1, "photo": 0}
    assert found.authors == {"Inês": 1, "Bo": 1, "cleo": 0, "bo": 0}
    assert found.image_folders == {"assets": 1}
