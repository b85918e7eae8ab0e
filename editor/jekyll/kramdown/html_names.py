"""Which HTML elements kramdown knows, and how it reads what stands in them.

The lists follow kramdown's behaviour: https://kramdown.gettalong.org/syntax.html#html-blocks
"""

from __future__ import annotations

from typing import Literal

Content = Literal["block", "span", "raw"]

SPAN_ELEMENTS = frozenset(
    """
    a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark
    option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var
    """.split()
)
BLOCK_ELEMENTS = frozenset(
    """
    address applet article aside blockquote body caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main
    map menu nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul
    """.split()
)
EMPTY_ELEMENTS = frozenset(
    """
    area base br col command embed hr img input keygen link meta param source track wbr
    """.split()
)
BLOCKS_INSIDE = frozenset(
    """
    address applet article aside blockquote body dd details div dl fieldset figure figcaption
    footer form header hgroup iframe li main map menu nav noscript object section summary td
    """.split()
)
SPANS_INSIDE = frozenset(
    """
    a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label
    legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt
    """.split()
)


RAW_INSIDE = frozenset("code kbd math option pre samp script style textarea var".split())


def content_of(name: str) -> Content:
    """How the inside of an element is read when it is to be read as Markdown."""
    if name in BLOCKS_INSIDE:
        return "block"
    return "span" if name in SPANS_INSIDE else "raw"
