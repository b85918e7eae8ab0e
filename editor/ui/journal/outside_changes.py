"""What becomes of an open post when its file is changed, moved or removed elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject

from editor.checks.problem import Severity
from editor.journal.file_now import FileNow, Kind
from editor.journal.merge import Merge
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.journal.file_watch import FileWatch, Found
from editor.ui.notices import Notice, Notices
from editor.ui.open_posts import OpenPosts
from editor.ui.sheet import Sheet

KEY = "outside"  # of the one notice that a post has about its file


class DecidesOnVersions(Protocol):
    """Whoever can ask a person which of two versions shall be."""

    def decide(self, merge: Merge, name: str) -> Post | None:
        """The post as it shall be; None where nothing is decided."""
        ...

    def write_over(self, name: str) -> bool:
        """Shall the post be written over what is no post in its file `name`?"""
        ...


class OutsideChanges(QObject):
    """Follows the files of open posts: reloads, merges, or says what there is to decide.

    Nothing is written to any file.
    """

    def __init__(
        self,
        watch: FileWatch,
        posts: OpenPosts,
        notices: Notices,
        questions: DecidesOnVersions,
        commands: Mapping[str, Callable[[], object]],
        is_another_windows: Callable[[Path, bytes | None], bool],
    ) -> None:
        """`commands` are those of the window that a notice offers: save, save_as, differences.

        `is_another_windows` says whether another window of the program made that of a file.
        """
        super().__init__(watch)
        self._watch, self._posts = watch, posts
        self._is_another_windows = is_another_windows
        self._notices, self._questions, self._commands = notices, questions, commands
        # Those about whose files a notice says what is not as it should be.
        self._pending = WeakSet[Sheet]()
        watch.found.connect(self._take)

    def settle(self, sheet: Sheet) -> None:
        """The file was found changed when the post was to be saved: look, and ask at once."""
        self._watch.look_now(sheet)
        if sheet.theirs is not None:
            self._decide(sheet)

    def _take(self, found: Found) -> None:
        sheet, now = found.question.sheet, found.now
        if now.kind is Kind.FILE:
            self._take_file(sheet, found)
        elif now.kind is Kind.GONE and found.moved_to:
            self._follow(sheet, found.moved_to)
        else:
            self._lose(sheet, now)

    def _take_file(self, sheet: Sheet, found: Found) -> None:
        now, theirs = found.now, found.theirs
        if now.data == sheet.on_disk:
            self._find_again(sheet)
        elif now.data == sheet.theirs:
            return  # the writer has to decide
        elif theirs is None and not sheet.undecoded:
            self._refuse(sheet, now.data, found.why)
        elif now.data == sheet.post.to_bytes():
            self._posts.saved(sheet, now.data)
            self._find_again(sheet)
        elif found.merge is None:
            self._reload(sheet, now.data)
        else:
            self._merge(sheet, found.merge, now.data)

    def _find_again(self, sheet: Sheet) -> None:
        """The file holds what it should."""
        sheet.theirs = None
        if sheet.is_lost:
            self._posts.lose(sheet, lost=False)
        if sheet in self._pending:
            self._pending.discard(sheet)
            self._notices.hide_notice(sheet, KEY)

    def _reload(self, sheet: Sheet, data: bytes) -> None:
        """Nothing was changed here: the post is what was written there."""
        name = self._by(
            sheet, data, self.tr("change by another program"), self.tr("change in another window")
        )
        self._posts.follow(sheet, data, sheet.place, name)
        self._find_again(sheet)

    def _merge(self, sheet: Sheet, merge: Merge, data: bytes) -> None:
        if merge.is_clean:
            self._take_merged(sheet, merge.post(()), data)
            return
        sheet.theirs = data
        count = len(merge.conflicts)
        sentence = self.tr(
            "{who} changed what you have changed too, in one place. Nothing is saved until you "
            "decide."
            if count == 1
            else "{who} changed what you have changed too, in {count} places. Nothing is saved "
            "until you decide."
        )
        actions = {
            self.tr("Decide…"): lambda: self._decide(sheet),
            self.tr("Save as…"): self._commands["save_as"],
        }
        said = sentence.format(who=self._who(sheet, data), count=count)
        notice = Notice(Severity.WARNING, said, actions, False)
        self._notices.show_notice(sheet, KEY, notice)
        self._pending.add(sheet)

    def _take_merged(self, sheet: Sheet, post: Post, data: bytes) -> None:
        """`post` holds what was done here, and what the file with `data` has more."""
        name = self._by(
            sheet,
            data,
            self.tr("merge with another program’s changes"),
            self.tr("merge with another window’s changes"),
        )
        self._posts.come(sheet, post, name)
        self._posts.saved(sheet, data)
        sheet.is_unseen = True
        self._pending.discard(sheet)
        said = self.tr(
            "{who} changed the file. Its changes are among yours now; nothing is saved."
        ).format(who=self._who(sheet, data))
        self._tell(sheet, Severity.HINT, said, "differences", "save")

    def _decide(self, sheet: Sheet) -> None:
        """Ask about the places that both changed, as file and post are now."""
        sheet.theirs = None
        found = self._watch.look_at(sheet)
        if found is None:
            return
        self._take(found)
        if found.why and sheet.theirs is not None:
            self._keep_mine(sheet, sheet.theirs)
        if found.merge is None or found.merge.is_clean:
            return
        post = self._questions.decide(found.merge, found.question.path.name)
        if post is not None and found.question.is_current:
            self._take_merged(sheet, post, found.now.data)

    def _refuse(self, sheet: Sheet, data: bytes, why: str) -> None:
        """The file holds what cannot be opened."""
        if data != sheet.theirs:
            sheet.theirs = data
            said = self.tr("{who} wrote what is no post. {why} You see your own text.")
            said = said.format(who=self._who(sheet, data), why=why)
            over = {self.tr("Write mine over it…"): lambda: self._keep_mine(sheet, data)}
            self._tell(sheet, Severity.ERROR, said, "differences", "save_as", more=over)
            self._pending.add(sheet)

    def _keep_mine(self, sheet: Sheet, data: bytes) -> None:
        """Write the post over `data`, which is no post, if that is what the writer wants."""
        name = sheet.place.path.name if sheet.place.path else ""
        is_agreed = not sheet.reading and self._questions.write_over(name)
        if is_agreed and sheet.theirs == data:
            self._posts.saved(sheet, data)
            self._commands["save"]()

    def _follow(self, sheet: Sheet, path: Path) -> None:
        """The file got another name."""
        site = sheet.place.site
        who = self._who(sheet, None)
        place = Place(path, site if site.relative(path) else find_site(path))
        self._posts.move(sheet, place)
        said = self.tr("{who} renamed the file: it is “{name}” now.")
        self._tell(sheet, Severity.HINT, said.format(who=who, name=path.name))

    def _lose(self, sheet: Sheet, now: FileNow) -> None:
        """There is no file any more that could be read."""
        if sheet.is_lost:
            return
        self._posts.lose(sheet, lost=True)
        self._pending.add(sheet)
        name = sheet.place.path.name if sheet.place.path else ""
        if now.kind is Kind.GONE:
            said = self.tr("{who} removed “{name}”. Its text is still here.")
            said = said.format(who=self._who(sheet, None), name=name)
            self._tell(sheet, Severity.WARNING, said, "save", "save_as")
        elif now.kind is Kind.NO_FILE:
            said = self.tr(
                "“{name}” is no file any more. Its text is still here: save it elsewhere."
            )
            self._tell(sheet, Severity.ERROR, said.format(name=name), "save_as")
        else:
            said = self.tr("“{name}” cannot be read any more: {why}. Its text is still here.")
            said = said.format(name=name, why=now.why)
            self._tell(sheet, Severity.ERROR, said, "save_as")

    def _who(self, sheet: Sheet, data: bytes | None) -> str:
        """Who made the file hold `data`, or removed it."""
        return self._by(sheet, data, self.tr("Another program"), self.tr("Another window"))

    def _by(self, sheet: Sheet, data: bytes | None, program: str, window: str) -> str:
        path = sheet.place.path
        return window if path is not None and self._is_another_windows(path, data) else program

    def _tell(
        self,
        sheet: Sheet,
        severity: Severity,
        sentence: str,
        *commands: str,
        more: Mapping[str, Callable[[], object]] | None = None,
    ) -> None:
        labels = {
            "save": self.tr("Save"),
            "save_as": self.tr("Save as…"),
            "differences": self.tr("Show the differences"),
        }
        actions = {labels[each]: self._commands[each] for each in commands} | dict(more or {})
        self._notices.show_notice(sheet, KEY, Notice(severity, sentence, actions))
