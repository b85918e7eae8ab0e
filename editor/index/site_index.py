"""The posts of a site, kept up to date: from the cache, then from the files that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from editor.index.cache import Cache, fingerprint
from editor.index.entry import Entry, State, unread, unreadable
from editor.index.reading import read_entries, read_rows
from editor.jekyll.site_walk import Stamp, stamp_of
from editor.site.amounts import MOST_TEXT, megabytes, too_much
from editor.site.inside import entries_inside
from editor.site.post_files import is_post, is_searched
from editor.site.site import POST_FOLDERS, Site

TOO_MUCH = (
    f"The posts of this site are more than {megabytes(MOST_TEXT)} together. This one is among the "
    "largest, so it is not looked into; it can be opened all the same."
)


@dataclass(frozen=True)
class News:
    """What one look at the site brought, so far."""

    entries: dict[PurePosixPath, Entry]  # new ones, and those that changed
    gone: frozenset[PurePosixPath] = frozenset()
    done: int = 0  # posts read in this round of the look
    of: int = 0  # posts to be read in it


@dataclass
class SiteIndex:
    """Knows the posts of one site; to be asked from one thread at a time."""

    cache: Cache
    entries: dict[PurePosixPath, Entry] = field(default_factory=dict[PurePosixPath, Entry])
    known_as: str = ""  # the fingerprint under which the entries were read

    def look(self, site: Site) -> Iterator[News]:
        """Bring the entries up to date; gives at once what is known, then what is read."""
        stamps = post_stamps(site.root)
        wanted = fingerprint(site)
        if wanted != self.known_as:
            self.entries, self.known_as = self.cache.load(site), wanted
            news = dict(self.entries)
        else:
            news = {}
        gone = frozenset(self.entries.keys() - stamps.keys())
        left_out = too_much({path: size for path, (_, size) in stamps.items()}, MOST_TEXT)
        for path in left_out:
            entry = unreadable(path, stamps.pop(path), TOO_MUCH)
            if self.entries.get(path) != entry:
                news[path] = entry
        to_read = {
            path: stamp
            for path, stamp in stamps.items()
            if not is_known(self.entries.get(path), stamp)
        }
        for path, stamp in to_read.items():
            if path not in self.entries:
                news[path] = unread(path, stamp)
        known = {path: each for path, each in news.items() if path not in gone}
        yield self._take(known, gone, of=len(to_read))
        done = 0
        for entries in read_entries(site, to_read):
            self.cache.store_entries(entries)
            done += len(entries)
            yield self._take({each.path: each for each in entries}, done=done, of=len(to_read))
        yield from self._complete(site)

    def _complete(self, site: Site) -> Iterator[News]:
        """Problems and texts, once everything else is known."""
        incomplete = [each for each in self.entries.values() if each.errors is None]
        done = 0
        for rows in read_rows(site, incomplete):
            self.cache.store(rows)
            done += len(rows)
            read = {row.entry.path: row.entry for row in rows}
            yield self._take(read, done=done, of=len(incomplete))

    def _take(
        self,
        entries: dict[PurePosixPath, Entry],
        gone: frozenset[PurePosixPath] = frozenset(),
        *,
        done: int = 0,
        of: int = 0,
    ) -> News:
        self.entries.update(entries)
        for path in gone:
            del self.entries[path]
        if gone:
            self.cache.forget(gone)
        return News(entries, gone, done, of)


def is_known(entry: Entry | None, stamp: Stamp) -> bool:
    """Is the entry that of the file as it is now?"""
    return (
        entry is not None
        and entry.stamp == stamp
        and entry.state is not State.UNREAD
        and entry.why != TOO_MUCH
    )


def post_stamps(root: Path) -> dict[PurePosixPath, Stamp]:
    """Every post and draft of the site at `root`, with its stamp."""
    return dict(stamps_below(root, root, is_inside=False))


def stamps_below(
    folder: Path, root: Path, *, is_inside: bool
) -> Iterator[tuple[PurePosixPath, Stamp]]:
    """The posts below `folder`; `is_inside`: it lies in `_posts` or `_drafts`."""
    for each in entries_inside(folder, root):
        if each.is_dir(follow_symlinks=False):
            if is_searched(each.name):
                inside = is_inside or each.name in POST_FOLDERS
                yield from stamps_below(Path(each.path), root, is_inside=inside)
        elif is_inside and is_post(each.name) and (stamp := stamp_of(each, root)):
            yield PurePosixPath(Path(each.path).relative_to(root).as_posix()), stamp
