"""Block quotes."""

from __future__ import annotations

import re

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.nodes import Node
from editor.jekyll.kramdown.reader import Reader

MARK = ruby(r"^ {0,3}> ?", re.MULTILINE)
START = ruby(r" {0,3}>")


def read_quote(reader: Reader) -> bool:
    """Lines behind `>`, and those that follow up to a blank one."""
    if not reader.sees(START):
        return False
    text = reader.take_lines(grammar.ends_lazy)
    node = reader.add(Node("blockquote"))
    node.extend(reader.inside(MARK.sub("", text)))
    return True
