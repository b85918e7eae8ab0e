"""`tablerow`."""

from __future__ import annotations

import re
from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import expression
from editor.jekyll.liquid.parsing import Block, JekyllTag, Stream, skip_tag
from editor.jekyll.liquid.syntax import FRAGMENT, NAMED, BadSyntax
from editor.jekyll.liquid.tags.loops import bound, segment
from editor.jekyll.liquid.values import LiquidValue, is_true

TABLE_ROW = re.compile(rf"(?<!\w)(\w+)\s+in\s+({FRAGMENT}+)", re.ASCII)


class TableRow(Node):
    """The cells of a table, a row as wide as asked."""

    __slots__ = ("attributes", "block", "collection", "name")

    def __init__(self, token: Token, match: re.Match[str], markup: str, block: Block) -> None:
        super().__init__(token)
        self.name, self.collection = match[1], expression(match[2])
        self.attributes = {key: bound(value) for key, value in NAMED.findall(markup)}
        self.block = block
        self.blank = block.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the rows."""
        assert isinstance(context, Context)
        collection = self.collection(context)
        if not is_true(collection):
            return 0
        start = self._number("offset", context) or 0
        items = segment(collection, start, self._number("limit", context))
        columns = self._number("cols", context) or len(items)
        buffer.write('<tr class="row1">\n')
        for index, item in enumerate(items):
            context.turn(buffer)
            state = table_state(index, len(items), columns)
            buffer.write(f'<td class="col{state["col"]}">')
            with context.within({self.name: item, "tablerowloop": state}):
                self.block.render_to_output(context, buffer)
            buffer.write("</td>")
            if state["col_last"] and not state["last"]:
                buffer.write(f'</tr>\n<tr class="row{state["row"] + 1}">')
        buffer.write("</tr>\n")
        return 0

    def _number(self, name: str, context: Context) -> int | None:
        value = self.attributes.get(name)
        return value(context) if value else None


def table_state(index: int, length: int, columns: int) -> dict[str, LiquidValue]:
    """`tablerowloop`: where in the table we are."""
    column = index % columns
    return {
        "length": length,
        "index": index + 1,
        "index0": index,
        "rindex": length - index,
        "rindex0": length - index - 1,
        "first": index == 0,
        "last": index == length - 1,
        "col": column + 1,
        "col0": column,
        "col_first": column == 0,
        "col_last": column == columns - 1,
        "row": index // columns + 1,
    }


class TableRowTag(JekyllTag):
    """`{% tablerow %}`."""

    name = "tablerow"
    end = "endtablerow"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The table."""
        match = TABLE_ROW.search(markup)
        if match is None:
            raise BadSyntax("A table is written “tablerow item in list cols: 3”.")
        block = self.body(stream, (self.end,))
        skip_tag(stream)
        return TableRow(token, match, markup, block)
