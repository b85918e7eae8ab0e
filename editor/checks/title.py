"""The title and the layout."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from editor.checks.problem import Fix, Problem, Severity
from editor.checks.subject import Subject, quoted, set_to
from editor.jekyll.psych import taken_for
from editor.post.front_matter import Field
from editor.post.scalar import Style


def title(subject: Subject) -> Iterator[Problem]:
    """A title that is missing or empty."""
    value, field = subject.value("title"), subject.field("title")
    if subject.post.yaml_error or (not subject.is_read and subject.post.body.strip()):
        return  # what is wrong with the front matter comes first
    line = field.line if field else None
    if value is None:
        name = subject.place.name
        instead = f": “{name.title}”" if name and name.title else ""
        message = f"No title: Jekyll makes one of the file name{instead}."
        yield Problem("title-missing", Severity.WARNING, message, "title", line)
    elif isinstance(value, str) and not value.strip():
        message = "The title is empty, and Jekyll publishes the post without one."
        yield Problem("title-missing", Severity.WARNING, message, "title", line)


def title_kind(subject: Subject) -> Iterator[Problem]:
    """A title that YAML takes for something else than text."""
    field = subject.field("title")
    if field is None or field.value is None:
        return
    if isinstance(field.value, list | dict):
        kind = "a list" if isinstance(field.value, list) else "a group of fields"
        message = f"The title is {kind} to YAML, not a text. Put it in quotes."
        yield Problem("title-not-text", Severity.WARNING, message, "title", field.line)
    elif field.style is Style.PLAIN and (kind := taken_for(field.text)):
        message = (
            f"Jekyll takes the title {field.text} for {kind} and may show it differently "
            "(1.10 as 1.1, 12:30 as 45000). Put it in quotes."
        )
        fix = quote_value(subject, "title")
        yield Problem("title-not-text", Severity.WARNING, message, "title", field.line, fix=fix)


def layout(subject: Subject) -> Iterator[Problem]:
    """A layout that the site does not have."""
    site, value = subject.place.site, subject.value("layout")
    if value is None or value == "none" or not subject.is_read:
        return
    if isinstance(value, str) and site.has_layout(value):
        return  # without listing all that there are
    known = site.layouts
    if known is None:
        return
    name = value if isinstance(value, str) else str(value).lower()
    if name not in known or not isinstance(value, str):
        yield missing_layout(name, known, subject.field("layout"))


def missing_layout(name: str, known: frozenset[str], field: Field | None) -> Problem:
    """What happens without the layout, and what there is instead."""
    has = f"It has: {', '.join(sorted(known))}." if known else "It has none at all."
    whose = "" if field else " from the site's configuration"
    message = (
        f"The site has no layout “{name}”{whose}. Jekyll warns and publishes the post bare, "
        f"without the page around it. {has}"
    )
    meant = meant_layout(name, known)
    fix = set_to(f"Use {meant}", field, meant) if meant and field else None
    grave = Severity.ERROR if known else Severity.WARNING  # a site without any may be half there
    line = field.line if field else None
    return Problem("layout-missing", grave, message, "layout", line, fix=fix)


def meant_layout(name: str, known: frozenset[str]) -> str | None:
    """The one layout that differs by case, blanks or an ending alone."""
    plain = name.strip().lower()
    found = [each for each in known if each.lower() in (plain, plain.rpartition(".")[0])]
    return found[0] if len(found) == 1 else None


def quote_value(subject: Subject, name: str) -> Fix | None:
    """Puts a field's unquoted value into quotes."""
    entry = subject.entry(name)
    node = entry.value if entry else None
    return Fix("Put it in quotes", quoted([node])) if isinstance(node, yaml.ScalarNode) else None


CHECKS = (title, title_kind, layout)
