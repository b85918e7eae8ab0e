"""What can be completed in the text of a paragraph: links, images, footnotes and emoji."""

from __future__ import annotations

import re

from editor.writing.completing.asked import Asked, Kind

LIST_MARK = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]]{1,200}\]:[ \t]+(?P<typed>\S*)\Z")
GOES_ON = re.compile(r"[^\[\]]*\](?:\(|\[|:)")  # a link whose text this is
TYPED_ADDRESS = re.compile(r"[^()\s<>\"']*")
CLOSED = re.compile(r"[^()\s\"']*(?=\))")
TITLED = re.compile(r"[^()\s\"']*(?=\s+[\"'])")
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
EMOJI = re.compile(r"(?<![\w:{/<\\]):(?P<name>[+-]1|[a-z][a-z0-9_+-]*)\Z")
EMOJI_BY_HAND = re.compile(r"(?<![\w:{/<\\]):(?P<name>[a-z0-9_+-]*)\Z")
BANG_BY_HAND = re.compile(r"(?<![\w!\\])!(?P<name>\w*)\Z")
WORD = re.compile(r"[\w'’-]*\Z")
SHORTEST_NAME = 2


def asked_in_text(before: str, after: str, start: int, *, by_hand: bool) -> Asked | None:
    """What is asked for between `before` and `after`; the text of the line begins at `start`."""
    return (
        _address(before, after)
        or _bracket(before, after, by_hand)
        or _bang(before, start, by_hand)
        or _emoji(before, after, by_hand)
    )


def asked_in_definition(before: str, after: str) -> Asked | None:
    """The address in a line `[name]: …`."""
    found = DEFINITION.match(before)
    if found is None or after.strip():
        return None
    return _address_asked(Kind.ADDRESS, len(before), found["typed"], "", 0, len(before))


def word_before(before: str, after: str) -> Asked | None:
    """A link to a post in place of the word before the caret, where no link is yet."""
    if _is_in_brackets(before) or GOES_ON.match(after):
        return None
    found = WORD.search(before)
    word = found[0] if found else ""
    return Asked(Kind.POST, len(before) - len(word), len(before), word)


def _address(before: str, after: str) -> Asked | None:
    """The address of a link or an image whose text stands before it."""
    at = before.rfind("](")
    typed = before[at + 2 :]
    if at < 0 or not TYPED_ADDRESS.fullmatch(typed) or ELSEWHERE.match(typed):
        return None
    opening = _opening(before, at)
    if opening is None:
        return None
    is_image = opening > 0 and before[opening - 1] == "!" and not is_escaped(before, opening - 1)
    kind = Kind.IMAGE_ADDRESS if is_image else Kind.ADDRESS
    place = len(before)
    if found := CLOSED.match(after):
        return _address_asked(kind, place, typed, "", 1, place + found.end())
    if found := TITLED.match(after):
        return _address_asked(kind, place, typed, "", 0, place + found.end())
    return _address_asked(kind, place, typed, ")", 0, place)


def _opening(text: str, closing: int) -> int | None:
    """The bracket that the one at `closing` closes."""
    depth = 0
    for place in range(closing - 1, -1, -1):
        if text[place] in "[]" and not is_escaped(text, place):
            if text[place] == "[" and not depth:
                return place
            depth += 1 if text[place] == "]" else -1
    return None


def _address_asked(kind: Kind, place: int, typed: str, closing: str, skips: int, end: int) -> Asked:
    start = place - len(typed)
    if kind is Kind.ADDRESS and typed.startswith("#"):
        kind, start, typed = Kind.HEADING, start + 1, typed[1:]
    return Asked(kind, start, end, typed, closing=closing, skips=skips)


def _bracket(before: str, after: str, by_hand: bool) -> Asked | None:
    """A post, an image or a footnote behind an open bracket."""
    at = before.rfind("[")
    typed = before[at + 1 :]
    if at < 0 or "]" in typed or is_escaped(before, at) or GOES_ON.match(after):
        return None
    end = len(before) + after.startswith("]")
    if typed.startswith("^"):
        name = typed[1:]
        is_name = not re.search(r"\s", name)
        return Asked(Kind.NOTE, at + 2, end, name, closing="]") if is_name else None
    if typed[:1].isspace() or before[:at].endswith("]"):
        return None
    if before[:at].endswith("!") and not is_escaped(before, at - 1):
        return Asked(Kind.IMAGE, at - 1, end, typed)
    is_task = typed in ("", "x", "X") and LIST_MARK.fullmatch(before[:at])
    return None if is_task and not by_hand else Asked(Kind.POST, at, end, typed)


def _bang(before: str, start: int, by_hand: bool) -> Asked | None:
    """An image behind a sign that begins a paragraph, where it ends no sentence."""
    place = len(before)
    if before[start:].strip() == "!" and before.endswith("!"):
        return Asked(Kind.IMAGE, place - 1, place, "")
    found = BANG_BY_HAND.search(before) if by_hand else None
    return Asked(Kind.IMAGE, found.start(), place, found["name"]) if found else None


def _emoji(before: str, after: str, by_hand: bool) -> Asked | None:
    """An emoji by its name: no time, no word before a colon, no attribute list."""
    found = (EMOJI_BY_HAND if by_hand else EMOJI).search(before)
    if found is None or (len(found["name"]) < SHORTEST_NAME and not by_hand):
        return None
    return Asked(Kind.EMOJI, found.start(), len(before) + after.startswith(":"), found["name"])


def _is_in_brackets(before: str) -> bool:
    at = max(before.rfind("["), before.rfind("]("))
    return at >= 0 and not re.search(r"[\])]", before[at + 2 :])


def is_escaped(text: str, place: int) -> bool:
    """Is the character at a place taken for itself, by the backslash before it?"""
    bare = text[:place]
    return (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
