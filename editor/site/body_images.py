"""The images that a post's body shows, with their lines; code, comments and raw text left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# What cannot hold an image, in the order in which it opens. Each ends, or is no such thing.
HIDDEN = re.compile(
    r"<!--(?P<comment>)"
    r"|\{%-?\s*(?P<liquid>raw|highlight|comment)\b"
    r"|(?P<ticks>`+)"
    r"|<(?P<tag>pre|code|script|style)\b",
    re.IGNORECASE,
)
# The part of it that is code: a picture in a comment, a style or a script is one all the same.
CODE = re.compile(
    r"(?P<comment>(?!))"
    r"|\{%-?\s*(?P<liquid>raw|highlight)\b"
    r"|(?P<ticks>`+)"
    r"|<(?P<tag>pre|code)\b",
    re.IGNORECASE,
)
FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})(?P<info>.*)")
INDENTED = re.compile(r"(?: {4}|\t)")
LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
LIQUID = r"\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}"
DEFINITION = re.compile(
    rf"^ {{0,3}}\[([^\]\n]{{1,500}})\]:[ \t]*(?:<([^>\n]*)>|((?:{LIQUID}|\S)++))", re.MULTILINE
)
INLINE = re.compile(
    r"!\[(?P<alt>(?:\\.|[^\[\]\\]|\[[^\[\]]{0,300}\]){0,2000})\]"
    r"(?:\(\s*(?:<(?P<angled>[^>\n]*)>"
    rf"|(?P<url>(?:{LIQUID}|\\.|[^\s()\\]|\([^\s()]*\))++))"
    r"(?:\s+(?:\"[^\"]{0,1000}\"|'[^']{0,1000}'|\([^()\n]{0,1000}\)))?\s*\)"
    r"|[ ]?\[(?P<label>[^\]\n]{0,500})\])?",
    re.DOTALL,
)
TAG = re.compile(r"<img\b(?P<attributes>(?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*+)>", re.IGNORECASE)
ESCAPE = re.compile(r"\\([!-/:-@\[\]-`{-~])")  # a backslash before a backslash stays: x\\y.jpg
ATTRIBUTE = re.compile(
    r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.IGNORECASE
)


@dataclass(frozen=True)
class BodyImage:
    """One image: what it refers to, its alternative text (None: none is given), its place."""

    reference: str
    alt: str | None
    line: int  # in the body, from 1
    column: int = field(default=1, compare=False)  # from 1


def body_images(text: str) -> tuple[BodyImage, ...]:
    """The images of a body: `![…](…)`, `![…][…]` and `<img>`, in their order."""
    if "![" not in text and "<img" not in text.lower():
        return ()
    shown = without_code(text)
    found = [*markdown_images(shown), *tag_images(shown)]
    line, place = 1, 0
    images: list[BodyImage] = []
    for start, reference, alt in sorted(found, key=lambda image: image[0]):
        line += shown.count("\n", place, start)
        place = start
        images.append(BodyImage(reference, alt, line, start - shown.rfind("\n", 0, start)))
    return tuple(images)


def markdown_images(shown: str) -> Iterator[tuple[int, str, str | None]]:
    """Place, reference and alternative text of each Markdown image."""
    targets = {label_of(m[1]): m[2] or m[3] or "" for m in DEFINITION.finditer(shown)}
    for match in INLINE.finditer(shown):
        if is_escaped(shown, match.start()):
            continue
        url = match["angled"] or match["url"]
        if url is None:
            url = targets.get(label_of(match["label"] or match["alt"]))
        if url:
            yield match.start(), plain_url(url), match["alt"] or None


def plain_url(url: str) -> str:
    """A Markdown address without its backslash escapes and entities."""
    return unescaped(ESCAPE.sub(r"\1", url))


def unescaped(text: str) -> str:
    """`text` with its entities as characters."""
    if "&" not in text:
        return text
    import html  # its table of names costs every start of the command

    return html.unescape(text)


def tag_images(shown: str) -> Iterator[tuple[int, str, str | None]]:
    """Place, source and alternative text of each `<img>`."""
    for match in TAG.finditer(shown):
        values = {
            name.lower(): unescaped(double or single or bare)
            for name, double, single, bare in ATTRIBUTE.findall(match["attributes"])
        }
        if values.get("src"):
            yield match.start(), values["src"], values.get("alt")


def label_of(text: str) -> str:
    """A reference's label, as Markdown compares them."""
    return " ".join(text.split()).casefold()


def is_escaped(text: str, place: int) -> bool:
    """Does an odd number of backslashes stand before `place`?"""
    before = text[max(0, place - 50) : place]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def without_code(text: str, hidden: re.Pattern[str] = HIDDEN) -> str:
    """`text` with blanks in place of code, comments and raw Liquid; line ends stay."""
    return without_spans("\n".join(without_blocks(text.split("\n"))), hidden)


def without_blocks(lines: list[str]) -> Iterator[str]:
    """The lines, those of fenced and indented code emptied."""
    fence = ""
    in_list, blank_before = False, True
    for line in lines:
        match = FENCE.fullmatch(line)
        if fence:
            if match and match["fence"].startswith(fence) and not match["info"].strip():
                fence = ""
            yield ""
        elif match and not (match["fence"][0] == "`" and "`" in match["info"]):
            fence = match["fence"]
            yield ""
        elif INDENTED.match(line) and blank_before and not in_list:
            yield ""
            continue  # the block goes on
        else:
            yield line
        if line.strip():
            in_list = bool(LIST_ITEM.match(line)) or (in_list and line[:1] in " \t")
        blank_before = bool(match) or not line.strip()


def without_spans(text: str, hidden: re.Pattern[str]) -> str:
    """`text` with code spans, comments, `<pre>` and raw Liquid blanked; each found in one pass."""
    pieces: list[str] = []
    place = 0
    ends = Ends(text)
    while match := hidden.search(text, place):
        end = ends.behind(match)
        if end is None:
            pieces.append(text[place : match.end()])
            place = match.end()
        else:
            pieces += [
                text[place : match.start()],
                re.sub(r"[^\n]", " ", text[match.start() : end]),
            ]
            place = end
    return "".join([*pieces, text[place:]])


class Ends:
    """Finds where hidden text ends; what was looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()
        self._ticks: dict[int, list[int]] | None = None

    def behind(self, match: re.Match[str]) -> int | None:
        """The place behind what `match` opens; None where nothing closes it."""
        if match["ticks"]:
            return self._behind_ticks(match.end(), len(match["ticks"]))
        if match["comment"] is not None:
            return self._search(r"-->", match.end())
        if match["liquid"]:
            return self._search(rf"\{{%-?\s*end{match['liquid'].lower()}\s*-?%\}}", match.end())
        return self._search(rf"</{match['tag'].lower()}\s*>", match.end())

    def _search(self, pattern: str, start: int) -> int | None:
        if pattern in self._missing:
            return None
        found = re.compile(pattern, re.IGNORECASE).search(self._text, start)
        if found is None:
            self._missing.add(pattern)
        return found.end() if found else None

    def _behind_ticks(self, start: int, count: int) -> int | None:
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self._text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
            for places in self._ticks.values():
                places.reverse()  # the next one is popped from the end
        places = self._ticks.get(count, [])
        while places and places[-1] < start:
            places.pop()
        return places[-1] + count if places else None
