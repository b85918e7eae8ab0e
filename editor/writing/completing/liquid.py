"""What can be completed in a tag or an output of Liquid that is open at the caret."""

from __future__ import annotations

import re
from typing import NamedTuple

from editor.writing.completing.asked import Asked, Kind

NAME = re.compile(r"\s*(?P<name>\w*)\Z", re.ASCII)
TAG = re.compile(r"\s*(?P<name>\w+)\s+(?P<rest>.*)\Z", re.ASCII | re.DOTALL)
FILTER = re.compile(r"\|\s*(?P<typed>\w*)\Z", re.ASCII)
VARIABLE = re.compile(
    r"(?:\A|[:,=<>(]|\b(?:in|and|or|contains)(?=\s))\s*(?P<typed>(?:[A-Za-z_][\w.-]*)?)\Z", re.ASCII
)
WORD_LEFT = re.compile(r"\w[\w./-]*", re.ASCII)
OPENING = re.compile(r"\{[{%]")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
FILES = {
    "include": Kind.INCLUDE,
    "include_cached": Kind.INCLUDE,
    "include_relative": Kind.FILE_BESIDE,
    "post_url": Kind.POST_NAME,
    "link": Kind.FILE,
    "highlight": Kind.LANGUAGE,
}
BEHIND_CLOSING = {Kind.POST_NAME, Kind.FILE, Kind.LANGUAGE}
BEFORE_BLANKS = ("{", "%", "-", "|", ":", ",", "=")
NEW_NAMES = {"for", "tablerow", "assign", "capture", "increment", "decrement"}
WITHOUT_VALUES = {"else", "break", "continue", "comment", "raw", "ifchanged"}


class Closing(NamedTuple):
    """How what is open at the caret is closed."""

    taken: int  # characters behind the caret that are written anew
    text: str  # what closes it
    is_later: bool = False  # it is closed further on: what stands before that stays


def liquid_start(before: str) -> int | None:
    """Where the tag or output begins that is open at the end of `before`; None for none."""
    start = max(before.rfind("{%"), before.rfind("{{"))
    closing = "%}" if before.startswith("{%", start) else "}}"
    return None if start < 0 or closing in before[start + 2 :] else start


def asked_in_liquid(before: str, after: str, start: int) -> Asked | None:
    """What is asked for in what is open since `start`."""
    is_tag = before[start + 1] == "%"
    inside = before[start + 2 :].removeprefix("-")
    if re.search(r"[\"']", QUOTED.sub("", inside)):
        return None  # in a text
    closing = closing_of(after, "%}" if is_tag else "}}")
    if not is_tag:
        return _value(inside, before, closing)
    if found := NAME.match(inside):
        return _asked(Kind.TAG, found["name"], before, closing)
    found = TAG.match(inside)
    return _in_tag(found["name"], found["rest"], before, closing) if found else None


def closing_of(after: str, mark: str) -> Closing:
    """How a tag with the end `mark` is closed: by what follows at once, later, or not yet.

    What is left of the word that the caret stands in goes with what was typed.
    """
    word = WORD_LEFT.match(after)
    left = word.end() if word else 0
    if found := re.compile(rf"[ \t]*(-?{mark})").match(after, left):
        return Closing(found.end(), f" {found[1]}")
    if mark in after and not OPENING.search(after, 0, after.index(mark)):
        return Closing(left, "", is_later=True)
    return Closing(left + after.startswith("}", left), f" {mark}")


def _in_tag(name: str, rest: str, before: str, closing: Closing) -> Asked | None:
    """A file or a value behind the name of a tag."""
    kind = FILES.get(name)
    if kind and not re.search(r"\s", rest):
        return _asked(kind, rest, before, closing)
    if name in WITHOUT_VALUES or name.startswith("end") or kind in BEHIND_CLOSING:
        return None
    asked = _value(rest, before, closing)
    is_new_name = name in NEW_NAMES and NAME.match(rest)
    return None if is_new_name else asked


def _value(inside: str, before: str, closing: Closing) -> Asked | None:
    """A variable or a filter."""
    if found := FILTER.search(inside):
        return _asked(Kind.FILTER, found["typed"], before, closing)
    found = VARIABLE.search(inside)
    return _asked(Kind.VARIABLE, found["typed"], before, closing) if found else None


def _asked(kind: Kind, typed: str, before: str, closing: Closing) -> Asked:
    start, end = len(before) - len(typed), len(before) + closing.taken
    return Asked(
        kind,
        start,
        end,
        typed,
        opening=" " if before[:start].endswith(BEFORE_BLANKS) else "",
        closing="" if kind is Kind.TAG else closing.text,
        goes_behind=kind in BEHIND_CLOSING,
        is_part=closing.is_later,
    )
