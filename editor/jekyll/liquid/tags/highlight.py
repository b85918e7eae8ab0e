"""`{% highlight language linenos %}`: a code block as Jekyll writes it."""

from __future__ import annotations

import re
from io import StringIO
from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.kramdown.highlighting import coloured
from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.parsing import Block, JekyllTag, Stream, skip_tag
from editor.jekyll.liquid.syntax import BadSyntax
from editor.jekyll.liquid.values import text_of

VALUE = r'\w+|"\d+(?: \d+)*"'
MARKUP = re.compile(rf"([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:{VALUE}))?)*)", re.ASCII)
OPTION = re.compile(rf"(\w+)(?:=({VALUE}))?", re.ASCII)


class Highlight(Node):
    """Code in the language and with the options that the tag names."""

    __slots__ = ("block", "has_numbers", "language")

    def __init__(self, token: Token, language: str, has_numbers: bool, block: Block) -> None:
        super().__init__(token)
        self.language, self.has_numbers, self.block = language, has_numbers, block
        self.blank = block.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the code block."""
        assert isinstance(context, Context)
        inner = StringIO()
        self.block.render_to_output(context, inner)
        code = inner.getvalue().strip("\n\r")
        before = text_of(context.find("highlighter_prefix"))
        after = text_of(context.find("highlighter_suffix"))
        return buffer.write(before + figure(code, self.language, self.has_numbers) + after)


class HighlightTag(JekyllTag):
    """`{% highlight %}`."""

    name = "highlight"
    end = "endhighlight"

    def node(self, token: Token, markup: str, stream: Stream) -> Node:
        """The node."""
        match = MARKUP.fullmatch(markup.strip())
        if match is None:
            raise BadSyntax("“highlight” needs a language: “{% highlight ruby %}”.")
        has_numbers = any(name == "linenos" for name, _ in OPTION.findall(match[2]))
        block = self.body(stream, (self.end,))
        skip_tag(stream)
        return Highlight(token, match[1].lower(), has_numbers, block)


def figure(code: str, language: str, has_numbers: bool) -> str:
    """Code with its frame."""
    inside = coloured(code, language)
    if has_numbers:
        inside = numbered(inside)
    name = language.replace("+", "-")
    return (
        f'<figure class="highlight"><pre><code class="language-{name}" data-lang="{language}">'
        f"{inside}</code></pre></figure>"
    )


def numbered(code: str) -> str:
    """Code beside the numbers of its lines."""
    numbers = "".join(f"{number}\n" for number in range(1, code.count("\n") + 2))
    return (
        '<table class="rouge-table"><tbody><tr><td class="gutter gl">'
        f'<pre class="lineno">{numbers}</pre></td><td class="code"><pre>{code}\n</pre></td>'
        "</tr></tbody></table>"
    )
