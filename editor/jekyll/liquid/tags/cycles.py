"""`cycle`."""

from __future__ import annotations

import re
from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import Value, constant, expression
from editor.jekyll.liquid.parsing import JekyllTag, Stream
from editor.jekyll.liquid.syntax import FRAGMENT, BadSyntax
from editor.jekyll.liquid.values import text_of

FIRST_WORD = re.compile(rf"{FRAGMENT}+", re.ASCII)
NAMED_CYCLE = re.compile(rf"({FRAGMENT})\s*:\s*(.*)", re.DOTALL | re.ASCII)


class Cycle(Node):
    """One value after the other, each time the tag is met."""

    __slots__ = ("group", "values")

    def __init__(self, token: Token, group: Value, values: list[Value]) -> None:
        super().__init__(token)
        self.group, self.values = group, values
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the value whose turn it is."""
        assert isinstance(context, Context)
        turn = context.cycle(text_of(self.group(context)), len(self.values))
        context.write(text_of(self.values[turn % len(self.values)](context)), buffer)
        return 0


class CycleTag(JekyllTag):
    """`{% cycle name: one, two %}`."""

    name = "cycle"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node; cycles with the same literal values are one."""
        named = NAMED_CYCLE.match(markup.strip())
        rest = named[2] if named else markup
        parts = [match[0] for each in rest.split(",") if (match := FIRST_WORD.search(each))]
        if not parts or not FIRST_WORD.match(markup.strip()):
            raise BadSyntax("“cycle” needs values.")
        is_fixed = all(part[0] in "'\"" or part[0].isdigit() for part in parts)
        own = f"{parts}" if is_fixed else f"{parts} {token.start_index}"
        group = expression(named[1]) if named else constant(own)
        return Cycle(token, group, [expression(part) for part in parts])
