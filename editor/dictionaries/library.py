"""The library that reads dictionaries, where this computer has it; nothing else imports it."""

from __future__ import annotations

from typing import Protocol, cast


class Dictionary(Protocol):
    """The words of one language."""

    def check(self, word: str) -> bool:
        """Is it a word?"""
        ...

    def suggest(self, word: str) -> list[str]:
        """Words like it, the likeliest first."""
        ...


class Library(Protocol):
    """What finds and reads dictionaries."""

    def list_languages(self) -> list[str]:
        """The names of those that are there: “de_AT”."""
        ...

    def request_dict(self, tag: str) -> Dictionary:
        """One of them."""
        ...


def library() -> Library | None:
    """What reads dictionaries; None where libenchant is missing."""
    try:
        import enchant  # pyright: ignore[reportMissingTypeStubs]
    except ImportError:  # Python’s part is there, and does not find the library
        return None
    return cast("Library", enchant.Broker())


def read_dictionary(source: Library, name: str) -> Dictionary | None:
    """The dictionary of that name; None where it cannot be read."""
    from enchant.errors import Error  # pyright: ignore[reportMissingTypeStubs]

    try:
        return source.request_dict(name)
    except Error:
        return None
