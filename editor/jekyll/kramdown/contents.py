"""The table of contents, `{:toc}`: https://kramdown.gettalong.org/converter/html.html#toc"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from editor.jekyll.kramdown.document import Heading
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.html_text import START, STOP

MARK = ruby(f"{START}(\\d+),(ul|ol)([^{STOP}]*){STOP}")
ID = ruby(r' id="([^"]*)"')


@dataclass(frozen=True)
class Entry:
    """A heading in the table, and those below it."""

    heading: Heading
    below: list[Entry] = field(default_factory=list["Entry"])


def holds_contents(html: str) -> bool:
    """Is a place marked for the table of contents?"""
    return START in html


def with_contents(html: str, headings: Sequence[Heading]) -> str:
    """`html` with the table of contents at the places marked for it."""
    entries = nested([heading for heading in headings if heading.is_listed])
    return MARK.sub(lambda mark: contents(int(mark[1]), mark[2], mark[3], entries), html)


def nested(headings: Sequence[Heading]) -> list[Entry]:
    """The headings by their levels; one between two levels counts as the one that is open."""
    lists: list[list[Entry]] = [[]]
    levels: list[int] = []
    for heading in headings:
        if not levels or heading.level > levels[-1]:
            if levels:
                lists.append(lists[-1][-1].below)
            levels.append(heading.level)
        while heading.level < levels[-1]:
            levels.pop()
            if levels and levels[-1] >= heading.level:
                lists.pop()
            else:
                levels.append(heading.level)
        lists[-1].append(Entry(heading))
    return lists[0]


def contents(indent: int, tag: str, attributes: str, entries: Sequence[Entry]) -> str:
    """A nested list of links to the headings."""
    if not entries:
        return ""
    named = ID.search(attributes)
    prefix = named[1] if named else "markdown-toc"
    if not named:
        attributes += f' id="{prefix}"'
    return listed(entries, indent, tag, attributes, prefix)


def listed(entries: Sequence[Entry], indent: int, tag: str, attributes: str, prefix: str) -> str:
    """One list, and in its items those below."""
    margin = " " * indent
    items = "".join(item(each, indent + 2, tag, prefix) for each in entries)
    return f"{margin}<{tag}{attributes}>\n{items}{margin}</{tag}>\n"


def item(entry: Entry, indent: int, tag: str, prefix: str) -> str:
    """The link to a heading, and the list below it."""
    margin, name = " " * indent, escape(entry.heading.id)
    link = f'<a href="#{name}" id="{prefix}-{name}">{entry.heading.html}</a>'
    below = listed(entry.below, indent + 2, tag, "", prefix) + margin if entry.below else ""
    return f"{margin}<li>{link}{below}</li>\n"
