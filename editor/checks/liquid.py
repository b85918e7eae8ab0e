"""Checks of the Liquid in the text."""

from __future__ import annotations

from collections.abc import Iterator

from editor.checks.problem import Problem, Severity
from editor.checks.subject import Subject
from editor.jekyll.liquid import Kind, LiquidProblem

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
    for found in subject.worked_out.problems:
        yield placed(found, subject)


def placed(found: LiquidProblem, subject: Subject) -> Problem:
    """The problem with its place in the file; of a tag that links, the mend where it is known."""
    name, severity, consequence = OF[found.kind]
    message, line = f"{found.message} {consequence}", subject.post.body_line - 1 + found.line
    if found.kind is not Kind.FAILS or "to link to" not in found.message:
        return Problem(name, severity, message, line=line)
    from editor.checks.link_tags import fix_in_tag, place_in_tag

    place = place_in_tag(found, subject.post)
    fix = fix_in_tag(found, place, subject.place.site) if place else None
    return Problem(
        name, severity, message, line=line, column=place.column if place else None, fix=fix
    )


CHECKS = (liquid,)
