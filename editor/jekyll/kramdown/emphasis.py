"""`*emphasis*`, `__strong__` and `~~deleted~~`.

The rules: https://kramdown.gettalong.org/syntax.html#emphasis
"""

from __future__ import annotations

import re

from editor.jekyll.kramdown.grammar import SPACE, ruby
from editor.jekyll.kramdown.nodes import Node
from editor.jekyll.kramdown.spans import SpanReader

MARKS = ruby(r"\*\*?|__?")
ENDS = {mark: ruby(re.escape(mark)) for mark in ("*", "**", "_", "__")}
DELETED = ruby(r"~~(?=[^\s~])")
END_OF_DELETED = ruby(r"(?<=[^\s~])~~")  # the first one, in code or behind a backslash as well
IN_WORD = re.compile(r"[^\W\d_]-?\Z")


def read_emphasis(reader: SpanReader) -> bool:
    """One mark for emphasis, two for strong emphasis; neither stands in its own kind."""
    start = reader.pos
    found = MARKS.match(reader.text, start)
    if found is None:
        return False
    mark = found[0]
    tag = "strong" if len(mark) == 2 else "em"
    reader.pos = found.end()
    if is_plain(reader, mark, start) or tag in reader.tags:
        reader.add_text(mark)
        return True
    in_em = bool(reader.tags) and reader.tags[-1] == "em"
    if read_marked(reader, tag, mark) or (
        tag == "strong" and not in_em and reread(reader, start, mark[0])
    ):
        return True
    reader.pos = start + len(mark)
    reader.add_text(mark)
    return True


def reread(reader: SpanReader, start: int, mark: str) -> bool:
    """Two marks that do not end as strong emphasis may be one that begins with a mark."""
    reader.pos = start + 1
    return read_marked(reader, "em", mark)


def is_plain(reader: SpanReader, mark: str, start: int) -> bool:
    """Is the mark text: before a blank, or an underscore inside a word?"""
    after = reader.text[reader.pos : reader.pos + 1]
    if after in SPACE:  # or at the end
        return True
    return mark[0] == "_" and IN_WORD.search(reader.text[max(0, start - 2) : start]) is not None


def read_marked(reader: SpanReader, tag: str, mark: str) -> bool:
    """Read up to the closing mark and add the element; False leaves nothing behind."""
    node = Node(tag)
    text = reader.text

    def accepts() -> bool:
        pos = reader.pos
        end = pos + len(mark)
        if text[pos - 1] in SPACE or reader.frame.is_empty:
            return False
        if tag == "em" and text.startswith(mark * 2, pos) and text[end + 1 : end + 2] != mark:
            return False
        return mark[0] != "_" or not text[end : end + 1].isalnum()

    if not reader.fill(node, ENDS[mark], accepts):
        return False
    reader.pos += len(mark)
    return reader.add(node)


def read_deleted(reader: SpanReader) -> bool:
    """`~~struck out~~`, of GFM."""
    if not reader.options.gfm or "del" in reader.tags:
        return False
    opening = DELETED.match(reader.text, reader.pos)
    closing = reader.search(END_OF_DELETED, opening.end()) if opening else None
    if not opening or not closing:
        return False
    node = Node("del")
    reader.read_apart(opening.end(), closing.start(), node)
    reader.pos = closing.end()
    return reader.add(node)
