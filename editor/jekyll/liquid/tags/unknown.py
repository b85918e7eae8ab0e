"""Tags that Jekyll alone does not have: those that `Scope.tags` gives, and all others, boxed."""

from __future__ import annotations

from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.parsing import JekyllTag, Stream
from editor.jekyll.liquid.values import text_of

MISPLACED = {"else": "if", "elsif": "if", "when": "case"}


class PluginTag(Node):
    """A tag whose text a function of `Scope.tags` gives; a box where there is none."""

    __slots__ = ("markup",)

    def __init__(self, token: Token, markup: str) -> None:
        super().__init__(token)
        self.markup = markup.strip()
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write what the tag gives."""
        assert isinstance(context, Context)
        give = context.reach.tags.get(self.token.value)
        if give is not None:
            return buffer.write(text_of(give(context, self.markup)))
        message = not_known(self.token.value)
        context.put_box(f"{{% {self.token.value} {self.markup} %}}", message, buffer)
        return 0


class UnknownTag(JekyllTag):
    """Any tag that is not Jekyll's own."""

    name = "illegal"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The node."""
        if not stream.in_comment:
            stream.plugin_tags.append(token)
        return PluginTag(token, markup)


def not_known(name: str) -> str:
    """Why a tag cannot be run."""
    if name in MISPLACED:
        return f"“{name}” stands in no “{MISPLACED[name]}”."
    return f"“{name}” is no tag of Jekyll's; a plugin may have it."
