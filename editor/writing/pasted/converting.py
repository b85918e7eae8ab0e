"""Rich text becomes Markdown, as kramdown reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from bs4.exceptions import ParserRejectedMarkup
from markdownify import MarkdownConverter  # pyright: ignore[reportMissingTypeStubs]

from editor.writing.lines import Span
from editor.writing.links import target
from editor.writing.pasted.cleaning import (
    BLOCKS,
    DEEPEST,
    LIQUID,
    clean,
    depth_of,
    style_of,
    text_of,
)
from editor.writing.tables import Row, Table

# What takes longer than a moment is to be converted beside the window's thread.
AT_ONCE = 100_000  # characters of rich text, without its comments
SIGNS_AT_ONCE = 32_000  # a tag counts as 40, a reference to a character as 1
# Of more than this the plain text is taken, as nobody would wait for what is made of the rich one.
TIMES = 40
MOST_LINES = 200_000  # each of them once for every element around it
TOLD_EVERY = 50  # texts
Watch = Callable[[int, int], None]
CELL, ROW = "\x1f", "\x1e"
MOST_COLUMNS = 50
SAYING = "h1 h2 h3 h4 h5 h6 ul ol table a img b i del code pre blockquote hr sub sup kbd dl".split()
FOR_ITSELF = re.compile(
    r"\\(?=[\\.*_+`<>()\[\]{}#!:|\"'$=~-])|\*(?!\s|$)|(?<!\s)\*|(?<![^\W_])_|_(?![^\W_])|`|\||\$\$"
    r"|<(?=[A-Za-z/!?])|\[(?=[^\[\]]*\][(\[:]|\^)|~~|\{(?=:)"
)
BEGINS = re.compile(r"(\d{1,9})(?=\.\s)|(?=[-+*>:]\s|#{1,6}\s|>|=+\s*$|-+\s*$)")
LANGUAGE = re.compile(r"(?:language|lang|highlight-source|brush:)[-_ ]*([\w+#.-]+)")
BRACE = re.compile(r"\{(?=[{%]|\Z)")  # one at the end may come to stand before another
LONG_NUMBER = re.compile(r"&#(?=\d{8})")
UNHELD = dict.fromkeys(each for each in range(32) if each not in b"\t\n\r")
FENCE = re.compile("`{3,}")


class NotKept(Exception):
    """The formatting cannot be kept: there is too much of it, or it is broken."""


def markdown_of(html: str, watch: Watch = lambda _done, _of: None) -> str | None:
    """Rich text as Markdown; None where it only colours plain text.

    `watch` is told how many of its texts are done, and of how many; what it raises ends the work.
    Raises NotKept.
    """
    html = _readable(html)
    if _is_more(html, TIMES):
        raise NotKept
    soup = _read(html)
    depth = depth_of(soup)
    if depth > DEEPEST or depth * html.count("\n") > MOST_LINES:
        raise NotKept
    if _is_of_code_editor(soup):
        return None
    watch(0, 0)
    clean(soup)
    if soup.find(SAYING) is None and len(soup.find_all("p")) < 2:
        return None
    made = _Converter(
        _Progress(soup, watch),
        heading_style="atx",
        bullets="-",
        wrap=True,
        wrap_width=None,
        sub_symbol="<sub>",
        sup_symbol="<sup>",
    ).convert_soup(soup)
    return str(made).strip("\n").rstrip() or None


def takes_long(html: str) -> bool:
    """Would one have to wait for what is made of it?"""
    return _is_more(_readable(html), 1)


def _is_more(html: str, times: int) -> bool:
    signs = html.count("<") * 40 + html.count("&")
    return len(html) > AT_ONCE * times or signs > SIGNS_AT_ONCE * times


def _read(html: str) -> BeautifulSoup:
    try:
        return BeautifulSoup(html, "html.parser")
    except ParserRejectedMarkup as error:
        raise NotKept from error


def _readable(html: str) -> str:
    """Without comments and what no text holds; what never ends is no tag and no number."""
    first, *others = html.split("<!--")
    html = first + "".join(each.partition("-->")[2] for each in others)
    end = html.rfind(">") + 1
    html = html[:end] + html[end:].replace("<", "&lt;")
    return LONG_NUMBER.sub("&amp;#", html.translate(UNHELD))


def _is_of_code_editor(soup: BeautifulSoup) -> bool:
    """Is all of it code, whose colours are written into each piece?"""
    body = soup.body or soup
    parts = [
        node
        for node in body.children
        if (isinstance(node, Tag) and node.name not in ("meta", "style", "head", "title"))
        or (type(node) is NavigableString and node.strip())
    ]
    only = parts[0] if len(parts) == 1 else None
    if not isinstance(only, Tag) or only.name not in ("div", "pre") or soup.find(class_=True):
        return False
    style = style_of(only).replace(" ", "")
    is_as_typed = only.name == "pre" or "white-space:pre" in style
    others = only.find(lambda tag: tag.name not in ("div", "span", "br", "font", "b", "i"))
    return is_as_typed and "font-family:" in style and others is None


def _bare(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


class _Progress:
    """Counts the texts that are converted, and tells of it."""

    def __init__(self, soup: BeautifulSoup, watch: Watch) -> None:
        self._done, self._of = 0, sum(1 for _ in soup.strings)
        self._watch = watch
        watch(0, self._of)

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._done % TOLD_EVERY == 0:
            self._watch(self._done, self._of)


Base: Any = MarkdownConverter  # which has no types


class _Converter(Base):
    """Writes what the library would write otherwise than kramdown reads it."""

    def __init__(self, progress: _Progress, **options: object) -> None:
        Base.__init__(self, **options)
        self._progress = progress
        self._numbers: dict[int, int] = {}  # of the next item of each list

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        self._progress.step()
        text = str(Base.process_text(self, el, parent_tags=parent_tags))
        if "_noformat" in (parent_tags or ()) or not _begins_line(el):
            return text
        text = text.lstrip(" ")
        if text.strip() == "^":  # which ends a block
            return "&#94;"
        return BEGINS.sub(r"\1\\", text, count=1) if BEGINS.match(text) else text

    def escape(self, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        text = BRACE.sub("&#123;", text)
        return FOR_ITSELF.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), text)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = text_of(el, "href")
        if "_noformat" in parent_tags or not address:
            return text
        before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
        if el.get_text().strip() == address and "://" in address:
            return f"{before}<{address}>{after}"
        return f"{before}[{_bare(text)}]({target(address)}){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del text, parent_tags
        said = self.escape(_bare(text_of(el, "alt")), set()).replace("]", "\\]")
        return f"![{said}]({target(text_of(el, 'src'))})"

    def convert_input(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if text_of(el, "type") != "checkbox" or "li" not in parent_tags:
            return text
        following = el.next_sibling
        is_apart = isinstance(following, NavigableString) and following[:1].isspace()
        return ("[x]" if el.has_attr("checked") else "[ ]") + " " * (not is_apart)

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if {"td", "th"} & parent_tags:
            return "<br>"
        return str(Base.convert_br(self, el, text, parent_tags))

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        parent = el.parent
        mark = "- "
        if parent is not None and parent.name == "ol":
            number = self._numbers.get(id(parent), _first_number(parent))
            self._numbers[id(parent)] = number + 1
            mark = f"{number}. "
        lines = text.strip().split("\n")
        return (
            "\n".join(
                (mark if at == 0 else " " * len(mark)) + line if line or at == 0 else ""
                for at, line in enumerate(lines)
            )
            + "\n"
        )

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if {"td", "th"} & parent_tags or not text.strip():
            return self.escape(_bare(text), set())
        code = text.strip("\n").rstrip().replace("\xa0", " ")
        fence = "`" * (max((len(each) for each in FENCE.findall(code)), default=2) + 1)
        block = _raw(f"{fence}{_language(el)}\n{code}\n{fence}", end="\n")
        return f"\n\n{block}\n\n"

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        made = str(Base.convert_code(self, el, text, parent_tags))
        return made if "_noformat" in parent_tags else _raw(made)

    convert_kbd = convert_samp = convert_code

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        span = text_of(el, "colspan")
        count = min(int(span), MOST_COLUMNS) if span.isdecimal() and len(span) < 5 else 1
        return _bare(text).removesuffix("<br>") + CELL * max(count, 1)

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del el, parent_tags
        return text + ROW

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        rows = [tuple(row.split(CELL)[:-1]) for row in text.split(ROW)[:-1]]
        rows = [row[:MOST_COLUMNS] for row in rows if any(row)]
        if not rows:
            return ""
        head = el.find("tr")
        is_headed = isinstance(head, Tag) and (head.find("th") or el.find("thead"))
        made = [Row(tuple(map(str.strip, row))) for row in rows]
        if is_headed and len(made) > 1:
            made.insert(1, Row(("---",) * max(len(row.cells) for row in made), is_border=True))
        return f"\n\n{Table(Span(0, 0), '', tuple(made)).text}\n\n"


def _raw(code: str, end: str = "") -> str:
    """Code that Liquid leaves alone."""
    if not LIQUID.search(code):
        return code
    if "endraw" in code:
        return LIQUID.sub('{{ "{" }}', code)
    return f"{{% raw %}}{end}{code}{end}{{% endraw %}}"


def _first_number(numbered: Tag) -> int:
    start = text_of(numbered, "start")
    return int(start) if start.isdecimal() and len(start) < 9 else 1


def _begins_line(text: NavigableString) -> bool:
    """Does a text stand at the beginning of its block, or of a line in it?"""
    node: Any = text
    while (
        node.previous_sibling is None and node.parent is not None and node.parent.name not in BLOCKS
    ):
        node = node.parent
    before = node.previous_sibling
    if before is None:
        return True
    return isinstance(before, Tag) and (before.name == "br" or before.name in BLOCKS)


def _language(el: Tag) -> str:
    """The language that code is said to be in, by the class of its element or one beside it."""
    for tag in (el, el.find("code"), el.parent):
        found = LANGUAGE.search(_classes(tag)) if isinstance(tag, Tag) else None
        if found:
            return found[1]
    return ""


def _classes(tag: Tag) -> str:
    classes = tag.get("class")
    return " ".join(classes) if isinstance(classes, list) else str(classes or "")
