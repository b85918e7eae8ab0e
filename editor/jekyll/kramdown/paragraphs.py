"""Blocks that hold no others: paragraphs, headers, rules, code and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.grammar import INDENT, MARGIN, SPACE, long_ruby, ruby
from editor.jekyll.kramdown.nodes import BLANK, CODE, HEADER, MATH, PARAGRAPH, Code, Node, text_node
from editor.jekyll.kramdown.reader import Reader

ATX = ruby(r"(#{1,6})[\t ]*([^ \t\n][^\n]*)\n")
ATX_GFM = ruby(r"(#{1,6})[\t ]+([^ \t\n][^\n]*)\n")
CLOSING_MARKS = ruby(r"(?<![\t ])[\t ]+#+\Z")
HEADER_ID = ruby(r"(?<![\t ])[\t ]*\{#([A-Za-z][\w:-]*)\}\Z")
SETEXT = ruby(rf"{MARGIN}(?![ \t])([^\n]+)\n([-=])[-=]*[ \t\r\f\v]*\n")
FENCE = ruby(rf"{MARGIN}(?P<marks>[~`]{{3,}})(?P<rest>[^\n]*)\n")
LANGUAGE = ruby(r"[ \t]*([^\s?]+)?(\?\S*)?[ \t]*")
LONGEST_SHARED = 50  # marks, of which the last may be the language where no fence has as many
LAZY_LINE = long_ruby(r"\n( {0,3}[^\s])")
INDENTS = long_ruby(rf"^{INDENT}", regex.MULTILINE)
FORMULA = ruby(rf"{MARGIN}(\\)?\$\$((?s:.*?))\$\$([ \t]*\n)?")


def read_blanks(reader: Reader) -> bool:
    """Blank lines."""
    found = reader.take(grammar.blank_lines)
    if not found:
        return False
    if reader.last is not None and reader.last.tag == BLANK:
        reader.last.about += found[0]
    else:
        reader.add(Node(BLANK, about=found[0]))
    return True


def read_paragraph(reader: Reader) -> bool:
    """All that is nothing else: lines up to a blank one, or to the start of another block."""
    start = reader.pos
    text = reader.take_lines(paragraph_end(reader)).rstrip(SPACE)
    last = reader.last
    if last is not None and last.tag == PARAGRAPH and not reader.pending:
        line_end = "  \n" if reader.text.endswith("  \n", 0, start) else "\n"
        last.add_source(line_end, text)
    else:
        reader.add(Node(PARAGRAPH, text.lstrip(SPACE)))
    return True


def paragraph_end(reader: Reader) -> re.Pattern[str]:
    """What ends a paragraph in this dialect."""
    options = reader.options
    gfm = options.gfm and options.paragraph_end
    return grammar.ends_paragraph_gfm if gfm else grammar.ends_paragraph


def read_atx_header(reader: Reader) -> bool:
    """`## A header`; GFM wants the blank, and no blank line before."""
    options = reader.options
    free = options.gfm and options.paragraph_end
    if not free and not reader.is_after_boundary:
        return False
    found = reader.take(ATX_GFM if options.gfm else ATX)
    if not found:
        return False
    text = found[2].rstrip(SPACE)
    return add_header(reader, len(found[1]), text, has_closing_marks=True)


def read_setext_header(reader: Reader) -> bool:
    """A line underlined with `===` or `---`."""
    if not reader.is_after_boundary:
        return False
    found = reader.take(SETEXT)
    if not found:
        return False
    return add_header(reader, 1 if found[2] == "=" else 2, found[1].strip(SPACE))


def add_header(reader: Reader, level: int, text: str, has_closing_marks: bool = False) -> bool:
    """Add a header; `{#id}` at its end names it."""
    named = HEADER_ID.search(text)
    if named and named.start():
        text = text[: named.start()]
    else:
        named = None
    if has_closing_marks:
        text = CLOSING_MARKS.sub("", text)
    node = reader.add(Node(HEADER, text.strip(SPACE), about=level))
    if named:
        node.set("id", named[1])
    return True


def read_rule(reader: Reader) -> bool:
    """`* * *`, `---` or `___`."""
    if not reader.take(grammar.rule):
        return False
    reader.add(Node("hr"))
    return True


def read_code(reader: Reader) -> bool:
    """Indented code; lines behind it that are not indented still belong to it."""
    found = reader.take(grammar.code_block)
    if not found:
        return False
    text = LAZY_LINE.sub(r" \1", found[0], concurrent=True)
    node = text_node(CODE, INDENTS.sub("", text, concurrent=True))
    node.about = Code()
    reader.add(node)
    return True


def read_fence(reader: Reader) -> bool:
    """Code between fences of backticks or tildes; the word behind the first is its language."""
    opening = FENCE.match(reader.text, reader.pos)
    if not opening or (opening["marks"][0] == "`" and not reader.options.gfm):
        return False
    shortest = opening["marks"][:3]
    if len(set(opening["marks"])) == 1 and not reader.search(
        closing_fence(shortest), opening.end() - 1
    ):
        return False  # nothing closes a longer one either
    for fence, rest in fences(opening["marks"], opening["rest"]):
        language = LANGUAGE.fullmatch(rest)
        closing = reader.search(closing_fence(fence), opening.end() - 1) if language else None
        if language and closing:
            node = text_node(CODE, reader.text[opening.end() : closing.start() + 1])
            name = (language[1] or "") + (language[2] or "")
            node.about = Code(name or None, is_fenced=True)
            reader.pos = closing.end()
            reader.add(node)
            return True
    return False


def fences(marks: str, rest: str) -> Iterator[tuple[str, str]]:
    """What the opening fence may be, the longest first, and what stands behind it."""
    if len(marks) > LONGEST_SHARED:
        yield marks, rest
    for length in range(min(len(marks), LONGEST_SHARED), 2, -1):
        yield marks[:length], marks[length:] + rest


@lru_cache(maxsize=64)
def closing_fence(fence: str) -> re.Pattern[str]:
    """The line that closes what `fence` opened, with the line end before it.

    It is the same, or more of its last mark.
    """
    last = len(fence) - len(fence.rstrip(fence[-1]))
    return ruby(rf"\n{MARGIN}{fence[:-last]}{fence[-1]}{{{last},}}[ \t]*\n")


def read_formula(reader: Reader) -> bool:
    """A formula in a paragraph of its own, between `$$`."""
    start = reader.pos
    if not reader.is_after_boundary:
        return False
    found = reader.take(FORMULA)
    if not found:
        return False
    ends_line = found[3] is not None or reader.pos == len(reader.text)
    if not ends_line or not reader.is_before_boundary:
        reader.pos = start
        return False
    if found[1]:  # escaped: a formula in a line
        reader.add(Node(PARAGRAPH, f"$${found[2]}$$"))
    else:
        reader.add(text_node(MATH, found[2].strip(SPACE)))
    return True
