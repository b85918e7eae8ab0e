"""Checks of the Liquid in the text."""

from __future__ import annotations

from collections.abc import Iterator

from editor.checks.problem import Problem, Severity
from editor.checks.subject import Subject
from editor.jekyll.liquid import Kind

OF: dict[Kind, tuple[str, Severity, str]] = {
    Kind.FAILS: (
        "liquid-error",
        Severity.ERROR,
        "Jekyll stops the build of the whole site.",
    ),
    Kind.UNKNOWN: (
        "liquid-unknown",
        Severity.HINT,
        "Without one, Jekyll stops the build of the whole site.",
    ),
    Kind.TOO_MUCH: (
        "liquid-too-much",
        Severity.WARNING,
        "The preview ends there; Jekyll would go on.",
    ),
}


def liquid(subject: Subject) -> Iterator[Problem]:
    """What Liquid cannot work out, and tags that Jekyll alone does not have."""
    post = subject.post
    for found in subject.worked_out.problems:
        name, severity, consequence = OF[found.kind]
        line = post.body_line - 1 + found.line
        yield Problem(name, severity, f"{found.message} {consequence}", line=line)


CHECKS = (liquid,)
