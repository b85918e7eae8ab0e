"""Replaces words in many files of a site: the bytes of the matches change, and no others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from editor.index.found_lines import seen_of
from editor.moves.plan import FileChange, Plan, Watch, rewritten
from editor.post import line_ends
from editor.post.errors import PostError, UnreadablePost
from editor.post.fences import BOM
from editor.post.post import Post, decoded
from editor.site.inside import read_inside
from editor.site.own_files import MOST_BYTES
from editor.site.site import Site
from editor.writing.expression import SearchError
from editor.writing.replacing import replacements
from editor.writing.searching import Search

MOST_NAMED = 5  # files that a warning names
LONGEST = 30  # characters of the words in a title


@dataclass(frozen=True)
class Chosen:
    """Which matches of a file are to be replaced, and what the file held when they were found."""

    numbers: frozenset[int]
    seen: bytes


def replace_plan(
    search: Search,
    written: str,
    chosen: Mapping[Path, Chosen],
    site: Site,
    texts: Mapping[Path, bytes],
    watch: Watch = lambda _done, _all: None,
) -> Plan:
    """The plan by which the chosen matches read as `written` says.

    `texts` are what open posts will be saved as before it is carried out. A file that holds
    something else by now, or cannot be read, is left alone and named in a warning. Raises
    PostError for an expression that makes no sense, and what `watch` raises.
    """
    changes: list[FileChange] = []
    changed: list[Path] = []
    broken: list[Path] = []
    unread: list[str] = []
    for number, (file, which) in enumerate(chosen.items()):
        watch(number, len(chosen))
        try:
            before = texts.get(file) or read_inside(file, site.root, MOST_BYTES)
            if seen_of(before) != which.seen:
                changed.append(file)
                continue
            after = replaced(before, search, written, which.numbers)
        except SearchError as error:
            raise PostError(str(error)) from None
        except PostError as error:
            unread.append(f"“{file.name}” is left as it is. {error}")
            continue
        if after != before:
            changes.append(rewritten(file, before, after))
            broken += [file] if breaks_front_matter(before, after) else []
    told = [*told_changed(changed), *unread[:MOST_NAMED], *told_broken(broken)]
    return Plan(title_of(search, written), tuple(changes), tuple(told))


def replaced(data: bytes, search: Search, written: str, numbers: Collection[int]) -> bytes:
    """A file's bytes with those of its matches replaced; the others are as they were.

    Lines are searched as if they ended in LF; what comes ends them as the file does. Raises
    PostError, BadExpression or TookTooLong.
    """
    whole = decoded(data)
    text = whole.removeprefix(BOM)
    shown, usual = line_ends.shown(text), line_ends.usual(text)
    place_of = Places(text)
    pieces: list[str] = [whole[: len(whole) - len(text)]]
    place = 0
    for number, each in enumerate(replacements(search, written, shown)):
        if number in numbers:
            start, end = place_of(each.start), place_of(each.end)
            come = line_ends.kept(text[start:end], each.text, usual)
            pieces += [text[place:start], come]
            place = end
    return "".join([*pieces, text[place:]]).encode("utf-8")


class Places:
    """From a place in a text with LF line ends to the same one in the text as it is written."""

    def __init__(self, text: str) -> None:
        self._ends = [*windows_ends(text)]

    def __call__(self, place: int) -> int:
        """The place, before its line end."""
        return place + bisect_left(self._ends, place)


def windows_ends(text: str) -> Iterator[int]:
    """Where CR LF stood, once each is one character."""
    found, number = text.find("\r\n"), 0
    while found >= 0:
        yield found - number
        found, number = text.find("\r\n", found + 2), number + 1


def breaks_front_matter(before: bytes, after: bytes) -> bool:
    """Could the front matter be read before, and not any more?"""
    try:
        old, new = Post.parse(before), Post.parse(after)
    except UnreadablePost:
        return False
    if old.head == new.head and old.format is new.format:
        return False
    return not old.yaml_error and (new.yaml_error is not None or old.format is not new.format)


def title_of(search: Search, written: str) -> str:
    """What it is called in menus."""
    words, come = (
        text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in (search.words, written)
    )
    return f"Replace “{words}” by “{come}”" if written else f"Remove “{words}”"


def told_changed(files: list[Path]) -> Iterator[str]:
    """That files are other ones than those that were searched."""
    if files:
        yield f"{named(files)} changed since the search and stays as it is. Search again."


def told_broken(files: list[Path]) -> Iterator[str]:
    """That front matter would be broken."""
    if files:
        yield f"The front matter of {named(files)} cannot be read any more after this."


def named(files: list[Path]) -> str:
    """The files in a sentence."""
    names = ", ".join(f"“{file.name}”" for file in files[:MOST_NAMED])
    more = len(files) - MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names
