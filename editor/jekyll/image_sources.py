"""HTML with the addresses of its pictures changed, every other character kept."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from editor.site.place import Place

Address = Callable[[str, Place], str]


def with_sources(html: str, place: Place, address: Address) -> str:
    """`html` with each `<img src>` being what `address` gives for it."""
    if "<img" not in html.lower():
        return html
    reader = Sources(place, address)
    reader.feed(html)
    reader.close()
    return reader.changed(html)


class Sources(HTMLParser):
    """Finds the start tags of pictures, and writes them anew where their source changes."""

    def __init__(self, place: Place, address: Address) -> None:
        super().__init__(convert_charrefs=False)
        self._place, self._address = place, address
        self._changes: list[tuple[tuple[int, int], str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a picture whose source is another now."""
        old = dict(attrs).get("src")
        new = self._address(old, self._place) if tag == "img" and old else old
        if new != old:
            attrs = [(name, new if name == "src" else value) for name, value in attrs]
            written = "".join(
                f" {name}" if value is None else f' {name}="{escape(value)}"'
                for name, value in attrs
            )
            before = self.get_starttag_text() or ""
            end = " />" if before.endswith("/>") else ">"
            self._changes.append((self.getpos(), before, f"<{tag}{written}{end}"))

    def changed(self, html: str) -> str:
        """The text that was read, with the tags written anew."""
        starts = [0]
        for line in html.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        for (line, column), before, after in reversed(self._changes):
            at = starts[line - 1] + column
            html = html[:at] + after + html[at + len(before) :]
        return html
