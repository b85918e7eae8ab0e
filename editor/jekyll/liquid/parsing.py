"""Tokens to nodes: python-liquid's parser and tags, with Jekyll's ways where they differ."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TextIO

from liquid import RenderContext, Tag, Token, TokenStream
from liquid.ast import BlockNode, Node
from liquid.exceptions import LiquidInterrupt
from liquid.parser import Parser
from liquid.token import TOKEN_CONTENT, TOKEN_EOF, TOKEN_ILLEGAL, TOKEN_OUTPUT, TOKEN_TAG

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import FAILURES, Failure
from editor.jekyll.liquid.output import Output, output_node
from editor.jekyll.liquid.syntax import BadSyntax

Problem = tuple[str, Token]


class Stream(TokenStream):
    """A template's tokens, and what is found wrong while they are read."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(iter(tokens))
        self.problems: list[Problem] = []
        self.plugin_tags: list[Token] = []  # tags that Jekyll alone does not have
        self.in_comment = 0


class Text(Node):
    """What stands between the tags."""

    __slots__ = ("text",)

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self.text = token.value
        self.blank = not self.text.strip()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:  # noqa: ARG002
        """Write it."""
        return buffer.write(self.text)


class Illegal(Node):
    """A tag that is wrong: a box at its place, then what it would hold."""

    __slots__ = ("inside", "message", "source")

    def __init__(self, token: Token, source: str, message: str, inside: Block | None) -> None:
        super().__init__(token)
        self.source, self.message, self.inside = source, message, inside
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the box and what it holds."""
        assert isinstance(context, Context)
        context.put_box(self.source, self.message, buffer)
        return self.inside.render_to_output(context, buffer) if self.inside else 0


class Block(BlockNode):
    """Nodes one after the other; one that fails leaves the others alone."""

    __slots__ = ()

    def __init__(self, token: Token, nodes: list[Node]) -> None:
        Node.__init__(self, token)
        self.nodes = nodes
        self.blank = all(node.blank for node in nodes)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write them."""
        assert isinstance(context, Context)
        write = self.render_noting if buffer is context.main else render_node
        for node in self.nodes:
            write(node, context, buffer)
        return 0

    def render_noting(self, node: Node, context: Context, buffer: TextIO) -> None:
        """Write one of them, and note which place in the source it comes from."""
        place = buffer.tell(), node.token.start_index, type(node) is Text
        context.places.append(place)
        render_node(node, context, buffer)

    def without_blanks(self) -> None:
        """Drop the white space: a block of a tag that prints nothing else prints nothing."""
        self.nodes = [node for node in self.nodes if not isinstance(node, Text)]


class JekyllTag(Tag):
    """A tag: makes a node of its token and what stands in it."""

    def get_node(self, stream: TokenStream) -> Node:
        """The node; an Illegal one where the tag is wrong. The stream then is behind the tag."""
        assert isinstance(stream, Stream)
        token = stream.next()
        markup = stream.next().value
        try:
            return self.node(token, markup, stream)
        except BadSyntax as error:
            message = str(error) or f"“{token.value}” is not written as it should be."
        except Failure as error:
            message = error.said
        inside = self._inside(stream) if self.block else None
        return illegal(token, f"{{% {token.value} {markup.strip()} %}}", message, stream, inside)

    def parse(self, stream: TokenStream) -> Node:
        """The same, as python-liquid calls it."""
        return self.get_node(stream)

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The node of the tag; raises BadSyntax, before it reads on, for wrong markup."""
        raise NotImplementedError

    def body(self, stream: Stream, end: Container[str]) -> Block:
        """What stands before the next tag of those named in `end`."""
        return JekyllParser(self.env).parse_block(stream, end)

    def _inside(self, stream: Stream) -> Block:
        """What a wrong block holds, up to its first `else` or the like; reads to its end."""
        middle = (self.end, "else", "elsif", "when")
        inside = self.body(stream, middle)
        while not stream.current.is_tag(self.end) and stream.current.kind != TOKEN_EOF:
            skip_tag(stream)
            self.body(stream, middle)
        skip_tag(stream)
        return inside


class JekyllParser(Parser):
    """python-liquid's parser for streams in which every block is closed."""

    def parse_block(self, stream: TokenStream, end: Container[str]) -> Block:
        """The nodes up to a tag named in `end`, which stays the next."""
        assert isinstance(stream, Stream)
        nodes: list[Node] = []
        first = stream.current
        while (token := stream.current).kind != TOKEN_EOF:
            if token.kind == TOKEN_TAG and token.value in end:
                break
            nodes.append(self._node(token, stream))
        return Block(first, nodes)

    def _node(self, token: Token, stream: Stream) -> Node:
        if token.kind == TOKEN_CONTENT:
            return Text(stream.next())
        if token.kind == TOKEN_OUTPUT:
            stream.next()
            return output_node(token, stream.next().value, self.env)
        if token.kind == TOKEN_ILLEGAL:
            stream.next()
            return illegal(token, token.value, stream.next().value, stream)
        tag = self.env.tags.get(token.value) or self.env.tags[TOKEN_ILLEGAL]
        return tag.get_node(stream)


def render_node(node: Node, context: Context, buffer: TextIO) -> None:
    """Write a node; one that fails is told."""
    try:
        node.render_to_output(context, buffer)
    except LiquidInterrupt:
        raise
    except FAILURES as error:
        context.fail(error, node, buffer)


def skip_tag(stream: TokenStream) -> None:
    """Go behind a tag and what stands in it."""
    stream.next()
    stream.next()


def illegal(
    token: Token, source: str, message: str, stream: Stream, inside: Block | None = None
) -> Illegal:
    """A node for something wrong, noted as a problem."""
    stream.problems.append((message, token))
    return Illegal(token, source, message, inside)


__all__ = ["Block", "Illegal", "JekyllParser", "JekyllTag", "Output", "Stream", "Text", "illegal"]
