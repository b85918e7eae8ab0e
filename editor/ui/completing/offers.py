"""What can be chosen, made beside the window's thread and kept for a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from editor.index.entry import Entry
from editor.index.offering import emoji, images, links, liquid, variables
from editor.index.offering.offered import Offered
from editor.jekyll.renderer import Renderer
from editor.site.place import Place
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.writing.completing.asked import Kind
from editor.writing.completing.candidate import Candidate
from editor.writing.completing.notes import notes

FRESH = 3.0  # seconds in which what a site has is not looked up again
OF_THE_TEXT = {Kind.NOTE, Kind.HEADING, Kind.VARIABLE}  # these change while one writes
OF_SITE: dict[Kind, Callable[[Offered], list[Candidate]]] = {
    Kind.POST: links.post_links,
    Kind.ADDRESS: links.addresses,
    Kind.POST_NAME: links.post_names,
    Kind.FILE: links.linked_files,
    Kind.IMAGE: images.images,
    Kind.IMAGE_ADDRESS: images.image_addresses,
    Kind.EMOJI: emoji.emoji,
    Kind.TAG: liquid.tags,
    Kind.FILTER: liquid.filters,
    Kind.INCLUDE: liquid.includes,
    Kind.FILE_BESIDE: liquid.files_beside,
    Kind.LANGUAGE: liquid.languages,
    Kind.VARIABLE: variables.variables,
}


class Answer(NamedTuple):
    """The candidates of a kind for the post at a place, and when they were made."""

    kind: Kind
    place: Place
    candidates: Sequence[Candidate]
    made_at: float


class Offers(QObject):
    """Gives the candidates of a kind, those of a moment ago at once."""

    came = Signal()  # candidates, or others than before
    changed = Signal()  # what is known may be out of date

    def __init__(
        self, open_post: OpenPost, entries: Callable[[], Iterable[Entry]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._open_post, self._entries = open_post, entries
        self._known: dict[Kind, Answer] = {}
        self._renderer: tuple[Place, Renderer] | None = None
        self._answers = LatestAnswer(self)
        self._answers.answered.connect(self._keep)

    def known(self, kind: Kind) -> Sequence[Candidate]:
        """Those that are known; none before they came."""
        answer = self._known.get(kind)
        is_known = answer is not None and answer.place == self._open_post.place
        return answer.candidates if answer and is_known else ()

    def ask(self, kind: Kind, text: str) -> None:
        """Have the candidates made; `text` is the post's without what is being typed."""
        answer = self._known.get(kind)
        is_here = answer is not None and answer.place == self._open_post.place
        is_fresh = answer is not None and is_here and monotonic() - answer.made_at < FRESH
        if not is_fresh or kind in OF_THE_TEXT:
            place, entries = self._open_post.place, tuple(self._entries())
            offered = Offered(self._open_post.post, place, entries)
            self._answers.ask(partial(self._make, kind, offered, text))

    def forget(self) -> None:
        """More is known of the site: what was made of it is made anew when it is asked for."""
        self._known = {kind: each._replace(made_at=-FRESH) for kind, each in self._known.items()}
        self.changed.emit()

    def _make(self, kind: Kind, offered: Offered, text: str) -> Answer:
        """In the worker."""
        if kind is Kind.NOTE:
            found = notes(text, self.tr("New footnote"), self.tr("not written yet"))
        elif kind is Kind.HEADING:
            found = links.headings(offered, self._renderer_of(offered.place))
        else:
            found = OF_SITE[kind](offered)
        return Answer(kind, offered.place, found, monotonic())

    def _renderer_of(self, place: Place) -> Renderer:
        """One that remembers the blocks of the text before."""
        if self._renderer is None or self._renderer[0] != place:
            self._renderer = place, Renderer(place)
        return self._renderer[1]

    def _keep(self, answer: Answer) -> None:
        before = self._known.get(answer.kind)
        self._known[answer.kind] = answer
        if before is None or before[1:3] != answer[1:3]:
            self.came.emit()
