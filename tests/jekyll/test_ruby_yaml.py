"""YAML by Ruby's rules: the values were seen in Ruby's own reading (Psych 4)."""

import math
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from editor.jekyll.ruby_yaml import load
from editor.post.errors import YamlError

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1:30:00", 5400),
        ("12:30", 45000),
        ("-1:30", -1800),
        ("12:30.5", 45030.0),
        ("190:20:30.15", 685230.15),
        ("0b11", 3),
        ("-0x1F", -31),
        ("017", 15),
        ("08", "08"),
        ("0o17", "0o17"),
        ("1.", 1.0),
        (".5", 0.5),
        ("1.5e+3", 1500.0),
        ("2.5E-1", 0.25),
        ("1e3", "1e3"),
        ("1_000", 1000),
        ("1__0", "1__0"),
        ("1,000", 1000),
        ("1,2.5", 12.5),
        (".inf", math.inf),
        ("y", "y"),
        ("Yes", True),
        ("off", False),
        ("~", None),
        ("", None),
        ('!!int "3"', 3),
        ("!!str 5", "5"),
        ("'5'", "5"),
        ("2025-02-01", date(2025, 2, 1)),
        ("2025-02-30", "2025-02-30"),
        ("2025-01-02 10:00:00", datetime(2025, 1, 2, 10, tzinfo=UTC)),
        ("2025-01-02 10:00:00 +0200", datetime(2025, 1, 2, 8, tzinfo=UTC)),
        ("2025-01-02 10:00", "2025-01-02 10:00"),
    ],
)
def test_a_value(written: str, value: object) -> None:
    found = load(f"a: {written}\n", NEW_YORK)["a"]
    assert (found, type(found)) == (value, type(value))


def test_a_time_stands_in_the_zone_of_the_site_unless_one_is_written() -> None:
    values = load("a: 2025-01-02 10:00:00\nb: 2025-01-02 10:00:00 +0200\n", NEW_YORK)
    assert values["a"].isoformat() == "2025-01-02T05:00:00-05:00"
    assert values["b"].tzinfo == timezone(timedelta(hours=2))


def test_merged_mappings_and_nothing() -> None:
    assert load("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n")["c"] == {"b": 1, "d": 2}
    assert load("") is None


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "a: !ruby/object:File {}", "[" * 5000])
def test_what_cannot_be_read_is_said_with_its_line(text: str) -> None:
    with pytest.raises(YamlError) as told:
        load(text, first_line=7)
    assert "Line 7" in str(told.value)


def test_aliases_cannot_grow_without_bound() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for name, last in zip("bcdefgh", "abcdefg", strict=True):
        bomb += f"{name}: &{name} [{','.join([f'*{last}'] * 10)}]\n"
    with pytest.raises(YamlError):
        load(bomb)
