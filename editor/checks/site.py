"""The site around the post: is there one, can its configuration be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC

from editor.checks.problem import Problem, Severity
from editor.checks.subject import Subject
from editor.jekyll.date import zone_of

POSIX_ZONE = re.compile(r"<?[A-Za-z+-]{3,}\d")  # a rule of its own, such as UTC+3


def around(subject: Subject) -> Iterator[Problem]:
    """No site around the post: a calm word instead of the checks that need one."""
    if not subject.place.site.is_site and subject.place.path is not None:
        message = (
            "No site around this post, so its image and layout are not checked. Choose the "
            "folder of the site to have that."
        )
        yield Problem("no-site", Severity.HINT, message)


def configuration(subject: Subject) -> Iterator[Problem]:
    """A configuration that cannot be read."""
    error = subject.place.site.config_error
    if error:
        message = f"{error} Jekyll cannot build the site until that is mended."
        yield Problem("site-configuration", Severity.WARNING, message)


def timezone(subject: Subject) -> Iterator[Problem]:
    """A time zone that nobody knows."""
    name = subject.place.site.timezone
    if name and zone_of(name) is UTC and not POSIX_ZONE.match(name):
        message = (
            f"The site's timezone “{name}” is not known, so Jekyll takes UTC. Write it as in "
            "Europe/Berlin."
        )
        yield Problem("site-timezone", Severity.WARNING, message)


CHECKS = (around, configuration, timezone)
