"""New, open, save, close: the only way between the post on screen and the disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.journal.file_now import look
from editor.post.errors import ChangedOnDisk, FileError, PostError
from editor.post.post import Post
from editor.post.post_file import read_post_file, write_post_file
from editor.post.post_name import propose_name
from editor.post.whole_file import clear_leftovers
from editor.post.written_date import WrittenDate
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.open_post import OpenPost
from editor.ui.open_posts import OpenPosts
from editor.ui.questions import Answer, Questions
from editor.ui.settings import Settings
from editor.ui.sheet import Sheet, sheet_of
from editor.ui.unwritten import unwritten_in

NEW_POST = '---\nlayout: post\ntitle: ""\ndate: {now}\ncategories: []\ntags: []\n---\n\n'


class FileActions(QObject):
    """Reads and writes the open post's file, asking where a person must decide."""

    recent_changed = Signal()
    writing = Signal()  # a post is about to be written to its file
    # A path, what it held before (or None) and holds now, and whether nobody told to save.
    wrote = Signal(object, object, object, bool)
    # A sheet that was saved, and a sentence on what its post could not take, and is not saved.
    left_unwritten = Signal(object, str)
    found_changed = Signal(object)  # a sheet that was not saved: its file is another program's

    def __init__(
        self,
        open_post: OpenPost,
        questions: Questions,
        settings: Settings,
        posts: OpenPosts | None = None,
    ) -> None:
        super().__init__()
        self._open_post = open_post
        self.posts = posts or OpenPosts(open_post)
        self._questions = questions
        self._settings = settings

    @property
    def name(self) -> str:
        """What the post is called in sentences and in the window's title."""
        return self.name_of(self._open_post.sheet)

    def name_of(self, sheet: Sheet) -> str:
        """What an open post is called."""
        path = sheet.place.path
        return path.name if path else self.tr("Untitled")

    def new(self) -> None:
        """Start a new post, in the site of the one that was open."""
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S %z")
        post = Post.parse(NEW_POST.format(now=now).encode())
        self._open_post.open(post, Place(None, self._open_post.place.site), None)

    def choose_and_open(self) -> None:
        """Ask which post, and open it."""
        path = self._questions.open_post(self._folder())
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Bring the post at `path` to the front; False where it cannot be read."""
        path = without_steps_up(path.absolute())
        sheet = self.posts.at(path)
        if sheet is None:
            return self._read(path)
        self.posts.show(sheet)
        self._remember(path)
        return True

    def choose_and_open_site(self) -> None:
        """Ask for a site's folder, and show its posts."""
        folder = self._questions.choose_site(self._folder())
        if folder is not None:
            self.open_site(folder)

    def open_site(self, folder: Path) -> bool:
        """Show the posts of the site in `folder`; False where there is none."""
        site = find_site(folder.absolute() / "post.md")
        if not site.is_site:
            self._questions.tell(
                self.tr("There is no site in “{folder}”.").format(folder=folder.name),
                self.tr("A site’s folder holds _config.yml, or a folder _posts."),
            )
            return False
        self._settings.add_recent_site(site.root)
        self.recent_changed.emit()
        self._open_post.open(Post.parse(b""), Place(None, site), None)
        return True

    def save(self) -> bool:
        """Write the post to its file; True when its file holds it."""
        path = self._open_post.place.path
        if path is None:
            return self.save_as()
        if not self._open_post.sheet.differs:
            self._tell_unwritten()
            return True
        if self._open_post.is_for_reading:
            self._questions.tell(self.tr("The post is not saved."), self._open_post.sheet.reading)
            return False
        return self._write(path)

    def save_as(self) -> bool:
        """Ask where, and write the post there."""
        path = self._questions.save_as(self._folder() / self._proposed_name())
        if path is None or self._is_open_elsewhere(path):
            return False
        # The dialog has asked whether a file that is there may be replaced.
        return self._write(path, overwrite=True)

    def _is_open_elsewhere(self, path: Path) -> bool:
        """Is it the file of another open post? Then say so: that one would lose its file."""
        other = self.posts.at(path.absolute())
        if other is None or other is self._open_post.sheet:
            return False
        self._questions.tell(
            self.tr("The post is not saved."),
            self.tr("“{name}” is open here: choose another name, or close it.").format(
                name=path.name
            ),
        )
        return True

    def revert(self) -> None:
        """Show the post as its file holds it, once the writer has agreed."""
        path = self._open_post.place.path
        if path is None:
            return
        if not self._open_post.is_unsaved or self._questions.revert(self.name):
            self._read_again(path)

    def close(self) -> bool:
        """Close the post on screen; False where the writer stayed."""
        sheet = self._open_post.sheet
        if not self.may_leave([sheet]):
            return False
        self.posts.close(sheet)
        return True

    def may_close_all(self) -> bool:
        """True when nothing would be lost by closing the window; asks once, for all posts."""
        return self.may_leave(self.posts.unsaved)

    def may_leave(self, sheets: Sequence[Sheet]) -> bool:
        """True when nothing of them would be lost: saved, or given up by the writer."""
        unsaved = [sheet for sheet in sheets if sheet.is_unsaved]
        if not unsaved:
            return True
        sentences = [unwritten_in(each, self.name_of(each)) for each in unsaved if each.unwritten]
        names = [self.name_of(sheet) for sheet in unsaved]
        answer = self._questions.save_changes(names, sentences)
        if answer is Answer.SAVE:
            return self.save_all(unsaved) and self._all_written(unsaved)
        return answer is Answer.DISCARD

    def _all_written(self, sheets: Sequence[Sheet]) -> bool:
        """Could the posts take all that was typed? One that could not comes to the front."""
        left = next((sheet for sheet in sheets if sheet.unwritten), None)
        if left is not None:
            self.posts.show(left)
        return left is None

    def _tell_unwritten(self) -> None:
        """The post on screen was saved: say so where that is not all of what was typed."""
        sheet = self._open_post.sheet
        if sheet.unwritten:
            self.left_unwritten.emit(sheet, unwritten_in(sheet, self.name))

    def save_all(self, sheets: Sequence[Sheet]) -> bool:
        """Save each; True when all of them are on disk. One that is not comes to the front."""
        shown = self._open_post.sheet
        for sheet in sheets:
            self.posts.show(sheet)
            if not self.save():
                return False
        self.posts.show(shown)
        return True

    def choose_site(self) -> None:
        """Ask for the site that the post belongs to, and remember it for the post's folder."""
        folder = self._questions.choose_site(self._folder())
        if folder is None:
            return
        path = self._open_post.place.path
        if path is not None:
            self._settings.choose_site(path.parent, folder)
        self._open_post.move_to(Place(path, find_site(path, folder)))

    def _read(self, path: Path) -> bool:
        found = self._readable(path)
        if found is None:
            return False
        self._open_post.show(found)
        self._remember(path)
        return True

    def _read_again(self, path: Path) -> bool:
        """Show the post as its file holds it now; that can be undone."""
        found, sheet = self._readable(path), self._open_post.sheet
        if found is None or found.on_disk is None:
            return False
        if found.undecoded:  # what was converted goes, as no step leads from bytes to letters
            self.posts.exchange(sheet, found)
        else:
            place = self._open_post.place
            name = self.tr("revert to the file")
            self.posts.follow(sheet, found.on_disk, place, name, unwritten=())
        return True

    def _readable(self, path: Path) -> Sheet | None:
        """The sheet of the file at `path`; None, said to the writer, where it cannot be read."""
        clear_leftovers(path.parent)
        try:
            return sheet_of(read_post_file(path), self._place(path))
        except PostError as error:
            self._questions.tell(
                self.tr("“{name}” cannot be opened.").format(name=path.name), str(error)
            )
            return None

    def write(
        self, sheet: Sheet, path: Path, *, overwrite: bool = False, by_itself: bool = False
    ) -> bytes:
        """Make the file at `path` hold the post of a sheet; gives what it holds. Raises FileError.

        What another program wrote there meanwhile stays, unless it is to be overwritten.
        """
        data, before = sheet.data, None if sheet.is_lost else sheet.on_disk
        if overwrite:
            before = look(path).data or None
        self.writing.emit()
        write_post_file(path, data, expected=before, overwrite=overwrite)
        self.wrote.emit(path, before, data, by_itself)
        return data

    def _write(self, path: Path, *, overwrite: bool = False) -> bool:
        sheet = self._open_post.sheet
        try:
            data = self.write(sheet, path, overwrite=overwrite)
        except ChangedOnDisk:
            self.found_changed.emit(sheet)
            return False
        except FileError as error:
            answer = self._questions.save_failed(str(error))
            return answer is Answer.SAVE_AS and self.save_as()
        self._open_post.written(data, self._place(path))
        self._tell_unwritten()
        self._remember(path)
        return True

    def _place(self, path: Path) -> Place:
        return Place(path, find_site(path, self._settings.site_of(path.parent)))

    def _remember(self, path: Path) -> None:
        self._settings.add_recent(path)
        if self._open_post.place.site.is_site:
            self._settings.add_recent_site(self._open_post.place.site.root)
        self.recent_changed.emit()

    def _folder(self) -> Path:
        """Where a file dialog begins."""
        place = self._open_post.place
        if place.path is not None:
            return place.path.parent
        if place.site.is_site:
            posts = place.site.root / "_posts"
            return posts if posts.is_dir() else place.site.root
        recent = self._settings.recent
        return recent[0].parent if recent and recent[0].parent.is_dir() else Path.home()

    def _proposed_name(self) -> str:
        place, post = self._open_post.place, self._open_post.post
        if place.path is not None:
            return place.path.name
        written = WrittenDate.parse(str(post.get("date") or ""))
        day = date(written.year, written.month, written.day) if written else date.today()
        return propose_name(str(post.get("title") or ""), day)


def without_steps_up(path: Path) -> Path:
    """`path` without `..`, which behind a link leads elsewhere than it seems to."""
    return Path(os.path.realpath(path.parent), path.name) if ".." in path.parts else path
