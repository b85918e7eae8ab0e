from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from little_site import LittleSite
from real_jekyll import build, needs_jekyll

from editor.jekyll.date import (
    Impossible,
    PostDate,
    Reading,
    Unclear,
    date_of,
    in_words,
    read_date,
)
from editor.post.post import Post

NEW_YORK, AUCKLAND = "America/New_York", "Pacific/Auckland"


def moment(written: str, timezone: str = NEW_YORK, *, quoted: bool = False) -> str:
    found = read_date(written, quoted, timezone)
    assert isinstance(found, PostDate)
    return found.moment.isoformat()


@pytest.mark.parametrize(
    ("written", "quoted", "expected", "reading"),
    [
        ("2025-12-03T01:57:20", False, "2025-12-02T20:57:20-05:00", Reading.UTC),
        ("2025-12-03T01:57:20", True, "2025-12-03T01:57:20-05:00", Reading.SITE),
        ("2025-12-03 01:57", False, "2025-12-03T01:57:00-05:00", Reading.SITE),
        ("2025-12-03", False, "2025-12-03T00:00:00-05:00", Reading.SITE),
        ("2025-12-03 01:57:20 +0200", False, "2025-12-02T18:57:20-05:00", Reading.OFFSET),
        ("2025-12-03T01:57:20Z", True, "2025-12-02T20:57:20-05:00", Reading.OFFSET),
        ("2025-12-03 01:57 EST", False, "2025-12-03T01:57:00-05:00", Reading.OFFSET),
    ],
)
def test_seconds_quotes_and_offset_decide(written, quoted, expected, reading):
    found = read_date(written, quoted, NEW_YORK)
    assert isinstance(found, PostDate)
    assert (found.moment.isoformat(), found.reading) == (expected, reading)


def test_a_number_is_a_day():
    found = read_date(20251203, False, NEW_YORK)
    assert isinstance(found, PostDate)
    assert found.moment.isoformat() == "2025-12-03T00:00:00-05:00"


def test_a_day_too_many_goes_on_into_the_next_month():
    found = read_date("2025-02-30", False, NEW_YORK)
    assert isinstance(found, PostDate)
    assert found.rolled_over
    assert found.moment.date().isoformat() == "2025-03-02"
    assert not getattr(read_date("2024-02-29", False, None), "rolled_over", True)


@pytest.mark.parametrize(
    "value", [None, True, False, "", "soon", "2025-13-45", "2025-12-03 25:00:00", "32 May 2025", {}]
)
def test_what_stops_the_build_is_impossible(value):
    found = read_date(value, False, NEW_YORK)
    assert isinstance(found, Impossible)
    assert "stops the build" in found.sentence()


@pytest.mark.parametrize("value", ["in march", 12, 1.5, [2025], "2025-12-03 at noon", "0000-01-01"])
def test_what_jekyll_guesses_at_is_unclear(value):
    assert isinstance(read_date(value, False, NEW_YORK), Unclear)


@pytest.mark.parametrize("written", ["0001-01-01", "9999-12-31 23:59:59 -1200", "9999-12-31"])
def test_the_ends_of_the_calendar_are_taken(written):
    for zone in (NEW_YORK, AUCKLAND, None):
        assert isinstance(read_date(written, False, zone), PostDate | Unclear)


def test_a_zone_that_nobody_knows_is_utc():
    for zone in ("Mars/Olympus", "../../etc/passwd", "\0"):
        assert moment("2025-12-03 10:00", zone) == "2025-12-03T10:00:00+00:00"


def test_without_a_zone_the_computer_decides():
    found = read_date("2025-12-03 10:00", False, None)
    assert isinstance(found, PostDate)
    assert found.moment == datetime(2025, 12, 3, 10).astimezone()
    assert found.zone_name == "this computer's time zone"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "2025-12-03T01:57:20",
            "2 December 2025, 20:57 in America/New_York: read as UTC, because it has seconds but "
            "neither an offset nor quotes.",
        ),
        ("2025-12-03", "3 December 2025, 00:00 in America/New_York: read in the site's time."),
        (
            "2025-12-03T01:57:20Z",
            "2 December 2025, 20:57 in America/New_York: read with the offset that is written.",
        ),
        (
            "2025-02-30",
            "2 March 2025, 00:00 in America/New_York: 2025-02-30 does not exist, and Jekyll counts "
            "on into the next month.",
        ),
        ("soon", "“soon” is no date: Jekyll stops the build of the whole site."),
        ("", "The date is empty: Jekyll stops the build of the whole site."),
    ],
)
def test_a_sentence_says_how_it_is_read(written, sentence):
    assert read_date(written, False, NEW_YORK).sentence() == sentence


def test_words_do_not_depend_on_the_language_of_the_computer():
    assert in_words(datetime(2025, 3, 9, 7, 5)) == "9 March 2025, 07:05"


def test_a_post_is_dated_by_itself_its_defaults_or_its_name(tmp_path):
    site = LittleSite(tmp_path)

    def day(text: str, name: str = "_posts/2025-12-03-x.md") -> str | None:
        found = date_of(Post.parse(text.encode()), site.place(name))
        return found.moment.date().isoformat() if isinstance(found, PostDate) else None

    assert day("---\ndate: 2025-01-01\ndate: 2025-01-02\n---\n") == "2025-01-02"
    assert day("---\ntitle: T\n---\n") == "2025-12-03"
    assert day("---\ntitle: a: b\n---\n") is None
    assert day("+++\ntitle = 3\n+++\n") == "2025-12-03"
    assert day("words") == "2025-12-03"
    assert day("---\ntitle: T\n---\n", "_posts/2025-02-30-x.md") == "2025-03-02"
    assert day("---\ntitle: T\n---\n", "_drafts/x.md") is None
    site.write("_config.yml", "defaults: [{values: {date: 2024-05-06}}]\n")
    assert day("---\ntitle: T\n---\n") == "2024-05-06"


