"""Checks of the Liquid in the text."""

from __future__ import annotations

from collections.abc import Iterator

from editor.checks.problem import Problem, Severity
from editor.checks.subject import Subject
from editor.jekyll.liquid import has_liquid

STOPS = "Jekyll stops the build of the whole site."
MAY_BE_KNOWN = "Without one, Jekyll stops the build of the whole site."


def liquid(subject: Subject) -> Iterator[Problem]:
    """What Liquid cannot work out, and tags that Jekyll alone does not have."""
    post = subject.post
    if not has_liquid(post.text) or subject.value("render_with_liquid") is False:
        return
    from editor.jekyll.page import liquid_problems

    for found in liquid_problems(post, subject.place):
        line = post.body_line - 1 + found.line
        if found.is_unknown:
            message = f"{found.message} {MAY_BE_KNOWN}"
            yield Problem("liquid-unknown", Severity.HINT, message, line=line)
        else:
            message = f"{found.message} {STOPS}"
            yield Problem("liquid-error", Severity.ERROR, message, line=line)


CHECKS = (liquid,)
