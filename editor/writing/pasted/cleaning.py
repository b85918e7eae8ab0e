"""Rich text as programs put it into the clipboard, made plain HTML that says what is what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult, parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from editor.writing.pasted.word_lists import gather_word_lists

GONE = (
    "script style title meta link noscript template svg iframe object embed canvas select textarea "
    "xml audio video"
).split()
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = {*HEADINGS, "p", "div", "ul", "ol", "li", "table", "pre", "blockquote", "dl", "hr"}
SAME = {"strong": "b", "em": "i", "s": "del", "strike": "del", "tt": "code"}
MARKS = ["b", "i", "del"]
SCHEMES = {"http", "https", "mailto", "ftp", "tel", ""}
NO_BREAKS = re.compile(r"\xa0{2,}|^\xa0|\xa0$|\xa0(?=\s)|(?<=\s)\xa0")
WEIGHT = re.compile(r"font-weight:\s*(\w+)")
LIQUID = re.compile(r"\{(?=[{%])")
ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)")
# What an element of HTML may be called; the converter has names of its own that it must not meet.
NAME = re.compile(r"(?!soup$)[a-z]+[1-6]?")
HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
DEEPEST = 40  # elements in each other


def depth_of(soup: BeautifulSoup) -> int:
    """How many elements stand in each other, at most."""
    deepest = depth = 0
    place: Tag | None = soup
    for node in soup.descendants:
        parent = node.parent
        if parent is not None and parent is not place and parent.parent is place:
            depth, place = depth + 1, parent
        while place is not None and place is not parent:
            depth, place = depth - 1, place.parent
        deepest = max(deepest, depth)
    return deepest


def clean(soup: BeautifulSoup) -> None:
    """Take away what is not seen or not to be trusted, and name what is only styled."""
    _drop(soup)
    gather_word_lists(soup)
    _name_styles(soup)
    _tidy_marks(soup)
    _tidy_lists(soup)
    _tidy_tables(soup)
    _tidy_links(soup)
    _tidy_images(soup)
    _drop_breaks(soup)
    soup.smooth()


def style_of(tag: Tag) -> str:
    """What an element is styled as."""
    return str(tag.get("style") or "").lower()


def text_of(tag: Tag, name: str) -> str:
    """An attribute of an element; "" where it has none."""
    return str(tag.get(name) or "")


def _tags(soup: BeautifulSoup, names: list[str]) -> Iterator[Tag]:
    """Those elements that still stand in the page when it is their turn."""
    for tag in soup.find_all(names):
        if not tag.decomposed and tag.parent is not None:
            yield tag


def _drop(soup: BeautifulSoup) -> None:
    for node in list(soup.descendants):
        if isinstance(node, PreformattedString):
            node.extract()
    for tag in soup.find_all(True):
        if tag.decomposed:
            continue
        if tag.name in GONE or HIDDEN.search(style_of(tag)):
            tag.decompose()
        elif not NAME.fullmatch(tag.name):
            tag.unwrap()
        elif "Apple-converted-space" in text_of(tag, "class"):
            tag.replace_with(" ")
    for node in list(soup.find_all(string=True)):
        if "\xa0" in node:
            node.replace_with(NavigableString(NO_BREAKS.sub(" ", node)))


def _drop_breaks(soup: BeautifulSoup) -> None:
    """Between blocks there is a line end already."""
    for tag in _tags(soup, ["br"]):
        if _is_at_block(tag.previous_siblings) or _is_at_block(tag.next_siblings):
            tag.decompose()


def _is_at_block(siblings: Iterable[PageElement]) -> bool:
    """Is the first of them that is more than blanks a block?"""
    first = next((each for each in siblings if isinstance(each, Tag) or str(each).strip()), None)
    return isinstance(first, Tag) and first.name in BLOCKS


def _name_styles(soup: BeautifulSoup) -> None:
    for tag in _tags(soup, ["p"]):
        if "MsoTitle" in text_of(tag, "class"):
            tag.name = "h1"
    for tag in soup.find_all(list(SAME)):
        tag.name = SAME[tag.name]
    for tag in _tags(soup, ["b", "i"]):
        style = style_of(tag)
        is_bold = WEIGHT.search(style) is None or _is_bold(style)
        if not is_bold or "font-style:normal" in style.replace(" ", ""):
            tag.name = "span"
    for tag in _tags(soup, ["span", "font"]):
        names = _marks_of(tag)
        for name in names[1:]:
            tag.wrap(soup.new_tag(name))
        if names:
            tag.name = names[0]
        else:
            tag.unwrap()


def _marks_of(tag: Tag) -> list[str]:
    """The marks that an element is styled as."""
    style = style_of(tag)
    said = {"i": ITALIC.search(style), "del": _is_struck(style), "b": _is_bold(style)}
    return [name for name, is_said in said.items() if is_said]


def _is_struck(style: str) -> bool:
    """Is it struck through? Each declaration is looked at once, however long they are."""
    return any(
        each.lstrip().startswith("text-decoration") and "line-through" in each
        for each in style.split(";")
    )


def _is_bold(style: str) -> bool:
    found = WEIGHT.search(style)
    weight = found[1] if found else ""
    return weight in ("bold", "bolder") or (
        weight.isdecimal() and len(weight) < 5 and int(weight) >= 600
    )


def _tidy_marks(soup: BeautifulSoup) -> None:
    """Marks next to each other become one; none stands in its like, or around nothing."""
    for tag in _tags(soup, MARKS):
        is_twice = tag.find_parent(tag.name) is not None
        is_heading = tag.name == "b" and tag.find_parent(HEADINGS) is not None
        holds_blocks = tag.find(list(BLOCKS)) is not None
        if (
            is_twice
            or is_heading
            or holds_blocks
            or not (tag.get_text().strip() or tag.find("img"))
        ):
            tag.unwrap()
    for tag in _tags(soup, MARKS):
        while isinstance(following := tag.next_sibling, Tag) and following.name == tag.name:
            tag.extend(list(following.contents))
            following.decompose()


def _tidy_lists(soup: BeautifulSoup) -> None:
    """Lists stand in items, and items in lists; one paragraph in an item is its text."""
    for tag in _tags(soup, ["ul", "ol"]):
        while tag.parent and tag.parent.name in ("ul", "ol"):
            before = tag.find_previous_sibling("li")
            if before is None:
                tag.wrap(soup.new_tag("li"))
            else:
                before.append(tag.extract())
    for tag in _tags(soup, ["li"]):
        if tag.parent and tag.parent.name not in ("ul", "ol"):
            tag.wrap(soup.new_tag("ul"))
        inside = tag.find_all(["p", "div"], recursive=False)
        if len(inside) == 1:
            inside[0].unwrap()


def _tidy_tables(soup: BeautifulSoup) -> None:
    """Tables that only place things on the page are none."""
    for table in reversed(list(_tags(soup, ["table"]))):
        cells = table.find_all(["td", "th"])
        if len(cells) < 2 or table.find(["table", "div table", "ul", "ol", "pre", *HEADINGS]):
            for part in table.find_all(["thead", "tbody", "tfoot", "tr", "colgroup", "caption"]):
                part.unwrap()
            for cell in cells:
                cell.name = "div"
            table.name = "div"
    for tag in _tags(soup, ["tr", "td", "th"]):
        if tag.find_parent("table") is None:
            tag.name = "div"


def _tidy_links(soup: BeautifulSoup) -> None:
    for tag in _tags(soup, ["a"]):
        address = _address(text_of(tag, "href"))
        is_said = bool(tag.get_text().strip()) or tag.find("img") is not None
        if not address or address.startswith("#") or not is_said or tag.find(list(BLOCKS)):
            tag.unwrap()
        else:
            tag["href"] = address


def _address(address: str) -> str:
    """An address as it is, without the detour over a search engine; "" for what is none."""
    parts = _parts(address)
    if parts.netloc in ("www.google.com", "google.com") and parts.path == "/url":
        parts = _parts(parse_qs(parts.query).get("q", [""])[0])
    return LIQUID.sub("%7B", parts.geturl()) if parts.scheme in SCHEMES else ""


def _parts(address: str) -> SplitResult:
    """The parts of an address, all of them empty where it is none."""
    try:
        return urlsplit("%20".join(address.split()))
    except ValueError:
        return urlsplit("")


def _tidy_images(soup: BeautifulSoup) -> None:
    """An image is shown from its address; of one that has none its description stays."""
    for tag in _tags(soup, ["img"]):
        address = _address(text_of(tag, "src"))
        is_dot = text_of(tag, "width") == "1" or text_of(tag, "height") == "1"
        if is_dot or not address:
            tag.replace_with("" if is_dot else text_of(tag, "alt"))
        else:
            tag["src"] = address
