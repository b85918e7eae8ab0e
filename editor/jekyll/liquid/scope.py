"""What a template may see and use, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from editor.site.site import Site


class Targets(Protocol):
    """Where the tags `link` and `post_url` lead: addresses without the site's baseurl."""

    def url_of_path(self, path: str) -> str | None:
        """The address of the file `path`, as seen from the site's root; None: no such file.

        A slash at its beginning, as written, finds static files alone, as in Jekyll.
        """
        ...

    def url_of_post(self, name: str) -> str | None:
        """The address of the post `name` (`2026-03-14-slug`, folders before it); None: no such."""
        ...


@dataclass(frozen=True)
class Bounds:
    """How much a template may do before it is stopped."""

    seconds: float = 5.0
    loops: int = 1_000_000  # turns of all loops together
    output: int = 5_000_000  # characters
    items: int = 200_000  # of one list
    marks: int = 1_000  # boxes in a page, and problems that are looked at
    stops: int = 20  # tags that did too much, before no other is worked out
    weight: int = 100_000_000  # characters and items that all filters make together
    depth: int = 100  # includes inside includes


class Kind(StrEnum):
    """What a problem of a template means for the build."""

    FAILS = "fails"  # Jekyll stops
    UNKNOWN = "unknown"  # a tag or filter that Jekyll alone has not, and a plugin may have
    TOO_MUCH = "too much"  # Jekyll goes on, where we end


@dataclass(frozen=True)
class LiquidProblem:
    """What is wrong in a template, and in which line of it (the first is 1)."""

    message: str
    line: int
    kind: Kind = Kind.FAILS


@dataclass(frozen=True)
class Rendering:
    """What a template gave: its text, its problems, and the source line of each line of it."""

    text: str
    problems: tuple[LiquidProblem, ...] = ()
    lines: Sequence[int] = ()


@dataclass(frozen=True)
class Scope:
    """All that a template can reach; nothing beyond it is read."""

    variables: Mapping[str, Any] = field(default_factory=dict[str, Any])
    site: Site = field(default_factory=lambda: Site(Path()))
    includes: Sequence[Path] = ()  # where `include` looks, the site's folder before the theme's
    path: Path | None = None  # the file rendered: `include_relative` looks beside it
    markdown: Callable[[str], str] = str  # what `markdownify` does
    lookup: Targets | None = None
    tags: Mapping[str, Callable[[Any, str], str]] = field(
        default_factory=dict[str, Callable[[Any, str], str]]
    )  # tags of plugins (`seo`): given the Context and what stands in the tag, they give their text
    bounds: Bounds = Bounds()
    now: datetime | None = None  # the time of the build; None: the clock's
    kept: MutableMapping[Any, Any] = field(
        default_factory=dict[Any, Any]
    )  # what pages share: files read once, `include_cached`; one for all pages of a run
