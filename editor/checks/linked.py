"""Everything that a post links to and shows, each with its place and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path

from editor.checks import images
from editor.checks.link_places import LinkPlaces
from editor.checks.problem import Problem
from editor.checks.shown_images import ShownImage
from editor.checks.subject import Subject
from editor.post.post import Post
from editor.site.images import Kind
from editor.site.place import Place

MOST_LINKS = 1000
UNKNOWN = (Kind.LIQUID,)  # until Jekyll has run


class State(StrEnum):
    """What became of a link or an image."""

    FINE = "fine"
    PROBLEM = "problem"
    ELSEWHERE = "elsewhere"  # on the network, or for another program: nothing is asked there
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class Linked:
    """A link or an image, and where it stands."""

    target: str
    state: State
    line: int  # in the file, from 1
    column: int | None = None  # of the body's line, from 1
    field: str | None = None  # the front-matter key that holds it
    is_image: bool = False
    path: Path | None = None  # of an image that is there
    problems: tuple[Problem, ...] = ()


def linked_in(post: Post, place: Place) -> tuple[Linked, ...]:
    """The links and images of a post as they stand in its file; of very many links the first."""
    subject = Subject(post, place, datetime.now(UTC))
    found = (*images_of(subject), *islice(links_in(subject), MOST_LINKS))
    return tuple(sorted(found, key=lambda each: (each.line, each.column or 0)))


def images_of(subject: Subject) -> Iterator[Linked]:
    """The image of the front matter and those of the body."""
    problems = [problem for check in images.CHECKS for problem in check(subject)]
    for image in subject.shown_images:
        own = tuple(each for each in problems if is_about(each, image))
        wrong = tuple(each for each in own if each.check != f"image-{Kind.REMOTE}")
        yield Linked(
            image.reference,
            State.PROBLEM if wrong else state_of(image, subject.place),
            image.line,
            image.column,
            image.field,
            is_image=True,
            path=image.at.path,
            problems=own,
        )


def is_about(problem: Problem, image: ShownImage) -> bool:
    """Is a problem one of that image?"""
    is_there = (problem.field, problem.line, problem.column) == (
        *(image.field, image.line, image.column),
    )
    return is_there and image.reference in problem.message


def state_of(image: ShownImage, place: Place) -> State:
    """What became of an image with which nothing is wrong."""
    kind = image.at.kind
    if kind is Kind.REMOTE:
        return State.ELSEWHERE
    is_lost = kind in images.NEEDS_SITE and not place.site.is_site
    return State.UNCHECKED if kind in UNKNOWN or is_lost else State.FINE


def links_in(subject: Subject) -> Iterator[Linked]:
    """The links of the body, in the order of the page."""
    from editor.checks.link_problems import linking_of, problem_of, ways_to_write
    from editor.jekyll.body_links import is_inside, links_of

    place, site = subject.place, subject.place.site
    is_known = place.in_site is not None and site.is_site and not site.config_error
    linking = linking_of(subject) if is_known else None
    places, above = LinkPlaces(subject.post.text), subject.post.body_line - 1
    for link in links_of(subject.blocks):
        problem, state = None, State.UNCHECKED
        if not is_inside(link.href, site):
            state = State.ELSEWHERE
        elif linking and linking.is_worked_out(link):
            problem = problem_of(link, linking, places)
            state = State.PROBLEM if problem else State.FINE
        if problem:
            yield Linked(link.href, state, problem.line or 1, problem.column, problems=(problem,))
            continue
        at = places.find(link, [each for each in ways_to_write(link.href, site.baseurl) if each])
        if at.column or not link.href.startswith("#"):  # kramdown makes those of notes and contents
            yield Linked(link.href, state, above + at.line, at.column or None)
