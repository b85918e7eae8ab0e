"""Lists of a word processor, which writes each item as a paragraph that is only styled as one."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

LEVEL = re.compile(r"\s*mso-list:.*?\blevel(\d)", re.IGNORECASE | re.DOTALL)
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
NUMBER = re.compile(r"\(?[\w.]{1,8}[.)]")


def gather_word_lists(soup: BeautifulSoup) -> None:
    """Put the paragraphs that are items into lists, each in that of its level."""
    open_lists: list[Tag] = []
    levels: list[int] = []  # of the open lists; between two of them levels may be left out
    last: Tag | None = None
    for paragraph in soup.find_all(["p", *(f"h{level}" for level in range(1, 7))]):
        level = _level(paragraph)
        if level is None or paragraph.name != "p":
            continue
        if last is None or _following(last) is not paragraph:
            open_lists, levels = [], []
        kind = "ol" if NUMBER.fullmatch(_mark(paragraph)) else "ul"
        while len(levels) > 1 and levels[-2] >= level:
            del open_lists[-1], levels[-1]
        if levels and levels[-1] >= level and open_lists[-1].name != kind:
            del open_lists[-1], levels[-1]
        if not levels or levels[-1] < level:
            open_lists.append(_begun(soup, paragraph, open_lists, kind))
            levels.append(level)
        levels[-1] = level
        paragraph.name = "li"
        open_lists[-1].append(paragraph.extract())
        last = open_lists[0]


def _begun(soup: BeautifulSoup, paragraph: Tag, open_lists: list[Tag], kind: str) -> Tag:
    """A new list, in the last item of the one around it, or in the place of the paragraph."""
    begun = soup.new_tag(kind)
    if not open_lists:
        paragraph.insert_before(begun)
    else:
        items = open_lists[-1].find_all("li", recursive=False)
        (items[-1] if items else open_lists[-1]).append(begun)
    return begun


def _level(paragraph: Tag) -> int | None:
    for declaration in str(paragraph.get("style") or "").split(";"):
        if found := LEVEL.match(declaration):
            return max(1, int(found[1]))
    return None


def _mark(paragraph: Tag) -> str:
    """The mark that is written out before the text of an item; it is taken away."""
    for tag in paragraph.find_all("span"):
        if not tag.decomposed and IGNORED.search(str(tag.get("style") or "")):
            mark = tag.get_text().strip()
            tag.decompose()
            return mark
    return ""


def _following(tag: Tag) -> Tag | None:
    """The next element, if only blanks stand before it."""
    node = tag.next_sibling
    while isinstance(node, NavigableString) and not node.strip():
        node = node.next_sibling
    return node if isinstance(node, Tag) else None
