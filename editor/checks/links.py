"""Links within the site: do they lead to a page, and to an anchor that is there."""

from __future__ import annotations

from collections.abc import Iterator

from editor.checks.problem import Problem
from editor.checks.subject import Subject
from editor.jekyll.body_links import may_link_inside


def links(subject: Subject) -> Iterator[Problem]:
    """Every link of the text that stays in the site; `link` and `post_url` are Liquid's."""
    site = subject.place.site
    if subject.place.in_site is None or not site.is_site or site.config_error:
        return
    if may_link_inside(subject.worked_out.text, site):
        from editor.checks.link_problems import problems_of  # all that makes pages, when wanted

        yield from problems_of(subject)


CHECKS = (links,)
