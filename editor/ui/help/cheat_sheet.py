"""The cheat sheet: what is written, and beside it what our own kramdown makes of that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.resource_files import resource
from editor.site.place import Place
from editor.site.site import find_site

EXAMPLE = re.compile(r"^~~~~ example: (?P<gives>.*)\n(?P<text>(?:.*\n)*?)~~~~\n", re.M)
FRONT_MATTER = "---\ntitle: A walk\ndate: 2026-03-14\ntags: [sea]\n---\n"
POST = "_posts/2026-03-14-a-walk.md"  # of the sample site, though no file is there
BOX = re.compile(r"<input type=\"checkbox\"[^>]*>")


@dataclass(frozen=True)
class Example:
    """A few lines of Markdown, and the elements of HTML that they are said to give."""

    text: str
    gives: tuple[str, ...]


def examples(sheet: str) -> list[Example]:
    """The examples of the text of a cheat sheet, in their order."""
    return [Example(each["text"], (*each["gives"].split(),)) for each in EXAMPLE.finditer(sheet)]


def got(example: Example) -> str:
    """The HTML that a post of the sample site gets for the example."""
    root = resource("sample_site")
    place = Place(root / POST, find_site(root / POST))
    post = Post.parse((FRONT_MATTER + example.text).encode())
    return "".join(block.html for block in Renderer(place).post_blocks(post))


def with_examples(sheet: str) -> Iterator[tuple[str, str]]:
    """The pieces of a sheet: Markdown as it stands, and HTML for the example behind it, or ""."""
    end = 0
    for found, example in zip(EXAMPLE.finditer(sheet), examples(sheet), strict=True):
        yield sheet[end : found.start()], two_columns(example)
        end = found.end()
    yield sheet[end:], ""


def two_columns(example: Example) -> str:
    """The example as a row: what one writes, what one gets."""
    written, shown = escape(example.text.rstrip("\n")), BOX.sub(box, got(example))
    return (
        '<table class="example" width="100%" cellspacing="0" cellpadding="8"><tr>'
        f'<td width="50%"><pre>{written}</pre></td><td width="50%">{shown}</td></tr></table>'
    )


def box(found: re.Match[str]) -> str:
    """A box to tick, as a letter: Qt's texts have no form fields."""
    return "☑ " if "checked" in found[0].replace('"checkbox"', "") else "☐ "
