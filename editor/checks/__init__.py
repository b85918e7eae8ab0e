"""What a writer should know before publishing. Stands on post, site and jekyll; knows no window."""

from __future__ import annotations

from datetime import datetime

from editor.checks.problem import Problem
from editor.post.post import Post
from editor.site.place import Place

__all__ = ["find_file_problems", "find_problems"]


def find_problems(post: Post, place: Place, now: datetime | None = None) -> tuple[Problem, ...]:
    """Everything to know about `post` standing at `place`, the gravest first."""
    return ()


def find_file_problems(data: bytes, place: Place) -> tuple[Problem, ...]:
    """What is wrong with a file that cannot be opened as a post."""
    return ()