def test_a_file_name_at_the_end_of_the_calendar_is_taken(tmp_path):
    for config in ("", "timezone: America/New_York\n", "timezone: Pacific/Auckland\n"):
        site = LittleSite(tmp_path, config)
        for name in ("9999-12-31-x.md", "0001-01-01-x.md", "0000-01-01-x.md"):
            assert date_of(Post.parse(b"words"), site.place(f"_posts/{name}"))


@given(st.one_of(st.text(), st.from_regex(r"\A\d{1,4}-\d{1,3}-\d{1,3}([T ]\d\d:\d\d(:\d\d)?)?\Z")))
def test_any_text_is_read(written):
    for quoted in (True, False):
        assert read_date(written, quoted, AUCKLAND).sentence()


@given(st.datetimes(datetime(1980, 1, 1), datetime(2037, 1, 1)), st.booleans())
def test_a_time_in_utc_is_that_moment(when, quoted):
    when = when.replace(microsecond=0)
    found = read_date(f"{when.isoformat(sep=' ')} +0000", quoted, AUCKLAND)
    assert isinstance(found, PostDate)
    assert found.moment - when.replace(tzinfo=UTC) == timedelta(0)


DATES = """\
2025-12-03T01:57:20
"2025-12-03T01:57:20"
2025-12-03 01:57
2025-12-03T01:57
2025-12-03
'2025-12-03'
2025-12-3
2025-1-3 1:02:03
2025-12-03 01:57:20 +0200
2025-12-03 01:57:20 -0330
2025-12-03 01:57:20 -00:30
"2025-12-03 01:57:20 -00:30"
2025-12-03T01:57:20Z
"2025-12-03T01:57:20+05:30"
2025-12-03 01:57 +0200
"2025-12-03 01:57:20 +2"
2025-12-03 01:57:20 +2
2025-12-03 01:57:20.5
2025-12-03 01:57:20 EST
2025-12-03 01:57:20 PDT
2025-12-03 01:57 GMT
2025-02-30
2025-02-30 10:00:00
"2025-02-30 10:00:00"
"2025-02-30 23:00:00 -0500"
2025-02-30 23:00:00 -0500
2025-12-03 24:00:00
2025-12-03 23:59:60
2025-12-03 10:15 am
2025-12-03 12:15 am
2025-12-03 10:15:20 PM
2025/12/03 10:15
12/03/2025
11-9-2017
30-12-2017 10:15:20 +0100
3.12.2025 10:00
2025.12.03
3 December 2025
December 3rd, 2025
Dec 3 2025 10:00 +0100
3-Dec-2025
Wed, 03 Dec 2025 10:00:00 +0000
20251203
20251203T101500
202512031015
2025-03-09 02:30
2025-11-02 01:30
2025-04-06 02:30
2025-09-28 02:30
25-12-03
""".splitlines()


@pytest.mark.parametrize("timezone", [NEW_YORK, AUCKLAND, "UTC", "Asia/Kolkata"])
@needs_jekyll
def test_jekyll_reads_the_same(tmp_path, timezone):
    site = LittleSite(tmp_path, f"timezone: {timezone}\nfuture: true\n")
    texts = {f"2001-01-01-{n:02}.md": f"---\ndate: {date}\n---\n" for n, date in enumerate(DATES)}
    for name, text in texts.items():
        site.write(f"_posts/{name}", text)
    theirs = {name: seen["date"] for name, seen in build(site.root).posts.items()}
    ours = {}
    for name, text in texts.items():
        found = date_of(Post.parse(text.encode()), site.place(f"_posts/{name}"))
        assert isinstance(found, PostDate), text
        ours[name] = found.moment.replace(microsecond=0).isoformat()
    assert ours == theirs


@pytest.mark.parametrize(
    "name",
    ["2025-12-03-x.md", "2025-02-30-x.md", "25-1-2-x.md", "69-1-2-x.md"],
)
@needs_jekyll
def test_jekyll_reads_the_same_day_from_a_file_name(tmp_path, name):
    site = LittleSite(tmp_path, f"timezone: {AUCKLAND}\nfuture: true\n")
    site.write(f"_posts/{name}", "---\ntitle: T\n---\n")
    found = date_of(Post.parse(b"---\ntitle: T\n---\n"), site.place(f"_posts/{name}"))
    assert isinstance(found, PostDate)
    assert build(site.root).posts[name]["date"] == found.moment.isoformat()


@pytest.mark.parametrize("date", ["", "~", "true", "soon", "2025-13-45", "2025-12-03 25:00:00"])
@needs_jekyll
def test_jekyll_stops_at_an_impossible_date(tmp_path, date):
    site = LittleSite(tmp_path)
    site.write("_posts/2025-12-03-x.md", f"---\ndate: {date}\n---\n")
    built = build(site.root)
    assert not built.went_through
    assert "Invalid date" in built.words
