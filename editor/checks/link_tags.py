"""The tags `link` and `post_url` that name a file that is not there: which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from editor.checks.link_places import LinkPlace
from editor.checks.problem import Fix
from editor.jekyll.contents import Contents, contents_of
from editor.jekyll.liquid import LiquidProblem
from editor.jekyll.targets import Targets
from editor.post.post import Post
from editor.post.post_name import read_post_name
from editor.site.site import Site

TAG = re.compile(r"\{%-?\s*(?P<tag>post_url|link)\s+(?P<named>[^\s%{}|]+)\s*-?%\}")


def place_in_tag(problem: LiquidProblem, post: Post) -> LinkPlace | None:
    """Where a problem's tag names what is not there; None for problems of another kind."""
    lines = post.text.split("\n")
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    for match in TAG.finditer(line):
        if f"“{match['named']}”" in problem.message:
            return LinkPlace(problem.line, match.start("named") + 1, match["named"])
    return None


def fix_in_tag(problem: LiquidProblem, place: LinkPlace, site: Site) -> Fix | None:
    """Names the one file that can be meant."""
    contents = contents_of(site)
    targets = Targets(contents, lambda document: str(document.path))
    if "no post" in problem.message:
        found = [each for each in posts_like(place.written, contents) if targets.url_of_post(each)]
    else:
        found = [each for each in files_like(place.written, contents) if targets.url_of_path(each)]
    return Fix(f"Use {found[0]}", place.change(found[0])) if len(found) == 1 else None


def posts_like(named: str, contents: Contents) -> Iterator[str]:
    """The posts of that slug, as `post_url` names them: another day, capitals, or an ending."""
    *_, last = named.split("/")
    stems = {last.casefold(), last.rpartition(".")[0].casefold()}
    slugs = {name.slug for stem in stems if stem and (name := read_post_name(f"{stem}.md"))}
    for path in contents.files.posts:
        name = read_post_name(path.name)
        if name and name.slug.casefold() in slugs:
            inside = path.parts[path.parts.index("_posts") + 1 : -1]
            yield "/".join((*inside, path.stem))


def files_like(named: str, contents: Contents) -> Iterator[str]:
    """The files of that name, in whatever folder and capitals."""
    files = contents.files
    wanted = PurePosixPath(named).name.casefold()
    for group in (files.posts, files.others, *files.documents.values()):
        yield from (str(path) for path in group if path.name.casefold() == wanted)
