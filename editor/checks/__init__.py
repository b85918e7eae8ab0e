"""What a writer should know before publishing. Stands on post, site and jekyll; knows no window."""

from __future__ import annotations

from datetime import UTC, datetime

from editor.checks import dates, front_matter, site, tags, title
from editor.checks.problem import Problem, Severity
from editor.checks.subject import Subject
from editor.post.errors import HoldsNul, NotUtf8, UnreadablePost
from editor.post.post import Post
from editor.site.place import Place

__all__ = ["find_file_problems", "find_problems"]

CHECKS = (
    *front_matter.CHECKS,
    *title.CHECKS,
    *dates.CHECKS,
    *tags.CHECKS,
    *site.CHECKS,
)
GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def find_problems(post: Post, place: Place, now: datetime | None = None) -> tuple[Problem, ...]:
    """Everything to know about `post` standing at `place`, the gravest first.

    `now` (aware) decides what lies in the future; by default it is the clock's.
    """
    subject = Subject(post, place, now or datetime.now(UTC))
    found = [problem for check in CHECKS for problem in check(subject)]
    return tuple(sorted(found, key=order))


def find_file_problems(data: bytes) -> tuple[Problem, ...]:
    """Why a file cannot be opened as a post, if it cannot."""
    try:
        Post.parse(data)
    except NotUtf8 as error:
        return (Problem("not-utf-8", Severity.ERROR, str(error), line=error.line),)
    except HoldsNul as error:
        return (Problem("holds-nul", Severity.ERROR, str(error), line=error.line),)
    except UnreadablePost as error:
        return (Problem("unreadable", Severity.ERROR, str(error)),)
    return ()


def order(problem: Problem) -> tuple[int, int]:
    """Errors first, then as they stand in the file."""
    return GRAVITY.index(problem.severity), problem.line or 0
