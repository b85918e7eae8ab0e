"""The date: is it one, is it the day that is meant, and is it still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from editor.checks.problem import Fix, Problem, Severity
from editor.checks.subject import Subject, set_to
from editor.jekyll.date import Impossible, PostDate, Reading, Unclear, in_words, in_zone, zone_of
from editor.post.front_matter import Field
from editor.post.scalar import Style, Timestamp
from editor.post.written_date import WrittenDate

STOPS = "Jekyll stops the build of the whole site here"
MEND_DATE = "Write it as year-month-day, for example 2025-12-03 14:30:00 +0100."


def readable(subject: Subject) -> Iterator[Problem]:
    """A date that Jekyll cannot read, or guesses at."""
    found, field = subject.date, subject.field("date")
    if field is None or isinstance(found, PostDate | None):
        return
    if isinstance(found, Unclear):
        yield Problem(
            "date-unclear", Severity.WARNING, f"{found.sentence()} {MEND_DATE}", "date", field.line
        )
    elif not found.written:
        message = f"The date is empty. {STOPS}. Give a date, or remove the field."
        yield Problem("date-empty", Severity.ERROR, message, "date", field.line)
    else:
        message = f"“{found.written}” is no date. {STOPS}. {MEND_DATE}"
        yield Problem("date-impossible", Severity.ERROR, message, "date", field.line)


def exists(subject: Subject) -> Iterator[Problem]:
    """A day that the month has not."""
    found, field = subject.date, subject.field("date")
    if isinstance(found, PostDate) and found.rolled_over:
        where = "" if field else " of the file name"
        message = (
            f"The day {found.written}{where} does not exist. Jekyll counts on and publishes the "
            f"post on {day_in_words(found.moment.date())}. Correct the day."
        )
        yield Problem(
            "date-rolls-over", Severity.ERROR, message, "date", field.line if field else None
        )


def given(subject: Subject) -> Iterator[Problem]:
    """A post without a date of its own."""
    if subject.has("date") or not subject.is_read:
        return
    if isinstance(subject.date, PostDate):
        message = (
            "No date: Jekyll takes the day of the file name, "
            f"{in_words(subject.date.moment)} in {subject.date.zone_name}."
        )
        yield Problem("date-missing", Severity.HINT, message, "date")
    elif not subject.place.is_in_posts:  # there, the check of the file name says what happens
        message = (
            "No date, neither here nor in the file name: Jekyll takes the time of the build. "
            "Give one before publishing."
        )
        yield Problem("date-missing", Severity.HINT, message, "date")


def day_of_name(subject: Subject) -> Iterator[Problem]:
    """A date on another day than the file name's."""
    name, field, found = subject.place.name, subject.field("date"), subject.date
    if not (name and name.date and field and isinstance(found, PostDate)):
        return
    day = found.moment.date()
    if day == name.date or found.rolled_over or is_moved_by_utc(found):
        return
    message = (
        f"The date is on {day_in_words(day)}, the file name says {day_in_words(name.date)}. "
        "Jekyll goes by the date: the post's address has that day. Make the two agree."
    )
    fix = on_day(field, found, name.date)
    yield Problem("date-other-day", Severity.WARNING, message, "date", field.line, fix=fix)


def day_of_zone(subject: Subject) -> Iterator[Problem]:
    """A date that is read as UTC and so falls on another day in the site's zone."""
    field, found = subject.field("date"), subject.date
    if not (field and isinstance(found, PostDate) and is_moved_by_utc(found)):
        return
    sure = found.zone is not None
    where = found.zone if sure else "the time zone of this computer (the site names none)"
    message = (
        f"With seconds, but without an offset and quotes, Jekyll reads {found.written} as UTC. "
        f"In {where} that is {in_words(found.moment)}, so the post comes out on another day, "
        "at another address. Write the offset behind the time."
    )
    severity = Severity.WARNING if sure else Severity.HINT
    fix = with_offset(field, found) if sure else None
    yield Problem("date-read-as-utc", severity, message, "date", field.line, fix=fix)


def future(subject: Subject) -> Iterator[Problem]:
    """A date still to come."""
    found, field = subject.date, subject.field("date")
    if not isinstance(found, PostDate) or subject.place.is_draft or subject.place.site.shows_future:
        return
    if found.moment > subject.now:
        message = (
            f"The date is still to come: {in_words(found.moment)} in {found.zone_name}. Jekyll "
            "leaves the post out until the site is built after that."
        )
        line = field.line if field else None
        yield Problem("date-in-future", Severity.WARNING, message, "date", line)


def file_name(subject: Subject) -> Iterator[Problem]:
    """A file in `_posts` whose name has no date, or an impossible one."""
    name, path = subject.place.name, subject.place.path
    if path is None or not subject.place.is_in_posts:
        return
    if name is None or not name.written:
        message = (
            f"The file name {path.name} has no date. Jekyll leaves such a file in _posts out. "
            "Name it like 2025-12-03-my-title.md."
        )
        yield Problem("file-name-without-date", Severity.ERROR, message)
    elif name.date is None and isinstance(subject.date, Impossible) and not subject.has("date"):
        message = (
            f"The file name begins with {name.written}, which is no date. {STOPS}. Rename the file."
        )
        yield Problem("file-name-date-impossible", Severity.ERROR, message)
    elif name.date is None:
        message = (
            f"The file name begins with {name.written}, which is no date. Jekyll goes by the "
            "date in the post; without that it would stop the build. Rename the file."
        )
        yield Problem("file-name-date-impossible", Severity.WARNING, message)


def is_moved_by_utc(found: PostDate) -> bool:
    """Is the day another one only because the time is read as UTC?"""
    if found.reading is not Reading.UTC or found.rolled_over:
        return False
    written = WrittenDate.parse(found.written)
    meant = written.moment if written else None
    return meant is not None and meant.date() != found.moment.date()


def on_day(field: Field, found: PostDate, day: date) -> Fix | None:
    """Sets the date to `day`; None where an offset makes the written day another one."""
    written = WrittenDate.parse(found.written)
    moment = written.moment if written else None
    if written is None or moment is None or moment.date() != found.moment.date():
        return None
    text = written.moved_to(datetime.combine(day, moment.time()))
    label = "Set the date to the file name's day"
    return set_to(label, field, Timestamp(text) if field.style is Style.PLAIN else text)


def with_offset(field: Field, found: PostDate) -> Fix | None:
    """Writes the offset of the site's zone behind the time."""
    written = WrittenDate.parse(found.written)
    if written is None or written.moment is None:
        return None
    local = in_zone(written.moment, zone_of(found.zone))
    if local.replace(tzinfo=None) != written.moment:
        return None  # an hour that the clock skips
    blank = "" if written.separator in "Tt" else " "
    text = f"{written.source}{blank}{local:%z}"
    return set_to(f"Read it in {found.zone}", field, Timestamp(text))


def day_in_words(day: date) -> str:
    """`2 December 2025`."""
    return in_words(datetime.combine(day, datetime.min.time())).rpartition(",")[0]


CHECKS = (readable, exists, given, day_of_name, day_of_zone, future, file_name)
