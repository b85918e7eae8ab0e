"""What a writer should know before publishing. Stands on post, site and jekyll; knows no window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from editor.checks import dates, front_matter, images, links, liquid, site, tags, title
from editor.checks.problem import Problem, Severity
from editor.checks.subject import Subject
from editor.jekyll.body_links import may_link_inside
from editor.jekyll.liquid import has_liquid
from editor.post.errors import HoldsNul, NotUtf8, TooLarge, UnreadablePost
from editor.post.post import Post
from editor.precedence import window_first
from editor.site.place import Place

__all__ = [
    "ALONE",
    "WITH_SITE",
    "Check",
    "file_problem",
    "find_file_problems",
    "find_problems",
    "may_need_site",
    "sorted_problems",
]

Check = Callable[[Subject], Iterator[Problem]]

ALONE: tuple[Check, ...] = (  # look at the post, and at a few files
    *front_matter.CHECKS,
    *title.CHECKS,
    *dates.CHECKS,
    *tags.CHECKS,
    *images.CHECKS,
    *site.CHECKS,
)
WITH_SITE: tuple[Check, ...] = (  # may read the whole site, and run for a while
    *liquid.CHECKS,
    *links.CHECKS,
)
FILE_CHECKS: dict[type[UnreadablePost], str] = {
    NotUtf8: "file-not-utf-8",
    HoldsNul: "file-holds-nul",
    TooLarge: "file-too-large",
}
GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def find_problems(
    post: Post,
    place: Place,
    now: datetime | None = None,
    checks: Iterable[Check] = (*ALONE, *WITH_SITE),
) -> tuple[Problem, ...]:
    """What `checks` (all of them) have to say of `post` standing at `place`, the gravest first.

    `now` (aware) decides what lies in the future; by default it is the clock's.
    """
    subject = Subject(post, place, now or datetime.now(UTC))
    return sorted_problems(problem for check in checks for problem in found_by(check, subject))


def found_by(check: Check, subject: Subject) -> Iterable[Problem]:
    """What one of the checks has to say."""
    window_first.give_way()
    return check(subject)


def may_need_site(post: Post, place: Place) -> bool:
    """May the checks of WITH_SITE have anything to say?"""
    return has_liquid(post.text) or may_link_inside(post.text, place.site)


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors first, then as they stand in the file."""
    return tuple(sorted(problems, key=order))


def find_file_problems(data: bytes) -> tuple[Problem, ...]:
    """Why `data` cannot be opened as a post, if it cannot."""
    try:
        Post.parse(data)
    except UnreadablePost as error:
        return (file_problem(error),)
    return ()


def file_problem(error: UnreadablePost) -> Problem:
    """What keeps a file from being opened, as a problem of that file."""
    name = FILE_CHECKS.get(type(error), "file-unreadable")
    return Problem(name, Severity.ERROR, str(error), line=getattr(error, "line", None))


def order(problem: Problem) -> tuple[int, int]:
    """Errors first, then as they stand in the file."""
    return GRAVITY.index(problem.severity), problem.line or 0
