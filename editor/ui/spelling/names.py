"""Names that a site and a post use: no dictionary has them, and they are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from editor.index.suggestions import Suggestions, names_of
from editor.post.post import Post
from editor.site.site import Site

MOST_CHARACTERS = 100_000  # of names; the window waits while their words are sought
OF_SITE = ("title", "author", "authors")
OF_POST = ("author", "authors", "tag", "tags", "category", "categories")


def names_of_site(site: Site, suggestions: Suggestions) -> Iterator[str]:
    """Its title, and the authors, tags and categories of its posts; of very many, some."""
    return first_names(all_of_site(site, suggestions))


def names_of_post(post: Post) -> Iterator[str]:
    """Its authors, tags and categories; of very many, some."""
    return first_names(name for field in OF_POST for name in names_of(post.get(field)))


def first_names(names: Iterable[str]) -> Iterator[str]:
    """As many as are soon read."""
    rest = MOST_CHARACTERS
    for name in names:
        yield name[:rest]
        rest -= len(name) + 1
        if rest <= 0:
            return


def all_of_site(site: Site, suggestions: Suggestions) -> Iterator[str]:
    """Every name of a site."""
    for name in OF_SITE:
        yield from names_of(site.config.get(name))
    for names in (suggestions.authors, suggestions.tags, suggestions.categories):
        yield from names
