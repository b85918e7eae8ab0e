"""The colours of highlighted code, by theme."""

from __future__ import annotations

from functools import cache
from typing import Any

THEMES = {"light": "xcode", "dark": "github-dark"}  # names of Pygments' styles


@cache
def code_colours() -> str:
    """The style sheet of both themes for what Pygments marks; the ground is the page's own."""
    from pygments.formatters import HtmlFormatter

    return "\n".join(
        rule
        for theme, style in THEMES.items()
        for rule in rules(HtmlFormatter[str](style=style), f'[data-theme="{theme}"] .highlight')
        if " .err {" not in rule and " .w {" not in rule
    )


def rules(formatter: Any, prefix: str) -> list[str]:  # noqa: ANN401 - Pygments has no types
    """The formatter's rules for what stands inside `prefix`."""
    return formatter.get_token_style_defs(prefix)
