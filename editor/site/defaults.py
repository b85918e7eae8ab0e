"""The front matter that `defaults` in the configuration gives to files by path and type.

Follows Jekyll's FrontmatterDefaults: https://jekyllrb.com/docs/configuration/front-matter-defaults/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Protocol, cast

from editor.post.scalar import Value

OLD_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}
Scope = Mapping[str, Value]


class Configured(Protocol):
    """What the defaults need to know of a site."""

    @property
    def config(self) -> Mapping[str, Value]:
        """Its configuration."""
        ...

    @property
    def collections_dir(self) -> str:
        """The folder that holds its collections, or ""."""
        ...


def defaults_for(site: Configured, path: str, kind: str) -> dict[str, Value]:
    """All default values for `path` (in the site) of the type `kind`, deep paths winning."""
    values: dict[str, Value] = {}
    last: Scope | None = None
    for scope, given in default_sets(site.config.get("defaults")):
        if not applies(site, scope, path, kind):
            continue
        if last is None or outranks(scope, last):
            values, last = merged(values, given), scope
        else:
            values = merged(given, values)
    return values


def default_sets(sets: Value) -> Iterator[tuple[Scope, dict[str, Value]]]:
    """The valid sets of `defaults` as (scope, values)."""
    for each in sets if isinstance(sets, list) else []:
        if isinstance(each, dict) and isinstance(each.get("values"), dict):
            scope = each.get("scope")
            values = cast("dict[str, Value]", each["values"])
            yield cast("Scope", scope) if isinstance(scope, dict) else {}, values


def applies(site: Configured, scope: Scope, path: str, kind: str) -> bool:
    """Does the scope hold for this file?"""
    wanted = scope.get("type")
    if wanted is not None and OLD_TYPES.get(str(wanted), str(wanted)) != kind:
        return False
    prefix = scope.get("path")
    if not isinstance(prefix, str) or not prefix:
        return True
    below = path.removeprefix("/")
    if "*" in prefix:
        return names_a_part(prefix, PurePosixPath(site.collections_dir, below).parts)
    return below.startswith(without_collections_dir(site, prefix))


def names_a_part(pattern: str, parts: tuple[str, ...]) -> bool:
    """Does a scope's pattern name the file at that path in the site, or a folder above it?

    `**` stands for any number of folders.
    """
    ends = {0}  # how many parts the pattern so far may have named
    for each in pattern.removeprefix("/").split("/"):
        if each == "**":
            ends = set(range(min(ends, default=len(parts) + 1), len(parts) + 1))
        else:
            ends = {end + 1 for end in ends if end < len(parts) and fits(parts[end], each)}
    return bool(ends)


def fits(name: str, pattern: str) -> bool:
    """Does a name fit a pattern? A hidden one fits only where the pattern begins with its dot."""
    return fnmatchcase(name, pattern) and (name[:1] != "." or pattern[:1] == ".")


def without_collections_dir(site: Configured, path: str) -> str:
    """`path` as Jekyll sees it when the collections have a folder of their own."""
    return path.removeprefix(f"{site.collections_dir}/") if site.collections_dir else path


def outranks(new: Scope, old: Scope) -> bool:
    """Does `new` win over `old`? The longer path does; of equals the one with a type."""
    longer = len(scope_path(new)) - len(scope_path(old))
    return longer > 0 if longer else "type" in new or "type" not in old


def scope_path(scope: Scope) -> str:
    """The path of a scope without the slash before it."""
    path = scope.get("path")
    return path.removeprefix("/") if isinstance(path, str) else ""


def merged(below: Mapping[str, Value], above: Mapping[str, Value]) -> dict[str, Value]:
    """Both, `above` winning unless it says nothing; mappings are merged too."""
    values = dict(below)
    for name, value in above.items():
        old = values.get(name)
        if value is None:
            value = old
        elif isinstance(old, dict) and isinstance(value, dict):
            value = merged(old, value)
        values[name] = value
    return values
