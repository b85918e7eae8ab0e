"""The excerpt that Jekyll takes of a text when the front matter has none.

Follows https://jekyllrb.com/docs/posts/#post-excerpts
"""

from __future__ import annotations

import re

from editor.jekyll.document import Document
from editor.site.site import Site

SEPARATOR = "\n\n"
TAG = re.compile(r"\{%-?\s*(\w+).*?-?%\}", re.DOTALL)
DEFINITION = re.compile(r"^ {0,3}(\[[^\]]+\]):.+$", re.MULTILINE)
CLOSED_BY_END = "case capture comment for highlight if ifchanged raw tablerow unless".split()


def separator_of(document: Document, site: Site) -> str:
    """What ends the excerpt: the front matter's word for it, the site's, or a blank line."""
    for values in (document.values, site.config):
        if "excerpt_separator" in values and values["excerpt_separator"] is not None:
            return str(values["excerpt_separator"])
    return SEPARATOR


def excerpt_source(document: Document, site: Site) -> str:
    """The Markdown of the excerpt; "" where the site takes none.

    A block tag that it leaves open is closed; the definitions that it refers to go with it.
    """
    separator = separator_of(document, site)
    if not separator:
        return ""
    head, _, tail = document.text.partition(separator)
    if not tail:
        return head
    definitions = [each[0] for each in DEFINITION.finditer(tail) if each[1] in head]
    head = head + closing(head)
    return "\n\n".join([head, "\n".join(definitions)]) if definitions else head


def closing(text: str) -> str:
    """The tags that close what the text leaves open."""
    if "{%" not in text:
        return ""
    still_open: list[str] = []
    for found in TAG.finditer(text):
        name = found[1]
        if name in CLOSED_BY_END:
            still_open.append(name)
        elif name.startswith("end") and name[3:] in still_open:
            still_open.reverse()
            still_open.remove(name[3:])
            still_open.reverse()
    return "".join(f"\n{{% end{name} %}}" for name in reversed(still_open))
