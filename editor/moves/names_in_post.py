"""The tags or categories of one post under other names, each written as the post writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from editor.jekyll.document import WORD, Document, names_in
from editor.jekyll.permalink import categories_of, flat, tags_of, text_of
from editor.post.errors import FrontMatterError
from editor.post.post import Post
from editor.post.scalar import Value
from editor.site.site import Site

Own = Mapping[str, Any]  # the front matter by Ruby's rules
Clear = Callable[[Post, str], Post]


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
