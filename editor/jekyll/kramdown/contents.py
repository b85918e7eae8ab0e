"""The table of contents, `{:toc}`: https://kramdown.gettalong.org/converter/html.html#toc"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from editor.jekyll.kramdown.document import Heading
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.html_output import START, STOP

MARK = ruby(f"{START}(ul|ol)([^{STOP}]*){STOP}")
ID = ruby(r' id="([^"]*)"')


def with_contents(html: str, headings: Sequence[Heading]) -> str:
    """`html` with the table of contents at the places marked for it."""
    if START not in html:
        return html
    listed = [heading for heading in headings if heading.is_listed]
    return MARK.sub(lambda mark: contents(mark[1], mark[2], listed), html)


def contents(tag: str, attributes: str, headings: Sequence[Heading]) -> str:
    """A nested list of links to the headings."""
    if not headings:
        return ""
    named = ID.search(attributes)
    prefix = named[1] if named else "markdown-toc"
    if not named:
        attributes += f' id="{prefix}"'
    parts: list[str] = []
    levels: list[int] = []
    for heading in headings:
        is_deeper = not levels or heading.level > levels[-1]
        while levels and heading.level < levels[-1]:
            levels.pop()
            if levels and levels[-1] >= heading.level:
                parts.append(f"</li></{tag}>")
            elif levels:
                levels.append(heading.level)  # between two levels: as the one that is open
                break
        if is_deeper:
            parts.append(f"<{tag}{'' if levels else attributes}>")
            levels.append(heading.level)
        else:
            parts.append("</li>")
            if not levels:
                levels.append(heading.level)
        name = escape(heading.id)
        parts.append(f'<li><a href="#{name}" id="{prefix}-{name}">{heading.html}</a>')
    return "".join(parts) + f"</li></{tag}>" * len(levels)
