from datetime import UTC, datetime

import pytest
from little_site import LittleSite, post
from real_jekyll import build, needs_jekyll

from editor.checks.problem import Severity

FINE = post("title: T\ndate: 2025-12-03 10:00")


@pytest.fixture
def site(tmp_path):
    return LittleSite(tmp_path)


def dated(date: str) -> str:
    return post(f"title: T\ndate: {date}")


@pytest.mark.parametrize(
    ("check", "date"),
    [
        ("date-impossible", "2025-13-45"),
        ("date-impossible", "soon"),
        ("date-impossible", "true"),
        ("date-empty", ""),
        ("date-empty", "null"),
        ("date-unclear", "12"),
        ("date-unclear", "2025-12-03 at noon"),
        ("date-rolls-over", "2025-02-30"),
        ("date-other-day", "2025-12-04"),
        ("date-read-as-utc", "2025-12-03T01:57:20"),
    ],
)
def test_each_check_of_the_date_fires_on_its_line_alone(site, check, date):
    (found,) = [each for each in site.problems(dated(date)) if each.field == "date"]
    assert (found.check, found.line) == (check, 3)


@pytest.mark.parametrize(
    "date",
    [
        "2025-12-03",
        "2025-12-03 23:59",
        "'2025-12-03T01:57:20'",
        "2025-12-03T15:57:20",
        "2025-12-03 01:57:20 -0500",
        "3 December 2025",
        "20251203",
    ],
)
def test_a_good_date_is_no_problem(site, date):
    assert site.problems(dated(date)) == []


def test_the_messages_say_what_jekyll_does(site):
    def message(date: str) -> str:
        return site.problems(dated(date))[0].message

    assert "Jekyll stops the build of the whole site" in message("2025-13-45")
    assert "publishes the post on 2 March 2025" in message("2025-02-30")
    assert "In America/New_York that is 2 December 2025, 20:57" in message("2025-12-03T01:57:20")
    assert "on 4 December 2025, the file name says 3 December 2025" in message("2025-12-04")


def test_a_missing_date_is_the_file_names(site):
    (found,) = site.problems(post("title: T"))
    assert (found.check, found.severity, found.line) == ("date-missing", Severity.HINT, None)
    assert "3 December 2025, 00:00 in America/New_York" in found.message


def test_a_draft_without_any_date_is_told(site):
    (found,) = site.problems(post("title: T"), "_drafts/idea.md")
    assert (found.check, found.severity) == ("date-missing", Severity.HINT)
    assert "the time of the build" in found.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025-12-04", "2025-12-03"),
        ("2025-12-4 10:00  # moved", "2025-12-03 10:00  # moved"),
        ("'2025-11-03T10:00:07'", "'2025-12-03T10:00:07'"),
        ('"2025-12-04 10:00 -0500"', '"2025-12-03 10:00 -0500"'),
        ("2025-12-04T15:57:20", "2025-12-03T15:57:20"),
    ],
)
def test_the_date_is_set_to_the_file_names_day(site, old, new):
    assert site.mended("date-other-day", dated(old)) == dated(new)


def test_no_day_is_set_where_an_offset_moves_it(site):
    (found,) = site.check("date-other-day", dated("2025-12-03 23:00 -1100"))
    assert found.fix is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025-12-03T01:57:20", "2025-12-03T01:57:20-0500"),
        ("2025-07-03 01:57:20 # night", "2025-07-03 01:57:20 -0400 # night"),
    ],
)
def test_the_offset_of_the_site_is_written(site, old, new):
    name = f"_posts/{old[:10]}-x.md"
    assert site.mended("date-read-as-utc", dated(old), name) == dated(new)


def test_without_a_zone_in_the_configuration_utc_is_a_hint(tmp_path, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        site = LittleSite(tmp_path, "title: T\n")
        (found,) = site.check("date-read-as-utc", dated("2025-12-03T01:57:20"))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert (found.severity, found.fix) == (Severity.HINT, None)
    assert "the site names none" in found.message


def test_a_date_to_come_is_told_unless_it_is_wanted(site):
    before = datetime(2025, 12, 3, 14, 59, tzinfo=UTC)
    (found,) = site.problems(FINE, now=before)
    assert (found.check, found.line, found.severity) == ("date-in-future", 3, Severity.WARNING)
    assert "3 December 2025, 10:00 in America/New_York" in found.message
    assert site.problems(FINE, now=datetime(2025, 12, 3, 15, 1, tzinfo=UTC)) == []
    assert site.check("date-in-future", FINE, "_drafts/x.md", now=before) == []
    site.write("_config.yml", "timezone: America/New_York\nfuture: true\n")
    assert site.problems(FINE, now=before) == []


def test_a_file_name_to_come_is_told(site):
    (found,) = site.check("date-in-future", post("title: T"), "_posts/2031-01-01-x.md")
    assert found.line is None


@pytest.mark.parametrize("name", ["_posts/idea.md", "_posts/2025-12-x.md", "_posts/README"])
def test_a_file_name_without_a_date_is_told(site, name):
    (found,) = site.check("file-name-without-date", FINE, name)
    assert found.severity is Severity.ERROR
    assert site.check("date-missing", post("title: T"), name) == []


@pytest.mark.parametrize("name", ["_posts/2025-12-03-x.md", "_drafts/idea.md", "about.md"])
def test_other_file_names_are_fine(site, name):
    assert site.check("file-name-without-date", FINE, name) == []


def test_an_impossible_date_in_the_file_name_stops_the_build_without_another(site):
    name = "_posts/2025-13-45-x.md"
    (grave,) = site.check("file-name-date-impossible", post("title: T"), name)
    (mild,) = site.check("file-name-date-impossible", FINE, name)
    assert (grave.severity, mild.severity) == (Severity.ERROR, Severity.WARNING)


def test_a_day_that_the_file_name_makes_up_is_told(site):
    (found,) = site.check("date-rolls-over", post("title: T"), "_posts/2025-02-30-x.md")
    assert found.line is None
    assert "of the file name" in found.message


@needs_jekyll
def test_jekyll_does_what_is_said(site):
    site.write("_posts/2025-12-03-utc.md", dated("2025-12-03T01:57:20"))
    site.write("_posts/2025-12-03-other.md", dated("2025-12-04"))
    site.write("_posts/2025-02-30-rolls.md", post("title: T"))
    site.write("_posts/2025-02-28-rolls.md", dated("2025-02-30"))
    site.write("_posts/2199-01-01-future.md", post("title: T"))
    site.write("_posts/2025-13-45-name.md", FINE)
    site.write("_posts/idea.md", FINE)
    built = build(site.root)
    assert built.went_through
    assert {name: seen["url"] for name, seen in built.posts.items()} == {
        "2025-12-03-utc.md": "/2025/12/02/utc.html",
        "2025-12-03-other.md": "/2025/12/04/other.html",
        "2025-02-30-rolls.md": "/2025/03/02/rolls.html",
        "2025-02-28-rolls.md": "/2025/03/02/rolls.html",
        "2025-13-45-name.md": "/2025/12/03/name.html",
    }


@needs_jekyll
def test_jekyll_stops_at_an_impossible_file_name(site):
    site.write("_posts/2025-13-45-name.md", post("title: T"))
    assert not build(site.root).went_through
