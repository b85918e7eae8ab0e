"""Filters that write dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from editor.jekyll.date import BEYOND, in_zone, zone_of
from editor.jekyll.date_text import DateParts, parts_of
from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.strftime import LONGEST, offset, strftime
from editor.jekyll.liquid.values import Filter, LiquidValue, inspected, ruby_text
from editor.jekyll.loose_dates import loose_parts

DAYS_ZONE = timezone(timedelta(0), "+00:00")  # what Ruby calls the zone of a day without time
LONGEST_DATE = 200  # characters in which a date can stand
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def date_(value: LiquidValue, form: LiquidValue, *, context: Context) -> LiquidValue:
    """The date in the form that the directives describe; what is no date stays as it is."""
    if not ruby_text(form):
        return value
    moment = moment_of(value, context)
    if moment is None:
        return value
    directives = ruby_text(form)
    context.fits(len(directives) + directives.count("%") * LONGEST)
    return strftime(moment, directives)


def moment_of(value: LiquidValue, context: Context) -> datetime | None:
    """The time that a value is; None where it is none."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=DAYS_ZONE)
    zone = zone_of(context.reach.site.timezone)
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC).astimezone(zone)
        return written_moment(value.strip(), context) if isinstance(value, str) else None
    except BEYOND:
        return None


def written_moment(text: str, context: Context) -> datetime | None:
    """The time that a text says, in its own zone or the site's."""
    zone = zone_of(context.reach.site.timezone)
    if len(text) > LONGEST_DATE:
        return None
    if text.lower() in ("now", "today"):
        return context.now()
    if text.isascii() and text.isdigit():
        return datetime.fromtimestamp(int(text), UTC).astimezone(zone)
    parts = parts_of(text) or loose_parts(text, context.now())
    if parts is None or not parts.is_possible:
        return None
    return in_its_zone(parts) or in_zone(parts.local, zone)


def in_its_zone(parts: DateParts) -> datetime | None:
    """The time in the zone that is written with it."""
    away = parts.text_offset
    if away is None:
        return None
    return parts.shifted(away).replace(tzinfo=UTC).astimezone(timezone(away) if away else UTC)


def site_time(value: LiquidValue, context: Context) -> datetime:
    """The time in the zone of the site; raises Failure for what is none."""
    moment = moment_of(value, context)
    if moment is None:
        raise Failure(f"{inspected(value)} is no date.")
    zone = zone_of(context.reach.site.timezone)
    if isinstance(value, date) and not isinstance(value, datetime):
        return in_zone(moment.replace(tzinfo=None), zone)
    return moment.astimezone(zone) if moment.tzinfo else in_zone(moment, zone)


def date_to_xmlschema(value: LiquidValue, *, context: Context) -> LiquidValue:
    """`2026-03-14T21:40:00+00:00`."""
    if value is None or value == "":
        return value
    moment = site_time(value, context)
    return f"{strftime(moment, '%Y-%m-%dT%H:%M:%S')}{offset(moment, ':')}"


def date_to_rfc822(value: LiquidValue, *, context: Context) -> LiquidValue:
    """`Sat, 14 Mar 2026 21:40:00 +0000`."""
    if value is None or value == "":
        return value
    return strftime(site_time(value, context), "%a, %d %b %Y %H:%M:%S %z")


def date_to_string(
    value: LiquidValue, kind: LiquidValue = None, style: LiquidValue = None, *, context: Context
) -> LiquidValue:
    """`14 Mar 2026`."""
    return day_in_words(value, "%b", kind, style, context)


def date_to_long_string(
    value: LiquidValue, kind: LiquidValue = None, style: LiquidValue = None, *, context: Context
) -> LiquidValue:
    """`14 March 2026`."""
    return day_in_words(value, "%B", kind, style, context)


def day_in_words(
    value: LiquidValue, month: str, kind: LiquidValue, style: LiquidValue, context: Context
) -> LiquidValue:
    """The day, with `ordinal` as `14th`, and in the style `US` behind the month."""
    if value is None or value == "":
        return value
    moment = site_time(value, context)
    if kind != "ordinal":
        return strftime(moment, f"%d {month} %Y")
    day = f"{moment.day}{ending(moment.day)}"
    form = f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y"
    return strftime(moment, form)


def ending(number: int) -> str:
    """What stands behind a number that counts: 1st, 2nd, 11th."""
    return "th" if 11 <= number % 100 <= 13 else ENDINGS.get(number % 10, "th")


FILTERS: dict[str, Filter] = {
    "date": date_,
    "date_to_xmlschema": date_to_xmlschema,
    "date_to_rfc822": date_to_rfc822,
    "date_to_string": date_to_string,
    "date_to_long_string": date_to_long_string,
}
