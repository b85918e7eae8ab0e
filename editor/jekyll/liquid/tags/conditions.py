"""`if`, `unless`, `case`, `ifchanged`."""

from __future__ import annotations

import re
from io import StringIO
from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import Holds, compared, condition, expression
from editor.jekyll.liquid.parsing import Block, JekyllTag, Stream
from editor.jekyll.liquid.syntax import FRAGMENT, BadSyntax, conditions

SUBJECT = re.compile(FRAGMENT, re.ASCII)
WHEN = re.compile(rf"({FRAGMENT})(?:(?:\s+or\s+|\s*,\s*)({FRAGMENT}.*))?", re.DOTALL | re.ASCII)


Branch = tuple[Holds | None, Block]


class Branches(Node):
    """Blocks with their conditions: the first that holds is written. `else` has none."""

    __slots__ = ("branches",)

    def __init__(self, token: Token, branches: list[Branch], unseen: Block | None = None) -> None:
        super().__init__(token)
        self.branches = branches
        self.blank = all(block.blank for _, block in branches) and (not unseen or unseen.blank)
        for _, block in branches if self.blank else ():
            block.without_blanks()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the block that is due."""
        for holds, block in self.branches:
            if holds is None or holds(context):  # pyright: ignore[reportArgumentType]
                return block.render_to_output(context, buffer)
        return 0


class Cases(Branches):
    """Each block whose value is the one is written; `else` where none was before it."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the blocks that are due."""
        found = False
        for holds, block in self.branches:
            if not found if holds is None else holds(context):  # pyright: ignore[reportArgumentType]
                found = found or holds is not None
                block.render_to_output(context, buffer)
        return 0


class IfTag(JekyllTag):
    """`{% if %} {% elsif %} {% else %} {% endif %}`."""

    name = "if"
    end = "endif"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The branches."""
        holds: Holds | None = self.first_condition(markup)
        branches: list[Branch] = []
        while True:
            branches.append((holds, self.body(stream, ("elsif", "else", self.end))))
            name, written = stream.next().value, stream.next().value
            if name == self.end:
                return Branches(token, branches)
            holds = written_condition(written, stream) if name == "elsif" else None

    def first_condition(self, markup: str) -> Holds:
        """The condition behind the tag's name."""
        return condition_of(markup)


class UnlessTag(IfTag):
    """`{% unless %}`: the first condition turned round."""

    name = "unless"
    end = "endunless"

    def first_condition(self, markup: str) -> Holds:
        """The condition, turned round."""
        holds = condition_of(markup)
        return lambda context: not holds(context)


def condition_of(markup: str) -> Holds:
    """A condition; raises BadSyntax."""
    try:
        return condition(conditions(markup))
    except BadSyntax:
        raise BadSyntax("A condition is missing or not written as it should be.") from None


def written_condition(markup: str, stream: Stream) -> Holds:
    """The condition of an `elsif`; one that is wrong never holds."""
    try:
        return condition_of(markup)
    except BadSyntax as error:
        stream.problems.append((str(error), stream.tokens[stream.pos - 2]))
        return lambda _: False


class CaseTag(JekyllTag):
    """`{% case %} {% when %} {% else %} {% endcase %}`."""

    name = "case"
    end = "endcase"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The branches."""
        subject = SUBJECT.search(markup)
        if subject is None:
            raise BadSyntax("“case” needs something to compare.")
        unseen = self.body(stream, ("when", "else", self.end))
        branches: list[Branch] = []
        while (name := stream.next()).value != self.end:
            written = stream.next().value
            block = self.body(stream, ("when", "else", self.end))
            if name.value == "else":
                branches.append((None, block))
            elif found := whens(subject[0], written):
                branches += [(holds, block) for holds in found]
            else:
                stream.problems.append(("“when” needs a value.", name))
        stream.next()
        return Cases(token, branches, unseen)


def whens(subject: str, markup: str) -> list[Holds]:
    """A condition for each value behind `when`."""
    found: list[Holds] = []
    rest: str | None = markup
    while rest and (match := WHEN.search(rest)):
        found.append(compared(expression(subject), "==", expression(match[1])))
        rest = match[2]
    return found


class IfChanged(Node):
    """A block that is written only where it differs from the time before."""

    __slots__ = ("block",)

    def __init__(self, token: Token, block: Block) -> None:
        super().__init__(token)
        self.block = block
        self.blank = block.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the block if it is new."""
        assert isinstance(context, Context)
        inner = StringIO()
        self.block.render_to_output(context, inner)
        text = inner.getvalue()
        if text != context.tag_namespace["ifchanged"]:
            context.tag_namespace["ifchanged"] = text
            buffer.write(text)
        return 0


class IfChangedTag(JekyllTag):
    """`{% ifchanged %}`."""

    name = "ifchanged"
    end = "endifchanged"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        block = self.body(stream, (self.end,))
        stream.next()
        stream.next()
        return IfChanged(token, block)
