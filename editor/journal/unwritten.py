"""What was typed for a field and the post could not take yet: kept as it is, until it can."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

FRONT_MATTER = ""  # the field that stands for the front matter as text


@dataclass(frozen=True)
class Unwritten:
    """The text that stands in the form in the place of a field's value."""

    field: str
    text: str
    why: str  # a sentence: what is in its way


def with_text(texts: Iterable[Unwritten], new: Unwritten) -> tuple[Unwritten, ...]:
    """`texts` with `new` as that of its field."""
    return (*without(texts, new.field), new)


def without(texts: Iterable[Unwritten], field: str) -> tuple[Unwritten, ...]:
    """`texts` without that of a field."""
    return tuple(each for each in texts if each.field != field)


def renamed(texts: Iterable[Unwritten], old: str, new: str) -> tuple[Unwritten, ...]:
    """`texts` with that of the field `old` as that of the field `new`."""
    return tuple(replace(each, field=new) if each.field == old else each for each in texts)


def changed_texts(before: Iterable[Unwritten], after: Iterable[Unwritten]) -> tuple[str, ...]:
    """The fields of which there is another text in `after`, or none any more."""
    old, new = ({each.field: each.text for each in texts} for texts in (before, after))
    return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))
