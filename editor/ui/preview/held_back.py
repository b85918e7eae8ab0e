"""Blocks whose page would be so large that the window would wait while it is handed over."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

MOST = 4_000_000  # characters of HTML in one block; lists in lists make twenty of each typed one


def shown(html: str) -> str:
    """A block as the preview shows it: a sentence in the place of one that is too large."""
    if len(html) <= MOST:
        return html
    sentence = escape(_sentence(round(len(html) / 1_000_000)))
    return f'<p><code class="liquid" title="{sentence}">{sentence}</code></p>'


def _sentence(millions: int) -> str:
    return QCoreApplication.translate(
        "HeldBack",
        "This part of the text is not shown: it is {count} million characters of HTML, and the "
        "window would have to wait for it.",
    ).format(count=millions)
