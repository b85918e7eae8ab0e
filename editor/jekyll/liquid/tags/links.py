"""`link` and `post_url`: addresses of other files of the site."""

from __future__ import annotations

from io import StringIO
from typing import TextIO

from liquid import RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.addresses import relative_url
from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.parsing import JekyllTag, Stream
from editor.jekyll.liquid.templates import template


class Link(Node):
    """The address of a file named by its path in the site."""

    __slots__ = ("path",)

    def __init__(self, token: Token, path: str) -> None:
        super().__init__(token)
        self.path = template(path)
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the address."""
        assert isinstance(context, Context)
        written = StringIO()
        self.path.body.render_to_output(context, written)
        path, targets = written.getvalue(), context.reach.lookup
        url = targets.url_of_path(path) if targets else None
        if url is None:
            raise Failure(f"There is no file “{path}” in the site to link to.")
        return buffer.write(relative_url(url, context.reach.site.config))


class LinkTag(JekyllTag):
    """`{% link _posts/2026-03-14-slug.md %}`."""

    name = "link"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        return Link(token, markup.strip())


class PostUrl(Node):
    """The address of a post named by date and slug."""

    __slots__ = ("post",)

    def __init__(self, token: Token, post: str) -> None:
        super().__init__(token)
        self.post = post
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the address."""
        assert isinstance(context, Context)
        targets = context.reach.lookup
        url = targets.url_of_post(self.post.removeprefix("/")) if targets else None
        if url is None:
            raise Failure(f"There is no post “{self.post}” in the site to link to.")
        return buffer.write(relative_url(url, context.reach.site.config))


class PostUrlTag(JekyllTag):
    """`{% post_url 2026-03-14-slug %}`."""

    name = "post_url"
    block = False

    def node(self, token: Token, markup: str, stream: Stream) -> Node:  # noqa: ARG002
        """The node."""
        return PostUrl(token, markup.strip())
