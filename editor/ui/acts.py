"""Acts on several files: shown before they are done, followed by the open posts, undone as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.moves.begun import Begun, begun_acts, carry_out_noted, forget
from editor.moves.doing import verify
from editor.moves.plan import FileChange, Plan, Watch
from editor.post.errors import Cancelled, FileError, PostError
from editor.post.post_file import is_one_file
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
        self._posts.changed.connect(self.changed)  # what is unsaved is in an act's way

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
        if plan and (unsaved := [each for each in self._touched(plan) if each.differs]):
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

    def undo(self, act: Plan | None = None) -> bool:
        """Take the last act back, or `act`; False where that cannot be."""
        act = act or (self._to_undo[-1] if self._to_undo else None)
        return act is not None and self._do(act.back, act) and self._turn(act)

    def redo(self, act: Plan | None = None) -> bool:
        """Do again what was taken back last, or `act`; False where that cannot be."""
        act = act or (self._to_redo[-1] if self._to_redo else None)
        return act is not None and self._do(act, act) and self._turn(act)

    def is_done(self, act: Plan) -> bool:
        """Was it carried out, and not taken back?"""
        return any(each is act for each in self._to_undo)

    def hindrance(self, act: Plan, *, looks: bool) -> str:
        """What is in the way of taking `act` back, or of doing it again: a sentence, or "".

        `looks`: the files are looked at too, and not the open posts alone.
        """
        is_done = self.is_done(act)
        if not is_done and not any(each is act for each in self._to_redo):
            return self.tr("Other files were changed since.")
        plan = act.back if is_done else act
        try:
            self._refuse_unsaved(plan)
            if looks:
                self._verify(plan)
        except FileError as error:
            return str(error)
        return ""

    def _turn(self, act: Plan) -> bool:
        """It was taken back, or done again."""
        here, there = self._to_undo, self._to_redo
        if not self.is_done(act):
            here, there = there, here
        here[:] = [each for each in here if each is not act]
        there.append(act)
        self.changed.emit()
        return True

    def _verify(self, plan: Plan) -> None:
        """Raise FileError unless each file is as the plan, or an open post, expects it."""
        held = {change: sheet.on_disk or b"" for sheet, change in self._fitting(plan).items()}
        for change in plan.changes:
            try:
                verify(replace(change, before=held.get(change, change.before)))
            except FileError as error:
                said = self.tr("“{name}” was changed since.").format(name=error.path.name)
                raise FileError(said, error.path) from None

    def _fitting(self, plan: Plan) -> dict[Sheet, FileChange]:
        """The posts that hold, not saved, just what the plan goes by: they were undone to that."""
        waiting = [
            sheet
            for sheet in self._touched(plan)
            if sheet.differs and not sheet.reading and sheet.theirs is None
        ]
        return {
            sheet: change
            for sheet in waiting
            for change in plan.changes
            if sheet.data == change.before and is_about(change, sheet)
        }

    def _save_fitting(self, plan: Plan) -> None:
        """Save what fits, once nothing is in the plan's way. Raises FileError."""
        fitting = self._fitting(plan)
        if fitting:
            self._verify(plan)
        for sheet in fitting:
            assert sheet.place.path is not None  # as its file is the plan's
            self._posts.saved(sheet, self._files.write(sheet, sheet.place.path))

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
            self._save_fitting(plan)
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

    def _touched(self, plan: Plan) -> list[Sheet]:
        """The open posts whose files the plan changes."""
        return self._posts.among(change.old for change in plan.changes)

    def _save_first(self, unsaved: list[Sheet]) -> bool:
        names = [self._files.name_of(sheet) for sheet in unsaved]
        return self._questions.save_first(names) and self._files.save_all(unsaved)

    def _refuse_unsaved(self, plan: Plan) -> None:
        fitting = self._fitting(plan)
        for sheet in [each for each in self._touched(plan) if each not in fitting]:
            name = self._files.name_of(sheet)
            goes = any(each.new is None and is_about(each, sheet) for each in plan.changes)
            if sheet.differs or (goes and sheet.is_unsaved):
                said = self.tr("“{name}” has unsaved changes. Save them first.").format(name=name)
                raise FileError(said, Path(name))
            if sheet.reading:
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


def is_about(change: FileChange, sheet: Sheet) -> bool:
    """Is it the file of the open post that is changed?"""
    return change.old is not None and is_one_file(sheet.place.path, change.old)
