"""Moments in words: today, yesterday, how long ago."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds


def time_of(moment: datetime) -> str:
    """The time of day, where the writer is."""
    return f"{moment.astimezone():%H:%M}"


def day_of(moment: datetime, now: datetime) -> str:
    """The day of `moment`, where the writer is: “Today”, “Yesterday”, “Sunday, 1 March 2026”."""
    day, today = moment.astimezone().date(), now.astimezone().date()
    if day == today:
        return translate("Today")
    if day == today - timedelta(days=1):
        return translate("Yesterday")
    return named(day, "dddd, d MMMM yyyy")


def when(moment: datetime, now: datetime) -> str:
    """Day, time and how long ago: “today 14:02, 3 minutes ago”."""
    day, today = moment.astimezone().date(), now.astimezone().date()
    recent = {today: translate("today"), today - timedelta(days=1): translate("yesterday")}
    name = recent.get(day) or named(day, "d MMMM yyyy")
    return f"{name} {time_of(moment)}, {ago(moment, now)}"


def ago(moment: datetime, now: datetime) -> str:
    """How long ago `moment` is, in whole minutes, hours or days."""
    seconds = int((now - moment).total_seconds())
    if seconds < MINUTE:
        return translate("just now")
    words = {
        DAY: (translate("a day ago"), translate("{count} days ago")),
        HOUR: (translate("an hour ago"), translate("{count} hours ago")),
        MINUTE: (translate("a minute ago"), translate("{count} minutes ago")),
    }
    unit = next(each for each in words if seconds >= each)
    one, many = words[unit]
    return one if seconds < 2 * unit else many.format(count=seconds // unit)


def named(day: date, form: str) -> str:
    """`day` in Qt's date format `form`, in the language of the system."""
    return QLocale().toString(day, form)  # pyright: ignore[reportCallIssue, reportArgumentType]


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("moments", text)
