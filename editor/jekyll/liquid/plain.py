"""The little Liquid that a preview without Liquid understands, and marks for all other."""

from __future__ import annotations

import re
from html import escape

from editor.jekyll.html_places import Places
from editor.site.site import Site

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
VARIABLE = re.compile(r"\{\{-?[ \t]*site\.(baseurl|url)[ \t]*-?\}\}")
LINK = re.compile(
    r"\{\{-?[ \t]*(?:\"([^\"{}\n]*)\"|'([^'{}\n]*)')[ \t]*\|[ \t]*(relative_url|absolute_url)"
    r"[ \t]*-?\}\}"
)
HIGHLIGHT = re.compile(
    r"\{%-?\s*highlight\s+([\w+#.-]+)[^%]*%\}[ \t]*\n(.*?)\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}\s*",
    re.DOTALL,
)
FIRST = 0xF0000  # a private character stands for each tag while Markdown is worked out
MOST = 0xFFFD
STANDS_FOR = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST)}]")
VERBATIM = ("code", "pre", "script", "style", "textarea")


def with_paths(text: str, site: Site) -> str:
    """`text` with `site.baseurl`, `site.url` and the filters that add them worked out."""
    if "{{" not in text:
        return text
    text = VARIABLE.sub(lambda match: site.baseurl if match[1] == "baseurl" else site.url, text)
    return LINK.sub(lambda match: url_of(match[1] or match[2] or "", match[3], site), text)


def url_of(path: str, kind: str, site: Site) -> str:
    """`path` below the site's base URL, as Jekyll's filters relative_url and absolute_url give."""
    start = site.baseurl if kind == "relative_url" else site.url + site.baseurl
    return f"{start.rstrip('/')}/{path.lstrip('/')}"


def as_fence(text: str) -> str:
    """A block `{% highlight %}` as the fenced code block that comes out the same."""
    match = HIGHLIGHT.fullmatch(text)
    if match is None:
        return text
    longest = max((len(run) for run in re.findall("`+", match[2])), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{match[1]}\n{match[2]}\n{fence}"


def hide_tags(text: str) -> tuple[str, list[str]]:
    """`text` with one character for each Liquid tag, so that Markdown leaves it whole; the tags."""
    tags = TAG.findall(text) if "{{" in text or "{%" in text else []
    if not tags or len(tags) > MOST or STANDS_FOR.search(text):
        return text, []
    numbers = iter(range(FIRST, FIRST + MOST))
    return TAG.sub(lambda _: chr(next(numbers)), text), tags


def named_tags(text: str, tags: list[str]) -> str:
    """`text`, no HTML, with the tags as they were."""
    return STANDS_FOR.sub(lambda match: tag_of(match, tags), text) if tags else text


def marked_tags(html: str, tags: list[str]) -> str:
    """`html` with a mark for each tag in its text; in attributes and code the tag's own text."""
    if not tags:
        return html
    in_text = InText(html).found
    return STANDS_FOR.sub(
        lambda match: (mark if match.start() in in_text else escape)(tag_of(match, tags)), html
    )


def tag_of(match: re.Match[str], tags: list[str]) -> str:
    """The tag that a character stands for; a character of the text itself stays."""
    number = ord(match[0]) - FIRST
    return tags[number] if number < len(tags) else match[0]


def mark(tag: str) -> str:
    """A small box that holds a tag's text."""
    return f'<code class="liquid" title="Liquid, run by Jekyll">{escape(tag, quote=False)}</code>'


class InText(Places):
    """Finds the hidden tags that stand in text: where a mark can be put."""

    def __init__(self, html: str) -> None:
        self.found: set[int] = set()
        self._verbatim = 0
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Code begins: no marks in it."""
        self._verbatim += tag in VERBATIM

    def handle_endtag(self, tag: str) -> None:
        """Code ends."""
        self._verbatim -= tag in VERBATIM and self._verbatim > 0

    def handle_data(self, data: str) -> None:
        """Note the tags in a run of text."""
        if not self._verbatim:
            start = self.begin()
            self.found.update(start + match.start() for match in STANDS_FOR.finditer(data))
