"""The blocks of code in a text: between fences, in Liquid's `highlight`, in tags like `pre`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from editor.writing.lines import Span, line_at

SIGNS = ("```", "~~~", "{%", "<pre", "<script", "<style")
OPENING = re.compile(r"`{3,}|~{3,}|\{%-?\s*highlight\b|<(?:pre|script|style)\b")
LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}\.)[ \t]+)?")


@dataclass(frozen=True)
class CodeBlock:
    """A block, and what stands in it; `fence` is its sign, "" for a block of another kind."""

    whole: Span  # from the beginning of its first line
    inside: Span
    fence: str = ""


def code_block_at(text: str, place: int) -> CodeBlock | None:
    """The block that a place is in, its first and last line included."""
    line = line_at(text, place)
    for block in code_blocks(text, line.end):
        if block.whole.start <= place <= block.whole.end:
            return block
    return None


def code_blocks(text: str, until: int) -> Iterator[CodeBlock]:
    """The blocks that begin before `until`; one that is never closed reaches to the end."""
    place = 0
    signs = {sign: text.find(sign, 0, until) for sign in SIGNS}
    while signs := {sign: at for sign, at in signs.items() if at >= 0}:
        at = min(signs.values())
        found = OPENING.match(text, at)
        block = _block(text, found) if found else None
        if block is not None:
            yield block
        place = block.whole.end if block else found.end() if found else at + 2
        signs = {
            sign: text.find(sign, place, until) if at < place else at for sign, at in signs.items()
        }


def _block(text: str, found: re.Match[str]) -> CodeBlock | None:
    """The block that a sign opens, if it does."""
    line = line_at(text, found.start())
    lead = LEAD.match(text, line.start, found.start())
    if not lead or lead.end() != found.start():
        return None
    sign = found[0]
    if sign[0] not in "`~":
        name = "endhighlight" if sign[0] == "{" else sign
        closing = _ending(name.replace("<", "/")).search(text, found.end())
        end = closing.end() if closing else len(text)
        return CodeBlock(Span(line.start, end), Span(found.end(), end))
    if "`" in text[found.end() : line.end] and sign[0] == "`":
        return None
    closing = _closing(sign[0], len(sign)).search(text, line.end)
    first = min(line.end + 1, len(text))
    if closing is None:
        return CodeBlock(Span(line.start, len(text)), Span(first, len(text)), sign)
    last = closing.start() + 1
    return CodeBlock(Span(line.start, closing.end()), Span(first, max(first, last)), sign)


@lru_cache(maxsize=64)
def _closing(sign: str, count: int) -> re.Pattern[str]:
    return re.compile(rf"\n[ \t>]*{sign}{{{count},}}[ \t]*(?=\n|\Z)")


@lru_cache(maxsize=8)
def _ending(name: str) -> re.Pattern[str]:
    return re.compile(r"\{%-?\s*endhighlight\s*-?%\}" if name == "endhighlight" else rf"<{name}>")
