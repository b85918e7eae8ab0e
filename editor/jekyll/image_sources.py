"""HTML with the addresses of its pictures changed, every other character kept."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from editor.jekyll.html_places import Attributes, Places, first_of


def with_sources(html: str, address: Callable[[str], str]) -> str:
    """`html` with each `<img src>` being what `address` gives for it."""
    if "<img" not in html.lower():
        return html
    for start, tag, attributes in reversed(Pictures(html).found):
        source = first_of(attributes)["src"] or ""
        if address(source) != source:
            html = html[:start] + written(attributes, address) + html[start + len(tag) :]
    return html


class Pictures(Places):
    """Finds the tags of pictures: where each begins, its text, its attributes."""

    def __init__(self, html: str) -> None:
        self.found: list[tuple[int, str, Attributes]] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Note a picture that has a source."""
        if tag == "img" and first_of(attrs).get("src"):
            self.found.append((self.begin(), self.get_starttag_text() or "", attrs))


def written(attributes: Attributes, address: Callable[[str], str]) -> str:
    """The tag of a picture with another address."""
    parts = [
        name if value is None else f'{name}="{escape(address(value) if name == "src" else value)}"'
        for name, value in attributes
    ]
    return f"<img {' '.join(parts)} />"
