"""A date keeps its written form; only the parts that change change."""

from __future__ import annotations

from datetime import datetime

import pytest

from editor.post.written_date import WrittenDate

MOMENT = datetime(2026, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("2025-12-03T01:57:20", "2026-01-02T03:04:00"),
        ("2025-12-03 01:57:20", "2026-01-02 03:04:00"),
        ("2025-12-03 01:57", "2026-01-02 03:04"),
        ("2025-12-03 01:57 +0100", "2026-01-02 03:04 +0100"),
        ("2025-12-03T01:57:20Z", "2026-01-02T03:04:00Z"),
        ("2025-12-03t01:57:20.50+05:30", "2026-01-02t03:04:00.50+05:30"),
        ("2025-12-03", "2026-01-02 03:04"),
        ("2026-1-2 10:00", "2026-1-2 03:04"),
        ("2025-02-30", "2026-01-02 03:04"),
    ],
)
def test_moving_keeps_the_form(written, moved):
    date = WrittenDate.parse(written)
    assert date is not None
    assert date.moved_to(MOMENT) == moved


def test_seconds_are_written_once_they_are_needed():
    date = WrittenDate.parse("2025-12-03 01:57 +0100")
    assert date is not None
    assert date.moved_to(datetime(2025, 12, 3, 1, 57, 9)) == "2025-12-03 01:57:09 +0100"


def test_moving_to_where_it_is_changes_nothing():
    for written in ("2025-12-03T01:57:20", "2025-1-3", "2025-12-03 1:57 Z"):
        date = WrittenDate.parse(written)
        assert date is not None
        assert date.moment is not None
        assert date.moved_to(date.moment) == written


@pytest.mark.parametrize("text", ["", "yesterday", "03.12.2025", "2025-12", "2025-12-03 10"])
def test_what_is_not_written_year_first_is_no_written_date(text):
    assert WrittenDate.parse(text) is None


def test_an_impossible_day_has_parts_but_is_no_moment():
    date = WrittenDate.parse("2025-02-30")
    assert date is not None
    assert (date.day, date.moment) == (30, None)
