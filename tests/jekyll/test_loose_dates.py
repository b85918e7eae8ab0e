"""Dates that are written without year, month or day; the answers are Ruby's `Time.parse`."""

from __future__ import annotations

from datetime import datetime

import pytest

from editor.jekyll.loose_dates import loose_parts

NOW = datetime(2026, 11, 23, 18, 30)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("May", "2026-05-01 00:00:00"),
        ("Sep. 2021", "2021-09-01 00:00:00"),
        ("May, 2021", "2021-05-01 00:00:00"),
        ("2021 May", "2021-05-01 00:00:00"),
        ("May-2021", "2021-05-01 00:00:00"),
        ("05/2021", "2021-05-01 00:00:00"),
        ("2021/05", "2021-05-01 00:00:00"),
        ("5/6", "2026-05-06 00:00:00"),
        ("5/6/21", "2005-06-21 00:00:00"),
        ("May 6th", "2026-05-06 00:00:00"),
        ("Mon, 6 May", "2026-05-06 00:00:00"),
        ("6 May '21", "2021-05-06 00:00:00"),
        ("May 6, 75", "1975-05-06 00:00:00"),
        ("2021, May 6", "2021-05-06 00:00:00"),
        ("Thu May  6 10:11:12 2021", "2021-05-06 10:11:12"),
        ("6 May 2021 at 10:11", "2021-05-06 10:11:00"),
        ("10:11 2021-05-06", "2021-05-06 10:11:00"),
        ("May 2020 - June 2021", "2020-05-01 00:00:00"),
        ("2021-126", "2021-05-06 00:00:00"),
        ("21st", "2026-11-21 00:00:00"),
        ("12:30", "2026-11-23 12:30:00"),
        ("7pm", "2026-11-23 19:00:00"),
        ("12:05 am", "2026-11-23 00:05:00"),
        ("Feb 30", "2026-03-02 00:00:00"),
    ],
)
def test_what_is_missing_is_that_of_today(written: str, read: str) -> None:
    parts = loose_parts(written, NOW)
    assert parts is not None
    assert f"{parts.local}" == read


def test_the_zone_behind_a_time() -> None:
    parts = loose_parts("Thu May 6 10:11:12 +0200 2021", NOW)
    assert parts is not None
    assert (parts.year, parts.zone) == (2021, "+0200")


@pytest.mark.parametrize("written", ["", "Spring 2021", "Present", "2021", "12", "TBA", "2021-05"])
def test_what_says_no_day(written: str) -> None:
    assert loose_parts(written, NOW) is None
