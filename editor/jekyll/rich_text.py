"""HTML as mails and word processors may take it: what is text and looks, and nothing that acts."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
TAGS = frozenset(
    "a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd"
    " del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins"
    " kbd li main mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table"
    " tbody td tfoot th thead time tr tt u ul var wbr".split()
)
EMPTY = frozenset(("br", "col", "hr", "img", "wbr"))
# What is in them is no text either.
LEFT_OUT = frozenset(
    ("script", "style", "template", "title", "noscript", "iframe", "object", "svg", "math")
)
PLAIN = frozenset(
    "align alt cite class colspan datetime dir height id lang rowspan scope span start title type"
    " valign value width".split()
)
LOOKS = re.compile(r"[\w\s:;#.,%!-]*")  # no `url(…)`
NO_SCHEME = r"[^:/?#]*(?:[/?#]|$)"
ADDRESSES = {
    "href": re.compile(rf"https?:|mailto:|{NO_SCHEME}", re.IGNORECASE),
    "src": re.compile(rf"https?:|data:image/|{NO_SCHEME}", re.IGNORECASE),
}
UNSEEN = re.compile(r"[\0-\x20]")  # what browsers skip in the scheme of an address


def rich_text(html: str) -> str:
    """The HTML of a text, written anew with the tags and attributes that are known to be calm."""
    writer = Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)


class Writer(HTMLParser):
    """Writes what it reads, as far as that only says or shows something."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._left_out: list[str] = []  # the tags inside which nothing is taken

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A tag with what is calm of its attributes."""
        if tag in LEFT_OUT:
            self._left_out.append(tag)
        elif tag in TAGS and not self._left_out:
            self.parts.append(f"<{tag}{''.join(map(written, calm(attrs)))}>")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """`<br />`; what is no empty element goes on, but in the drawings that are left out."""
        if tag not in LEFT_OUT or tag in self.CDATA_CONTENT_ELEMENTS:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        if self._left_out:
            if tag == self._left_out[-1]:
                self._left_out.pop()
        elif tag in TAGS and tag not in EMPTY:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._left_out:
            self.parts.append(escape(data, quote=False))


def calm(attributes: Attributes) -> Attributes:
    """The attributes that neither run nor load anything but a picture."""
    return [(name, value) for name, value in attributes if is_calm(name, value or "")]


def is_calm(name: str, value: str) -> bool:
    """Does the attribute only say or show something?"""
    if name == "style":
        return LOOKS.fullmatch(value) is not None
    if name in ADDRESSES:
        return ADDRESSES[name].match(UNSEEN.sub("", value)) is not None
    return name in PLAIN


def written(attribute: tuple[str, str | None]) -> str:
    """One attribute as it stands in a tag."""
    name, value = attribute
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
