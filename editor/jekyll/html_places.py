"""Where things stand in a piece of HTML, so that they can be changed and all else kept."""

from __future__ import annotations

from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]


def first_of(attributes: Attributes) -> dict[str, str | None]:
    """The attributes as browsers take them: of two with one name the first."""
    return dict(reversed(attributes))


class Places(HTMLParser):
    """A reader of HTML that knows how far into the text it is."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self._starts = [0]
        for line in html.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def begin(self) -> int:
        """Where the part that is being read begins."""
        line, column = self.getpos()
        return self._starts[line - 1] + column
