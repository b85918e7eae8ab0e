"""The excerpt that Jekyll takes of a text when the front matter has none.

Follows https://jekyllrb.com/docs/posts/#post-excerpts
"""

from __future__ import annotations

import re

from editor.jekyll.document import Document
from editor.site.site import Site

SEPARATOR = "\n\n"
TAG = re.compile(r"\{%-?\s*(\w+).*?-?%\}", re.DOTALL)
DEFINITION = re.compile(r"^ {0,3}(\[[^\]]{1,1000}\]):.+$", re.MULTILINE)
LABEL = re.compile(r"\[[^\[\]]+\]")
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
    labels = set(LABEL.findall(head))
    definitions = [each[0] for each in DEFINITION.finditer(tail) if inner(each[1]) in labels]
    head = head + closing(head)
    return "\n\n".join([head, "\n".join(definitions)]) if definitions else head


def inner(label: str) -> str:
    """A label from its last bracket on."""
    return label[label.rindex("[") :]


def closing(text: str) -> str:
    """The tags that close what the text leaves open."""
    if "{%" not in text:
        return ""
    still_open: dict[int, str] = {}  # the tags that open, by their places
    places: dict[str, list[int]] = {}
    for found in TAG.finditer(text, 0, text.rfind("%}") + 2):  # behind it nothing closes a tag
        name = found[1]
        if name in CLOSED_BY_END:
            still_open[found.start()] = name
            places.setdefault(name, []).append(found.start())
        elif name.startswith("end") and places.get(name[3:]):
            del still_open[places[name[3:]].pop()]
    return "".join(f"\n{{% end{name} %}}" for name in reversed(still_open.values()))
