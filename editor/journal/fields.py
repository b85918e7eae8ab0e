"""What two sides did to the front matter, put together field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.journal.three_way import MOST_CLASHES, Clash, merged
from editor.post.entry import BLANK_OR_COMMENT
from editor.post.front_matter import FrontMatter, same
from editor.post.scalar import DATE_LIKE, Value


@dataclass(frozen=True)
class FieldClash:
    """Both sides changed a field, each in its own way; "" where a side removed it."""

    field: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Lines:
    """The lines of a field, the comments and blank lines before it, and what it reads as."""

    before: str
    text: str
    value: Value


@dataclass(frozen=True)
class Cut:
    """A front matter cut into its fields, in order, and the comments and blanks behind them."""

    fields: dict[str, Lines]
    rest: str

    def text(self, name: str) -> str:
        """The lines of a field; "" where there is none."""
        return self.fields[name].text if name in self.fields else ""

    def before(self, name: str) -> str:
        """What stands before a field."""
        return self.fields[name].before if name in self.fields else ""


Part = str | FieldClash


def merged_fields(base: FrontMatter, ours: FrontMatter, theirs: FrontMatter) -> list[Part] | None:
    """The front matter with the changes of both sides; None where it cannot be cut into fields
    or where too many of them clash.

    A field that one side changed is taken from there with its very bytes; so are fields that
    came or went, their order, and the comments between them. A side that wrote the same value in
    another way gives way to one that changed it.
    """
    cuts = [cut(side) for side in (base, ours, theirs)]
    if None in cuts:
        return None
    one, two, three = (each for each in cuts if each is not None)
    parts: list[Part] = []
    for name in _order(one, two, three):
        parts.append(_comments(one.before(name), two.before(name), three.before(name)))
        parts.append(_settled(name, one, two, three))
    parts.append(_comments(one.rest, two.rest, three.rest))
    is_askable = sum(isinstance(part, FieldClash) for part in parts) <= MOST_CLASHES
    return parts if is_askable and _reads(parts, two, three) else None


def cut(front: FrontMatter) -> Cut | None:
    """The front matter by fields; None where YAML is broken or fields share lines or values."""
    if front.error:
        return None
    fields: dict[str, Lines] = {}
    place = 0
    for entry in front.entries:
        start = entry.line_start
        indent = front.text[start : entry.key.start_mark.index]
        if (
            start < place
            or indent.strip()
            or entry.shared
            or entry.name in fields
            or entry.name not in front.values
        ):
            return None
        text = front.text[start : entry.line_end]
        fields[entry.name] = Lines(front.text[place:start], text, front.values[entry.name])
        place = entry.line_end
    rest = front.text[place:]
    between = "".join((*(each.before for each in fields.values()), rest))
    is_plain = all(BLANK_OR_COMMENT.fullmatch(line) for line in between.split("\n"))
    return Cut(fields, rest) if is_plain else None


def _settled(name: str, base: Cut, ours: Cut, theirs: Cut) -> Part:
    """The lines of one field."""
    old, own, other = (each.text(name) for each in (base, ours, theirs))
    if other in (old, own):
        return own
    if own == old:
        return other
    if own and other:
        if _is_same(name, ours, theirs):
            return max(own, other)  # the same value in two hands: either will do
        if _is_same(name, base, ours):
            return other
        if _is_same(name, base, theirs):
            return own
    return FieldClash(name, old, own, other)


def _is_same(name: str, one: Cut, other: Cut) -> bool:
    """Do both say the same of a field? Quotes matter to Jekyll where a date stands in them."""
    if name not in one.fields or name not in other.fields:
        return False
    value = one.fields[name].value
    is_date = isinstance(value, str) and DATE_LIKE.fullmatch(value) is not None
    return not is_date and same(value, other.fields[name].value)


def _order(base: Cut, ours: Cut, theirs: Cut) -> list[str]:
    """The names in the order of the side that moved fields, the other's new ones among them."""
    ways = sorted((list(ours.fields), list(theirs.fields)))
    ways.sort(key=lambda names: not _moved(list(base.fields), names))
    order = ways[0]
    for names in (ways[1], list(base.fields)):
        order = _with_missing(order, names)
    return order


def _moved(old: list[str], new: list[str]) -> bool:
    both = set(old) & set(new)
    return [n for n in old if n in both] != [n for n in new if n in both]


def _with_missing(order: list[str], names: Sequence[str]) -> list[str]:
    """`order` with the others of `names`, each before the one that it stands before there."""
    known, listed = set(order), set(names)
    before: dict[str, list[str]] = {}
    waiting: list[str] = []
    for name in names:
        if name in known:
            before[name], waiting = waiting, []
        else:
            waiting.append(name)
    whole: list[str] = []
    for name in order:
        whole += [*(before[name] if name in listed else ()), name]
    return whole + waiting


def _comments(base: str, ours: str, theirs: str) -> str:
    """Comments and blank lines: where both sides changed them, what either says is kept."""
    parts = merged(base, ours, theirs)
    return "".join(part if isinstance(part, str) else _both(part) for part in parts)


def _both(clash: Clash) -> str:
    return "".join(sorted((clash.ours, clash.theirs)))


def _reads(parts: Iterable[Part], ours: Cut, theirs: Cut) -> bool:
    """Does what was put together read as its parts did? Else it is not trusted."""
    parts = list(parts)
    for takes_ours in (True, False):
        texts = [_side(part, takes_ours=takes_ours) for part in parts]
        found = cut(FrontMatter("".join(texts)))
        if found is None:
            return False
        for name, lines in found.fields.items():
            sides = [side.fields[name] for side in (ours, theirs) if name in side.fields]
            if not any(lines.text == s.text and same(lines.value, s.value) for s in sides):
                return False
    return True


def _side(part: Part, *, takes_ours: bool) -> str:
    if isinstance(part, str):
        return part
    return part.ours if takes_ours else part.theirs
