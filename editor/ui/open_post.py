"""The owner of the post on screen: everything shows it, and asks it to change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from editor.checks import ALONE, WITH_SITE, Check, find_problems, may_need_site, sorted_problems
from editor.checks.problem import Problem
from editor.journal.steps import Step
from editor.journal.unwritten import Unwritten
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.latest_answer import LatestAnswer
from editor.ui.sheet import Sheet
from editor.ui.turn import TurnTimer, take_turn

SETTLE_MS = 300
LONG = 50_000  # characters from which a text is checked beside the window's thread


class OpenPost(QObject):
    """The post being edited: one of the open sheets, and what is to be said about it."""

    opened = Signal()  # another post, or the same one read anew: show everything again
    changed = Signal(object)  # the post changed; the argument did it and need not look
    settled = Signal()  # a moment after the last change, and after `opened`
    unsaved_changed = Signal(bool)
    reading_changed = Signal()  # it may be changed from now on, or be read only
    problems_changed = Signal()
    stepped = Signal(object, object)  # a Step was taken back or done again; what it changed now
    steps_changed = Signal()  # another step can be undone or redone now
    place_changed = Signal()  # it got another file or another site; the post is the same

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(Post.parse(b""), Place(None, find_site(None)))
        self._unsaved = False
        self._problems: tuple[Problem, ...] = ()
        # What came of the checks that take their time, and the place that it came of.
        self._beside: tuple[Place, tuple[Check, ...], tuple[Problem, ...]] = self.place, (), ()
        self._asked: tuple[Check, ...] = ()  # the checks of which the answer is awaited
        self._checks = LatestAnswer(self)
        self._checks.answered.connect(self._take_problems)
        self._pause = TurnTimer(self, singleShot=True, interval=SETTLE_MS)
        self._pause.timeout.connect(self._settle)
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell_settled)

    @property
    def sheet(self) -> Sheet:
        """The sheet on screen; another one, another post."""
        return self._sheet

    @property
    def post(self) -> Post:
        """The post as it is now."""
        return self._sheet.post

    @property
    def unwritten(self) -> tuple[Unwritten, ...]:
        """What stands in the form, and the post could not take."""
        return self._sheet.unwritten

    @property
    def place(self) -> Place:
        """Its file and its site."""
        return self._sheet.place

    @property
    def on_disk(self) -> bytes | None:
        """What its file held when last read or written; None for a post without a file."""
        return self._sheet.on_disk

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the checks said when the post last settled, or a moment later."""
        return self._problems

    @property
    def is_unsaved(self) -> bool:
        """Would closing lose something? Undoing back to the start makes it False again."""
        return self._unsaved

    def open(self, post: Post, place: Place, on_disk: bytes | None) -> None:
        """Show `post`, which stands at `place`; `on_disk` is what its file holds, if it has one."""
        self.show(Sheet(post, place, on_disk))

    def show(self, sheet: Sheet) -> None:
        """Show an open post, as it was left."""
        self._sheet = sheet
        take_turn()
        self._cut()
        self._tell_unsaved()
        self.opened.emit()
        self.reading_changed.emit()
        self.steps_changed.emit()
        if len(self.post.text) > LONG:
            self._look_for_problems()
            self._soon.start()  # to show it takes a turn of its own
        else:
            self._settle()

    def change(
        self,
        post: Post,
        by: object,
        name: str = "",
        along: object = None,
        unwritten: tuple[Unwritten, ...] | None = None,
    ) -> None:
        """Make `post` the current one; `by` did it and is not asked to look.

        It can be undone, as `name` where what changes does not say what was done. `along` is what
        was done to files with it. `unwritten` is what stands in the form besides, as the post
        could not take it; None: what stood there.
        """
        if not self.is_for_reading and self._sheet.become(post, name, along, unwritten):
            self._tell_changed(by)
            self.steps_changed.emit()

    @property
    def is_for_reading(self) -> bool:
        """May the post be read only?"""
        return bool(self._sheet.reading)

    def undo(self) -> None:
        """Take the last step back, whichever pane it was done in."""
        if not self.is_for_reading:
            self._step(self._sheet.steps.take_back(self.post), is_back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self.is_for_reading:
            self._step(self._sheet.steps.do_again(self.post), is_back=False)

    def written(self, data: bytes, place: Place) -> None:
        """The post was saved: the file at `place` now holds `data`."""
        self._sheet.is_now(data)
        self._tell_unsaved()
        if place != self.place:
            self.move_to(place)

    def look_at_file(self) -> None:
        """The file came or went: what is unsaved may be another thing now."""
        self._tell_unsaved()

    def move_to(self, place: Place) -> None:
        """The post stands elsewhere now: another file, or another site around it."""
        self._sheet.place = place
        self.place_changed.emit()
        self._settle()

    def settle(self) -> None:
        """Look at everything now, without waiting for the pause."""
        take_turn()
        if self._pause.isActive():
            self._settle()
        elif self._soon.isActive():
            self._tell_settled()

    def _step(self, found: tuple[Step, Post] | None, *, is_back: bool) -> None:
        if found is None:
            return
        step, post = found
        self._sheet.post, self._sheet.unwritten = post, step.unwritten[0 if is_back else 1]
        self._tell_changed(by=None)
        self.steps_changed.emit()
        self.stepped.emit(step, step.change.back if is_back else step.change)

    def _tell_changed(self, by: object) -> None:
        take_turn()
        self._tell_unsaved()
        self.changed.emit(by)
        self._soon.stop()
        self._pause.start()

    def _cut(self) -> bool:
        """Have the post be what its file would be read as: was it cut otherwise?

        Whoever types fences at the top of a text means front matter.
        """
        before = self.post
        if before.reads_as_shown:
            return False
        self._sheet.post = before.cut_anew()
        self._sheet.steps.cut(before, self.post)
        return True

    def _settle(self) -> None:
        take_turn()
        if self._cut():
            self.changed.emit(None)
            self.steps_changed.emit()
        self._look_for_problems()
        self._tell_settled()

    def _tell_settled(self) -> None:
        self._soon.stop()
        self.settled.emit()

    def _look_for_problems(self) -> None:
        self._pause.stop()
        self._ask_for_problems()
        self._tell_problems()

    def _ask_for_problems(self) -> None:
        """Have the checks that take their time made beside the window's thread."""
        post, place, checks = self.post, self.place, self._checks_beside()
        self._asked = checks
        if checks:
            self._checks.ask(lambda: (place, checks, find_problems(post, place, checks=checks)))

    def _checks_beside(self) -> tuple[Check, ...]:
        """The checks that may take their time: of a long text all, unseen if they need to."""
        if len(self.post.text) > LONG:
            return (*ALONE, *WITH_SITE)
        return WITH_SITE if may_need_site(self.post, self.place) else ()

    def _take_problems(self, answer: tuple[Place, tuple[Check, ...], tuple[Problem, ...]]) -> None:
        self._beside = answer
        self._tell_problems()

    def _tell_problems(self) -> None:
        place, checks, later = self._beside
        at_once = () if self._asked[: len(ALONE)] == ALONE else ALONE
        problems = find_problems(self.post, self.place, checks=at_once)
        if place is self.place and checks == self._asked:
            problems = sorted_problems((*problems, *later))
        if problems != self._problems:
            self._problems = problems
            self.problems_changed.emit()

    def _tell_unsaved(self) -> None:
        before, self._unsaved = self._unsaved, self._sheet.is_unsaved
        if before != self._unsaved:
            self.unsaved_changed.emit(self._unsaved)
