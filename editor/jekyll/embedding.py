"""A page with its styles and pictures in it, without scripts, its links leading to the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from editor.jekyll.assets import Assets
from editor.jekyll.html_places import Places, first_of

Attributes = dict[str, str | None]
SAFE_END = "<\\/"  # `</style>` in a style sheet would end it


def embedded(html: str, assets: Assets) -> str:
    """The page with styles and pictures in it; every other character stays."""
    pieces: list[str] = []
    place = 0
    for start, end, text in Tags(html).changes(assets):
        if start >= place:
            pieces += [html[place:start], text]
            place = end
    return "".join([*pieces, html[place:]])


class Tags(Places):
    """Finds the tags that ask for files, and the scripts."""

    def __init__(self, html: str) -> None:
        self._found: list[tuple[int, str, str, Attributes]] = []
        self._scripts: list[tuple[int, int]] = []
        self._script = -1
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        if tag == "script":
            self._script = self.begin()
        elif tag in ("link", "img", "source", "a"):
            tag_text = self.get_starttag_text() or ""
            self._found.append((self.begin(), tag_text, tag, first_of(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a script."""
        if tag == "script" and self._script >= 0:
            end = self.html.index(">", self.begin()) + 1
            self._scripts.append((self._script, end))
            self._script = -1

    def changes(self, assets: Assets) -> Iterator[tuple[int, int, str]]:
        """What becomes of which part of the page, in its order."""
        found = [(start, end, "") for start, end in self._scripts]
        for start, text, tag, attributes in self._found:
            new = NEW_TAGS[tag](text, attributes, assets)
            if new != text:
                found.append((start, start + len(text), new))
        yield from sorted(found)


def new_link(text: str, attributes: Attributes, assets: Assets) -> str:
    """A style sheet is in the page; an icon too."""
    href, rel = attributes.get("href") or "", (attributes.get("rel") or "").lower()
    if "stylesheet" in rel.split():
        css = assets.style(href)
        return text if css is None else f"<style>\n{css.replace('</', SAFE_END)}\n</style>"
    return with_value(text, "href", assets.embedded(href)) if "icon" in rel else text


def new_picture(text: str, attributes: Attributes, assets: Assets) -> str:
    """A picture is in the page."""
    if source := attributes.get("src"):
        text = with_value(text, "src", assets.embedded(source))
    if sources := attributes.get("srcset"):
        parts = [each.strip().split(None, 1) for each in sources.split(",") if each.strip()]
        text = with_value(
            text, "srcset", ", ".join(" ".join([assets.embedded(p[0]), *p[1:]]) for p in parts)
        )
    return text


def new_anchor(text: str, attributes: Attributes, assets: Assets) -> str:
    """A link leads to where the site is published."""
    href = attributes.get("href")
    return with_value(text, "href", assets.link(href)) if href else text


NEW_TAGS: dict[str, Callable[[str, Attributes, Assets], str]] = {
    "link": new_link,
    "img": new_picture,
    "source": new_picture,
    "a": new_anchor,
}


def with_value(tag: str, name: str, value: str) -> str:
    """The tag with another value of one attribute."""
    pattern = re.compile(rf"(\s{name}\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
    return pattern.sub(lambda match: f'{match[1]}"{escape(value)}"', tag, count=1)
