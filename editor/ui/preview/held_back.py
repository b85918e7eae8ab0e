"""Blocks whose page would be so large that the window would wait while it is handed over."""

from __future__ import annotations

from html import escape

MOST = 4_000_000  # characters of HTML in one block; lists in lists make twenty of each typed one
SENTENCE = (
    "This part of the text is not shown: it is {count} million characters of HTML, and the window "
    "would have to wait for it."
)


def shown(html: str) -> str:
    """A block as the preview shows it: a sentence in the place of one that is too large."""
    if len(html) <= MOST:
        return html
    sentence = escape(SENTENCE.format(count=round(len(html) / 1_000_000)))
    return f'<p><code class="liquid" title="{sentence}">{sentence}</code></p>'
