"""What comes in the place of a match: words as they are, or a pattern with the match's groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from editor.writing.edit import Edit, Selection
from editor.writing.expression import BadExpression
from editor.writing.searching import SECONDS, Search, matches

# \1 or \12, \g<1> or \g<name>, or a backslash with some other character, or with none; $1, ${name}.
ESCAPE = regex.compile(
    r"\\(?:(?P<group>\d{1,2})|g<(?P<name>[^<>]*)>|(?P<other>.?))"
    r"|\$(?:(?P<digits>\d{1,2})|\{(?P<braced>\w+)\})",
    regex.DOTALL,
)
WRITTEN = {"n": "\n", "t": "\t", "\\": "\\", "$": "$"}


@dataclass(frozen=True)
class Template:
    """Texts, and between them the groups of a match: 0 is all of it."""

    parts: tuple[str | int, ...]

    def filled(self, match: regex.Match[str]) -> str:
        """What comes in the place of `match`; a group that took no part is empty."""
        return "".join(
            part if isinstance(part, str) else match.group(part) or "" for part in self.parts
        )


def template(search: Search, written: str) -> Template:
    r"""What the writer means by a replacement.

    With an expression `\1` and `\g<name>`, or `$1` and `${name}`, are its groups, `\0` or `$0` all
    of it, `\n` is a line end, `\t` a tab, `\\` a backslash and `\$` a dollar; so is `$` before what
    is no group's number. Otherwise every character is itself. Raises BadExpression.
    """
    if not search.is_expression:
        return Template((written,))
    return Template(tuple(parts(written, search.pattern)))


def parts(written: str, pattern: regex.Pattern[str]) -> Iterator[str | int]:
    """The texts and groups of a replacement. Raises BadExpression."""
    place = 0
    for escape in ESCAPE.finditer(written):
        yield written[place : escape.start()]
        place, other = escape.end(), escape["other"]
        if escape["digits"]:
            yield from numbered(escape["digits"], pattern)
        elif other is None:
            yield group_of(escape, pattern)
        elif other in WRITTEN:
            yield WRITTEN[other]
        else:
            known = "\\1, \\g<name>, \\n, \\t, \\$ and \\\\"
            what = f"“\\{other}” means nothing in a replacement; there are {known}"
            raise BadExpression(what, escape.start() + 1)
    yield written[place:]


def numbered(digits: str, pattern: regex.Pattern[str]) -> Iterator[str | int]:
    """What `$` and digits mean: the group with the longest number there is, else themselves."""
    for count in range(len(digits), 0, -1):
        if int(digits[:count]) <= pattern.groups:
            yield from (int(digits[:count]), digits[count:])
            return
    yield f"${digits}"


def group_of(escape: regex.Match[str], pattern: regex.Pattern[str]) -> int:
    """The number of the group that is meant. Raises BadExpression where there is none."""
    names = (escape["group"], escape["name"], escape["braced"])
    name = next(each for each in names if each is not None)
    number = int(name) if name.isdecimal() else pattern.groupindex.get(name, -1)
    if not 0 <= number <= pattern.groups:
        raise BadExpression(f"it has no group “{name}”, which the replacement names")
    return number


class Replaced(NamedTuple):
    """A piece of the text and what is to come in its place."""

    start: int
    end: int
    text: str


def replacements(
    search: Search,
    written: str,
    text: str,
    start: int = 0,
    end: int | None = None,
    seconds: float = SECONDS,
) -> Iterator[Replaced]:
    """What comes in the place of each match. Raises BadExpression or TookTooLong."""
    filling = template(search, written)
    for match in matches(search, text, start, end, seconds):
        yield Replaced(*match.span(), filling.filled(match))


def replace_one(
    search: Search, written: str, text: str, selection: Selection, part: tuple[int, int | None]
) -> Edit | None:
    """The selected match replaced, the caret behind it; None where no match is selected.

    `part` is where in the text is searched. Raises BadExpression or TookTooLong.
    """
    here = selection.start, selection.end
    for each in replacements(search, written, text, *part) if search else ():
        if (each.start, each.end) == here:
            return Edit(*here, each.text, Selection.at(each.start + len(each.text)))
        if each.start > selection.start:
            break
    return None


def replace_all(
    search: Search, written: str, text: str, selection: Selection, part: tuple[int, int | None]
) -> tuple[Edit | None, int]:
    """All matches replaced as one edit, and how many they are; what is selected stays so.

    Raises BadExpression or TookTooLong: nothing is replaced then.
    """
    found = [*replacements(search, written, text, *part)] if search else []
    if not found:
        return None, 0
    start, end = found[0].start, found[-1].end
    anchor, caret = moved(selection.anchor, found), moved(selection.caret, found)
    return Edit(start, end, joined(text, found), Selection(anchor, caret)), len(found)


def joined(text: str, found: list[Replaced]) -> str:
    """The text from the first match to the last, with what comes in their places."""
    pieces: list[str] = []
    place = found[0].start
    for each in found:
        pieces += [text[place : each.start], each.text]
        place = each.end
    return "".join(pieces)


def moved(place: int, found: list[Replaced]) -> int:
    """Where a place of the text is once all is replaced; one inside a match is behind it."""
    by = 0
    for each in found:
        if each.start >= place:
            break
        by += len(each.text) - (min(each.end, place) - each.start)
        if each.end > place:
            break
    return place + by
