"""Liquid as Jekyll runs it: a template's text and what it may see, to text."""

from __future__ import annotations

import re

from editor.jekyll.liquid.scope import Bounds, Kind, LiquidProblem, Rendering, Scope, Targets

__all__ = [
    "Bounds",
    "Kind",
    "LiquidProblem",
    "Rendering",
    "Scope",
    "Targets",
    "has_liquid",
    "render",
]

MARKUP = re.compile(r"\{[{%]")  # of a long text read faster than what begins so twice


def has_liquid(text: str) -> bool:
    """Is there anything in `text` for Liquid to do?"""
    return MARKUP.search(text) is not None


def render(text: str, scope: Scope) -> Rendering:
    """The template `text` worked out with what `scope` holds.

    Never raises: what cannot be worked out is a problem with its line, and the rest is there.
    """
    if not has_liquid(text):
        return Rendering(text, (), range(1, text.count("\n") + 2))
    from editor.jekyll.liquid.rendering import rendered  # a quarter of a second, when first wanted

    return rendered(text, scope)
