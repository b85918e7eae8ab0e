"""`assign`, `capture`, `increment`, `decrement`, `echo`, `comment`, `#`."""

from __future__ import annotations

import re
from io import StringIO
from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import Value
from editor.jekyll.liquid.output import filtered_value, output_node, unknown_filters
from editor.jekyll.liquid.parsing import Block, JekyllTag, Stream, skip_tag
from editor.jekyll.liquid.syntax import BadSyntax, filtered

NAME = r"(?:\(?[\w\-.\[\]]\)?)+"
ASSIGN = re.compile(rf"(?<![\w\-.\[\]()])({NAME}+)\s*=\s*(.*)\s*", re.DOTALL | re.ASCII)


class Assign(Node):
    """Gives a variable its value."""

    __slots__ = ("name", "value")

    def __init__(self, token: Token, name: str, value: Value) -> None:
        super().__init__(token)
        self.name, self.value = name, value

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:  # noqa: ARG002
        """Set the variable."""
        context.locals[self.name] = self.value(context)  # pyright: ignore[reportArgumentType]
        return 0


class AssignTag(JekyllTag):
    """`{% assign name = value | filter %}`."""

    name = "assign"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The node."""
        match = ASSIGN.search(markup)
        if match is None:
            raise BadSyntax("A variable is set by “assign name = value”.")
        taken = filtered(match[2])
        for name in unknown_filters(taken, self.env):
            why = f"“{name}” is no filter of Jekyll's; a plugin may have it."
            stream.problems.append((why, token))
        return Assign(token, match[1], filtered_value(taken, self.env))


class Capture(Node):
    """Keeps a block's text in a variable."""

    __slots__ = ("block", "name")

    def __init__(self, token: Token, name: str, block: Block) -> None:
        super().__init__(token)
        self.name, self.block = name, block

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:  # noqa: ARG002
        """Set the variable."""
        assert isinstance(context, Context)
        inner = StringIO()
        try:
            self.block.render_to_output(context, inner)
        finally:
            context.turn(inner)
            context.locals[self.name] = inner.getvalue()
        return 0


class CaptureTag(JekyllTag):
    """`{% capture name %}`."""

    name = "capture"
    end = "endcapture"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The node."""
        match = re.search(NAME, markup, re.ASCII)
        if match is None:
            raise BadSyntax("“capture” needs the name of a variable.")
        block = self.body(stream, (self.end,))
        skip_tag(stream)
        return Capture(token, match[0], block)


class Count(Node):
    """Prints a counter and moves it on."""

    __slots__ = ("name",)

    def __init__(self, token: Token, name: str) -> None:
        super().__init__(token)
        self.name = name
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the counter."""
        up = self.token.value == "increment"
        number = context.increment(self.name) if up else context.decrement(self.name)
        return buffer.write(str(number))


class IncrementTag(JekyllTag):
    """`{% increment name %}`."""

    name = "increment"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        return Count(token, markup.strip())


class DecrementTag(IncrementTag):
    """`{% decrement name %}`."""

    name = "decrement"


class EchoTag(JekyllTag):
    """`{% echo value | filter %}`."""

    name = "echo"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node of an output."""
        return output_node(token, markup, self.env)


class Nothing(Node):
    """Prints nothing."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:  # noqa: ARG002
        """Nothing."""
        return 0


class CommentTag(JekyllTag):
    """`{% comment %}`: read, so that Jekyll's complaints are known, and left out."""

    name = "comment"
    end = "endcomment"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        stream.in_comment += 1
        self.body(stream, (self.end,))
        stream.in_comment -= 1
        skip_tag(stream)
        return Nothing(token)


class InlineCommentTag(JekyllTag):
    """`{% # … %}`."""

    name = "#"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        return Nothing(token)
