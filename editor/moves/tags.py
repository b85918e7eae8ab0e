"""Renames, merges and removes tags and categories in all posts and drafts of a site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, cast

from editor.jekyll.document import WORD, Document, document_at, front_matter, names_in
from editor.jekyll.permalink import above, categories_of, flat, tags_of, text_of
from editor.jekyll.psych import taken_for
from editor.moves.plan import Plan, Watch
from editor.moves.post_edits import edits_plan
from editor.post.errors import FrontMatterError, PostError
from editor.post.post import Post
from editor.post.scalar import Value
from editor.site.post_files import posts_below
from editor.site.site import Site

Own = Mapping[str, Any]  # the front matter by Ruby's rules
Clear = Callable[[Post, str], Post]
EMPTY = Post.parse(b"---\n---\n")


class Kind(StrEnum):
    """What is renamed."""

    TAGS = "tags"
    CATEGORIES = "categories"

    @property
    def one(self) -> str:
        """The field of a single one."""
        return "tag" if self is Kind.TAGS else "category"

    def names_of(self, document: Document, site: Site) -> list[str]:
        """Those that Jekyll gives a post."""
        return tags_of(document) if self is Kind.TAGS else categories_of(document, site)


@dataclass(frozen=True)
class Renaming:
    """Each of `old` is to be called `new`; "": it goes."""

    kind: Kind
    old: frozenset[str]
    new: str = ""

    def meant(self, name: str) -> str:
        """What becomes of a name."""
        return self.new if name in self.old else name


@dataclass(frozen=True)
class Held:
    """One name in a field of the post: item or word `index`."""

    field: str
    index: int
    name: str


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
    names = ", ".join(f"“{each}”" for each in sorted(old))
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


def held_names(own: Own, renaming: Renaming) -> Iterator[Held]:
    """The names in those of the post's own fields that Jekyll reads.

    Raises FrontMatterError for one that is meant in a list inside a list.
    """
    for name in fields_read(own, renaming.kind):
        for index, item in enumerate(items_of(own.get(name), name == renaming.kind.one)):
            inner = (
                {*map(text_of, flat(cast("list[Any]", item)))}
                if isinstance(item, list)
                else set[str]()
            )
            if inner & {*renaming.old, renaming.new}:
                raise FrontMatterError(f"An item of “{name}” is a list itself. Make it one list.")
            if item is not None and not isinstance(item, list | dict):
                yield Held(name, index, text_of(item))


def fields_read(own: Own, kind: Kind) -> tuple[str, ...]:
    """Both fields of the categories; `tags` where there is no `tag`."""
    if kind is Kind.CATEGORIES:
        return kind.value, kind.one
    return (kind.value,) if own.get(kind.one) in (None, False) else (kind.one,)


def items_of(value: Any, is_one: bool) -> list[Any]:  # noqa: ANN401
    """The items of a list or the words of a text; `is_one`: a text is one name."""
    if isinstance(value, list) or (isinstance(value, str) and not is_one):
        return names_in(value)
    return [value] if is_one and value is not None and value is not False else []


def with_names(post: Post, held: list[Held], renaming: Renaming, cleared: Clear) -> Post:
    """The post with the first of the old names as the new one, unless that is there already.

    All the others go; `cleared` makes a text that holds no name any more.
    """
    there = [each for each in held if renaming.new and each.name == renaming.new]
    old = [each for each in held if each.name in renaming.old]
    stays = next(iter(there or old)) if renaming.new else None
    if stays in old:
        post = with_name(post, stays, renaming)
    gone = [each for each in (*there, *old) if each != stays]
    for name in dict.fromkeys(each.field for each in gone):
        places = {each.index for each in gone if each.field == name}
        post = without_names(post, name, places, cleared, is_one=name == renaming.kind.one)
    return post


def with_name(post: Post, held: Held, renaming: Renaming) -> Post:
    """The post with the new name in the place of `held`, quoted as that is."""
    name, value = held.field, post.get(held.field)
    if isinstance(value, list):
        return post.with_front_matter(post.front_matter.set_item(name, held.index, renaming.new))
    if name == renaming.kind.one:
        return post.set(name, renaming.new)
    words = words_of(value, name)
    words[held.index] = renaming.new
    if WORD.fullmatch(renaming.new):
        return post.set(name, respaced(str(value), words))
    return post.set(name, [*words])  # Jekyll takes a text apart at its blanks


def without_names(post: Post, name: str, gone: set[int], cleared: Clear, *, is_one: bool) -> Post:
    """The post without the items or words `gone` of a field."""
    value = post.get(name)
    if isinstance(value, list):
        return post.set(name, [each for at, each in enumerate(value) if at not in gone])
    words = [] if is_one else words_of(value, name)
    if len(words) == len(gone) or is_one:
        return cleared(post, name)
    left = ["" if at in gone else word for at, word in enumerate(words)]
    return post.set(name, respaced(str(value), left))


def words_of(value: Value, name: str) -> list[str]:
    """The words of a text. Raises FrontMatterError for what Ruby alone takes for a text."""
    if not isinstance(value, str):
        raise FrontMatterError(f"Put the value of “{name}” in quotes first.")
    return WORD.findall(value)


def respaced(text: str, words: list[str]) -> str:
    """The text with other words between its blanks; those before an empty one go with it."""
    blanks = WORD.split(text)
    pairs = [(gap, word) for gap, word in zip(blanks, words, strict=False) if word]
    first, *rest = pairs
    return blanks[0] + first[1] + "".join(gap + word for gap, word in rest) + blanks[-1]


def with_empty_list(post: Post, name: str) -> Post:
    """The post with the field holding nothing; where it is gone, something else may count."""
    return post.set(name, [])
