"""Acts on several files: shown before they are done, followed by the open posts, undone as one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.moves.begun import Begun, begun_acts, carry_out_noted, forget
from editor.moves.doing import verify
from editor.moves.plan import FileChange, Plan, Watch
from editor.post.errors import Cancelled, FileError, PostError
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.commands import Actions
from editor.ui.file_actions import FileActions
from editor.ui.long_work import do_beside
from editor.ui.questions import Answer
from editor.ui.sheet import Sheet

T = TypeVar("T")


class AsksAboutPlans(Protocol):
    """Whoever can show a person what is about to be done."""

    def agree(self, plan: Plan) -> bool:
        """Shall it be done?"""
        ...

    def save_first(self, names: list[str]) -> bool:
        """Shall the changes to these posts be saved, as the act goes by their files?"""
        ...

    def begun_act(self, begun: Begun) -> Answer:
        """What shall become of an act that was broken off: FINISH, TAKE_BACK, LEAVE or CANCEL."""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class Acts(QObject):
    """Carries out plans, and remembers them to take them back."""

    done = Signal(object)  # the plan that was carried out, be it one that took another back
    changed = Signal()  # another act can be undone or redone now

    def __init__(
        self, files: FileActions, questions: AsksAboutPlans, window: QWidget, notes: Path
    ) -> None:
        """`notes`: the folder where an act is noted while it goes on."""
        super().__init__(window)
        self._notes = notes
        self._files, self._posts = files, files.posts
        self._questions, self._window = questions, window
        self._to_undo: list[Plan] = []
        self._to_redo: list[Plan] = []

    @property
    def undoable(self) -> str:
        """What Undo would take back, as Publish “Big news”; "" for nothing."""
        return self._to_undo[-1].title if self._to_undo else ""

    @property
    def redoable(self) -> str:
        """What Redo would do again; "" for nothing."""
        return self._to_redo[-1].title if self._to_redo else ""

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {"undo_act": self.undo, "redo_act": self.redo}

    def name_in(self, actions: Actions) -> None:
        """Have the menu say which act would be undone or done again."""

        def name() -> None:
            undo, redo = self.tr("Undo on &files: {step}"), self.tr("Redo on f&iles: {step}")
            actions.name_step("undo_act", self.undoable, undo)
            actions.name_step("redo_act", self.redoable, redo)

        self.changed.connect(name)
        name()

    def propose(self, plan: Plan) -> bool:
        """Show the plan, and carry it out where the writer agrees; True when it was."""
        return self.propose_from(lambda _watch: plan)

    def propose_from(self, make: Callable[[Watch], Plan], *, brief: bool = False) -> bool:
        """Work a plan out, show it, and carry it out; True when it was.

        `brief`: the writer has seen already what becomes of the one file, and is asked again only
        where more changes than that, or there is something to be warned of. Open posts that it
        changes are saved before, once the writer agrees; the plan is then worked out anew.
        """
        plan = self._worked_out(make)
        if plan and (unsaved := self._unsaved(plan)):
            plan = self._worked_out(make) if self._save_first(unsaved) else None
        if plan is None:
            return False
        if not plan:
            self._tell(plan.title, "\n\n".join((self.tr("Nothing changes."), *plan.warnings)))
            return False
        is_known = brief and len(plan.changes) == 1 and not plan.warnings
        if not is_known and not self._questions.agree(plan):
            return False
        return self._do(plan, plan) and self._remember(plan)

    def undo(self) -> bool:
        """Take the last act back; False where a file has changed since."""
        if not self._to_undo or not self._do(self._to_undo[-1].back, self._to_undo[-1]):
            return False
        self._to_redo.append(self._to_undo.pop())
        self.changed.emit()
        return True

    def redo(self) -> bool:
        """Do again what was taken back last."""
        if not self._to_redo or not self._do(self._to_redo[-1], self._to_redo[-1]):
            return False
        self._to_undo.append(self._to_redo.pop())
        self.changed.emit()
        return True

    def can_undo(self, act: object) -> bool:
        """Is it the act that Undo would take back, and is nothing in its way?"""
        return (
            bool(self._to_undo)
            and self._to_undo[-1] is act
            and self._is_free(self._to_undo[-1].back)
        )

    def can_redo(self, act: object) -> bool:
        """Is it the act that Redo would do again, and is nothing in its way?"""
        return bool(self._to_redo) and self._to_redo[-1] is act and self._is_free(self._to_redo[-1])

    def _is_free(self, plan: Plan) -> bool:
        try:
            self._refuse_unsaved(plan)
            for change in plan.changes:
                verify(change)
        except PostError:
            return False
        return True

    def offer_begun(self) -> None:
        """Ask what shall become of the acts that a program left half done when it died."""
        try:
            for begun in begun_acts(self._notes):
                self._see_to(begun)
        except (FileError, OSError) as error:
            self._tell(self.tr("Acts that were broken off cannot be looked up."), str(error))

    def looked_up(self, work: Callable[[Watch], T]) -> T:
        """What `work` finds in the site, beside the window's thread. Raises what it raises."""
        return do_beside(self._window, self.tr("Looking through the site …"), work)

    def _worked_out(self, make: Callable[[Watch], Plan]) -> Plan | None:
        try:
            return self.looked_up(make)
        except Cancelled:
            return None
        except PostError as error:
            self._tell(self.tr("This cannot be done."), str(error))
            return None

    def _do(self, plan: Plan, act: Plan) -> bool:
        """Carry out the plan, which does `act` or takes it back; the open posts follow."""
        try:
            self._refuse_unsaved(plan)
            do_beside(
                self._window,
                plan.title,
                lambda watch: carry_out_noted(plan, self._notes, watch),
            )
        except Cancelled:
            return False
        except PostError as error:
            self._tell(self.tr("“{act}” could not be done.").format(act=plan.title), str(error))
            return False
        for change in plan.changes:
            self._follow(change, act)
        self.done.emit(plan)
        return True

    def _see_to(self, begun: Begun) -> None:
        """Do what the writer wants with an act that was broken off."""
        answer = self._questions.begun_act(begun)
        if answer is Answer.FINISH:
            is_over = self._do(begun.finish, begun.plan) and self._remember(begun.plan)
        elif answer is Answer.TAKE_BACK:
            is_over = self._do(begun.take_back, begun.plan)
        else:
            is_over = answer is Answer.LEAVE
        if is_over:
            forget(begun.note)

    def _remember(self, plan: Plan) -> bool:
        self._to_undo.append(plan)
        self._to_redo.clear()
        self.changed.emit()
        return True

    def _unsaved(self, plan: Plan) -> list[Sheet]:
        paths = {change.old for change in plan.changes}
        return [sheet for sheet in self._posts.unsaved if sheet.place.path in paths]

    def _for_reading(self, plan: Plan) -> list[Sheet]:
        paths = {change.old for change in plan.changes}
        sheets = self._posts.sheets
        return [each for each in sheets if each.reading and each.place.path in paths]

    def _save_first(self, unsaved: list[Sheet]) -> bool:
        names = [self._files.name_of(sheet) for sheet in unsaved]
        return self._questions.save_first(names) and self._files.save_all(unsaved)

    def _refuse_unsaved(self, plan: Plan) -> None:
        for sheet in self._unsaved(plan):
            name = self._files.name_of(sheet)
            raise FileError(
                self.tr("“{name}” has unsaved changes. Save them first.").format(name=name),
                Path(name),
            )
        for sheet in self._for_reading(plan):
            name = self._files.name_of(sheet)
            raise FileError(f"“{name}”: {sheet.reading}", Path(name))

    def _follow(self, change: FileChange, act: Plan) -> None:
        """The sheet of a changed file shows what it holds now; that of a removed one goes."""
        sheet = self._posts.at(change.old) if change.old else None
        if sheet is None:
            return
        if change.new is None:
            self._posts.close(sheet)
        else:
            place = self._place(change.new, sheet)
            self._posts.follow(sheet, change.after, place, act.title, act)

    def _place(self, path: Path, sheet: Sheet) -> Place:
        site = sheet.place.site
        return Place(path, site if site.relative(path) else find_site(path))

    def _tell(self, heading: str, sentence: str) -> None:
        self._questions.tell(heading, sentence)
