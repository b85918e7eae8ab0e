"""The images that the field `image` names, in whichever form it is given."""

from __future__ import annotations

from collections.abc import Iterator

from editor.post.scalar import Value


def field_images(value: Value) -> Iterator[str]:
    """The references in an `image:`: a text, a mapping with a `path:`, a list of them."""
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, dict):
        yield from field_images(value.get("path") or value.get("src") or value.get("url"))
    elif isinstance(value, list):
        for item in value:
            yield from field_images(item)
