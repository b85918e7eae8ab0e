"""Sets, removes or renames one field in many posts of a site."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path, PurePosixPath

from editor.moves.plan import Plan, Watch
from editor.moves.post_edits import edits_plan
from editor.post.errors import FrontMatterError, PostError, YamlError
from editor.post.fences import Format
from editor.post.front_matter import typed_value
from editor.post.post import Post
from editor.post.scalar import Value
from editor.site.site import Site


def unwatched(_done: int, _all: int) -> None:
    """Nobody waits."""


def setting(
    name: str,
    yaml_text: str,
    files: Collection[Path],
    site: Site,
    watch: Watch = unwatched,
    *,
    only_missing: bool = False,
) -> Plan:
    """The plan that gives the posts `files` the field `name` with the value `yaml_text`.

    With `only_missing`, only those that have no such field yet. Raises PostError for what is no
    name or no value, and what `watch` raises.
    """
    name, value = checked_name(name), checked_value(yaml_text)

    def edit(post: Post) -> Post:
        if only_missing and name in post.values:
            return post
        # What is nested stands as it is typed; else each post has its own way of writing it.
        return post.set_yaml(name, yaml_text) if is_nested(value) else post.set(name, value)

    return plan_of(f"Set “{name}” in {count_of(files)}", files, edit, site, watch)


def removing(name: str, files: Collection[Path], site: Site, watch: Watch = unwatched) -> Plan:
    """The plan that takes the field `name` out of the posts `files`. Raises what `watch` raises."""
    name = checked_name(name)
    title = f"Remove “{name}” from {count_of(files)}"
    return plan_of(title, files, lambda post: post.remove(name), site, watch, only_with=name)


def renaming(
    old: str, new: str, files: Collection[Path], site: Site, watch: Watch = unwatched
) -> Plan:
    """The plan that calls the field `old` of the posts `files` `new`.

    A post that has a field `new` already is left alone. Raises PostError for what is no name, and
    what `watch` raises.
    """
    old, new = checked_name(old), checked_name(new)
    title = f"Rename “{old}” to “{new}” in {count_of(files)}"
    return plan_of(title, files, lambda post: post.rename(old, new), site, watch, only_with=old)


def plan_of(
    title: str,
    files: Collection[Path],
    change: Callable[[Post], Post],
    site: Site,
    watch: Watch,
    only_with: str = "",
) -> Plan:
    """The plan of one change in the posts that can be read."""

    def edit(post: Post, _path: PurePosixPath) -> Post:
        if post.format is Format.NONE:
            raise FrontMatterError("It has no front matter.")
        if post.yaml_error:
            raise post.yaml_error
        return change(post)

    return edits_plan(title, files, edit, site, watch, [only_with] if only_with else [])


def is_nested(value: Value) -> bool:
    """Does it hold fields of its own, or lists in a list?"""
    items = value if isinstance(value, list) else []
    return isinstance(value, dict) or any(isinstance(each, list | dict) for each in items)


def checked_name(name: str) -> str:
    """The name of a field without blanks around it. Raises PostError for what is none."""
    name = name.strip()
    if not name or len(name.splitlines()) > 1:
        raise PostError("Write the name of a field, on one line.")
    return name


def checked_value(yaml_text: str) -> Value:
    """The value that is meant. Raises PostError."""
    if not yaml_text.strip():
        raise PostError('Write a value. An empty text is "", an empty list [].')
    try:
        return typed_value(yaml_text)
    except YamlError as error:
        raise PostError(
            f"The value is not valid YAML: {error.message}. Put a text with colons or brackets "
            "in quotes."
        ) from None


def count_of(files: Collection[Path]) -> str:
    """How many there are."""
    return "one post" if len(files) == 1 else f"{len(files)} posts"
