"""The posts that are open: the one on screen and those behind it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.journal.unwritten import Unwritten
from editor.post.post import Post
from editor.post.post_file import is_one_file, real_name
from editor.site.place import Place
from editor.ui.open_post import OpenPost
from editor.ui.sheet import Sheet, sheet_of


class OpenPosts(QObject):
    """Keeps every open sheet, in the order in which they were opened."""

    changed = Signal()  # one more, one less, another one on screen, or saved and unsaved

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__(open_post)
        self._open_post = open_post
        self._sheets = [open_post.sheet]
        open_post.opened.connect(self._take)
        open_post.unsaved_changed.connect(self.changed)
        open_post.place_changed.connect(self.changed)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every open sheet."""
        return tuple(self._sheets)

    @property
    def shown(self) -> Sheet:
        """The sheet on screen."""
        return self._open_post.sheet

    @property
    def unsaved(self) -> tuple[Sheet, ...]:
        """Those that closing would lose something of."""
        return tuple(each for each in self._sheets if each.is_unsaved)

    @property
    def differing(self) -> tuple[Sheet, ...]:
        """Those of which saving would write something."""
        return tuple(each for each in self._sheets if each.differs)

    def at(self, path: Path) -> Sheet | None:
        """The open post of the file `path`, by whichever of its names it was opened."""
        return next((each for each in self._sheets if is_one_file(each.place.path, path)), None)

    def among(self, paths: Iterable[Path | None]) -> list[Sheet]:
        """The open posts whose files are among `paths`."""
        names = {real_name(each) for each in paths if each is not None}
        return [each for each in self._sheets if real_name_of(each) in names]

    def put_behind(self, above: Iterable[Sheet], below: Iterable[Sheet]) -> None:
        """Have these open too, before and behind those that are, but for files that are open."""
        new = [[each for each in some if not self._has(each)] for some in (above, below)]
        self._sheets = [*new[0], *self._sheets, *new[1]]
        self.changed.emit()

    def _has(self, sheet: Sheet) -> bool:
        return sheet.place.path is not None and self.at(sheet.place.path) is not None

    def show(self, sheet: Sheet) -> None:
        """Bring an open post to the front."""
        if sheet is not self.shown:
            self._open_post.show(sheet)

    def show_next(self, step: int) -> None:
        """Bring the next open post (1), or the one before (-1), to the front."""
        at = self._sheets.index(self.shown) + step
        self.show(self._sheets[at % len(self._sheets)])

    def close(self, sheet: Sheet) -> None:
        """Forget a sheet; its neighbour, or an empty one, comes to the front in its place."""
        at = self._sheets.index(sheet)
        self._sheets.remove(sheet)
        if sheet is self.shown:
            left = self._sheets[min(at, len(self._sheets) - 1)] if self._sheets else None
            empty = Sheet(Post.parse(b""), Place(None, sheet.place.site))
            self._open_post.show(left or empty)
        self.changed.emit()

    def follow(
        self,
        sheet: Sheet,
        data: bytes,
        place: Place,
        name: str,
        along: object = None,
        unwritten: tuple[Unwritten, ...] | None = None,
    ) -> None:
        """The sheet's file is at `place` and holds `data`, by what is called `name`."""
        if sheet.undecoded:
            self.exchange(sheet, sheet_of(data, place))
            return
        self.come(sheet, Post.parse(data), name, along, unwritten)
        self.saved(sheet, data, place)

    def come(
        self,
        sheet: Sheet,
        post: Post,
        name: str,
        along: object = None,
        unwritten: tuple[Unwritten, ...] | None = None,
    ) -> None:
        """Make `post` what a sheet holds, though it may only be read: nobody changed it here.

        It can be undone, as `name`. `along` is what was done to files with it; `unwritten` what
        stands in the form besides, None: what stood there.
        """
        reading = sheet.reading
        self.read_only(sheet, "")
        if sheet is self.shown:
            self._open_post.change(post, None, name, along, unwritten)
        else:
            sheet.become(post, name, along, unwritten)
        self.read_only(sheet, reading)
        self.changed.emit()

    def exchange(self, sheet: Sheet, other: Sheet) -> None:
        """Put another sheet in the place of one, with nothing to be undone."""
        self._sheets[self._sheets.index(sheet)] = other
        if sheet is self.shown:
            self._open_post.show(other)
        self.changed.emit()

    def move(self, sheet: Sheet, place: Place) -> None:
        """The sheet's file is at `place` now."""
        if sheet is self.shown:
            self._open_post.move_to(place)
        else:
            sheet.place = place
        self.changed.emit()

    def read_only(self, sheet: Sheet, why: str) -> None:
        """The sheet may only be read, for the reason `why`; "": it may be changed again."""
        before, sheet.reading = sheet.reading, why or sheet.undecoded
        if before != sheet.reading and sheet is self.shown:
            self._open_post.reading_changed.emit()

    def lose(self, sheet: Sheet, *, lost: bool) -> None:
        """The sheet's file is there no longer, or is there again."""
        sheet.is_lost = lost
        if sheet is self.shown:
            self._open_post.look_at_file()
        self.changed.emit()

    def saved(self, sheet: Sheet, data: bytes, place: Place | None = None) -> None:
        """The sheet's file holds `data` now, and is at `place` where it has moved."""
        place = place or sheet.place
        if sheet is self.shown:
            self._open_post.written(data, place)
        else:
            sheet.place = place
            sheet.is_now(data)
        self.changed.emit()

    def _take(self) -> None:
        """Another sheet is on screen: one of the same file gives way, and so do blank ones."""
        shown = self.shown
        path = shown.place.path
        same = None if path is None else self.at(path)
        if shown not in self._sheets and same is not None and not same.is_unsaved:
            self._sheets[self._sheets.index(same)] = shown
        elif shown not in self._sheets:
            self._sheets.append(shown)
        self._sheets = [each for each in self._sheets if each is shown or not each.is_blank]
        self.changed.emit()


def real_name_of(sheet: Sheet) -> str | None:
    """What the file of a sheet is called behind links; None for a post without a file."""
    return real_name(sheet.place.path) if sheet.place.path is not None else None
