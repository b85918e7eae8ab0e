"""One edit of the front matter of many posts, as a plan: what changes, and what is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from editor.jekyll.contents import is_held_back
from editor.jekyll.document import document_at
from editor.jekyll.permalink import UnknownPlaceholder, url_of
from editor.moves.plan import FileChange, Plan, Watch, rewritten
from editor.post.errors import PostError, UnreadablePost, YamlError
from editor.post.post import Post
from editor.site.inside import read_inside
from editor.site.site import Site

Edit = Callable[[Post, PurePosixPath], Post]  # raises FrontMatterError where it cannot be done
MOST_REASONS = 5  # posts of which a warning says why they stay as they are
MOST_NAMED = 40  # posts that a warning names


@dataclass(frozen=True)
class LeftAlone:
    """A post that stays as it is though the edit is about it, and why."""

    path: PurePosixPath  # in the site
    why: str


@dataclass(frozen=True)
class MovedAddress:
    """A published post that has another address after the edit."""

    old: str
    new: str


Outcome = FileChange | LeftAlone | MovedAddress


def edits_plan(
    title: str,
    files: Collection[Path],
    edit: Edit,
    site: Site,
    watch: Watch,
    names: Iterable[str] = (),
) -> Plan:
    """The plan that makes `edit` in the posts `files` of the site.

    A post that cannot be read or edited is left alone and named in a warning; with `names`, one
    that makes no sense only where one of them stands in it. Raises what `watch` raises.
    """
    about = about_names(names)
    outcomes: list[Outcome] = []
    for number, file in enumerate(files):
        watch(number, len(files))
        outcomes += outcomes_of(file, edit, site, about)
    changes = tuple(each for each in outcomes if isinstance(each, FileChange))
    left = [each for each in outcomes if isinstance(each, LeftAlone)]
    addresses = [each for each in outcomes if isinstance(each, MovedAddress)]
    return Plan(title, changes, (*told_addresses(addresses), *told_left(left)))


def outcomes_of(
    file: Path, edit: Edit, site: Site, about: Callable[[bytes], bool]
) -> Iterator[Outcome]:
    """What the edit comes to in one post; nothing where it changes nothing."""
    path = site.relative(file) or PurePosixPath(file.name)
    data = b""
    try:
        data = read_inside(file, site.root)
        post = Post.parse(data)
        after = edit(post, path)
    except (YamlError, UnreadablePost) as error:
        if about(data):
            yield LeftAlone(path, str(error))
        return
    except PostError as error:
        yield LeftAlone(path, str(error))
        return
    if after == post:
        return
    yield rewritten(file, data, after.to_bytes())
    old, new = address(post, path, site), address(after, path, site)
    if old and new and old != new:
        yield MovedAddress(old, new)


def about_names(names: Iterable[str]) -> Callable[[bytes], bool]:
    """Does one of `names` stand in a file that cannot be read as a post? Of none: yes."""
    either = "|".join(map(re.escape, names))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else "")
    return lambda data: pattern.search(data.decode("utf-8", "replace")) is not None


def address(post: Post, path: PurePosixPath, site: Site) -> str | None:
    """Where the post is published, baseurl included; None for what is not."""
    document = document_at(post, path, site)
    if document.is_draft or is_held_back(document):
        return None
    try:
        return site.baseurl + url_of(document, site, datetime.now(UTC))
    except (UnknownPlaceholder, PostError):
        return None


def told_addresses(moved: list[MovedAddress]) -> Iterator[str]:
    """What the writer should know of addresses that change."""
    if moved:
        count = (
            "The address of one post changes"
            if len(moved) == 1
            else (f"The addresses of {len(moved)} posts change")
        )
        first = moved[0]
        yield (
            f"{count}, as {first.old} to {first.new}. Links from elsewhere to the old "
            f"{'one' if len(moved) == 1 else 'ones'} will lead nowhere."
        )


def told_left(left: list[LeftAlone]) -> Iterator[str]:
    """What the writer should know of posts that stay as they are."""
    for each in left[:MOST_REASONS]:
        yield f"“{each.path}” is left as it is. {each.why}"
    if rest := [str(each.path) for each in left[MOST_REASONS:]]:
        more = f" and {len(rest) - MOST_NAMED} more" if len(rest) > MOST_NAMED else ""
        yield f"So are {', '.join(rest[:MOST_NAMED])}{more}."
