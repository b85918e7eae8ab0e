"""The images that a post shows, in its `image` field and its body, and where each one leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import yaml

from editor.post.entry import Entry
from editor.post.post import Post
from editor.post.scalar import Value
from editor.site.body_images import BodyImage
from editor.site.field_images import field_images
from editor.site.images import ImageAt, resolve
from editor.site.place import Place


@dataclass(frozen=True)
class ShownImage:
    """An image that the post refers to, where it does, and where that leads."""

    reference: str
    line: int  # in the file
    field: str | None
    at: ImageAt
    change: Callable[[Post, str], Post]  # the post with another reference there
    column: int | None = None  # of the body's line


def in_field(entry: Entry, value: Value, line: int, place: Place) -> Iterator[ShownImage]:
    """The images of the field `image`, in any of its forms."""
    for reference in field_images(value):
        change = change_in_field(entry, reference)
        yield ShownImage(reference, line, entry.name, resolve(reference, place), change)


def in_body(post: Post, images: tuple[BodyImage, ...], place: Place) -> Iterator[ShownImage]:
    """The images of the body."""
    for image in images:
        line = post.body_line + image.line - 1
        change = change_in_body(image)
        at = resolve(image.reference, place)
        yield ShownImage(image.reference, line, None, at, change, image.column)


def change_in_field(entry: Entry, reference: str) -> Callable[[Post, str], Post]:
    """Changes the reference where it stands in the front matter, its quotes kept."""
    nodes = [node for node in scalars(entry.value) if node.value == reference]

    def change(post: Post, new: str) -> Post:
        if not nodes:
            return post
        start, end = nodes[-1].start_mark.index, nodes[-1].end_mark.index
        written = post.head[start:end].replace(reference, new)
        return replace(post, head=post.head[:start] + written + post.head[end:])

    return change


def change_in_body(image: BodyImage) -> Callable[[Post, str], Post]:
    """Changes the reference in its line of the body."""
    whole = re.compile(rf"(?<![\w./]){re.escape(image.reference)}")

    def change(post: Post, new: str) -> Post:
        lines = post.text.split("\n")
        if image.line <= len(lines):
            lines[image.line - 1] = whole.sub(lambda _: new, lines[image.line - 1])
        return post.with_text("\n".join(lines))

    return change


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts at and below `node`."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from scalars(value)
