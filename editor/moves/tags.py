"""Renames, merges and removes tags and categories in all posts and drafts of a site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from editor.jekyll.document import Document, document_at, front_matter
from editor.jekyll.permalink import above, categories_of
from editor.jekyll.psych import taken_for
from editor.moves.names_in_post import (
    Held,
    Kind,
    Renaming,
    held_names,
    with_empty_list,
    with_names,
)
from editor.moves.plan import Plan, Watch
from editor.moves.post_edits import edits_plan
from editor.post.errors import FrontMatterError, PostError
from editor.post.post import Post
from editor.site.post_files import posts_below
from editor.site.site import Site

MOST_NAMED = 5  # names in a title
EMPTY = Post.parse(b"---\n---\n")


@dataclass
class Seen:
    """Posts that are told of in warnings."""

    by_folder: list[PurePosixPath] = field(default_factory=list[PurePosixPath])
    by_site: list[PurePosixPath] = field(default_factory=list[PurePosixPath])
    have_new: list[PurePosixPath] = field(default_factory=list[PurePosixPath])


def renamed(
    kind: Kind,
    old: Collection[str],
    new: str,
    site: Site,
    watch: Watch = lambda _done, _all: None,
) -> Plan:
    """The plan by which the tags (or categories) `old` are called `new` in the whole site.

    Several fall together into one; with `new` "" they go. Each post keeps its way of writing
    them. Raises PostError for a name that cannot be, and what `watch` raises.
    """
    new = checked(new)
    renaming, seen = Renaming(kind, frozenset(old) - {new}, new), Seen()

    def edit(post: Post, path: PurePosixPath) -> Post:
        return edited(post, path, site, renaming, seen)

    title = title_of(kind, old, new)
    files = list(posts_below(site.root)) if renaming.old else []
    plan = edits_plan(title, files, edit, site, watch, renaming.old)
    told = [*told_together(seen, renaming, len(old)), *told_elsewhere(seen, renaming)]
    return replace(plan, warnings=(*told, *plan.warnings))


def title_of(kind: Kind, old: Collection[str], new: str) -> str:
    """What it is called in menus."""
    names = ", ".join(f"“{each}”" for each in sorted(old)[:MOST_NAMED])
    if len(old) > MOST_NAMED:
        names += f" and {len(old) - MOST_NAMED} more"
    what = kind.one if len(old) == 1 else kind.value
    if not new:
        return f"Remove the {what} {names}"
    act, way = ("Rename", "to") if len(old) == 1 else ("Merge", "into")
    return f"{act} the {what} {names} {way} “{new}”"


def checked(new: str) -> str:
    """The name without blanks around it. Raises PostError for what is none."""
    if new and not new.strip():
        raise PostError("The name is empty. Write one.")
    if len(new.strip().splitlines()) > 1:
        raise PostError("The name has a line break in it. Write it on one line.")
    return new.strip()


def told_together(seen: Seen, renaming: Renaming, count: int) -> Iterator[str]:
    """That a name which is there already, and the one that is renamed, cannot be told apart."""
    if found := seen.have_new if count == 1 else []:
        yield (
            f"{posts(found)} the {renaming.kind.one} “{renaming.new}” already: the two become one."
        )


def told_elsewhere(seen: Seen, renaming: Renaming) -> Iterator[str]:
    """What the writer should know of names that stay."""
    what = f"the {renaming.kind.one}" if len(renaming.old) == 1 else "one of them"
    for found, source, way in (
        (seen.by_folder, "its folder", "move it to another one"),
        (seen.by_site, "`defaults` in the site's configuration", "change it there"),
    ):
        if found:
            yield f"{posts(found)} {what} by {source}, as {found[0]}. That stays: {way}."


def posts(found: Collection[PurePosixPath]) -> str:
    """How many there are, at the start of a sentence."""
    return "One post has" if len(found) == 1 else f"{len(found)} posts have"


def edited(post: Post, path: PurePosixPath, site: Site, renaming: Renaming, seen: Seen) -> Post:
    """The post with the names as they are meant. Raises FrontMatterError where it cannot be."""
    if post.yaml_error:
        raise post.yaml_error
    if not may_hold(post, path, site, renaming):
        return post
    kind = renaming.kind
    own, document = front_matter(post, site), document_at(post, path, site)
    names, held = set(kind.names_of(document, site)), [*held_names(own, renaming)]
    note(seen, names, held, document, site, renaming)
    if not any(each.name in renaming.old for each in held):
        return post
    if document.is_broken:
        raise FrontMatterError("Jekyll reads none of its fields. Mend its categories first.")
    stay = names & names_anyway(path, site, kind)
    wanted = ({*map(renaming.meant, names)} | stay) - {""}
    for cleared in (Post.remove, with_empty_list):
        after = with_names(post, held, renaming, cleared)
        if {*kind.names_of(document_at(after, path, site), site)} == wanted:
            return after
    raise FrontMatterError(
        f"Without that, Jekyll would find other {kind} in it. Change “{kind}” by hand."
    )


def may_hold(post: Post, path: PurePosixPath, site: Site, renaming: Renaming) -> bool:
    """Can the post have one of the names at all? A quick look, before Ruby's rules are asked."""
    given, kind = str(site.config.get("defaults")), renaming.kind
    if "\\" in post.head or renaming.old & {*path.parts} or kind in given or kind.one in given:
        return True
    return any(stands_in(post.head, name) for name in (*renaming.old, renaming.new) if name)


def stands_in(head: str, name: str) -> bool:
    """Can a name be written somewhere in `head`, which has no backslash?"""
    if not name[0].isalpha() or "'" in name or taken_for(name):
        return True  # a number, say, is written in many ways
    return all(word in head for word in name.split())


def note(
    seen: Seen,
    names: Collection[str],
    held: Collection[Held],
    document: Document,
    site: Site,
    renaming: Renaming,
) -> None:
    """Remember the post if it has the new name, or an old one that is not in its own fields."""
    if renaming.new in names:
        seen.have_new.append(document.path)
    if renaming.kind is Kind.CATEGORIES and renaming.old & {*above(document, site)}:
        seen.by_folder.append(document.path)
    elif renaming.old & ({*names} - {each.name for each in held}):
        seen.by_site.append(document.path)


def names_anyway(path: PurePosixPath, site: Site, kind: Kind) -> set[str]:
    """The categories that a post at `path` has whatever it says; a post's tags are its own."""
    is_category = kind is Kind.CATEGORIES
    return {*categories_of(document_at(EMPTY, path, site), site)} if is_category else set()
