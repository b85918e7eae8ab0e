"""What a check looks at: the post, its place, the time, and its fields with their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from editor.checks.problem import Fix
from editor.checks.shown_images import ShownImage, in_body, in_field
from editor.jekyll.date import ReadDate, date_of
from editor.jekyll.liquid import Rendering, has_liquid
from editor.post.entry import Entry
from editor.post.errors import FrontMatterError
from editor.post.fences import Format
from editor.post.front_matter import Field
from editor.post.post import Post
from editor.post.scalar import Value, double_quoted
from editor.site.body_images import BodyImage, body_images
from editor.site.place import Place

if TYPE_CHECKING:
    from editor.jekyll.kramdown import Block

MOST_IMAGES = 500


@dataclass(frozen=True)
class Subject:
    """A post at its place, at the moment `now` (aware)."""

    post: Post
    place: Place
    now: datetime

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the front matter; none where it cannot be read."""
        return () if self.post.yaml_error else self.post.front_matter.fields

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The same fields as PyYAML's nodes, for what stands inside a value."""
        if self.post.yaml_error or self.post.format is not Format.YAML:
            return ()
        return self.post.front_matter.entries

    @cached_property
    def date(self) -> ReadDate | None:
        """The post's date as Jekyll reads it."""
        return date_of(self.post, self.place)

    @cached_property
    def body_images(self) -> tuple[BodyImage, ...]:
        """The images of the body, as far as one looks at them while somebody types."""
        return body_images(self.post.text)[:MOST_IMAGES]

    @cached_property
    def shown_images(self) -> tuple[ShownImage, ...]:
        """All images, that of the field first, and where they lead."""
        field, entry = self.field("image"), self.entry("image")
        own = in_field(entry, field.value, field.line, self.place) if field and entry else ()
        return (*own, *in_body(self.post, self.body_images, self.place))

    @cached_property
    def worked_out(self) -> Rendering:
        """The text with its Liquid worked out in the site."""
        text = self.post.text
        if not has_liquid(text) or self.value("render_with_liquid") is False:
            return Rendering(text, (), range(1, text.count("\n") + 2))
        from editor.jekyll.page import worked_out

        return worked_out(self.post, self.place)

    @cached_property
    def blocks(self) -> list[Block]:
        """The HTML of the text, with the lines of the text that it is made of."""
        from editor.jekyll.renderer import Renderer

        renderer = Renderer(self.place)
        blocks = renderer.converted(self.worked_out, self.post.text)
        renderer.forget()
        return blocks

    @property
    def is_read(self) -> bool:
        """Does Jekyll see the front matter?"""
        return self.post.format is Format.YAML and self.post.yaml_error is None

    def field(self, name: str) -> Field | None:
        """The field of that name; of duplicates the last, which counts."""
        return next((field for field in reversed(self.fields) if field.key == name), None)

    def entry(self, name: str) -> Entry | None:
        """The same field as nodes."""
        return next((entry for entry in reversed(self.entries) if entry.name == name), None)

    def value(self, name: str) -> Value:
        """What the post has there, else what the site's defaults give."""
        values = self.post.values
        return values[name] if name in values else self.place.defaults.get(name)

    def has(self, name: str) -> bool:
        """Does the post itself have a value there, be it by a merge?"""
        return name in self.post.values

    def line_of(self, node: yaml.Node) -> int:
        """The line of the file on which a value begins."""
        before = self.post.head.count("\n", 0, node.start_mark.index)
        return self.post.front_matter.first_line + before


def plain_scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The unquoted texts at and below `node`."""
    if isinstance(node, yaml.ScalarNode):
        if not node.style:
            yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from plain_scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from plain_scalars(key)
            yield from plain_scalars(value)


def quoted(nodes: list[yaml.ScalarNode]) -> Callable[[Post], Post]:
    """A mend that puts the texts at `nodes` into double quotes and leaves all else."""
    spans = sorted({(node.start_mark.index, node.end_mark.index) for node in nodes}, reverse=True)

    def apply(post: Post) -> Post:
        head = post.head
        for start, end in spans:
            head = head[:start] + double_quoted(head[start:end]) + head[end:]
        return replace(post, head=head)

    return apply


def mend(label: str, apply: Callable[[Post], Post]) -> Fix:
    """A fix that leaves the post as it is where a field cannot be edited by itself."""

    def careful(post: Post) -> Post:
        try:
            return apply(post)
        except FrontMatterError:
            return post

    return Fix(label, careful)


def set_to(label: str, field: Field, value: Value) -> Fix | None:
    """A fix that sets one field; None where other fields share its value."""
    return None if field.shared else mend(label, lambda post: post.set(field.key, value))
