"""Of what offers are made: a site, its posts, and the post that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from editor.index.entry import Entry, State
from editor.index.listing import moment
from editor.jekyll.contents import Contents, contents_of
from editor.post.post import Post
from editor.site.link_habits import LinkHabits, link_habits
from editor.site.place import Place

LINKED = {State.PUBLISHED, State.SCHEDULED, State.UNREAD}


@dataclass(frozen=True)
class Offered:
    """One moment; what is costly is found out when it is first needed."""

    post: Post
    place: Place
    entries: Sequence[Entry] = ()

    @cached_property
    def others(self) -> list[Entry]:
        """The other posts that can be linked to, the newest first."""
        own = self.place.in_site
        linked = (each for each in self.entries if each.state in LINKED and each.path != own)
        return sorted((e for e in linked if not e.is_draft), key=moment, reverse=True)

    @cached_property
    def link_habits(self) -> LinkHabits:
        """How the posts of the site write links to each other."""
        return link_habits(self.place.site, [each.url for each in self.others if each.url])

    @cached_property
    def contents(self) -> Contents | None:
        """What the site holds; None without one."""
        return contents_of(self.place.site) if self.place.site.is_site else None
